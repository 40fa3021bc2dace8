package main

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/survivorship"
	"cotejo/sources/ids"
)

// readIDs reads a register of ids. A file that is not there yet is an empty
// register, and so is none at all.
func readIDs(path string) (map[string][]string, error) {
	if path == "" {
		return nil, nil
	}
	known, err := ids.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return known, fileOr(path, err)
}

// newIDs returns what the register does not say yet, in the order of records.
func newIDs(in *linkage.Input, persons *survivorship.Persons) []ids.ID {
	var lines []ids.ID
	for i := range in.Records {
		if h := in.IDs[in.Ref(i)]; len(h) == 0 || h[len(h)-1] != persons.Of(i) {
			lines = append(lines, ids.ID{Source: in.Sources[in.Records[i].Source].Name, Key: in.Records[i].Key, Person: persons.Of(i)})
		}
	}
	slices.SortFunc(lines, func(a, b ids.ID) int {
		return cmp.Or(strings.Compare(a.Source+":", b.Source+":"), strings.Compare(a.Key, b.Key))
	})
	return lines
}

// appendIDs adds lines to the register of a merge, if it has one.
func appendIDs(path string, lines []ids.ID) error {
	if path == "" {
		return nil
	}
	return fileOr(path, ids.Append(path, lines))
}
