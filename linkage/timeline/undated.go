package timeline

import (
	"cmp"
	"slices"
)

// undated returns what the newest word of some list says happened although no
// event tells it: who is outside left prison, who is dead died, and nobody says
// when. The first day on which a list said so is the last on which it can have
// happened. Where a word that may be as new says the contrary, it is disputed.
func (p *person) undated(groups []*group) []*group {
	var returned *group
	var out, gone bool // an event since the return tells of an exit; of a death or an exile
	for _, g := range groups {
		switch g.kind {
		case Rearrest, Revocation:
			returned, out = g, false
		case Exit, Extinction:
			out = true
		case Death, Exile:
			gone = true
		}
	}
	if gone {
		return nil
	}
	for _, of := range []struct {
		kind Kind
		side side
	}{{Death, sideDead}, {Exile, sideExiled}, {Exit, sideOut}} {
		if of.kind == Exit && out {
			continue
		}
		if g := p.status(of.kind, of.side, returned); g != nil {
			return []*group{g}
		}
	}
	return nil
}

// status makes the event that leads to where the newest records of some lists
// say that the person is; nil where none says so since the last return.
func (p *person) status(kind Kind, to side, returned *group) *group {
	g := &group{kind: kind, state: Confirmed}
	since := func(r int) bool {
		day, ok := p.records[r].said()
		return returned == nil || ok && day > returned.best.to
	}
	under := make(map[string]bool)
	for _, r := range p.order {
		rec := &p.records[r]
		if sideOf(rec.Custody, rec.Figure) != to || !p.newest(r, to) || !since(r) {
			continue
		}
		c := claim{span: span{always, never}, kind: kind, custody: cmp.Or(rec.Custody, Custody(rec.Figure)), basis: Stated, record: r}
		if day, ok := rec.said(); ok {
			c.to = day
		}
		if sideOf("", rec.Figure) == to {
			c.figure = rec.Figure
			under[rec.Figure] = true
		}
		g.claims = append(g.claims, c)
	}
	if len(g.claims) == 0 {
		return nil
	}
	g.best = slices.MinFunc(g.claims, func(a, b claim) int { return cmp.Or(cmp.Compare(a.to, b.to), p.compare(a.record, b.record)) })
	g.best.figure = ""
	if len(under) == 1 {
		for f := range under {
			g.best.figure = f
		}
	}
	if g.best.to >= never {
		g.state = Unconfirmed
	}
	latest := always // the last day on which a list said so
	for _, c := range g.claims {
		if c.to < never {
			latest = max(latest, c.to)
		}
	}
	for _, r := range p.order {
		day, dated := p.records[r].said()
		s := sideOf(p.records[r].Custody, p.records[r].Figure)
		contrary := s == sideIn || to == sideDead && s == sideOut
		if !contrary || !p.newest(r, s) || dated && day < latest {
			continue // it was true before
		}
		if to == sideDead && !(dated && latest > always) {
			continue // a list that has not heard of a death denies none
		}
		g.state, g.against = Disputed, append(g.against, r)
	}
	return g
}

// newest reports whether a record is of the newest word of its list on where the
// person is, or of an older one that said the same ever since.
func (p *person) newest(record int, to side) bool {
	r := &p.records[record]
	return !slices.ContainsFunc(p.records, func(o Record) bool {
		s := sideOf(o.Custody, o.Figure)
		return o.List == r.List && o.Edition > r.Edition && s != sideUnknown && s != to
	})
}
