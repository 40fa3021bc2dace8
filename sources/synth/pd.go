package synth

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// pdHeader is the header of Prisoners Defenders' table.
const pdHeader = "id,url,name,gender,age_current,age_at_arrest,province,arrest_date,charge_type,sentence_years,prison,prisoner_type,political_org,dob,observations,scraped_at,parse_error"

// pdFigures are the list's words for what is not prison. It adds to each that the
// person is under threat.
var pdFigures = map[figure]string{
	camp: "Trabajo forzoso con internamiento bajo amenazas", work: "Trabajo forzoso sin internamiento bajo amenazas",
	limited: "Limitación de libertad bajo amenazas", confined: "Reclusión domiciliaria bajo amenazas",
	parole: "Libertad condicional bajo amenazas", leave: "Licencia extrapenal bajo amenazas",
	bail: "Auto de medida cautelar de fianza bajo amenazas", undertaking: "Obligación contraída en acta bajo amenazas",
	served: "Cumplimiento de sanción", acquitted: "Absuelto", exiled: "Destierro", dead: "Fallecido",
}

// pdCells lays out a row. Three columns hold a value or, in its place, the
// person's status.
func pdCells(d dice, o *organisation, i int, w *draft) []string {
	slug := o.slug(d, w)
	c := []string{slug, "https://list.example/presos/" + slug + "/", w.pdName(d), "", "", "", w.province, "", "", "", "", "", w.who.org, "", "", "", ""}
	c[3] = map[byte]string{'m': "hombre", 'f': "mujer", 0: ""}[w.sex]
	if w.ageNow >= 0 {
		c[4] = years(w.ageNow)
	}
	if w.age >= 0 {
		c[5] = years(w.age)
	}
	if c[6] == "" {
		c[6] = o.missing(d, "No disponible")
	}
	switch w.precision {
	case toDay:
		c[7] = slashes(w.arrest)
	case toMonth: // the first of the month stands for an unknown day
		c[7] = "01/" + w.arrest.Format("01/2006")
	case toYear:
		c[7] = "01/01/" + strconv.Itoa(w.arrest.Year())
	case unknown:
		c[7] = o.missing(d, "No disponible")
	}
	charges := slices.Clone(w.charges)
	if len(charges) == 0 || d.percent(3) {
		charges = append(charges, "No disponible")
	}
	c[8] = strings.Join(charges, ",")
	text := pdFigures[w.now.figure]
	switch {
	case w.now.figure == remand:
		c[9] = pick(d, "Prisión Provisional", "Pendiente de juicio/sentencia/ejecución", "Prisión Provisional")
	case w.sentence > 0:
		c[9] = decimal(w.sentence, ".")
	}
	switch {
	case text != "" && d.percent(85):
		c[10] = text
	case w.prison == "":
		c[10] = o.missing(d, "No disponible")
	default:
		c[10] = pick(d, "Prisión ", "Prisión ", "Prisión de ", "") + w.prison
	}
	switch {
	case text != "" && d.percent(60):
		c[11] = text
	case slices.Contains(w.charges, "Terrorismo") || slices.Contains(w.charges, "Robo con violencia"):
		c[11] = "Otros presos políticos"
	case w.now.inside():
		c[11] = "Convicto de conciencia"
	default:
		c[11] = "Condenado de conciencia"
	}
	if w.hasBorn {
		c[13] = slashes(w.born)
	}
	if d.percent(6) {
		c[14] = pick(d, "Padece hipertensión", "Menor de edad al ser detenido", "En huelga de hambre", "Sin noticias de la familia")
	}
	c[15] = fmt.Sprintf("%sT%02d:%02d:00Z", iso(o.asOf), 9+i/60%12, i%60)
	return c
}

// pdName is the name with what the person is called, in one of the ways in which
// the list marks it.
func (w *draft) pdName(d dice) string {
	if w.alias == "" || w.onlyAlias {
		return w.name()
	}
	switch d.IntN(3) {
	case 0:
		return w.name() + " «" + w.alias + "»"
	case 1:
		return w.name() + " (" + w.alias + ")"
	default:
		return w.givenCell() + " «" + w.alias + "» " + w.surnameCell()
	}
}

// slug is the last part of the address of the person's page. It is made once and
// never changed, so it may keep a spelling that the list has since corrected.
func (o *organisation) slug(d dice, w *draft) string {
	name := w.spelling
	if d.percent(4) {
		other := *w
		other.given = slices.Clone(w.given)
		other.misspell(d)
		name = other.name()
	} else if d.percent(50) {
		name = w.name()
	}
	var b strings.Builder
	for _, r := range strings.ToLower(plain.Replace(name)) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r == ' ' || r == '-':
			b.WriteByte('-')
		}
	}
	slug := b.String()
	switch roll := d.IntN(1000); {
	case roll < 8:
		slug += "__trashed"
	case roll < 12:
		slug += "-presos-politicos-en-cuba"
	case roll < 14:
		slug = strconv.Itoa(d.between(4000, 9999))
	}
	o.slugs[slug]++
	if n := o.slugs[slug]; n > 1 {
		slug += "-" + strconv.Itoa(n)
	}
	return slug
}
