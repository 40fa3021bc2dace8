// Package tabular writes tables of a roster as the files that other programs read:
// one file of this package for each format. The same table gives the same bytes, on
// any day: no format is asked for the time.
package tabular

// The types of columns.
const (
	Text   = "TEXT"
	Whole  = "INTEGER"
	Number = "REAL"
	Date   = "DATE" // a whole day, 2021-07-11
)

// A Column is a column of a table.
type Column struct{ Name, Type, About string }

// A Table is a table with its rows in the order in which they are to stand. A blank
// cell is missing.
type Table struct {
	Name    string
	About   string
	Columns []Column
	Rows    [][]string
}
