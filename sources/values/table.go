package values

import (
	"bytes"
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"github.com/gocarina/gocsv"
)

//go:embed vocab/*.csv
var builtin embed.FS

// A Problem is a fault in a vocabulary file. Its codes are listed with the
// constants; Args are what the message names.
type Problem struct {
	File string
	Line int // 0 when the whole file is meant
	Code string
	Args []any
}

// Codes of a [Problem].
const (
	ProblemUnreadable  = "vocab-unreadable"           // args: the reader's own words
	ProblemHeader      = "vocab-bad-header"           // args: the header expected, the header found
	ProblemNoCode      = "vocab-no-code"              // a row without code or name
	ProblemBadCode     = "vocab-bad-code"             // args: the code; it holds a bar or a semicolon
	ProblemTwice       = "vocab-twice"                // args: the code, the line of its first row
	ProblemSynonym     = "vocab-synonym-taken"        // args: the synonym, the code, the code that has it already
	ProblemProvince    = "vocab-no-such-province"     // args: the province
	ProblemTown        = "vocab-no-such-municipality" // args: the municipality, the province
	ProblemDate        = "vocab-bad-date"             // args: the date
	ProblemCustody     = "vocab-no-such-custody"      // args: the custody
	ProblemFigure      = "vocab-figure-two-custodies" // args: the legal figure, the custody, the custody that another row gives it
	ProblemUnknownFile = "vocab-unknown-file"         // a CSV file whose name is no vocabulary's
)

// Problems returns every code of a [Problem], so that the catalogue of messages
// can be checked against it.
func Problems() []string {
	return []string{
		ProblemUnreadable, ProblemHeader, ProblemNoCode, ProblemBadCode, ProblemTwice, ProblemSynonym,
		ProblemProvince, ProblemTown, ProblemDate, ProblemCustody, ProblemFigure, ProblemUnknownFile,
	}
}

// Error says what is wrong in plain words, for logs and tests.
func (p *Problem) Error() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return strings.TrimSpace(fmt.Sprintf("%s: %s %v", where, p.Code, p.Args))
}

// A row is one line of any vocabulary file; each file has some of the columns.
type row struct {
	Code         string `csv:"code,name"` // places and prisons are called by their name
	LabelES      string `csv:"label_es"`
	LabelEN      string `csv:"label_en"`
	Province     string `csv:"province"`
	Former       string `csv:"former_province"` // the province it belonged to before 2011
	Municipality string `csv:"municipality"`
	Kind         string `csv:"kind"`
	From         string `csv:"from"`
	To           string `csv:"to"`
	Custody      string `csv:"custody"`
	Figure       string `csv:"legal_figure"`
	Synonyms     string `csv:"synonyms"` // other spellings, separated by ";"
	Shared       string `csv:"shared"`   // names that other rows have too

	file    string
	line    int
	project bool // from the project's folder, not built in
}

// headers lists the vocabularies with their columns, in the order in which they
// are loaded: a file may name what an earlier one defines.
var headers = []struct{ name, columns string }{
	{"provinces", "name,synonyms"},
	{"municipalities", "name,province,former_province,synonyms"},
	{"localities", "name,municipality,province,synonyms"},
	{"charges", "code,label_es,label_en,synonyms"},
	{"events", "code,from,to,label_es,label_en,synonyms"},
	{"prisons", "name,province,municipality,kind,synonyms,shared"},
	{"custodies", "code,label_es,label_en"},
	{"statuses", "code,custody,legal_figure,label_es,label_en,synonyms"},
	{"classes", "code,label_es,label_en,synonyms"},
}

// names returns all texts under which a row is found.
func (r *row) names() []string {
	names := []string{r.Code}
	if r.LabelES != "" {
		names = append(names, r.LabelES)
	}
	return append(names, splitList(r.Synonyms)...)
}

// key tells rows of one vocabulary apart; places of one name lie in different
// provinces or municipalities.
func (r *row) key(vocabulary string) string {
	switch vocabulary {
	case "municipalities":
		return r.Code + "\x00" + r.Province
	case "localities":
		return r.Code + "\x00" + r.Municipality + "\x00" + r.Province
	}
	return r.Code
}

func splitList(list string) []string {
	var out []string
	for item := range strings.SplitSeq(list, ";") {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// readTables reads every vocabulary, the built-in rows and then the project's.
func readTables(extra fs.FS) (map[string][]row, error) {
	tables := map[string][]row{}
	var problems []error
	for _, h := range headers {
		rows, errs := readTable(builtin, "vocab/"+h.name+".csv", h.columns, false)
		problems = append(problems, errs...)
		if extra != nil {
			more, errs := readTable(extra, h.name+".csv", h.columns, true)
			problems = append(problems, errs...)
			rows = merge(rows, more, h.name)
		}
		tables[h.name] = rows
	}
	if extra != nil {
		problems = append(problems, unknownFiles(extra)...)
	}
	return tables, errors.Join(problems...)
}

// unknownFiles finds CSV files in a project's folder that no vocabulary has the name of:
// a misspelt name would otherwise be ignored in silence.
func unknownFiles(extra fs.FS) []error {
	var problems []error
	names, err := fs.Glob(extra, "*.csv")
	if err != nil {
		return []error{&Problem{File: ".", Code: ProblemUnreadable, Args: []any{err.Error()}}}
	}
	for _, name := range names {
		known := false
		for _, h := range headers {
			known = known || name == h.name+".csv"
		}
		if !known {
			problems = append(problems, &Problem{File: name, Code: ProblemUnknownFile})
		}
	}
	return problems
}

// readTable reads one file. A project need not have it.
func readTable(fsys fs.FS, name, columns string, project bool) ([]row, []error) {
	text, err := fs.ReadFile(fsys, name)
	if project && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []error{&Problem{File: name, Code: ProblemUnreadable, Args: []any{err.Error()}}}
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if header := firstLine(text); header != columns {
		// gocsv leaves fields of unknown columns empty without a word, so the
		// header must be exactly right.
		return nil, []error{&Problem{File: name, Line: 1, Code: ProblemHeader, Args: []any{columns, header}}}
	}
	reader := csv.NewReader(bytes.NewReader(text))
	unmarshaller, err := gocsv.NewUnmarshaller(reader, row{})
	if err != nil {
		return nil, []error{&Problem{File: name, Code: ProblemUnreadable, Args: []any{err.Error()}}}
	}
	var rows []row
	var problems []error
	lines := map[string]int{}
	for {
		record, err := unmarshaller.Read()
		if errors.Is(err, io.EOF) {
			return rows, problems
		}
		if err != nil {
			problem := &Problem{File: name, Code: ProblemUnreadable, Args: []any{err.Error()}}
			if at, ok := errors.AsType[*csv.ParseError](err); ok {
				problem.Line = at.StartLine
			}
			problems = append(problems, problem)
			if !errors.Is(err, csv.ErrFieldCount) {
				return rows, problems
			}
			continue
		}
		r := record.(row)
		r.file, r.project = name, project
		r.line, _ = reader.FieldPos(0)
		if p := r.check(lines, vocabularyOf(name)); p != nil {
			problems = append(problems, p)
			continue
		}
		rows = append(rows, r)
	}
}

// check finds what is wrong with a row by itself.
func (r *row) check(lines map[string]int, vocabulary string) error {
	r.Code = strings.TrimSpace(r.Code)
	fail := func(code string, args ...any) error { return &Problem{r.file, r.line, code, args} }
	if names.Fold(r.Code) == "" {
		return fail(ProblemNoCode)
	}
	if strings.ContainsAny(r.Code, ";\n") || strings.Contains(r.Code, "|") && vocabulary != "provinces" {
		return fail(ProblemBadCode, r.Code)
	}
	if first, ok := lines[r.key(vocabulary)]; ok {
		return fail(ProblemTwice, r.Code, first)
	}
	lines[r.key(vocabulary)] = r.line
	for _, date := range []string{r.From, r.To} {
		if value, _ := Date(date); value != date {
			return fail(ProblemDate, date)
		}
	}
	return nil
}

func firstLine(text []byte) string {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimRight(string(line), "\r")
}

func vocabularyOf(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, "vocab/"), ".csv")
}

// merge lays a project's rows over the built-in ones. A row of the same code
// replaces what it states and adds its synonyms; any other is added. A
// synonym that a project's row claims is taken away from the built-in rows.
func merge(rows, more []row, vocabulary string) []row {
	claimed := map[string]bool{}
	for i := range more {
		for _, name := range more[i].names() {
			claimed[names.Fold(name)] = true
		}
	}
	for i := range rows {
		rows[i].Synonyms = without(rows[i].Synonyms, claimed)
	}
	for _, r := range more {
		at := slices.IndexFunc(rows, func(old row) bool { return old.key(vocabulary) == r.key(vocabulary) })
		if at < 0 {
			rows = append(rows, r)
			continue
		}
		old := rows[at]
		for _, field := range []struct{ new, old *string }{
			{&r.LabelES, &old.LabelES}, {&r.LabelEN, &old.LabelEN}, {&r.Province, &old.Province}, {&r.Former, &old.Former},
			{&r.Municipality, &old.Municipality}, {&r.Kind, &old.Kind}, {&r.From, &old.From}, {&r.To, &old.To},
			{&r.Custody, &old.Custody}, {&r.Figure, &old.Figure}, {&r.Shared, &old.Shared},
		} {
			if *field.new == "" {
				*field.new = *field.old
			}
		}
		r.Synonyms = old.Synonyms + ";" + r.Synonyms
		rows[at] = r
	}
	return rows
}

// without drops the claimed names from a list.
func without(list string, claimed map[string]bool) string {
	if len(claimed) == 0 {
		return list
	}
	kept := slices.DeleteFunc(splitList(list), func(name string) bool { return claimed[names.Fold(name)] })
	return strings.Join(kept, ";")
}
