package public

import (
	"strconv"
	"strings"
)

// adult is the age from which somebody is no minor.
const adult = 18

// bands are the bands of ages at arrest, by their first year.
var bands = []struct {
	from int
	text string
}{{0, "<16"}, {16, "16-17"}, {18, "18-20"}, {21, "21-29"}, {30, "30-44"}, {45, "45-59"}, {60, "60+"}}

// A day is a date as year, month, day.
type day struct{ year, month, day int }

// ends returns the first and the last day that a date or interval leaves open:
// "2021-07-11", "2021-07", "2021", "1982/1983".
func ends(text string) (first, last day, ok bool) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		to = from
	}
	first, okFirst := parse(from, 1, 1)
	last, okLast := parse(to, 12, 31)
	return first, last, okFirst && okLast
}

// parse reads a date; month and day stand for what it does not say.
func parse(text string, month, dayOf int) (day, bool) {
	parts := strings.Split(text, "-")
	d := day{0, month, dayOf}
	for i, into := range []*int{&d.year, &d.month, &d.day}[:min(3, len(parts))] {
		n, err := strconv.Atoi(parts[i])
		if err != nil || n < 1 {
			return day{}, false
		}
		*into = n
	}
	return d, len(parts) <= 3
}

// years is the age on a day.
func years(birth, on day) int {
	n := on.year - birth.year
	if on.month < birth.month || on.month == birth.month && on.day < birth.day {
		n--
	}
	return n
}

// age returns the least and the greatest age at the arrest; ok is false when
// birth or arrest is not known.
func age(birth, arrest string) (least, most int, ok bool) {
	born, bornLast, okBirth := ends(birth)
	taken, takenLast, okArrest := ends(arrest)
	if !okBirth || !okArrest {
		return 0, 0, false
	}
	return years(bornLast, taken), years(born, takenLast), true
}

// band is the band of an age, "" when two are possible.
func band(least, most int) string {
	in := func(n int) string {
		text := ""
		for _, b := range bands {
			if n >= b.from {
				text = b.text
			}
		}
		return text
	}
	if in(least) != in(most) {
		return ""
	}
	return in(least)
}

// month coarsens a date to its month, or its year where two months are
// possible; "" where two years are.
func month(date string) string {
	first, last, ok := ends(date)
	switch {
	case !ok || first.year != last.year:
		return ""
	case first.month != last.month:
		return strconv.Itoa(first.year)
	}
	m := strconv.Itoa(first.month)
	if len(m) == 1 {
		m = "0" + m
	}
	return strconv.Itoa(first.year) + "-" + m
}
