package synth

import (
	"strconv"
	"strings"
)

// ocdhHeader is the header of the Observatorio Cubano de Derechos Humanos' table.
const ocdhHeader = "nombre_completo\tconocido_como\tsexo\tedad\tlugar\tdetenido\tcausa\tcondena\tprision\tsituacion\tfecha_salida\tfuente"

// ocdhStates are the list's words for where a person is.
var ocdhStates = map[figure][]string{
	remand: {"pendiente de juicio", "prisión provisional"}, imprisoned: {"en prisión", "cumple condena", "preso"},
	camp: {"campamento", "trabajo correccional con internamiento"}, work: {"trabajo correccional sin internamiento"},
	limited: {"limitación de libertad"}, confined: {"prisión domiciliaria"}, parole: {"libertad condicional", "excarcelado"},
	leave: {"licencia extrapenal"}, bail: {"en libertad bajo fianza"}, undertaking: {"obligación contraída en acta"},
	served: {"cumplió sanción"}, acquitted: {"absuelto"}, exiled: {"desterrado"}, dead: {"fallecido"},
}

// ocdhCells lays out a row of a list that several people type, each in their way.
func ocdhCells(d dice, o *organisation, i int, w *draft) []string {
	name := w.name()
	if !w.onlyAlias && !w.surnamesFirst && d.million(o.habits.comma) {
		name = w.surnameCell() + ", " + w.givenCell()
	}
	alias := ""
	if !w.onlyAlias {
		alias = w.alias
	}
	age, arrest, place := "", "", w.province
	if w.ageNow >= 0 {
		age = strconv.Itoa(w.ageNow)
	}
	if w.municipality != "" && w.province != "" && !d.percent(6) {
		place = w.municipality + ", " + w.province
	} else if w.province == "" {
		place = o.missing(d, "Desconocido", "sin datos")
	}
	switch w.precision {
	case toDay:
		arrest = pick(d, long(w.arrest), long(w.arrest), w.arrest.Format("02-01-2006"), w.arrest.Format("02/01/06"))
	case toMonth:
		arrest = monthYear(w.arrest)
	case toYear:
		arrest = strconv.Itoa(w.arrest.Year())
	case unknown:
		arrest = o.missing(d, "sin dato", "N/D")
	}
	charges := strings.ToLower(strings.Join(w.charges, pick(d, ", ", " y ", " / ")))
	if charges == "" {
		charges = o.missing(d, "se desconoce", "-")
	}
	sentence := o.missing(d, "sin dato", "sin dato", "N/A")
	if w.sentence > 0 {
		if sentence = decimal(w.sentence, ".") + " años"; w.sentence == 12 {
			sentence = "1 año"
		}
	}
	prison, released := "", ""
	if w.now.inside() {
		if prison = o.missing(d, "se desconoce"); w.prison != "" {
			prison = pick(d, "", "", "Prisión ", "Prisión de ") + w.prison
		}
	}
	if f := w.now.figure; f == parole || f == leave || f == served {
		released = pick(d, long(w.now.from), slashes(w.now.from))
	}
	source := pick(d, "familiares", "sentencia", "activistas", "prensa", "")
	sex := map[byte]string{'m': "M", 'f': "F", 0: ""}[w.sex]
	return []string{name, alias, sex, age, place, arrest, charges, sentence, prison, pick(d, ocdhStates[w.now.figure]...), released, source}
}
