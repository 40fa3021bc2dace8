package names

import (
	"strings"
	"sync"

	"cotejo/linkage/elementary"
	"cotejo/linkage/names/lexicon"
)

// Roles holds how often a word is a given name and how often a surname. The
// word lists of the program are the start; a merge adds the names of its own
// lists whose roles are beyond doubt.
type Roles struct {
	Given, Surname map[string]float64 // share among all words of the role
}

// LexiconRoles are the rates that the embedded word lists give.
var LexiconRoles = sync.OnceValue(func() *Roles {
	r := &Roles{Given: make(map[string]float64), Surname: make(map[string]float64)}
	for _, g := range lexicon.Given() {
		words := strings.Fields(Fold(g.Name))
		for i, unit := range joinParticles(words) {
			rate := classRate[g.Class]
			if i > 0 {
				rate /= 2
			}
			r.Given[unit] = max(r.Given[unit], rate)
		}
	}
	for _, s := range lexicon.Surnames() {
		r.Surname[Fold(s.Name)] = max(r.Surname[Fold(s.Name)], classRate[s.Class])
	}
	for _, n := range lexicon.Nicknames() {
		if nick := Fold(n.Nick); r.Given[nick] == 0 {
			r.Given[nick] = classRate[4]
		}
	}
	for _, v := range lexicon.Variants() {
		canonical, variant := Fold(v.Canonical), Fold(v.Variant)
		if rate := r.Given[canonical]; rate > 0 {
			r.Given[variant] = max(r.Given[variant], rate/10)
		}
		if rate := r.Surname[canonical]; rate > 0 {
			r.Surname[variant] = max(r.Surname[variant], rate/10)
		}
	}
	for _, t := range lexicon.Tokens(lexicon.ReligiousName) {
		r.Given[Fold(t)] = max(r.Given[Fold(t)], classRate[3])
	}
	return r
})

// lean returns how many bits more likely a unit is as a given name than as a
// surname; negative for surnames.
func (r *Roles) lean(unit string) float64 {
	g, s := max(r.Given[unit], unknownRate), max(r.Surname[unit], unknownRate)
	if g == unknownRate && s == unknownRate {
		// A compound is known by its last word: "de la torre".
		if strings.HasPrefix(unit, "san ") || strings.HasPrefix(unit, "santa ") {
			return -2 // San Juan is no second Juan
		}
		if i := strings.LastIndexByte(unit, ' '); i >= 0 {
			return r.lean(unit[i+1:]) / 2
		}
		switch {
		case unit == "": // a sign that is no letter
			return 0
		case strings.HasSuffix(unit, "ez") && unit[0] != 'y':
			return -3
		case unit[0] == 'y' && len(unit) > 3:
			return 3 // invented names begin with y, surnames hardly ever
		}
	}
	bits := elementary.Log2(g / s)
	if eitherRole()[unit] {
		bits /= 4 // Luis, Ricardo and Concepción are surnames too: position must win
	}
	return bits
}

var eitherRole = LexiconSet(lexicon.Ambiguous)
