package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cotejo/linkage/citizen"
	"cotejo/linkage/evaluate"
	"cotejo/linkage/match"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
	"cotejo/linkage/timeline"
	"cotejo/sources"
	"cotejo/sources/decisions"
	"cotejo/sources/ids"
	"cotejo/sources/values"
)

// TestBothLanguages holds that every message is in Spanish and in English and
// names the same things in both.
func TestBothLanguages(t *testing.T) {
	for key, m := range loadCatalogue() {
		if m.ES == "" || m.EN == "" {
			t.Errorf("%s lacks a language", key)
		}
		es, en := verbs.FindAllString(strings.ReplaceAll(m.ES, "%%", ""), -1), verbs.FindAllString(strings.ReplaceAll(m.EN, "%%", ""), -1)
		slices.Sort(es)
		slices.Sort(en)
		if !slices.Equal(es, en) {
			t.Errorf("%s names %v in Spanish and %v in English", key, es, en)
		}
	}
}

// TestEveryCodeHasWords holds that whatever the packages can say has a message.
func TestEveryCodeHasWords(t *testing.T) {
	words := loadCatalogue()
	need := func(prefix string, codes ...string) {
		for _, c := range codes {
			if !words.has(prefix + c) {
				t.Errorf("the catalogue lacks %s%s", prefix, c)
			}
		}
	}
	need("problem.", sources.Codes()...)
	need("problem.", values.Problems()...)
	need("reason.", sources.Reasons()...)
	need("reason.", values.Doubts()...)
	need("truth.", evaluate.Codes()...)
	need("rule.", survivorship.Rules()...)
	need("conflict.", conflictKinds...)
	for _, kind := range timeline.Kinds() {
		need("event.", string(kind))
	}
	for _, state := range citizen.States() {
		need("leads.state.", state)
	}
	need("mark.", citizen.Marks()...)
	need("event.basis.", timeline.Bases()...)
	need("event.state.", timeline.Unconfirmed, timeline.Disputed, timeline.Rejected)
	need("explain.rival.", match.Rivals()...)
	need("problem.", append(decisions.Codes(), review.DecisionProblemCodes()...)...)
	need("problem.", ids.Codes()...)
	need("field.", "name")
	for _, f := range sources.PrisonerFields() {
		need("field.", f.Name)
	}
	a := &app{lang: "es", words: words}
	for comparison, levels := range match.Levels(sources.PrisonerFields()) {
		if name := a.comparison(comparison); strings.Contains(name, ".") {
			t.Errorf("the catalogue has no words for the comparison %s", comparison)
		}
		need("level.", levels...)
	}
}

// TestEveryKeyIsUsed holds that the code and the catalogue know the same keys.
func TestEveryKeyIsUsed(t *testing.T) {
	words := loadCatalogue()
	var used []string
	prefixes := []string{"problem.", "hint.", "reason.", "rule.", "level.", "comparison.", "field.", "conflict.", "event.", "explain.rival.", "model.fallback.", "rule-of.", "truth.", "sex.", "diff.term.", "diff.kind.", "verify.change.", "verdict.", "leads.state.", "evidence.", "mark.", "review.", "estimate.method.", "estimate.why.", "report."}
	files, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok {
				function := ""
				switch f := call.Fun.(type) {
				case *ast.SelectorExpr:
					function = f.Sel.Name
				case *ast.Ident:
					function = f.Name
				}
				at, takesKey := map[string]int{"t": 0, "misuse": 0, "failure": 1, "complain": 1, "step": 0, "exactly": 1, "done": 0}[function]
				if takesKey && at < len(call.Args) {
					if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
						key, _ := strconv.Unquote(lit.Value)
						if used = append(used, key); !words.has(key) && !slices.Contains(prefixes, key) {
							t.Errorf("%s says %q, which the catalogue lacks", name, key)
						}
					}
				}
			}
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if key, err := strconv.Unquote(lit.Value); err == nil {
					used = append(used, key)
				}
			}
			return true
		})
	}
	for key := range words {
		known := slices.Contains(used, key)
		for _, p := range prefixes {
			known = known || strings.HasPrefix(key, p)
		}
		if !known {
			t.Errorf("nothing says %s", key)
		}
	}
	for key := range words {
		if of, ok := strings.CutPrefix(key, "hint."); ok && !words.has(of) {
			t.Errorf("%s is advice to nothing", key)
		}
	}
}

func TestClean(t *testing.T) {
	if got := clean("a\x1b[31mb\nc\u202ed\x00"); got != "a[31mb cd" {
		t.Errorf("%q", got)
	}
	for _, r := range "\u061c\u200b\u200c\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9\ufffb\U000e0000\U000e0001\U000e0041\U000e007f\u0085\u009b\x7f\u00ad" {
		if got := clean("a" + string(r) + "b"); got != "ab" {
			t.Errorf("%U: %q", r, got)
		}
	}
	if got := clean("Ñandú «x» O’Farrill — 11 de julio 中\u202f000"); got != "Ñandú «x» O’Farrill — 11 de julio 中\u202f000" {
		t.Errorf("%q", got)
	}
}

// uncounted are the messages in which a whole number stands with no word that
// it counts: it is the number of a line, a row, a question or a port, or the
// words go with any number.
var uncounted = []string{"inspect.more", "diff.more", "count.on-list", "count.on-lists", "count.share", "decide.field-question", "agreement.one-file", "diff.needs-two",
	"no-arguments", "needs-roster", "verify.one-folder", "guide.one-topic", "review.port", "review.question", "review.row", "review.count.between", "review.from-to", "review.dissent",
	"truth.row-twice", "key-and-row", "conflicts.field", "conflicts.question", "estimate.too-many-lists", "estimate.why.few-lists",
	"export.age-unknown", "export.outside", "export.nameless", "export.withheld"}

// TestSingularAndPlural holds that every message with a number has words for one
// and for several, in both languages where both change.
func TestSingularAndPlural(t *testing.T) {
	words := loadCatalogue()
	for key, m := range words {
		if !strings.Contains(m.ES, "d") || slices.Contains(uncounted, key) {
			continue
		}
		for _, v := range verbs.FindAllString(m.ES, -1) {
			if strings.HasSuffix(v, "d") && !strings.HasPrefix(v, "%+") && !counted.MatchString(m.ES) && !counted.MatchString(m.EN) {
				t.Errorf("%s says a number, and neither one nor several: %s", key, m.ES)
			}
		}
	}
	for _, of := range []struct {
		lang, key string
		args      []any
		want      string
	}{
		{"es", "count.persons", []any{"1"}, "1 persona"}, {"es", "count.persons", []any{"0"}, "0 personas"}, {"es", "count.persons", []any{"1 021"}, "1 021 personas"},
		{"en", "count.persons", []any{"1"}, "1 person"}, {"en", "verify.problems", []any{1}, "1 decision does not bind"}, {"es", "verify.problems", []any{2}, "2 decisiones no valen"},
		{"es", "problem.skipped-lines", []any{1}, "se salta 1 línea encima del encabezado"},
		{"es", "problem.recipe-bad-kind", []any{"a", "b", "c"}, "la columna «a» no puede ser de clase «b»"}, {"es", "no-file", []any{"x"}, "el archivo no existe"},
	} {
		if got := words.text(of.lang, of.key, of.args...); got != of.want {
			t.Errorf("%s %v: %q, want %q", of.key, of.args, got, of.want)
		}
	}
	for key, m := range words { // forms name things that the message has
		for _, s := range []string{m.ES, m.EN} {
			for _, f := range counted.FindAllStringSubmatch(s, -1) {
				if n, _ := strconv.Atoi(f[1]); n < 1 || n > len(verbs.FindAllString(strings.ReplaceAll(s, "%%", ""), -1)) {
					t.Errorf("%s counts what it does not name: %s", key, f[0])
				}
			}
			if rest := counted.ReplaceAllString(s, ""); strings.Contains(rest, "|") && strings.Contains(rest, "[[") {
				t.Errorf("%s has a form that is none: %s", key, s)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"merge", "model", "count", "compare", "exhaustive", "encoding", "inspect"}
	for typed, want := range map[string]string{
		"mrege": "merge", "MERGE": "merge", "insp": "inspect", "exhuastive": "exhaustive", "coutn": "count", "frobnicate": "", "x": "", "zzzzz": "",
	} {
		if got := nearest(typed, known); got != want {
			t.Errorf("%q is near %q, want %q", typed, got, want)
		}
	}
}
