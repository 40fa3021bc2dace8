package names

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"cotejo/linkage/names/lexicon"
)

// Parse reads a name that stands in one cell. Aliases, honorifics and
// marks of generation are taken out, a comma tells surnames from given names,
// and otherwise position decides: the last two units are the surnames, the
// units before them given names. Where the words themselves speak against
// that, a second and third reading are kept with what they cost.
func Parse(text string, order Order) Name {
	var r Reader
	return r.Parse(text, order)
}

// FromParts reads a name whose given names and surnames the list tells
// apart. Either part may be missing.
func FromParts(given, surnames string) Name {
	var r Reader
	return r.FromParts(given, surnames)
}

// Parse is [Parse].
func (r *Reader) Parse(text string, order Order) Name {
	body, aliases, mark := bodyOf(text)
	n := Name{Aliases: aliases}
	if strings.Contains(body, ",") {
		var left, right string
		left, right, mark = r.atComma(body, mark)
		if right != "" {
			m := r.FromParts(right, left)
			m.Aliases = append(aliases, m.Aliases...)
			m.mark(mark)
			return m
		}
		body = left
	}
	if nullNames().Holds(body) {
		return n
	}
	words := r.wordsOf(body, 2)
	if mark.generation == 0 {
		mark = r.mark
	}
	if r.married != "" {
		n.Aliases = append(slices.Clone(aliases), r.married)
	}
	if given, surnames, ok := splitByCapitals(words); ok {
		m := r.FromParts(joinWords(given, ""), joinWords(surnames, ""))
		m.Aliases = n.Aliases
		m.mark(mark)
		return m
	}
	r.readWords(&n, words, body, order)
	n.mark(mark)
	return n
}

// readWords reads the words of a name that tells its parts by position alone.
func (r *Reader) readWords(n *Name, words []nameWord, body string, order Order) {
	second := r.second
	n.Text = joinWords(words, body)
	units, spans := r.unitsOf(words)
	units = r.keepUnits(units)
	if at, certain := r.husbandsUnit(units); certain {
		n.Aliases = append(slices.Clone(n.Aliases), joinWords(words[spans[at]:], ""))
		words, units, spans = words[:spans[at]], units[:at:at], spans[:at+1]
		n.Text = joinWords(words, "")
	}
	if order == SurnameFirst && len(units) > 1 {
		var room [maxReadings]split
		n.Readings, n.Fixed = r.likely(units, surnameFirst(room[:0], r.leanings(units))), true
	} else {
		n.Readings = r.readingsOf(units)
	}
	if len(n.Readings) == 0 {
		return
	}
	// Where the surnames come first, what follows them goes before them.
	first := &n.Readings[0]
	turned := len(first.Given) > 0 && len(first.Given) < len(units) && !slices.Equal(first.Given, units[:len(first.Given)])
	if turned || n.Fixed {
		at := spans[len(units)-len(first.Given)]
		n.Text = joinWords(append(slices.Clone(words[at:]), words[:at]...), "")
	}
	if p, ok := second.with(*first, spans); ok && !turned {
		n.Readings = r.keepParses(withReading(n.Readings, p))
	}
	if at, _ := r.husbandsUnit(units); at >= 0 {
		p := Reading{Given: units[at+1:], Surnames: foldSurnames(units[:at:at])}
		if at+1 == len(units) {
			p = r.readingsOf(units[:at:at])[0]
		}
		p.Penalty = marriedPenalty
		n.Readings = r.keepParses(withReading(n.Readings, p))
	}
}

// withReading adds a reading that is not the likeliest. What is then too much
// goes, the least likely first.
func withReading(parses []Reading, p Reading) []Reading {
	at := 1
	for at < len(parses) && parses[at].Penalty <= p.Penalty {
		at++
	}
	out := slices.Insert(slices.Clone(parses), at, p)
	return out[:min(len(out), maxParses)]
}

// atComma cuts a name at its comma: surnames before, given names behind. A mark
// of generation or a husband's name behind a comma belongs to what stands before
// it; right is empty where nothing else does.
func (r *Reader) atComma(body string, mark generationMark) (left, right string, of generationMark) {
	for i, s := range strings.Split(body, ",") {
		s = strings.TrimSpace(s)
		m, isMark := generationOf(s)
		_, married := cutMarried(append([]nameWord{{}}, slices.Clone(r.wordsOf(s, 8))...), 1)
		switch {
		case s == "":
		case i > 0 && isMark:
			if mark.generation == 0 {
				mark = m
			}
		case left == "":
			left = s
		case right == "" && !(married != "" && joinWords(r.wordsOf(s, 8), "") == married):
			right = s
		case right == "":
			left += " " + s
		default:
			right += " " + s
		}
	}
	return left, right, mark
}

// bodyOf tidies a text and takes the aliases out of it.
func bodyOf(text string) (body string, aliases []string, mark generationMark) {
	text, _ = Nameable(text)
	if isPlain(text) {
		return text, nil, mark
	}
	return cutAliases(tidyName(text))
}

// isPlain reports whether a text has nothing to tidy and no alias: letters of
// Spanish in single words, with no sign but those inside a name and no word
// that may announce an alias. false is no answer.
func isPlain(text string) bool {
	blank := true // here begins a word
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case isLetter(c):
			if blank && i > 0 && mayMark(text[i:]) {
				return false
			}
		case c == 0xc3 && i+1 < len(text) && text[i+1]&0xc0 == 0x80: // À to ÿ
			i++
		case c == ' ' || c == '-' || c == ',': // at the ends they go
			if blank || i+1 == len(text) {
				return false
			}
		case c == '.' || c == '\'':
			if blank {
				return false
			}
		default:
			return false
		}
		blank = c == ' '
	}
	return true
}

// mayMark reports whether a word may announce an alias, by its first three
// letters; see markers.
func mayMark(word string) bool {
	letter := func(i int) byte { // a small letter, or 0
		if i < len(word) && isLetter(word[i]) {
			return word[i] | 0x20
		}
		return 0
	}
	first, second, third := letter(0), letter(1), letter(2)
	if second == 0 {
		return strings.IndexByte("acdlm", first) >= 0
	}
	for _, m := range [...]string{"mas", "con", "ali", "apo", "aka", "lla", "dic"} {
		if m[0] == first && m[1] == second && (m[2] == third || third == 0) {
			return true
		}
	}
	return false
}

// FromParts is [FromParts].
func (r *Reader) FromParts(given, surnames string) Name {
	g, s := r.part(given), r.part(surnames)
	n := Name{Fixed: true}
	if len(g.aliases)+len(s.aliases) > 0 {
		n.Aliases = slices.Concat(g.aliases, s.aliases)
	}
	w := r.join(g, s)
	n.Text, n.Readings, n.Exchanged = w.text, w.parses, w.turned
	n.mark(s.mark)
	n.mark(g.mark)
	return n
}

// foldSurnames brings a list of surname units to at most two: an unlisted
// compound keeps its first units together.
func foldSurnames(units []string) []string {
	if len(units) <= 2 {
		return units
	}
	last := len(units) - 1
	first := make([]string, last)
	for i, u := range units[:last] {
		first[i] = strings.TrimSuffix(u, ".") // no abbreviation as a whole
	}
	return []string{strings.Join(first, " "), units[last]}
}

// splitByCapitals recognises "PÉREZ GARCÍA Juan" and "Juan PÉREZ GARCÍA": in a
// name that mixes cases, the words in capitals are the surnames.
func splitByCapitals(words []nameWord) (given, surnames []nameWord, ok bool) {
	first := slices.IndexFunc(words, func(w nameWord) bool { return w.capitals })
	if first < 0 {
		return nil, nil, false
	}
	last := first
	for last+1 < len(words) && (words[last+1].capitals || words[last+1].particle && last+2 < len(words) && words[last+2].capitals) {
		last++
	}
	for i, w := range words {
		if (i < first || i > last) && (w.capitals || utf8.RuneCountInString(w.text) < 2) {
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

func IsParticle(folded string) bool { return particles[folded] }

// unitsOf joins words to units: particles to what follows ("de la Cruz"), and
// the halves of a hyphenated word. spans[i] is the index of unit i's first
// word. Both are overwritten by the next call.
func (r *Reader) unitsOf(words []nameWord) (units []string, spans []int) {
	units, spans = r.units[:0], r.spans[:0]
	var pending string
	start := 0
	for i := range words {
		w := &words[i]
		switch {
		case w.folded == "":
			continue
		case pending == "":
			start, pending = i, w.folded
		default:
			pending += " " + w.folded
		}
		if w.particle && i+1 < len(words) {
			continue
		}
		units, spans = append(units, pending), append(spans, start)
		pending = ""
	}
	if pending != "" {
		units, spans = append(units, pending), append(spans, start)
	}
	for i := 0; i+1 < len(units); i++ {
		if strings.IndexByte(units[i], ' ') < 0 && strings.IndexByte(units[i+1], ' ') < 0 {
			continue // a compound has three words or more
		}
		if both := units[i] + " " + units[i+1]; compounds()[both] {
			units[i] = both
			units, spans = slices.Delete(units, i+1, i+2), slices.Delete(spans, i+1, i+2)
		}
	}
	spans = append(spans, len(words))
	r.units, r.spans = units, spans
	return units, spans
}

// compounds are the surnames of several words with a particle inside, such as
// "Montes de Oca". Those without one ("Santos Suárez") are nearly always two
// surnames, so position decides about them.
var compounds = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool)
	for _, c := range lexicon.Tokens(lexicon.Compound) {
		words := strings.Fields(Fold(c))
		for i, w := range words {
			if i > 0 && len(words) > 2 && IsParticle(w) && !IsParticle(words[0]) {
				set[strings.Join(words, " ")] = true
			}
		}
	}
	return set
})

// joinParticles is unitsOf for words that are folded already.
func joinParticles(words []string) []string {
	var r Reader
	split := make([]nameWord, len(words))
	for i, w := range words {
		split[i] = nameWord{text: w, folded: w, particle: IsParticle(w)}
	}
	units, _ := r.unitsOf(split)
	return units
}

func Units(text string) []string {
	var r Reader
	units, _ := r.unitsOf(r.wordsOf(strings.Join(strings.Fields(text), " "), 2))
	return units
}

// maxPenalty is the cost in bits beyond which a reading is not kept: less than
// one name in a hundred is meant that way.
const maxPenalty = 6

// maxParses is the most readings of one name that are kept.
const maxParses = 3

// maxReadings is the most readings of one name that are weighed.
const maxReadings = 4

// readingsOf splits the units of a name written given names first into its
// likely parses.
func (r *Reader) readingsOf(units []string) []Reading {
	if len(units) == 0 {
		return nil
	}
	// cost in bits before the words are looked at: how rarely a name of so many
	// units is built so (measured on official and press lists).
	var room [maxReadings]split
	splits := room[:0]
	switch n := len(units); n {
	case 1:
		splits = append(splits, split{given: 0}, split{given: 1})
	case 2:
		splits = append(splits, split{given: 1}, split{given: 0, cost: 5})
	case 3:
		splits = append(splits, split{given: 1}, split{given: 2, cost: 4.3})
	case 4:
		splits = append(splits, split{given: 2}, split{given: 1, cost: 6}, split{given: 3, cost: 7})
	default:
		splits = append(splits, split{given: n - 2, cost: 1}, split{given: n - 3, cost: 2}, split{given: 2, cost: 2})
	}
	leanings := r.leanings(units)
	for i := range splits {
		o := &splits[i]
		o.cost -= support(leanings[:o.given], leanings[o.given:])
	}
	if n := len(units); n == 3 || n == 4 {
		// A row may be written surnames first in a column that is not.
		var room [maxReadings]split
		turned := slices.MinFunc(surnameFirst(room[:0], leanings), func(a, b split) int { return cmp.Compare(a.cost, b.cost) })
		turned.cost = 6 - support(leanings[n-turned.given:], leanings[:n-turned.given])
		if leanings[0] < 0 && leanings[n-1] > 0 {
			turned.cost -= wrongEnds
		}
		splits = append(splits, turned)
	}
	for i := range splits {
		o := &splits[i]
		from := 0
		if o.turned {
			from = len(units) - o.given
		}
		if given := units[from : from+o.given]; len(given) > 1 && given[0] == given[1] {
			o.cost += twiceGiven
		} else if n := len(given); n > 1 && !o.turned && n < len(units) && given[n-1] == units[n] {
			o.cost += twiceGiven / 2
		}
	}
	return r.likely(units, splits)
}

// twiceGiven is the cost in bits of one given name twice, which nobody has: two
// equal units are the surnames of a child with one parent.
const twiceGiven = 8

// wrongEnds is the bits that surnames first are likelier where a name begins with
// a surname and ends with a given name, beside what each of the two says.
const wrongEnds = 1.5

// A split is a way to read units: the first of them as given names, or, when
// they are turned, the last.
type split struct {
	given  int
	turned bool
	cost   float64 // bits
}

// support is how many bits the words speak for some units being given names and
// others surnames, by what each leans to.
func support(given, surnames []float64) float64 {
	var sum float64
	for _, l := range given {
		sum += l
	}
	for _, l := range surnames {
		sum -= l
	}
	return sum
}

// surnameFirst appends the ways to split units that are written surnames first.
func surnameFirst(splits []split, leanings []float64) []split {
	n := len(leanings)
	add := func(surnames int, cost float64) {
		splits = append(splits, split{given: n - surnames, turned: true, cost: cost - support(leanings[surnames:], leanings[:surnames])})
	}
	switch n {
	case 2:
		add(1, 0)
	case 3:
		add(2, 0)
		add(1, 4.3)
	default:
		add(2, 0)
		add(1, 4.3)
		add(3, 6)
	}
	return splits
}

// likely returns the three likeliest of some readings, the likeliest first,
// with penalties measured from it.
func (r *Reader) likely(units []string, splits []split) []Reading {
	slices.SortStableFunc(splits, func(a, b split) int { return cmp.Compare(a.cost, b.cost) })
	var room [maxReadings]Reading
	parses := room[:0]
	for _, o := range splits {
		p := Reading{Penalty: o.cost - splits[0].cost}
		if p.Penalty > maxPenalty || len(parses) == maxParses {
			break
		}
		if o.turned {
			n := len(units) - o.given
			p.Given, p.Surnames = units[n:], foldSurnames(units[:n:n])
		} else {
			p.Given, p.Surnames = units[:o.given:o.given], foldSurnames(units[o.given:])
		}
		same := slices.ContainsFunc(parses, func(q Reading) bool {
			return slices.Equal(p.Given, q.Given) && slices.Equal(p.Surnames, q.Surnames)
		})
		if !same {
			parses = append(parses, p)
		}
	}
	return r.keepParses(parses)
}
