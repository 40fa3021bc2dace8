package figures

import (
	"strconv"

	"cotejo/linkage"
)

// A span is an interval of days, ends included, in days since the year 1.
type span struct{ first, last int }

func spanOf(date string) (s span, ok bool) {
	s.first, s.last, ok = linkage.Days(date)
	return s, ok
}

// day is the number of a day that is written in this package.
func day(date string) int {
	d, _, _ := linkage.Days(date)
	return d
}

func (s span) within(o span) bool { return o.first <= s.first && s.last <= o.last }

// birthday returns year, month and day of a number of days.
func birthday(days int) (year, monthDay int) {
	year = days/365 + 1 // never too early
	for day(pad(year, 4)+"-01-01") > days {
		year--
	}
	month := 12
	for day(pad(year, 4)+"-"+pad(month, 2)+"-01") > days {
		month--
	}
	return year, month*100 + days - day(pad(year, 4)+"-"+pad(month, 2)+"-01") + 1
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// years are the full years from one day to another.
func years(from, to int) int {
	y1, d1 := birthday(from)
	y2, d2 := birthday(to)
	if d2 < d1 {
		return y2 - y1 - 1
	}
	return y2 - y1
}
