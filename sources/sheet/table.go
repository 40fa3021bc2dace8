package sheet

import (
	"fmt"
	"strings"
)

// A Table is one sheet as the text of a CSV with commas.
type Table struct {
	Name   string
	Hidden bool
	Text   string
	// Lines holds, for every line of the text, the row of the sheet, from 1. A
	// cell of several lines has as many of them.
	Lines  []uint32
	Doubts []Doubt
	// Rows are those that hold something; HiddenRows those of them that the sheet
	// does not show, the first of them row FirstHidden.
	Rows, HiddenRows, FirstHidden int
	// Merged are the cells below one another that are one to the eye; only the
	// first of them says something.
	Merged, FirstMerged int
}

// A Doubt is about a cell whose value the sheet does not hold.
type Doubt struct {
	Row, Column int // the row of the sheet from 1, the column from 0
	Reason      string
}

// Reasons of a [Doubt].
const (
	FormulaWithoutValue = "formula-without-value" // nobody has calculated it
	LostDigits          = "lost-digits"           // a number of more digits than a spreadsheet keeps
)

// A Problem is why a file cannot be read.
type Problem struct {
	Code string
	Args []any
}

func (p *Problem) Error() string { return fmt.Sprint(p.Code, p.Args) }

// Codes of a [Problem].
const (
	Damaged    = "damaged-file"    // the archive or the XML inside is cut off or broken
	Bomb       = "packed-bomb"     // args: the limit in MiB that it exceeds when unpacked
	TooMany    = "too-large-sheet" // sheets, rows, columns or cells, more than any list has
	Locked     = "locked-file"     // it asks for a password
	ManyTables = "many-tables"     // args: the tables inside, none of which was asked for
	NoTable    = "no-table"        // args: what is inside instead
	NoSheet    = "no-sheet"        // args: the sheet asked for, those there are
)

// Limits of what a file may hold. Excel itself ends at a million rows and 16,384
// columns; the largest lists have a few hundred thousand cells.
const (
	maxText    = 512 << 20 // bytes of a sheet's text
	maxCells   = 50 << 20  // cells of a sheet that hold something
	maxRow     = 1 << 20   // rows of a sheet
	maxColumn  = 1 << 14   // columns of a sheet
	maxSheets  = 1000
	maxDigits  = 15      // that a spreadsheet keeps of a number
	maxStrings = 8 << 20 // texts that cells share
)

// A builder writes the text of a table, row by row.
type builder struct {
	Table
	text   strings.Builder
	row    int  // of the sheet, from 1
	column int  // cells written in the row
	filled bool // some cell of the row says something
	hidden bool // the row is
	cells  int
}

// start begins a row of the sheet.
func (b *builder) start(row int, hidden bool) {
	b.row, b.hidden, b.column, b.filled = row, hidden, 0, false
}

// cell writes a cell at a column, from 0. Blank cells need not be written.
func (b *builder) cell(column int, text string) error {
	if text == "" || column < b.column {
		return nil
	}
	if column >= maxColumn {
		return &Problem{Code: TooMany}
	}
	if b.cells++; b.cells > maxCells || b.text.Len()+len(text) > maxText {
		return &Problem{Code: TooMany}
	}
	first := b.column == 0 && !b.filled
	for ; b.column <= column; b.column++ {
		if !first {
			b.text.WriteByte(',')
		}
		first = false
	}
	b.filled = true
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.ReplaceAll(text, "\x00", "")
	for range strings.Count(text, "\n") {
		b.Lines = append(b.Lines, uint32(b.row))
	}
	if strings.ContainsAny(text, ",\"\n") || strings.TrimSpace(text) != text {
		b.text.WriteByte('"')
		b.text.WriteString(strings.ReplaceAll(text, `"`, `""`))
		b.text.WriteByte('"')
		return nil
	}
	b.text.WriteString(text)
	return nil
}

// doubt notes something about a cell of the row.
func (b *builder) doubt(column int, reason string) {
	b.Doubts = append(b.Doubts, Doubt{b.row, column, reason})
}

// end ends the row. A row without a cell leaves no trace: a sheet has a million of
// them.
func (b *builder) end() error {
	if !b.filled {
		return nil
	}
	if b.row > maxRow {
		return &Problem{Code: TooMany}
	}
	b.text.WriteByte('\n')
	b.Lines = append(b.Lines, uint32(b.row))
	if b.Rows++; b.hidden {
		if b.HiddenRows++; b.FirstHidden == 0 {
			b.FirstHidden = b.row
		}
	}
	return nil
}

// table is what was written.
func (b *builder) table() Table {
	b.Table.Text = b.text.String()
	return b.Table
}
