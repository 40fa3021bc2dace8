package match

import (
	"math"

	"cotejo/linkage/cluster"
)

// leastWithinList returns, by list, the weight that two of its records must have to
// be one person: none when the list names people often, and more than there is
// when it declares that it names nobody twice.
func (w *linking) leastWithinList() []float64 {
	size := make([]float64, len(w.t.in.Sources))
	for _, s := range w.t.source {
		size[s]++
	}
	least := make([]float64, len(size))
	for s := range size {
		p := &w.m.Lists[listIndex(int32(s), int32(s), len(size))]
		switch {
		case w.t.in.Sources[s].Unique:
			least[s] = math.Inf(1)
		case p.Same*p.Pairs > cluster.OftenShare*size[s]:
			least[s] = math.Inf(-1)
		default:
			least[s] = cluster.TwiceBits
		}
	}
	return least
}
