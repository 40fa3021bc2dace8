package figures

import (
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// TestPurity holds the package to its promise: nothing in it can read a file,
// a clock or the environment, reach a database or the network, or print.
func TestPurity(t *testing.T) {
	allowed := map[string]bool{"cmp": true, "slices": true, "strconv": true, "strings": true, "cotejo/linkage": true}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		src, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, im := range src.Imports {
			if path := strings.Trim(im.Path.Value, `"`); !allowed[path] {
				t.Errorf("%s imports %s", f.Name(), path)
			}
		}
	}
}
