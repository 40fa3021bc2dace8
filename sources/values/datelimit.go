package values

import (
	"slices"
	"strings"
	"time"

	"cotejo/linkage/names"
)

// How far apart the ends of an interval may lie. Who does not know the day of
// an arrest for certain knows the week, who knows no day knows the season; two
// days a year apart are two arrests.
const (
	maxDaysApart   = 31
	maxMonthsApart = 3
	maxYearsApart  = 1
)

// farFrom reports whether two dates cannot be the ends of one uncertain date.
func (s stated) farFrom(t stated) bool {
	switch {
	case s.month == 0 || t.month == 0:
		return t.year-s.year > maxYearsApart
	case s.day == 0 || t.day == 0:
		return (t.year-s.year)*12+t.month-s.month > maxMonthsApart
	}
	return t.time().Sub(s.time()) > maxDaysApart*24*time.Hour
}

func (s stated) time() time.Time {
	return time.Date(s.year, time.Month(s.month), s.day, 0, 0, 0, 0, time.UTC)
}

// several reports whether pieces from the first on are two dates or more in a
// row; read is how many came before.
func (o DayOrder) several(pieces []datePiece, read int) bool {
	if len(pieces) > 0 && pieces[0].kind == 'c' {
		pieces = pieces[1:]
	}
	if len(pieces) == 0 {
		return read > 1
	}
	for n := min(3, len(pieces)); n > 0; n-- {
		if one, _ := o.readOne(pieces[:n]); one != (stated{}) && o.several(pieces[n:], read+1) {
			return true
		}
	}
	return false
}

// placeholders are the days that programs write where there is no date: day 0
// and day 1 of the calendars of spreadsheets, the first of the clock of
// computers with the evening before it, which is the same in America, and the
// last day that programs know. Nobody is missed who was born on 1 January 1970:
// the doubt shows the cell.
var placeholders = []string{
	"1899-12-30", "1899-12-31", "1900-01", "1900-01-01", "1901-01-01", "1904-01-01",
	"1969-12-31", "1970-01-01", "0001-01-01", "1601-01-01", "1753-01-01", "2099-12-31", "9999-12-31",
}

// Placeholder reports whether a date stands for none.
func Placeholder(date string) bool { return slices.Contains(placeholders, date) }

// believed returns a date that was read, unless it stands for none.
func believed(value, doubt string) (string, string) {
	// Nearly all dates of a list are of the years 1940 to 2026, and of other
	// days than these.
	if strings.HasSuffix(value, "-01") || strings.HasSuffix(value, "-31") || strings.HasPrefix(value, "1900") || len(value) > 10 {
		for date := range strings.SplitSeq(value, "/") {
			if Placeholder(date) {
				return "", DoubtPlaceholderDate
			}
		}
	}
	return value, doubt
}

// farYear reports whether pieces are a placeholder of a year in which no other
// date is believed.
func (o DayOrder) farYear(pieces []datePiece) bool {
	if len(pieces) != 3 || shapeOf(pieces) != "nnn" {
		return false
	}
	year, month, day := pieces[0], pieces[1].number, pieces[2].number
	if year.digits != 4 {
		year, day = pieces[2], pieces[0].number
	}
	if year.digits != 4 {
		return false
	}
	return Placeholder(stated{year.number, month, day}.String()) || Placeholder(stated{year.number, day, month}.String())
}

// eventDate reads a cell of protests named after their days, "11J" or "11J y
// 12J". The day is in doubt; doubt is empty for any other cell.
func eventDate(cell string) (value, doubt string) {
	folded := names.Fold(cell)
	if day, ok := eventDays[folded]; ok {
		return day, DoubtEventAsDate
	}
	if len(folded) > 40 {
		return "", ""
	}
	var days []string
	for word := range strings.FieldsSeq(folded) {
		if day, ok := eventDays[word]; ok {
			days = append(days, day)
		} else if !connectors[word] {
			return "", ""
		}
	}
	if len(days) < 2 {
		return "", ""
	}
	slices.Sort(days)
	from, _ := canonicalDate(days[0])
	to, _ := canonicalDate(days[len(days)-1])
	switch {
	case from.farFrom(to):
		return "", DoubtSeveralDates
	case from == to:
		return days[0], DoubtEventAsDate
	}
	return from.String() + "/" + to.String(), DoubtEventAsDate
}
