package public

import (
	"fmt"
	"strings"

	"cotejo/linkage/dates"
	"cotejo/linkage/figures"
)

// band is the band of an age, "" when two are possible.
func band(least, most int) string {
	b, ok := figures.BandOf(least, most)
	switch {
	case !ok:
		return ""
	case b.First == 0:
		return fmt.Sprintf("<%d", b.Last+1)
	case b.Open():
		return fmt.Sprintf("%d+", b.First)
	}
	return fmt.Sprintf("%d-%d", b.First, b.Last)
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
