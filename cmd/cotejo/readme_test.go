package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const (
	demoBegins = "<!-- demo -->\n```\n"
	demoEnds   = "```\n<!-- /demo -->"
)

// TestReadme runs every command that the README shows, in its order, and holds
// its picture of the demo to what the demo prints; -update draws it anew.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the program as a whole")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	readme := filepath.Join(root, "README.md")
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata/exports"), os.DirFS(filepath.Join(root, "testdata/exports"))); err != nil {
		t.Fatal(err)
	}
	bin := filepath.Join(dir, "bin")
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "cotejo"), ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(line string) string {
		c := exec.Command("sh", "-c", line)
		c.Dir = dir
		c.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "LANG=es_CU.UTF-8", "LC_ALL=")
		var out, errs bytes.Buffer
		c.Stdout, c.Stderr = &out, &errs
		if err := c.Run(); err != nil {
			t.Errorf("%s: %v\n%s", line, err, errs.String())
		}
		return out.String()
	}

	demo := regexp.MustCompile(`(?m)^demo:.*\n((?:\t.*\n)+)`).FindSubmatch(makefile)
	if demo == nil {
		t.Fatal("the Makefile has no target demo")
	}
	var picture strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(string(demo[1])), "\n") {
		line = strings.NewReplacer("$(BINARY)", "bin/cotejo", "$(EXPORTS)", "testdata/exports", "$(ROSTER)", "bin/demo.db").Replace(strings.TrimPrefix(strings.TrimSpace(line), "@"))
		picture.WriteString(run(line))
	}
	before, rest, ok := strings.Cut(string(text), demoBegins)
	shown, after, ok2 := strings.Cut(rest, demoEnds)
	if !ok || !ok2 {
		t.Fatal("the README has no picture of the demo")
	}
	if shown != picture.String() {
		if !*update {
			t.Errorf("the README's picture of the demo is not what the demo prints (-update when that is meant):\n%s", picture.String())
		} else if err := os.WriteFile(readme, []byte(before+demoBegins+picture.String()+demoEnds+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}

	commands := 0
	for _, block := range shellBlock.FindAllStringSubmatch(string(text), -1) {
		for _, line := range strings.Split(strings.TrimSpace(block[1]), "\n") {
			switch fields := strings.Fields(line); {
			case len(fields) == 0:
			case fields[0] == "make":
				if !regexp.MustCompile(`(?m)^` + fields[1] + `:`).Match(makefile) {
					t.Errorf("%s: no such target", line)
				}
			default:
				commands++
				run(line)
			}
		}
	}
	if commands < 10 {
		t.Errorf("the README shows %d commands", commands)
	}
}
