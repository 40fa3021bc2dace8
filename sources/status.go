package sources

import (
	"slices"
	"strings"
	"unicode"

	"cotejo/sources/values"
)

// statusCells are the columns of a row that may say where the person is.
type statusCells struct {
	figure, status, prison, measure, sentence, release int // columns, -1 when there is none
}

// A standing is where a person is and under which figure, from all the cells of
// a row that say so.
type standing struct {
	custody, figure, class string
	prison                 string
	sentence               string // months
}

// standing combines the cells of the row in progress that bear on the person's
// status. Several may speak; for each axis the first that says something
// counts:
//
//	custody       status, figure of release, prison, measure, sentence
//	legal figure  figure of release, status, prison, measure, sentence
//
// A status column says where the person is now, the figure of release under
// what; a status text in the prison's column stands for a place; a measure was
// ordered before the trial and is often out of date; a status text in the
// sentence's column is the oldest of all. When no text says anything, a date of
// release means free, and a prison alone means inside, unless a column denies it:
// "No excarcelado" gives no value, and forbids one. The legal figure must agree
// with the custody, see setFigure.
func (s *standardiser) standing(c statusCells, province string, released bool) standing {
	var out standing
	status, statusOK := s.statusText(c.status)
	figure, figureOK := s.statusText(c.figure)
	measure, measureOK := s.statusText(c.measure)
	for i, st := range []*values.Status{&status.Status, &figure.Status, &measure.Status} {
		s.sentenceElsewhere([...]int{c.status, c.figure, c.measure}[i], st)
	}
	prison, prisonIsStatus := s.statusText(c.prison)
	sentence, sentenceIsStatus := s.sentenceStatus(c.sentence)

	if c.prison >= 0 && !prisonIsStatus {
		if statusLike(prison) {
			s.unreadStatus(c.prison, prison)
		} else if class, ok := s.class(c.prison); ok {
			prison.Class = class
		} else {
			out.prison = s.prison(c.prison, province)
		}
	}
	if statusLike(status) {
		s.unreadStatus(c.status, status)
	} else if c.status >= 0 && !statusOK && s.cells[c.status] != "" {
		// Two cells may be exchanged: the prison stands in the status column.
		name := s.recall('q', s.cells[c.status], province, func() (r reading) {
			r.values[0], _ = s.vocabulary.Prison(s.cells[c.status], province)
			return r
		}).values[0]
		switch {
		case s.prisons[name]:
			if out.prison == "" {
				out.prison = name
			}
		default:
			s.unreadStatus(c.status, status)
		}
	}
	if !figureOK {
		s.unreadStatus(c.figure, figure)
	}
	if !measureOK {
		s.unreadStatus(c.measure, measure)
	}
	if c.sentence >= 0 && !sentenceIsStatus {
		out.sentence = s.sentence(c.sentence)
	}

	for _, st := range []values.StatusReading{status, figure, prison, measure, sentence} {
		out.custody = first(out.custody, st.Custody)
		out.class = first(out.class, st.Class)
	}
	if !sentenceIsStatus && (out.custody == "free" || released) {
		sentence.LegalFigure = "" // of the time before the release
	}
	denied := s.denied(c, status.Denies, figure.Denies)
	if out.custody == "" {
		switch {
		case released && denied != values.SideOut:
			out.custody = "free"
		case out.prison != "" && denied != values.SideIn:
			out.custody = "inside"
		}
	}
	if side := values.Side(out.custody); side != "" && side == denied {
		// One column says that he is out, another that he is not.
		out.custody = ""
		s.doubt(s.denier(c, status, figure), DoubtContradictingStatus)
		return out
	}
	s.setFigure(&out, []told{{figure, c.figure, true}, {status, c.status, true}, {prison, c.prison, true}, {measure, c.measure, false}, {sentence, c.sentence, false}})
	return out
}

// sentenceStatus reads the cell of the sentence as a status text, if it is one.
// A cell with an amount is a sentence, whose kind may be its legal figure, and
// says nothing of where the person is now: "7 años de prisión y multa" frees
// nobody, and neither does "multa" in this column.
func (s *standardiser) sentenceStatus(col int) (values.StatusReading, bool) {
	st, ok := s.statusText(col)
	if !ok {
		return st, false
	}
	if s.tellsAmount(col) {
		return values.StatusReading{Status: values.Status{LegalFigure: sentenceKind(st.Status)}}, false
	}
	if st.Custody == "free" {
		st.Custody = ""
	}
	return st, true
}

// sentenceElsewhere doubts a sentence in a column of statuses, where nobody
// would look for it. Of "7 años de prisión y multa" the fine frees nobody.
func (s *standardiser) sentenceElsewhere(col int, st *values.Status) {
	if *st == (values.Status{}) {
		return // the whole cell is in doubt
	}
	r := s.recall('w', s.cells[col], "", func() (r reading) {
		r.ok = strings.ContainsFunc(s.cells[col], unicode.IsDigit) && values.TellsAmount(s.cells[col], false)
		return r
	})
	if !r.ok {
		return
	}
	s.doubt(col, DoubtSentenceElsewhere)
	if st.LegalFigure == "multa" {
		*st = values.Status{}
	}
}

// tellsAmount reports whether the cell of the sentence names an amount.
func (s *standardiser) tellsAmount(col int) bool {
	return s.recall('W', s.cells[col], "", func() (r reading) {
		r.ok = values.TellsAmount(s.cells[col], true)
		return r
	}).ok
}

// sentenceKinds are the legal figures that are kinds of sentences.
var sentenceKinds = []string{"privacion_libertad", "trabajo_correccional_con_internamiento", "trabajo_correccional_sin_internamiento", "limitacion_libertad", "reclusion_domiciliaria", "subsidio_de_pena"}

// sentenceKind is the figure of a status that is a kind of sentence, or "".
func sentenceKind(st values.Status) string {
	if slices.Contains(sentenceKinds, st.LegalFigure) {
		return st.LegalFigure
	}
	return ""
}

// A told is what one column tells of the status.
type told struct {
	values.StatusReading
	col int
	now bool // the column is about the present
}

// setFigure takes the first legal figure that agrees with the custody. Of one
// figure there is one custody: a figure on the same side as what was said makes
// it precise (who is "Excarcelado" under house confinement is at home), one on
// the other side is out of date, or contradicts it and is in doubt.
func (s *standardiser) setFigure(out *standing, all []told) {
	for _, t := range all {
		of := s.vocabulary.FigureCustody(t.LegalFigure)
		switch {
		case t.LegalFigure == "":
		case of == "" || out.custody == "" || of == out.custody:
			out.figure = first(out.figure, t.LegalFigure)
		case values.Side(of) != "" && values.Side(of) == values.Side(out.custody):
			if out.figure == "" {
				out.figure, out.custody = t.LegalFigure, of
			}
		case t.now && values.Side(out.custody) != "" && out.figure == "":
			s.doubt(t.col, DoubtContradictingStatus)
		}
	}
}

// denied returns the side on which a row says that the person is not: by its
// status, by its figure of release, or by a "No" where a day of release belongs.
func (s *standardiser) denied(c statusCells, sides ...string) string {
	for _, side := range sides {
		if side != "" {
			return side
		}
	}
	if c.release < 0 || strings.ContainsAny(s.cells[c.release], "0123456789") {
		return ""
	}
	if r, _ := s.statusText(c.release); r.Doubt == values.DoubtDeniedStatus {
		return first(r.Denies, values.SideOut)
	}
	return ""
}

// denier returns the column that denies something.
func (s *standardiser) denier(c statusCells, status, figure values.StatusReading) int {
	switch {
	case status.Denies != "":
		return c.status
	case figure.Denies != "":
		return c.figure
	}
	return c.release
}

// class reads a cell as a class of prisoner.
func (s *standardiser) class(col int) (string, bool) {
	r := s.recall('k', s.cells[col], "", func() (r reading) {
		r.values[0], r.ok = s.vocabulary.Class(s.cells[col])
		return r
	})
	return r.values[0], r.ok
}

// unreadStatus doubts a cell that should be a status text and gives no value.
func (s *standardiser) unreadStatus(col int, r values.StatusReading) {
	if col >= 0 && !missing(s.cells[col]) {
		s.doubt(col, first(r.Doubt, DoubtUnknownStatus))
	}
}

// statusLike reports whether a cell is about the status and gives no value all
// the same, so that it is no prison and no sentence either.
func statusLike(r values.StatusReading) bool {
	return r.Doubt != "" && r.Doubt != DoubtUnknownStatus
}

// first returns the first of two texts that is not empty.
func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// statusText reads a cell as a status text, or as a class of prisoner. ok says
// that it has a value.
func (s *standardiser) statusText(col int) (values.StatusReading, bool) {
	if col < 0 || s.cells[col] == "" {
		return values.StatusReading{}, false
	}
	r := s.recall('s', s.cells[col], "", func() (r reading) {
		r.status = s.vocabulary.ReadStatus(s.cells[col])
		r.ok = r.status.Doubt == ""
		return r
	})
	return r.status, r.ok
}
