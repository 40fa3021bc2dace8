package figures

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage/announcement"
)

// An Announcement is what was officially announced, and who stands how towards it.
type Announcement struct {
	announcement.Announcement
	Standings []Standing // in the order of persons
}

// A Standing is that of one person.
type Standing struct {
	Person int
	State  string
	Listed string
	Figure string // of the exit
	Date   string // of the exit, where it is one day
	Lists  []int  // those that tell the exit, ascending
}

// The columns of the tables of announcements.
const (
	Announced     = "announced"
	Verified      = "verified"
	listedBefore  = "listed-before"
	listedAfter   = "listed-after"
	listedUnknown = "listed-unknown"
	shareNow      = "share"      // verified of announced
	shareMost     = "share-most" // the same at most
	unconfirmed   = "unconfirmed"
	silent        = "silent"
	alreadyOut    = "already-out"
	official      = "official" // as announced by a day
)

// in counts those in a state.
func (a *Announcement) in(state string) int {
	n := 0
	for i := range a.Standings {
		if a.Standings[i].State == state {
			n++
		}
	}
	return n
}

// most is the greatest number of the announced that can be on lists.
func (a *Announcement) most() int {
	all := a.in(announcement.Verified) + a.in(announcement.Unconfirmed) + a.in(announcement.Silent)
	return max(a.in(announcement.Verified), min(a.Announced, all))
}

// announced holds the numbers announced against those verified. More exits than
// were announced in those days cannot all be of the announcement, so no share is
// given then.
func announced(in *Input) *Table {
	t := &Table{Columns: []string{Announced, Verified, shareNow, shareMost, listedBefore, listedAfter, listedUnknown, unconfirmed, silent, alreadyOut}}
	var beyond, overlapping bool
	for i := range in.Announcements {
		a := &in.Announcements[i]
		listed := make(map[string]int)
		for _, s := range a.Standings {
			if s.State == announcement.Verified {
				listed[s.Listed]++
			}
		}
		verified, most := a.in(announcement.Verified), a.most()
		put := func(c Cell) {
			c.Row = a.ID
			t.put(c)
		}
		put(Cell{Column: Announced, Value: a.Announced})
		put(Cell{Column: Verified, Value: verified, Lists: &Range{verified, most}})
		if verified <= a.Announced {
			put(Cell{Column: shareNow, Value: verified, Of: a.Announced})
			put(Cell{Column: shareMost, Value: most, Of: a.Announced})
		} else {
			beyond = true
		}
		put(Cell{Column: listedBefore, Value: listed[announcement.ListedBefore]})
		put(Cell{Column: listedAfter, Value: listed[announcement.ListedAfter]})
		put(Cell{Column: listedUnknown, Value: listed[announcement.ListedUnknown]})
		put(Cell{Column: unconfirmed, Value: a.in(announcement.Unconfirmed)})
		put(Cell{Column: silent, Value: a.in(announcement.Silent)})
		put(Cell{Column: alreadyOut, Value: a.in(announcement.AlreadyOut)})
		t.Denominator += a.Announced
		for _, o := range in.Announcements[:i] {
			overlapping = overlapping || (o.To == "" || a.From <= o.To) && (a.To == "" || o.From <= a.To)
		}
	}
	t.Notes = []string{"announced-others"}
	if beyond {
		t.Notes = append(t.Notes, "announced-beyond")
	}
	if overlapping {
		t.Notes = append(t.Notes, "announced-overlap")
	}
	return t
}

// within is the code of a row that is a part of an announcement.
func within(id, part string) string { return id + "|" + part }

// Part parts the code of such a row.
func Part(row string) (id, part string) {
	i := strings.LastIndexByte(row, '|')
	if i < 0 {
		return row, ""
	}
	return row[:i], row[i+1:]
}

// announcedFigures holds the numbers announced by figure against the exits verified
// under it. Of the numbers of a figure the last one counts.
func announcedFigures(in *Input) *Table {
	t := &Table{Columns: []string{Announced, Verified}}
	for i := range in.Announcements {
		a := &in.Announcements[i]
		said := make(map[string]announcement.Part)
		for _, p := range a.Parts {
			if old, known := said[p.Figure]; p.Figure != "" && (!known || old.AsOf != "" && (p.AsOf == "" || p.AsOf > old.AsOf)) {
				said[p.Figure] = p
			}
		}
		verified := make(map[string]int)
		for _, s := range a.Standings {
			if s.State == announcement.Verified {
				verified[cmp.Or(s.Figure, Unknown)]++
			}
		}
		if len(said) == 0 && len(verified) == 0 {
			continue
		}
		var figures []string
		for f := range said {
			figures = append(figures, f)
		}
		for f := range verified {
			if _, known := said[f]; !known {
				figures = append(figures, f)
			}
		}
		slices.SortFunc(figures, func(a, b string) int {
			return cmp.Or(rank(a)-rank(b), cmp.Compare(said[b].Announced, said[a].Announced), cmp.Compare(verified[b], verified[a]), cmp.Compare(a, b))
		})
		for _, f := range figures {
			if p, known := said[f]; known {
				t.put(Cell{Row: within(a.ID, f), Column: Announced, Value: p.Announced})
			}
			t.put(Cell{Row: within(a.ID, f), Column: Verified, Value: verified[f]})
		}
		t.Denominator += a.Announced
	}
	return t
}

// announcedLists counts whom each list verifies by itself, whom any does and whom
// all do.
func announcedLists(in *Input) *Table {
	t := &Table{Columns: []string{Verified}}
	for i := range in.Announcements {
		a := &in.Announcements[i]
		by := make([]int, len(in.Lists))
		all, verified := 0, 0
		for _, s := range a.Standings {
			if s.State != announcement.Verified {
				continue
			}
			verified++
			for _, l := range s.Lists {
				by[l]++
			}
			if len(s.Lists) == len(in.Lists) {
				all++
			}
		}
		if verified == 0 {
			continue
		}
		for l, n := range by {
			t.put(Cell{Row: within(a.ID, "list:"+in.Lists[l].Name), Column: Verified, Value: n})
		}
		t.put(Cell{Row: within(a.ID, "any-list"), Column: Verified, Value: verified})
		t.put(Cell{Row: within(a.ID, "all-lists"), Column: Verified, Value: all})
		t.Denominator += a.Announced
	}
	return t
}

// announcedDays counts, day by day from the first, whom the lists verify and what
// was announced by then. An exit of which no list has the day stands on no day; the
// note says so.
func announcedDays(in *Input) *Table {
	t := &Table{Columns: []string{official, Verified}}
	undated := false
	for i := range in.Announcements {
		a := &in.Announcements[i]
		exits, said := make(map[string]int), make(map[string]int)
		var days []string
		for _, s := range a.Standings {
			if s.State != announcement.Verified {
				continue
			}
			if s.Date == "" {
				undated = true
				continue
			}
			exits[s.Date]++
			days = append(days, s.Date)
		}
		for _, p := range a.Parts {
			if p.Figure == "" && p.AsOf != "" {
				said[p.AsOf] = p.Announced
				days = append(days, p.AsOf)
			}
		}
		if len(days) == 0 {
			continue
		}
		slices.Sort(days)
		sum := 0
		for _, day := range slices.Compact(days) {
			sum += exits[day]
			if n, known := said[day]; known {
				t.put(Cell{Row: within(a.ID, day), Column: official, Value: n})
			}
			t.put(Cell{Row: within(a.ID, day), Column: Verified, Value: sum})
		}
		t.Denominator += a.Announced
	}
	if undated {
		t.Notes = []string{"announced-undated"}
	}
	return t
}
