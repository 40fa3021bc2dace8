package match

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrBrokenModel says that a model that was read back is not whole.
var ErrBrokenModel = errors.New("the model is not whole")

// mostPairs bounds the numbers of a model that count records and pairs: a
// hundred million records make fewer pairs.
const mostPairs = 1e16

// Check holds a model that was read back from a file against what every use of
// it takes for granted: a chance for each level of each comparison, and numbers
// that can be. Its error is [ErrBrokenModel].
func (m *Model) Check() error {
	if len(m.Comparisons) < nameParts {
		return fmt.Errorf("%w: %d comparisons", ErrBrokenModel, len(m.Comparisons))
	}
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		n := len(c.Levels)
		if n == 0 || len(c.M) != n || len(c.U) != n || len(c.Count) != n || !all(c.M, 1) || !all(c.U, 1) || !all(c.Count, mostPairs) || !all([]float64{c.Pairs}, mostPairs) || !all([]float64{c.Sibling, c.Parent}, 1) {
			return fmt.Errorf("%w: %s", ErrBrokenModel, c.Name)
		}
	}
	for i := range m.Lists {
		p := &m.Lists[i]
		if !all([]float64{p.Pairs}, mostPairs) || !all([]float64{p.Same, p.Sibling, p.Parent, p.Homonym}, math.MaxFloat32) {
			return fmt.Errorf("%w: %s, %s", ErrBrokenModel, p.A, p.B)
		}
	}
	if m.Records < 0 || m.Candidates < 0 || m.Rounds < 0 || m.Fallback != "" && !slices.Contains([]string{TooManySame, LevelsReversed, NamesDiffer}, m.Fallback) {
		return ErrBrokenModel
	}
	return nil
}

// all reports whether every number lies between 0 and most.
func all(numbers []float64, most float64) bool {
	return !slices.ContainsFunc(numbers, func(x float64) bool { return !(x >= 0 && x <= most) })
}

// fits reports why a model was not trained on the records of a table, if so.
func (m *Model) fits(t *table) error {
	if err := m.Check(); err != nil {
		return err
	}
	lists := len(t.in.Sources)
	if len(m.Comparisons) != len(t.comparisons) || len(m.Lists) != lists*(lists+1)/2 {
		return fmt.Errorf("%w: %d comparisons of %d pairs of lists", ErrBrokenModel, len(m.Comparisons), len(m.Lists))
	}
	for i := range t.comparisons {
		if c := &m.Comparisons[i]; c.Name != t.comparisons[i].name || !slices.Equal(c.Levels, t.comparisons[i].levels) {
			return fmt.Errorf("%w: %s", ErrBrokenModel, c.Name)
		}
	}
	return nil
}
