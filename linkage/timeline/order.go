package timeline

import (
	"cmp"
	"slices"
)

// walk follows the person through the events and finds those that cannot follow
// one another. Of two events of which one must be wrong, the one with less
// support is disputed.
func (p *person) walk(groups []*group) []*group {
	var in, out, dead *group // the events by which the person is where they are
	for _, g := range groups {
		if dead != nil && g.best.from > dead.best.to && !slices.Contains([]Kind{Listed, Delisted, Charge, Appeal}, g.kind) {
			p.ask(AliveAfterDeath, dead.best.record, g.best.record)
			g.state, g.against = Disputed, append(g.against, dead.best.record)
			continue
		}
		switch g.kind {
		case Death:
			dead = g
		case Arrest:
			switch {
			case in != nil && out == nil && in.kind.class() == Rearrest && in.best.gap(g.best.span) == 0:
				g.kind = Rearrest // the day of the return that another record tells
			case in != nil && out == nil:
				p.weaker(in, g) // one arrest, of which the lists have two days
				if in.state == Disputed {
					in = g
				}
				continue
			case in == nil && out != nil && out.best.to >= g.best.from:
				in = g // an exit of which only the month or the year is known, after the arrest
				continue
			case in == nil && out != nil:
				p.ask(ReleaseBeforeArrest, out.best.record, g.best.record)
				out.state, out.against = Disputed, append(out.against, g.best.record)
			case out != nil:
				g.kind = Rearrest
			}
			in, out = g, nil
		case Rearrest, Revocation:
			in, out = g, nil
		case Exit:
			switch {
			case out == nil:
			case ended(g.best.figure) && !ended(out.best.figure):
				g.kind = Extinction
				continue
			default:
				p.ask(TwoExits, out.best.record, g.best.record)
				p.weaker(out, g)
				if g.state == Disputed {
					continue
				}
			}
			out = g
		}
	}
	return p.returns(groups)
}

// returns joins an arrest that turned out to be a return with what lists tell of
// that return without a day.
func (p *person) returns(groups []*group) []*group {
	var out []*group
	for _, g := range groups {
		at := slices.IndexFunc(out, func(o *group) bool {
			return o.kind.class() == Rearrest && g.kind.class() == Rearrest && o.best.gap(g.best.span) < sameDays && !slices.ContainsFunc(groups, func(x *group) bool {
				return x.kind == Exit && x.best.from > min(o.best.to, g.best.to) && x.best.to < max(o.best.from, g.best.from)
			})
		})
		if at < 0 {
			out = append(out, g)
			continue
		}
		o := out[at]
		if g.kind == Revocation {
			o.kind = Revocation
		}
		o.claims = append(o.claims, g.claims...)
		o.against = append(o.against, g.against...)
		o.state = Confirmed
		p.choose(o)
	}
	p.sort(out)
	return out
}

// weaker marks the event that fewer lists tell, then the vaguer, then the later.
func (p *person) weaker(a, b *group) {
	if cmp.Or(cmp.Compare(p.lists(b), p.lists(a)), cmp.Compare(a.best.width(), b.best.width()), cmp.Compare(a.best.from, b.best.from), p.compare(a.best.record, b.best.record)) > 0 {
		a, b = b, a
	}
	b.state, b.against = Disputed, append(b.against, a.best.record)
}

// lists counts the lists that tell an event.
func (p *person) lists(g *group) int {
	var lists []string
	for _, c := range g.claims {
		if list := p.records[c.record].List; !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	return len(lists)
}

// dispute finds records that were true after an event and say that the person
// is not where the event left them, although nothing happened since.
func (p *person) dispute(groups []*group) {
	for i, g := range groups {
		var left side
		switch g.kind {
		case Exit, Extinction:
			left = sideOut
		case Rearrest, Revocation:
			left = sideIn
		case Death:
			left = sideDead
		default:
			continue
		}
		if g.state != Confirmed || slices.ContainsFunc(groups[i+1:], func(later *group) bool { return later.state != Disputed && later.moves() && g.kind != Death }) {
			continue
		}
		latest := g.best.to // the last day on which anybody says that it is still so
		for _, r := range p.order {
			if day, ok := p.records[r].said(); ok && sideOf(p.records[r].Custody, p.records[r].Figure) == left {
				latest = max(latest, day)
			}
		}
		for _, r := range p.order {
			day, ok := p.records[r].said()
			s := sideOf(p.records[r].Custody, p.records[r].Figure)
			contrary := s != sideUnknown && s != left && (left == sideDead || s == sideIn || s == sideOut)
			if ok && contrary && day > latest && !p.stale(g, r) {
				g.state, g.against = Disputed, append(g.against, r)
				if left == sideDead {
					p.ask(AliveAfterDeath, g.best.record, r)
				}
			}
		}
	}
}

// moves reports whether an event takes a person to another side.
func (g *group) moves() bool {
	switch g.kind {
	case Exit, Rearrest, Revocation, Death, Exile:
		return true
	}
	return false
}

// stale reports whether a later edition of the record's own list, or the record
// itself, tells the event, so that it no longer stands by the contrary.
func (p *person) stale(g *group, record int) bool {
	return slices.ContainsFunc(g.claims, func(c claim) bool {
		return c.record == record || p.records[c.record].List == p.records[record].List && p.records[c.record].Edition > p.records[record].Edition
	})
}
