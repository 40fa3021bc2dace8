package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// cubalexHeader is the header of Cubalex's table.
const cubalexHeader = "ID,Apellidos,Nombres,Sexo,Fecha de nacimiento,Edad al momento de la detención,Localidad,Municipio,Provincia,Fecha de detención,Situación actual,Medida cautelar,Delitos,Sanción (años),Establecimiento penitenciario,Figura de excarcelación,Fecha de salida,Última actualización"

// cubalexStates are the list's words for where a person is and, for those who are
// out, by what means.
var cubalexStates = map[figure][2]string{
	remand: {"En prisión provisional", ""}, imprisoned: {"Privado de libertad", ""}, camp: {"Trabajo correccional con internamiento", ""},
	work: {"Excarcelado", "Trabajo correccional sin internamiento"}, limited: {"Excarcelado", "Limitación de libertad"},
	confined: {"Reclusión domiciliaria", ""}, parole: {"Excarcelado", "Libertad condicional"}, leave: {"Excarcelado", "Licencia extrapenal"},
	bail: {"En libertad bajo fianza", ""}, undertaking: {"Excarcelado", ""}, served: {"Excarcelado", "Cumplimiento de sanción"},
	acquitted: {"Absuelto", ""}, exiled: {"Exiliado", ""}, dead: {"Fallecido", ""},
}

func cubalexCells(d dice, o *organisation, i int, w *draft) []string {
	born, age, arrest, sentence, prison, released, updated := "", "", "", "", "", "", ""
	if w.hasBorn {
		born = iso(w.born)
	}
	if w.age >= 0 {
		age = strconv.Itoa(w.age)
	}
	switch w.precision {
	case toDay:
		arrest = long(w.arrest)
	case toMonth:
		arrest = monthYear(w.arrest)
	case toYear:
		arrest = strconv.Itoa(w.arrest.Year())
	case unknown:
		arrest = o.missing(d, "Desconocido", "No disponible")
	}
	if w.sentence > 0 {
		sentence = decimal(w.sentence, ",")
	}
	if w.now.inside() && w.prison != "" {
		prison = pick(d, "", "Establecimiento Penitenciario ", "Prisión ") + w.prison
	}
	now := w.now
	if d.percent(12) { // not heard of the last change
		now = w.who.at(w.now.from.AddDate(0, 0, -1))
	}
	state := cubalexStates[now.figure]
	if state[1] != "" {
		released = iso(now.from)
	}
	if d.percent(80) {
		from := w.asOf.AddDate(0, 0, -d.IntN(400))
		if from.Before(now.from) {
			from = w.asOf
		}
		updated = iso(from)
	}
	measure := map[figure]string{remand: "Prisión provisional", bail: "Fianza", undertaking: "Obligación contraída en acta"}[now.figure]
	charges := strings.Join(w.charges, "; ")
	if charges == "" {
		charges = o.missing(d, "Desconocido", "Sin dato")
	}
	surnames, given := w.surnameCell(), w.givenCell()
	if w.onlyAlias {
		surnames, given = w.surnameCell(), w.typed(w.alias)
	}
	sex := map[byte]string{'m': "M", 'f': "F", 0: ""}[w.sex]
	return []string{fmt.Sprintf("CX-%04d", o.number(d)), surnames, given, sex, born, age, w.locality, w.municipality, w.province, arrest,
		state[0], measure, charges, sentence, prison, state[1], released, updated}
}

// number gives the next key of a list whose keys rise with gaps, where rows were
// withdrawn.
func (o *organisation) number(d dice) int {
	o.last += 1 + min(d.IntN(3), d.IntN(3))
	return o.last
}
