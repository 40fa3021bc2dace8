package roster

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestReplaceHeldFile(t *testing.T) {
	held := errors.New("held")
	for _, c := range []struct {
		name     string
		heldFor  int  // attempts that fail
		besides  bool // whether the file beside is held as well
		other    error
		inPlace  bool
		wantKept bool
	}{
		{name: "free", inPlace: true},
		{name: "a scanner looks at it for a moment", heldFor: 5, inPlace: true},
		{name: "a viewer has it open", heldFor: 1000, wantKept: true},
		{name: "the file beside is open too", heldFor: 1000, besides: true},
		{name: "anything else is not tried again", other: errors.New("no")},
	} {
		dir := t.TempDir()
		path, file := filepath.Join(dir, "roster.db"), filepath.Join(dir, ".roster.db.1.tmp")
		for name, text := range map[string]string{path: "old", file: "new"} {
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		attempts, waited := 0, time.Duration(0)
		r := replacer{
			rename: func(from, to string) error {
				if to != path && c.besides {
					return held
				}
				if to == path {
					attempts++
					if c.other != nil {
						return c.other
					}
					if attempts <= c.heldFor {
						return held
					}
				}
				return os.Rename(from, to)
			},
			held:  func(err error) bool { return errors.Is(err, held) },
			pause: func(d time.Duration) { waited += d },
		}
		err := r.replace(file, path)
		text, _ := os.ReadFile(path)
		if (string(text) == "new") != c.inPlace || (err == nil) != c.inPlace {
			t.Errorf("%s: the roster is the %s one, error %v", c.name, text, err)
		}
		if waited > replacePatience || c.other != nil && attempts != 1 {
			t.Errorf("%s: %d attempts in %v", c.name, attempts, waited)
		}
		in := new(InUseError)
		if errors.As(err, &in) != c.wantKept {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.wantKept {
			if kept, err := os.ReadFile(in.Kept); err != nil || string(kept) != "new" || in.Kept != filepath.Join(dir, "roster.new.db") {
				t.Errorf("%s: %s holds %q, %v", c.name, in.Kept, kept, err)
			}
		}
	}
}
