package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// j11jHeader is the header of Justicia 11J's table.
const j11jHeader = "No.;Nombre y apellidos;Alias;Género;Edad;Municipio;Provincia;Evento;Fecha de detención;Estado;Verificado;Delito imputado;Petición fiscal;Sanción;Medida cautelar;Centro penitenciario;Fecha de excarcelación;Expediente;Observaciones"

// j11jStates are the list's words for where a person is.
var j11jStates = map[figure][]string{
	remand: {"En prisión provisional", "Prisión provisional", "Pendiente de juicio"}, imprisoned: {"En prisión", "Sancionado", "Sancionado a privación de libertad"},
	camp: {"Trabajo correccional con internamiento", "TCCI"}, work: {"Trabajo correccional sin internamiento", "TCSI"},
	limited: {"Limitación de libertad"}, confined: {"Reclusión domiciliaria"}, parole: {"Excarcelado", "Libertad condicional"},
	leave: {"Licencia extrapenal", "Excarcelado"}, bail: {"Excarcelado", "En libertad bajo fianza"}, undertaking: {"Excarcelado"},
	served: {"Cumplió sanción", "Cumplimiento de sanción"}, acquitted: {"Absuelto"}, exiled: {"Exiliado", "Destierro"}, dead: {"Fallecido"},
}

func j11jCells(d dice, o *organisation, i int, w *draft) []string {
	sex := map[byte]string{'m': "Hombre", 'f': "Mujer", 0: ""}
	age := ""
	if w.age >= 0 {
		age = strconv.Itoa(w.age)
	}
	event := w.who.event.tag
	if len(w.who.event.alike) > 0 && d.percent(12) {
		event = pick(d, w.who.event.alike...)
	}
	arrest := ""
	switch w.precision {
	case toDay:
		arrest = slashes(w.arrest)
	case toMonth:
		arrest = monthYear(w.arrest)
	case toYear:
		arrest = strconv.Itoa(w.arrest.Year())
	case unknown:
		arrest = o.missing(d, "Sin datos", "N/D", "-")
	}
	charges := strings.Join(w.charges, pick(d, "; ", "; ", " y ", ", "))
	if charges == "" {
		charges = o.missing(d, "Se desconoce", "ND")
	}
	measure := map[figure]string{remand: "Prisión provisional", bail: "Fianza", undertaking: "Obligación contraída en acta"}[w.now.figure]
	prison := ""
	if w.now.inside() {
		if prison = o.missing(d, "Se desconoce", "Sin datos"); w.prison != "" {
			prison = pick(d, "", "", "Prisión ", "Centro Penitenciario ") + w.prison
		}
	}
	released, file, note := "", "", ""
	if f := w.now.figure; f == parole || f == leave || f == bail || f == served {
		released = slashes(w.now.from)
	}
	if d.percent(30) {
		file = fmt.Sprintf("%d/%d", d.between(10, 980), w.arrest.Year())
	}
	if d.percent(8) {
		note = pick(d, "Información de un familiar", "Detenido junto a un hermano", "Se desconoce su paradero desde enero", "Pendiente de confirmar")
	}
	petition, sentence := "", ""
	if w.petition > 0 && d.percent(55) {
		petition = yearsAndMonths(w.petition)
	}
	if w.sentence > 0 {
		sentence = yearsAndMonths(w.sentence)
	} else if d.percent(10) {
		sentence = o.missing(d, "Sin datos", "ND")
	}
	alias := ""
	if !w.onlyAlias {
		alias = w.alias
	}
	return []string{strconv.Itoa(i + 1), w.name(), alias, sex[w.sex], age, w.municipality, w.province, event, arrest,
		pick(d, j11jStates[w.now.figure]...), pick(d, "Sí", "Sí", "Sí", "No"), charges, petition, sentence, measure, prison, released, file, note}
}
