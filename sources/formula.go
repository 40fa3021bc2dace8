package sources

import (
	"slices"

	"cotejo/sources/namecell"
)

// dropErrors blanks the cells of the row in progress that hold what a spreadsheet
// writes when a formula fails, in any column; the raw row keeps them.
func (s *standardiser) dropErrors() {
	s.errors = s.errors[:0]
	for c := range s.cells {
		if !s.isError(c) {
			continue
		}
		if len(s.errors) == 0 {
			s.cells = slices.Clone(s.cells)
		}
		s.errors = append(s.errors, c)
		s.cells[c] = ""
	}
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
	for _, c := range s.errors {
		s.doubt(c, namecell.DoubtFormulaError)
	}
}
