package figures

import (
	"cmp"
	"slices"
)

// A Correction is a term of the bridge between the counts of two rosters, with
// its cause where it has one.
type Correction struct {
	Term, Cause string
	Delta       int
}

// corrections leads from the persons of an earlier roster to those of today, and
// says of how many the values were changed since.
func corrections(in *Input) *Table {
	t := &Table{Columns: []string{Persons}}
	if in.Before == nil || in.Before.Editions {
		return t
	}
	t.Denominator = max(len(in.Persons), len(in.Before.Persons))
	t.put(Cell{Row: "persons-before", Column: Persons, Value: len(in.Before.Persons)})
	terms := slices.SortedFunc(slices.Values(in.Corrections), func(a, b Correction) int {
		order := []string{"new-records", "gone-records", "split", "merged"}
		return cmp.Or(slices.Index(order, a.Term)-slices.Index(order, b.Term), cmp.Compare(a.Cause, b.Cause))
	})
	for _, c := range terms {
		row := c.Term
		if c.Cause != "" {
			row += ":" + c.Cause
		}
		t.put(Cell{Row: row, Column: Persons, Value: c.Delta, Signed: true})
	}
	t.put(Cell{Row: "persons-after", Column: Persons, Value: len(in.Persons)})
	var changed [fields]int
	for i := range in.Before.Persons {
		e := &in.Before.Persons[i]
		if e.Now < 0 {
			continue
		}
		for f, v := range e.Values {
			if now := in.Persons[e.Now].Values[f]; v != "" && now != v && !changes(f) {
				changed[f]++
			}
		}
	}
	for f, n := range changed {
		if n > 0 {
			t.put(Cell{Row: "changed:" + Fields[f], Column: Persons, Value: n})
		}
	}
	t.Notes = []string{"corrections-values"}
	return t
}

// changes reports whether a field may change without anybody having erred.
func changes(field int) bool {
	switch field {
	case Custody, Figure, Release, Prison, Sentence, Charges:
		return true
	}
	return false
}
