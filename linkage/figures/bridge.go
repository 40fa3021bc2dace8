package figures

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage/dates"
)

// The columns of the bridge: two stocks.
const (
	held       = "held"       // in prison or in a camp
	sanctioned = "sanctioned" // and those outside under a measure that can be revoked
)

var heldGroups = []string{inside, camp}

// The rows of the bridge.
const (
	stockBefore = "stock-before"
	stockAfter  = "stock-after"
	newArrests  = "new-arrests"    // arrested since
	late        = "late-additions" // arrested before, first listed since
	back        = "returns"        // taken back or arrested again
	relisted    = "relisted"       // no list had them then, one has again
	exitBy      = "exit:"          // left prison, by figure
	lateExits   = "late-exits"     // left prison before, known since
	extinctions = "extinctions"    // their case ended
	deaths      = "deaths"
	exiles      = "exiles"
	delisted    = "delisted" // no list has them any more, nobody says why
	split       = "split"    // one person turned out to be two
	merged      = "merged"   // two persons turned out to be one
	withdrawn   = "withdrawn"
	revised     = "revised" // the lists say what they said, or contradict it, and another word was chosen
)

// editionBridge leads from the stock of an earlier day to that of today:
//
//	stock before + in − out + corrections = stock after
//
// Every person is followed through the events since that day; what no event
// explains gets the reason that remains, so that the sum always holds.
func editionBridge(in *Input) *Table {
	t := &Table{Columns: []string{held, sanctioned}}
	if in.Before == nil {
		return t
	}
	t.Denominator = len(in.Persons)
	events := in.eventsOf()
	known := make(map[int]bool)
	moves := make(map[string][2]int)
	var before, after [2]int
	for s, groups := range [][]string{heldGroups, sanctionedGroups} {
		count := func(row string, n int) {
			m := moves[row]
			m[s] += n
			moves[row] = m
		}
		for k := range in.Before.Persons {
			e := &in.Before.Persons[k]
			was := in.stock(&e.Person, groups)
			before[s] += one01(was)
			if e.Now >= 0 {
				known[e.Now] = true
				in.follow(e, e.Now, groups, events[e.Now], count)
				continue
			}
			if was {
				switch {
				case e.Merged:
					count(merged, -1)
				case e.Withdrawn:
					count(withdrawn, -1)
				default:
					count(delisted, -1)
				}
			}
		}
		for i := range in.Persons {
			is := in.stock(&in.Persons[i], groups)
			after[s] += one01(is)
			switch {
			case known[i]:
			case in.Before.Split[i]:
				if is {
					count(split, 1)
				}
			default:
				in.follow(nil, i, groups, events[i], count)
			}
		}
	}
	t.row2(stockBefore, before)
	for _, row := range bridgeRows(moves) {
		t.row2(row, moves[row])
	}
	t.row2(stockAfter, after)
	if in.Before.Editions {
		t.Notes = []string{"bridge-editions"}
	} else {
		t.Notes = []string{"bridge-rosters"}
	}
	return t
}

var sanctionedGroups = []string{inside, camp, revocable}

func one01(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *Table) row2(row string, n [2]int) {
	signed := row != stockBefore && row != stockAfter
	t.put(Cell{Row: row, Column: held, Value: n[0], Signed: signed})
	t.put(Cell{Row: row, Column: sanctioned, Value: n[1], Signed: signed})
}

// bridgeRows are the rows in their order: in, out by figure with the commonest
// first, corrections.
func bridgeRows(moves map[string][2]int) []string {
	var figures []string
	for row := range moves {
		if strings.HasPrefix(row, exitBy) {
			figures = append(figures, row)
		}
	}
	slices.SortFunc(figures, func(a, b string) int {
		unknown := func(row string) int { return rank(strings.TrimPrefix(row, exitBy)) }
		return cmp.Or(unknown(a)-unknown(b), moves[a][0]-moves[b][0], cmp.Compare(a, b))
	})
	rows := append([]string{newArrests, late, back, relisted}, figures...)
	rows = append(rows, lateExits, extinctions, deaths, exiles, delisted, split, merged, withdrawn, revised)
	always := []string{newArrests, late, back, delisted, split, merged}
	return slices.DeleteFunc(rows, func(row string) bool { return moves[row] == [2]int{} && !slices.Contains(always, row) })
}

// stock reports whether somebody is in a stock.
func (in *Input) stock(p *Person, groups []string) bool {
	return !p.Former && slices.Contains(groups, group(&p.Values))
}

// groupAfter is where an event left somebody; "" when it moved nobody.
func groupAfter(h *Happening) string {
	switch h.Kind {
	case "death":
		return dead
	case "exile":
		return exiled
	case "extinction":
		return extinguished
	case "arrest", "sentence", "transfer", rearrest, revocation:
		if h.Custody == "camp" {
			return camp
		}
		return inside
	case "exit", "measure_change":
		g := group(&Values{Custody: cmp.Or(h.Custody, custodyOf(h)), Figure: h.Figure})
		if h.Kind == "exit" && g == "" {
			return otherwise
		}
		return g
	}
	return ""
}

// custodyOf is where an event left somebody of whom it gives the figure alone.
func custodyOf(h *Happening) string {
	if h.Kind == "exit" || revocableFigures[h.Figure] || extinguishedFigures[h.Figure] {
		return "free"
	}
	return ""
}

// cause is the row of an event that moved somebody into a stock or out of it,
// from a group; "" where nobody knew the person before.
func cause(h *Happening, from string, to bool) string {
	switch h.Kind {
	case "death":
		return deaths
	case "exile":
		return exiles
	case "arrest":
		if from != "" { // the first arrest that anybody tells of, of somebody who was out
			return back
		}
		return newArrests
	case "extinction":
		if sides(from) != 1 {
			return extinctions
		}
		return exitBy + cmp.Or(h.Figure, Unknown)
	case "exit":
		if !to {
			return exitBy + cmp.Or(h.Figure, Unknown)
		}
	case rearrest, revocation:
		return back
	case "measure_change":
		if !to {
			return exitBy + cmp.Or(h.Figure, Unknown)
		}
	}
	return revised
}

// sides says on which side of the prison wall a group is.
func sides(group string) int {
	switch group {
	case inside, camp:
		return 1
	case revocable, extinguished, otherwise:
		return 2
	case dead:
		return 3
	case exiled:
		return 4
	}
	return 0
}

// follow counts what moved one person between the two days. Was is nil for
// somebody of whom no list knew then.
func (in *Input) follow(was *Earlier, i int, groups []string, events []*Happening, count func(string, int)) {
	p := &in.Persons[i]
	now := in.stock(p, groups)
	nowGroup := group(&p.Values)
	since, _, dated := dates.Days(in.Before.Day)
	var period []*Happening
	for _, h := range events {
		// Of somebody whose state on the day is known that state tells whether an
		// event about the day had happened; of others it must surely lie after it.
		s, ok := spanOf(h.Date)
		if after := s.first > since || s.last > since && was != nil && !was.Former; ok && dated && after && groupAfter(h) != "" {
			period = append(period, h)
		}
	}
	cur, at := was != nil && in.stock(&was.Person, groups), ""
	if was == nil || was.Former {
		at = groupBefore(period)
		if slices.Contains(groups, at) {
			count(entry(was), 1)
			cur = true
		}
	} else {
		at = group(&was.Values)
	}
	for n, h := range period {
		g, c := groupAfter(h), *h
		// The last event led to where the person is, which the values may know better.
		if n == len(period)-1 && !p.Former && sides(g) == sides(nowGroup) {
			if g == otherwise || g == nowGroup {
				c.Figure = cmp.Or(c.Figure, p.Values[Figure])
			}
			g = nowGroup
		}
		if to := slices.Contains(groups, g); to != cur {
			row := cause(&c, at, to)
			if to && (was == nil || was.Former) && n == 0 && row == revised {
				row = entry(was)
			}
			count(row, 2*one01(to)-1)
			cur = to
		}
		at = g
	}
	switch {
	case cur == now:
	case now:
		count(in.arrival(was, p, since, dated), 1)
	default:
		count(in.departure(was, p, nowGroup, events), -1)
	}
}

// groupBefore is where somebody must have been before the first of some events,
// "" when that does not follow.
func groupBefore(events []*Happening) string {
	if len(events) == 0 {
		return ""
	}
	switch events[0].Kind {
	case "exit", "sentence", "transfer":
		return inside
	case "extinction", revocation:
		return revocable
	}
	return ""
}

// entry is the row of somebody whom a list has now and none had then.
func entry(was *Earlier) string {
	if was != nil {
		return relisted
	}
	return late
}

// arrival is why somebody came into a stock whom no event brought there.
func (in *Input) arrival(was *Earlier, p *Person, since int, dated bool) string {
	switch {
	case was == nil:
		if s, ok := spanOf(p.Values[Arrest]); ok && dated && s.first > since {
			return newArrests
		}
		return late
	case was.Former:
		return relisted
	case sides(group(&was.Values)) > 1 && sides(group(&p.Values)) == 1 && in.changed(was, p, true):
		return back
	}
	return revised
}

// departure is why somebody left a stock whom no event took out of it.
func (in *Input) departure(was *Earlier, p *Person, now string, events []*Happening) string {
	from := inside // who was not known then, and is gone again, came in since
	if was != nil && !was.Former {
		from = group(&was.Values)
	}
	switch {
	case p.Former:
		return delisted
	case now == dead && from != dead:
		return deaths
	case now == exiled && from != exiled:
		return exiles
	case sides(now) != 2:
		return revised
	}
	held := sides(from) == 1
	for _, h := range events {
		if h.Kind == "exit" && h.Date != "" && held && was != nil {
			return lateExits
		}
	}
	switch {
	case was != nil && !in.changed(was, p, false):
		return revised
	case held:
		return exitBy + cmp.Or(p.Values[Figure], Unknown)
	case now == extinguished:
		return extinctions
	}
	return revised
}

// changed reports whether some list puts somebody elsewhere than it did then, on
// this side of the wall.
func (in *Input) changed(was *Earlier, p *Person, into bool) bool {
	if in.Before.Editions { // then the words differ, or the values would not
		return true
	}
	for _, a := range was.Records {
		for _, b := range p.Records {
			if a.List != b.List || a.Older || b.Older {
				continue
			}
			from, to := group(&a.Values), group(&b.Values)
			if from != "" && to != "" && from != to && (sides(to) == 1) == into {
				return true
			}
		}
	}
	return false
}
