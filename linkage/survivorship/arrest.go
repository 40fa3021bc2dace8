package survivorship

import (
	"cmp"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/dates"
)

// Fields of a prisoner's record that are about one arrest and what followed it.
const (
	arrestField  = "arrest_date"
	releaseField = "release_date"
	custodyField = "custody"
	figureField  = "legal_figure"
)

// revoked is the legal figure of those whose release was taken back.
const revoked = "revocado"

// newArrestDays is the number of days between two arrests from which they are
// two. Lists date one arrest weeks apart, by the protest, the arrest or the day
// of the charge, those of July 2021 up to the December after: half a year is
// beyond all of that.
const newArrestDays = 183

// precise is the longest span in days by which a date still says which arrest is
// meant: a month.
const precise = 31

// An arrests says which records of a person speak of an arrest before the last
// one that is known.
type arrests struct {
	field   int // of the arrest, -1 when there is none
	last    dates.Span
	earlier []int // records; empty when all may speak of one arrest
}

// arrestsOf finds the last arrest of a person. Who was freed and arrested again
// stands on one list with the first arrest and its release, on another with the
// second; to mix the two frees a prisoner. A date that a slip of the pen turns
// into another is no second arrest.
func arrestsOf(in *linkage.Input, records []int, said verdicts) arrests {
	a := arrests{field: in.FieldIndex(arrestField)}
	if a.field < 0 || len(records) < 2 {
		return a
	}
	type dated struct {
		dates.Span
		text string
	}
	var all []dated
	for _, r := range records {
		text := said.value(in, r, a.field)
		if s, ok := dates.ParseSpan(text); ok && s.To-s.From < precise {
			all = append(all, dated{s, text})
		}
		if said.right(r, a.field) {
			return a // a person said which one it is
		}
	}
	slices.SortFunc(all, func(x, y dated) int {
		return cmp.Or(cmp.Compare(y.From, x.From), cmp.Compare(x.To, y.To), cmp.Compare(x.text, y.text))
	})
	for _, newest := range all {
		before, slip := false, false
		for _, d := range all {
			if newest.From-d.To > newArrestDays {
				before = true
				slip = slip || sameButSlip(newest.text, d.text)
			}
		}
		if !before {
			return a
		}
		if slip {
			continue
		}
		a.last = newest.Span
		for _, r := range records {
			if a.before(in, r, said) {
				a.earlier = append(a.earlier, r)
			}
		}
		return a
	}
	return a
}

// before reports whether a record speaks of an arrest before the last: by its
// date of arrest, or, without one, by its release or its own date.
func (a *arrests) before(in *linkage.Input, record int, said verdicts) bool {
	if s, ok := dates.ParseSpan(said.value(in, record, a.field)); ok {
		return a.last.From-s.To > newArrestDays
	}
	for _, date := range []string{a.release(in, record, said), in.Records[record].AsOf} {
		if s, ok := dates.ParseSpan(date); ok && s.To < a.last.From {
			return true
		}
	}
	return false
}

func (a *arrests) release(in *linkage.Input, record int, said verdicts) string {
	if f := in.FieldIndex(releaseField); f >= 0 {
		return said.value(in, record, f)
	}
	return ""
}

// dates reports whether a record may state the day of the last arrest.
func (a *arrests) dates(record int) bool { return !slices.Contains(a.earlier, record) }

// tells reports whether a record may say what followed the last arrest: a
// release after it does, whatever arrest stands beside it.
func (a *arrests) tells(in *linkage.Input, record int, said verdicts) bool {
	if a.dates(record) {
		return true
	}
	s, ok := dates.ParseSpan(a.release(in, record, said))
	return ok && s.From >= a.last.From
}

// older reports whether a record that states no arrest was true before the arrest
// that was chosen, and so knows nothing of it.
func (a *arrests) older(in *linkage.Input, record int, said verdicts, arrest string) bool {
	if a.field < 0 || arrest == "" || said.value(in, record, a.field) != "" {
		return false
	}
	return releasedBefore(a.release(in, record, said), arrest) || releasedBefore(in.Records[record].AsOf, arrest)
}

// sameButSlip reports whether a slip of the pen turns one date into another: of
// days as in dateSlip, of months one digit.
func sameButSlip(a, b string) bool {
	if x, y := dates.Digits(a), dates.Digits(b); x != 0 && y != 0 {
		return dates.Slip(x, y)
	}
	if len(a) < 7 || len(b) < 7 {
		return false
	}
	differ := 0
	for i := range 7 {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ <= 1
}

// chooseArrest chooses the day of arrest among the records that may speak of the
// last one.
func (a *arrests) chooseArrest(in *linkage.Input, records []int, said verdicts) linkage.Chosen {
	if len(a.earlier) == 0 {
		return chooseField(in, records, a.field, said, nil)
	}
	c := chooseField(in, records, a.field, said, a.dates)
	if c.Value != "" && c.Rule != RuleDecided {
		c.Rule = RuleLatest
	}
	return c
}

// followFields are the fields whose value belongs to one arrest: the prison and
// the sentence of the first say nothing of the second.
var followFields = []string{"prison", "charges", "sentence_months", "petition_months"}

// speakers returns the filter of the records that may state a field: those of the
// last arrest, where one of them states it; nil lets all speak.
func (a *arrests) speakers(in *linkage.Input, records []int, said verdicts, field int) func(r int) bool {
	if len(a.earlier) == 0 || !slices.Contains(followFields, in.Fields[field].Name) {
		return nil
	}
	for _, r := range records {
		if a.dates(r) && said.value(in, r, field) != "" {
			return a.dates
		}
	}
	return nil
}

// releasedBefore reports whether a date, such as that of a release, is surely
// earlier than an arrest.
func releasedBefore(date, arrest string) bool {
	r, okR := dates.ParseSpan(date)
	a, okA := dates.ParseSpan(arrest)
	return okR && okA && r.To < a.From
}
