package linkage

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
	allowed := map[string]bool{
		"cmp": true, "container/heap": true, "context": true, "crypto/sha256": true, "encoding/base32": true, "encoding/hex": true, "encoding/json": true,
		"errors": true, "iter": true, "maps": true, "math": true, "math/bits": true, "runtime": true, "slices": true, "sort": true, "strconv": true,
		"strings": true, "sync": true, "sync/atomic": true, "unicode": true, "unicode/utf8": true,
		"encoding/binary": true, "golang.org/x/text/unicode/norm": true, "github.com/xrash/smetrics": true, "cotejo/linkage/lexicon": true, "cotejo/linkage/elementary": true,
	}
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
			if path := strings.Trim(im.Path.Value, `"`); !allowed[path] && path != "fmt" {
				t.Errorf("%s imports %s", f.Name(), path)
			}
		}
		// fmt may build texts, never print them.
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "fmt.Print") || strings.Contains(string(text), "fmt.Fprint") {
			t.Errorf("%s prints", f.Name())
		}
	}
}
