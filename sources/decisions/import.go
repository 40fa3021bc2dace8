package decisions

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/sources"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// ImportOptions say what a sheet does not.
type ImportOptions struct {
	File     string // the sheet's name in problems
	Reviewer string // of the rows that name none
	At       string // when the answers were given, as the column at has it
}

// Imported is what a sheet gave. Every row that is not blank is a decision or
// unanswered.
type Imported struct {
	Decisions  []review.Decision // in the order of rows; Line is that of the sheet
	Unanswered int               // rows whose answer is empty
}

// sheetColumns lists the headers of a sheet, folded, by the column they mean.
// Record references stand in one cell, or in two as in decisions.csv.
var sheetColumns = []struct {
	column  string
	headers []string
}{
	{"record_a", []string{"record a", "registro a", "ref a", "referencia a"}},
	{"record_b", []string{"record b", "registro b", "ref b", "referencia b"}},
	{"source_a", []string{"source a", "fuente a", "lista a"}},
	{"source_b", []string{"source b", "fuente b", "lista b"}},
	{"key_a", []string{"key a", "clave a"}},
	{"key_b", []string{"key b", "clave b"}},
	{"kind", []string{"kind", "clase"}},
	{"name_a", []string{"name a", "nombre a"}},
	{"name_b", []string{"name b", "nombre b"}},
	{"field", []string{"field", "campo"}},
	{"value", []string{"value", "valor"}},
	{"answer", []string{"answer", "judgement", "judgment", "respuesta", "juicio", "veredicto"}},
	{"reviewer", []string{"reviewer", "revisor", "revisora", "quien", "persona que revisa"}},
	{"reason", []string{"reason", "razon", "motivo"}},
}

// answers lists the words, folded, for each judgement.
var answers = []struct {
	judgement string
	words     []string
}{
	{review.DecidedSame, []string{"same", "same person", "igual", "iguales", "mismo", "misma", "el mismo", "la misma", "misma persona", "la misma persona"}},
	{review.DecidedDifferent, []string{"different", "different persons", "distinto", "distinta", "distintos", "distintas", "diferente", "diferentes", "personas distintas", "personas diferentes"}},
	{review.DecidedUnsure, []string{"unsure", "not sure", "dont know", "no se", "no se sabe", "no seguro", "no segura", "duda", "dudoso"}},
	{review.DecidedRetract, []string{"retract", "retirar", "retirado", "retiro"}},
	{review.DecidedWrong, []string{"wrong value", "wrong", "valor incorrecto", "incorrecto", "incorrecta", "falso", "falsa"}},
	{review.DecidedRight, []string{"right value", "right", "valor correcto", "correcto", "correcta", "cierto", "cierta"}},
}

// Of a question whether two records are one person, and of one whether a value is
// right, yes and no are answers too.
var (
	yesWords = []string{"si", "yes", "y", "s"}
	noWords  = []string{"no", "n"}
)

// cannotSayYes is the kind of question that asks for one of two persons.
const cannotSayYes = linkage.ConflictFits

// ReadAnswer reads a judgement in anybody's words: of a value of a record, or of
// two records. kind is that of the question, or "".
func ReadAnswer(text, kind string, ofValue bool) (judgement string, ok bool) {
	folded := names.Fold(text)
	for _, a := range answers {
		if slices.Contains(a.words, folded) {
			return a.judgement, true
		}
	}
	yes := slices.Contains(yesWords, folded)
	switch {
	case !yes && !slices.Contains(noWords, folded), kind == cannotSayYes:
		return "", false
	case ofValue && yes:
		return review.DecidedRight, true
	case ofValue:
		return review.DecidedWrong, true
	case yes:
		return review.DecidedSame, true
	}
	return review.DecidedDifferent, true
}

// answerWords is what a sheet should say, the first words of each language.
var answerWords = []string{"same", "igual", "different", "distinto", "unsure", "no sé", "retract", "retirar", "wrong-value", "incorrecto", "right-value", "correcto"}

// Import reads a sheet that [WriteSheet] wrote and people filled in: with the
// columns in any order, headers and answers in Spanish or English, separated by
// commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, as spreadsheets save
// them, or in a spreadsheet (XLSX, ODS). Rows without an answer are counted and left out. A row with a field is
// of the value of record A, any other of the two records.
//
// It returns everything that is wrong with the sheet as one
// [sources.Problems], and then no decisions. The error is another one only when
// r cannot be read.
func Import(r io.Reader, o ImportOptions) (Imported, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return Imported{}, err
	}
	s := &sheet{ImportOptions: o, answered: make(map[asked]review.Decision)}
	s.read(data)
	if len(s.problems) > 0 {
		slices.SortStableFunc(s.problems, func(x, y *sources.Problem) int { return x.Line - y.Line })
		return Imported{}, s.problems
	}
	return s.Imported, nil
}

// A sheet is the state of [Import].
type sheet struct {
	ImportOptions
	Imported
	problems sources.Problems
	lines    []uint32       // of a spreadsheet, the row that every line of its text is
	column   map[string]int // by column, its index
	width    int            // columns of the header
	answered map[asked]review.Decision
}

// asked is a question and who answered it.
type asked struct{ a, b, field, value, reviewer string }

func (s *sheet) complain(line int, code string, args ...any) {
	s.problems = append(s.problems, &sources.Problem{File: s.File, Line: line, Code: code, Args: args})
}

// read reads the header and the rows.
func (s *sheet) read(data []byte) {
	data, ok := s.workbook(data)
	if !ok {
		return
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			s.complain(0, BadUTF8)
			return
		}
		data = decoded
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if !utf8.Valid(data) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			s.complain(0, BadUTF8)
			return
		}
		data = decoded
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if bytes.Count(data, []byte("\n")) == 0 { // Excel for Mac ends lines with CR
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	first, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	if r.Comma = separator(first); s.lines != nil {
		r.Comma = ','
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if e := new(csv.ParseError); errors.As(err, &e) {
			s.complain(e.StartLine, BadQuote)
			continue
		}
		line, _ := r.FieldPos(0)
		if s.lines != nil {
			line = int(s.lines[line-1])
		}
		switch {
		case s.column == nil:
			if !s.header(line, row) {
				return
			}
		case !slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" }):
		case len(row) > s.width && strings.Join(row[s.width:], "") != "":
			s.complain(line, WrongCells, len(row), s.width)
		default:
			s.row(line, row)
		}
	}
	if s.column == nil && len(s.problems) == 0 {
		s.complain(0, NoAnswerColumn, "answer")
	}
}

// separator returns which of the usual separators a header has most of.
func separator(header []byte) rune {
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(header, []byte(string(c))) > bytes.Count(header, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// header finds the columns, and reports whether there are enough of them.
func (s *sheet) header(line int, row []string) bool {
	s.column, s.width = make(map[string]int), len(row)
	for i, cell := range row {
		folded := names.Fold(cell)
		for _, c := range sheetColumns {
			if !slices.Contains(c.headers, folded) {
				continue
			}
			if _, twice := s.column[c.column]; twice {
				s.complain(line, ColumnTwice, cell)
			} else {
				s.column[c.column] = i
			}
		}
	}
	has := func(columns ...string) bool {
		return !slices.ContainsFunc(columns, func(c string) bool { _, ok := s.column[c]; return !ok })
	}
	for _, side := range []string{"a", "b"} {
		if !has("record_"+side) && !has("source_"+side, "key_"+side) {
			s.complain(line, NoAnswerColumn, "record_"+side)
		}
	}
	for _, c := range []string{"name_a", "name_b", "answer"} {
		if !has(c) {
			s.complain(line, NoAnswerColumn, c)
		}
	}
	return len(s.problems) == 0
}

// row reads one question.
func (s *sheet) row(line int, row []string) {
	cell := func(column string) string {
		i, ok := s.column[column]
		if !ok || i >= len(row) {
			return ""
		}
		return oneLine(Restore(row[i]))
	}
	answer := cell("answer")
	if answer == "" {
		s.Unanswered++
		return
	}
	d := review.Decision{Line: line, NameA: cell("name_a"), NameB: cell("name_b"), Reviewer: cell("reviewer"), At: s.At, Reason: review.AuditReason(cell("kind"), cell("reason"))}
	judgement, ok := ReadAnswer(answer, cell("kind"), cell("field") != "")
	if d.Judgement = judgement; !ok {
		s.complain(line, BadJudgement, answer, answerWords)
		return
	}
	if d.Reviewer == "" {
		d.Reviewer = s.Reviewer
	}
	reference := func(side string) (source, key string) {
		ref := cell("record_" + side)
		if ref == "" {
			return cell("source_" + side), cell("key_" + side)
		}
		source, key, found := linkage.CutRef(ref)
		if !found {
			s.complain(line, BadReference, ref)
			key = source // one problem is enough
		}
		return source, key
	}
	d.SourceA, d.KeyA = reference("a")
	if field := cell("field"); field != "" {
		d.SourceB, d.KeyB, d.NameB = "", field, cell("value")
	} else {
		d.SourceB, d.KeyB = reference("b")
	}
	if problems := check(s.File, &d); len(problems) > 0 {
		s.problems = append(s.problems, problems...)
		return
	}
	q := asked{d.RefA(), d.RefB(), d.KeyB, d.NameB, d.Reviewer}
	if !d.OfValue() {
		q = asked{min(d.RefA(), d.RefB()), max(d.RefA(), d.RefB()), "", "", d.Reviewer}
	}
	if old, ok := s.answered[q]; ok && old.Judgement != d.Judgement {
		s.complain(line, TwoAnswers, old.Line)
		return
	}
	s.answered[q] = d
	s.Decisions = append(s.Decisions, d)
}
