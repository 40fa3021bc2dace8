package sources

import (
	"strconv"
	"strings"
)

// countColumn is the title of the column that counts persons in a table of
// overlaps.
const countColumn = "count"

// A CaptureTable is a table of overlaps as people keep it: a column of 0 and 1
// for every list, and one with the number of persons who are on just those.
type CaptureTable struct {
	Lists  []string
	Counts map[string]int // by the cells of the lists: "101"
}

// ReadCaptureTable reads a table of overlaps. The error is a [Problems] of
// everything that is wrong with it.
func ReadCaptureTable(path string) (*CaptureTable, error) {
	text, problem := readFile(path)
	if problem != nil {
		problem.File = path
		return nil, Problems{problem}
	}
	return ParseCaptureTable(path, text)
}

// ParseCaptureTable is ReadCaptureTable of a file's text.
func ParseCaptureTable(path, text string) (*CaptureTable, error) {
	var problems Problems
	complain := func(line int, code string, args ...any) {
		problems = append(problems, &Problem{File: path, Line: line, Code: code, Args: args})
	}
	table := &CaptureTable{Counts: map[string]int{}}
	counts := -1
	var columns []int
	open := eachRow(text, func(n, line int, cells []string) bool {
		if n == 0 {
			for i, c := range cells {
				if strings.EqualFold(c, countColumn) {
					counts = i
				} else {
					columns, table.Lists = append(columns, i), append(table.Lists, c)
				}
			}
			if counts < 0 {
				complain(line, CaptureNoCount, cells)
			}
			return counts >= 0
		}
		if len(cells) != len(columns)+1 {
			complain(line, CaptureCells, len(columns)+1, len(cells))
			return true
		}
		var key strings.Builder
		for _, i := range columns {
			if cells[i] != "0" && cells[i] != "1" {
				complain(line, CaptureNotBinary, cells[i])
			}
			key.WriteString(cells[i])
		}
		persons, err := strconv.Atoi(cells[counts])
		switch {
		case err != nil || persons < 0 || persons > maxCaptured:
			complain(line, CaptureNotNumber, cells[counts])
		case persons > 0 && !strings.Contains(key.String(), "1"):
			complain(line, CaptureNobody, persons)
		default:
			table.Counts[key.String()] += persons
		}
		return true
	})
	if open > 0 {
		complain(open, OpenQuote)
	}
	if len(problems) == 0 && len(table.Lists) == 0 {
		complain(0, EmptyFile)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return table, nil
}

// maxCaptured is the number of persons of a cell beyond which it is no number
// of persons.
const maxCaptured = 1_000_000_000
