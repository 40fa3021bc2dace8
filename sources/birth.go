package sources

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"cotejo/sources/values"
)

// Bounds of an age at which people are on such lists. Persons under twelve are
// not arrested, and a greater age than 110 is a typing error.
const (
	minAge = 12
	maxAge = 110
)

// years is an interval of calendar years, ends included; zero when unknown.
type years struct{ from, to int }

func (y years) known() bool { return y.from > 0 }

// text writes the interval as a date: "1982", or "1982/1983".
func (y years) text() string {
	if y.from == y.to {
		return strconv.Itoa(y.from)
	}
	return fmt.Sprintf("%d/%d", y.from, y.to)
}

// apart returns the years between two intervals, 0 when they touch.
func (y years) apart(z years) int { return max(0, y.from-z.to, z.from-y.to) }

// yearsOf returns the years that a date covers.
func yearsOf(date string) years {
	from, to, both := strings.Cut(date, "/")
	if !both {
		to = from
	}
	if len(from) < 4 || len(to) < 4 {
		return years{}
	}
	a, errA := strconv.Atoi(from[:4])
	b, errB := strconv.Atoi(to[:4])
	if errA != nil || errB != nil || a > b {
		return years{}
	}
	return years{a, b}
}

// born returns the years in which somebody was born who was of an age at some
// time in the years when: whose birthday had come, or not.
func born(age int, when years) years { return years{when.from - age - 1, when.to - age} }

// parseDay reads a date of one canonical form; ok is false for intervals and
// any other text.
func parseDay(date string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// birthCells are what a row says about a birth.
type birthCells struct {
	date, ageAtArrest, ageNow int // columns, -1 when there is none
}

// birth reads the birth of the row in progress: the birth date, or else an
// interval from the age at the arrest, or else from the present age. What
// contradicts the more direct statement is a doubt.
func (s *standardiser) birth(c birthCells, arrest, event, asOf string) string {
	date := s.date(c.date)
	if date == "" && s.at.birthYear >= 0 {
		date = s.dateInParts(s.at.birthYear, s.at.birthMonth, s.at.birthDay)
	}
	arrested := yearsOf(arrest)
	if !arrested.known() && event != "" {
		from, _ := s.vocabulary.EventDate(event)
		arrested = yearsOf(from)
	}
	if reason := s.unbornOrTooOld(date, arrested); reason != "" {
		s.doubt(s.birthColumn(c.date), reason)
		date = ""
	}
	said := yearsOf(date)
	var open years // that a bound of the age at the arrest leaves, "<18"
	undated := -1  // the column of an age of which nobody says when it was
	take := func(col int, when years) {
		age, ok := s.age(col)
		if !ok && col == c.ageAtArrest && when.known() {
			open = s.bornWithin(col, when)
		}
		if ok && !when.known() {
			undated = col
		}
		if !ok || !when.known() {
			return
		}
		interval := born(age, when)
		switch {
		case !said.known():
			said = interval
		case said.apart(interval) > 1:
			s.doubt(col, DoubtAgeContradicts)
		}
	}
	take(c.ageAtArrest, arrested)
	now := yearsOf(asOf)
	if !now.known() {
		now = s.listed
	}
	take(c.ageNow, now)
	if open.known() && said.known() {
		switch {
		case said.apart(open) > 0:
			// A present age must not make an adult of somebody who was arrested as
			// a minor.
			s.doubt(c.ageAtArrest, DoubtAgeContradicts)
			said = years{}
			if date != "" {
				return date
			}
		case date == "":
			said = years{max(said.from, open.from), min(said.to, open.to)}
		}
	}
	switch {
	case date != "":
		return date
	case said.known():
		return s.span(said)
	case undated >= 0:
		s.doubt(undated, DoubtAgeWithoutDate)
	}
	return ""
}

// unbornOrTooOld returns the reason for which a date of birth cannot be that of
// somebody who was arrested in these years: it lies after the closing day, or
// too near the arrest or too far from it. A list that says nothing of arrests
// is of other persons, who may have lived at any time, unless a profile reads it.
func (s *standardiser) unbornOrTooOld(date string, arrested years) string {
	if date == "" {
		return ""
	}
	at := arrested
	if !at.known() && !s.mapping.recipe {
		at = yearsOf(s.today)
	}
	switch y := yearsOf(date); {
	case len(date) == 10 && s.repeated[date]:
		return DoubtRepeatedBirth
	case s.isFuture(date):
		return DoubtFutureDate
	case arrested.known() && y.from > arrested.to-minAge:
		return DoubtBirthTooLate
	case at.known() && y.to < at.from-maxAge-1:
		return DoubtBirthTooEarly
	}
	return ""
}

// birthColumn returns the column of the birth, whole or its year.
func (s *standardiser) birthColumn(date int) int {
	if date >= 0 && !missing(s.cells[date]) || s.at.birthYear < 0 {
		return date
	}
	return s.at.birthYear
}

// bornWithin returns the years in which somebody was born whose age at some
// time lay within the bounds that a cell sets, or no years.
func (s *standardiser) bornWithin(col int, when years) years {
	if col < 0 || s.cells[col] == "" {
		return years{}
	}
	r := s.recall('b', s.cells[col], "", func() (r reading) {
		r.number, r.most, r.ok = values.AgeBounds(s.cells[col])
		return r
	})
	if !r.ok {
		return years{}
	}
	return years{when.from - r.most - 1, when.to - r.number}
}

// dateInParts reads a date from a column for the year, one for the month and
// one for the day, as far as they are there. A day that the month does not have
// stays as it was written: its digits tell which day was meant.
func (s *standardiser) dateInParts(year, month, day int) string {
	number := func(col, digits, most int) string {
		if col < 0 {
			return ""
		}
		n, err := strconv.Atoi(tidy(s.cells[col]))
		if err != nil || n < 1 || n > most {
			if !missing(s.cells[col]) {
				s.doubt(col, values.DoubtNoDate)
			}
			return ""
		}
		return fmt.Sprintf("%0*d", digits, n)
	}
	date := number(year, 4, 9999)
	for _, part := range []string{number(month, 2, 12), number(day, 2, 31)} {
		if date == "" || part == "" {
			break
		}
		date += "-" + part
	}
	return date
}

// age reads an age.
func (s *standardiser) age(col int) (int, bool) {
	if col < 0 || s.cells[col] == "" {
		return 0, false
	}
	r := s.recall('a', s.cells[col], "", func() (r reading) {
		var doubt string
		r.number, r.ok, doubt = values.Age(s.cells[col])
		if r.ok && (r.number < minAge || r.number > maxAge) {
			r.ok, doubt = false, values.DoubtImpossibleAge
		}
		r.doubts = some(doubt)
		return r
	})
	s.doubtAll(col, r)
	return r.number, r.ok
}

// listYears returns the years in which a list was closed, for ages in rows
// without a date of their own: the profile's date; else the latest date in the
// file; else the day that the caller gave, give or take a year.
func listYears(p *Profile, latest, closed string) years {
	switch {
	case p.ListDate != "":
		return yearsOf(p.ListDate)
	case latest != "":
		return yearsOf(latest)
	case closed != "":
		y := yearsOf(closed)
		return years{y.from - 1, y.to + 1}
	}
	return years{}
}

// lowered returns a date on the first of a month as its month, and on the first
// of January as its year, for lists that write unknown parts so.
func lowered(date string) string {
	switch {
	case strings.HasSuffix(date, "-01-01") && len(date) == 10:
		return date[:4]
	case strings.HasSuffix(date, "-01") && len(date) == 10:
		return date[:7]
	}
	return date
}
