package filelock

import (
	"errors"

	"golang.org/x/sys/windows"
)

// HeldOpen reports whether something was refused because a program has the file
// open. A file that is replaced while it is open is "access denied".
func HeldOpen(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_USER_MAPPED_FILE)
}
