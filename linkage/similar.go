package linkage

import (
	"slices"
	"strings"
)

// Levels of texts.
const (
	textSame  = iota + 1
	textTypo  // a slip or two of the pen
	textPart  // most words shared, or the same beginning
	textOther // anything else
)

var textLevels = []string{"missing", "same", "typo", "part", "different"}

// slips is how many edits pass for slips of the pen in a text of n letters.
func slips(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 8:
		return 1
	}
	return 2
}

// textLevel compares short texts by their letters and their words.
func textLevel(a, b *cell) uint8 {
	switch {
	case a.folded == b.folded:
		return textSame
	case osaWithin(a.folded, b.folded, slips(min(len(a.folded), len(b.folded)))):
		return textTypo
	case strings.ReplaceAll(a.folded, " ", "") == strings.ReplaceAll(b.folded, " ", ""):
		return textTypo
	}
	shared := 0
	for _, w := range a.parts {
		for _, v := range b.parts {
			if w == v || len(w) > 3 && len(v) > 3 && osaWithin(w, v, 1) {
				shared++
				break
			}
		}
	}
	if 2*shared >= max(len(a.parts), len(b.parts)) {
		return textPart
	}
	if n := min(len(a.folded), len(b.folded)); n >= 4 && a.folded[:n] == b.folded[:n] {
		return textPart
	}
	if garbled(a.folded, b.folded) {
		return textPart
	}
	return textOther
}

// garbled reports whether two texts are as alike as one and the same after
// careless typing: no more than three edits in ten letters.
func garbled(a, b string) bool {
	n := min(len(a), len(b))
	return n >= 5 && 10*max(len(a)-len(b), len(b)-len(a)) <= 3*n && 10*osa(a, b) <= 3*n
}

// idLevel compares numbers and codes that name one person or household: a slip
// in one sign, or two neighbours exchanged, is a typing error.
func idLevel(a, b *cell) uint8 {
	switch {
	case a.folded == b.folded:
		return textSame
	case osaWithin(a.folded, b.folded, min(2, slips(min(len(a.folded), len(b.folded))))):
		return textTypo
	}
	return textOther
}

// emailLevel compares addresses of mail: the part before the @ names the person.
func emailLevel(a, b *cell) uint8 {
	switch {
	case a.text == b.text:
		return textSame
	case osaWithin(a.text, b.text, 2):
		return textTypo
	case a.parts[0] == b.parts[0] || len(a.parts[0]) >= 6 && osaWithin(a.parts[0], b.parts[0], 1), garbled(a.text, b.text):
		return textPart
	}
	return textOther
}

// numberLevel compares quantities.
func numberLevel(a, b *cell) uint8 {
	switch d := a.quantity - b.quantity; {
	case d == 0:
		return valueSame
	case max(d, -d) <= .02*max(a.quantity, -a.quantity, b.quantity, -b.quantity):
		return valueNear
	}
	return valueOther
}

// wordsOf splits a folded text; equal words count once.
func wordsOf(folded string) []string {
	w := strings.Fields(folded)
	slices.Sort(w)
	return slices.Compact(w)
}
