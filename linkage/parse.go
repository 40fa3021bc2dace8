package linkage

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage/lexicon"
)

// ParseName reads a name that stands in one cell. Aliases, honorifics and
// marks of generation are taken out, a comma tells surnames from given names,
// and otherwise position decides: the last two units are the surnames, the
// units before them given names. Where the words themselves speak against
// that, a second and third reading are kept with what they cost.
func ParseName(text string, order Order) Name {
	body, aliases := cutAliases(tidyName(text))
	n := Name{Aliases: aliases}
	if left, right, ok := strings.Cut(body, ","); ok {
		left, right = strings.TrimSpace(left), strings.Trim(right, " ,")
		if right != "" && left != "" && !isSuffix(Fold(right)) {
			m := NameFromParts(right, left)
			m.Aliases = append(aliases, m.Aliases...)
			return m
		}
		body = strings.TrimSpace(left + " " + right)
	}
	if isNullName(Fold(body)) {
		return n
	}
	words := trimWords(strings.Fields(body))
	if given, surnames, ok := splitByCapitals(words); ok {
		m := NameFromParts(strings.Join(given, " "), strings.Join(surnames, " "))
		m.Aliases = aliases
		return m
	}
	n.Text = strings.Join(words, " ")
	if order == SurnameFirst {
		units, spans := unitsOf(words)
		if len(units) > 1 {
			parses := surnameFirstParses(units, lexiconRoles())
			split := spans[len(parses[0].Surnames)]
			n.Text = strings.Join(append(slices.Clone(words[split:]), words[:split]...), " ")
			n.Parses, n.Fixed = parses, true
			return n
		}
	}
	n.Parses = readings(n.Text, lexiconRoles())
	return n
}

// NameFromParts reads a name whose given names and surnames the list tells
// apart. Either part may be missing.
func NameFromParts(given, surnames string) Name {
	given, aliases := cutAliases(tidyName(given))
	surnames, more := cutAliases(tidyName(surnames))
	n := Name{Aliases: append(aliases, more...), Fixed: true}
	if isNullName(Fold(given)) {
		given = ""
	}
	if isNullName(Fold(surnames)) {
		surnames = ""
	}
	g, s := trimWords(strings.Fields(given)), trimWords(strings.Fields(surnames))
	n.Text = strings.Join(append(slices.Clone(g), s...), " ")
	gu, _ := unitsOf(g)
	su, _ := unitsOf(s)
	if len(gu)+len(su) == 0 {
		n.Text = ""
		return n
	}
	su = dropConjunctions(su)
	n.Parses = []Parse{{Given: gu, Surnames: foldSurnames(su)}}
	return n
}

// foldSurnames brings a list of surname units to at most two: an unlisted
// compound keeps its first units together.
func foldSurnames(units []string) []string {
	if len(units) <= 2 {
		return units
	}
	last := len(units) - 1
	return []string{strings.Join(units[:last], " "), units[last]}
}

// trimWords removes honorifics before a name and marks of generation behind
// it, as long as two words remain, and stray punctuation anywhere.
func trimWords(words []string) []string {
	out := words[:0:0]
	for _, w := range words {
		if w = strings.Trim(w, ",;:*_\"()[]{}«»?¿!¡"); strings.Trim(w, ".-'") != "" {
			out = append(out, strings.Trim(w, "-"))
		}
	}
	for len(out) > 2 && honorifics()[Fold(out[0])] && (strings.HasSuffix(out[0], ".") || len(out) > 3 && lexiconRoles().given[Fold(out[0])] == 0) {
		out = out[1:]
	}
	for len(out) > 2 && isSuffix(Fold(out[len(out)-1])) {
		out = out[:len(out)-1]
	}
	return out
}

// splitByCapitals recognises "PÉREZ GARCÍA Juan" and "Juan PÉREZ GARCÍA": in a
// name that mixes cases, the words in capitals are the surnames.
func splitByCapitals(words []string) (given, surnames []string, ok bool) {
	caps := func(w string) bool {
		letters := 0
		for _, r := range w {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		return letters > 1
	}
	first := slices.IndexFunc(words, caps)
	if first < 0 {
		return nil, nil, false
	}
	last := first
	for last+1 < len(words) && (caps(words[last+1]) || isParticle(Fold(words[last+1])) && last+2 < len(words) && caps(words[last+2])) {
		last++
	}
	for _, w := range append(slices.Clone(words[:first]), words[last+1:]...) {
		if caps(w) || len([]rune(w)) < 2 {
			return nil, nil, false
		}
	}
	switch {
	case first == 0 && last+1 < len(words):
		return words[last+1:], words[:last+1], true
	case first > 0 && last+1 == len(words):
		return words[:first], words[first:], true
	}
	return nil, nil, false
}

// particles join the word that follows them to one unit.
var particles = map[string]bool{
	"de": true, "del": true, "la": true, "las": true, "los": true, "lo": true, "san": true, "santa": true, "mac": true, "mc": true,
	"d": true, "o": true, "van": true, "der": true, "den": true, "von": true, "di": true, "da": true, "das": true, "do": true, "dos": true, "du": true, "le": true, "des": true, "saint": true, "sainte": true,
}

func isParticle(folded string) bool { return particles[folded] }

// unitsOf joins words to units: particles to what follows ("de la Cruz"), and
// the halves of a hyphenated word. spans[i] is the index of unit i's first
// word.
func unitsOf(words []string) (units []string, spans []int) {
	var pending string
	start := 0
	for i, w := range words {
		f := Fold(w)
		if f == "" {
			continue
		}
		if pending == "" {
			start = i
		}
		pending = strings.TrimSpace(pending + " " + f)
		if isParticle(f) && i+1 < len(words) {
			continue
		}
		units, spans = append(units, pending), append(spans, start)
		pending = ""
	}
	if pending != "" {
		units, spans = append(units, pending), append(spans, start)
	}
	for i := 0; i+1 < len(units); i++ {
		if both := units[i] + " " + units[i+1]; compounds()[both] {
			units[i] = both
			units, spans = slices.Delete(units, i+1, i+2), slices.Delete(spans, i+1, i+2)
		}
	}
	return units, append(spans, len(words))
}

// compounds are the surnames of several words with a particle inside, such as
// "Montes de Oca". Those without one ("Santos Suárez") are nearly always two
// surnames, so position decides about them.
var compounds = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for _, c := range lexicon.Tokens(lexicon.Compound) {
		words := strings.Fields(Fold(c))
		for i, w := range words {
			if i > 0 && isParticle(w) && !isParticle(words[0]) {
				set[strings.Join(words, " ")] = true
			}
		}
	}
	return set
})

// joinParticles is unitsOf for words that are folded already.
func joinParticles(words []string) []string {
	units, _ := unitsOf(words)
	return units
}

func nameUnits(text string) []string { return joinParticles(trimWords(strings.Fields(text))) }

// dropConjunctions removes the y of "Batista y Zaldívar".
func dropConjunctions(units []string) []string {
	out := units[:0:0]
	for i, u := range units {
		if (u == "y" || u == "e") && i > 0 && i+1 < len(units) {
			continue
		}
		out = append(out, u)
	}
	return out
}

// maxPenalty is the cost in bits beyond which a reading is not kept: less than
// one name in a hundred is meant that way.
const maxPenalty = 6

// readings splits a name written given names first into its likely parses.
func readings(text string, roles *Roles) []Parse {
	units := dropConjunctions(nameUnits(text))
	if len(units) == 0 {
		return nil
	}
	// cost in bits before the words are looked at: how rarely a name of so many
	// units is built so (measured on official and press lists).
	type option struct {
		given int // units before the surnames
		cost  float64
	}
	var options []option
	switch n := len(units); n {
	case 1:
		options = []option{{0, 0}, {1, 0}}
	case 2:
		options = []option{{1, 0}, {0, 5}}
	case 3:
		options = []option{{1, 0}, {2, 4.3}}
	case 4:
		options = []option{{2, 0}, {1, 6}, {3, 7}}
	default:
		options = []option{{n - 2, 1}, {n - 3, 2}, {2, 2}}
	}
	var parses []Parse
	for _, o := range options {
		parses = append(parses, Parse{
			Given:    units[:o.given:o.given],
			Surnames: foldSurnames(units[o.given:]),
			Penalty:  o.cost - support(units, o.given, roles),
		})
	}
	if len(units) == 3 || len(units) == 4 {
		// A row may be written surnames first in a column that is not.
		p := surnameFirstParses(units, roles)[0]
		p.Penalty = 6 - support(append(slices.Clone(p.Given), units[:len(units)-len(p.Given)]...), len(p.Given), roles)
		parses = append(parses, p)
	}
	return keepLikely(parses)
}

// support is how many bits the words speak for the first n units being given
// names and the others surnames.
func support(units []string, n int, roles *Roles) float64 {
	var sum float64
	for i, u := range units {
		l := max(-8, min(8, roles.lean(u)))
		if i < n {
			sum += l / 2
		} else {
			sum -= l / 2
		}
	}
	return sum
}

// surnameFirstParses splits units that are written surnames first.
func surnameFirstParses(units []string, roles *Roles) []Parse {
	n := len(units)
	var counts []int // of surnames
	switch n {
	case 2:
		counts = []int{1}
	case 3:
		counts = []int{2, 1}
	default:
		counts = []int{2, 1, 3}
	}
	var parses []Parse
	for i, c := range counts {
		if c >= n {
			continue
		}
		turned := append(slices.Clone(units[c:]), units[:c]...)
		cost := []float64{0, 4.3, 6}[i]
		parses = append(parses, Parse{Given: units[c:], Surnames: foldSurnames(units[:c]), Penalty: cost - support(turned, n-c, roles)})
	}
	return keepLikely(parses)
}

// keepLikely sorts parses by penalty, measures the penalties from the first and
// keeps the three likeliest.
func keepLikely(parses []Parse) []Parse {
	slices.SortStableFunc(parses, func(a, b Parse) int {
		switch {
		case a.Penalty < b.Penalty:
			return -1
		case a.Penalty > b.Penalty:
			return 1
		}
		return 0
	})
	base := parses[0].Penalty
	out := parses[:0]
	for _, p := range parses {
		p.Penalty -= base
		same := slices.ContainsFunc(out, func(q Parse) bool {
			return slices.Equal(p.Given, q.Given) && slices.Equal(p.Surnames, q.Surnames)
		})
		if p.Penalty <= maxPenalty && len(out) < 3 && !same {
			out = append(out, p)
		}
	}
	return out
}
