package timeline

import (
	"cmp"
	"slices"
	"strings"
)

// A claim is an event as one record tells it, or two editions of one list.
type claim struct {
	span
	kind                    Kind
	figure, custody, prison string
	basis                   string
	record                  int
}

// stated returns what the cells of a record say by themselves.
func (p *person) stated(i int) {
	r := &p.records[i]
	basis := Stated
	if r.Decided {
		basis = Decision
	}
	// A day after that of the edition is one that the list expected.
	known, dated := dayOf(r.Edition, true)
	expected := func(s span) bool { return dated && s.from > known }
	if s, ok := parseSpan(r.Arrest); ok && !expected(s) {
		p.claim(claim{span: s, kind: Arrest, custody: "inside", basis: basis, record: i})
	}
	out, ok := parseSpan(r.Release)
	side := sideOf(r.Custody, r.Figure)
	if !ok || expected(out) || side == sideDead || r.Figure == leave {
		return // a day beside a death may be that of either, and a leave is no exit
	}
	if side == sideExiled {
		p.claim(claim{span: out, kind: Exile, custody: "exiled", figure: r.Figure, basis: basis, record: i})
		return
	}
	exit := claim{span: out, kind: Exit, basis: basis, record: i}
	if outside(r.Figure) {
		exit.figure, exit.custody = r.Figure, Custody(r.Figure)
	}
	if side == sideOut {
		exit.custody = r.Custody
	}
	p.claim(exit)
	if side == sideIn { // out once, in again
		back := claim{span: span{out.from + 1, never}, kind: Rearrest, figure: r.Figure, custody: r.Custody, prison: r.Prison, basis: Stated, record: i}
		if r.Figure == revokedFigure {
			back.kind = Revocation
		}
		day, ok := r.said()
		if arrest, stated := parseSpan(r.Arrest); stated && arrest.from > out.to {
			return // the arrest is the return
		}
		if ok && day < back.from {
			return
		}
		if ok {
			back.to = day
		}
		p.claim(back)
	}
}

// A snapshot is what one edition says of the person, by several rows where it
// has several: what they disagree on is unknown.
type snapshot struct {
	day    int
	record int // the row that sorts first
	Record
}

// snapshots returns what a list says of the person, in the order of days.
func (p *person) snapshots(list string) []snapshot {
	var out []snapshot
	for _, i := range p.order {
		r := &p.records[i]
		day, ok := dayOf(r.Edition, true)
		if r.List != list || !ok || len(r.Edition) != 10 {
			continue
		}
		at := slices.IndexFunc(out, func(s snapshot) bool { return s.day == day })
		if at < 0 {
			out = append(out, snapshot{day, i, *r})
			continue
		}
		s := &out[at]
		for _, of := range []struct {
			into *string
			says string
		}{{&s.Custody, r.Custody}, {&s.Figure, r.Figure}, {&s.Prison, r.Prison}, {&s.Release, r.Release}, {&s.Arrest, r.Arrest}, {&s.Charges, r.Charges}, {&s.Months, r.Months}} {
			if *of.into != of.says {
				*of.into = ""
			}
		}
	}
	slices.SortFunc(out, func(a, b snapshot) int { return cmp.Compare(a.day, b.day) })
	return out
}

// diffs compares the editions of a list. days are those of all its editions,
// ascending.
func (p *person) diffs(list string, days []int) {
	snaps := p.snapshots(list)
	if len(snaps) == 0 {
		return
	}
	first, last := &snaps[0], &snaps[len(snaps)-1]
	if n, _ := slices.BinarySearch(days, first.day); n > 0 {
		p.claim(claim{span: span{days[n-1] + 1, first.day}, kind: Listed, basis: Diff, record: first.record})
	}
	if n, _ := slices.BinarySearch(days, last.day+1); n < len(days) {
		p.claim(claim{span: span{last.day + 1, days[n]}, kind: Delisted, basis: Diff, record: last.record})
	}
	var known *snapshot // the last one that says where the person is
	var charged, sentenced *snapshot
	for i := range snaps {
		s := &snaps[i]
		if s.Charges != "" {
			p.recharge(charged, s)
			charged = s
		}
		if s.Months != "" {
			p.resentence(sentenced, s)
			sentenced = s
		}
		if sideOf(s.Custody, s.Figure) == sideUnknown {
			continue
		}
		if known != nil {
			p.change(known, s)
		}
		known = s
	}
}

// change tells what happened between two editions of a list that say where the
// person is.
func (p *person) change(a, b *snapshot) {
	c := claim{span: span{a.day + 1, b.day}, figure: b.Figure, custody: cmp.Or(b.Custody, Custody(b.Figure)), prison: b.Prison, basis: Diff, record: b.record}
	before, after := sideOf(a.Custody, a.Figure), sideOf(b.Custody, b.Figure)
	switch {
	case before == sideDead && after != sideDead:
		p.ask(AliveAfterDeath, a.record, b.record)
		return
	case after == sideDead && before != sideDead:
		c.kind = Death
	case after == sideExiled && before != sideExiled:
		if b.Release != "" {
			return // told with its day
		}
		c.kind = Exile
	case before == sideIn && after == sideOut:
		// A day that the earlier edition had too is that of an exit before.
		if b.Release != "" && b.Release != a.Release {
			return
		}
		c.kind, c.prison = Exit, ""
	case after == sideIn && before != sideIn:
		c.kind = Rearrest
		if b.Figure == revokedFigure {
			c.kind = Revocation
		}
		if arrest, ok := parseSpan(b.Arrest); ok && b.Arrest != a.Arrest && arrest.to > a.day {
			return // told with its day
		}
	case before == after:
		if !p.sameSide(&c, a, b) {
			return
		}
	default:
		return
	}
	p.claim(c)
}

// sameSide tells what changed for somebody who stayed inside, or outside.
func (p *person) sameSide(c *claim, a, b *snapshot) bool {
	changed := a.Figure != "" && b.Figure != "" && a.Figure != b.Figure
	moved := a.Custody != "" && b.Custody != "" && a.Custody != b.Custody
	switch before := sideOf(a.Custody, a.Figure); {
	case before == sideIn && changed && a.Figure == remandFigure && b.Figure != leave:
		c.kind = Sentence
	case before == sideOut && changed && ended(b.Figure) && !ended(a.Figure):
		c.kind = Extinction
	case (before == sideIn || before == sideOut) && (changed || moved):
		c.kind = MeasureChange
	case before == sideIn && single(a.Prison) && single(b.Prison) && a.Prison != b.Prison:
		c.kind = Transfer
	default:
		return false
	}
	return true
}

// single reports whether a place is known and one, not one of several.
func single(place string) bool { return place != "" && !strings.Contains(place, "|") }
