package match

import (
	"slices"

	"cotejo/linkage/names"
)

// Fields are weighed as if each spoke for itself, and some do not: who lives at
// one postcode lives in one town. Counted twice, one agreement looks like two.
// Where strangers who share the value of one field mostly share that of another
// as well, the second agreement is weighed by that chance and so says nothing.

// An implication says that agreement of one comparison brings along that of
// another.
type implication struct {
	by     int     // index of the comparison that brings the other along
	chance float64 // that strangers at level same of it are at level same of the other
}

// A nearness says how often strangers at level same of one comparison are at the
// other levels of another: the postcodes of a town begin alike, so that two of
// them are a slip apart more often in one town than anywhere.
type nearness struct {
	by     int
	chance []float64 // by level; 0 where nothing is known
}

// same is the level of equal values in every comparison of values.
const same = 1

const (
	impliedChance = .5   // least chance of an implication
	impliedLift   = 4    // and how many times that of any two strangers it must be
	leastHaving   = 10   // records that must have a value: those who share a rarer one are mostly one person
	leastShared   = 100  // pairs of strangers needed to say anything
	sharedSample  = 2000 // pairs looked at
)

// findImplications looks at records that share a value and have neither a given
// name nor a surname in common, so that neither one person nor relatives are
// taken for strangers.
func (t *table) findImplications() {
	for by := nameParts; by < len(t.comparisons); by++ {
		pairs := t.strangersSharing(&t.comparisons[by])
		if len(pairs) < leastShared {
			continue
		}
		for i := nameParts; i < len(t.comparisons); i++ {
			c := &t.comparisons[i]
			if c.field != t.comparisons[by].field {
				t.findNearness(by, i, pairs)
			}
			// Of two that imply each other one still counts.
			if c.field == t.comparisons[by].field || t.comparisons[by].isImplied(i) {
				continue
			}
			var seen, equal float64
			for _, p := range pairs {
				if l := c.compare(t.value(c, p[0]), t.value(c, p[1])); l > 0 {
					seen++
					if l == same {
						equal++
					}
				}
			}
			if seen < leastShared || equal/seen < impliedChance || equal/seen < impliedLift*c.u.mean(c.column.count, len(c.levels))[same] {
				continue
			}
			c.implied = append(c.implied, implication{by, equal / seen})
		}
	}
}

// leastNearPairs is the number of pairs at a level needed to say how often it is.
const leastNearPairs = 5

// findNearness counts the levels between equal and different of one comparison
// among strangers who share the value of another.
func (t *table) findNearness(by, i int, pairs [][2]int32) {
	c := &t.comparisons[i]
	seen, counts := 0.0, make([]float64, len(c.levels))
	for _, p := range pairs {
		if l := c.compare(t.value(c, p[0]), t.value(c, p[1])); l > 0 {
			seen++
			counts[l]++
		}
	}
	if seen < leastShared {
		return
	}
	mean, found := c.u.mean(c.column.count, len(c.levels)), false
	for l := range counts {
		counts[l] /= seen
		if l <= same || l == len(counts)-1 || counts[l]*seen < leastNearPairs || counts[l] < 2*mean[l] {
			counts[l] = 0
		}
		found = found || counts[l] > 0
	}
	if found {
		c.nearness = append(c.nearness, nearness{by, counts})
	}
}

// nearnessBy returns the chance of a level since strangers share another value, or 0.
func (c *comparison) nearnessBy(levels []uint8, level uint8) (p float64) {
	for _, n := range c.nearness {
		if levels[n.by] == same {
			p = max(p, n.chance[level])
		}
	}
	return p
}

// strangersSharing returns pairs of records that have one value of a comparison
// and no name in common, evenly drawn from all values that many have.
func (t *table) strangersSharing(c *comparison) [][2]int32 {
	having := make([][]int32, len(c.cells))
	for i := range int32(len(t.order)) {
		if v := t.value(c, i); v >= 0 && c.column.count[v] >= leastHaving {
			having[v] = append(having[v], i)
		}
	}
	var all [][2]int32
	for v, records := range having {
		if len(records) == 0 || c.compare(int32(v), int32(v)) != same {
			continue
		}
		// Neighbours in the table are often one person.
		half := len(records) / 2
		for i := range half {
			all = append(all, [2]int32{records[i], records[i+half]})
		}
	}
	step := max(1, len(all)/sharedSample)
	var out [][2]int32
	for i := 0; i < len(all); i += step {
		if !t.sharesName(all[i][0], all[i][1]) {
			out = append(out, all[i])
		}
	}
	return out
}

// sharesName reports whether two records have a unit of their names in common,
// however it is spelled.
func (t *table) sharesName(a, b int32) bool {
	found := false
	t.names.eachUnit(a, func(u int32) {
		t.names.eachUnit(b, func(v int32) {
			found = found || t.units.level(u, v) < names.UnitInitial
		})
	})
	return found
}

func (c *comparison) isImplied(by int) bool {
	return slices.ContainsFunc(c.implied, func(d implication) bool { return d.by == by })
}

// impliedBy returns the chance that a comparison finds the same value since
// others have, or 0.
func (c *comparison) impliedBy(levels []uint8) float64 {
	var p float64
	for _, d := range c.implied {
		if levels[d.by] == same {
			p = max(p, d.chance)
		}
	}
	return p
}
