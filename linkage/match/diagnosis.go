package match

import (
	"errors"
	"fmt"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// Training finds the two groups of pairs that the levels tell apart best, and
// these need not be one person and two: households, namesakes or the habits of
// one list split pairs as well. What cannot be true of one person betrays a
// wrong split, and then the default model stands.

// The reasons for which what was learnt is not used.
const (
	TooManySame    = "too-many-same"   // more pairs of one person between two lists than the shorter one has records, though one of them has nobody twice
	LevelsReversed = "levels-reversed" // another name would speak for one person more than the same name
	NamesDiffer    = "names-differ"    // one person would mostly have two names
)

// mostDifferent is the largest share of the pairs of one person, on lists however
// careless, in which the first part of the name is another name altogether. People
// who are known by several names, in the largest public set of such, reach .24;
// where a household was taken for a person it is .6 to .9.
const mostDifferent = .3

// surplus is by how much the expected pairs may exceed the records.
const surplus = 1.1

// diagnose returns why a trained model cannot be right, or "".
func (m *Model) diagnose(in *linkage.Input) string {
	sizes := make([]float64, len(in.Sources))
	for i := range in.Records {
		sizes[in.Records[i].Source]++
	}
	for a := range in.Sources {
		for b := a + 1; b < len(in.Sources); b++ {
			// A record has one partner on a list that has nobody twice.
			bound := sizes[a] * sizes[b]
			if in.Sources[b].Unique {
				bound = min(bound, sizes[a])
			}
			if in.Sources[a].Unique {
				bound = min(bound, sizes[b])
			}
			if p := &m.Lists[listIndex(int32(a), int32(b), len(in.Sources))]; p.Same*p.Pairs > surplus*bound {
				return TooManySame
			}
		}
	}
	for i := range nameParts {
		c := &m.Comparisons[i]
		switch {
		case i >= partOrder || c.Pairs < priorPairs || c.Stated:
		case c.Bits(int(names.UnitExact)) < c.Bits(int(names.UnitDifferent)):
			return LevelsReversed
		case (i == partGiven || i == partSurname1) && c.Count[names.UnitDifferent] > mostDifferent*c.Pairs: // counts, since m may be bounded
			return NamesDiffer
		}
	}
	return ""
}

// ErrOtherModel says that a model was made for other comparisons.
var ErrOtherModel = errors.New("the model is of other comparisons")

// adopt takes over the chances of a model that was trained elsewhere. It must
// have the same comparisons with the same levels.
func (m *Model) adopt(of *Model) error {
	if len(of.Comparisons) != len(m.Comparisons) {
		return fmt.Errorf("%w: %d, not %d", ErrOtherModel, len(of.Comparisons), len(m.Comparisons))
	}
	for i := range m.Comparisons {
		c, o := &m.Comparisons[i], &of.Comparisons[i]
		if c.Name != o.Name || !slices.Equal(c.Levels, o.Levels) || len(o.M) != len(c.M) {
			return fmt.Errorf("%w: %s", ErrOtherModel, c.Name)
		}
		for _, p := range o.M {
			if !(p >= 0 && p <= 1) {
				return fmt.Errorf("%w: %s", ErrOtherModel, c.Name)
			}
		}
		if !c.Stated {
			c.M = slices.Clone(o.M)
		}
		if c.Sibling+c.Parent > 0 && o.Sibling+o.Parent > 0 && o.Sibling <= 1 && o.Parent <= 1 {
			c.Sibling, c.Parent = o.Sibling, o.Parent
		}
	}
	m.prepare()
	return nil
}
