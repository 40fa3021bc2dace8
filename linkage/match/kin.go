package match

// How much relatives have in common differs from list to list: a census has
// them at one address, a list of prisoners in one town at best. A model that
// does not know it takes a household for a person, since the household is what
// agrees. What share of relatives has a value in common is therefore learnt like
// everything else, from the pairs that are more likely relatives than one person
// or two strangers. Names and births are not learnt: it is by them that
// relatives are known.

// mostShared is the largest share that is learnt: some of a family live elsewhere.
const mostShared = .98

// kin reports whether a class is of relatives.
func (k class) kin() bool { return k == classSibling || k == classParent }

// shareable reports whether a comparison says where somebody lives, which
// relatives share more on one list than on another.
func (c *comparison) shareable() bool { return c.home }

// share returns the share of relatives of a class who have a value in common.
func (c *ModelComparison) share(k class) float64 {
	if k == classParent {
		return c.Parent
	}
	return c.Sibling
}

// sharedChance is the chance of a level when that share of pairs has the value
// in common and the others compare like strangers.
func sharedChance(share, same, stranger float64) float64 {
	return float64(share*same) + float64((1-share)*stranger)
}

// kinBits is log2 of the chance, under a class of relatives, of what they may share.
func (m *Model) kinBits(k class, l *comparedPair) float64 {
	product := 1.0
	for j, chance := range l.chances {
		i := m.shared[j]
		if level := l.levels[i]; level > 0 {
			c := &m.Comparisons[i]
			product *= sharedChance(c.share(k), c.M[level], float64(chance))
		}
	}
	return log2(max(product, tiny))
}

// A kinCount counts, by comparison, pairs of relatives and those among them who
// have its value in common.
type kinCount struct{ pairs, shared float64 }

// countKin adds a pair's relatives to the counts of a class.
func (m *Model) countKin(k class, l *comparedPair, weight float64, counts []kinCount) {
	for j, chance := range l.chances {
		i := m.shared[j]
		if level := l.levels[i]; level > 0 {
			c := &m.Comparisons[i]
			both := float64(c.share(k) * c.M[level])
			counts[j].pairs += weight
			counts[j].shared += float64(weight * (both / sharedChance(c.share(k), c.M[level], float64(chance))))
		}
	}
}

// learnKin sets the shares from the counts.
func (m *Model) learnKin(t *table, sibling, parent []kinCount) {
	for j, i := range m.shared {
		c, start := &m.Comparisons[i], &t.comparisons[i]
		learn := func(n kinCount, share float64) float64 {
			return min(mostShared, (n.shared+float64(kinPairs*share))/(n.pairs+kinPairs))
		}
		c.Sibling, c.Parent = learn(sibling[j], start.sibling), learn(parent[j], start.parent)
	}
}
