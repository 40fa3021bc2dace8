package roster

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Previous is the file beside a roster in which the one that it replaces is kept.
func Previous(path string) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + ".previous" + ext
}

// A Kept is a roster that is about to be replaced, held under another name.
type Kept struct {
	held *os.File
	to   string
}

// Keep holds the roster at path, so that it can stand at another place after it
// was replaced. It returns nil where there is none. Nothing is lost of what stands
// at that place before [Kept.Place]; a file there that is no roster is left alone.
func Keep(path, to string) (*Kept, error) {
	path = target(path)
	if err := identify(path); err != nil && !errors.Is(err, ErrOtherVersion) {
		return nil, nil //nolint:nilerr // nothing to keep
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return nil, writeError(err)
	}
	if err := replaceable(to); err != nil {
		return nil, err
	}
	if err := eachAbandoned(to, os.Remove); err != nil {
		return nil, writeError(err)
	}
	f, err := temporary(to)
	if err != nil {
		return nil, writeError(err)
	}
	k := &Kept{f, to}
	from, err := os.Open(path)
	if err == nil {
		_, err = io.Copy(f, from)
		err = errors.Join(err, f.Sync(), from.Close())
	}
	if err != nil {
		k.Drop()
		return nil, writeError(err)
	}
	return k, nil
}

// Place puts the roster that was kept to its place.
func (k *Kept) Place() error {
	if k == nil {
		return nil
	}
	if runtime.GOOS == "windows" { // which renames no file that is open
		k.held.Close()
	}
	err := os.Rename(k.held.Name(), k.to)
	if err != nil {
		k.Drop()
		return writeError(err)
	}
	k.held.Close()
	return nil
}

// Drop forgets it.
func (k *Kept) Drop() {
	if k != nil {
		k.held.Close()
		os.Remove(k.held.Name())
	}
}
