package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A letter that stands alone in a name is an initial, or it is a word: "y" and
// "e" join surnames, "D." is Don, "O" begins O'Farrill. With a full stop it is
// an initial, whichever it is; where it may be either, both are kept.

// A doubleReading is a letter that was left out of the words and may yet be an
// initial.
type doubleReading struct {
	unit    string // "" for none
	at      int    // the number of words before it
	penalty float64
}

// readLetters decides what the letters among words are.
func readLetters(words []nameWord, least int) ([]nameWord, doubleReading) {
	var second doubleReading
	for i := range words {
		w := &words[i]
		if len(w.folded) != 1 || w.stop {
			continue
		}
		switch inner := i > 0 && i+1 < len(words); {
		case inner && (w.folded == "y" || w.folded == "e"):
			if w.initial && second.unit == "" {
				second = doubleReading{w.folded, i, andPenalty}
			}
			w.folded = ""
		case (w.folded == "o" || w.folded == "d") && i+1 < len(words):
			w.particle = beginsWith(w.folded, words[i+1].folded)
		default:
			w.particle = false
		}
	}
	if w := words; len(w) > least && w[0].stop && (w[0].folded == "d" || w[0].folded == "da.") &&
		!w[1].initial && LexiconRoles().Given[w[1].folded] > 0 && LexiconRoles().lean(w[1].folded) > 0 {
		return w[1:], doubleReading{w[0].folded, 0, donPenalty}
	}
	return words, second
}

// saints reads "S. Juan" behind a given name, or at the beginning of a cell of
// surnames, as San Juan: a saint whom few bear as a second name behind an initial.
func saints(words []nameWord, least int) []nameWord {
	for i := min(1, least-1); i+1 < len(words) && i >= 0; i++ {
		w, next := &words[i], words[i+1].folded
		if w.text == "S." && (next == "juan" || next == "miguel" || next == "pedro" || next == "jose") && (i == 0 || !words[i-1].initial) {
			text := "San"
			if words[i+1].capitals {
				text = "SAN"
			}
			*w = newNameWord(text)
		}
	}
	return words
}

// cutAtStop cuts a word at the full stop behind which another begins without a
// blank: "Y.Mora", "Ma.Elena". Initials alone ("J.M.") stay together.
func cutAtStop(w string) (head, tail string) {
	i := strings.IndexByte(w, '.')
	if i < 1 || i+2 >= len(w) {
		return w, ""
	}
	if r, n := utf8.DecodeRuneInString(w[i+1:]); !unicode.IsUpper(r) || i+1+n >= len(w) || strings.Trim(w[i+1+n:], ".") == "" {
		return w, ""
	}
	return w[:i+1], w[i+1:]
}

// irish are names that begin with O and are written apart as often as not.
var irish = map[string]bool{"farrill": true, "farril": true, "farrell": true, "reilly": true, "relly": true, "brien": true, "bryan": true, "connor": true, "donnell": true, "neill": true, "neal": true, "hara": true, "naghten": true, "gorman": true, "higgins": true, "halloran": true}

// beginsWith reports whether a lone letter is the beginning of the surname that
// follows: "O Farrill", "D Angelo".
func beginsWith(letter, next string) bool {
	return letter == "o" && irish[next] || letter == "d" && (next == "angelo" || next == "avila" || next == "escoubet") || LexiconRoles().Surname[letter+next] > 0
}

// with returns a reading with the letter among the given names, ok false where
// it stands among the surnames. spans are as of unitsOf.
func (d *doubleReading) with(p Reading, spans []int) (Reading, bool) {
	before := 0
	for _, s := range spans[:max(0, len(spans)-1)] {
		if s < d.at {
			before++
		}
	}
	if d.unit == "" || before > len(p.Given) || len(p.Given) == 0 {
		return p, false
	}
	return Reading{Given: slices.Insert(slices.Clone(p.Given), before, d.unit), Surnames: p.Surnames, Penalty: p.Penalty + d.penalty}, true
}

// Abbreviates reports whether a text has an abbreviation for one of its words.
func Abbreviates(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if _, ok := spellOut(strings.Trim(w, ",;:")); ok {
			return true
		}
	}
	return false
}
