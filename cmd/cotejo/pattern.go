package main

import (
	"path/filepath"
	"strings"
)

// expand writes out the patterns among the names of files, such as *.csv, which
// the shells of Windows hand over as they are. A file that bears the name is
// that file; files come by name, each once.
func expand(paths []string) ([]string, error) {
	var out []string
	seen := make(map[string]bool)
	for _, path := range paths {
		if !strings.ContainsAny(path, "*?") || exists(path) {
			out = append(out, path)
			seen[path] = true
			continue
		}
		found, err := filepath.Glob(path)
		if err != nil || len(found) == 0 {
			return nil, failure(path, "no-match")
		}
		for _, f := range found {
			if !seen[f] {
				out = append(out, f)
				seen[f] = true
			}
		}
	}
	return out, nil
}
