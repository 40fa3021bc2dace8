package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	shellBlock  = regexp.MustCompile("(?s)```sh\n(.*?)```")
	pythonBlock = regexp.MustCompile("(?s)```python\n(.*?)```")
)

// TestPages follows each page in a folder of its own: every command and every
// piece of Python on it, in its order.
func TestPages(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program as a whole")
	}
	python, _ := exec.LookPath("python3")
	for _, lang := range []string{"es", "en"} {
		for _, name := range guideTopics {
			if name == "join" { // which also has files to write: see TestJoinPage
				continue
			}
			t.Run(name+"."+lang, func(t *testing.T) {
				t.Parallel()
				text, err := os.ReadFile(filepath.Join("guide", name+"."+lang+".md"))
				if err != nil {
					t.Fatal(err)
				}
				dir := t.TempDir()
				run := func(program ...string) error {
					c := exec.Command(program[0], program[1:]...)
					c.Dir = dir
					c.Env = append(os.Environ(), "LC_ALL=", "LANG="+map[string]string{"es": "es_CU.UTF-8", "en": "en_US.UTF-8"}[lang])
					out, err := c.CombinedOutput()
					if err != nil {
						t.Errorf("%v\n%s", err, out)
					}
					return err
				}
				script := "set -ex\n"
				for _, block := range shellBlock.FindAllSubmatch(text, -1) {
					script += string(block[1])
				}
				if run("sh", "-c", script) != nil {
					return
				}
				for _, block := range pythonBlock.FindAllSubmatch(text, -1) {
					switch code := string(block[1]); {
					case python == "":
						t.Log("no python3 on this machine: its lines are not tried")
					case strings.Contains(code, "pandas") && exec.Command(python, "-c", "import pandas").Run() != nil:
						t.Log("no pandas on this machine: its lines are not tried")
					default:
						_ = run(python, "-c", code)
					}
				}
			})
		}
	}
}

// TestPagesAlike holds that a page says the same in both languages, as far as its
// headings, tables and commands tell.
func TestPagesAlike(t *testing.T) {
	heading := regexp.MustCompile(`(?m)^#+ `)
	row := regexp.MustCompile(`(?m)^\|.*$`)
	command := regexp.MustCompile(`(?m)^cotejo [a-z]+`)
	for _, name := range guideTopics {
		var counts [2][3]int
		for i, lang := range []string{"es", "en"} {
			text, err := os.ReadFile(filepath.Join("guide", name+"."+lang+".md"))
			if err != nil {
				t.Fatal(err)
			}
			counts[i][0], counts[i][1] = len(heading.FindAll(text, -1)), len(row.FindAll(text, -1))
			for _, block := range shellBlock.FindAllSubmatch(text, -1) {
				counts[i][2] += len(command.FindAll(block[1], -1))
			}
		}
		if counts[0] != counts[1] {
			t.Errorf("%s has %v headings, rows of tables and commands in Spanish, %v in English", name, counts[0], counts[1])
		}
	}
}
