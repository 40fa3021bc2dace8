package evaluate

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/gocarina/gocsv"
)

// A Problem is a fault in a truth file, or in the rows to be compared.
type Problem struct {
	Line int // 1-based; 0 for the whole file
	Code string
	Args []any
}

func (p *Problem) Error() string { return fmt.Sprintf("line %d: %s %v", p.Line, p.Code, p.Args) }

// Codes of a [Problem].
const (
	NoCommonRows = "no-common-rows" // the truth is of other files
	Empty        = "empty"
	NoColumn     = "no-column" // args: the column
	BadRow       = "bad-row"   // args: the cell; the row is a number from 1
	NoPerson     = "no-person" // a cell of file or person is blank
	RowTwice     = "row-twice" // args: file, row, line of the first, 0 when the rows are not from a file
	BadCSV       = "bad-csv"   // args: the reader's own words
)

// Codes returns every code of a [Problem].
func Codes() []string {
	return []string{NoCommonRows, Empty, NoColumn, BadRow, NoPerson, RowTwice, BadCSV}
}

// ReadTruth reads a truth file: CSV in UTF-8 with a header of file, row and
// person; further columns are ignored. Its error is a
// [*Problem], or that of the reader.
func ReadTruth(r io.Reader) ([]Row, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, &Problem{Code: Empty}
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.FieldsPerRecord = -1
	// gocsv gives a missing column and an unreadable number as zero values, so
	// the row number is read as a text and the header is checked.
	type line struct {
		File   string `csv:"file"`
		Row    string `csv:"row"`
		Person string `csv:"person"`
	}
	u, err := gocsv.NewUnmarshaller(reader, line{})
	if err != nil {
		return nil, csvProblem(err)
	}
	if missing := u.MismatchedStructFields; len(missing) > 0 {
		return nil, &Problem{Line: 1, Code: NoColumn, Args: []any{missing[0]}}
	}
	var rows []Row
	seen := make(map[key]int)
	for {
		value, err := u.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, csvProblem(err)
		}
		at, _ := reader.FieldPos(0)
		l := value.(line)
		n, err := strconv.Atoi(l.Row)
		switch {
		case err != nil || n < 1:
			return nil, &Problem{at, BadRow, []any{l.Row}}
		case l.Person == "" || l.File == "":
			return nil, &Problem{at, NoPerson, nil}
		case seen[key{l.File, n}] > 0:
			return nil, &Problem{at, RowTwice, []any{l.File, n, seen[key{l.File, n}]}}
		}
		seen[key{l.File, n}] = at
		rows = append(rows, Row{l.File, n, l.Person})
	}
}

func csvProblem(err error) error {
	if e := new(csv.ParseError); errors.As(err, &e) {
		return &Problem{e.Line, BadCSV, []any{e.Err.Error()}}
	}
	return &Problem{0, BadCSV, []any{err.Error()}}
}
