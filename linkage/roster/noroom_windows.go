package roster

import "golang.org/x/sys/windows"

// NoRoom are the system's words for a disk that is full, a quota that is used up
// and a file that may not grow any more.
var NoRoom = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE}
