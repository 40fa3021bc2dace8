package sources

import (
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
	out := make(map[string]*Withheld)
	open := eachRow(text, func(n, line int, cells []string) bool {
		switch {
		case n == 0:
			if strings.Join(cells, ",") != strings.Join(withheldHeader, ",") {
				complain(line, WithheldHeader, strings.Join(withheldHeader, ","))
				return false
			}
		case len(cells) != len(withheldHeader) || cells[0] == "":
			complain(line, WithheldLine)
		case cells[1] != "" && !isDay(cells[1]):
			complain(line, WithheldDay, cells[1])
		default:
			out[cells[0]] = &Withheld{Line: line, Since: cells[1]}
		}
		return true
	})
	if open > 0 {
		complain(open, OpenQuote)
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
