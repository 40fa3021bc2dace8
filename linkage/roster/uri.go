package roster

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// dataSource writes the driver's name for a file, whatever signs its path has.
func dataSource(path, query string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return fileURI(path, runtime.GOOS == "windows", query)
}

// fileURI writes an absolute path as SQLite reads it: between the scheme and the
// path there is no name of a machine, and a drive of Windows has a slash in front
// of its letter. Elsewhere a backslash is a letter like others.
func fileURI(abs string, windows bool, query string) string {
	if windows {
		// \\?\ says that a path may be long; SQLite asks for that by itself.
		if long, ok := strings.CutPrefix(abs, `\\?\UNC\`); ok {
			abs = `\\` + long
		}
		abs = strings.ReplaceAll(strings.TrimPrefix(abs, `\\?\`), `\`, "/")
		if !strings.HasPrefix(abs, "/") {
			abs = "/" + abs
		}
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: query}).String()
}
