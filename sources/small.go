package sources

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// eachRow reads a small table that people keep by hand, with commas or, as
// spreadsheets in Spanish save it, semicolons, and hands out its rows, the header
// first, with blanks around cells taken off. It ends early when do returns false,
// and returns the line of a quote that stays open, 0 for none.
func eachRow(text string, do func(n, line int, cells []string) bool) (openQuote int) {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	if first, _, _ := strings.Cut(text, "\n"); strings.Count(first, ";") > strings.Count(first, ",") {
		r.Comma = ';'
	}
	for n := 0; ; n++ {
		cells, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return 0
		case errors.As(err, &wrong):
			return wrong.StartLine
		case err != nil:
			return 1
		}
		line, _ := r.FieldPos(0)
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if !do(n, line, cells) {
			return 0
		}
	}
}
