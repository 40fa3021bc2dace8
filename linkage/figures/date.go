package figures

import (
	"cotejo/linkage/dates"
)

// A span is an interval of days, ends included, in days since the year 1.
type span struct{ first, last int }

func spanOf(date string) (s span, ok bool) {
	s.first, s.last, ok = dates.Days(date)
	return s, ok
}

// day is the number of a day that is written in this package.
func day(date string) int {
	d, _, _ := dates.Days(date)
	return d
}

func (s span) within(o span) bool { return o.first <= s.first && s.last <= o.last }
