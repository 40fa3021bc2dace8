package decisions

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"cotejo/sources"
	spreadsheet "cotejo/sources/sheet"
)

// workbook returns a spreadsheet that people filled in as the text of a CSV, with
// the row of the sheet that each of its lines is; a text stays what it is. It reports
// whether there is something to read.
func (s *sheet) workbook(data []byte) (text []byte, ok bool) {
	var tables []spreadsheet.Table
	var err error
	switch spreadsheet.Tell(string(data)) {
	case spreadsheet.XLSX:
		tables, err = spreadsheet.ReadXLSX(string(data))
	case spreadsheet.ODS:
		tables, err = spreadsheet.ReadODS(string(data))
	case spreadsheet.FlatODS:
		tables, err = spreadsheet.ReadFlatODS(string(data))
	default:
		if code := sources.Foreign(string(data)); code != "" {
			s.complain(0, code)
			return nil, false
		}
		return data, true
	}
	var p *spreadsheet.Problem
	if errors.As(err, &p) {
		s.complain(0, p.Code, p.Args...)
		return nil, false
	}
	var filled, answered []spreadsheet.Table
	var titles []string
	for _, t := range tables {
		if t.Rows == 0 || t.Hidden {
			continue
		}
		filled = append(filled, t)
		if hasAnswers(t.Text) {
			answered, titles = append(answered, t), append(titles, t.Name)
		}
	}
	switch {
	case len(filled) == 0:
		s.complain(0, NoAnswerColumn, "answer")
		return nil, false
	case len(answered) > 1:
		s.complain(0, sources.ManySheets, titles)
		return nil, false
	case len(answered) == 1:
		filled = answered
	}
	s.lines = filled[0].Lines
	return []byte(filled[0].Text), true
}

// hasAnswers reports whether the first row of a sheet names a column of answers.
func hasAnswers(text string) bool {
	row, err := csv.NewReader(strings.NewReader(text)).Read()
	if err != nil {
		return false
	}
	return slices.ContainsFunc(row, func(cell string) bool {
		return slices.ContainsFunc(sheetColumns, func(c struct {
			column  string
			headers []string
		}) bool {
			return c.column == "answer" && slices.Contains(c.headers, names.Fold(cell))
		})
	})
}
