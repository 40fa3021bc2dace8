// Package ids reads and writes the register of ids: ids.csv, a text file that
// is kept in git with the lists, so that a person has the same id on every
// machine.
//
//	source,key,person
//	pd,1031,p-7h2k9m4q
//	ocdh,k3q7xw2vnd,p-7h2k9m4q
//
// A line says to which person a record belonged. The register only grows: of
// several lines of one record the last is today's, and the others are what its
// person was called before. An id is "p-" and eight of the signs 0 to 9 and a to
// z without i, l, o and u. Whoever cites a person cites the id, so that a line
// of which anything is doubtful is refused rather than taken for what is left
// of it.
package ids

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/sources"
	"github.com/gocarina/gocsv"
)

// Why a line cannot be taken. The text after each is what the problem's Args
// hold.
const (
	WrongHeader   = "ids-header"         // the header expected
	MergeConflict = "ids-merge-conflict" // git's marks of an unfinished merge
	BadUTF8       = "ids-bad-utf8"       //
	BadQuote      = "ids-bad-quote"      // a quote in the wrong place or not closed on its line
	WrongCells    = "ids-cells"          // the number of cells, the number expected
	BadReference  = "ids-reference"      // the column, what stands there
	BadID         = "ids-id"             // what stands there
)

// Codes returns every code of a problem of this package, so that the catalogue
// of messages can be checked against it.
func Codes() []string {
	return []string{WrongHeader, MergeConflict, BadUTF8, BadQuote, WrongCells, BadReference, BadID}
}

const (
	header        = "source,key,person"
	columns       = 3
	byteOrderMark = "\ufeff"
)

// An ID is a line of the register.
type ID struct {
	Source string `csv:"source"`
	Key    string `csv:"key"`
	Person string `csv:"person"`
}

// Read reads a register, by record reference ("source:key") the oldest id
// first. An empty file is an empty register; of a file that does not exist the
// error is that of the file system.
func Read(path string) (map[string][]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Parse is [Read] of a file's bytes; file is its name in problems. It returns
// all lines that cannot be taken as one [sources.Problems], and then no ids.
//
// Lines are read one by one, since no cell has a line end: an open quote spoils
// no other line, and every problem has the line on which it stands.
func Parse(file string, data []byte) (map[string][]string, error) {
	var problems sources.Problems
	known := make(map[string][]string)
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	begun := false // the header was seen
	number := 0
	for text := range bytes.Lines(data) {
		number++
		complain := func(code string, args ...any) {
			problems = append(problems, &sources.Problem{File: file, Line: number, Code: code, Args: args})
		}
		text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
		switch {
		case len(bytes.TrimSpace(text)) == 0:
		case mergeMark(text):
			complain(MergeConflict)
		case string(text) == header: // once more where two branches began the file
			begun = true
		case !begun:
			complain(WrongHeader, header)
			return nil, problems
		case !utf8.Valid(text):
			complain(BadUTF8)
		default:
			if id, ok := parseLine(text, complain); ok {
				ref := linkage.MakeRef(id.Source, id.Key)
				if of := known[ref]; len(of) == 0 || of[len(of)-1] != id.Person {
					known[ref] = append(of, id.Person)
				}
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return known, nil
}

// parseLine reads a line, or complains of all that is wrong with it.
func parseLine(text []byte, complain func(code string, args ...any)) (id ID, ok bool) {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	cells, err := r.Read()
	switch {
	case err != nil:
		complain(BadQuote)
		return id, false
	case len(cells) != columns:
		complain(WrongCells, len(cells), columns)
		return id, false
	}
	id = ID{cells[0], cells[1], cells[2]}
	return id, check(id, complain)
}

// check reports whether a line can be taken, and complains of it otherwise.
func check(id ID, complain func(code string, args ...any)) bool {
	ok := true
	for _, c := range []struct {
		column, cell string
		fits         bool
	}{{"source", id.Source, reference(id.Source) && !strings.Contains(id.Source, ":")}, {"key", id.Key, reference(id.Key)}} {
		if !c.fits {
			complain(BadReference, c.column, c.cell)
			ok = false
		}
	}
	if !isID(id.Person) {
		complain(BadID, id.Person)
		ok = false
	}
	return ok
}

// reference reports whether a cell can be a part of a record reference: some
// text on one line, without blanks around it or signs that nobody sees.
func reference(cell string) bool {
	return cell != "" && cell == strings.TrimSpace(cell) && utf8.ValidString(cell) &&
		!strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' })
}

// The form of an id, as package linkage assigns them.
const (
	idPrefix = "p-"
	idSigns  = "0123456789abcdefghjkmnpqrstvwxyz"
	idLength = 8
)

// isID reports whether a text is a person's id.
func isID(s string) bool {
	signs, ok := strings.CutPrefix(s, idPrefix)
	return ok && len(signs) == idLength && strings.Trim(signs, idSigns) == ""
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

// marshal writes lines as the file has them.
func marshal(lines []ID) ([]byte, error) {
	var b bytes.Buffer
	err := gocsv.MarshalWithoutHeaders(&lines, &b)
	return b.Bytes(), err
}
