package names

import (
	"slices"
	"strings"
	"unicode/utf8"
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
