//go:build !windows

package filelock

// HeldOpen reports whether something was refused because a program has the file
// open, which only Windows does.
func HeldOpen(error) bool { return false }
