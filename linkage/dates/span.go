package dates

import (
	"math/bits"
	"strconv"
	"strings"
)

// A Span is a date or an interval in days since 1 January of the year 1, ends
// included. day says that it is one whole known day.
type Span struct {
	From, To int32
	Day      bool
}

// ParseSpan reads the canonical text of a date: "2021-07-11", "2021-07",
// "2021" or two of them around a slash. ok is false for any other text.
func ParseSpan(s string) (sp Span, ok bool) {
	first, second, interval := strings.Cut(s, "/")
	a, okA := parseDay(first)
	if !interval {
		return a, okA
	}
	b, okB := parseDay(second)
	return Span{From: a.From, To: b.To}, okA && okB && a.From <= b.To
}

func parseDay(s string) (Span, bool) {
	number := func(t string) (int, bool) {
		n, err := strconv.Atoi(t)
		return n, err == nil && n > 0
	}
	if len(s) < 4 {
		return Span{}, false
	}
	y, ok := number(s[:4])
	if !ok {
		return Span{}, false
	}
	if len(s) == 4 {
		return Span{From: dayNumber(y, 1, 1), To: dayNumber(y, 12, 31)}, true
	}
	if len(s) < 7 || s[4] != '-' {
		return Span{}, false
	}
	m, ok := number(s[5:7])
	if !ok || m > 12 {
		return Span{}, false
	}
	if len(s) == 7 {
		return Span{From: dayNumber(y, m, 1), To: dayNumber(y, m, monthDays(y, m))}, true
	}
	if len(s) != 10 || s[7] != '-' {
		return Span{}, false
	}
	d, ok := number(s[8:10])
	if !ok || d > 31 { // 30 February is a slip, and near the first of March
		return Span{}, false
	}
	n := dayNumber(y, m, d)
	return Span{n, n, true}, true
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

// Gap returns the days between two spans, 0 when they overlap.
func (a Span) Gap(b Span) int32 { return max(0, b.From-a.To, a.From-b.To) }

// Digits packs a date (2021-07-11) as people type it (11072021), four bits a
// digit, so that slips of the pen can be looked for.
func Digits(s string) (d uint32) {
	if len(s) != 10 {
		return 0
	}
	for _, i := range [...]int{8, 9, 5, 6, 0, 1, 2, 3} {
		d = d<<4 | uint32(s[i]-'0')&15
	}
	return d
}

// Slip reports whether one slip of the pen turns the digits of one date
// into the other's: one digit, two neighbouring digits exchanged, or day and
// month exchanged.
func Slip(a, b uint32) bool {
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
