package bridge

import (
	"cmp"
	"slices"
	"strings"
)

// A Belonging says to which person a record belongs in one roster.
type Belonging struct {
	Ref    string // the record's reference
	Person string
}

// Terms of the bridge between two counts.
const (
	TermNew    = "new-records"  // persons who stand on records that the old roster lacks, and on no other: +
	TermGone   = "gone-records" // persons whose records are all gone: −
	TermSplit  = "split"        // one person of the old roster is several in the new: +
	TermMerged = "merged"       // several persons of the old roster are one in the new: −
)

// Causes of a split or a merge, in the order in which they are looked for.
const (
	CauseDecision = "decision" // somebody decided something of its records, or took it back
	CauseRecipe   = "recipe"   // the recipe is another
	CauseVersion  = "version"  // another version of the program made the roster
	CauseEvidence = "evidence" // the records say something else, or others came beside them
)

// A Change is one place in which two rosters count differently.
type Change struct {
	Term  string   `json:"term"`
	Cause string   `json:"cause,omitempty"`
	Delta int      `json:"delta"`
	Old   []string `json:"old"`  // ids of the persons concerned, in order
	New   []string `json:"new"`  //
	Refs  []string `json:"refs"` // references of their records, in order
}

// Changed says what else differs between two rosters.
type Changed struct {
	Decided map[string]bool // references of records of which the decisions differ
	Recipe  bool
	Version bool
}

// Bridge explains why two rosters count differently: the deltas of the changes
// add up to the difference of the two counts exactly.
//
// Persons without a record in common with the other roster are new or gone. The
// rest are two ways to part the same records, and lead to each other through
// the parts that both have in common: to part every old person by the new
// persons its records belong to now is to split, and to join those parts to the
// new persons is to merge. Of k old persons and l new ones that hang together
// and have m parts in common, m−k were split and m−l merged.
//
// So of two old persons of whom one gave a record to the other, one was split
// (+1) and one merged (−1), although the count stays.
func Bridge(old, now []Belonging, changed Changed) []Change {
	out := []Change{}
	for _, g := range groupsOf(old, now, changed.Decided) {
		out = append(out, g.changes(changed)...)
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(strings.Compare(a.Term, b.Term), strings.Compare(a.Cause, b.Cause), slices.Compare(a.Refs, b.Refs))
	})
	return out
}

// changes returns what became of the persons of a group.
func (g *group) changes(changed Changed) []Change {
	slices.Sort(g.old)
	slices.Sort(g.new)
	slices.Sort(g.refs)
	c := Change{Old: append([]string{}, g.old...), New: append([]string{}, g.new...), Refs: g.refs}
	switch {
	case len(g.old) == 0:
		c.Term, c.Delta = TermNew, len(g.new)
		return []Change{c}
	case len(g.new) == 0:
		c.Term, c.Delta = TermGone, -len(g.old)
		return []Change{c}
	case g.decided:
		c.Cause = CauseDecision
	case changed.Recipe:
		c.Cause = CauseRecipe
	case changed.Version:
		c.Cause = CauseVersion
	default:
		c.Cause = CauseEvidence
	}
	var out []Change
	if n := g.parts - len(g.old); n > 0 {
		c.Term, c.Delta = TermSplit, n
		out = append(out, c)
	}
	if n := g.parts - len(g.new); n > 0 {
		c.Term, c.Delta = TermMerged, -n
		out = append(out, c)
	}
	return out
}
