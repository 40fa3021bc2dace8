package sources

import (
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/sources/values"
)

// A list is one file, standardised.
type list struct {
	table   *table
	mapping *mapping
	source  linkage.Source
	notices Problems
	columns []ColumnReport
	chunk
}

// A standardiser turns rows of one file into records. What it knows of the file
// is settled before the first row is read.
type standardiser struct {
	table      *table
	mapping    *mapping
	source     *linkage.Source
	vocabulary *values.Vocabulary
	prisons    map[string]bool // the names of known prisons
	fields     []linkage.Field
	index      map[string]int // of a field
	column     map[ColumnKind]int
	at         columnsAt
	slots      [slots]int // indexes of the fields, -1 for one that was not asked for
	order      names.Order
	sex        func(cell string) (value, doubt string)
	dayOrders  []values.DayOrder // of the dates in each column
	repeated   map[string]bool   // days of birth that stand for nothing
	listed     years             // when the list was closed
	latest     string            // supported day that the list states
	today      string            // after which dates lie in the future
	closed     string            // for lists that say nothing of their own
	headings   map[string]bool   // names of places and prisons, folded
	titles     *names.FoldedSet  // of columns, of any list
	numbered   int               // the column of numbers that nearly every row has, or -1
	key        int               // the column of stable ids, or -1
	identify   []int             // the columns that identify a row without an id

	*memory
	*chunk // of the row in progress

	// The row in progress.
	cells   []string
	written []string // the cells as the file has them
	record  *linkage.Record

	maybe      int      // the column of a text that may be a note, or -1
	nameDoubts []string // about the name
	errors     []cellError
	row        int
	line       int

	futureRow int // the last row that was counted as one from the future
}

// standardise reads the rows of a table under a mapping.
func standardise(t *table, m *mapping, d *dating, opt *Options) *list {
	l := &list{table: t, mapping: m, notices: t.notices}
	l.source = linkage.Source{
		Name: first(m.name, m.profile.Name), File: t.base, SHA256: t.sha256, Profile: m.profile.Name, Dialect: t.dialect.String(),
		Header: t.header, Unique: m.profile.Unique, Rows: len(t.rows),
		Dropped: t.dropped,
	}
	if m.asOf != "" {
		l.source.List, l.source.AsOf = first(m.list, l.source.Name), m.asOf
		l.source.Name = l.source.List
	}
	s := &standardiser{
		table: t, mapping: m, source: &l.source, vocabulary: opt.Vocabulary, fields: opt.Fields, today: opt.Today, closed: opt.Closed,
		dayOrders: d.orders, latest: d.statements.supported(opt.Closed),
		index: map[string]int{}, column: map[ColumnKind]int{}, prisons: map[string]bool{},
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
	s.identifyRows()
	l.source.Identify = s.identify
	s.knowHeadings(opt.Profiles.titles)
	s.survey(opt.memories)
	l.chunk = s.readRows(opt.memories)
	if opt.memories.stopped() {
		return l
	}
	l.columns = s.columnReports(l.tallies)
	if l.mended > 0 {
		l.notices = append(l.notices, &Problem{File: t.path, Line: l.broken.line, Code: MendedCells, Args: []any{l.mended, l.broken.cell, l.broken.read}})
	}
	if l.heads > 0 {
		l.notices = append(l.notices, &Problem{File: t.path, Line: l.head.line, Code: HeadingRows, Args: []any{l.heads, l.head.cell}})
	}
	for _, n := range repeatedKeys(setKeys(l.records, s.key, s.identify), l.records) {
		n.File = t.path
		l.notices = append(l.notices, n)
	}
	return l
}

// missingLongest is the length in bytes of the longest cell that is looked up
// as a word for "not known"; such words have half of it.
const missingLongest = 60

// missing is [values.Missing] for any cell. No word for "not known" begins with
// a digit, as dates, ages and sentences do.
func missing(cell string) bool {
	switch {
	case cell == "":
		return true
	case '0' <= cell[0] && cell[0] <= '9':
		return false
	case len(cell) > missingLongest:
		return strings.TrimSpace(cell) == ""
	}
	return values.Missing(cell)
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

// tellsOtherwise reports whether a row without a name says something else of
// the person that a recipe asks for. A prisoner without a name cannot be told
// from another one; a customer with an address can.
func (s *standardiser) tellsOtherwise() bool {
	for i, c := range s.mapping.columns {
		if c.Kind != "" && c.Kind != Key && c.Kind != Ignore && c.Kind != Notes && !missing(s.cells[i]) {
			return true
		}
	}
	return false
}

// mendRow mends the cells of the row in progress for reading.
func (s *standardiser) mendRow() {
	cells, n, col := mend(s.cells)
	if n == 0 {
		return
	}
	if s.mended += n; s.broken.line == 0 {
		s.broken = broke{s.line, s.cells[col], cells[col]}
	}
	s.cells = cells
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
	s.doubts = append(s.doubts, linkage.Doubt{Row: s.row, Line: s.line, Column: col, Cell: s.written[col], Reason: reason})
}

// isFuture reports whether a date begins after the closing day.
func (s *standardiser) isFuture(date string) bool {
	date, _, _ = strings.Cut(date, "/")
	return s.today != "" && date != "" && date > s.today[:min(len(s.today), len(date))]
}

// identifyRows finds the columns by which rows are known.
func (s *standardiser) identifyRows() {
	for _, k := range s.mapping.profile.Fingerprint {
		if c := s.col(k); c >= 0 {
			s.identify = append(s.identify, c)
		}
	}
	if len(s.identify) == 0 {
		for i, c := range s.mapping.columns {
			if c.Kind.names() {
				s.identify = append(s.identify, i)
			}
		}
	}
	s.key = -1
	if s.source.StableKey {
		s.key = s.col(Key)
	}
}
