package namecell

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// relationAt returns the number of words of "hijo de", "hermano menor de",
// "brother of" from word i on, 0 for none.
func (c *cell) relationAt(i int) int {
	if !relations[names.Fold(c.words[i])] {
		return 0
	}
	for j := i + 1; j < len(c.words) && j < i+4; j++ {
		switch f := names.Fold(c.words[j]); {
		case f == "de" || f == "del" || f == "of" || f == "d":
			if j+1 == len(c.words) {
				return 0
			}
			return j + 1 - i
		case !qualifiers[f] && f != "":
			return 0
		}
	}
	return 0
}

// isRelative reports whether the cell names a relative of somebody and not the
// person: "Hijo de Amado Fuentes", "Un hermano de …", "Amado Fuentes' son".
func (c *cell) isRelative() bool {
	at := 0
	for at < len(c.words) && at < 2 && (openers[names.Fold(c.words[at])] || strings.Trim(c.words[at], "0123456789") == "") {
		at++
	}
	if at >= len(c.words) {
		return false
	}
	first := names.Fold(c.words[at])
	if i := slices.Index(c.words, ","); widows[first] && i > 0 && i+1 < len(c.words) && givenNames(strings.Join(c.words[i+1:], " ")) {
		c.words = append(slices.Clone(c.words[i+1:]), c.words[at:i]...) // "Vda. de Quintana, Rosa Elena"
		return false
	}
	if _, surnames := nameWords(); at+1 == len(c.words) && relations[first] && !surnames[first] && !isGivenHere(first) {
		return true // "Su hijo"
	}
	if first == "ex" && at+1 < len(c.words) {
		at++
		first = names.Fold(c.words[at])
	}
	if n := c.relationAt(at); n > 0 {
		if severalRelations[first] {
			c.others = max(c.others, 1)
		}
		return true
	}
	// "Hermanos Varona Sotolongo", "Familia Pérez Gil": several without names.
	if severalRelations[first] && len(c.words) > at+1 && !isGivenHere(c.words[at+1]) || first == "matrimonio" && len(c.words) > at+1 {
		c.others = max(c.others, 1)
		return true
	}
	if n := len(c.words); n > 1 && relations[names.Fold(c.words[n-1])] {
		before := strings.ToLower(c.words[n-2])
		return strings.HasSuffix(before, "'s") || strings.HasSuffix(before, "s'") || strings.HasSuffix(before, "’s") || strings.HasSuffix(before, "s’")
	}
	return false
}

func isGivenHere(word string) bool {
	given, _ := nameWords()
	return given[names.Fold(word)]
}

// widows are part of a woman's own name: "Rosa Batista viuda de Quintana".
var widows = set("viuda vda viudo vdo")

// cutRelation cuts a name before "hermano de Yadier". Nieto and Primo are
// surnames too: "Yadier Nieto de la Paz" is whole.
func (c *cell) cutRelation() {
	for i := 1; i < len(c.words); i++ {
		if c.relationAt(i) == 0 || !c.setOff(i) {
			continue
		}
		if widows[names.Fold(c.words[i])] {
			if c.words[i-1] == "," {
				c.words = append(c.words[:i-1:i-1], c.words[i:]...)
			}
			return
		}
		for i > 1 && (c.words[i-1] == "," || c.words[i-1] == "-" || openers[names.Fold(c.words[i-1])]) {
			i--
		}
		c.words, c.more = c.words[:i], true
		return
	}
}

// setOff reports whether the word at i is told from the name before it: by a
// sign, or as a word that is no surname, or not written as one, behind two words
// of the name or more.
func (c *cell) setOff(i int) bool {
	word := c.words[i]
	if c.words[i-1] == "," || c.words[i-1] == "-" || strings.HasPrefix(word, "(") || openers[names.Fold(c.words[i-1])] {
		return true
	}
	_, surnames := nameWords()
	return i > 1 && (!surnames[names.Fold(word)] && names.Fold(word) != "primo" || word == strings.ToLower(word))
}
