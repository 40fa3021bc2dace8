package sources

import (
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"strings"
)

// WithheldFile is the usual name of the file of those who are not to be shown.
const WithheldFile = "withheld.csv"

// withheldHeader are the columns of that file.
var withheldHeader = []string{"person", "since", "reason"}

// A Withheld is a line of that file.
type Withheld struct {
	Line  int
	Since string // the day on which it was decided
	// Found is for the caller to say that the roster has the person.
	Found bool
}

// ReadWithheld reads who is not to be shown in what is published: a line for
// each, with the id of the person or the reference of a record, the day and the
// reason. The error is fs.ErrNotExist when there is no file, else a [Problems] of
// everything that is wrong with it: a line that cannot be read would show
// somebody.
func ReadWithheld(path string) (map[string]*Withheld, error) {
	text, problem := readFile(path)
	if problem != nil {
		if problem.Code == MissingFile {
			return nil, fs.ErrNotExist
		}
		problem.File = path
		return nil, Problems{problem}
	}
	return parseWithheld(path, text)
}

func parseWithheld(path, text string) (map[string]*Withheld, error) {
	var problems Problems
	complain := func(line int, code string, args ...any) {
		problems = append(problems, &Problem{File: path, Line: line, Code: code, Args: args})
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	if first, _, _ := strings.Cut(text, "\n"); strings.Contains(first, ";") {
		r.Comma = ';'
	}
	out := make(map[string]*Withheld)
	for n := 0; ; n++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			var wrong *csv.ParseError
			if errors.As(err, &wrong) {
				line = wrong.StartLine
			}
			complain(line, OpenQuote)
			break
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case n == 0 && strings.Join(cells, ",") != strings.Join(withheldHeader, ","):
			complain(line, WithheldHeader, strings.Join(withheldHeader, ","))
		case n == 0:
		case len(cells) != len(withheldHeader) || cells[0] == "":
			complain(line, WithheldLine)
		case cells[1] != "" && !isDay(cells[1]):
			complain(line, WithheldDay, cells[1])
		default:
			out[cells[0]] = &Withheld{Line: line, Since: cells[1]}
		}
		if n == 0 && len(problems) > 0 {
			break
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out, nil
}

// isDay reports whether a text is a day like 2021-07-11.
func isDay(text string) bool {
	_, ok := parseDay(text)
	return ok && len(text) == len("2021-07-11")
}
