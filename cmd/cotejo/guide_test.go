package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a block of a page of the manual: a command to run, or a file to write.
var block = regexp.MustCompile("(?ms)^```(\\w+)(?: (\\S+))?\n(.*?)^```$")

// command is a command of a page, in a folder or not, and word a word of it.
var (
	command = regexp.MustCompile(`^(?:cd (\S+) && )?cotejo (.*)$`)
	word    = regexp.MustCompile(`"[^"]*"|\S+`)
)

// TestJoinPage does what the page for newcomers says, word by word, in both
// languages: it writes the files and runs the commands in the order of the page.
func TestJoinPage(t *testing.T) {
	for lang, want := range map[string][]string{
		"es": {"salió de prisión: Libertad condicional", "Eufrasio Quintero Sol", "De 5 anunciadas, 1 es un preso político", "informe/index.html", "personas que ya no figuran"},
		"en": {"left prison: Conditional release", "Eufrasio Quintero Sol", "Of 5 announced, 1 is a political prisoner", "report/index.html", "no longer listed|on the newest edition of no list"},
	} {
		text, err := guides.ReadFile("guide/join." + lang + ".md")
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		var said bytes.Buffer
		commands := 0
		for _, b := range block.FindAllStringSubmatch(string(text), -1) {
			if kind, path := b[1], b[2]; kind != "sh" {
				path = filepath.Join(dir, path)
				if _, err := os.Stat(filepath.Dir(path)); err != nil || b[2] == "" {
					t.Fatalf("%s: a file for %q, where no command has made a folder", lang, b[2])
				}
				if err := os.WriteFile(path, []byte(b[3]), 0o600); err != nil {
					t.Fatal(err)
				}
				continue
			}
			for line := range strings.SplitSeq(strings.TrimSpace(b[3]), "\n") {
				m := command.FindStringSubmatch(line)
				if m == nil {
					t.Fatalf("%s: the page shows %q, which is no command of cotejo", lang, line)
				}
				t.Chdir(filepath.Join(dir, m[1]))
				var args []string
				for _, w := range word.FindAllString(m[2], -1) {
					args = append(args, strings.Trim(w, `"`))
				}
				a := newApp(&said, &said, func(key string) string { return map[string]string{"LANG": lang + "_CU.UTF-8"}[key] }, args)
				root := newRoot(a)
				root.SetArgs(args)
				commands++
				if code := a.finish(root.ExecuteContext(t.Context())); code != 0 {
					t.Fatalf("%s: %s: %d\n%s", lang, line, code, said.String())
				}
			}
		}
		if commands < 9 {
			t.Errorf("%s: %d commands", lang, commands)
		}
		for _, w := range want {
			if !regexp.MustCompile(w).MatchString(said.String()) {
				t.Errorf("%s: nothing says %q:\n%s", lang, w, said.String())
			}
		}
		if strings.Contains(said.String(), "que reporta,") || strings.Contains(said.String(), "@") {
			t.Errorf("%s: something says who reports", lang)
		}
	}
}
