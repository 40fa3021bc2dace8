package values

import (
	"slices"
	"strings"
)

// A bound is what makes a number the end of an open interval.
type bound byte

const (
	noBound bound = iota
	below         // "<18", "menos de 18", "-18": the number itself is not meant
	atMost        // "≤17", "hasta 17"
	above         // ">60", "más de 60"
	atLeast       // "60+", "60 o más", "al menos 60"
)

// Words that make a bound by themselves, and those that do so before a number
// or before "de", "que" and "a" only: "mayor severidad" and "17 años (menor)"
// are none.
var (
	boundWords = map[string]bound{
		"<": below, ">": above, "≤": atMost, "≥": atLeast, "menos": below, "less": below, "under": below, "below": below, "younger": below, "debajo": below, "inferior": below, "fewer": below,
		"over": above, "above": above, "older": above, "encima": above, "superior": above, "superiores": above, "inferiores": below,
		"hasta": atMost, "maximo": atMost, "most": atMost, "up": atMost, "sumo": atMost, "minimo": atLeast, "least": atLeast, "partir": atLeast, "adelante": atLeast, "desde": atLeast,
	}
	boundBefore = map[string]bound{
		"mayor": above, "mayores": above, "menor": below, "menores": below, "mas": above, "more": above, "minor": below, "minors": below,
	}
)

// numberAgo is how many words may stand between a bound and its number: "mayor
// de la edad de 60".
const numberAgo = 4

// boundOf returns the bound that the words of a cell set to its number.
func boundOf(qs []quantity) bound {
	at := func(i int) string {
		if i < 0 || i >= len(qs) {
			return ""
		}
		return qs[i].word
	}
	number := func(i int) bool { return i >= 0 && i < len(qs) && qs[i].word == "" }
	// numberAfter also keeps "menor de edad" from being a bound of the age beside it.
	numberAfter := func(i int) bool {
		for k := i + 1; k <= i+numberAgo && k < len(qs); k++ {
			if number(k) {
				return true
			}
			if !slices.Contains([]string{"de", "que", "a", "than", "los", "la", "edad", "of", "the", "age", "o", "igual", "to", "="}, qs[k].word) {
				return false
			}
		}
		return false
	}
	found := noBound
	set := func(b bound) {
		if found == noBound {
			found = b
		}
	}
	for i, q := range qs {
		switch b := boundWords[q.word]; {
		case q.word == "":
		case q.word == "-" && number(i+1) && !number(i-1), q.word == "-" && number(i-1) && !number(i+1):
			set(below) // "-18" and "18-", as people write "under eighteen"
		case q.word == "+" && (number(i+1) && !number(i-1) || number(i-1) && !number(i+1)):
			set(atLeast)
		case slices.Contains([]string{"o", "y", "u", "or", "and"}, at(i-1)) && slices.Contains([]string{"mas", "more", "mayor", "mayores", "over", "above", "older", "adelante", "superior"}, q.word) && !numberAfter(i):
			set(atLeast) // "60 o más"
		case slices.Contains([]string{"o", "y", "u", "or", "and"}, at(i-1)) && slices.Contains([]string{"menos", "menor", "menores", "less", "under", "below", "younger", "inferior"}, q.word) && !numberAfter(i):
			set(atMost) // "17 o menos"
		case at(i-1) == "no" && (q.word == "menos" || q.word == "menor" || q.word == "less"):
			set(atLeast)
		case at(i-1) == "no" && (q.word == "mas" || q.word == "mayor" || q.word == "more"):
			set(atMost)
		case (at(i-1) == "al" || at(i-1) == "lo" || at(i-1) == "cuando") && q.word == "menos":
			set(atLeast)
		case b != noBound:
			set(b)
		case boundBefore[q.word] != noBound && numberAfter(i):
			set(boundBefore[q.word])
		}
	}
	return found
}

// between reports whether quantity i, a word, stands between two numbers.
func between(qs []quantity, i int) bool {
	return i > 0 && i+1 < len(qs) && qs[i-1].word == "" && qs[i+1].word == ""
}

// ofSpreadsheet reports whether a cell of an amount is a date: somebody typed
// "5-8" and a spreadsheet made 8 May of it, "08-may".
func ofSpreadsheet(cell string) bool {
	if len(cell) > 40 || strings.IndexFunc(cell, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		return false
	}
	pieces, _, ok := datePieces(cell)
	if !ok {
		return false
	}
	switch shapeOf(pieces) {
	case "nm", "mn", "nmn", "mnn", "nrn":
		return true
	case "nnn":
		for _, p := range pieces[1:] {
			if p.sep != '/' && p.sep != '-' && p.sep != '.' {
				return false
			}
		}
		return pieces[0].digits == 4 || pieces[2].digits == 4 || pieces[0].digits <= 2 && pieces[1].digits <= 2 && pieces[2].digits == 2
	}
	return false
}
