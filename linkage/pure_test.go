package linkage

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// impure are the rooms of this folder that hold files or SQL; all others are
// pure.
var impure = []string{"roster", "testdata"}

// pureImports is what pure packages may import: nothing with which they could
// read a file or the environment, reach a database or the network. Of packages
// fmt and time they may use what pureCalls has; lexicon embeds its lists.
var pureImports = map[string]bool{
	"bytes": true, "cmp": true, "container/heap": true, "context": true, "crypto/sha256": true, "embed": true, "encoding/base32": true, "encoding/binary": true,
	"encoding/csv": true, "encoding/hex": true, "encoding/json": true, "errors": true, "fmt": true, "io": true, "io/fs": true, "iter": true, "maps": true, "math": true, "math/bits": true,
	"math/rand/v2": true, "runtime": true, "slices": true, "sort": true, "strconv": true, "strings": true, "sync": true, "sync/atomic": true, "time": true,
	"unicode": true, "unicode/utf8": true, "github.com/gocarina/gocsv": true, "golang.org/x/text/unicode/norm": true, "github.com/xrash/smetrics": true,
}

// pureCalls is what pure packages may use of packages that could do more: build
// texts, and write and count days. Chance must come from a seed.
var pureCalls = map[string][]string{
	"fmt":  {"Sprint", "Sprintf", "Errorf", "Sscan", "Stringer"},
	"time": {"Time", "Parse", "DateOnly", "Date", "UTC", "Month", "Duration", "Second", "Hour", "Unix"},
	"rand": {"New", "NewPCG", "Rand", "Source"},
}

// TestPurity holds the engine and its rooms to their promise: nothing in them can
// read a file, a clock or the environment, reach a database or the network, or
// print.
func TestPurity(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(impure, d.Name()):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		seen++
		for _, im := range file.Imports {
			name := strings.Trim(im.Path.Value, `"`)
			own := strings.HasPrefix(name, "cotejo/linkage") && name != "cotejo/linkage/roster"
			if !own && !pureImports[name] && !strings.HasPrefix(name, "gonum.org/v1/gonum/") {
				t.Errorf("%s imports %s", path, name)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if of, ok := s.X.(*ast.Ident); ok {
					if may, guarded := pureCalls[of.Name]; guarded && !slices.Contains(may, s.Sel.Name) {
						t.Errorf("%s uses %s.%s", path, of.Name, s.Sel.Name)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 80 {
		t.Errorf("only %d files were looked at", seen)
	}
}
