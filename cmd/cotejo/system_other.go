//go:build !windows

package main

import (
	"errors"
	"syscall"
)

// brokenPipe reports whether nobody reads the output any more.
func brokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// doubleClicked reports whether the window closes at once when the program ends,
// as only that of Windows does.
func doubleClicked() bool { return false }

func stay() {}
