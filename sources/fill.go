package sources

import (
	"strings"

	"cotejo/linkage/names"
	"cotejo/sources/values"
)

// fill reads the values of the row in progress. The order matters: the province
// tells places and prisons of one name apart, and the arrest gives ages their
// year.
func (s *standardiser) fill() {
	if c := s.at.sex; c >= 0 {
		s.set(ofSex, s.readSex(c))
	}
	province := s.place()
	event := ""
	if c := s.at.event; c >= 0 {
		event = s.single(c, 'e', s.vocabulary.Event)
		s.set(ofEvent, event)
	}
	arrest, released := s.past(s.at.arrestDate), s.past(s.at.releaseDate)
	if arrest != "" && !s.mapping.recipe && yearsOf(arrest).to < minArrest {
		s.doubt(s.at.arrestDate, DoubtArrestTooEarly)
		arrest = ""
	}
	s.record.AsOf = s.past(s.at.updated)
	if s.record.AsOf == "" {
		s.record.AsOf = s.mapping.profile.ListDate
	}
	s.set(ofArrestDate, arrest)
	if precedes(released, arrest) {
		s.doubt(s.at.releaseDate, DoubtReleaseBeforeArrest)
		released = "" // of an earlier arrest, or a slip: it frees nobody
	}
	s.set(ofReleaseDate, released)
	s.set(ofBirth, s.birth(birthCells{s.at.birthDate, s.at.ageAtArrest, s.at.ageNow}, arrest, event, s.record.AsOf))
	s.charges()
	if c := s.at.petition; c >= 0 {
		s.set(ofPetitionMonths, s.single(c, 'p', func(cell string) (string, string) {
			months, doubt := values.Sentence(cell, true)
			if doubt == values.DoubtPetition {
				doubt = "" // that is what the column is for
			}
			return months, doubt
		}))
	}
	s.setStanding(province, released != "")
	s.doubtAnswers()
	s.setNotes()
	s.setGeneric()
	s.setReport()
}

// minArrest is the year before which nobody on these lists was arrested: the
// lists are of those whom the government of since then has arrested.
const minArrest = 1959

// past reads the date in a column of what has happened. A date after the
// closing day has not: an expected release frees nobody, and a typing mistake
// arrests nobody. Rows of arrests and updates are counted, because too many of
// them say that the dates of the whole list cannot be trusted.
func (s *standardiser) past(col int) string {
	date := s.date(col)
	if !s.isFuture(date) {
		return date
	}
	s.doubt(col, DoubtFutureDate)
	if col != s.at.releaseDate && s.futureRow != s.row {
		s.futureRow = s.row
		if s.future++; s.first == 0 {
			s.first = s.line
		}
	}
	return ""
}

// precedes reports whether one date is surely earlier than another.
func precedes(a, b string) bool {
	if a == "" || b == "" || strings.ContainsAny(a+b, "/") {
		return false
	}
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// readSex reads a sex as the list writes it.
func (s *standardiser) readSex(col int) string {
	if s.cells[col] == "" {
		return ""
	}
	r := s.recall('x', s.cells[col], s.table.path, func() reading { return readingOf(s.sex(s.cells[col])) })
	s.doubtAll(col, r)
	return r.values[0]
}

// readingOf is a reading of one value and at most one doubt.
func readingOf(value, doubt string) (r reading) {
	r.values[0] = value
	r.doubts = some(doubt)
	return r
}

// single reads a cell that has one value and at most one doubt.
func (s *standardiser) single(col int, as byte, read func(cell string) (value, doubt string)) string {
	if col < 0 || s.cells[col] == "" {
		return ""
	}
	r := s.recall(as, s.cells[col], "", func() reading { return readingOf(read(s.cells[col])) })
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

func (s *standardiser) doubtAll(col int, r *reading) {
	for _, reason := range r.doubts {
		s.doubt(col, reason)
	}
}

// dateLetters tell the readings of a cell in columns of different order apart.
var dateLetters = [...]byte{values.DayFirst: 'd', values.MonthFirst: 'D', values.EitherOrder: 'E'}

// dateOf reads a date of a column in an order.
func (m *memory) dateOf(cell string, order values.DayOrder) *reading {
	return m.recall(dateLetters[order], cell, "", func() reading { return readingOf(order.Date(cell)) })
}

// date reads the date in a column.
func (s *standardiser) date(col int) string {
	if col < 0 || s.cells[col] == "" {
		return ""
	}
	if s.mapping.recipe {
		if date := plainISO(s.cells[col]); date != "" {
			if values.Placeholder(date) {
				s.doubt(col, values.DoubtPlaceholderDate)
				return ""
			}
			return date
		}
	}
	r := s.dateOf(s.cells[col], s.dayOrders[col])
	s.doubtAll(col, r)
	if s.mapping.columns[col].FirstOfMonth != "" {
		return lowered(r.values[0])
	}
	return r.values[0]
}

// plainISO reads a date that is written year first, of any century: lists of
// other persons than prisoners are of other times too. A day that the month
// does not have stays, as its digits tell which day was meant. It is "" for any
// other text.
func plainISO(cell string) string {
	cell = tidy(cell)
	if len(cell) == 8 && strings.Trim(cell, "0123456789") == "" {
		cell = cell[:4] + "-" + cell[4:6] + "-" + cell[6:]
	}
	if len(cell) != 4 && len(cell) != 7 && len(cell) != 10 {
		return ""
	}
	for i, r := range cell {
		if separator := i == 4 || i == 7; separator && r != '-' || !separator && (r < '0' || r > '9') {
			return ""
		}
	}
	if cell[:4] == "0000" || len(cell) > 4 && (cell[5:7] < "01" || cell[5:7] > "12") || len(cell) > 7 && (cell[8:] < "01" || cell[8:] > "31") {
		return ""
	}
	return cell
}

// place reads locality, municipality and province, from columns of their own or
// from one for all, and returns the province.
func (s *standardiser) place() string {
	var locality, municipality, province string
	if c := s.at.province; c >= 0 {
		province = s.single(c, 'v', s.vocabulary.Province)
	}
	if c := s.at.municipality; c >= 0 && s.cells[c] != "" {
		r := s.municipality(s.cells[c], province)
		s.doubtAll(c, r)
		municipality, province = r.values[0], first(r.values[1], province)
	}
	if c := s.at.place; c >= 0 && s.cells[c] != "" {
		r := s.recall('l', s.cells[c], "", func() (r reading) {
			var doubt string
			r.values[0], r.values[1], r.values[2], doubt = s.vocabulary.Place(s.cells[c])
			r.doubts = some(doubt)
			return r
		})
		s.doubtAll(c, r)
		locality, municipality, province = r.values[0], first(municipality, r.values[1]), first(province, r.values[2])
	}
	if c := s.at.locality; c >= 0 && !missing(s.cells[c]) {
		locality = tidy(s.cells[c])
		if municipality == "" {
			// A known locality tells its municipality; an unknown one is no doubt.
			if r := s.municipality(locality, province); len(r.doubts) == 0 {
				municipality, province = r.values[0], first(r.values[1], province)
			}
		}
	}
	s.set(ofLocality, locality)
	s.set(ofMunicipality, municipality)
	s.set(ofProvince, province)
	return province
}

func (s *standardiser) municipality(cell, province string) *reading {
	return s.recall('m', cell, province, func() (r reading) {
		var doubt string
		r.values[0], r.values[1], doubt = s.vocabulary.Municipality(cell, province)
		r.doubts = some(doubt)
		return r
	})
}

// charges reads a set of charges.
func (s *standardiser) charges() {
	c := s.at.charges
	if c < 0 || s.cells[c] == "" {
		return
	}
	r := s.recall('c', s.cells[c], "", func() (r reading) {
		r.values[0], r.doubts = s.vocabulary.Charges(s.cells[c])
		return r
	})
	s.doubtAll(c, r)
	s.set(ofCharges, r.values[0])
}

// prison reads a prison.
func (s *standardiser) prison(col int, province string) string {
	if s.cells[col] == "" {
		return ""
	}
	r := s.recall('j', s.cells[col], province, func() reading {
		if isYesNo(s.cells[col]) { // whether in prison, not in which; no prison is called so
			return readingOf("", DoubtYesNo)
		}
		return readingOf(s.vocabulary.Prison(s.cells[col], province))
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
	st := s.standing(statusCells{s.at.legalFigure, s.at.status, s.at.prison, s.at.measure, s.at.sentence, s.at.releaseDate}, province, released)
	if c := s.at.class; c >= 0 && s.cells[c] != "" {
		if class, ok := s.class(c); ok {
			st.class = class
		} else if !missing(s.cells[c]) {
			st.class = tidy(s.cells[c])
		}
	}
	if released && (st.custody == "" || values.Side(st.custody) == values.SideIn) {
		// Released, and the status denies it or has the person in prison: the day is
		// of an earlier release, or wrong.
		s.set(ofReleaseDate, "")
		s.doubt(s.at.releaseDate, DoubtContradictingStatus)
	}
	s.set(ofSentenceMonths, st.sentence)
	s.set(ofPrison, st.prison)
	s.set(ofCustody, st.custody)
	s.set(ofLegalFigure, st.figure)
	s.set(ofClass, st.class)
}

// setNotes takes over the texts that are kept and never compared.
func (s *standardiser) setNotes() {
	s.setNote(ofOrganization, s.at.organization)
	s.setNote(ofCaseFile, s.at.caseFile)
	s.setNote(ofURL, s.at.url)
	s.setNote(ofVerified, s.at.verified)
	s.notes = s.notes[:0]
	for _, c := range s.at.notes {
		if !missing(s.cells[c]) {
			s.notes = append(s.notes, tidy(s.cells[c]))
		}
	}
	s.set(ofNotes, strings.Join(s.notes, "; "))
}

// setNote takes over the text of one column.
func (s *standardiser) setNote(of slot, col int) {
	if col >= 0 && !missing(s.cells[col]) {
		s.set(of, tidy(s.cells[col]))
	}
}

// setGeneric reads the columns of lists of other persons into the fields that
// were asked for.
func (s *standardiser) setGeneric() {
	for _, i := range s.at.generic {
		if missing(s.cells[i]) {
			continue
		}
		c := &s.mapping.columns[i]
		at, ok := s.index[c.genericField()]
		if !ok {
			continue
		}
		value := genericValue(c.Kind, s.cells[i])
		if c.Kind == Date {
			value = s.date(i)
		}
		switch old := &s.record.Values[at]; {
		case *old == "":
			*old = value
		case c.Kind == Address || c.Kind == Text: // a street in one column, its number in another
			*old += " " + value
		}
	}
}

// genericValue brings a cell to the canonical text of a generic kind.
func genericValue(k ColumnKind, cell string) string {
	switch k {
	case ID, Postcode:
		return strings.ToUpper(strings.ReplaceAll(names.Fold(cell), " ", ""))
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
		return names.Fold(cell)
	}
	return tidy(cell)
}
