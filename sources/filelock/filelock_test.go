package filelock

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTry(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	open := func() *os.File {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	first, second := open(), open()
	if free, err := Try(first); !free || err != nil {
		t.Fatalf("a file that nobody holds: %v %v", free, err)
	}
	if free, err := Try(second); free || err != nil {
		t.Errorf("a file that is held: %v %v", free, err)
	}
	first.Close()
	if free, err := Try(second); !free || err != nil {
		t.Errorf("a file that was let go: %v %v", free, err)
	}
}
