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
)

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
		if c := &m.Comparisons[i]; i < partOrder && c.Pairs >= priorPairs && c.Bits(int(names.UnitExact)) < c.Bits(int(names.UnitDifferent)) {
			return LevelsReversed
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
	}
	m.prepare()
	return nil
}
