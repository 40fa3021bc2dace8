package match

import (
	"strings"

	"cotejo/linkage/names"
)

// A unitReading is one reading of a name by the numbers of its units; -1 for none.
type unitReading struct {
	given, surnames [2]int32 // further ones are in names.further
	// The units written as one word, for lists that join or split names
	// ("Maricarmen", "Mari Carmen"); -1 when there are not two, or when nobody
	// has a unit that sounds like both.
	givenJoined, surnamesJoined int32
	penalty                     float32
	turned                      bool // given names read as surnames and the reverse
}

// turn exchanges given names and surnames.
func (p unitReading) turn() unitReading {
	p.given, p.surnames = p.surnames, p.given
	p.givenJoined, p.surnamesJoined = p.surnamesJoined, p.givenJoined
	p.turned = true
	return p
}

// nameTable are the names of all records prepared for comparison, in a few large
// arrays: a million names are looked at in no order.
type nameTable struct {
	parses      []unitReading
	start       []uint32           // by record: its first reading; one more than there are records
	further     map[int32][]int32  // by record: units beyond the second given name or surname
	aliases     []int32            // by number in the unit table
	called      []uint32           // by record: its first alias; one more than there are records
	generations []names.Generation // by record
}

// A nameUnits is one of the names.
type nameUnits struct {
	parses     []unitReading // the likeliest first
	aliases    []int32
	generation names.Generation
}

func (v *nameTable) of(record int32) nameUnits {
	return nameUnits{v.parses[v.start[record]:v.start[record+1]], v.aliases[v.called[record]:v.called[record+1]], v.generations[record]}
}

// eachUnit yields the units of all readings of a name, written apart and as one.
func (v *nameTable) eachUnit(record int32, yield func(unit int32)) {
	for _, p := range v.parses[v.start[record]:v.start[record+1]] {
		for _, u := range [...]int32{p.given[0], p.given[1], p.surnames[0], p.surnames[1], p.givenJoined, p.surnamesJoined} {
			if u >= 0 {
				yield(u)
			}
		}
	}
	for _, u := range v.further[record] {
		yield(u)
	}
}

// units counts the units of a name's likeliest reading, two given names and two
// surnames at most.
func (v *nameTable) units(record int32) (n int) {
	if v.start[record] < v.start[record+1] {
		p := &v.parses[v.start[record]]
		for _, u := range [...]int32{p.given[0], p.given[1], p.surnames[0], p.surnames[1]} {
			if u >= 0 {
				n++
			}
		}
	}
	return n
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

// newNameTable prepares the names of records and the table of their units.
func newNameTable(n int, name func(i int32) *names.Name, x *unitTable) *nameTable {
	v := &nameTable{parses: make([]unitReading, 0, n), start: make([]uint32, 1, n+1), called: make([]uint32, 1, n+1), further: make(map[int32][]int32)}
	for i := range int32(n) {
		v.add(i, name(i), x)
	}
	v.addMended(n, name, x)
	return v
}

// add prepares one name, the record being the next, and counts its units.
func (v *nameTable) add(record int32, n *names.Name, x *unitTable) {
	first := len(v.parses)
	v.generations = append(v.generations, n.Generation)
	add := func(p names.Reading, penalty float64) {
		if len(v.parses)-first < maxViews {
			p.Penalty += penalty
			v.parses = append(v.parses, v.read(record, p, x))
		}
	}
	for i, p := range n.Readings {
		if i == 0 {
			x.tally(roleGiven, p.Given)
			x.tally(roleSurname, p.Surnames)
		}
		add(p, 0)
	}
	for _, other := range n.Other {
		if o := names.Parse(other, names.GivenFirst); len(o.Readings) > 0 {
			add(o.Readings[0], otherSpellingPenalty)
		}
	}
	for _, a := range n.Aliases {
		a, _ = names.Nameable(a)
		f := names.Fold(a)
		if f == "" {
			continue
		}
		v.aliases = append(v.aliases, x.alias(f))
		if len(n.Readings) > 0 && !strings.Contains(f, " ") && len(f) > 2 {
			add(names.Reading{Given: []string{f}, Surnames: n.Readings[0].Surnames}, aliasPenalty)
		}
	}
	v.start, v.called = append(v.start, uint32(len(v.parses))), append(v.called, uint32(len(v.aliases)))
}

// read numbers the units of a reading.
func (v *nameTable) read(record int32, p names.Reading, x *unitTable) unitReading {
	view := unitReading{givenJoined: -1, surnamesJoined: -1, penalty: float32(p.Penalty)}
	side := func(units []string, of *[2]int32, joined *int32) {
		*of = [2]int32{-1, -1}
		for i, u := range units {
			if i < 2 {
				of[i] = x.id(u)
			} else {
				v.further[record] = append(v.further[record], x.id(u))
			}
		}
		if len(units) == 2 {
			*joined = x.joined(strings.ReplaceAll(units[0]+units[1], " ", ""))
		}
	}
	side(p.Given, &view.given, &view.givenJoined)
	side(p.Surnames, &view.surnames, &view.surnamesJoined)
	return view
}

// dropUnshared replaces the numbers of joined units by those of units, as far as they
// are admitted.
func (v *nameTable) dropUnshared(admitted []int32) {
	for i := range v.parses {
		for _, joined := range [2]*int32{&v.parses[i].givenJoined, &v.parses[i].surnamesJoined} {
			if *joined >= 0 {
				*joined = admitted[*joined]
			}
		}
	}
}

// splitPenalty is the bits that it costs to read two words as one that was
// torn apart.
const splitPenalty = 3

// addMended adds the readings in which two neighbouring words are one that a list
// tore apart ("Ern Esto"), when others in the input bear the whole word. It
// needs all names to be counted.
func (v *nameTable) addMended(n int, name func(i int32) *names.Name, x *unitTable) {
	mended := make(map[int32][]unitReading)
	more := 0
	for i := range int32(n) {
		room := maxViews - int(v.start[i+1]-v.start[i])
		if ps := name(i).Readings; len(ps) > 0 && room > 0 && len(ps[0].Given) > 1 {
			x.eachMended(ps[0], func(p names.Reading) {
				if len(mended[i]) < room {
					mended[i] = append(mended[i], v.read(i, p, x))
					more++
				}
			})
		}
	}
	if more == 0 {
		return
	}
	parses, start := make([]unitReading, 0, len(v.parses)+more), make([]uint32, 1, n+1)
	for i := range int32(n) {
		parses = append(append(parses, v.parses[v.start[i]:v.start[i+1]]...), mended[i]...)
		start = append(start, uint32(len(parses)))
	}
	v.parses, v.start = parses, start
}

// eachMended yields the readings of a name in which two words are written as
// one that the input has in their role.
func (x *unitTable) eachMended(p names.Reading, yield func(names.Reading)) {
	var room [64]byte
	whole := func(r role, a, b string) (string, bool) {
		w := room[:0]
		for _, part := range [2]string{a, b} {
			for i := range len(part) {
				if part[i] != ' ' {
					w = append(w, part[i])
				}
			}
		}
		id, ok := x.ids[string(w)]
		if !ok || x.count[r][id] == 0 {
			return "", false
		}
		return x.units[id], true
	}
	last := len(p.Given) - 1
	for i := range last {
		if w, ok := whole(roleGiven, p.Given[i], p.Given[i+1]); ok {
			given := append(append([]string(nil), p.Given[:i]...), w)
			yield(names.Reading{Given: append(given, p.Given[i+2:]...), Surnames: p.Surnames, Penalty: splitPenalty})
		}
	}
	if len(p.Surnames) > 0 {
		if w, ok := whole(roleSurname, p.Given[last], p.Surnames[0]); ok {
			yield(names.Reading{Given: p.Given[:last], Surnames: append([]string{w}, p.Surnames[1:]...), Penalty: splitPenalty})
		}
	}
}
