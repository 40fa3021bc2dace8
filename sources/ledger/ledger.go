// Package ledger adds lines to the text files that only ever grow: what people
// decided, and the ids that persons had. What is added stands in the file whole
// and safe on the disk, or not at all.
package ledger

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"cotejo/sources/filelock"
)

// ErrNotRegular says that a path leads to something that is no file of lines.
var ErrNotRegular = errors.New("not a regular file")

// A NotKeptError says that lines could not be written. The file is what it was
// before.
type NotKeptError struct {
	Err error // what the system says
	// Torn says that a part of the lines stands in the file nevertheless, because
	// it could not be cut back either.
	Torn bool
}

func (e *NotKeptError) Error() string { return "not kept: " + e.Err.Error() }

func (e *NotKeptError) Unwrap() error { return e.Err }

// Append adds to the file at path what more returns of its content so far, and
// returns when that is safe on the disk. A file that is not there is made,
// readable by its owner alone. Nobody else who appends comes in between. An
// error of more is returned as it is; then, and when there is nothing to add,
// nothing is written. Other errors are those of the file system, and
// [NotKeptError] when writing failed.
func Append(path string, more func(content []byte) ([]byte, error)) error {
	_, before := os.Lstat(path)
	f, err := open(path)
	switch {
	case errors.Is(err, ErrNotRegular), errors.Is(err, filelock.ErrBusy):
		return err
	case err != nil:
		return &NotKeptError{Err: err}
	}
	defer f.Close()
	content, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	text, err := more(content)
	if err == nil && len(text) > 0 {
		err = write(f, path, text, int64(len(content)))
	}
	if (err != nil || len(text) == 0) && errors.Is(before, fs.ErrNotExist) {
		removeEmpty(f, path)
	}
	return err
}

// open opens the file at path and takes its lock. A file that was replaced
// while its lock was waited for is opened anew: what is added to the old one
// would be lost.
func open(path string) (*os.File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "append", Path: path, Err: ErrNotRegular}
	}
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		if err := filelock.Lock(f); err != nil {
			return nil, errors.Join(err, f.Close())
		}
		held, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if named, err := os.Stat(path); err == nil && os.SameFile(held, named) {
			return f, nil
		}
		f.Close()
	}
}

// write adds the text in one piece. What of it cannot be made safe is taken
// away again.
func write(f *os.File, path string, text []byte, size int64) error {
	_, err := f.Write(text)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && size == 0 {
		SyncFolder(path)
	}
	if err == nil {
		return nil
	}
	if back := errors.Join(f.Truncate(size), f.Sync()); back != nil {
		return &NotKeptError{Err: fmt.Errorf("%w; %w", err, back), Torn: true}
	}
	return &NotKeptError{Err: err}
}

// removeEmpty takes away a file that was made for nothing, unless somebody has
// written to it.
func removeEmpty(f *os.File, path string) {
	if info, err := f.Stat(); err == nil && info.Size() == 0 {
		if runtime.GOOS == "windows" { // which removes no file that is open
			_ = f.Close()
		}
		_ = os.Remove(path)
	}
}

// SyncFolder makes the entry of a new or renamed file as safe as its content.
// Systems that cannot sync a folder do without.
func SyncFolder(path string) {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return
	}
	_ = folder.Sync()
	_ = folder.Close()
}
