package linkage

import (
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
