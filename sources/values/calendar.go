package values

import "fmt"

// The years in which a date is believed.
const minYear, maxYear = 1900, 2100

// A stated date has zeros for what was not stated.
type stated struct{ year, month, day int }

func (s stated) String() string {
	switch {
	case s.month == 0:
		return fmt.Sprintf("%04d", s.year)
	case s.day == 0:
		return fmt.Sprintf("%04d-%02d", s.year, s.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
}

// checked returns a date that exists. Zeros for the day, or for both day and
// month, say that they are not known.
func checked(s stated) (stated, string) {
	if !s.possible() {
		return stated{}, DoubtImpossibleDate
	}
	return s, ""
}

// possible reports whether the date is in the calendar and in the believed years.
func (s stated) possible() bool {
	if s.year < minYear || s.year > maxYear || s.month < 0 || s.month > 12 || s.day < 0 || s.month == 0 && s.day > 0 {
		return false
	}
	return s.day <= daysIn(s.year, s.month)
}

// daysIn returns the days of a month; month 0 has none.
func daysIn(year, month int) int {
	switch month {
	case 0:
		return 0
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// before reports whether all of s lies before t as far as both are stated.
func (s stated) before(t stated) bool {
	switch {
	case s.year != t.year:
		return s.year < t.year
	case s.month == 0 || t.month == 0:
		return false
	case s.month != t.month:
		return s.month < t.month
	}
	return s.day > 0 && t.day > 0 && s.day < t.day
}
