package linkage

import (
	"slices"
	"strings"
	"sync"

	"cotejo/linkage/lexicon"
)

// A wordLevel says how two given names, or two surnames, agree.
type wordLevel uint8

const (
	wordMissing   wordLevel = iota // one side does not say
	wordExact                      // the same letters
	wordSound                      // sounds the same: Yosvany, Ihosbani; or a listed variant
	wordLoose                      // sounds nearly the same: Yoel, Joel
	wordTypo                       // one slip of the pen or the keyboard
	wordGarbled                    // the same letters in another order, one of them wrong at most
	wordNickname                   // a listed nickname or a diminutive
	wordInitial                    // an initial of the other
	wordDifferent                  // another name
	wordLevels
)

var wordLevelNames = [wordLevels]string{"missing", "exact", "sound", "loose", "typo", "garbled", "nickname", "initial", "different"}

// A word is one unit of a name, prepared for comparison.
type word struct {
	text          string // the unit without its spaces
	core          string // without leading particles
	first         string // the first word of the core, where there are several
	letters       string // those of the core, in order
	strict, loose []string
	short         bool // an initial or an abbreviation
	abbreviated   bool
	known         bool // a name in its own right, so that a near spelling is another name
}

func newWord(unit string) word {
	w := word{text: strings.ReplaceAll(unit, " ", "")}
	w.core = w.text
	for rest := unit; ; {
		first, after, ok := strings.Cut(rest, " ")
		if !ok || !isParticle(first) {
			w.core = strings.ReplaceAll(rest, " ", "")
			if ok {
				w.first = first
			}
			break
		}
		rest = after
	}
	w.abbreviated = isAbbreviation(unit)
	w.short = w.abbreviated || len(w.text) == 1
	w.letters = sortedLetters(w.core)
	w.strict, w.loose = Sounds(w.core)
	w.known = knownNames()[unit]
	return w
}

// knownNames are the units that the lexicon lists, in either role.
var knownNames = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool)
	r := lexiconRoles()
	for u := range r.given {
		known[u] = true
	}
	for u := range r.surname {
		known[u] = true
	}
	return known
})

// variantGroup maps a folded name to its group of spelling variants.
var variantGroup = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for _, v := range lexicon.Variants() {
		canonical := strings.ReplaceAll(Fold(v.Canonical), " ", "")
		m[canonical] = canonical
		m[strings.ReplaceAll(Fold(v.Variant), " ", "")] = canonical
	}
	return m
})

// formalNames maps a folded nickname to the formal names it stands for.
var formalNames = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string)
	for _, n := range lexicon.Nicknames() {
		nick := strings.ReplaceAll(Fold(n.Nick), " ", "")
		m[nick] = append(m[nick], strings.ReplaceAll(Fold(n.Formal), " ", ""))
	}
	for _, s := range lexicon.ShortForms() {
		m[s[0]] = append(m[s[0]], s[1])
	}
	return m
})

// compareWords returns how two units agree; neither is missing. It is
// symmetric.
func compareWords(a, b *word) wordLevel {
	switch {
	case a.text == b.text:
		return wordExact
	case a.short || b.short:
		return compareShort(a, b)
	case a.core == b.core: // "de la Cruz" and "Cruz": lists drop particles
		return wordSound
	case sharesKey(a.strict, b.strict), sameVariant(a.text, b.text):
		return wordSound
	case cutCompound(a, b), cutCompound(b, a):
		return wordLoose
	case genderFlip(a.text, b.text):
		return wordDifferent
	case sharesKey(a.loose, b.loose):
		return wordLoose
	case isNickname(a.text, b.text), isNickname(b.text, a.text):
		return wordNickname
	case a.known && b.known:
		return wordDifferent // Fernández and Hernández are two names, however near
	case isTypo(a, b):
		return wordTypo
	case isGarbled(a.letters, b.letters):
		return wordGarbled
	}
	return wordDifferent
}

// leastCut is the number of letters of the shortest beginning by which a compound
// surname is known.
const leastCut = 4

// cutCompound reports whether one unit is the first word of another, of several
// words: Moscoso for Moscoso del Prado, Trillo for Trillo-Figueroa.
func cutCompound(short, long *word) bool {
	return len(long.first) >= leastCut && short.first == "" && short.core == long.first
}

// garbledLeast is the number of letters from which two words with the same
// letters are more likely one word than two.
const garbledLeast = 4

// isGarbled reports whether two words, given by their letters in order, have
// the same letters but for one at most.
func isGarbled(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < garbledLeast || len(b)-len(a) > 1 {
		return false
	}
	missing, extra := 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			missing++
			i++
		case i == len(a) || b[j] < a[i]:
			extra++
			j++
		default:
			i++
			j++
		}
	}
	return missing <= 1 && extra <= 1
}

func sortedLetters(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

func sameVariant(a, b string) bool {
	g := variantGroup()[a]
	return g != "" && g == variantGroup()[b]
}

// isNickname reports whether nick stands for formal, by the list or as a
// diminutive in -ito or -ico.
func isNickname(nick, formal string) bool {
	for _, f := range formalNames()[nick] {
		if f == formal {
			return true
		}
	}
	for _, end := range [...]string{"ito", "ita", "ico", "ica", "cito", "cita"} {
		stem, ok := strings.CutSuffix(nick, end)
		if !ok || len(stem) < 3 {
			continue
		}
		if formal == stem || strings.HasPrefix(formal, stem) && len(formal) <= len(stem)+2 && strings.Trim(formal[len(stem):], "aeiosy") == "" {
			return true
		}
	}
	return false
}

// genderFlip reports whether two names differ only by the ending that makes
// one a man's and the other a woman's: Mario and María, Daniel and Daniela.
func genderFlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	last := b[len(b)-1]
	switch len(b) - len(a) {
	case 0:
		n := len(a) - 1
		return n >= 2 && a[:n] == b[:n] && (a[n] == 'a' && last == 'o' || a[n] == 'o' && last == 'a')
	case 1:
		return last == 'a' && len(a) >= 3 && b[:len(a)] == a && !isVowel(a[len(a)-1])
	}
	return false
}

// isTypo reports whether one slip explains the difference: one edit in a word
// of at least three letters, in spelling or in sound, or two in a word of eight.
// Words shorter than five letters must keep their first letter.
func isTypo(a, b *word) bool {
	n := min(len(a.core), len(b.core))
	if n < 3 || n < 5 && a.core[0] != b.core[0] {
		return false
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	if osaWithin(a.core, b.core, limit) {
		return true
	}
	if n < 5 {
		return false
	}
	for _, x := range a.strict {
		for _, y := range b.strict {
			if min(len(x), len(y)) >= 4 && osaWithin(x, y, 1) {
				return true
			}
		}
	}
	return false
}
