package roster

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"cotejo/sources/filelock"
)

// A roster grows in a file beside its target, which whoever writes it holds the
// lock of. A merge that is killed leaves that file behind, and with it whole
// lists of people; nobody holds it then.

// longestName bounds the part of a target's name in that of the file beside it,
// in bytes: file systems allow 255 for the whole.
const longestName = 200

// temporaryName parts the name of the file beside a target around its number.
func temporaryName(path string) (dir, before, after string) {
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	if len(base) > longestName {
		base = strings.ToValidUTF8(base[:longestName], "")
	}
	return dir, "." + base + ".", ".tmp"
}

// temporary makes the file beside a target, readable by its owner alone, and
// takes its lock.
func temporary(path string) (*os.File, error) {
	dir, before, after := temporaryName(path)
	for {
		f, err := os.CreateTemp(dir, before+"*"+after)
		if err != nil {
			return nil, err
		}
		if _, err := filelock.Try(f); err != nil {
			return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
		held, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if named, err := os.Stat(f.Name()); err == nil && os.SameFile(held, named) {
			return f, nil
		}
		f.Close() // another merge took it for abandoned before it was held
	}
}

// Abandoned returns the files beside a target that merges which were killed
// left behind.
func Abandoned(path string) []string {
	path = target(path)
	var left []string
	_ = eachAbandoned(path, func(name string) error { left = append(left, name); return nil })
	return left
}

// eachAbandoned calls use with the name of every abandoned file, while holding
// it so that nobody else does the same.
func eachAbandoned(path string, use func(name string) error) error {
	dir, before, after := temporaryName(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		number, ours := strings.CutPrefix(strings.TrimSuffix(e.Name(), "-journal"), before)
		number, whole := strings.CutSuffix(number, after)
		if !ours || !whole || number == "" || strings.Trim(number, "0123456789") != "" || !e.Type().IsRegular() {
			continue
		}
		name := filepath.Join(dir, e.Name())
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue // somebody else's, or gone
		}
		free, err := filelock.Try(f)
		if runtime.GOOS == "windows" { // which removes no file that is open
			err = errors.Join(err, f.Close())
		}
		if err == nil && free {
			err = use(name)
		}
		if runtime.GOOS != "windows" {
			err = errors.Join(err, f.Close())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// target is the file that a path leads to: what a link points to is written,
// rather than the link replaced.
func target(path string) string {
	const most = 40 // links in a row, as Linux follows
	for range most {
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}
