package timeline

import (
	"strings"
	"time"
)

// A span is an interval of days, both included, counted from 1970-01-01. An end
// that nothing tells lies beyond all days.
type span struct{ from, to int }

const (
	always = -1 << 30
	never  = 1 << 30
)

func (s span) width() int { return s.to - s.from }

// gap returns the days between two spans, 0 when they overlap.
func (s span) gap(o span) int { return max(0, s.from-o.to, o.from-s.to) }

// parseSpan reads a date as the roster writes it: 2021-07-11, 2021-07, 2021 or
// an interval of two such.
func parseSpan(text string) (span, bool) {
	first, last, interval := strings.Cut(text, "/")
	if !interval {
		last = first
	}
	from, ok := dayOf(first, false)
	to, also := dayOf(last, true)
	return span{from, to}, ok && also && from <= to
}

// dayOf returns the first day of a date, or the last one.
func dayOf(text string, last bool) (int, bool) {
	var t time.Time
	var err error
	switch len(text) {
	case len("2021-07-11"):
		t, err = time.Parse("2006-01-02", text)
	case len("2021-07"):
		if t, err = time.Parse("2006-01", text); last {
			t = t.AddDate(0, 1, -1)
		}
	case len("2021"):
		if t, err = time.Parse("2006", text); last {
			t = t.AddDate(1, 0, -1)
		}
	default:
		return 0, false
	}
	return int(t.Unix() / 86400), err == nil
}

// text writes a day, "" for one that nothing tells.
func text(day int) string {
	if day <= always || day >= never {
		return ""
	}
	return time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly)
}
