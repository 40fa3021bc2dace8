package linkage

import (
	"cmp"
	"slices"
)

// List returns the name of the list of which a source is an edition, by the
// index of the source.
func (in *Input) List(source int) string {
	s := &in.Sources[source]
	if s.List != "" {
		return s.List
	}
	return s.Name
}

// SameList reports whether two sources are editions of one list, or one file.
func (in *Input) SameList(a, b int) bool {
	return a == b || in.Sources[a].List != "" && in.Sources[a].List == in.Sources[b].List
}

// Editions returns the sources of every list that has several editions, the
// newest first; the lists stand in the order of their names.
func (in *Input) Editions() [][]int {
	of := make(map[string][]int)
	for i, s := range in.Sources {
		if s.List != "" {
			of[s.List] = append(of[s.List], i)
		}
	}
	var out [][]int
	for _, sources := range of {
		if len(sources) > 1 {
			slices.SortFunc(sources, func(a, b int) int { return cmp.Compare(in.Sources[b].AsOf, in.Sources[a].AsOf) })
			out = append(out, sources)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(in.Sources[a[0]].List, in.Sources[b[0]].List) })
	return out
}

// NewestOf leaves, of the records of a person, those of the newest edition of
// every list: older ones say what was, not what is.
func (in *Input) NewestOf(records []int) []int {
	older := func(r int) bool {
		s := in.Records[r].Source
		return slices.ContainsFunc(records, func(o int) bool {
			other := in.Records[o].Source
			return other != s && in.SameList(s, other) && in.Sources[other].AsOf > in.Sources[s].AsOf
		})
	}
	if !slices.ContainsFunc(records, older) {
		return records
	}
	return slices.DeleteFunc(slices.Clone(records), older)
}
