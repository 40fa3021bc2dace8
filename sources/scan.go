package sources

import "strings"

// maxRow is the most bytes that one row may have. The longest rows of real
// lists, with their notes, stay under a hundredth of it; what is longer is a
// lost quote or no table.
const maxRow = 1 << 20

// A row is one row of a file: its cells, without quotes, and the line on which
// it starts.
type row struct {
	line  int
	cells []string
	raw   string // the cells as they stand in the file, "" when quotes were taken off them
}

// blank reports whether a row holds nothing but blanks.
func (r row) blank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// A scanner cuts a text into rows as RFC 4180 says, and forgives what people
// and programs get wrong: quotes inside a cell that is not quoted, a quoted
// word at the start of a cell that is not quoted as a whole, blanks behind a
// closing quote. Cells are parts of the text, not copies, unless a doubled
// quote had to be undone.
type scanner struct {
	text    string
	pos     int
	line    int
	sep     byte
	cr      bool // rows end at CR, as old Macintosh programs write
	cells   []string
	problem *Problem
}

func newScanner(text string, sep byte, cr bool) *scanner {
	return &scanner{text: text, line: 1, sep: sep, cr: cr}
}

// next reads one row, whose cells the next call overwrites. It returns false at
// the end of the text or at a problem.
func (s *scanner) next() (row, bool) {
	if s.problem != nil || s.pos >= len(s.text) {
		return row{}, false
	}
	for strings.HasPrefix(s.text[s.pos:], bom) { // of a second file behind the first
		s.pos += len(bom)
	}
	if line, end := s.bareLine(); line != "" {
		r := row{line: s.line, raw: line}
		r.cells = s.cut(line)
		s.pos = end
		s.line++
		return r, true
	}
	s.cells = s.cells[:0]
	start, r := s.pos, row{line: s.line}
	for more := true; more; {
		var cell string
		if s.pos < len(s.text) && s.text[s.pos] == '"' {
			cell, more = s.quoted()
		} else {
			cell, more = s.plain()
		}
		if s.problem == nil && s.pos-start > maxRow {
			s.problem = &Problem{Line: r.line, Code: RowTooLong, Args: []any{maxRow >> 10}}
		}
		if s.problem != nil {
			return row{}, false
		}
		s.cells = append(s.cells, cell)
	}
	r.cells = s.cells
	return r, true
}

// skip steps over one row without cutting it, if that can be told from its line
// alone, and else reads it.
func (s *scanner) skip() bool {
	if s.problem == nil && s.pos < len(s.text) {
		if line, end := s.bareLine(); line != "" {
			s.pos = end
			s.line++
			return true
		}
	}
	_, ok := s.next()
	return ok
}

// bareLine returns the line at the position without its end, and where the next
// one starts, when the line is a row of cells without any quote. It is "" when
// that must be looked at cell by cell.
func (s *scanner) bareLine() (line string, end int) {
	if s.cr {
		return "", 0
	}
	line, end = s.text[s.pos:], len(s.text)
	if n := strings.IndexByte(line, '\n'); n >= 0 {
		line, end = line[:n], s.pos+n+1
	}
	if end-s.pos > maxRow || strings.IndexByte(line, '"') >= 0 {
		return "", 0
	}
	return strings.TrimSuffix(line, "\r"), end
}

// cut splits a line at every separator.
func (s *scanner) cut(line string) []string {
	s.cells = s.cells[:0]
	for {
		i := strings.IndexByte(line, s.sep)
		if i < 0 {
			s.cells = append(s.cells, line)
			return s.cells
		}
		s.cells = append(s.cells, line[:i])
		line = line[i+1:]
	}
}

// plain reads a cell without quotes. more is false at the end of a row.
func (s *scanner) plain() (cell string, more bool) {
	start := s.pos
	for i := start; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == s.sep:
			s.pos = i + 1
			return s.text[start:i], true
		case c == '\n', c == '\r' && s.cr:
			s.pos = i
			s.endLine()
			if c == '\n' && i > start && s.text[i-1] == '\r' {
				i--
			}
			return s.text[start:i], false
		}
	}
	s.pos = len(s.text)
	return strings.TrimSuffix(s.text[start:], "\r"), false
}

// quoted reads a cell that starts with a quote.
func (s *scanner) quoted() (cell string, more bool) {
	start, line := s.pos, s.line
	var undone strings.Builder // the cell so far, once a doubled quote was met
	from := start + 1
	for i := from; ; i++ {
		at := strings.IndexByte(s.text[i:], '"')
		if at < 0 {
			s.problem = &Problem{Line: line, Code: OpenQuote}
			return "", false
		}
		s.countLines(s.text[i : i+at])
		i += at
		if i+1 < len(s.text) && s.text[i+1] == '"' {
			undone.WriteString(s.text[from : i+1])
			i++
			from = i + 1
			continue
		}
		end := i + 1
		for end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '\t' && s.sep != '\t') {
			end++
		}
		if !s.closes(end) {
			return s.stray(start, line, i)
		}
		cell = s.text[from:i]
		if undone.Len() > 0 {
			undone.WriteString(cell)
			cell = undone.String()
		}
		s.pos = end
		if end < len(s.text) && s.text[end] == s.sep {
			s.pos++
			return cell, true
		}
		s.endLine()
		return cell, false
	}
}

// closes reports whether a cell may end at an offset.
func (s *scanner) closes(at int) bool {
	if at >= len(s.text) {
		return true
	}
	switch s.text[at] {
	case s.sep, '\n':
		return true
	case '\r':
		return s.cr || at+1 == len(s.text) || s.text[at+1] == '\n'
	}
	return false
}

// stray deals with a quote in the middle of a quoted cell. On the line on which
// the cell opened it is one of two slips: the quotes of the cell were not
// doubled ("a "nick" b"), or the cell is not quoted at all and only starts with
// a quoted word ("El Chino" Pérez). On a later line the cell was never meant
// to go on so far: its closing quote is lost.
func (s *scanner) stray(start, line, at int) (cell string, more bool) {
	if s.line != line {
		s.problem = &Problem{Line: line, Code: OpenQuote}
		return "", false
	}
	for i := at + 1; i < len(s.text) && s.text[i] != '\n' && s.text[i] != '\r'; i++ {
		if s.text[i] != '"' {
			continue
		}
		if s.closes(i + 1) {
			cell = strings.ReplaceAll(s.text[start+1:i], `""`, `"`)
			s.pos = i + 1
			if s.pos < len(s.text) && s.text[s.pos] == s.sep {
				s.pos++
				return cell, true
			}
			s.endLine()
			return cell, false
		}
		if s.text[i-1] == s.sep {
			break // here the next cell opens
		}
	}
	s.pos = start
	return s.plain()
}

// endLine steps over a line end, if there is one at the position.
func (s *scanner) endLine() {
	if s.pos < len(s.text) && s.text[s.pos] == '\r' {
		s.pos++
		if s.pos == len(s.text) || s.text[s.pos] != '\n' {
			s.line++
			return
		}
	}
	if s.pos < len(s.text) && s.text[s.pos] == '\n' {
		s.pos++
		s.line++
	}
}

// countLines counts the line ends inside a quoted cell.
func (s *scanner) countLines(part string) {
	s.line += strings.Count(part, "\n")
	if s.cr {
		s.line += strings.Count(part, "\r") - strings.Count(part, "\r\n")
	}
}
