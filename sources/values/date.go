package values

import "strings"

// yearPivot is the last two-digit year of this century: "39" is 2039 and "40"
// is 1940. Births of people on the lists lie above it, arrests below.
const yearPivot = 39

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
