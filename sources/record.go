package sources

import (
	"strings"
	"unicode"

	"cotejo/linkage"
	"cotejo/sources/values"
)

// A list is one file, standardised.
type list struct {
	table   *table
	mapping *mapping
	source  linkage.Source
	records []linkage.Record
	rejects []linkage.Reject
	doubts  []linkage.Doubt
	notices Problems
	columns []ColumnReport
	future  int // rows with a date after today
	first   int // line of the first of them
}

// A standardiser turns the rows of one file into records. It remembers how it
// read each distinct cell, because lists repeat themselves: two thousand rows
// have sixteen provinces.
type standardiser struct {
	*list
	vocabulary *values.Vocabulary
	prisons    map[string]bool // the names of known prisons
	fields     []linkage.Field
	index      map[string]int // of a field
	column     map[ColumnKind]int
	at         columnsAt
	slots      [slots]int // indexes of the fields, -1 for one that was not asked for
	order      linkage.Order
	sex        func(cell string) (value, doubt string)
	listed     years // when the list was closed
	today      string
	closed     string
	known      ['z' + 1]map[string]*reading // by what a cell is read as
	key        []byte                       // room for the key of a cell read beside another
	blanks     map[string]bool              // cells, and whether they are missing

	// The row in progress.
	cells  []string
	record *linkage.Record
	row    int
	line   int
}

// A reading is what a cell was read as.
type reading struct {
	values [3]string
	doubts []string
	status values.Status
	ok     bool
}

// recall returns what a cell was read as before, or reads it. as is a letter of
// the reader's own, and with what the cell is read beside, or "".
func (s *standardiser) recall(as byte, cell, with string, read func() reading) *reading {
	m := s.known[as]
	if m == nil {
		m = map[string]*reading{}
		s.known[as] = m
	}
	if with == "" {
		if r := m[cell]; r != nil {
			return r
		}
		r := read()
		m[cell] = &r
		return &r
	}
	s.key = append(append(append(s.key[:0], with...), 0), cell...)
	if r := m[string(s.key)]; r != nil {
		return r
	}
	key := string(s.key)
	r := read()
	m[key] = &r
	return &r
}

// standardise reads the rows of a table under a mapping.
func standardise(t *table, m *mapping, opt *Options) *list {
	l := &list{table: t, mapping: m, notices: t.notices}
	l.source = linkage.Source{
		Name: first(m.name, m.profile.Name), File: t.base, SHA256: t.sha256, Profile: m.profile.Name, Dialect: t.dialect.String(),
		Header: t.header, Unique: m.profile.Unique, Rows: len(t.rows),
	}
	s := &standardiser{
		list: l, vocabulary: opt.Vocabulary, fields: opt.Fields, today: opt.Today, closed: opt.Closed,
		index: map[string]int{}, column: map[ColumnKind]int{}, prisons: map[string]bool{}, blanks: map[string]bool{},
	}
	for _, name := range opt.Vocabulary.Codes("prisons") {
		s.prisons[name] = true
	}
	for i, f := range s.fields {
		s.index[f.Name] = i
	}
	for i, c := range m.columns {
		l.source.Columns = append(l.source.Columns, s.feeds(c))
		for _, k := range []ColumnKind{c.Kind, c.Also} {
			if k == Notes {
				s.at.notes = append(s.at.notes, i)
			}
			if _, taken := s.column[k]; !taken && k != "" {
				s.column[k] = i
			}
		}
	}
	s.locate()
	l.source.StableKey = m.profile.StableKey && s.col(Key) >= 0
	s.prepare()
	s.readRows()
	s.keys()
	l.columns = s.columnReports()
	return l
}

// missingLongest is the length in bytes of the longest cell that is looked up
// as a word for "not known"; such words have half of it.
const missingLongest = 60

// maxBlanks is the number of cells whose absence is remembered: enough for the
// words that a list repeats, and few enough to stay near the processor.
const maxBlanks = 1 << 12

// missing is [values.Missing], remembered. No word for "not known" begins with
// a digit, as dates, ages and sentences do.
func (s *standardiser) missing(cell string) bool {
	switch {
	case cell == "":
		return true
	case '0' <= cell[0] && cell[0] <= '9':
		return false
	case len(cell) > missingLongest:
		return strings.TrimSpace(cell) == ""
	}
	is, ok := s.blanks[cell]
	if !ok {
		is = values.Missing(cell)
		if len(s.blanks) < maxBlanks {
			s.blanks[cell] = is
		}
	}
	return is
}

// feeds returns the fields that a column feeds.
func (s *standardiser) feeds(c column) []string {
	var out []string
	add := func(field string) {
		if _, ok := s.index[field]; ok || field == nameField || field == aliasField {
			out = append(out, field)
		}
	}
	for _, k := range []ColumnKind{c.Kind, c.Also} {
		info, _ := k.info()
		for _, f := range info.feeds {
			add(f)
		}
		if info.generic {
			add(c.genericField())
		}
	}
	return out
}

// genericField is the field that a column of a generic kind feeds: the one it
// names, or that of its kind's name.
func (c *ProfileColumn) genericField() string {
	if c.Field != "" {
		return c.Field
	}
	return string(c.Kind)
}

// col returns the column of a kind, or -1.
func (s *standardiser) col(k ColumnKind) int {
	if i, ok := s.column[k]; ok {
		return i
	}
	return -1
}

// prepare looks at whole columns for what single cells do not tell: in which
// order names are written, what the letter M means, and when the list was
// closed.
func (s *standardiser) prepare() {
	p := s.mapping.profile
	whole := func(col int) []string {
		if col < 0 {
			return nil
		}
		cells := make([]string, 0, len(s.table.rows))
		for _, r := range s.table.rows {
			cells = append(cells, r.cells[col])
		}
		return cells
	}
	s.order = linkage.Order(p.NameOrder)
	if s.order == guessOrder || s.order == "" {
		s.order = linkage.GuessOrder(whole(s.col(FullName)))
	}
	s.sex = values.SexColumn(whole(s.col(Sex)))
	latest := ""
	if s.col(AgeNow) >= 0 && p.ListDate == "" {
		for _, k := range []ColumnKind{ArrestDate, ReleaseDate, Updated} {
			for _, cell := range whole(s.col(k)) {
				date := s.dateOf(cell).values[0]
				if len(date) == 10 && date > latest && date >= "1990" && !s.isFuture(date) {
					latest = date
				}
			}
		}
	}
	s.listed = listYears(p, latest, s.closed)
}

// readRows makes a record or a reject of every row.
func (s *standardiser) readRows() {
	s.records = make([]linkage.Record, 0, len(s.table.rows))
	width := len(s.fields)
	slab := make([]string, width*len(s.table.rows))
	for i, r := range s.table.rows {
		s.row, s.line, s.cells = i+1, r.line, r.cells
		record := linkage.Record{Row: s.row, Line: r.line, Raw: r.cells}
		reason := s.reject(r)
		if reason == "" {
			record.Name = s.name()
			if record.Name.Text == "" && len(record.Name.Aliases) == 0 && !(s.mapping.recipe && s.tellsOtherwise()) {
				reason = RejectNoName
			}
		}
		if reason != "" {
			s.rejects = append(s.rejects, linkage.Reject{Row: s.row, Line: r.line, Reason: reason, Raw: r.cells})
			continue
		}
		record.Values, slab = slab[:width:width], slab[width:]
		s.records = append(s.records, record)
		s.record = &s.records[len(s.records)-1]
		s.fill()
	}
}

// tellsOtherwise reports whether a row without a name says something else of
// the person that a recipe asks for. A prisoner without a name cannot be told
// from another one; a customer with an address can.
func (s *standardiser) tellsOtherwise() bool {
	for i, c := range s.mapping.columns {
		if c.Kind != "" && c.Kind != Key && c.Kind != Ignore && c.Kind != Notes && !s.missing(s.cells[i]) {
			return true
		}
	}
	return false
}

// reject says why a row cannot be a record, or "".
func (s *standardiser) reject(r row) string {
	switch {
	case r.blank():
		return RejectEmptyRow
	case len(r.cells) > len(s.table.header):
		return RejectTooManyCells
	case sameHeader(r.cells, s.table.header):
		return RejectRepeatedHeader
	case isRemark(r, len(s.table.header)):
		return RejectRemark
	}
	return ""
}

// remarkWords begin the lines that people write below a table.
var remarkWords = []string{"total", "fuente", "nota", "leyenda", "actualizado", "ultima actualizacion", "source", "note"}

// isRemark reports whether a row of a table of several columns holds a single
// cell that is a total, a footnote or a number and no person.
func isRemark(r row, width int) bool {
	if _, filled := r.width(); filled != 1 || width < 4 {
		return false
	}
	for _, c := range r.cells {
		f := linkage.Fold(c)
		if f == "" {
			continue
		}
		for _, w := range remarkWords {
			if f == w || strings.HasPrefix(f, w+" ") {
				return true
			}
		}
		return strings.ContainsFunc(f, unicode.IsDigit)
	}
	return false
}

// set gives the record in progress a value.
func (s *standardiser) set(of slot, value string) {
	if i := s.slots[of]; i >= 0 {
		s.record.Values[i] = value
	}
}

// doubt notes that a cell of the row in progress could not be read, or should
// be looked at.
func (s *standardiser) doubt(col int, reason string) {
	s.doubts = append(s.doubts, linkage.Doubt{Row: s.row, Line: s.line, Column: col, Cell: s.cells[col], Reason: reason})
}

// isFuture reports whether a date begins after today.
func (s *standardiser) isFuture(date string) bool {
	date, _, _ = strings.Cut(date, "/")
	return s.today != "" && date != "" && date > s.today[:min(len(s.today), len(date))]
}

// keys gives the records their keys.
func (s *standardiser) keys() {
	var identifying []int
	for _, k := range s.mapping.profile.Fingerprint {
		if c := s.col(k); c >= 0 {
			identifying = append(identifying, c)
		}
	}
	if len(identifying) == 0 {
		for i, c := range s.mapping.columns {
			if c.Kind.names() {
				identifying = append(identifying, i)
			}
		}
	}
	keyColumn := -1
	if s.source.StableKey {
		keyColumn = s.col(Key)
	}
	repeated := setKeys(s.records, keyColumn, identifying)
	for _, n := range repeatedKeys(repeated, s.records) {
		n.File = s.table.path
		s.notices = append(s.notices, n)
	}
}
