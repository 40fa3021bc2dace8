package values

import (
	"strings"

	"cotejo/linkage/names"
)

// eventNoise are words around the name of a protest.
var eventNoise = strings.Fields(`protesta protestas manifestacion manifestaciones evento sucesos hechos levantamiento estallido
	social marcha cacerolazo de del la el los las en por y e dia desde durante contexto relacionado relacionada con a al`)

// apart are the words that put a person before, after or beside a protest.
var apart = append(strings.Fields(`antes anterior anteriores previo previa previos previas pre despues posterior posteriores post fuera ajeno ajena ajenos ajenas
	distinto distinta otro otra otros otras excepto salvo aniversario vispera before after unrelated outside prior ex luego tras`), "aparte del", "aparte de la")

// Event reads the protest of a cell: "11J", "protestas del 11 de julio de
// 2021", "Nuevitas". A date means the protest that began on that day. Several
// protests are joined by bars. Every other word must be the name of a place, as
// in "11J (La Güinera)", or the year of the protest: "antes del 11J" names it
// and is not it, and what is not understood may be of that kind.
func (v *Vocabulary) Event(cell string) (value, doubt string) {
	folded := names.Fold(cell)
	if missingFolded(folded) {
		return "", ""
	}
	rows := v.tables["events"]
	var found []*row
	var codes, rest, gap []string // gap holds the small words within a name
	unsure := strings.ContainsAny(cell, "?¿")
	known, denied := true, false
	settle := func() {
		if len(rest) > 0 {
			known = known && v.isPlace(strings.Join(rest, " "))
		}
		rest, gap = nil, nil
	}
	var years []string
	for _, m := range v.events.walk(folded) {
		switch {
		case m.id == phraseDenies || m.id == phraseDrops:
			denied = true
		case m.id == phraseUnsure:
			unsure = true
		case m.id >= 0:
			settle()
			found = append(found, &rows[m.id])
			codes = append(codes, rows[m.id].Code)
		case m.id == phraseUnknown && isYear(m.text):
			settle()
			years = append(years, m.text)
		case m.id == phraseUnknown && (monthWords[m.text] || len(m.text) <= 2 && hasDigit(m.text)):
			settle()
		case m.id == phraseUnknown:
			rest, gap = append(append(rest, gap...), m.text), nil
		case len(rest) > 0: // "san antonio de los banos"
			gap = append(gap, m.text)
		}
	}
	settle()
	switch {
	case len(codes) > 0 && denied:
		return "", DoubtDeniedEvent
	case len(codes) > 0 && !known:
		return "", DoubtUnknownEvent
	case len(codes) > 0:
		for _, year := range years {
			for _, r := range found {
				if r.From != "" && year != r.From[:4] {
					return "", DoubtDeniedEvent // "11J 2022": the day, and another year
				}
			}
		}
	default:
		if date, _ := Date(fromFirstDigit(cell)); date != "" && known {
			for i := range rows {
				if rows[i].From == date {
					codes = append(codes, rows[i].Code)
					break
				}
			}
		}
	}
	switch {
	case len(codes) == 0:
		return "", DoubtUnknownEvent
	case denied:
		return "", DoubtDeniedEvent
	case unsure:
		return codeSet(codes), DoubtUnsureEvent
	}
	return codeSet(codes), ""
}

// monthWords may stand beside a protest that has the name of a place.
var monthWords = wordSet("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre")

// isYear reports whether a word is a year of our time.
func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && isDigit(word[2]) && isDigit(word[3])
}

// fromFirstDigit drops the words before the first digit: "protestas del 11 de
// julio de 2021".
func fromFirstDigit(cell string) string {
	if i := strings.IndexAny(cell, "0123456789"); i > 0 {
		return cell[i:]
	}
	return cell
}

// EventDate returns the first and last day of a protest, as dates, or empty
// texts for one without known days.
func (v *Vocabulary) EventDate(code string) (from, to string) {
	if r := v.labels["events\x00"+code]; r != nil {
		return r.From, r.To
	}
	return "", ""
}
