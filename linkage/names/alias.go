package names

import (
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage/names/lexicon"
	"golang.org/x/text/unicode/norm"
)

// tidyName normalises what spreadsheets and web pages do to a name: composed
// letters, plain quotes and dashes, single spaces, no control signs.
func tidyName(s string) string {
	s = norm.NFC.String(s)
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', '´', '`', '′':
			return '\''
		case '“', '”', '„', '″':
			return '"'
		case '–', '—', '‐', '‑', '−':
			return '-'
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		if unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// closing maps an opening alias bracket to its end.
var closing = map[rune]rune{'(': ')', '[': ']', '{': '}', '«': '»', '"': '"', '<': '>'}

// cutAliases takes what stands in brackets, quotes or after a word such as
// "alias" out of a tidied name. A mark of generation in brackets, "(hijo)", is no
// alias.
func cutAliases(s string) (name string, aliases []string, mark generationMark) {
	add := func(a string) {
		a = strings.Trim(a, " '\"«»()[]{},;:.-")
		if found, rest := cutMarker(strings.Fields(a)); found {
			a = strings.Trim(strings.Join(rest, " "), " '\"«»()[]{},;:.-")
		}
		if a != "" {
			aliases = append(aliases, a)
		}
	}
	var rest strings.Builder
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		end, j, opens := aliasEnd(runes, i)
		if j < 0 {
			if opens && r != '\'' && i+1 < len(runes) { // never closed: the rest is the alias
				add(string(runes[i+1:]))
				break
			}
			rest.WriteRune(r)
			continue
		}
		inner := string(runes[i+1 : j])
		round := end == ')' || end == ']'
		inside, isMark := generationOf(inner)
		maiden, isMaiden := maidenName(inner)
		switch {
		case isMark && (round || kinMarks[Fold(inner)] != 0 && !strings.Contains(inner, " ")): // "El Viejo" in quotes is a nickname
			if mark.generation == 0 {
				mark = inside
			}
			rest.WriteRune(' ')
		case isMaiden && round:
			rest.WriteString(" " + maidenWord + " " + maiden + " ")
		case end == ')' && strings.EqualFold(strings.TrimSpace(inner), "a"): // "(a) El Gato"
			rest.WriteString(" alias ")
		default:
			add(inner)
			rest.WriteRune(' ')
		}
		i = j
	}
	name = strings.Join(strings.Fields(rest.String()), " ")
	if i := strings.IndexAny(name, "/|"); i > 0 {
		add(name[i+1:])
		name = strings.TrimSpace(name[:i])
	}
	if before, after, ok := splitAtMarker(name); ok {
		add(after)
		name = before
	}
	return strings.Trim(name, " ,;:-"), aliases, mark
}

// aliasEnd finds the end of what the sign at i opens: the sign that closes it and
// where that stands, -1 where it is never closed. opens is false for a sign that
// opens nothing.
func aliasEnd(runes []rune, i int) (end rune, at int, opens bool) {
	end, opens = closing[runes[i]]
	if runes[i] == '\'' && (i == 0 || runes[i-1] == ' ') {
		end, opens = '\'', true
	}
	for k := i + 1; opens && k < len(runes); k++ {
		if runes[k] == end && (end != '\'' || k+1 == len(runes) || !unicode.IsLetter(runes[k+1])) {
			return end, k, true
		}
	}
	return end, -1, opens
}

// markers are the words that announce an alias, folded, the longest first.
var markers = []string{"mas conocido como", "mas conocida como", "conocido como", "conocida como", "conocido por", "conocida por", "alias", "apodado", "apodada", "a k a", "aka", "llamado", "llamada", "dicho"}

// cutMarker removes a leading alias marker from words.
func cutMarker(words []string) (found bool, rest []string) {
	if len(words) == 0 || !startsMarker(words[0]) {
		return false, words
	}
	for _, m := range markers {
		n := 1 + strings.Count(m, " ")
		for take := 1; take <= n && take <= len(words); take++ {
			if Fold(strings.Join(words[:take], " ")) == m {
				return true, words[take:]
			}
		}
	}
	return false, words
}

// startsMarker reports whether a word may be the first of a marker, by its
// first letters, which is all that most words need to be looked at.
func startsMarker(word string) bool {
	if len(word) == 0 {
		return false
	}
	switch word[0] | 0x20 {
	case 'a', 'c', 'd', 'l', 'm':
	default:
		return false
	}
	f := Fold(word)
	for _, m := range markers {
		if strings.HasPrefix(m, f) || strings.HasPrefix(f, "a k a") {
			return true
		}
	}
	return false
}

// splitAtMarker splits "Juan Pérez alias El Gato" before the marker.
func splitAtMarker(s string) (before, after string, ok bool) {
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		if found, rest := cutMarker(words[i:]); found {
			return strings.Join(words[:i], " "), strings.Join(rest, " "), true
		}
	}
	return s, "", false
}

// LexiconSet returns the folded words of a lexicon class.
func LexiconSet(class string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for _, t := range lexicon.Tokens(class) {
			set[Fold(t)] = true
		}
		return set
	})
}

var (
	Honorifics = LexiconSet(lexicon.Honorific)
)

// isSuffix reports whether a folded word is a mark of generation that may stand
// behind a name without brackets. Yunior and Segundo are given names in Cuba far
// more often; for Junior see trailingMark.
func isSuffix(s string) bool {
	switch s {
	case "padre", "madre", "hijo", "hija":
		return true
	}
	_, ok := orderMarks[s]
	return ok
}
