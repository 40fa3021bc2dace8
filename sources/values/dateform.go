package values

import (
	"strings"
	"time"
)

// Forms of dates that are read as a whole cell, before it is cut into pieces.

// The spreadsheet serials that are dates: 20000 is 3 October 1954 and 60000 is
// 7 April 2064. Day 0 is 30 December 1899.
const minSerial, maxSerial = 20000, 60000

// canonicalInterval reads a cell that is an interval as [Date] writes it.
// Its own check keeps "2000-01/2000" from being read as 2000 to January 2000.
func canonicalInterval(cell string) (from, to stated, ok bool) {
	first, last, ok := strings.Cut(cell, "/")
	if !ok || first == last {
		return from, to, false
	}
	if from, ok = canonicalDate(first); !ok {
		return from, to, false
	}
	to, ok = canonicalDate(last)
	return from, to, ok && !to.before(from)
}

// canonicalDate reads a date as [Date] writes it.
func canonicalDate(text string) (stated, bool) {
	var s stated
	for i, part := range strings.Split(text, "-") {
		if i > 2 || len(part) != 2 && i > 0 || len(part) != 4 && i == 0 || strings.Trim(part, "0123456789") != "" {
			return stated{}, false
		}
		switch n := atoi(part); i {
		case 0:
			s.year = n
		case 1:
			s.month = n
		default:
			s.day = n
		}
	}
	return s, s.possible() && s.String() == text
}

// plainDate is the quick way for the commonest form, dd/mm/yyyy.
func plainDate(cell string) (string, bool) {
	if len(cell) != 10 || cell[2] != '/' || cell[5] != '/' {
		return "", false
	}
	for _, i := range [...]int{0, 1, 3, 4, 6, 7, 8, 9} {
		if !isDigit(cell[i]) {
			return "", false
		}
	}
	s := stated{atoi(cell[6:]), atoi(cell[3:5]), atoi(cell[:2])}
	if s.day == 0 || s.month == 0 || !s.possible() {
		return "", false
	}
	return cell[6:] + "-" + cell[3:5] + "-" + cell[:2], true
}

// atoi reads digits.
func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// serialDate reads a whole cell that is a spreadsheet's day number ("44388",
// "44388.0") or a date without separators ("20210711").
func serialDate(cell string, pieces []datePiece) (string, bool) {
	whole := strings.TrimSpace(cell)
	if i := strings.IndexAny(whole, ".,"); i > 0 && strings.Trim(whole[i+1:], "0123456789") == "" {
		whole = whole[:i]
	}
	if len(pieces) > 2 || strings.Trim(whole, "0123456789") != "" {
		return "", false
	}
	n := pieces[0].number
	switch {
	case pieces[0].digits == 5 && minSerial <= n && n <= maxSerial:
		return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly), true
	case pieces[0].digits == 8 && len(pieces) == 1:
		s := stated{n / 10000, n / 100 % 100, n % 100}
		if s.day > 0 && s.month > 0 && s.possible() {
			return s.String(), true
		}
	}
	return "", false
}
