package synth

import (
	"strings"

	"cotejo/linkage/names/lexicon"
)

// names is what people are called: given names by sex and generation, and
// surnames. The commonest come from the word lists; about a quarter are made
// from syllables, as many as real lists hold that no word list knows.
type names struct {
	given    map[nameGroup]*urn[string] // one given name
	second   map[byte]*urn[string]      // what follows a first given name
	double   map[byte]*urn[string]      // "Jorge Luis": two that go together
	tails    map[byte]*urn[string]      // "de la Caridad"
	surnames *urn[string]
	compound *urn[string]
	nicks    map[string][]string // by formal name
}

type nameGroup struct {
	sex        byte // m or f
	generation int  // index into generations
}

// generations are the cohorts of birth in which fashions of names differ. Names
// in Y began about 1970 and were most frequent from 1975 to 1990.
var generations = []struct {
	until   int // last year of birth
	y       int // percent of names in Y or another modern fashion
	unknown int // percent of names in no word list
}{
	{1959, 2, 10}, {1972, 8, 16}, {1979, 26, 24}, {1991, 42, 27}, {1998, 30, 29}, {2100, 26, 34},
}

func generation(year int) int {
	for i, g := range generations {
		if year <= g.until {
			return i
		}
	}
	return len(generations) - 1
}

// The share of bearers, in percent of those with a listed name, of each class of
// the word lists. It gives the concentration measured on Cuban rosters: ten
// surnames hold a fifth of the slots, a hundred nearly a half.
var (
	givenShare   = [5]int{0, 34, 28, 22, 16}
	surnameShare = [5]int{0, 29, 33, 25, 13}
)

// unknownSurnames is the share of surnames, in percent, in no word list.
const unknownSurnames = 25

func newNames(d dice) *names {
	n := &names{
		given:  map[nameGroup]*urn[string]{},
		second: map[byte]*urn[string]{}, double: map[byte]*urn[string]{}, tails: map[byte]*urn[string]{},
		surnames: &urn[string]{}, compound: &urn[string]{},
		nicks: map[string][]string{},
	}
	for _, sex := range []byte{'m', 'f'} {
		n.loadGiven(d, sex)
	}
	n.loadSurnames(d)
	for _, nick := range lexicon.Nicknames() {
		n.nicks[nick.Formal] = append(n.nicks[nick.Formal], title(nick.Nick))
	}
	return n
}

func (n *names) loadGiven(d dice, sex byte) {
	var classic, modern [5][]string
	n.second[sex], n.double[sex], n.tails[sex] = &urn[string]{}, &urn[string]{}, &urn[string]{}
	for _, g := range lexicon.Given() {
		switch {
		case g.Sex[0] != sex:
		case strings.Contains(g.Name, " "):
			n.double[sex].add(g.Name, 1000/int(g.Class*g.Class))
		case isModern(g.Name):
			modern[g.Class] = append(modern[g.Class], g.Name)
		default:
			classic[g.Class] = append(classic[g.Class], g.Name)
			n.second[sex].add(g.Name, 3000/int(g.Class*g.Class*g.Class))
		}
	}
	invented := inventGiven(d, sex, 2600)
	for i, g := range generations {
		u := &urn[string]{}
		known := 100 - g.unknown
		addClasses(u, classic, givenShare, known*(100-g.y))
		addClasses(u, modern, givenShare, known*g.y)
		addTail(u, invented, g.unknown*100)
		n.given[nameGroup{sex, i}] = u
	}
	for i, tail := range lexicon.Tokens(lexicon.ReligiousName) {
		female := !strings.HasPrefix(tail, "de Dios") && !strings.HasPrefix(tail, "de San")
		if (sex == 'f') == female || strings.HasPrefix(tail, "de Jesús") || i == 0 {
			n.tails[sex].add(tail, 100/(i+1))
		}
	}
}

func (n *names) loadSurnames(d dice) {
	var known [5][]string
	for _, s := range lexicon.Surnames() {
		if !strings.Contains(s.Name, "-") {
			known[s.Class] = append(known[s.Class], s.Name)
		}
	}
	addClasses(n.surnames, known, surnameShare, 100*(100-unknownSurnames))
	addTail(n.surnames, inventSurnames(d, 5200), 100*unknownSurnames)
	for _, c := range lexicon.Tokens(lexicon.Compound) {
		if !strings.Contains(c, "-") {
			n.compound.add(c, 1)
		}
	}
}

// addClasses shares a weight among the names of four classes, and within a
// class in falling order, as the word lists have them.
func addClasses(u *urn[string], classes [5][]string, share [5]int, weight int) {
	for class, list := range classes {
		sum := 0
		for i := range list {
			sum += fall(i, len(list))
		}
		for i, name := range list {
			u.add(name, weight*share[class]*1000/sum*fall(i, len(list)))
		}
	}
}

// fall is how the weight falls inside a class: the first name weighs about
// three times the last.
func fall(i, n int) int { return 50 + 100*(n-i)/n }

// addTail shares a weight among invented names, falling with the rank, so that
// some of them are borne by several people and most by one.
func addTail(u *urn[string], list []string, weight int) {
	sum := 0
	for i := range list {
		sum += 1_000_000 / (i + 60)
	}
	for i, name := range list {
		u.add(name, weight*100*1000/sum*(1_000_000/(i+60))+1)
	}
}

// isModern tells names of the fashion that began in the seventies.
func isModern(name string) bool {
	for _, start := range []string{"Y", "Mai", "May", "Day", "Dai", "Lei", "Ley", "Os", "Dar", "Der", "Dia", "Du", "Mil", "Or", "Vla", "Alex", "Bra", "Ken", "Kev"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// givenNames draws the given names of a person: six in ten have one, and of the
// others the older more often a pair of the usual ones.
func (n *names) givenNames(d dice, sex byte, born int) []string {
	g := generation(born)
	first := n.given[nameGroup{sex, g}].draw(d)
	switch roll := d.IntN(100); {
	case roll < 61:
		return []string{first}
	case roll < 63 || sex == 'f' && g < 3 && roll < 68:
		return []string{first, n.tails[sex].draw(d)}
	case roll < 82 && g < 4 || roll < 72:
		return strings.SplitN(n.double[sex].draw(d), " ", 2)
	case roll < 99:
		for {
			if second := n.second[sex].draw(d); second != first {
				return []string{first, second}
			}
		}
	default:
		return []string{first, n.second[sex].draw(d), n.given[nameGroup{sex, 0}].draw(d)}
	}
}

// surname draws one surname. One in forty is a compound or has a particle, above
// those that the word list already holds.
func (n *names) surname(d dice) string {
	switch roll := d.IntN(400); {
	case roll < 5:
		return n.compound.draw(d)
	case roll < 7:
		return n.surnames.draw(d) + "-" + n.surnames.draw(d)
	case roll < 10:
		return "de " + n.surnames.draw(d)
	default:
		return n.surnames.draw(d)
	}
}
