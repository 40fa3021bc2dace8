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

// newIDs returns what the register does not say yet, in the order of records. Of
// the editions of a list the newest row of a key says it for the older ones, unless
// they are of another person.
func newIDs(in *linkage.Input, persons *survivorship.Persons) []ids.ID {
	var lines []ids.ID
	newest := make(map[string]string) // person, by the reference under the list's name
	for i := range in.Records {
		if in.Records[i].Newest {
			newest[in.Ref(i)] = persons.Of(i)
		}
	}
	for i := range in.Records {
		ref := in.Ref(i)
		if r := &in.Records[i]; in.Sources[r.Source].List != "" && !r.Newest && newest[in.List(r.Source)+":"+r.Key] == persons.Of(i) {
			continue
		}
		if h := in.IDs[ref]; len(h) == 0 || h[len(h)-1] != persons.Of(i) {
			source, key, _ := linkage.CutRef(ref) // not the file's: who is on an older edition alone goes by the list's name
			lines = append(lines, ids.ID{Source: source, Key: key, Person: persons.Of(i)})
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
