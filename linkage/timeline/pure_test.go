package timeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPurity holds the package to its promise: of the clock it knows nothing but
// how days are written.
func TestPurity(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, no := range []string{"time.Now", "time.Local", "\"os\"", "\"fmt\"", "\"database/sql\"", "math/rand"} {
			if strings.Contains(string(text), no) {
				t.Errorf("%s has %s", name, no)
			}
		}
	}
}
