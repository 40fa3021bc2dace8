package linkage

import (
	"cmp"
	"slices"
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

// dateDigits writes a date (2021-07-11) as people type it (11072021), so that
// slips of the pen can be looked for.
func dateDigits(s string) string {
	if len(s) != 10 {
		return ""
	}
	return s[8:] + s[5:7] + s[:4]
}

// dateSlip reports whether one slip of the pen turns the digits of one date
// into the other's: one digit, two neighbouring digits exchanged, or day and
// month exchanged.
func dateSlip(a, b string) bool {
	if len(a) != 8 || len(b) != 8 {
		return false
	}
	return osaWithin(a, b, 1) || a[:2] == b[2:4] && a[2:4] == b[:2] && a[4:] == b[4:]
}

// alternatives splits "a|b".
func alternatives(s string) []string { return strings.Split(s, "|") }

// sharesAlternative reports whether two values, each one of several, can be
// the same.
func sharesAlternative(a, b string) bool {
	if a == b {
		return true
	}
	if strings.IndexByte(a, '|') < 0 && strings.IndexByte(b, '|') < 0 {
		return false
	}
	for _, x := range alternatives(a) {
		if slices.Contains(alternatives(b), x) {
			return true
		}
	}
	return false
}

// parseMonths reads a sentence; "life" is longer than any number of months.
func parseMonths(s string) (n int, ok bool) {
	if s == "life" {
		return 1 << 20, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// A column interns the values of one or more fields: every distinct value has
// a number, most frequent first, so that a comparison works on numbers.
type column struct {
	values []string
	count  []int32
	cells  []int32 // by record; -1 where the value is missing
}

func newColumn(n int, value func(record int) string) *column {
	c := &column{cells: make([]int32, n)}
	ids := make(map[string]int32)
	for i := range n {
		v := value(i)
		if v == "" {
			c.cells[i] = -1
			continue
		}
		id, ok := ids[v]
		if !ok {
			id = int32(len(c.values))
			ids[v] = id
			c.values = append(c.values, v)
			c.count = append(c.count, 0)
		}
		c.cells[i] = id
		c.count[id]++
	}
	// Number by frequency, then text, so that the order of rows does not matter.
	order := make([]int32, len(c.values))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if d := cmp.Compare(c.count[b], c.count[a]); d != 0 {
			return d
		}
		return cmp.Compare(c.values[a], c.values[b])
	})
	values, count, to := make([]string, len(order)), make([]int32, len(order)), make([]int32, len(order))
	for n, old := range order {
		values[n], count[n], to[old] = c.values[old], c.count[old], int32(n)
	}
	c.values, c.count = values, count
	for i, id := range c.cells {
		if id >= 0 {
			c.cells[i] = to[id]
		}
	}
	return c
}
