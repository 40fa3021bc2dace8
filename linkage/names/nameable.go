package names

import (
	"strings"
	"unicode"
)

// What no name has. A cell that holds more is a photograph pasted as text, the
// cell of another program or an attack, and what is made of a word, such as the
// keys of its near spellings, may grow with the cube of its length. The longest
// names of the lists, with their aliases, are half as long.
const (
	longestName = 512 // bytes of a cell
	longestWord = 60  // letters
	mostMarks   = 4   // accents and vowel signs on one letter
)

// Nameable returns as much of a text as can be a name, and whether that is all
// of it: of a word no more than its first letters, of the marks on a letter the
// first few, and of all words as many as there is room for.
func Nameable(text string) (name string, whole bool) {
	if len(text) <= longestWord {
		return text, true
	}
	var b strings.Builder
	letters, marks, left := 0, 0, false
	for _, r := range text {
		switch {
		case unicode.IsMark(r):
			if marks++; marks > mostMarks {
				left = true
				continue
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			marks = 0
			if letters++; letters > longestWord {
				left = true
				continue
			}
		default:
			letters, marks = 0, 0
		}
		if b.Len() >= longestName {
			left = true
			break
		}
		b.WriteRune(r)
	}
	if !left {
		return text, true
	}
	return b.String(), false
}
