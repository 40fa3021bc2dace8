package tabular

import (
	"bytes"
	"encoding/csv"

	"cotejo/sources/decisions"
)

// byteOrderMark tells Excel that a text is UTF-8.
const byteOrderMark = "\ufeff"

// CSV writes a table with commas. For Excel on a machine that speaks Spanish it begins
// with a byte order mark and has semicolons: without the one Excel breaks the accents,
// without the others it puts every row into one column. No cell is one that a
// spreadsheet runs.
func CSV(t *Table, forExcel bool) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if forExcel {
		b.WriteString(byteOrderMark)
		w.Comma, w.UseCRLF = ';', true
	}
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Name
	}
	if err := w.Write(cells); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		for i, c := range row {
			cells[i] = decisions.Neutralise(c)
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
