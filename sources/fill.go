package sources

import (
	"strings"

	"cotejo/linkage"
	"cotejo/sources/values"
)

// fill reads the values of the row in progress. The order matters: the province
// tells places and prisons of one name apart, and the arrest gives ages their
// year.
func (s *standardiser) fill() {
	if c := s.col(Sex); c >= 0 {
		s.set("sex", s.single(c, 'x', s.sex))
	}
	province := s.place()
	event := ""
	if c := s.col(Event); c >= 0 {
		event = s.single(c, 'e', s.vocabulary.Event)
		s.set("event", event)
	}
	arrest, released := s.date(s.col(ArrestDate)), s.date(s.col(ReleaseDate))
	s.record.AsOf = s.date(s.col(Updated))
	if s.record.AsOf == "" {
		s.record.AsOf = s.mapping.profile.ListDate
	}
	s.set("arrest_date", arrest)
	s.set("release_date", released)
	birth := s.birth(birthCells{s.col(BirthDate), s.col(AgeAtArrest), s.col(AgeNow)}, arrest, event, s.record.AsOf)
	s.set("birth", birth)
	if s.isFuture(arrest) || s.isFuture(released) || s.isFuture(birth) || s.isFuture(s.record.AsOf) {
		if s.future++; s.first == 0 {
			s.first = s.line
		}
	}
	s.charges()
	if c := s.col(Petition); c >= 0 {
		s.set("petition_months", s.single(c, 'p', func(cell string) (string, string) {
			months, doubt := values.Sentence(cell, true)
			if doubt == values.DoubtPetition {
				doubt = "" // that is what the column is for
			}
			return months, doubt
		}))
	}
	s.setStanding(province, released != "")
	s.setNotes()
	s.setGeneric()
}

// single reads a cell that has one value and at most one doubt.
func (s *standardiser) single(col int, as byte, read func(cell string) (value, doubt string)) string {
	if col < 0 || s.cells[col] == "" {
		return ""
	}
	r := s.recall(as, s.cells[col], "", func() (r reading) {
		value, doubt := read(s.cells[col])
		r.values[0] = value
		r.doubts = some(doubt)
		return r
	})
	s.doubtAll(col, r)
	return r.values[0]
}

// some returns the texts that are not empty.
func some(doubt string) []string {
	if doubt == "" {
		return nil
	}
	return []string{doubt}
}

func (s *standardiser) doubtAll(col int, r reading) {
	for _, reason := range r.doubts {
		s.doubt(col, reason)
	}
}

// dateOf reads a date.
func (s *standardiser) dateOf(cell string) reading {
	return s.recall('d', cell, "", func() (r reading) {
		value, doubt := values.Date(cell)
		r.values[0] = value
		r.doubts = some(doubt)
		return r
	})
}

// date reads the date in a column.
func (s *standardiser) date(col int) string {
	if col < 0 || s.cells[col] == "" {
		return ""
	}
	r := s.dateOf(s.cells[col])
	s.doubtAll(col, r)
	if s.mapping.columns[col].FirstOfMonth != "" {
		return lowered(r.values[0])
	}
	return r.values[0]
}

// place reads locality, municipality and province, from columns of their own or
// from one for all, and returns the province.
func (s *standardiser) place() string {
	var locality, municipality, province string
	if c := s.col(Province); c >= 0 {
		province = s.single(c, 'v', s.vocabulary.Province)
	}
	if c := s.col(Municipality); c >= 0 && s.cells[c] != "" {
		r := s.municipality(s.cells[c], province)
		s.doubtAll(c, r)
		municipality, province = r.values[0], first(r.values[1], province)
	}
	if c := s.col(Place); c >= 0 && s.cells[c] != "" {
		r := s.recall('l', s.cells[c], "", func() (r reading) {
			var doubt string
			r.values[0], r.values[1], r.values[2], doubt = s.vocabulary.Place(s.cells[c])
			r.doubts = some(doubt)
			return r
		})
		s.doubtAll(c, r)
		locality, municipality, province = r.values[0], first(municipality, r.values[1]), first(province, r.values[2])
	}
	if c := s.col(Locality); c >= 0 && !values.Missing(s.cells[c]) {
		locality = tidy(s.cells[c])
		if municipality == "" {
			// A known locality tells its municipality; an unknown one is no doubt.
			if r := s.municipality(locality, province); len(r.doubts) == 0 {
				municipality, province = r.values[0], first(r.values[1], province)
			}
		}
	}
	s.set("locality", locality)
	s.set("municipality", municipality)
	s.set("province", province)
	return province
}

func (s *standardiser) municipality(cell, province string) reading {
	return s.recall('m', cell, province, func() (r reading) {
		var doubt string
		r.values[0], r.values[1], doubt = s.vocabulary.Municipality(cell, province)
		r.doubts = some(doubt)
		return r
	})
}

// charges reads a set of charges.
func (s *standardiser) charges() {
	c := s.col(Charges)
	if c < 0 || s.cells[c] == "" {
		return
	}
	r := s.recall('c', s.cells[c], "", func() (r reading) {
		r.values[0], r.doubts = s.vocabulary.Charges(s.cells[c])
		return r
	})
	s.doubtAll(c, r)
	s.set("charges", r.values[0])
}

// prison reads a prison.
func (s *standardiser) prison(col int, province string) string {
	if s.cells[col] == "" {
		return ""
	}
	r := s.recall('j', s.cells[col], province, func() (r reading) {
		value, doubt := s.vocabulary.Prison(s.cells[col], province)
		r.values[0], r.doubts = value, some(doubt)
		return r
	})
	s.doubtAll(col, r)
	return r.values[0]
}

// sentence reads a sentence in the unit that its column says.
func (s *standardiser) sentence(col int) string {
	if s.mapping.columns[col].Kind == SentenceMos {
		return s.single(col, 'n', func(cell string) (string, string) {
			months, doubt := values.Sentence(cell, false)
			if doubt == values.DoubtNoUnit {
				months, doubt = values.Sentence(cell+" meses", false)
			}
			return months, doubt
		})
	}
	return s.single(col, 'y', func(cell string) (string, string) { return values.Sentence(cell, true) })
}

// setStanding reads what the row says of the person's status.
func (s *standardiser) setStanding(province string, released bool) {
	sentence := max(s.col(Sentence), s.col(SentenceYrs), s.col(SentenceMos))
	st := s.standing(statusCells{s.col(LegalFigure), s.col(Status), s.col(Prison), s.col(Measure), sentence}, province, released)
	if c := s.col(Class); c >= 0 && s.cells[c] != "" {
		if class, ok := s.vocabulary.Class(s.cells[c]); ok {
			st.class = class
		} else if !values.Missing(s.cells[c]) {
			st.class = tidy(s.cells[c])
		}
	}
	s.set("sentence_months", st.sentence)
	s.set("prison", st.prison)
	s.set("custody", st.custody)
	s.set("legal_figure", st.figure)
	s.set("class", st.class)
}

// setNotes takes over the texts that are kept and never compared.
func (s *standardiser) setNotes() {
	for _, of := range []struct {
		kind  ColumnKind
		field string
	}{{Organization, "organization"}, {CaseFile, "case_file"}, {URL, "url"}, {Verified, "verified"}} {
		if c := s.col(of.kind); c >= 0 && !values.Missing(s.cells[c]) {
			s.set(of.field, tidy(s.cells[c]))
		}
	}
	var notes []string
	for _, c := range s.notes {
		if !values.Missing(s.cells[c]) {
			notes = append(notes, tidy(s.cells[c]))
		}
	}
	s.set("notes", strings.Join(notes, "; "))
}

// setGeneric reads the columns of lists of other persons into the fields that
// were asked for.
func (s *standardiser) setGeneric() {
	for i := range s.mapping.columns {
		c := &s.mapping.columns[i]
		info, _ := c.Kind.info()
		if !info.generic || values.Missing(s.cells[i]) {
			continue
		}
		field := c.genericField()
		if _, ok := s.index[field]; !ok {
			continue
		}
		if c.Kind == Date {
			s.set(field, s.date(i))
		} else {
			s.set(field, genericValue(c.Kind, s.cells[i]))
		}
	}
}

// genericValue brings a cell to the canonical text of a generic kind.
func genericValue(k ColumnKind, cell string) string {
	switch k {
	case ID, Postcode:
		return strings.ToUpper(strings.ReplaceAll(linkage.Fold(cell), " ", ""))
	case Email:
		return strings.ToLower(tidy(cell))
	case Phone:
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, cell)
	case Number:
		return strings.Replace(tidy(cell), ",", ".", 1)
	case Category:
		return linkage.Fold(cell)
	}
	return tidy(cell)
}
