package linkage

import (
	"math/bits"
	"strconv"
	"strings"
)

// A span is a date or an interval in days since 1 January of the year 1, ends
// included. day says that it is one whole known day.
type span struct {
	from, to int32
	day      bool
}

// parseSpan reads the canonical text of a date: "2021-07-11", "2021-07",
// "2021" or two of them around a slash. ok is false for any other text.
func parseSpan(s string) (sp span, ok bool) {
	first, second, interval := strings.Cut(s, "/")
	a, okA := parseDay(first)
	if !interval {
		return a, okA
	}
	b, okB := parseDay(second)
	return span{from: a.from, to: b.to}, okA && okB && a.from <= b.to
}

func parseDay(s string) (span, bool) {
	number := func(t string) (int, bool) {
		n, err := strconv.Atoi(t)
		return n, err == nil && n > 0
	}
	if len(s) < 4 {
		return span{}, false
	}
	y, ok := number(s[:4])
	if !ok {
		return span{}, false
	}
	if len(s) == 4 {
		return span{from: dayNumber(y, 1, 1), to: dayNumber(y, 12, 31)}, true
	}
	if len(s) < 7 || s[4] != '-' {
		return span{}, false
	}
	m, ok := number(s[5:7])
	if !ok || m > 12 {
		return span{}, false
	}
	if len(s) == 7 {
		return span{from: dayNumber(y, m, 1), to: dayNumber(y, m, monthDays(y, m))}, true
	}
	if len(s) != 10 || s[7] != '-' {
		return span{}, false
	}
	d, ok := number(s[8:10])
	if !ok || d > 31 { // 30 February is a slip, and near the first of March
		return span{}, false
	}
	n := dayNumber(y, m, d)
	return span{n, n, true}, true
}

var monthStart = [...]int32{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if leap(y) {
			return 29
		}
		return 28
	}
	return 31
}

// dayNumber counts the days since the start of year 1 of the Gregorian
// calendar.
func dayNumber(y, m, d int) int32 {
	p := int32(y - 1)
	n := 365*p + p/4 - p/100 + p/400 + monthStart[m-1] + int32(d) - 1
	if m > 2 && leap(y) {
		n++
	}
	return n
}

// gap returns the days between two spans, 0 when they overlap.
func (a span) gap(b span) int32 { return max(0, b.from-a.to, a.from-b.to) }

// dateDigits packs a date (2021-07-11) as people type it (11072021), four bits a
// digit, so that slips of the pen can be looked for.
func dateDigits(s string) (d uint32) {
	if len(s) != 10 {
		return 0
	}
	for _, i := range [...]int{8, 9, 5, 6, 0, 1, 2, 3} {
		d = d<<4 | uint32(s[i]-'0')&15
	}
	return d
}

// dateSlip reports whether one slip of the pen turns the digits of one date
// into the other's: one digit, two neighbouring digits exchanged, or day and
// month exchanged.
func dateSlip(a, b uint32) bool {
	differ := a ^ b
	lowest := bits.TrailingZeros32(differ) &^ 3
	switch rest := differ >> lowest; {
	case differ == 0, rest < 1<<4:
		return true
	case rest < 1<<8: // two neighbours
		x, y := a>>lowest&0xff, b>>lowest&0xff
		return x>>4 == y&15 && x&15 == y>>4
	}
	return a>>24 == b>>16&0xff && a>>16&0xff == b>>24 && differ&0xffff == 0
}
