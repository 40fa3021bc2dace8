package sources

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every mistake about a chance is told with its line, all of them at once.
func TestRecipeChances(t *testing.T) {
	const head = "[[file]]\npath = \"p.csv\"\n[columns]\nname = \"full-name\"\nsex = \"sex\"\n"
	for _, c := range []struct {
		name, text string
		want       []string // line:key of each problem
	}{
		{"some levels", "[chances.given]\nexact = 0.7\n", nil},
		{"every level", "[chances.sex]\nsame = 0.9\ndifferent = 0.1\n", nil},
		{"a word for a number", "[chances.given]\nexact = \"often\"\n[chances.surname1]\nexact = 0\nsound = 1.5\n",
			[]string{"7:chances.given.exact", "9:chances.surname1.exact", "10:chances.surname1.sound"}},
		{"what is not compared", "[chances.shoe]\nexact = 0.7\n[chances.sex]\nsame = 0.5\nround = 0.2\n", []string{"6:chances", "10:chances.sex"}},
		{"more than one", "[chances.given]\nexact = 0.7\nsound = 0.6\n", []string{"6:chances.given"}},
		{"nothing left for the others", "[chances.given]\nexact = 1\n", []string{"6:chances.given"}},
		{"less than one in all", "[chances.sex]\nsame = 0.9\ndifferent = 0.01\n", []string{"6:chances.sex"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "p.csv"), []byte("name,sex\nAna Sol Mar,F\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			recipe, err := ParseRecipe(filepath.Join(dir, "cotejo.toml"), []byte(head+c.text))
			if err == nil {
				_, _, err = Read(t.Context(), []string{filepath.Join(dir, "p.csv")}, Options{Recipe: recipe})
			}
			var got []string
			var problems Problems
			if errors.As(err, &problems) {
				for _, p := range problems {
					got = append(got, fmt.Sprintf("%d:%v", p.Line, p.Args[0]))
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("problems %q, want %q", got, c.want)
			}
		})
	}
}

// What a recipe says of the search is kept, and what no search can do is told
// with its line.
func TestRecipeSearch(t *testing.T) {
	const head = "[[file]]\npath = \"p.csv\"\n"
	r, err := ParseRecipe("cotejo.toml", []byte(head+"[search]\nevery-pair = true\nlargest-block = 90\n"))
	if err != nil || r.Search != (RecipeSearch{EveryPair: true, LargestBlock: 90}) {
		t.Errorf("%+v, %v", r, err)
	}
	for _, block := range []string{"1", "-3"} {
		_, err := ParseRecipe("cotejo.toml", []byte(head+"[search]\nevery-pair = false\nlargest-block = "+block+"\n"))
		var problems Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Line != 5 || problems[0].Code != RecipeBadValue {
			t.Errorf("largest-block = %s: %v", block, err)
		}
	}
}

// Any text is a recipe or a list of problems that name the file.
func FuzzRecipe(f *testing.F) {
	f.Add("[[file]]\npath = \"a.csv\"\n[columns]\na = \"full-name\"\n[chances.given]\nexact = 0.7\n")
	f.Add("today = \"2026-13-01\"\n[columns]\na = { kind = \"place\", field = \"b\" }\n[chances]\ngiven = 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRecipe("cotejo.toml", []byte(text))
		if r == nil && err == nil {
			t.Fatal("neither a recipe nor a problem")
		}
		if err != nil && !strings.Contains(err.Error(), "cotejo.toml") {
			t.Errorf("%q does not name the file", err)
		}
	})
}
