package main

import (
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSite makes the pages and holds that every link leads somewhere, that every
// page is there in both languages, and that nothing comes from elsewhere.
func TestSite(t *testing.T) {
	out := t.TempDir()
	program := filepath.Join(t.TempDir(), "cotejo")
	build := exec.Command("go", "build", "-o", program, "./cmd/cotejo")
	build.Dir = "../.."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if err := makeSite("../..", out, program); err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	id := regexp.MustCompile(` id="([^"]*)"`)
	pages := make(map[string]string)
	for _, lang := range languages {
		found, err := filepath.Glob(filepath.Join(out, lang, "*.html"))
		if err != nil || len(found) != 9 {
			t.Fatalf("%d pages in %s, %v", len(found), lang, err)
		}
		for _, path := range found {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			pages[path] = string(text)
		}
	}
	for path, text := range pages {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			to := html.UnescapeString(m[1])
			if strings.HasPrefix(to, "https://") && strings.Contains(m[0], "href") {
				continue
			}
			file, anchor, _ := strings.Cut(to, "#")
			target := path
			if file != "" {
				target = filepath.Join(filepath.Dir(path), file)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s leads to %s, which is not there", path, to)
			}
			names := id.FindAllStringSubmatch(pages[target], -1)
			if anchor != "" && !slices.ContainsFunc(names, func(n []string) bool { return n[1] == anchor }) {
				t.Errorf("%s leads to %s, which has no such heading", path, to)
			}
		}
		if strings.Contains(text, "<script") || strings.Contains(text, "@import") || strings.Contains(text, "url(http") {
			t.Errorf("%s runs or loads something", path)
		}
		if strings.Contains(text, program) || strings.Contains(text, os.TempDir()) {
			t.Errorf("%s names a folder of this machine", path)
		}
	}
	for path, want := range map[string]string{
		"es/tutorial.html": "300 personas en ", "en/tutorial.html": "300 persons in ", "es/schema.html": `<a href="#person">`, "en/json.html": "<code>persons</code>", "es/accuracy.html": "<table>",
	} {
		if !strings.Contains(pages[filepath.Join(out, path)], want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
}

func TestReferencesIn(t *testing.T) {
	got := referencesIn("CREATE TABLE a ( -- x\n  id TEXT, -- REFERENCES nothing\n  b_id INTEGER NOT NULL REFERENCES b (id), -- y\n) STRICT;\nCREATE TABLE b (\n  id INTEGER\n);\n")
	if !slices.Contains(got, reference{"a", "b_id", "b"}) {
		t.Errorf("%v", got)
	}
}

func TestWalk(t *testing.T) {
	shape := make(map[string]string)
	walk(map[string]any{
		"n": 1.5, "list": []any{map[string]any{"a": "x"}, map[string]any{"a": nil}}, "by": map[string]any{"Nombre y apellidos": true}, "none": []any{},
	}, "", shape)
	for path, want := range map[string]string{"list[].a": "text, null", "by.*": "true or false", "none": "list"} {
		if shape[path] != want {
			t.Errorf("%s is %q, want %q", path, shape[path], want)
		}
	}
}
