package figures

import (
	"slices"

	"cotejo/linkage/dates"
)

// The columns of the flow, by the month of the event.
const (
	arrived  = "in:arrests"
	returned = "in:returns"
	leftFree = "out:exits"
	died     = "out:deaths"
	banished = "out:exiles"
	net      = "net"
)

// flow counts, by the month in which it happened, who came to be held in prison
// or camps and who left. What became known late stands in the month in which it
// happened, so that past months change from edition to edition.
func flow(in *Input) *Table {
	t := &Table{Denominator: 0, Columns: []string{arrived, returned, leftFree, died, banished, net}}
	counts := make(map[string]map[string]int)
	add := func(row, column string) {
		if counts[row] == nil {
			counts[row] = make(map[string]int)
		}
		counts[row][column]++
		t.Denominator++
		if rank(row) > 0 {
			t.Unknown++
		}
	}
	for _, events := range in.sortedEvents() {
		const nobodyKnows, locked, free = 0, 1, 2
		was := nobodyKnows
		for _, h := range events {
			column, is := "", was
			switch g := groupAfter(h); {
			case h.Kind == "arrest":
				column, is = arrived, locked
			case h.Kind == rearrest || h.Kind == revocation:
				column, is = returned, locked
			case sides(g) == 1:
				is = locked
			case g == dead:
				column, is = died, free
			case g == exiled:
				column, is = banished, free
			case sides(g) == 2:
				column, is = leftFree, free
			}
			if column != "" && is != was {
				add(monthOf(h.Date), column)
			}
			was = is
		}
	}
	months := make([]string, 0, len(counts))
	for m := range counts {
		if rank(m) == 0 {
			months = append(months, m)
		}
	}
	slices.Sort(months)
	for _, m := range append(months, CannotTell, Unknown) {
		row := counts[m]
		if row == nil {
			continue
		}
		in, out := row[arrived]+row[returned], row[leftFree]+row[died]+row[banished]
		for _, c := range t.Columns[:5] {
			t.put(Cell{Row: m, Column: c, Value: row[c]})
		}
		if rank(m) > 0 { // what has no month has no balance
			continue
		}
		t.put(Cell{Row: m, Column: net, Value: in - out, Signed: true})
	}
	if t.Unknown > 0 {
		t.Stats = []Stat{count("flow-undated", t.Unknown, t.Denominator)}
	}
	t.Notes = []string{"flow-late"}
	return t
}

// sortedEvents are the events of each person, in the order of persons.
func (in *Input) sortedEvents() [][]*Happening {
	events := in.eventsOf()
	out := make([][]*Happening, 0, len(events))
	for i := range in.Persons {
		if len(events[i]) > 0 {
			out = append(out, events[i])
		}
	}
	return out
}

// monthOf is the month in which a date surely lies.
func monthOf(date string) string {
	s, ok := spanOf(date)
	if !ok {
		return Unknown
	}
	const month = len("2021-07")
	first := dates.DayText(s.first)[:month]
	if first != dates.DayText(s.last)[:month] {
		return CannotTell
	}
	return first
}
