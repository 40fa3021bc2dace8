package tabular

import (
	"errors"
	"os"
	"path/filepath"
	"unicode/utf8"

	"cotejo/sources/decisions"
	"github.com/xuri/excelize/v2"
)

// ErrTooLong is a table of more rows than a sheet has.
var ErrTooLong = errors.New("more rows than a sheet has")

// Limits of Excel.
const (
	sheetRows = 1 << 20
	sheetCell = 32_767 // letters of a cell
	widest    = 40     // letters that a column is made wide for
	narrowest = 8
	widthsOf  = 200 // rows that are looked at for the width of columns
)

// nowhere is a folder that cannot be. The library puts what is longer than 16 MiB into
// a file of the folder for such things, where names of people at risk would stay if the
// program were killed; where it finds no folder it keeps it in memory.
var nowhere = filepath.Join(os.DevNull, "none")

// A Choice lets people choose what to put into a cell from a list.
type Choice struct {
	Column  string
	Answers []string
	Row     func(row int) bool // whether it is for a row, from 0
}

// XLSX writes a table as a workbook of one sheet, whose header stays in sight, and
// puts lists of answers into the cells that people fill in. No cell is one that Excel
// runs. A cell longer than Excel takes is cut there, with a mark.
func XLSX(t *Table, choices ...Choice) ([]byte, error) {
	if len(t.Rows) >= sheetRows {
		return nil, ErrTooLong
	}
	f := excelize.NewFile(excelize.Options{TmpDir: nowhere})
	defer f.Close()
	if err := f.SetSheetName("Sheet1", t.Name); err != nil {
		return nil, err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return nil, err
	}
	for i := range t.Columns {
		if err := w.SetColWidth(i+1, i+1, float64(t.width(i))); err != nil {
			return nil, err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	cells := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = excelize.Cell{StyleID: bold, Value: c.Name}
	}
	if err := w.SetRow("A1", cells); err != nil {
		return nil, err
	}
	for n, row := range t.Rows {
		for i, c := range row {
			if cells[i] = nil; c == "" {
				continue
			}
			v := number(t.Columns[i].Type, c)
			if text, ok := v.(string); ok {
				v = cut(decisions.Neutralise(text))
			}
			cells[i] = v
		}
		at, err := excelize.CoordinatesToCellName(1, n+2)
		if err != nil {
			return nil, err
		}
		if err := w.SetRow(at, cells); err != nil {
			return nil, err
		}
	}
	for _, c := range choices { // before Flush, which writes them
		if err := t.offer(f, &c); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// offer puts a list of answers into the cells of a column, rows that follow one
// another at once.
func (t *Table) offer(f *excelize.File, c *Choice) error {
	column := 0
	for i := range t.Columns {
		if t.Columns[i].Name == c.Column {
			column = i + 1
		}
	}
	v := excelize.NewDataValidation(true)
	if err := v.SetDropList(c.Answers); err != nil {
		return err
	}
	for from := 0; from < len(t.Rows); from++ {
		if !c.Row(from) {
			continue
		}
		to := from
		for to+1 < len(t.Rows) && c.Row(to+1) {
			to++
		}
		first, err := excelize.CoordinatesToCellName(column, from+2)
		if err != nil {
			return err
		}
		last, err := excelize.CoordinatesToCellName(column, to+2)
		if err != nil {
			return err
		}
		if v.Sqref != "" {
			v.Sqref += " "
		}
		v.Sqref += first + ":" + last
		from = to
	}
	if v.Sqref == "" {
		return nil
	}
	return f.AddDataValidation(t.Name, v)
}

// cut shortens what Excel would not take.
func cut(text string) string {
	if len(text) <= sheetCell || utf8.RuneCountInString(text) <= sheetCell {
		return text
	}
	return string([]rune(text)[:sheetCell-1]) + "…"
}

// width is that of a column in letters.
func (t *Table) width(column int) int {
	most := max(narrowest, utf8.RuneCountInString(t.Columns[column].Name)+2)
	for _, row := range t.Rows[:min(len(t.Rows), widthsOf)] {
		most = max(most, utf8.RuneCountInString(row[column])+1)
	}
	return min(most, widest)
}
