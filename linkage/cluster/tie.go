package cluster

import "math"

// A tie is a cluster that fits two others which exclude each other.
type tie struct {
	Head, First, Second int32
	Mean                float64
}

// tied reports whether one of two clusters about to be joined fits a third
// just as well, while the third and the other exclude each other.
func (g *Grouping) tied(q queued) (tie, bool) {
	for _, d := range [2][2]int32{{q.a, q.b}, {q.b, q.a}} {
		one, other := d[0], d[1]
		best, bestMean := int32(-1), math.Inf(-1)
		for _, l := range g.links[one] {
			third, s := l.other, &g.sums[l.sum]
			if third == other || !g.allowed(one, third, s) {
				continue
			}
			m := g.Mean(one, third, s)
			if m > 0 && q.mean-m < tieBits && g.straddles(one, other, third) {
				return tie{one, other, third, q.mean}, true
			}
			if m > bestMean || m == bestMean && third < best {
				best, bestMean = third, m
			}
		}
		if best < 0 || bestMean <= 0 || q.mean-bestMean >= tieBits {
			continue
		}
		if g.Depth == 0 && g.margin(one, other, best, g.Between(one, other), g.Between(one, best)) >= tieBits {
			continue
		}
		between, _ := g.fill(other, best)
		if g.Depth > 0 && (between == nil || between.Worst > ContradictionBits) {
			continue // rows of one person listed often need not all be alike
		}
		if between == nil || g.Mean(other, best, between) < 0 && !g.follows(one, other, best, between) {
			return tie{one, other, best, q.mean}, true
		}
	}
	return tie{}, false
}

// straddles reports whether a cluster of a single list is silent where two others
// contradict each other, so that it must not tie them together.
func (g *Grouping) straddles(one, first, second int32) bool {
	return g.Silent != nil && g.contradict(one, first, second) && g.Silent(one, first, second)
}

// contradict reports whether two clusters contradict each other, of which one
// that fits both wants to join the first. Where no pair of theirs was kept and
// that one has nothing but a name, their records are asked.
func (g *Grouping) contradict(one, first, second int32) bool {
	if between := g.Between(first, second); between != nil {
		return between.Worst < InsideBits
	}
	return g.NameOnly != nil && g.NameOnly(one) && g.Weigh(first, second) < InsideBits
}

// barTied keeps a cluster apart from the two that it fits, and from whatever
// else it fits as well and that one of the two contradicts.
func (g *Grouping) barTied(t tie) {
	thirds := []int32{t.First, t.Second}
	for _, l := range g.links[t.Head] {
		s := &g.sums[l.sum]
		if l.other == t.First || l.other == t.Second || !g.allowed(t.Head, l.other, s) {
			continue
		}
		if m := g.Mean(t.Head, l.other, s); m > 0 && t.Mean-m < tieBits && g.contradict(t.Head, t.First, l.other) {
			g.Ties = append(g.Ties, tie{t.Head, t.First, l.other, t.Mean})
			thirds = append(thirds, l.other)
		}
	}
	for _, third := range thirds {
		g.Bar(t.Head, third)
	}
}

// follows reports whether a third cluster could still join two that are joined
// now: then these do not take one another's place, and nothing is lost by
// joining them first. Two that contradict each other do. between is what stands
// between other and third.
func (g *Grouping) follows(one, other, third int32, between *PairSum) bool {
	if between.Worst < InsideBits || !g.allowed(other, third, between) {
		return false
	}
	s := *g.Between(one, third)
	s.add(between)
	return g.meanOf(float64(g.Size[one]+g.Size[other])*float64(g.Size[third]), 1, &s) > 0
}
