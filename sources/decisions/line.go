package decisions

import (
	"strings"
	"time"
	"unicode"

	"cotejo/linkage/review"
	"cotejo/sources"
)

// Why a line or a sheet cannot be taken. The text after each is what the
// problem's Args hold.
const (
	WrongHeader    = "decisions-header"          // the header expected
	MergeConflict  = "decisions-merge-conflict"  // git's marks of an unfinished merge
	CutOff         = "decisions-cut-off"         // the last line has no end
	BadUTF8        = "decisions-bad-utf8"        //
	BadQuote       = "decisions-bad-quote"       // a quote in the wrong place or never closed
	WrongCells     = "decisions-cells"           // the number of cells, the number expected
	BadJudgement   = "decisions-judgement"       // what stands there, the words known ([]string)
	NotOfValue     = "decisions-not-of-value"    // the judgement; it needs two records, and source_b is empty
	NotOfPair      = "decisions-not-of-pair"     // the judgement; it is of a value, and source_b is not empty
	MissingCell    = "decisions-missing"         // the column
	BadReference   = "decisions-reference"       // what stands there: no "source:key", or a key that has several lines
	SamePairTwice  = "decisions-one-record"      // the reference; a record is the same as itself
	BadStamp       = "decisions-at"              // what stands there
	NoAnswerColumn = "decisions-no-answer"       // the column; a sheet that lacks it
	TwoAnswers     = "decisions-two-answers"     // the line of the other answer of that reviewer to that question
	ColumnTwice    = "decisions-column-twice"    // the header; two columns of a sheet that mean the same
	UnreadableFile = "decisions-unreadable-file" // what the system says
)

// Codes returns every code of a problem that this package reports itself, so
// that the catalogue of messages can be checked against it. [Problems] adds
// those of [review.DecisionProblemCodes].
func Codes() []string {
	return []string{WrongHeader, MergeConflict, CutOff, BadUTF8, BadQuote, WrongCells, BadJudgement, NotOfValue, NotOfPair,
		MissingCell, BadReference, SamePairTwice, BadStamp, NoAnswerColumn, TwoAnswers, ColumnTwice, UnreadableFile, FollowedRow, PerhapsMoved}
}

// Problems turns what [review.ApplyDecisions] found into problems of the
// file. Line is that of the latest line concerned, and the lines of all of
// them, an []int, are the last of Args.
func Problems(file string, found []review.DecisionProblem) sources.Problems {
	out := make(sources.Problems, len(found))
	for i, p := range found {
		args := append(append([]any{}, p.Args...), p.Lines)
		out[i] = &sources.Problem{File: file, Line: p.Lines[len(p.Lines)-1], Code: p.Code, Args: args}
	}
	return out
}

// Codes of what is told of decisions about records that were corrected since.
// Args are the old reference and name, those of today, and the lines.
const (
	FollowedRow  = "decision-followed"
	PerhapsMoved = "decision-perhaps" // it may be another record
)

// Followed tells of the records that were corrected since something was decided
// of them. Of a record that is only perhaps the same it puts the question in the
// place of the problem that it is gone or has another name.
func Followed(file string, found []review.Followed, problems sources.Problems) (followed sources.Problems) {
	for _, f := range found {
		told := sources.Problem{File: file, Line: f.Lines[len(f.Lines)-1], Code: FollowedRow, Args: []any{f.Old, f.OldName, f.New, f.NewName, f.Lines}}
		if f.Sure {
			followed = append(followed, &told)
			continue
		}
		told.Code = PerhapsMoved
		for _, p := range problems {
			if (p.Code == review.DecisionRecordGone || p.Code == review.DecisionNameChanged) && p.Args[0] == f.Old {
				line := p.Line
				*p = told
				p.Line = line
			}
		}
	}
	return followed
}

// header is the first line of the file.
const header = "judgement,source_a,key_a,name_a,source_b,key_b,name_b,reviewer,at,reason"

// columns is the number of its cells.
const columns = 10

// A line is a decision as the file has it.
type line struct {
	Judgement string `csv:"judgement"`
	SourceA   string `csv:"source_a"`
	KeyA      string `csv:"key_a"`
	NameA     string `csv:"name_a"`
	SourceB   string `csv:"source_b"`
	KeyB      string `csv:"key_b"`
	NameB     string `csv:"name_b"`
	Reviewer  string `csv:"reviewer"`
	At        string `csv:"at"`
	Reason    string `csv:"reason"`
}

// lineOf prepares a decision for the file: texts lie on one line, and no cell
// starts a formula.
func lineOf(d *review.Decision) *line {
	return &line{d.Judgement, Neutralise(d.SourceA), Neutralise(d.KeyA), Neutralise(oneLine(d.NameA)),
		Neutralise(d.SourceB), Neutralise(d.KeyB), Neutralise(oneLine(d.NameB)),
		Neutralise(oneLine(d.Reviewer)), d.At, Neutralise(oneLine(d.Reason))}
}

func (l *line) decision(number int) review.Decision {
	return review.Decision{Line: number, Judgement: strings.TrimSpace(l.Judgement),
		SourceA: Restore(l.SourceA), KeyA: Restore(l.KeyA), NameA: oneLine(Restore(l.NameA)),
		SourceB: Restore(l.SourceB), KeyB: Restore(l.KeyB), NameB: oneLine(Restore(l.NameB)),
		Reviewer: oneLine(Restore(l.Reviewer)), At: strings.TrimSpace(l.At), Reason: oneLine(Restore(l.Reason))}
}

// oneLine trims a text and writes a space for every control character, line
// ends among them, and a replacement character for what is no UTF-8.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}

var judgements = []string{review.DecidedSame, review.DecidedDifferent, review.DecidedUnsure,
	review.DecidedRetract, review.DecidedWrong, review.DecidedRight, review.DecidedConfirmReport, review.DecidedRejectReport}

// check returns all that is wrong with a decision, and brings its stamp to the
// form of [Stamp]. Names may be empty: those of lists of other things are.
func check(file string, d *review.Decision) sources.Problems {
	var out sources.Problems
	complain := func(code string, args ...any) {
		out = append(out, &sources.Problem{File: file, Line: d.Line, Code: code, Args: args})
	}
	switch d.Judgement {
	case review.DecidedUnsure:
		if !d.OfValue() && d.RefA() == d.RefB() {
			complain(SamePairTwice, d.RefA())
		}
	case review.DecidedSame, review.DecidedDifferent:
		if d.OfValue() {
			complain(NotOfValue, d.Judgement)
		} else if d.RefA() == d.RefB() {
			complain(SamePairTwice, d.RefA())
		}
	case review.DecidedConfirmReport:
		if d.OfValue() {
			complain(NotOfValue, d.Judgement)
		} else if d.Reason == "" { // nobody could look again at what was seen
			complain(MissingCell, "reason")
		}
	case review.DecidedWrong, review.DecidedRight, review.DecidedRejectReport:
		if !d.OfValue() {
			complain(NotOfPair, d.Judgement)
		} else if d.NameB == "" {
			complain(MissingCell, "name_b")
		}
	case review.DecidedRetract:
	default:
		complain(BadJudgement, d.Judgement, judgements)
	}
	for _, c := range []struct{ column, cell string }{{"source_a", d.SourceA}, {"key_a", d.KeyA}, {"key_b", d.KeyB}, {"reviewer", d.Reviewer}} {
		if strings.TrimSpace(c.cell) == "" {
			complain(MissingCell, c.column)
		}
	}
	for _, part := range []string{d.SourceA, d.KeyA, d.SourceB, d.KeyB} {
		if part != oneLine(part) {
			complain(BadReference, part)
		}
	}
	for _, source := range []string{d.SourceA, d.SourceB} {
		if strings.Contains(source, ":") {
			complain(BadReference, source)
		}
	}
	if at, ok := parseStamp(d.At); ok {
		d.At = at
	} else {
		complain(BadStamp, d.At)
	}
	return out
}

// stampLayout has milliseconds: a person answers once in a second or so.
const stampLayout = "2006-01-02T15:04:05.000Z"

// Stamp writes a time as the column at has it.
func Stamp(t time.Time) string { return t.UTC().Format(stampLayout) }

// parseStamp reads a day or a time with its zone and writes it as [Stamp] does.
func parseStamp(s string) (string, bool) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			if y := t.UTC().Year(); y < 1 || y > 9999 {
				return "", false // four digits, or the order of texts is not that of time
			}
			return Stamp(t), true
		}
	}
	return "", false
}
