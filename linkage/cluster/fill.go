package cluster

// margin is by how many bits a cluster fits one rather than another. Here the
// weights count in full: bounded, all that is sure would be equally sure.
func (g *Grouping) margin(a, b, other int32, s, t *PairSum) float64 {
	full := func(x, y int32, s *PairSum) float64 {
		all := float64(float64(g.Size[x]) * float64(g.Size[y]))
		mean := (s.whole + float64((all-float64(s.pairs))*absentBits)) / all
		return mean + float64(bestShare*(s.top-mean))
	}
	return full(a, b, s) - full(a, other, t)
}

// mostCompared is the number of pairs of records between two clusters up to
// which they are compared when clustering asks for it.
const mostCompared = 400

// fill compares the records of two clusters that were not compared before: from
// a pair that nobody looked at nothing is concluded. Where people joined records
// that are not alike, a third need not be like all of them. It returns what stands
// between the two then, nil for nothing, and whether that is news.
func (g *Grouping) fill(a, b int32) (s *PairSum, news bool) {
	s = g.Between(a, b)
	all := g.Size[a] * g.Size[b]
	if g.Compare == nil || g.Depth > 0 || g.Told[a] || g.Told[b] || s != nil && s.pairs >= all || all > mostCompared {
		return s, false
	}
	var sum PairSum
	for i := a; i >= 0; i = g.Next[i] {
		for j := b; j >= 0; j = g.Next[j] {
			p := Ordered(i, j)
			if _, before := g.asked[p]; before {
				continue
			}
			g.asked[p] = struct{}{}
			weight, prior, fresh := g.Compare(p[0], p[1])
			switch one := newLinkSum(weight, prior); {
			case !fresh:
			case sum.pairs == 0:
				sum = one
			default:
				sum.add(&one)
			}
		}
	}
	switch {
	case sum.pairs == 0:
		return s, false
	case s != nil:
		s.add(&sum)
		return s, true
	}
	g.links[a] = append(g.links[a], link{b, int32(len(g.sums))})
	g.links[b] = append(g.links[b], link{a, int32(len(g.sums))})
	g.sums = append(g.sums, sum)
	return &g.sums[len(g.sums)-1], true
}
