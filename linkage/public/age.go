package public

import (
	"strings"

	"cotejo/linkage/dates"
)

// adult is the age from which somebody is no minor.
const adult = 18

// bands are the bands of ages at arrest, by their first year.
var bands = []struct {
	from int
	text string
}{{0, "<16"}, {16, "16-17"}, {18, "18-20"}, {21, "21-29"}, {30, "30-44"}, {45, "45-59"}, {60, "60+"}}

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
	const yearLength, monthLength = len("2021"), len("2021-07")
	if _, _, ok := dates.Days(date); !ok {
		return ""
	}
	first, last, interval := strings.Cut(date, "/")
	if !interval {
		last = first
	}
	switch {
	case len(first) >= monthLength && len(last) >= monthLength && first[:monthLength] == last[:monthLength]:
		return first[:monthLength]
	case first[:yearLength] == last[:yearLength]:
		return first[:yearLength]
	}
	return ""
}
