package main

import (
	"os"
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
		found := matching(path)
		if len(found) == 0 {
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

// matching returns the files that a pattern means. As Windows reads patterns, *
// and ? are the only signs that stand for others, capitals do not matter, and
// hidden files are not meant. Patterns may stand in the names of folders too.
func matching(pattern string) []string {
	dir, base := filepath.Split(pattern)
	dirs := []string{dir}
	if strings.ContainsAny(dir, "*?") {
		dirs = nil
		for _, d := range matching(filepath.Clean(dir)) {
			dirs = append(dirs, d+string(filepath.Separator))
		}
	}
	var found []string
	for _, d := range dirs {
		entries, err := os.ReadDir(filepath.Clean(d)) // of "" the working folder, by name
		if err != nil {
			continue
		}
		for _, e := range entries {
			if wild(strings.ToLower(base), strings.ToLower(e.Name())) && (!strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(base, ".")) {
				found = append(found, d+e.Name())
			}
		}
	}
	return found
}

// wild reports whether a name fits a pattern of * and ?.
func wild(pattern, name string) bool {
	p, n := []rune(pattern), []rune(name)
	i, star, mark := 0, -1, 0 // star is the last * that was met, mark where its text ends so far
	for j := 0; j < len(n); {
		switch {
		case i < len(p) && p[i] == '*':
			star, mark = i, j
			i++
		case i < len(p) && (p[i] == '?' || p[i] == n[j]):
			i++
			j++
		case star >= 0:
			i, mark = star+1, mark+1
			j = mark
		default:
			return false
		}
	}
	return strings.Trim(string(p[i:]), "*") == ""
}
