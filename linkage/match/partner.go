package match

import (
	"cotejo/linkage/cluster"
	"cotejo/linkage/names"
)

// A list names a person about once, and a record has then one partner on another
// list at most. In a household all members agree in surname, address and
// postcode, so that each record has several partners that look like it, of which
// one is right: without the others in view training takes them all for one
// person's, and learns that people change their given names. With them in view
// the best takes the place of the rest (Sadinle 2017, fabl).

// partnerSlots numbers, for every pair, what its two records have on one
// another's list, and returns how many such numbers there are. Pairs of one
// list, and those to be skipped, have none.
func (t *table) partnerSlots(pairs []comparedPair, skip func(l *comparedPair) bool) (slots [][2]int32, n int32) {
	records := len(t.order)
	first := make([]int32, records+1) // by record: its first pair among the ends
	for i := range pairs {
		if l := &pairs[i]; t.source[l.a] != t.source[l.b] {
			first[l.a+1]++
			first[l.b+1]++
		}
	}
	for i := range records {
		first[i+1] += first[i]
	}
	slots = make([][2]int32, len(pairs))
	ends, next := make([]int32, first[records]), append([]int32(nil), first...)
	for i := range pairs {
		l := &pairs[i]
		if t.source[l.a] == t.source[l.b] || skip(l) {
			slots[i] = [2]int32{-1, -1}
			continue
		}
		ends[next[l.a]], ends[next[l.b]] = int32(2*i), int32(2*i+1)
		next[l.a]++
		next[l.b]++
	}
	number := make([]int32, len(t.in.Sources)) // by list
	for r := range int32(records) {
		of := ends[first[r]:next[r]]
		for _, e := range of {
			l := &pairs[e/2]
			list := t.source[l.a+l.b-r]
			if number[list] <= 0 {
				n++
				number[list] = n
			}
			slots[e/2][e%2] = number[list] - 1
		}
		for _, e := range of {
			l := &pairs[e/2]
			number[t.source[l.a+l.b-r]] = 0
		}
	}
	return slots, n
}

// partners is what training needs to know of the pairs that take one another's
// place.
type partners struct {
	slots [][2]int32
	sums  []float64 // by slot: the odds of its pairs
}

// rivalPartners finds which pairs take one another's place: those between two
// lists neither of which names people often, as far as the model knows; nil when
// there are none.
func (t *table) rivalPartners(m *Model, pairs []comparedPair) *partners {
	if len(t.in.Sources) < 2 {
		return nil
	}
	once := t.namingOnce(m, pairs)
	slots, n := t.partnerSlots(pairs, func(l *comparedPair) bool {
		a, b := t.source[l.a], t.source[l.b]
		return !once[a] || !once[b] || t.in.SameList(int(a), int(b))
	})
	if n == 0 {
		return nil
	}
	return &partners{slots, make([]float64, n)}
}

// namingOnce reports of every list whether it names people about once: it
// declares it, or no more of its records than a few look like another one of
// their own list.
func (t *table) namingOnce(m *Model, pairs []comparedPair) []bool {
	n := len(t.in.Sources)
	size, twice := make([]float64, n), make([]float64, n)
	for _, s := range t.source {
		size[s]++
	}
	for i := range pairs {
		l := &pairs[i]
		if s := t.source[l.a]; s == t.source[l.b] && !namesDiffer(l.levels) {
			twice[s] += m.score(l, &m.Lists[t.list(l.a, l.b)]).posterior
		}
	}
	once := make([]bool, n)
	for s := range once {
		once[s] = t.in.Sources[s].Unique || twice[s] <= cluster.OftenShare*size[s]
	}
	return once
}

// namesDiffer reports whether a part of two names is another name, which
// speaks for two relatives rather than for one person on a list twice.
func namesDiffer(levels []uint8) bool {
	for part := range unitParts {
		if levels[part] == uint8(names.UnitDifferent) {
			return true
		}
	}
	return false
}

// mostOddsBits bounds the odds of a pair, so that sums of them stay exact enough.
const mostOddsBits = 40

// weigh takes in the odds of all pairs, in their order.
func (p *partners) weigh(odds []float64) {
	clear(p.sums)
	for i, s := range p.slots {
		if s[0] >= 0 {
			p.sums[s[0]] += odds[i]
			p.sums[s[1]] += odds[i]
		}
	}
}

// share is the probability that a pair is one person when the other partners of
// its two records are in view.
func (p *partners) share(i int, odds float64) float64 {
	s := p.slots[i]
	if s[0] < 0 {
		return odds / (1 + odds)
	}
	return odds / (1 + max(odds, p.sums[s[0]]+p.sums[s[1]]-odds))
}
