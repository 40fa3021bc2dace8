package values

import (
	"strings"

	"cotejo/linkage"
)

// eventNoise are words around the name of a protest.
var eventNoise = strings.Fields(`protesta protestas manifestacion manifestaciones evento sucesos hechos levantamiento estallido
	social marcha cacerolazo de del la el los las en por y e dia desde durante contexto relacionado relacionada con a al`)

// Event reads the protest of a cell: "11J", "protestas del 11 de julio de
// 2021", "Nuevitas". A date means the protest that began on that day. Several
// protests are joined by bars.
func (v *Vocabulary) Event(cell string) (value, doubt string) {
	folded := linkage.Fold(cell)
	if missingFolded(folded) {
		return "", ""
	}
	rows := v.tables["events"]
	var codes []string
	for _, id := range v.events.scan(folded) {
		if id >= 0 {
			codes = append(codes, rows[id].Code)
		}
	}
	if len(codes) > 0 {
		return codeSet(codes), "" // other words tell where: "11J (La Güinera)"
	}
	if date, _ := Date(fromFirstDigit(cell)); date != "" {
		for i := range rows {
			if rows[i].From == date {
				return rows[i].Code, ""
			}
		}
	}
	return "", DoubtUnknownEvent
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
