package match

import (
	"slices"

	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
)

// A Model is what scoring needs beside the records: the chance of each level
// when two records are one person, and the priors of each pair of lists. It is
// stored with the roster, so that a score can be explained after the merge.
type Model struct {
	Comparisons []ModelComparison `json:"comparisons"`
	Lists       []listPair        `json:"lists"`
	Records     int               `json:"records"`
	Candidates  int               `json:"candidates"` // pairs compared in full
	Rules       []RuleCount       `json:"rules"`      // how the candidates were found
	Missed      *Missed           `json:"lost,omitempty"`
	Exhaustive  bool              `json:"exhaustive,omitempty"` // every pair was compared
	Capped      int               `json:"capped"`               // blocks of records that share nothing but what everybody has, left out of a large input
	Rounds      int               `json:"rounds"`               // of training
	// Fallback says why what was learnt was not used and the default chances
	// were: [TooManySame] or [LevelsReversed]; "" when it was used.
	Fallback string `json:"fallback,omitempty"`
	// Restarted says why training started anew with bounds, in the words of
	// Fallback or as [NamesDiffer].
	Restarted string `json:"restarted,omitempty"`
	// Given says that the chances were learnt elsewhere.
	Given bool `json:"given,omitempty"`

	logM   [][]float64 // log2 of Comparisons[i].Same[level]
	shared []int       // the comparisons of what relatives may share; see comparison.shareable
}

// A RuleCount is the number of candidate pairs that a rule was the first to find.
type RuleCount struct {
	Rule  string `json:"rule"` // one of the rule constants
	Pairs int    `json:"pairs"`
}

// A ModelComparison holds the chances of one comparison's levels.
type ModelComparison struct {
	Name   string    `json:"name"`
	Levels []string  `json:"levels"`
	M      []float64 `json:"same"` // chance of each level for one person
	// Stranger is the chance of each level for two strangers, on average: that
	// of a pair depends on how common its values are.
	U      []float64 `json:"stranger"`
	Count  []float64 `json:"count"`          // expected pairs of one person at each level
	Stated bool      `json:"told,omitempty"` // Same was stated by people
	Pairs  float64   `json:"pairs"`          // expected pairs of one person in which both sides say something
	// Sibling and Parent are the shares of relatives who have the value in common
	// as one person has, where that differs from list to list.
	Sibling float64 `json:"sibling_share,omitempty"`
	Parent  float64 `json:"parent_share,omitempty"`
}

// A listPair holds the priors of pairs of records from two lists, or from one.
type listPair struct {
	A       string  `json:"a"`
	B       string  `json:"b"`
	Pairs   float64 `json:"pairs"` // of records
	Same    float64 `json:"same"`  // chance that a pair is one person
	Sibling float64 `json:"sibling"`
	Parent  float64 `json:"parent"`
	Homonym float64 `json:"homonym"`
}

func (p *listPair) prior(k class) float64 {
	switch k {
	case classSame:
		return p.Same
	case classSibling:
		return p.Sibling
	case classParent:
		return p.Parent
	case classHomonym:
		return p.Homonym
	}
	return 1
}

// newModel returns the model before training.
func newModel(t *table) *Model {
	m := &Model{Records: len(t.in.Records)}
	for i, c := range t.comparisons {
		m.Comparisons = append(m.Comparisons, ModelComparison{
			Name: c.name, Levels: c.levels, M: append([]float64(nil), c.m...), Count: make([]float64, len(c.m)), U: t.meanU(i), Stated: c.stated,
		})
		if c.shareable() {
			m.Comparisons[i].Sibling, m.Comparisons[i].Parent = c.sibling, c.parent
		}
	}
	sizes := make([]float64, len(t.in.Sources))
	for _, source := range t.source {
		sizes[source]++
	}
	for a := range t.in.Sources {
		for b := a; b < len(t.in.Sources); b++ {
			p := listPair{A: t.in.Sources[a].Name, B: t.in.Sources[b].Name, Pairs: sizes[a] * sizes[b]}
			share := startBetween
			if a == b {
				p.Pairs, share = sizes[a]*(sizes[a]-1)/2, startWithin
			}
			per := min(sizes[a], sizes[b]) / max(p.Pairs, 1)
			p.Same = share * per
			p.Sibling, p.Parent, p.Homonym = startSibling*per, startParent*per, startHomonym*per
			m.Lists = append(m.Lists, p)
		}
	}
	m.prepare()
	return m
}

// clone returns a model that shares nothing with m that training changes.
func (m *Model) clone() *Model {
	out := *m
	out.Comparisons, out.Lists = slices.Clone(m.Comparisons), slices.Clone(m.Lists)
	for i := range out.Comparisons {
		c := &out.Comparisons[i]
		c.M, c.Count = slices.Clone(c.M), slices.Clone(c.Count)
	}
	out.prepare()
	return &out
}

// Seen returns the levels at which a pair of one person was seen, or may have been.
func (c *ModelComparison) Seen() []int {
	var out []int
	for l := 1; l < len(c.Levels); l++ {
		if c.Levels[l] != "" && c.Count[l] >= .5 {
			out = append(out, l)
		}
	}
	return out
}

// Bits is the weight of a level, for one person against strangers: what a pair
// at this level adds on average.
func (c *ModelComparison) Bits(level int) float64 {
	return elementary.Log2(max(c.M[level], 1e-6) / max(c.U[level], 1e-6))
}

// meanU is the mean chance of each level of a comparison between
// strangers.
func (t *table) meanU(i int) []float64 {
	c := &t.comparisons[i]
	if i >= nameParts {
		return c.u.mean(c.column.count, len(c.levels))
	}
	out := make([]float64, len(c.levels))
	for l := 1; l < len(out); l++ {
		switch i {
		case partOrder:
			out[l] = 1 // strangers' names agree in one order as easily as in another
		case partGeneration:
			out[l] = []float64{generationSame: markChance, generationDifferent: 1 - markChance}[l]
		case partAlias:
			out[l] = []float64{aliasSame: aliasChance, aliasDifferent: 1 - aliasChance}[l]
		default:
			out[l] = t.units.meanChance(partRole(i, orderKept), names.UnitLevel(l))
		}
	}
	return out
}

// meanChance is the chance of a level between the units of two strangers.
func (x *unitTable) meanChance(r role, l names.UnitLevel) float64 {
	var sum, all float64
	for u, n := range x.count[r] {
		sum += float64(float64(n) * x.unitU(r, int32(u), int32(u), l))
		all += float64(n)
	}
	if all == 0 {
		return 1
	}
	return sum / all
}

// prepare computes the logarithms that scoring uses, and what relatives may share.
func (m *Model) prepare() {
	m.logM = make([][]float64, len(m.Comparisons))
	m.shared = nil
	for i, c := range m.Comparisons {
		if c.Sibling+c.Parent > 0 {
			m.shared = append(m.shared, i)
		}
		m.logM[i] = make([]float64, len(c.Levels))
		for l, p := range c.M {
			m.logM[i][l] = elementary.Log2(max(p, 1e-6))
		}
	}
}

// lists returns the index of the pair of two lists in Lists, n being the
// number of lists.
func listIndex(a, b int32, n int) int {
	i, j := int(min(a, b)), int(max(a, b))
	return i*n - i*(i-1)/2 + j - i
}
