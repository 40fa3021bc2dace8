package ledger

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

func TestAppend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.csv")
	add := func(text string, err error) error {
		return Append(path, func([]byte) ([]byte, error) { return []byte(text), err })
	}
	stop := errors.New("stop")
	if err := add("a\n", stop); err != stop {
		t.Errorf("got %v", err)
	}
	if err := add("", nil); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was made for nothing")
	}
	for _, line := range []string{"a\n", "b\n"} {
		if err := add(line, nil); err != nil {
			t.Fatal(err)
		}
	}
	if text, _ := os.ReadFile(path); string(text) != "a\nb\n" {
		t.Errorf("got %q", text)
	}
	if err := Append(filepath.Dir(path), nil); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a folder: %v", err)
	}
	if err := Append(filepath.Join(path, "x"), nil); !errors.As(err, new(*NotKeptError)) {
		t.Errorf("below a file: %v", err)
	}
}

// TestAppendTogether holds that writers wait for each other: each sees what the
// others wrote, and no line is lost.
func TestAppendTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.csv")
	var group sync.WaitGroup
	const writers, lines = 8, 20
	for range writers {
		group.Go(func() {
			for range lines {
				err := Append(path, func(content []byte) ([]byte, error) {
					return fmt.Appendln(nil, strings.Count(string(content), "\n")), nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	var want strings.Builder
	for i := range writers * lines {
		fmt.Fprintln(&want, i)
	}
	if text, _ := os.ReadFile(path); string(text) != want.String() {
		t.Errorf("got %q", text)
	}
}

// TestAppendFull holds that nothing of what does not fit stays in the file. The
// test runs itself where no file may grow beyond a kibibyte or a half.
func TestAppendFull(t *testing.T) {
	if path := os.Getenv("LEDGER_FULL"); path != "" {
		err := Append(path, func([]byte) ([]byte, error) { return []byte(strings.Repeat("x", 2000)), nil })
		if e := new(NotKeptError); !errors.As(err, &e) || e.Torn {
			t.Errorf("got %v", err)
		}
		return
	}
	if runtime.GOOS == "windows" {
		t.Skip("needs a shell that limits files")
	}
	for _, before := range []string{"", "a line\n"} {
		path := filepath.Join(t.TempDir(), "f.csv")
		if before != "" {
			if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		c := exec.Command("sh", "-c", `ulimit -f 1 && exec "$0" -test.run '^TestAppendFull$'`, os.Args[0])
		c.Env = append(os.Environ(), "LEDGER_FULL="+path)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		text, err := os.ReadFile(path)
		if string(text) != before || (err == nil) != (before != "") {
			t.Errorf("after %q there is %q: %v", before, text, err)
		}
	}
}
