package figures

import (
	"slices"
	"strconv"

	"cotejo/linkage/dates"
)

// The rows of the returns.
const (
	revocation = "revocation"
	rearrest   = "rearrest"
	outOnce    = "revocable-exits" // those who can return
	noReturn   = "revoked-undated" // their release was taken back, nobody says when
)

// A curve of fewer returns says little, and points at persons.
const leastReturns = 20

// Exits that nobody can date to a month are left out of the curve.
const mostWide = 31

// returns counts those who left prison under a figure that can be revoked, and
// of them those who were taken back or arrested again.
func returns(in *Input) *Table {
	t := &Table{Columns: []string{Persons}}
	events := in.eventsOf()
	counts := make(map[string]int)
	var seen []observation
	longest := 0
	for i, e := range in.firstExits() {
		if !revocableFigures[e.figure] || e.disputed || e.date == "" {
			continue
		}
		counts[outOnce]++
		back := returnOf(events[i])
		if back != nil {
			counts[back.Kind]++
		}
		if o, ok := in.observe(e.date, back, events[i]); ok {
			seen = append(seen, o)
			longest = max(longest, o.days)
		}
	}
	for i := range in.Persons {
		if in.Persons[i].Values[Figure] == "revocado" && returnOf(events[i]) == nil {
			counts[noReturn]++
		}
	}
	t.Denominator = counts[outOnce]
	for _, row := range []string{outOnce, revocation, rearrest, noReturn} {
		t.put(Cell{Row: row, Column: Persons, Value: counts[row]})
	}
	if t.Denominator == 0 {
		t.Denominator = counts[noReturn]
	}
	if counts[revocation]+counts[rearrest] < leastReturns {
		t.Notes = []string{"returns-few"}
		return t
	}
	t.Notes = []string{"returns-curve"}
	t.Curve = survival(seen)
	for _, months := range []int{6, 12, 24} {
		if p, ok := shareAt(t.Curve, int(float64(float64(months)*daysInMonth)), longest); ok {
			t.Stats = append(t.Stats, Stat{Code: "still-out:" + strconv.Itoa(months), Value: round(p.Share, 1000), Low: round(p.Low, 1000), High: round(p.High, 1000), N: len(seen)})
		}
	}
	return t
}

// returnOf is the first return to prison after the first exit, nil for none.
func returnOf(events []*Happening) *Happening {
	out := false
	for _, h := range events {
		switch {
		case h.Kind == "exit":
			out = true
		case out && (h.Kind == revocation || h.Kind == rearrest):
			return h
		}
	}
	return nil
}

// observe returns how long somebody was seen outside: until the return, the
// death or the exile, until no list had the person any more, or the day of the
// data. Of an interval counts its middle.
func (in *Input) observe(date string, back *Happening, events []*Happening) (o observation, ok bool) {
	out, ok := spanOf(date)
	if !ok || out.last-out.first > mostWide {
		return o, false
	}
	middle := func(s span) int { return (s.first + s.last) / 2 }
	end, _, known := dates.Days(in.Closed)
	if back != nil {
		s, dated := spanOf(back.Date)
		if !dated {
			return o, false
		}
		return observation{max(0, middle(s)-middle(out)), true}, true
	}
	for _, h := range events {
		s, dated := spanOf(h.Date)
		if dated && s.first >= out.first && slices.Contains([]string{"death", "exile", "delisted"}, h.Kind) && (!known || s.first < end) {
			end, known = s.first, true
		}
	}
	return observation{max(0, end-middle(out)), false}, known
}
