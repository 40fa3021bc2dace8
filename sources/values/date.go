package values

import (
	"fmt"
	"strings"
	"time"
)

// The years in which a date is believed.
const minYear, maxYear = 1900, 2100

// yearPivot is the last two-digit year of this century: "39" is 2039 and "40"
// is 1940. Births of people on the lists lie above it, arrests below.
const yearPivot = 39

// The spreadsheet serials that are dates: 20000 is 3 October 1954 and 60000 is
// 7 April 2064. Day 0 is 30 December 1899.
const minSerial, maxSerial = 20000, 60000

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

// Date reads a date as precisely as the cell states it: a day, a month, a year,
// or an interval of two such. Numbers stand in the order day, month, year, as in
// all Spanish lists; month first is accepted only where nothing else is
// possible, with a doubt. Zeros for day or month ("00/07/2021") mean that it is
// not known. Two-digit years up to 39 belong to this century. For the cells of
// a column whose order is known, see [DayOrder].
func Date(cell string) (value, doubt string) { return DayFirst.Date(cell) }

// Date is the function [Date] for a cell of a column in this order.
func (o DayOrder) Date(cell string) (value, doubt string) {
	if o == DayFirst {
		if value, ok := plainDate(cell); ok {
			return believed(value, "")
		}
	}
	if Missing(cell) {
		return "", ""
	}
	if from, to, ok := canonicalInterval(cell); ok {
		if from.farFrom(to) {
			return "", DoubtSeveralDates
		}
		return believed(cell, "")
	}
	if value, doubt := eventDate(cell); doubt != "" {
		return value, doubt
	}
	pieces, approx, ok := datePieces(cell)
	if !ok || len(pieces) == 0 || len(pieces) > 12 {
		return "", DoubtNoDate
	}
	if value, ok := serialDate(cell, pieces); ok {
		return believed(value, "")
	}
	if allZero(pieces) {
		return "", ""
	}
	from, to, doubt := o.readDate(pieces)
	switch {
	case from == (stated{}) && doubt == DoubtNoDate && o.several(pieces, 0):
		return "", DoubtSeveralDates
	case from == (stated{}) && o.farYear(pieces):
		return "", DoubtPlaceholderDate
	case from == (stated{}):
		return "", doubt
	case from.farFrom(to):
		return "", DoubtSeveralDates
	}
	if approx && (from.day > 0 || to.day > 0) {
		from.day, to.day, doubt = 0, 0, DoubtApproximateDate
	}
	if doubt == "" && strings.ContainsRune(cell, '?') {
		doubt = DoubtUncertainDate
	}
	if from == to {
		return believed(from.String(), doubt)
	}
	return believed(from.String()+"/"+to.String(), doubt)
}

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

func allZero(pieces []datePiece) bool {
	for _, p := range pieces {
		if p.kind != 'n' || p.number != 0 {
			return false
		}
	}
	return true
}

// readDate reads a date or an interval. When neither can be read, from is zero
// and the doubt says why.
func (o DayOrder) readDate(pieces []datePiece) (from, to stated, doubt string) {
	one, doubt := o.readOne(pieces)
	if one != (stated{}) {
		return one, one, doubt
	}
	for k := 1; k < len(pieces); k++ {
		rest := pieces[k:]
		switch {
		case pieces[k].kind == 'c':
			rest = pieces[k+1:]
		case pieces[k].sep != '-' && pieces[k].sep != '/':
			continue
		}
		last, lastDoubt := o.readOne(rest)
		if last == (stated{}) {
			if lastDoubt == DoubtImpossibleDate && doubt == DoubtNoDate {
				doubt = lastDoubt
			}
			continue
		}
		first, firstDoubt := o.readFirst(pieces[:k], last)
		if first == (stated{}) {
			continue
		}
		if last.before(first) {
			return stated{}, stated{}, DoubtImpossibleDate
		}
		if firstDoubt == "" {
			firstDoubt = lastDoubt
		}
		return first, last, firstDoubt
	}
	return stated{}, stated{}, doubt
}

// readFirst reads the first end of an interval, which may leave out what the
// last end states: "11 y 12 de julio de 2021", "11, 12 y 13 de julio de 2021".
func (o DayOrder) readFirst(pieces []datePiece, last stated) (stated, string) {
	if whole, doubt := o.readOne(pieces); whole != (stated{}) {
		return whole, doubt
	}
	var first stated
	switch p := pieces; shapeOf(p) {
	case "nn":
		first = stated{last.year, p[1].number, p[0].number}
		if o == MonthFirst {
			first.month, first.day = first.day, first.month
		}
		if p[1].sep == ' ' {
			first.month = last.month // two days of a list, not a day and a month
		}
	case "nm":
		first = stated{last.year, p[1].number, p[0].number}
	case "m":
		first = stated{last.year, p[0].number, 0}
		if last.day > 0 {
			return stated{}, ""
		}
	default:
		// Days of one month, one after another; not "11/07/2021, 05/08/2022".
		day := 0
		for _, q := range p {
			if q.kind != 'n' || q.digits > 2 || q.number <= day {
				return stated{}, ""
			}
			day = q.number
		}
		first = stated{last.year, last.month, p[0].number}
	}
	if first.day > 0 && last.day == 0 || first.day == 0 && last.day > 0 || !first.possible() {
		return stated{}, ""
	}
	return first, ""
}

// shapeOf writes the kinds of pieces in a row: "nmn" is a day, a month and a year.
func shapeOf(pieces []datePiece) string {
	b := make([]byte, 0, 12)
	for _, p := range pieces {
		b = append(b, p.kind)
	}
	return string(b)
}

// readOne reads a single date, or returns a zero one and the reason.
func (o DayOrder) readOne(p []datePiece) (stated, string) {
	switch shapeOf(p) {
	case "n":
		if p[0].digits == 4 {
			return checked(stated{year: p[0].number})
		}
	case "nn":
		switch {
		case p[0].digits == 4 && p[1].digits <= 2:
			return checked(stated{year: p[0].number, month: p[1].number})
		case p[1].digits == 4 && p[0].digits <= 2:
			return checked(stated{year: p[1].number, month: p[0].number})
		case p[0].digits <= 2 && p[1].digits <= 2 && p[1].sep != ' ':
			return stated{}, DoubtNoYear
		}
	case "nnn":
		return o.readNumbers(p)
	case "nmn", "nrn":
		if p[0].digits == 4 && p[2].digits <= 2 {
			return checked(stated{p[0].number, p[1].number, p[2].number})
		}
		if year, ok := yearOf(p[2]); ok && p[0].digits <= 2 {
			return checked(stated{year, p[1].number, p[0].number})
		}
	case "mnn":
		if year, ok := yearOf(p[2]); ok && p[1].digits <= 2 {
			return checked(stated{year, p[0].number, p[1].number})
		}
	case "mn":
		switch {
		case p[1].digits == 4:
			return checked(stated{year: p[1].number, month: p[0].number})
		case p[1].digits == 2 && p[1].sep != ' ': // jul-21, as spreadsheets write a month
			year, _ := yearOf(p[1])
			return checked(stated{year: year, month: p[0].number})
		case p[1].digits == 2 && p[1].number <= 31:
			return stated{}, DoubtAmbiguousDate
		}
		return stated{}, DoubtNoYear
	case "nm":
		if p[0].digits == 4 {
			return checked(stated{year: p[0].number, month: p[1].number})
		}
		return stated{}, DoubtNoYear
	case "m":
		return stated{}, DoubtNoYear
	}
	return stated{}, DoubtNoDate
}

// readNumbers reads three numbers: year first when it has four digits, else in
// the column's order, and in the other one where nothing else is possible.
func (o DayOrder) readNumbers(p []datePiece) (stated, string) {
	if p[0].digits == 4 && p[1].digits <= 2 && p[2].digits <= 2 {
		return checked(stated{p[0].number, p[1].number, p[2].number})
	}
	year, ok := yearOf(p[2])
	if !ok || p[0].digits > 2 || p[1].digits > 2 {
		return stated{}, DoubtNoDate
	}
	day, month := p[0].number, p[1].number
	if o == MonthFirst {
		day, month = month, day
	}
	if month > 12 && 1 <= day && day <= 12 {
		s, doubt := checked(stated{year, day, month})
		switch {
		case doubt != "" || o == EitherOrder:
		case o == MonthFirst:
			doubt = DoubtDayFirst
		default:
			doubt = DoubtMonthFirst
		}
		return s, doubt
	}
	if o == EitherOrder && month != day && 1 <= day && day <= 12 && 1 <= month {
		_, doubt := checked(stated{year: year})
		if doubt != "" {
			return stated{}, doubt
		}
		return stated{year: year}, DoubtEitherOrder
	}
	return checked(stated{year, month, day})
}

// yearOf reads a number of two or four digits as a year.
func yearOf(p datePiece) (int, bool) {
	switch {
	case p.digits == 4:
		return p.number, true
	case p.digits == 2 && p.number <= yearPivot:
		return 2000 + p.number, true
	case p.digits == 2:
		return 1900 + p.number, true
	}
	return 0, false
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
