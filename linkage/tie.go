package linkage

import "math"

// A tie is a cluster that fits two others which exclude each other.
type tie struct {
	head, first, second int32
	mean                float64
}

// tied reports whether one of two clusters about to be joined fits a third
// just as well, while the third and the other exclude each other.
func (g *grouping) tied(q queued) (tie, bool) {
	for _, d := range [2][2]int32{{q.a, q.b}, {q.b, q.a}} {
		one, other := d[0], d[1]
		best, bestMean := int32(-1), math.Inf(-1)
		for _, l := range g.links[one] {
			third, s := l.other, &g.sums[l.sum]
			if third == other || !g.allowed(one, third, s) {
				continue
			}
			m := g.mean(one, third, s)
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
		between := g.between(other, best)
		if g.depth > 0 && (between == nil || between.worst > contradictionBits) {
			continue // rows of one person listed often need not all be alike
		}
		if between == nil || g.mean(other, best, between) < 0 && !g.follows(one, other, best, between) {
			return tie{one, other, best, q.mean}, true
		}
	}
	return tie{}, false
}

// straddles reports whether a cluster of a single list is silent where two others
// contradict each other, so that it must not tie them together.
func (g *grouping) straddles(one, first, second int32) bool {
	return g.silent != nil && g.contradict(one, first, second) && g.silent(one, first, second)
}

// contradict reports whether two clusters contradict each other, of which one
// that fits both wants to join the first. Where no pair of theirs was kept and
// that one has nothing but a name, their records are asked.
func (g *grouping) contradict(one, first, second int32) bool {
	if between := g.between(first, second); between != nil {
		return between.worst < insideBits
	}
	return g.bare != nil && g.bare(one) && g.weigh(first, second) < insideBits
}

// barTied keeps a cluster apart from the two that it fits, and from whatever
// else it fits as well and that one of the two contradicts.
func (g *grouping) barTied(t tie) {
	thirds := []int32{t.first, t.second}
	for _, l := range g.links[t.head] {
		s := &g.sums[l.sum]
		if l.other == t.first || l.other == t.second || !g.allowed(t.head, l.other, s) {
			continue
		}
		if m := g.mean(t.head, l.other, s); m > 0 && t.mean-m < tieBits && g.contradict(t.head, t.first, l.other) {
			g.ties = append(g.ties, tie{t.head, t.first, l.other, t.mean})
			thirds = append(thirds, l.other)
		}
	}
	for _, third := range thirds {
		g.bar(t.head, third)
	}
}

// follows reports whether a third cluster could still join two that are joined
// now: then these do not take one another's place, and nothing is lost by
// joining them first. Two that contradict each other do. between is what stands
// between other and third.
func (g *grouping) follows(one, other, third int32, between *linkSum) bool {
	if between.worst < insideBits || !g.allowed(other, third, between) {
		return false
	}
	s := *g.between(one, third)
	s.add(between)
	return g.meanOf(float64(g.size[one]+g.size[other])*float64(g.size[third]), 1, &s) > 0
}
