package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// asked are the commands whose JSON is told; R stands for a roster, D for the
// folder of the lists that it is made of.
var asked = [][]string{
	{"count", "R"}, {"show", "R", "pd:1"}, {"conflicts", "R"}, {"explain", "R", "pd:1", "j11j:1"}, {"compare", "Yusnavis Peres", "Yusnabi Pérez Soto"},
	{"inspect", "D/pd.csv"}, {"model", "R"}, {"evaluate", "R", "--truth", "D/truth.csv"}, {"diff", "R", "R"}, {"report", "R", "custody"}, {"sources"}, {"version"},
}

// contract is the page of what programs get with --json: of each command the keys
// and the kinds of their values, as it answers on invented lists.
func (s *site) contract() (page, error) {
	dir, err := os.MkdirTemp("", "cotejo-json-")
	if err != nil {
		return page{}, err
	}
	defer os.RemoveAll(dir)
	lists, roster := filepath.Join(dir, "lists"), filepath.Join(dir, "roster.db")
	for _, args := range [][]string{{"synth", "--persons", "300", "--seed", "7", "--out", lists}, {"merge", "--quiet", "-o", roster, filepath.Join(lists, "*.csv")}} {
		if out, err := exec.Command(s.program, args...).CombinedOutput(); err != nil {
			return page{}, fmt.Errorf("cotejo %s: %w\n%s", args[0], err, out)
		}
	}
	title, lead := "JSON para programas", "Toda orden que lee da su resultado en JSON con `--json`, en la salida estándar y nada más que eso. Las claves están en inglés y no cambian dentro de una versión mayor; pueden añadirse otras. `[]` es cada elemento de una lista, `*` cada clave de un objeto cuyas claves son datos. Lo que sigue es lo que las órdenes contestan sobre listas inventadas; las claves sin valor pueden faltar."
	if s.lang == "en" {
		title, lead = "JSON for programs", "Every command that reads gives its result as JSON with `--json`, on standard output and nothing else. Keys are English and do not change within a major version; others may be added. `[]` is every element of a list, `*` every key of an object whose keys are data. What follows is what the commands answer on invented lists; keys without a value may be missing."
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", title, lead)
	for _, args := range asked {
		real := slices.Clone(args)
		for i, a := range real {
			if a == "R" {
				real[i] = roster
			} else if rest, ok := strings.CutPrefix(a, "D/"); ok {
				real[i] = filepath.Join(lists, rest)
			}
		}
		said, err := exec.Command(s.program, append(real, "--json")...).Output()
		if err != nil {
			return page{}, fmt.Errorf("cotejo %s --json: %w", strings.Join(args, " "), err)
		}
		shape := make(map[string]string)
		d := json.NewDecoder(bytes.NewReader(said))
		d.UseNumber()
		for d.More() {
			var v any
			if err := d.Decode(&v); err != nil {
				return page{}, fmt.Errorf("cotejo %s --json: %w", strings.Join(args, " "), err)
			}
			walk(v, "", shape)
		}
		fmt.Fprintf(&b, "\n## cotejo %s --json\n\n| | |\n|---|---|\n", shown(args))
		for _, path := range slices.Sorted(maps.Keys(shape)) {
			fmt.Fprintf(&b, "| `%s` | %s |\n", path, shape[path])
		}
	}
	return page{name: "json", markdown: b.String()}, nil
}

// shown writes a command as somebody would type it.
func shown(args []string) string {
	words := make([]string, len(args))
	for i, a := range args {
		switch {
		case a == "R":
			words[i] = "roster.db"
		case strings.HasPrefix(a, "D/"):
			words[i] = strings.TrimPrefix(a, "D/")
		case strings.Contains(a, " "):
			words[i] = `"` + a + `"`
		default:
			words[i] = a
		}
	}
	return strings.Join(words, " ")
}

// walk notes the way to every value and the kinds of values found there.
func walk(v any, path string, shape map[string]string) {
	note := func(kind string) {
		if path == "" {
			return
		}
		if kinds := shape[path]; kinds == "" {
			shape[path] = kind
		} else if !slices.Contains(strings.Split(kinds, ", "), kind) {
			shape[path] = kinds + ", " + kind
		}
	}
	switch v := v.(type) {
	case map[string]any:
		data := len(v) > 0 && !slices.ContainsFunc(slices.Collect(maps.Keys(v)), isKey)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			step := key
			if data {
				step = "*"
			}
			walk(v[key], strings.TrimPrefix(path+"."+step, "."), shape)
		}
		if len(v) == 0 {
			note("object")
		}
	case []any:
		if len(v) == 0 {
			note("list")
		}
		for _, e := range v {
			walk(e, path+"[]", shape)
		}
	case json.Number:
		note("number")
	case string:
		note("text")
	case bool:
		note("true or false")
	case nil:
		note("null")
	}
}

// isKey reports whether a key is one that a program has, rather than data such as
// the header of a list or a number.
func isKey(key string) bool {
	return key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" && key[0] >= 'a'
}
