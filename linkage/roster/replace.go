package roster

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"cotejo/sources/filelock"
)

// An InUseError says that another program has a roster open and that the system
// replaces no such file. Nothing is lost: the new roster is whole, beside it.
type InUseError struct {
	Kept string // where the new roster is
	Err  error  // what the system says
}

func (e *InUseError) Error() string { return e.Err.Error() + "; the new roster is " + e.Kept }

func (e *InUseError) Unwrap() error { return e.Err }

// replacePatience is how long a file that is held is tried again: programs that
// look at every new file, such as scanners for viruses and synchronisers, let go
// of it after a moment.
const replacePatience = 2 * time.Second

// replacer puts a file that is whole in the place of another. Its parts are the
// system's, except in tests.
type replacer struct {
	rename func(from, to string) error
	held   func(error) bool // whether a file was not replaced because a program has it open
	pause  func(time.Duration)
}

var systemReplacer = replacer{os.Rename, filelock.HeldOpen, time.Sleep}

// replace renames a file to path. One that stays held is left alone, and the new
// file gets a name beside it.
func (r replacer) replace(file, path string) error {
	const step = replacePatience / 20
	err := r.rename(file, path)
	for waited := time.Duration(0); err != nil && r.held(err) && waited < replacePatience; waited += step {
		r.pause(step)
		err = r.rename(file, path)
	}
	if err == nil || !r.held(err) {
		return err
	}
	ext := filepath.Ext(path)
	beside := strings.TrimSuffix(path, ext) + ".new" + ext
	if r.rename(file, beside) != nil {
		return err
	}
	return &InUseError{Kept: beside, Err: err}
}
