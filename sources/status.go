package sources

import "cotejo/sources/values"

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
	prison, prisonIsStatus := s.statusText(c.prison)
	sentence, sentenceIsStatus := s.statusText(c.sentence)

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
