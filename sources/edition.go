package sources

import (
	"cmp"
	"slices"
)

// editionsByList returns the files that a recipe dates, by list, the newest
// first. The lists stand in the order in which they are found.
func editionsByList(lists []*list) [][]*list {
	at := make(map[string]int)
	var out [][]*list
	for _, l := range lists {
		if l.source.List == "" {
			continue
		}
		i, ok := at[l.source.List]
		if !ok {
			i = len(out)
			at[l.source.List], out = i, append(out, nil)
		}
		out[i] = append(out[i], l)
	}
	for _, editions := range out {
		slices.SortStableFunc(editions, func(a, b *list) int { return cmp.Compare(b.source.AsOf, a.source.AsOf) })
	}
	return out
}

// nameEditions gives the newest edition of a list the list's name and the others
// their day behind it, and marks the records that the list's name leads to. Two
// editions of one day are a mistake: nothing says which is the later one.
func nameEditions(lists []*list) Problems {
	var problems Problems
	for _, editions := range editionsByList(lists) {
		seen := make(map[string]bool)
		for i, l := range editions {
			if i > 0 {
				l.source.Name = l.source.List + "-" + l.source.AsOf
				if newer := editions[i-1]; newer.source.AsOf == l.source.AsOf {
					problems = append(problems, &Problem{File: l.table.path, Code: SameEditionTwice, Args: []any{newer.table.path, l.source.List, l.source.AsOf}})
				}
			}
			for r := range l.records {
				l.records[r].Newest = !seen[l.records[r].Key]
			}
			for r := range l.records {
				seen[l.records[r].Key] = true
			}
		}
	}
	return problems
}

// otherDay reports whether two files are editions of one list of different days,
// which may well be equal.
func otherDay(a, b *list) bool {
	return a.source.List != "" && a.source.List == b.source.List && a.source.AsOf != b.source.AsOf
}
