package linkage

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// exact are the functions and constants of package math that are the same on
// every processor, because they only look at bits or are rounded correctly.
var exact = map[string]bool{
	"Abs": true, "Ceil": true, "Floor": true, "Trunc": true, "Round": true, "Sqrt": true, "Frexp": true, "Ldexp": true, "Inf": true, "IsInf": true,
	"IsNaN": true, "NaN": true, "Signbit": true, "Copysign": true, "Float64bits": true, "Float64frombits": true, "Float32bits": true, "Modf": true, "Mod": true,
}

// rounded is the package whose figures are rounded to the digits that all
// processors agree on before anybody sees them; see estimate.Digits.
const rounded = "estimate"

// TestSameOnEveryProcessor forbids what package math computes in one way here
// and in another there; package elementary has what is needed of it.
func TestSameOnEveryProcessor(t *testing.T) {
	seen := 0
	for _, root := range []string{".", "../sources", "../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() == rounded {
				return fs.SkipDir
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			seen++
			for _, im := range file.Imports {
				if im.Path.Value == `"math/cmplx"` || im.Path.Value == `"math"` && im.Name != nil {
					t.Errorf("%s imports %s, or calls it otherwise", path, im.Path.Value)
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				of, ok := s.X.(*ast.Ident)
				constant := strings.HasPrefix(s.Sel.Name, "Max") || strings.HasPrefix(s.Sel.Name, "Min") || s.Sel.Name == "Ln2" || s.Sel.Name == "Log2E" || s.Sel.Name == "Sqrt2" || s.Sel.Name == "Pi"
				if ok && of.Name == "math" && s.Sel.Name != "Max" && s.Sel.Name != "Min" && !constant && !exact[s.Sel.Name] {
					t.Errorf("%s: math.%s differs between processors", set.Position(n.Pos()), s.Sel.Name)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 100 {
		t.Errorf("only %d files were looked at", seen)
	}
}
