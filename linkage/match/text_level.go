package match

import (
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/edit"
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
	case edit.OSAWithin(a.folded, b.folded, slips(min(len(a.folded), len(b.folded)))):
		return textTypo
	case len(a.parts) == 1 && len(b.parts) == 1:
		return oneWordLevel(a.folded, b.folded)
	case strings.ReplaceAll(a.folded, " ", "") == strings.ReplaceAll(b.folded, " ", ""):
		return textTypo
	}
	shared := 0
	for _, w := range a.parts {
		for _, v := range b.parts {
			if w == v || len(w) > 3 && len(v) > 3 && edit.OSAWithin(w, v, 1) {
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

// oneWordLevel is textLevel for texts of one word each that are neither equal nor
// a slip or two apart.
func oneWordLevel(a, b string) uint8 {
	if n := min(len(a), len(b)); n >= 4 && a[:n] == b[:n] || garbled(a, b) {
		return textPart
	}
	return textOther
}

// garbled reports whether two texts are as alike as one and the same after
// careless typing: no more than three edits in ten letters.
func garbled(a, b string) bool {
	n := min(len(a), len(b))
	most := garbledEdits(n)
	return n >= 5 && max(len(a)-len(b), len(b)-len(a)) <= most && (most <= 1 && edit.OSAWithin(a, b, 1) || most > 1 && edit.OSA(a, b) <= most)
}

func garbledEdits(n int) int { return 3 * n / 10 }

// shortCode is the number of signs of the shortest codes that may be misspelt.
const shortCode = 3

// idLevel compares numbers and codes that name one person or household: a slip
// in one sign, or two neighbours exchanged, is a typing error. One sign of three
// is much, but less than another code.
func idLevel(a, b *cell) uint8 {
	n := min(len(a.folded), len(b.folded))
	switch {
	case a.folded == b.folded:
		return textSame
	case edit.OSAWithin(a.folded, b.folded, min(2, slips(n))):
		return textTypo
	case n == shortCode && edit.OSAWithin(a.folded, b.folded, 1), garbled(a.folded, b.folded):
		return textPart
	}
	return textOther
}

// emailLevel compares addresses of mail: the part before the @ names the person.
func emailLevel(a, b *cell) uint8 {
	local, other := a.parts[0], b.parts[0]
	switch {
	case a.text == b.text:
		return textSame
	case edit.OSAWithin(a.text, b.text, 2):
		return textTypo
	case local == other, len(local) >= 6 && edit.OSAWithin(local, other, 1), garbled(a.text, b.text):
		return textPart
	}
	return textOther
}

// A sketch tells most values that are one word apart without a look at their
// letters: how often each of sixteen groups of letters occurs.
type sketch struct {
	counts  uint64 // four bits each
	local   uint64 // the same of what stands before the @ of an address of mail
	start   uint32 // the first four letters of a text, 0 for other kinds
	edits   uint8  // up to which the values are alike whatever their length
	garbled uint8  // up to which they are alike since they are so long
	word    bool   // it is one word; others are never told apart by sketches
}

func sketchOf(c *cell, k linkage.Kind) (s sketch) {
	text := c.folded
	switch k {
	case linkage.KindEmail:
		text, s.edits, s.word = c.text, 2, true
		s.local = letterCounts(c.parts[0])
	case linkage.KindID, linkage.KindPhone, linkage.KindPostcode:
		s.edits, s.word = uint8(min(2, slips(len(text)))), true
		if len(text) <= shortCode+1 {
			s.edits = 1
		}
	default:
		s.edits, s.word = uint8(slips(len(text))), len(c.parts) == 1
		if len(text) >= 4 {
			s.start = uint32(text[0])<<24 | uint32(text[1])<<16 | uint32(text[2])<<8 | uint32(text[3])
		}
	}
	s.counts, s.garbled = letterCounts(text), uint8(min(255, garbledEdits(len(text))))
	if k != linkage.KindEmail {
		s.local = s.counts
	}
	return s
}

func letterCounts(s string) (counts uint64) {
	for i := range len(s) {
		if at := 4 * (s[i] * 7 % 16); counts>>at&15 < 15 {
			counts += 1 << at
		}
	}
	return counts
}

// leastEdits returns a number of edits that two texts need at least: one edit
// adds one letter, takes one away, or does both.
func leastEdits(a, b uint64) int {
	const even, middle = 0x0f0f0f0f0f0f0f0f, 0x1010101010101010
	more, fewer := 0, 0
	for _, d := range [2]uint64{a&even + middle - b&even, a>>4&even + middle - b>>4&even} {
		for ; d != 0; d >>= 8 { // bytes from 1 to 31, 16 for as often in both
			n := int(d&31) - 16
			more += max(0, n)
			fewer -= min(0, n)
		}
	}
	return max(more, fewer)
}

// far reports that two values of one kind can be at no level but textOther.
func (k *sketch) far(l *sketch) bool {
	return k.word && l.word && (k.start != l.start || k.start == 0) &&
		leastEdits(k.local, l.local) > 1 &&
		leastEdits(k.counts, l.counts) > int(max(min(k.edits, l.edits), min(k.garbled, l.garbled)))
}

// Levels of numbers.
const (
	numberSame  = iota + 1
	numberNear  // within two in a hundred, or one apart: an age is asked for in another year
	numberSlip  // one slip of the pen apart
	numberOther // anything else
)

// longNumber is the number of signs from which a slip is told from another number.
const longNumber = 4

// numberLevel compares quantities.
func numberLevel(a, b *cell) uint8 {
	switch d := a.quantity - b.quantity; {
	case d == 0:
		return numberSame
	case max(d, -d) <= max(1, .02*max(a.quantity, -a.quantity, b.quantity, -b.quantity)):
		return numberNear
	case min(len(a.text), len(b.text)) >= longNumber && edit.OSAWithin(a.text, b.text, 1):
		return numberSlip
	}
	return numberOther
}

// wordsOf splits a folded text; equal words count once.
func wordsOf(folded string) []string {
	w := strings.Fields(folded)
	slices.Sort(w)
	return slices.Compact(w)
}
