//go:build !windows

package roster

import "syscall"

// NoRoom are the system's words for a disk that is full, a quota that is used up
// and a file that may not grow any more.
var NoRoom = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}
