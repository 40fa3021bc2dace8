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

// A Problem is a fault in a truth file. Its codes are those of [Codes].
type Problem struct {
	Line int // 1-based; 0 for the whole file
	Code string
	Args []any
}

func (p *Problem) Error() string { return fmt.Sprintf("line %d: %s %v", p.Line, p.Code, p.Args) }

// Codes returns every code of a [Problem].
func Codes() []string {
	return []string{"no-common-rows", "empty", "no-column", "bad-row", "no-person", "row-twice", "bad-csv"}
}

// ReadTruth reads a truth file: CSV in UTF-8 with a header of file, row and
// person; further columns are ignored. Its errors are a [Problem].
func ReadTruth(r io.Reader) ([]Row, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, &Problem{Code: "empty"}
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
		return nil, &Problem{Line: 1, Code: "no-column", Args: []any{missing[0]}}
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
			return nil, &Problem{at, "bad-row", []any{l.Row}}
		case l.Person == "" || l.File == "":
			return nil, &Problem{at, "no-person", nil}
		case seen[key{l.File, n}] > 0:
			return nil, &Problem{at, "row-twice", []any{l.File, n, seen[key{l.File, n}]}}
		}
		seen[key{l.File, n}] = at
		rows = append(rows, Row{l.File, n, l.Person})
	}
}

func csvProblem(err error) error {
	if e := new(csv.ParseError); errors.As(err, &e) {
		return &Problem{e.Line, "bad-csv", []any{e.Err.Error()}}
	}
	return &Problem{0, "bad-csv", []any{err.Error()}}
}
