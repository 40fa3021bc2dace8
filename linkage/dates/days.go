package dates

import "fmt"

// Days reads the canonical text of a date or an interval ("2021-07-11",
// "2021-07", "2021", or two of them around a slash) as its first and last day,
// in days since 1 January of the year 1. ok is false for any other text.
func Days(date string) (first, last int, ok bool) {
	s, ok := ParseSpan(date)
	return int(s.From), int(s.To), ok
}

// DayText writes a day of [Days] as "2021-07-11".
func DayText(day int) string {
	year, monthDay := birthday(int32(day))
	return fmt.Sprintf("%04d-%02d-%02d", year, monthDay/100, monthDay%100)
}

// AgeAt returns the least and the greatest age, in full years, that a birth and
// a later date leave open, both in canonical text. ok is false when either is no
// date or the date is before the birth.
func AgeAt(birth, on string) (least, most int, ok bool) {
	born, okBorn := ParseSpan(birth)
	at, okAt := ParseSpan(on)
	if !okBorn || !okAt || at.To < born.From {
		return 0, 0, false
	}
	return max(0, fullYears(born.To, at.From)), fullYears(born.From, at.To), true
}

// fullYears are the full years from one day to another. Whoever was born on 29
// February is a year older on 1 March.
func fullYears(from, to int32) int {
	y1, d1 := birthday(from)
	y2, d2 := birthday(to)
	if d2 < d1 {
		return y2 - y1 - 1
	}
	return y2 - y1
}

// birthday returns the year of a day, and month and day as 711 for 11 July.
func birthday(day int32) (year, monthDay int) {
	year = int(day)/365 + 1 // never too early
	for dayNumber(year, 1, 1) > day {
		year--
	}
	month := 12
	for dayNumber(year, month, 1) > day {
		month--
	}
	return year, month*100 + int(day-dayNumber(year, month, 1)) + 1
}
