package decisions

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"cotejo/linkage/review"
	"cotejo/sources"
	"github.com/gocarina/gocsv"
)

// byteOrderMark is what some editors put before UTF-8.
const byteOrderMark = "\ufeff"

// Read returns the decisions of a file, in the order of its lines, with their
// line numbers. It returns all lines that cannot be taken as one
// [sources.Problems], and then no decisions: to bind a part of what people
// decided would be to decide for them. A last line without its end is such a
// line however whole it looks: of the reason, which is its last cell, nobody can
// tell whether a disk that was full kept all of it. An empty file has no decisions; of a
// file that does not exist the error matches [fs.ErrNotExist].
func Read(path string) ([]review.Decision, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	name := filepath.Base(path)
	if err != nil {
		reason := err
		if pathError := new(fs.PathError); errors.As(err, &pathError) {
			reason = pathError.Err
		}
		return nil, sources.Problems{{File: name, Code: UnreadableFile, Args: []any{reason.Error()}}}
	}
	return Parse(name, data)
}

// Parse is [Read] of a file's bytes; file is its name in problems.
func Parse(file string, data []byte) ([]review.Decision, error) {
	var out []review.Decision
	var problems sources.Problems
	complain := func(line int, code string, args ...any) {
		problems = append(problems, &sources.Problem{File: file, Line: line, Code: code, Args: args})
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	begun := false // the header was seen
	number := 0
	for text := range bytes.Lines(data) {
		number++
		ended := bytes.HasSuffix(text, []byte("\n"))
		text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
		switch {
		case len(bytes.TrimSpace(text)) == 0:
			continue
		case begun && !ended && string(text) != header:
			complain(number, CutOff)
			continue
		case !utf8.Valid(text):
			complain(number, BadUTF8)
			begun = true
			continue
		case mergeMark(text):
			complain(number, MergeConflict)
			continue
		case string(text) == header: // once more where two branches began the file
			begun = true
			continue
		case !begun:
			complain(number, WrongHeader, header)
			return nil, problems
		}
		l, err := parseLine(text)
		switch {
		case errors.Is(err, csv.ErrFieldCount):
			complain(number, WrongCells, cells(text), columns)
		case err != nil:
			complain(number, BadQuote)
		default:
			d := l.decision(number)
			problems = append(problems, check(file, &d)...)
			out = append(out, d)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out, nil
}

// mergeMark reports whether a line is one that git leaves in a file where two
// branches could not be merged.
func mergeMark(text []byte) bool {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return true
		}
	}
	return false
}

// parseLine reads one line alone, so that an open quote spoils no other.
func parseLine(text []byte) (*line, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = columns
	var out []*line
	if err := gocsv.UnmarshalCSVWithoutHeaders(r, &out); err != nil {
		return nil, err
	}
	if len(out) != 1 { // a carriage return inside the line
		return nil, csv.ErrQuote
	}
	return out[0], nil
}

// cells counts the cells of a line that csv can read.
func cells(text []byte) int {
	row, err := csv.NewReader(bytes.NewReader(text)).Read()
	if err != nil {
		return 0
	}
	return len(row)
}
