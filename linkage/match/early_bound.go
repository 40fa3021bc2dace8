package match

import "math"

// Most candidates are two persons, and to see it takes no more than a bound:
// what the values of two records add at most to what their names say. Equal
// values are told by their numbers, values of which there are few have a table,
// and only what could still lift a pair to the level in question is compared
// letter by letter.

// bounds are the bounds of all comparisons of values under a model.
type bounds struct{ by []bound }

// A bound says how many bits a comparison adds at most, for one person against
// strangers.
type bound struct {
	c     *comparison
	table []float32 // by two values, where there are few; nil otherwise
	few   int32     // values, where there is a table
	equal []float32 // by value: of two records that have it
	level []float32 // of two values at the level
	most  float32   // of two different values
}

// newBounds computes the bounds under a model.
func (t *table) newBounds(m *Model) *bounds {
	out := &bounds{by: make([]bound, len(t.comparisons)-nameParts)}
	each(t.workers, len(out.by), 1, func(i, _, _ int) { out.by[i] = newBound(&t.comparisons[nameParts+i], m.logM[nameParts+i]) })
	return out
}

func newBound(c *comparison, logSame []float64) bound {
	n := int32(len(c.cells))
	b := bound{c: c, equal: make([]float32, n), level: make([]float32, len(c.levels)), most: float32(math.Inf(-1))}
	bits := func(x, y int32, level uint8) float32 {
		return float32(logSame[level] - log2(c.u.of(x, y, level)))
	}
	for v := range n {
		if l := c.compare(v, v); l > 0 {
			b.equal[v] = bits(v, v, l)
		}
	}
	if c.u.byValue != nil {
		b.table, b.few = make([]float32, n*n), n
		for x := range n {
			for y := range n {
				if l := c.compare(x, y); l > 0 {
					b.table[x*n+y] = bits(x, y, l)
				}
			}
		}
		return b
	}
	for l := range b.level {
		if l > 0 {
			// A different value is never likelier among strangers than this.
			b.level[l] = float32(logSame[l] - log2(float64(c.u.average[l])))
		}
		b.most = max(b.most, b.level[l])
	}
	return b
}

// roundingBits is more than what adding up in 32 bits can lose.
const roundingBits = 1e-3

// reach reports whether the values of two records can add so many bits. It is
// never false of a pair that they do lift so high.
func (x *bounds) reach(t *table, a, b int32, least float32) bool {
	least -= roundingBits
	var room [maxComparisons]int32
	open := room[:0] // comparisons of different values of which there are many
	width := len(t.columns)
	ra, rb := t.ids[int(a)*width:][:width], t.ids[int(b)*width:][:width]
	var bits float32
	for i := range x.by {
		k := &x.by[i]
		va, vb := ra[k.c.at], rb[k.c.at]
		switch {
		case va < 0 || vb < 0:
		case k.table != nil:
			bits += k.table[va*k.few+vb]
		case va == vb:
			bits += k.equal[va]
		default:
			bits += k.most
			open = append(open, int32(i))
		}
	}
	for _, i := range open {
		if bits < least {
			return false
		}
		k := &x.by[i]
		bits += k.level[k.c.compare(ra[k.c.at], rb[k.c.at])] - k.most
	}
	return bits >= least
}
