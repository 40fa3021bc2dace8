package match

import (
	"math"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/elementary"
)

// explain compares a pair anew and writes out its waterfall: the prior, then
// what every comparison adds against the rival that came closest. The bits add
// up to the weight; what the other rivals take away stands in the last step.
func (t *table) explain(m *Model, a, b int32, own float32) linkage.Pair {
	e := t.units.compareNames(t.names.of(a), t.names.of(b))
	l, _ := t.comparePair(m, a, b, &e, math.Inf(-1), make([]uint8, len(t.comparisons)))
	chances := t.chancesOf(a, b, &e, make([]uint8, len(t.comparisons)), nil)
	l.trainingShare = own
	lists := t.listPair(m, a, b)
	v := m.score(&l, lists)
	p := linkage.Pair{A: int(a), B: int(b), Weight: v.weight, Posterior: t.statedProbability(v.weight), Rival: classNames[v.rival]}
	p.Levels = make([]linkage.LevelScore, 0, len(t.comparisons)+3) // with the prior, the reading and the rivals
	step := func(name, level, x, y string, bits float64) {
		p.Levels = append(p.Levels, linkage.LevelScore{Comparison: name, Level: level, A: x, B: y, Bits: bits})
	}
	step("prior", "", "", "", elementary.Log2(lists.Same/lists.prior(v.rival)))
	sum := p.Levels[0].Bits
	for i := range t.comparisons {
		c := &t.comparisons[i]
		level := l.levels[i]
		if level == 0 {
			continue
		}
		var x, y string
		if i < nameParts {
			x, y = t.partText(a, b, i, &e)
		} else {
			x, y = shown(c.column.values[t.value(c, a)]), shown(c.column.values[t.value(c, b)])
		}
		chance := c.rivalChance(v.rival, level, chances[i], i)
		if c.shareable() && v.rival.kin() {
			chance = sharedChance(m.Comparisons[i].share(v.rival), m.Comparisons[i].M[level], chances[i])
		}
		bits := m.levelBits(i, level, float64(own)) - elementary.Log2(chance)
		sum += bits
		step(c.name, c.levels[level], x, y, bits)
	}
	if e.penalty > 0 && !(e.alike && v.rival > classStranger) {
		step("reading", "", "", "", -e.penalty)
		sum -= e.penalty
	}
	if rest := v.weight - sum; math.Abs(rest) > 1e-6 {
		step("rivals", "", "", "", rest)
	}
	return p
}

// partText returns the units that a part of the name compared.
func (t *table) partText(a, b int32, part int, e *nameEvidence) (x, y string) {
	if part == partAlias {
		called := func(record int32) string {
			var texts []string
			for _, id := range t.names.of(record).aliases {
				texts = append(texts, t.units.aliases[id].text)
			}
			return strings.Join(texts, ", ")
		}
		return called(a), called(b)
	}
	if part == partGeneration {
		return t.names.of(a).generation.String(), t.names.of(b).generation.String()
	}
	if e.a[part] >= 0 {
		x, y = t.units.prepared[e.a[part]].Text, t.units.prepared[e.b[part]].Text
	}
	return x, y
}

// shown writes a place and the one around it as people do.
func shown(v string) string {
	fine, around, ok := strings.Cut(v, "\x00")
	switch {
	case !ok, around == "":
		return fine
	case fine == "":
		return around
	}
	return fine + ", " + around
}

// swapSides exchanges the two sides of a pair's waterfall.
func swapSides(p *linkage.Pair) {
	for i := range p.Levels {
		l := &p.Levels[i]
		l.A, l.B = l.B, l.A
	}
}

// Explain compares two records of an input under a model that [Link] trained
// on it. Its error is [ErrBrokenModel].
func Explain(in *linkage.Input, m *Model, a, b int) (linkage.Pair, error) {
	t := newTable(in, 1)
	if err := m.fits(t); err != nil {
		return linkage.Pair{}, err
	}
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		if c.Stated {
			t.comparisons[i].m = c.M
		}
		if of := &t.comparisons[i]; of.shareable() && c.Sibling+c.Parent == 0 {
			c.Sibling, c.Parent = of.sibling, of.parent // of a model from before they were learnt
		}
	}
	m.prepare()
	place := t.places()
	p := t.explain(m, place[a], place[b], 0)
	p.Levels = append(p.Levels, t.certaintySteps(p.Weight, p.Posterior, p.Posterior)...)
	p.A, p.B = a, b
	return p, nil
}
