package values

import (
	"strings"

	"cotejo/linkage/names"
)

// A datePiece is a number, a month or a connector of a date cell.
type datePiece struct {
	kind   byte // 'n' number, 'm' month, 'r' Roman numeral, 'c' connector ("y", "al", "o")
	number int  // the number, or the month 1 to 12
	digits int  // of a number, as written
	sep    byte // what stands before it: '/', '-', '.', or ' '
}

// months are the names and abbreviations of the months, Spanish and English.
var months = map[string]int{
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
	"septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "agos": 8,
	"sep": 9, "sept": 9, "set": 9, "oct": 10, "nov": 11, "dic": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "apr": 4, "aug": 8, "dec": 12,
}

// monthNames are the names that are recognised with one letter wrong. A word
// that is one letter from both junio and julio ("juio") names neither.
var monthNames = []string{"enero", "febrero", "marzo", "abril", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre"}

// romanMonths are the months in Roman numerals, as in 11/VII/2021.
var romanMonths = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}

// eventDays are the protests named after their day; lists put them in date columns.
var eventDays = map[string]string{
	"11j": "2021-07-11", "11 j": "2021-07-11", "12j": "2021-07-12", "15n": "2021-11-15", "17m": "2024-03-17",
	"11j 2021": "2021-07-11", "11 j 2021": "2021-07-11", "11j2021": "2021-07-11",
}

// dateNoise may stand around a date without changing it.
var dateNoise = wordSet(`de del el la los las en por dia dias mes ano tarde noche madrugada manana mediodia fecha desde detenido detenida detencion arresto arrestado
	arrestada ocurrido ocurrida of the on at hora horas hrs am pm h z t utc gmt th st nd rd
	lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom
	monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
	principio principios inicio inicios comienzo comienzos mediado mediados final finales fin fines`)

// approximate marks a date whose day is not known for certain.
var approximate = wordSet("circa ca c hacia alrededor sobre aprox aproximadamente aproximada aproximado about around")

// connectors join two dates into an interval.
var connectors = wordSet("y e a al o u and to until hasta entre")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// datePieces cuts a date cell into its pieces. ok is false when a word has no
// place in a date; approx says that the day is only near the true one. Words
// for a part of a month ("mediados de julio") leave the month.
func datePieces(cell string) (pieces []datePiece, approx, ok bool) {
	sep := byte(' ')
	put := func(p datePiece) {
		p.sep = sep
		pieces = append(pieces, p)
		sep = ' '
	}
	for i := 0; i < len(cell); {
		c := cell[i]
		switch {
		case isDigit(c):
			start, number := i, 0
			for i < len(cell) && isDigit(cell[i]) {
				if i-start < 9 {
					number = number*10 + int(cell[i]-'0')
				}
				i++
			}
			if end := clockEnd(cell, i); end > i {
				i = end // a time of day says nothing of the date
				continue
			}
			put(datePiece{kind: 'n', number: number, digits: i - start})
			i = ordinalEnd(cell, i)
		case strings.HasPrefix(cell[i:], "–"), strings.HasPrefix(cell[i:], "—"):
			sep = '-'
			i += len("–")
		case isWordByte(c):
			start := i
			for i < len(cell) && isWordByte(cell[i]) {
				i++
			}
			for word := range strings.FieldsSeq(names.Fold(cell[start:i])) {
				switch month := monthOf(word); {
				case month > 0:
					put(datePiece{kind: 'm', number: month})
				case romanMonths[word] > 0 && sep != ' ':
					put(datePiece{kind: 'r', number: romanMonths[word]})
				case len(pieces) == 0 && (word == "hasta" || word == "until"):
					return nil, false, false // the end of something that did not begin: "hasta 2025" is no day of release
				case connectors[word]:
					put(datePiece{kind: 'c'})
				case approximate[word]:
					approx = true
				case !dateNoise[word]:
					return nil, false, false
				}
			}
		default:
			if c == '/' || c == '-' || c == '.' && sep == ' ' {
				sep = c
			}
			i++
		}
	}
	return trimConnectors(pieces), approx, true
}

// monthOf returns the month that a folded word names, allowing one wrong letter
// in a Spanish name of five letters or more, or 0.
func monthOf(word string) int {
	if m, ok := months[word]; ok {
		return m
	}
	found := 0
	if len(word) < 5 || dateNoise[word] {
		return 0
	}
	for _, name := range monthNames {
		if oneEdit(word, name) {
			if found != 0 && found != months[name] {
				return 0
			}
			found = months[name]
		}
	}
	return found
}

// clockEnd returns the end of a time of day whose hour ends at i, as "10:30:00.000Z"
// or "10:30 p. m.", or i when there is none.
func clockEnd(s string, i int) int {
	if i+1 >= len(s) || s[i] != ':' || !isDigit(s[i+1]) {
		return i
	}
	for i < len(s) && (isDigit(s[i]) || s[i] == ':' || s[i] == '.') {
		i++
	}
	if i+1 < len(s) && (s[i] == '+' || s[i] == '-') && isDigit(s[i+1]) { // zone
		for i++; i < len(s) && (isDigit(s[i]) || s[i] == ':'); i++ {
		}
	}
	if half := strings.ToLower(strings.TrimLeft(s[i:], " ")); half != "" {
		for _, mark := range []string{"p. m.", "a. m.", "p.m.", "a.m."} {
			if strings.HasPrefix(half, mark) {
				return len(s) - len(half) + len(mark)
			}
		}
	}
	return i
}

// ordinalEnd skips the ending of an ordinal number at i: 1º, 1ro, 1er, 11th.
func ordinalEnd(s string, i int) int {
	for _, ending := range []string{"º", "°", "ª", "ro", "er", "do", "to", "st", "nd", "rd", "th"} {
		end := i + len(ending)
		if strings.HasPrefix(s[i:], ending) && (end == len(s) || !isWordByte(s[end])) {
			return end
		}
	}
	return i
}

// trimConnectors drops connectors that join nothing: "entre el 11 y el 13", "a las 10".
func trimConnectors(in []datePiece) []datePiece {
	var out []datePiece
	for _, p := range in {
		if p.kind == 'c' && (len(out) == 0 || out[len(out)-1].kind == 'c') {
			continue
		}
		out = append(out, p)
	}
	if n := len(out); n > 0 && out[n-1].kind == 'c' {
		out = out[:n-1]
	}
	return out
}
