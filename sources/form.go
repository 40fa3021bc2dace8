package sources

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/sources/values"
)

// KindReport is the kind of a profile of what citizens report through a form. Its
// rows are no list: they are never linked with lists as one of them, nor counted.
const KindReport = "report"

// The fields of a report beside those of a prisoner's record.
const (
	FieldReceived     = "received"      // the moment of sending, 2026-11-01T10:15:22, or as much of it as is known
	FieldRelation     = "relation"      // of the reporter to the person: one of relations
	FieldEvidenceKind = "evidence_kind" // decision, photo, post, press or none
	FieldEvidence     = "evidence_ref"  // where the proof can be found; it is never opened
)

// reportFields are the fields of a report.
func reportFields() []linkage.Field {
	out := PrisonerFields()
	for _, name := range []string{FieldReceived, FieldRelation, FieldEvidenceKind, FieldEvidence} {
		out = append(out, linkage.Field{Name: name, Kind: linkage.KindNote})
	}
	return out
}

// isReport reports whether the file is of what citizens report.
func (m *mapping) isReport() bool { return m.profile != nil && m.profile.Kind == KindReport }

// asReport settles what a report's columns are: what the recipe says is to be kept
// is a note, and what nothing is known of is secret, since whoever made the form
// may have asked for anything.
func (m *mapping) asReport(header []string, kind string, keep []string) {
	if kind == KindReport && !m.isReport() {
		p := *m.profile
		p.Kind = kind
		m.profile = &p
	}
	if !m.isReport() {
		return
	}
	for i := range m.columns {
		c := &m.columns[i]
		switch {
		case slices.ContainsFunc(keep, func(k string) bool { return foldHeader(k) == foldHeader(header[i]) }):
			c.Kind = Notes
		case c.Kind == "", c.Kind == Ignore, c.Kind == Notes, c.Kind == Email, c.Kind == Phone, c.Kind == Address, c.Kind == Text, c.Kind == YesNo:
			c.Kind = Secret
		}
		c.Also = ""
	}
}

// relations are the classes of who reports.
var relations = []struct {
	class string
	words []string
}{
	{"familiar", strings.Fields(`familiar familia madre padre mama papa hermana hermano hija hijo esposa esposo tia tio prima primo sobrina sobrino abuela abuelo
		nieta nieto pareja novia novio cunada cunado suegra suegro mujer marido family relative mother father sister brother daughter son wife husband partner cousin aunt uncle`)},
	{"amistad", strings.Fields(`amistad amiga amigo amigos companera companero friend friends colleague conocida conocido acquaintance`)},
	{"vecindad", strings.Fields(`vecindad vecina vecino vecinos barrio neighbour neighbor neighbours neighbors`)},
	{"activista", strings.Fields(`activista activistas opositora opositor periodista abogada abogado defensora defensor organizacion activist journalist lawyer organisation organization ong ngo`)},
}

// relationClass is the class of who reports; the words themselves could tell who it
// is.
func relationClass(cell string) string {
	for w := range strings.FieldsSeq(names.Fold(cell)) {
		for _, of := range relations {
			if slices.Contains(of.words, w) {
				return of.class
			}
		}
	}
	return "otra"
}

// The kinds of proof, by what stands in the cell.
var evidenceWords = []struct{ kind, pattern string }{
	{"none", `^(?:no|ningun[oa]?|sin prueba|no tengo|none|n/?a|-)$`},
	{"decision", `\b(?:auto|sentencia|resolucion|boleta|carta de libertad|documento|certifico|acta|court|ruling|decision)\b`},
	{"post", `(?:facebook|fb\.(?:com|watch|me)|twitter|\bx\.com|instagram|youtube|youtu\.be|tiktok|t\.me|telegram)`},
	{"photo", `\b(?:foto|fotografia|photo|imagen|captura|selfie)\b|\.(?:jpe?g|png|heic|webp)\b`},
	{"press", `^https?://`},
}

var evidencePatterns = func() []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(evidenceWords))
	for i, w := range evidenceWords {
		out[i] = regexp.MustCompile(w.pattern)
	}
	return out
}()

// storedFiles are the addresses under which a form's own program keeps what was
// sent with an answer; they do not say what it is.
var storedFiles = regexp.MustCompile(`drive\.google|docs\.google|airtableusercontent|kobotoolbox|dropbox`)

// proofKind says what a proof is, "" where that cannot be told.
func proofKind(cell string) string {
	text := strings.ToLower(strings.TrimSpace(accents.Replace(cell)))
	for i, p := range evidencePatterns {
		switch {
		case !p.MatchString(text):
		case evidenceWords[i].kind == "press" && storedFiles.MatchString(text):
			return ""
		default:
			return evidenceWords[i].kind
		}
	}
	return ""
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "Á", "a", "É", "e", "Í", "i", "Ó", "o", "Ú", "u", "ñ", "n")

// hourIn finds the hour of a moment, by the clock of 24 or of 12.
var hourIn = regexp.MustCompile(`(?i)(?:^|[\sT,])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(a\.?\s?m\.?|p\.?\s?m\.?)?`)

// receivedAt reads the moment of sending: the day, and the hour where there is one.
// The zone is left out: forms of one sheet have one.
func receivedAt(cell string, order values.DayOrder) string {
	at := hourIn.FindStringSubmatchIndex(cell)
	day := cell
	if at != nil {
		day = cell[:at[0]]
	}
	date, doubt := order.Date(day)
	if date == "" || doubt != "" || len(date) != len("2026-11-01") || at == nil {
		return date
	}
	m := hourIn.FindStringSubmatch(cell)
	hour, _ := strconv.Atoi(m[1])
	switch half := strings.ToLower(m[4]); {
	case strings.HasPrefix(half, "p") && hour < 12:
		hour += 12
	case strings.HasPrefix(half, "a") && hour == 12:
		hour = 0
	}
	if hour > 23 || m[2] > "59" || m[3] > "59" {
		return date
	}
	seconds := m[3]
	if seconds == "" {
		seconds = "00"
	}
	return fmt.Sprintf("%sT%02d:%s:%s", date, hour, m[2], seconds)
}

// setReport reads what only a report's row has.
func (s *standardiser) setReport() {
	if !s.mapping.isReport() {
		return
	}
	put := func(field, value string) {
		if i, ok := s.index[field]; ok {
			s.record.Values[i] = value
		}
	}
	if c := s.at.updated; c >= 0 && s.cells[c] != "" {
		put(FieldReceived, receivedAt(s.cells[c], s.dayOrders[c]))
	}
	if c := s.col(Relation); c >= 0 && s.cells[c] != "" {
		put(FieldRelation, s.cells[c])
	}
	if c := s.col(Evidence); c >= 0 && !missing(s.cells[c]) {
		kind := proofKind(s.cells[c])
		put(FieldEvidenceKind, kind)
		if kind != "none" {
			put(FieldEvidence, tidy(s.cells[c]))
		}
	}
}

// unproved makes a column of moments whose order nothing proves say only what is
// certain, and asks the editor. 03/04/2026 is one day to a sheet of Havana and
// another to one of Miami; a number above 12 anywhere in the column settles it.
func (d *dating) unproved(t *table, m *mapping, days string) {
	if !m.isReport() {
		return
	}
	for i, c := range m.columns {
		if c.Kind != Updated {
			continue
		}
		switch days {
		case "day-first":
			d.orders[i] = values.DayFirst
			continue
		case "month-first":
			d.orders[i] = values.MonthFirst
			continue
		}
		var all values.DayOrders
		either := 0
		scan := t.scanner()
		for n := range t.rows {
			cell := t.row(scan, n).cells[i]
			all.Add(cell)
			if a, b := receivedAt(cell, values.DayFirst), receivedAt(cell, values.MonthFirst); a != "" && b != "" && a != b {
				either++
			}
		}
		if all.Day == 0 && all.Month == 0 && either > 0 {
			d.orders[i] = values.EitherOrder
			d.notices = append(d.notices, &Problem{File: t.path, Line: t.headerLine, Code: UnprovedOrder, Args: []any{t.header[i]}})
		}
	}
}

// partReports parts what citizens report from the lists.
func partReports(all []*list) (lists, forms []*list) {
	for _, l := range all {
		if l.mapping.isReport() {
			l.source.List, l.source.AsOf = "", "" // an export of a form has no state to be of a day
			l.source.Name = first(l.mapping.name, l.mapping.profile.Name)
			forms = append(forms, l)
		} else {
			lists = append(lists, l)
		}
	}
	return lists, forms
}

// rejectReport says why a row is no report: it is blank, or has not the cells of
// the header, so that nobody can say which of them are secret.
func (s *standardiser) rejectReport(r row) string {
	_, short := slices.BinarySearch(s.table.short, s.row-1)
	switch {
	case r.blank():
		return RejectEmptyRow
	case len(r.cells) > len(s.table.header):
		return RejectTooManyCells
	case short:
		return RejectTooFewCells
	case sameHeader(r.cells, s.table.header):
		return RejectRepeatedHeader
	}
	return ""
}

// A formOrder is what a recipe says of a form.
type formOrder struct {
	kind string   // KindReport
	keep []string // columns that are to be kept
	days string   // the order of day and month
}

// form returns what the recipe says of a file as a form.
func (o *Options) form(path string) formOrder {
	if m := o.mappings[path]; m != nil {
		return m.form
	}
	return formOrder{}
}

// reporterWords are the words by which a header asks about whoever fills in a form.
var reporterWords = []struct {
	kind    ColumnKind
	phrases []string
}{
	{Relation, []string{"relacion con", "que relacion", "parentesco", "vinculo con", "relation to", "your relation", "relationship to", "relacion tiene", "es usted de", "que es usted"}},
	{Secret, []string{"quien llena", "quien reporta", "quien informa", "quien avisa", "quien envia", "reportante", "informante", "remitente", "denunciante", "su nombre", "tu nombre",
		"your name", "su telefono", "tu telefono", "your phone", "su correo", "tu correo", "your email", "sus datos", "tus datos", "telefono de contacto", "datos de contacto", "contacto",
		"como contactarle", "como contactarte", "reporter", "submitted by", "reported by", "reportado por", "informado por", "whatsapp", "ip", "direccion ip", "ip address"}},
	{Evidence, []string{"enlace o foto", "foto o enlace", "foto de prueba", "prueba", "pruebas", "evidencia", "evidencias", "proof", "evidence"}},
}

// reporterKind reads a header that asks about the reporter, or for a proof; "" for
// any other. "¿Cuál es su nombre completo?" may ask for either person's and is no
// secret by its header alone.
func reporterKind(header string) ColumnKind {
	folded := " " + foldHeader(header) + " "
	if strings.Contains(folded, " su nombre completo ") {
		return ""
	}
	for _, w := range reporterWords {
		for _, p := range w.phrases {
			if strings.Contains(folded, " "+p+" ") {
				return w.kind
			}
		}
	}
	return ""
}
