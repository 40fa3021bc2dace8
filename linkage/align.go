package linkage

import (
	"math"
	"slices"
	"strings"
)

// A nameView is a name prepared for comparison: its readings by number of
// unit.
type nameView struct {
	parses  []parseView
	turned  parseView // the first reading with given names and surnames exchanged, when it has both
	aliases []string  // folded
}

type parseView struct {
	given, surnames []int32
	// The units written as one word, for lists that join or split names
	// ("Maricarmen", "Mari Carmen"); -1 when there is only one.
	givenJoined, surnamesJoined int32
	penalty                     float64
	turned                      bool // given names read as surnames and the reverse
}

// eachUnit yields the units of all readings, written apart and as one.
func (v *nameView) eachUnit(yield func(unit int32)) {
	for _, p := range v.parses {
		for _, units := range [][]int32{p.given, p.surnames, {p.givenJoined, p.surnamesJoined}} {
			for _, u := range units {
				if u >= 0 {
					yield(u)
				}
			}
		}
	}
}

// maxViews bounds the readings of one name that are compared.
const maxViews = 5

// otherSpellingPenalty and aliasPenalty are the bits that a reading costs when
// it comes from another spelling in the same row, or takes an alias for the
// given name.
const (
	otherSpellingPenalty = 1.5
	aliasPenalty         = 5
)

// turnBits is the evidence below which two names are also compared with given
// names and surnames exchanged.
const turnBits = 10

// view prepares a name, adding its units to the lexis.
func (x *lexis) view(n *Name) nameView {
	var v nameView
	add := func(p Parse, penalty float64) {
		if len(v.parses) < maxViews {
			p.Penalty += penalty
			v.parses = append(v.parses, x.parseView(p))
		}
	}
	for _, p := range n.Parses {
		add(p, 0)
	}
	for _, other := range n.Other {
		if o := ParseName(other, GivenFirst); len(o.Parses) > 0 {
			add(o.Parses[0], otherSpellingPenalty)
		}
	}
	for _, a := range n.Aliases {
		f := Fold(a)
		if f == "" {
			continue
		}
		v.aliases = append(v.aliases, f)
		if len(n.Parses) > 0 && !strings.Contains(f, " ") && len(f) > 2 {
			add(Parse{Given: []string{f}, Surnames: n.Parses[0].Surnames}, aliasPenalty)
		}
	}
	if len(v.parses) > 0 && len(v.parses[0].given) > 0 && len(v.parses[0].surnames) > 0 {
		p := v.parses[0]
		v.turned = parseView{given: p.surnames, surnames: p.given, givenJoined: p.surnamesJoined, surnamesJoined: p.givenJoined, turned: true}
	}
	return v
}

// parseView numbers the units of a reading.
func (x *lexis) parseView(p Parse) parseView {
	v := parseView{givenJoined: -1, surnamesJoined: -1, penalty: p.Penalty}
	for _, g := range p.Given {
		v.given = append(v.given, x.id(g))
	}
	for _, s := range p.Surnames {
		v.surnames = append(v.surnames, x.id(s))
	}
	if len(p.Given) == 2 {
		v.givenJoined = x.id(strings.ReplaceAll(p.Given[0]+p.Given[1], " ", ""))
	}
	if len(p.Surnames) == 2 {
		v.surnamesJoined = x.id(strings.ReplaceAll(p.Surnames[0]+p.Surnames[1], " ", ""))
	}
	return v
}

// splitPenalty is the bits that it costs to read two words as one that was
// torn apart.
const splitPenalty = 3

// mend adds the readings in which two neighbouring words are one that a list
// tore apart ("Ern Esto"), when others in the input bear the whole word. It
// needs all names to be counted.
func (x *lexis) mend(v *nameView, n *Name) {
	if len(n.Parses) == 0 {
		return
	}
	whole := func(r role, a, b string) string {
		w := strings.ReplaceAll(a+b, " ", "")
		if id, ok := x.ids[w]; ok && x.count[r][id] > 0 {
			return w
		}
		return ""
	}
	p := n.Parses[0]
	add := func(given, surnames []string) {
		if len(v.parses) < maxViews {
			v.parses = append(v.parses, x.parseView(Parse{Given: given, Surnames: surnames, Penalty: splitPenalty}))
		}
	}
	for i := 0; i+1 < len(p.Given); i++ {
		if w := whole(roleGiven, p.Given[i], p.Given[i+1]); w != "" {
			add(append(append(slices.Clone(p.Given[:i]), w), p.Given[i+2:]...), p.Surnames)
		}
	}
	if len(p.Given) > 1 && len(p.Surnames) > 0 {
		last := len(p.Given) - 1
		if w := whole(roleSurname, p.Given[last], p.Surnames[0]); w != "" {
			add(p.Given[:last], append([]string{w}, p.Surnames[1:]...))
		}
	}
}

// tally counts the units of the likeliest reading of a record.
func (x *lexis) tally(v *nameView) {
	if len(v.parses) == 0 {
		return
	}
	for r, units := range [roles][]int32{v.parses[0].given, v.parses[0].surnames} {
		if len(units) > 0 {
			x.total[r]++
		}
		for i, u := range units {
			if i == 0 || u != units[i-1] {
				x.count[r][u]++
			}
		}
	}
}

// nameEvidence is how two names agree, part by part.
type nameEvidence struct {
	level   [nameParts]uint8
	chance  [nameParts]float64 // of the level between strangers
	a, b    [nameParts]int32   // the units compared; -1 for none
	penalty float64            // bits that the readings cost
	bits    float64            // for the same person against strangers, by the default model
}

// nearChance is the chance that a stranger's unit is near a unit at a level, as
// a share of the chance that it is the commoner of the two. A rare spelling is
// mostly a slip of a common name, so it is the common one's bearers that count.
// The shares were counted over pairs of Cuban given names and surnames.
var nearChance = [wordInitial]float64{wordExact: 1, wordSound: .09, wordLoose: .08, wordTypo: .35, wordGarbled: .03}

const (
	nicknameChance  = .002 // a stranger's name happens to be a nickname of this one
	initialChance   = .1   // a stranger's name happens to begin with this letter
	differentChance = .95
	aliasChance     = .004
)

// wordChance is the chance that a stranger's unit is at this level.
func (x *lexis) wordChance(r role, a, b int32, l wordLevel) float64 {
	switch l {
	case wordMissing:
		return 1
	case wordNickname:
		return nicknameChance
	case wordInitial:
		// Whether a list writes initials is its habit; what counts is the letter.
		return initialChance * defaultNames[partGiven].same[wordInitial]
	case wordDifferent:
		return differentChance
	}
	return nearChance[l] * max(x.rate(r, a), x.rate(r, b))
}

// defaultNames are the name comparisons before training.
var defaultNames = nameComparisons()

func partRole(part int) role {
	if part == partGiven || part == partGiven2 {
		return roleGiven
	}
	return roleSurname
}

// compareNames aligns two names in the way that speaks most for one person and
// says how they agree.
func (x *lexis) compareNames(a, b *nameView) nameEvidence {
	best := nameEvidence{bits: math.Inf(-1)}
	if len(a.parses) == 0 || len(b.parses) == 0 {
		best = noEvidence()
	}
	try := func(pa, pb *parseView) {
		e := noEvidence()
		e.penalty = pa.penalty + pb.penalty
		e.bits = -e.penalty
		e.level[partOrder] = orderKept
		if pb.turned {
			e.setOrder(orderTurned)
		}
		x.alignGiven(&e, pa, pb)
		x.alignSurnames(&e, pa, pb)
		if e.bits > best.bits {
			best = e
		}
	}
	for i := range a.parses {
		for j := range b.parses {
			try(&a.parses[i], &b.parses[j])
		}
	}
	if best.bits < turnBits && b.turned.turned && len(a.parses) > 0 {
		try(&a.parses[0], &b.turned)
	}
	if len(a.aliases) > 0 && len(b.aliases) > 0 {
		best.level[partAlias], best.chance[partAlias] = aliasDifferent, 1-aliasChance
		for _, p := range a.aliases {
			for _, q := range b.aliases {
				if s, _ := Sounds(p); p == q || sharesKey(s, second(Sounds(q))) {
					best.level[partAlias], best.chance[partAlias] = aliasSame, aliasChance
				}
			}
		}
	}
	return best
}

func second(strict, _ []string) []string { return strict }

func noEvidence() nameEvidence {
	e := nameEvidence{}
	for i := range nameParts {
		e.chance[i], e.a[i], e.b[i] = 1, -1, -1
	}
	return e
}

// set records one part and adds its bits.
func (x *lexis) set(e *nameEvidence, part int, a, b int32, l wordLevel) {
	e.level[part] = uint8(l)
	e.chance[part] = x.wordChance(partRole(part), a, b, l)
	e.a[part], e.b[part] = a, b
	if l != wordMissing {
		e.bits += log2(defaultNames[part].same[l] / e.chance[part])
	}
}

// setOrder records that the parts stand in another order, which strangers do
// as often as not, since any of their units may agree by chance.
func (e *nameEvidence) setOrder(order uint8) {
	if e.level[partOrder] == orderKept || e.level[partOrder] == 0 {
		e.level[partOrder] = order
	}
	e.bits += log2(defaultNames[partOrder].same[order])
}

func (x *lexis) alignGiven(e *nameEvidence, a, b *parseView) {
	if len(a.given) == 0 || len(b.given) == 0 {
		return
	}
	type option struct {
		i, j  int // positions of the main pair
		order bool
	}
	options := [3]option{{0, 0, false}}
	n := 1
	if len(b.given) > 1 {
		options[n] = option{0, 1, true}
		n++
	}
	if len(a.given) > 1 {
		options[n] = option{1, 0, true}
		n++
	}
	base := *e
	best := nameEvidence{bits: math.Inf(-1)}
	for _, o := range options[:n] {
		c := base
		main := x.level(a.given[o.i], b.given[o.j])
		if o.order && main == wordDifferent {
			continue
		}
		x.set(&c, partGiven, a.given[o.i], b.given[o.j], main)
		if len(a.given) > 1 && len(b.given) > 1 {
			i, j := 1-o.i, 1-o.j
			x.set(&c, partGiven2, a.given[i], b.given[j], x.level(a.given[i], b.given[j]))
		}
		if o.order {
			c.setOrder(orderGiven)
		}
		if c.bits > best.bits {
			best = c
		}
	}
	for _, j := range [2][2]int32{{a.givenJoined, b.given[0]}, {a.given[0], b.givenJoined}} {
		if j[0] < 0 || j[1] < 0 {
			continue
		}
		if l := x.level(j[0], j[1]); l == wordExact || l == wordSound {
			c := base
			x.set(&c, partGiven, j[0], j[1], wordSound)
			if c.bits > best.bits {
				best = c
			}
		}
	}
	*e = best
}

func (x *lexis) alignSurnames(e *nameEvidence, a, b *parseView) {
	if len(a.surnames) == 0 || len(b.surnames) == 0 {
		return
	}
	base := *e
	straight := base
	x.set(&straight, partSurname1, a.surnames[0], b.surnames[0], x.level(a.surnames[0], b.surnames[0]))
	if len(a.surnames) > 1 && len(b.surnames) > 1 {
		x.set(&straight, partSurname2, a.surnames[1], b.surnames[1], x.level(a.surnames[1], b.surnames[1]))
	}
	best := straight
	try := func(c nameEvidence) {
		if c.bits > best.bits {
			best = c
		}
	}
	switch {
	case len(a.surnames) > 1 && len(b.surnames) > 1:
		l1, l2 := x.level(a.surnames[0], b.surnames[1]), x.level(a.surnames[1], b.surnames[0])
		if l1 != wordDifferent && l2 != wordDifferent {
			c := base
			x.set(&c, partSurname1, a.surnames[0], b.surnames[1], l1)
			x.set(&c, partSurname2, a.surnames[1], b.surnames[0], l2)
			c.setOrder(orderSurnames)
			try(c)
		}
	case len(a.surnames) > 1:
		x.tryShifted(base, a.surnames[1], b.surnames[0], try)
	case len(b.surnames) > 1:
		x.tryShifted(base, a.surnames[0], b.surnames[1], try)
	}
	for _, j := range [2][2]int32{{a.surnamesJoined, b.surnames[0]}, {a.surnames[0], b.surnamesJoined}} {
		if j[0] < 0 || j[1] < 0 {
			continue
		}
		if l := x.level(j[0], j[1]); l == wordExact || l == wordSound {
			c := base
			x.set(&c, partSurname1, j[0], j[1], wordSound)
			try(c)
		}
	}
	*e = best
}

// tryShifted tries the maternal surname of one name against the only surname
// of the other.
func (x *lexis) tryShifted(base nameEvidence, a, b int32, try func(nameEvidence)) {
	if l := x.level(a, b); l != wordDifferent {
		x.set(&base, partSurname1, a, b, l)
		base.setOrder(orderShifted)
		try(base)
	}
}
