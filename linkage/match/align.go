package match

import (
	"math"
	"slices"

	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
)

// nameEvidence is how two names agree, part by part.
type nameEvidence struct {
	level   [nameParts]uint8
	chance  [nameParts]float64 // of the level between strangers
	a, b    [nameParts]int32   // the units compared; -1 for none
	penalty float64            // bits that the readings cost
	alike   bool               // two namesakes or relatives are read in the same way, so that it costs them as much
	bits    float64            // for the same person against strangers, by the default model
}

// An alignment is one way of holding two readings against each other.
type alignment struct {
	bits    float64 // as of nameEvidence
	penalty float64
	a, b    [unitParts]int32 // the units compared; -1 for none
	level   [nameParts]uint8
}

// better reports whether an alignment says more for one person than another.
// Where both say the same, whatever the last bit of a sum is, their levels
// decide, so that it does not matter which of two names comes first.
func (c *alignment) better(than *alignment) bool {
	switch d := c.bits - than.bits; {
	case d > 1e-9:
		return true
	case d < -1e-9:
		return false
	}
	return slices.Compare(c.level[:], than.level[:]) < 0
}

// unitParts is the number of parts that compare one unit with another.
const unitParts = partSurname2 + 1

// unitU is the chance that a stranger's unit is at this level.
func (x *unitTable) unitU(r role, a, b int32, l names.UnitLevel) float64 {
	switch l {
	case names.UnitMissing:
		return 1
	case names.UnitNickname:
		return nicknameChance
	case names.UnitInitial:
		// Whether a list writes initials is its habit; what counts is the letter.
		return initialChance * defaultNames[partGiven].m[names.UnitInitial]
	case names.UnitDifferent:
		return differentChance
	}
	return elementary.Exp2(float64(x.nearBitsOf(r, a, b, l)))
}

// nearBitsOf is log2 of the chance that a stranger's unit is near, at a level,
// the commoner of two units.
func (x *unitTable) nearBitsOf(r role, a, b int32, l names.UnitLevel) float32 {
	rates := x.rateBits[r]
	switch {
	case rates[a] > rates[b]:
		return x.nearBits[r][a][l]
	case rates[a] < rates[b]:
		return x.nearBits[r][b][l]
	}
	return max(x.nearBits[r][a][l], x.nearBits[r][b][l])
}

// defaultNames are the name comparisons before training.
var defaultNames = nameComparisons()

// partRole is the role in which a part counts how common a unit is.
func partRole(part int, order uint8) role {
	if order == orderTurned {
		return roleEither
	}
	if part == partGiven || part == partGiven2 {
		return roleGiven
	}
	return roleSurname
}

// partBits is log2 of the chance of a level in a part for one person, over the
// chance for strangers that does not depend on the units.
var partBits = func() (bits [unitParts][names.UnitLevels]float64) {
	var x unitTable
	for part := range bits {
		for l := names.UnitExact; l < names.UnitLevels; l++ {
			chance := 1.0
			if l >= names.UnitNickname {
				chance = x.unitU(0, 0, 0, l)
			}
			bits[part][l] = elementary.Log2(defaultNames[part].m[l] / chance)
		}
	}
	return bits
}()

// compareNames aligns two names in the way that speaks most for one person and
// says how they agree.
func (x *unitTable) compareNames(a, b nameUnits) nameEvidence {
	best := alignment{bits: math.Inf(-1)}
	if len(a.parses) == 0 || len(b.parses) == 0 {
		best = alignment{a: noUnits, b: noUnits}
	}
	try := func(pa, pb *unitReading) {
		c := alignment{penalty: float64(pa.penalty + pb.penalty), a: noUnits, b: noUnits}
		c.bits = -c.penalty
		c.level[partOrder] = orderKept
		if pa.turned != pb.turned {
			c.setOrder(orderTurned)
		}
		x.alignGiven(&c, pa, pb)
		x.alignSurnames(&c, pa, pb)
		if c.better(&best) {
			best = c
		}
	}
	alike := false
	for i := range a.parses {
		for j := range b.parses {
			try(&a.parses[i], &b.parses[j])
			if i+j == 0 {
				// What somebody is called beside the name is no other reading of it.
				alike = len(a.aliases)+len(b.aliases) == 0 || !namesDiffer(best.level[:])
			}
		}
	}
	if best.bits < turnBits && len(a.parses) > 0 && len(b.parses) > 0 && x.mayBeTurned(&a.parses[0], &b.parses[0]) {
		// Which of the two is turned decides which units are compared as what.
		turned := b.parses[0].turn()
		try(&a.parses[0], &turned)
		turned = a.parses[0].turn()
		try(&turned, &b.parses[0])
	}
	e := x.evidence(&best)
	e.alike = alike
	if len(a.aliases) > 0 && len(b.aliases) > 0 {
		x.compareAliases(&e, a.aliases, b.aliases)
	}
	compareGenerations(&e, a.generation, b.generation)
	return e
}

// mayBeTurned reports whether a first given name of one reading is near a first
// surname of the other.
func (x *unitTable) mayBeTurned(a, b *unitReading) bool {
	near := func(g, s int32) bool { return g >= 0 && s >= 0 && x.level(g, s) != names.UnitDifferent }
	return near(a.given[0], b.surnames[0]) || near(b.given[0], a.surnames[0])
}

// noUnits stands for parts that are not compared.
var noUnits = [unitParts]int32{-1, -1, -1, -1}

// evidence works out the chances of an alignment.
func (x *unitTable) evidence(c *alignment) nameEvidence {
	e := nameEvidence{level: c.level, penalty: c.penalty, bits: c.bits}
	for part := range e.chance {
		e.chance[part], e.a[part], e.b[part] = 1, -1, -1
	}
	for part := range unitParts {
		e.a[part], e.b[part] = c.a[part], c.b[part]
		e.chance[part] = x.unitU(partRole(part, c.level[partOrder]), c.a[part], c.b[part], names.UnitLevel(c.level[part]))
	}
	return e
}

func (x *unitTable) compareAliases(e *nameEvidence, a, b []int32) {
	e.level[partAlias], e.chance[partAlias] = aliasDifferent, 1-aliasChance
	for _, p := range a {
		for _, q := range b {
			if p == q || names.SharesKey(x.aliases[p].sounds, x.aliases[q].sounds) {
				e.level[partAlias], e.chance[partAlias] = aliasSame, aliasChance
			}
		}
	}
}

// set records one part and adds its bits.
func (x *unitTable) set(c *alignment, part int, a, b int32, l names.UnitLevel) {
	c.level[part] = uint8(l)
	c.a[part], c.b[part] = a, b
	c.bits += partBits[part][l]
	if names.UnitExact <= l && l < names.UnitNickname {
		c.bits -= float64(x.nearBitsOf(partRole(part, c.level[partOrder]), a, b, l))
	}
}

// defaultOrderBits is log2 of the chance of each order in one person.
var defaultOrderBits = func() (bits []float64) {
	for _, p := range defaultNames[partOrder].m {
		bits = append(bits, elementary.Log2(p))
	}
	return bits
}()

// setOrder records that the parts stand in another order, which strangers do
// as often as not, since any of their units may agree by chance.
func (c *alignment) setOrder(order uint8) {
	if c.level[partOrder] == orderKept || c.level[partOrder] == 0 {
		c.level[partOrder] = order
	}
	c.bits += defaultOrderBits[order]
}

func (x *unitTable) alignGiven(e *alignment, a, b *unitReading) {
	if a.given[0] < 0 || b.given[0] < 0 {
		return
	}
	type option struct {
		i, j  int // positions of the main pair
		order bool
	}
	options := [3]option{{0, 0, false}}
	n := 1
	if b.given[1] >= 0 {
		options[n] = option{0, 1, true}
		n++
	}
	if a.given[1] >= 0 {
		options[n] = option{1, 0, true}
		n++
	}
	base := *e
	best := alignment{bits: math.Inf(-1)}
	for _, o := range options[:n] {
		c := base
		main := x.level(a.given[o.i], b.given[o.j])
		if o.order && main == names.UnitDifferent {
			continue
		}
		x.set(&c, partGiven, a.given[o.i], b.given[o.j], main)
		if a.given[1] >= 0 && b.given[1] >= 0 {
			i, j := 1-o.i, 1-o.j
			x.set(&c, partGiven2, a.given[i], b.given[j], x.level(a.given[i], b.given[j]))
		}
		if o.order {
			c.setOrder(orderGiven)
		}
		if c.better(&best) {
			best = c
		}
	}
	for _, j := range [2][2]int32{{a.givenJoined, b.given[0]}, {a.given[0], b.givenJoined}} {
		if j[0] < 0 || j[1] < 0 {
			continue
		}
		if l := x.level(j[0], j[1]); l == names.UnitExact || l == names.UnitSound {
			c := base
			x.set(&c, partGiven, j[0], j[1], names.UnitSound)
			if c.better(&best) {
				best = c
			}
		}
	}
	*e = best
}

func (x *unitTable) alignSurnames(e *alignment, a, b *unitReading) {
	if a.surnames[0] < 0 || b.surnames[0] < 0 {
		return
	}
	base := *e
	straight := base
	x.set(&straight, partSurname1, a.surnames[0], b.surnames[0], x.level(a.surnames[0], b.surnames[0]))
	if a.surnames[1] >= 0 && b.surnames[1] >= 0 {
		x.set(&straight, partSurname2, a.surnames[1], b.surnames[1], x.level(a.surnames[1], b.surnames[1]))
	}
	best := straight
	try := func(c alignment) {
		if c.better(&best) {
			best = c
		}
	}
	switch {
	case a.surnames[1] >= 0 && b.surnames[1] >= 0:
		l1, l2 := x.level(a.surnames[0], b.surnames[1]), x.level(a.surnames[1], b.surnames[0])
		if l1 != names.UnitDifferent && l2 != names.UnitDifferent {
			c := base
			x.set(&c, partSurname1, a.surnames[0], b.surnames[1], l1)
			x.set(&c, partSurname2, a.surnames[1], b.surnames[0], l2)
			c.setOrder(orderSurnames)
			try(c)
		}
	case a.surnames[1] >= 0:
		x.tryShifted(base, a.surnames[1], b.surnames[0], try)
	case b.surnames[1] >= 0:
		x.tryShifted(base, a.surnames[0], b.surnames[1], try)
	}
	for _, j := range [2][2]int32{{a.surnamesJoined, b.surnames[0]}, {a.surnames[0], b.surnamesJoined}} {
		if j[0] < 0 || j[1] < 0 {
			continue
		}
		if l := x.level(j[0], j[1]); l == names.UnitExact || l == names.UnitSound {
			c := base
			x.set(&c, partSurname1, j[0], j[1], names.UnitSound)
			try(c)
		}
	}
	*e = best
}

// tryShifted tries the maternal surname of one name against the only surname
// of the other.
func (x *unitTable) tryShifted(base alignment, a, b int32, try func(alignment)) {
	if l := x.level(a, b); l != names.UnitDifferent {
		x.set(&base, partSurname1, a, b, l)
		base.setOrder(orderShifted)
		try(base)
	}
}
