package sources

import (
	"slices"
	"strings"
	"unicode"

	"cotejo/sources/values"
)

// statusCells are the columns of a row that may say where the person is.
type statusCells struct {
	figure, status, prison, measure, sentence int // columns, -1 when there is none
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
// release means free, and a prison alone means inside.
func (s *standardiser) standing(c statusCells, province string, released bool) standing {
	var out standing
	status, statusOK := s.statusText(c.status)
	figure, figureOK := s.statusText(c.figure)
	measure, measureOK := s.statusText(c.measure)
	for i, st := range []*values.Status{&status, &figure, &measure} {
		s.sentenceElsewhere([...]int{c.status, c.figure, c.measure}[i], st)
	}
	prison, prisonIsStatus := s.statusText(c.prison)
	sentence, sentenceIsStatus := s.sentenceStatus(c.sentence)

	if c.prison >= 0 && !prisonIsStatus {
		if class, ok := s.class(c.prison); ok {
			prison.Class = class
		} else {
			out.prison = s.prison(c.prison, province)
		}
	}
	if c.status >= 0 && !statusOK && s.cells[c.status] != "" {
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
			s.unreadStatus(c.status)
		}
	}
	if !figureOK {
		s.unreadStatus(c.figure)
	}
	if !measureOK {
		s.unreadStatus(c.measure)
	}
	if c.sentence >= 0 && !sentenceIsStatus {
		out.sentence = s.sentence(c.sentence)
	}

	for _, st := range []values.Status{status, figure, prison, measure, sentence} {
		out.custody = first(out.custody, st.Custody)
		out.class = first(out.class, st.Class)
	}
	if !sentenceIsStatus && (out.custody == "free" || released) {
		sentence.LegalFigure = "" // of the time before the release
	}
	for _, st := range []values.Status{figure, status, prison, measure, sentence} {
		out.figure = first(out.figure, st.LegalFigure)
	}
	if out.custody == "" {
		switch {
		case released:
			out.custody = "free"
		case out.prison != "":
			out.custody = "inside"
		}
	}
	return out
}

// sentenceStatus reads the cell of the sentence as a status text, if it is one.
// A cell with an amount is a sentence, whose kind may be its legal figure, and
// says nothing of where the person is now: "7 años de prisión y multa" frees
// nobody, and neither does "multa" in this column.
func (s *standardiser) sentenceStatus(col int) (values.Status, bool) {
	st, ok := s.statusText(col)
	if !ok {
		return st, false
	}
	if s.tellsAmount(col) {
		return values.Status{LegalFigure: sentenceKind(st)}, false
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

// class reads a cell as a class of prisoner.
func (s *standardiser) class(col int) (string, bool) {
	r := s.recall('k', s.cells[col], "", func() (r reading) {
		r.values[0], r.ok = s.vocabulary.Class(s.cells[col])
		return r
	})
	return r.values[0], r.ok
}

// unreadStatus doubts a cell that should be a status text and is none.
func (s *standardiser) unreadStatus(col int) {
	if col >= 0 && !missing(s.cells[col]) {
		s.doubt(col, DoubtUnknownStatus)
	}
}

// first returns the first of two texts that is not empty.
func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// statusText reads a cell as a status text, or as a class of prisoner.
func (s *standardiser) statusText(col int) (values.Status, bool) {
	if col < 0 || s.cells[col] == "" {
		return values.Status{}, false
	}
	r := s.recall('s', s.cells[col], "", func() (r reading) {
		r.status, r.ok = s.vocabulary.Status(s.cells[col])
		return r
	})
	return r.status, r.ok
}
