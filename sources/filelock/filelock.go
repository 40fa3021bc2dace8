// Package filelock keeps two processes from writing one file at a time.
//
// The locks are advisory: whoever does not ask is not held back, and a lock
// ends with the process that holds it, however it ends. File systems and
// machines that know no locks do without.
package filelock

import (
	"errors"
	"os"
	"time"
)

// ErrBusy says that another process did not let go of a file in time.
var ErrBusy = errors.New("another process holds the file")

// Patience is how long [Lock] waits. Whoever holds a file writes a few lines and
// lets go, which takes milliseconds; a disk that is slow to sync takes seconds.
const Patience = 20 * time.Second

// pause lies between two attempts to lock a file.
const pause = 5 * time.Millisecond

// Lock takes the lock of an open file, until the file is closed.
func Lock(f *os.File) error {
	for end := time.Now().Add(Patience); ; time.Sleep(pause) {
		free, err := Try(f)
		switch {
		case err != nil || free:
			return err
		case time.Now().After(end):
			return ErrBusy
		}
	}
}

// Try takes the lock of an open file if nobody has it, and reports whether it
// did.
func Try(f *os.File) (bool, error) { return try(f) }
