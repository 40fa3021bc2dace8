package sources

import (
	"slices"

	"cotejo/sources/namecell"
)

// A cellError is a cell of the row in progress that holds no value.
type cellError struct {
	column int
	reason string
}

// dropErrors blanks the cells of the row in progress that hold what a spreadsheet
// writes when a formula fails, in any column, or of which the sheet itself says that
// they have no value; the raw row keeps them.
func (s *standardiser) dropErrors() {
	s.errors = s.errors[:0]
	for c := range s.cells {
		reason := namecell.DoubtFormulaError
		if of := s.sheetDoubt(c); of != "" {
			reason = of
		} else if !s.isError(c) {
			continue
		}
		if len(s.errors) == 0 {
			s.cells = slices.Clone(s.cells)
		}
		s.errors = append(s.errors, cellError{c, reason})
		s.cells[c] = ""
	}
}

// sheetDoubt is why a sheet says of a cell that it has no value, "" when it does not
// or nobody reads the column.
func (s *standardiser) sheetDoubt(col int) string {
	if len(s.table.doubtful) == 0 {
		return ""
	}
	if kind := s.mapping.columns[col].Kind; kind == "" || kind == Ignore {
		return ""
	}
	return s.table.doubtful[cellPlace{s.line, col}]
}

// isError reports whether a cell is a formula's error. True and false are one
// where a list says something else than yes or no.
func (s *standardiser) isError(col int) bool {
	cell := s.cells[col]
	failed := namecell.IsFormulaError(cell)
	if !failed && !namecell.IsTruth(cell) { // nearly all cells
		return false
	}
	kind := s.mapping.columns[col].Kind
	if failed || kind == "" || kind == Ignore {
		return kind != "" && kind != Ignore
	}
	info, _ := kind.info()
	return !info.generic && kind != Verified && kind != Notes && kind != Key
}

// tellErrors notes a doubt about each of them when the row is a record.
func (s *standardiser) tellErrors() {
	for _, e := range s.errors {
		s.doubt(e.column, e.reason)
	}
}
