package figures

import (
	"cmp"
	"slices"

	"cotejo/linkage/dates"
)

// An exit is somebody's first way out of prison.
type exit struct {
	figure string // "" when nobody says
	date   string // "" when nothing dates it
	until  string // the day by which it had happened, where nothing dates it
	// disputed says that the roster has a date of release that no confirmed event
	// stands behind: lists contradict it, or nothing says of which arrest it is.
	disputed bool
}

// outside reports whether somebody is out of prison by the values chosen. The
// dead and those in exile did not leave to be free, and whoever is on a pass is
// to return.
func outside(v *Values) bool {
	return (v[Custody] == "home" || v[Custody] == "free") && v[Figure] != "pase"
}

// firstExits returns the first way out of everybody who left prison, by index of
// the person. Where lists were read in dated editions that is the first confirmed
// event, whatever came after it. Lists of no day tell no order of things: of them
// counts the exit that was chosen for the person, where events confirm that there
// was one; on its day they may differ as on any other value.
func (in *Input) firstExits() map[int]exit {
	out := make(map[int]exit)
	events := in.eventsOf()
	timeline := slices.ContainsFunc(in.Lists, func(l List) bool { return len(l.Editions) > 0 })
	for i := range in.Persons {
		v := &in.Persons[i].Values
		at := slices.IndexFunc(events[i], func(h *Happening) bool { return h.Kind == "exit" && h.Date != "" })
		switch {
		case at >= 0 && (timeline || !outside(v)):
			h := events[i][at]
			out[i] = exit{figure: cmp.Or(h.Figure, in.laterFigure(v, events[i][at:])), date: h.Date}
		case outside(v) && !in.Persons[i].Former:
			e := exit{figure: v[Figure], date: v[Release], disputed: v[Release] != "" && at < 0}
			if e.disputed {
				e.date = ""
			}
			for _, h := range events[i] {
				if h.Kind == "exit" && h.Date == "" {
					e.until = h.Until
				}
			}
			out[i] = e
		}
	}
	return out
}

// laterFigure is the figure of an exit that is told without one, where somebody
// has not been in prison since: the measure that still binds them, or whatever
// ended the case on that day. What ended it later is another matter.
func (in *Input) laterFigure(v *Values, since []*Happening) string {
	changed := slices.ContainsFunc(since[1:], func(h *Happening) bool { return !slices.Contains(aboutLists, h.Kind) })
	if !outside(v) || changed {
		return ""
	}
	if revocableFigures[v[Figure]] || v[Release] == since[0].Date {
		return v[Figure]
	}
	return ""
}

// aboutLists are the events after which a person is where the person was.
var aboutLists = []string{"listed", "delisted", "charge", "appeal"}

// eventsOf are the events of each person, in the order of time.
func (in *Input) eventsOf() map[int][]*Happening {
	out := make(map[int][]*Happening)
	for i := range in.Happenings {
		h := &in.Happenings[i]
		out[h.Person] = append(out[h.Person], h)
	}
	return out
}

// The columns of the exits.
const (
	dated    = "dated"    // in the period
	earlier  = "earlier"  // before it
	undated  = "undated"  // no list says when
	disputed = "disputed" // lists contradict the date
)

// exits counts the ways out of prison by legal figure.
func exits(in *Input) *Table {
	t := &Table{Columns: []string{dated, earlier, CannotTell, disputed, undated}}
	if in.Since == "" {
		t.Columns = []string{dated, disputed, undated}
	}
	counts := make(map[string]map[string]int)
	for _, e := range in.firstExits() {
		figure, column := cmp.Or(e.figure, Unknown), in.period(e.date)
		switch {
		case e.disputed:
			column = disputed
		case e.date == "" && in.Since != "" && e.until != "" && e.until < in.Since:
			column = earlier
		}
		if counts[figure] == nil {
			counts[figure] = make(map[string]int)
		}
		counts[figure][column]++
		t.Denominator++
		if column == undated || column == CannotTell || column == disputed {
			t.Unknown++
		}
	}
	rows := make([]string, 0, len(counts))
	for f := range counts {
		rows = append(rows, f)
	}
	slices.SortFunc(rows, func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), counts[b][dated]-counts[a][dated], counts[b][undated]-counts[a][undated], cmp.Compare(a, b))
	})
	total := make(map[string]int)
	for _, f := range rows {
		for _, c := range t.Columns {
			t.put(Cell{Row: f, Column: c, Value: counts[f][c]})
			total[c] += counts[f][c]
		}
	}
	if total[disputed] == 0 { // most rosters have none
		t.drop(disputed)
	}
	for _, c := range t.Columns {
		t.put(Cell{Row: Total, Column: c, Value: total[c]})
	}
	if t.Unknown > 0 {
		t.Notes = append(t.Notes, "undated")
	}
	return t
}

// drop takes a column out of a table.
func (t *Table) drop(column string) {
	t.Columns = slices.DeleteFunc(t.Columns, func(c string) bool { return c == column })
	t.Cells = slices.DeleteFunc(t.Cells, func(c Cell) bool { return c.Column == column })
}

// rank puts what nobody knows last.
func rank(row string) int {
	switch row {
	case CannotTell:
		return 1
	case Unknown:
		return 2
	}
	return 0
}

// period is the column of a date.
func (in *Input) period(date string) string {
	first, last, ok := dates.Days(date)
	if !ok {
		return undated
	}
	since, _, ok := dates.Days(in.Since)
	switch {
	case !ok || first >= since:
		return dated
	case last < since:
		return earlier
	}
	return CannotTell
}
