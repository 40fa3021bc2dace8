package roster

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAbandoned holds that a merge clears away what others left that were
// killed, and nothing that somebody holds or that is not a merge's.
func TestAbandoned(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	file := func(name string) string {
		full := filepath.Join(dir, name)
		if err := os.WriteFile(full, []byte("names"), 0o600); err != nil {
			t.Fatal(err)
		}
		return full
	}
	gone := []string{file(".r.db.123.tmp"), file(".r.db.123.tmp-journal")}
	kept := []string{file(".r.db.x.tmp"), file(".s.db.1.tmp"), file(".r.db..tmp"), file("r.db.1.tmp")}
	held, err := temporary(path)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	kept = append(kept, held.Name())
	if got := Abandoned(path); strings.Join(got, " ") != strings.Join(gone, " ") {
		t.Errorf("got %v", got)
	}
	if err := Write(context.Background(), path, contents(t), nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range gone {
		if _, err := os.Stat(name); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range kept {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

func TestWriteThroughLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "far"), 0o700); err != nil {
		t.Fatal(err)
	}
	far, link := filepath.Join(dir, "far", "r.db"), filepath.Join(dir, "link.db")
	if err := os.Symlink(filepath.Join("far", "r.db"), link); err != nil {
		t.Skip(err)
	}
	for range 2 { // the first time it leads nowhere
		if err := Write(context.Background(), link, contents(t), nil); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Error("the link was replaced")
		}
		if info, err := os.Lstat(far); err != nil || !info.Mode().IsRegular() {
			t.Error("what the link leads to was not written")
		}
	}
}

func TestLongName(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("ñ", 125)+".db")
	if err := Write(context.Background(), path, contents(t), nil); err != nil {
		t.Error(err)
	}
}
