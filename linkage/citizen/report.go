package citizen

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/dates"
	"cotejo/linkage/names"
)

// The states of a report.
const (
	New       = "new"
	Matched   = "matched"
	Confirmed = "confirmed"
	Duplicate = "duplicate"
	NoPerson  = "no-person"
	Rejected  = "rejected"
)

// States lists the states in the order in which tables show them.
func States() []string { return []string{New, Matched, Confirmed, Duplicate, NoPerson, Rejected} }

// The marks of what may be spam.
const (
	MarkNoName   = "no-name"
	MarkFuture   = "future-date"   // the exit lies after the report
	MarkEvidence = "same-evidence" // one proof for so many persons
	MarkBurst    = "burst"         // too many reports in an hour
)

// Marks lists the marks.
func Marks() []string { return []string{MarkNoName, MarkFuture, MarkEvidence, MarkBurst} }

// How sure a match must be, and how unlikely the second candidate and, for a lead,
// the best one.
const (
	surely = .95
	hardly = .05
)

// Days within which two reports of a person are of one exit, and from which a
// report and an event are of two.
const (
	sameReport = 7
	sameExit   = 31
)

// When reports look like spam.
const (
	evidencePersons = 3  // persons for whom one proof is given
	burstReports    = 20 // reports in an hour, above which all of them are marked
)

// A Candidate is a person whom a report may be about.
type Candidate struct {
	Person    int // the number of the cluster
	Posterior float64
}

// A Report is one report. Its number in a roster is its place plus one.
type Report struct {
	Form string // the name of the form
	Ref  string // form:key
	Row  int
	Line int

	Received string // 2025-01-16T10:15:22, or as much of it as is known
	Name     string
	Relation string
	From, To string // the days within which the person left prison, "" when it does not say
	Place    string
	Prison   string
	Figure   string
	Proof    string // the kind of proof
	ProofRef string
	Raw      linkage.Cells // the cells as they were kept
	Source   int           // the form, by index into the sources of the forms

	Candidates []Candidate // the likeliest first
	Marks      []string
	State      string
	Person     int // the number of the cluster that it is about; -1 for none
	Posterior  float64
	Duplicate  int // the place of the report that it repeats; -1 for none
	// ConfirmedBy is what confirmed it: the line of the decisions file, "line 12", or
	// the reference of a record. ConfirmedOn is the day.
	ConfirmedBy, ConfirmedOn string
	Decision                 int // line of the decision that settled it, 0 for none

	text string // all that it says, folded
}

// Of makes reports of the rows of forms, in the order of forms and rows.
func Of(forms *linkage.Input) []Report {
	if forms == nil {
		return nil
	}
	value := func(r *linkage.Record, field string) string {
		if f := forms.FieldIndex(field); f >= 0 {
			return r.Values[f]
		}
		return ""
	}
	out := make([]Report, len(forms.Records))
	for i := range forms.Records {
		r := &forms.Records[i]
		p := Report{Form: forms.Sources[r.Source].Name, Ref: forms.Ref(i), Row: r.Row, Line: r.Line, Received: value(r, "received"), Name: r.Name.Text, Relation: value(r, "relation"),
			Prison: value(r, "prison"), Figure: value(r, "legal_figure"), Proof: value(r, "evidence_kind"), ProofRef: value(r, "evidence_ref"), Person: -1, Duplicate: -1, State: New,
			Raw: r.Raw, Source: r.Source}
		var place []string
		for _, field := range []string{"locality", "municipality", "province"} {
			if v := value(r, field); v != "" {
				place = append(place, v)
			}
		}
		p.Place = strings.Join(place, ", ")
		if first, last, ok := dates.Days(value(r, "release_date")); ok {
			p.From, p.To = dates.DayText(first), dates.DayText(last)
		}
		p.text = names.Fold(strings.Join([]string{p.Name, strings.Join(r.Name.Aliases, " "), p.Place, p.Prison, p.Figure, p.From, p.To}, " "))
		out[i] = p
	}
	slices.SortStableFunc(out, func(a, b Report) int { return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Row, b.Row)) })
	return out
}

// marked reports whether something speaks against taking the report by its word.
func (r *Report) marked() bool { return len(r.Marks) > 0 }

// Stands reports whether the report says something of its person by itself: it is
// surely about that person, nobody has refuted it, and it is neither repeated nor
// marked.
func (r *Report) Stands() bool { return (r.State == Matched || r.State == Confirmed) && !r.marked() }

// when is the days of the exit. A report without them is of the days before it was
// sent.
func (r *Report) when() (first, last int, ok bool) {
	if first, last, ok = span(r.From, r.To); ok {
		return first, last, true
	}
	if _, sent, known := dates.Days(day(r.Received)); known {
		return sent - sameExit + 1, sent, true
	}
	return 0, 0, false
}

func span(from, to string) (first, last int, ok bool) {
	first, _, ok = dates.Days(from)
	_, last, also := dates.Days(to)
	return first, last, ok && also
}

// day is the day of a moment.
func day(moment string) string { return moment[:min(len(moment), len("2025-01-16"))] }

// Days are the days within which the person left prison, as far as the report tells.
func (r *Report) Days() (from, to string, ok bool) {
	first, last, ok := r.when()
	if !ok {
		return "", "", false
	}
	return dates.DayText(first), dates.DayText(last), true
}

// gap is the days between two intervals, 0 when they overlap.
func gap(first, last, from, to int) int { return max(0, first-to, from-last) }
