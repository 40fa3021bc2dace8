package timeline

import (
	"cmp"
	"slices"
	"strings"
)

// sameDays is the number of days from which two intervals are of two events.
// Lists learn of one release days or weeks apart.
const sameDays = 31

// A person is what is at hand while a timeline is made.
type person struct {
	records   []Record
	order     []int // of the records, by what they say and then by reference
	claims    []claim
	questions []Question
}

// Of returns what happened to one person, in the order of days, and what of it
// should be asked about. editions has, for every list, the days of all editions
// that were read, whether or not the person stands on them.
func Of(records []Record, editions map[string][]string) ([]Event, []Question) {
	p := &person{records: records, order: make([]int, len(records))}
	for i := range p.order {
		p.order[i] = i
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return compareRecords(&records[a], &records[b]) })
	var lists []string
	for _, i := range p.order {
		p.stated(i)
		if list := records[i].List; !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	for _, list := range lists {
		var days []int
		for _, e := range editions[list] {
			if day, ok := dayOf(e, true); ok && len(e) == 10 {
				days = append(days, day)
			}
		}
		slices.Sort(days)
		p.diffs(list, slices.Compact(days))
	}
	groups := p.merge()
	groups = p.walk(groups)
	p.dispute(groups)
	groups = append(groups, p.undated(groups)...)
	var events []Event
	for _, g := range groups {
		events = append(events, p.event(g))
	}
	slices.SortFunc(p.questions, func(a, b Question) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), p.compare(a.Records[0], b.Records[0]), p.compare(a.Records[1], b.Records[1]))
	})
	return events, slices.Compact(p.questions)
}

func compareRecords(a, b *Record) int {
	return cmp.Or(strings.Compare(a.List, b.List), strings.Compare(a.Edition, b.Edition), strings.Compare(a.Ref, b.Ref), strings.Compare(a.AsOf, b.AsOf),
		strings.Compare(a.Arrest, b.Arrest), strings.Compare(a.Release, b.Release), strings.Compare(a.Custody, b.Custody), strings.Compare(a.Figure, b.Figure), strings.Compare(a.Prison, b.Prison),
		strings.Compare(a.Charges, b.Charges), strings.Compare(a.Months, b.Months), cmp.Compare(a.DecisionLine, b.DecisionLine))
}

// compare orders two records by what they are, not by where they stand.
func (p *person) compare(a, b int) int { return compareRecords(&p.records[a], &p.records[b]) }

func (p *person) claim(c claim) { p.claims = append(p.claims, c) }

// ask raises a question about two records; one record has none about itself.
func (p *person) ask(kind string, a, b int) {
	if a == b {
		return
	}
	if p.compare(a, b) > 0 {
		a, b = b, a
	}
	p.questions = append(p.questions, Question{kind, [2]int{a, b}})
}

// A group is one event with all that tells it. The first claim is the narrowest.
type group struct {
	kind   Kind
	claims []claim
	best   claim // with the day that was chosen
	state  string
	// against are records that contradict the event.
	against []int
}

// class brings kinds together that tell the same thing: whether a return to
// prison is a revocation or another arrest is known to one list and not to the
// next.
func (k Kind) class() Kind {
	if k == Revocation {
		return Rearrest
	}
	return k
}

// merge joins the claims of several records that are one event: of one kind, less
// than so many days apart, and with figures of which none contradicts another.
// The narrowest claims come first, so that a wide interval joins the event that
// lies in it and cannot bridge two.
func (p *person) merge() []*group {
	slices.SortStableFunc(p.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.width(), b.width()), cmp.Compare(a.from, b.from), strings.Compare(string(a.kind), string(b.kind)), strings.Compare(b.figure, a.figure),
			p.compare(a.record, b.record))
	})
	var groups []*group
	for _, c := range p.claims {
		var into *group
		for _, g := range groups {
			if g.kind.class() != c.kind.class() || g.claims[0].gap(c.span) >= sameDays || !g.fits(p, &c) {
				continue
			}
			if into == nil || g.claims[0].gap(c.span) < into.claims[0].gap(c.span) {
				into = g
			}
		}
		if into == nil {
			into = &group{kind: c.kind, state: Confirmed}
			groups = append(groups, into)
		}
		into.claims = append(into.claims, c)
		if c.kind == Revocation {
			into.kind = Revocation
		}
	}
	for _, g := range groups {
		p.choose(g)
	}
	p.sort(groups)
	return groups
}

// fits reports whether a claim can be of the event. What happened to a list is
// no event of another one, and two transfers lead to one prison. What changed
// twice between the editions of one list happened twice.
func (g *group) fits(p *person, c *claim) bool {
	first := &g.claims[0]
	if slices.ContainsFunc(g.claims, func(o claim) bool {
		return c.basis == Diff && o.basis == Diff && p.records[o.record].List == p.records[c.record].List && o.gap(c.span) > 0
	}) {
		return false
	}
	switch c.kind {
	case Listed, Delisted:
		return p.records[first.record].List == p.records[c.record].List
	case Transfer:
		return first.prison == c.prison
	case Arrest, Charge, Appeal, Rearrest, Revocation, Death, Exile:
		return true
	}
	for _, o := range g.claims {
		if o.figure != "" && c.figure != "" && o.figure != c.figure {
			return false
		}
	}
	return true
}

// choose settles the day of an event: that which most lists tell or leave room
// for, then the most precise, then the latest, as the newest edition has it; and
// what a person called right before all.
func (p *person) choose(g *group) {
	support := func(c *claim) int {
		var lists []string
		for _, o := range g.claims {
			if list := p.records[o.record].List; o.gap(c.span) == 0 && !slices.Contains(lists, list) {
				lists = append(lists, list)
			}
		}
		return len(lists)
	}
	decided := func(c *claim) int {
		if c.basis == Decision {
			return 1
		}
		return 0
	}
	g.best = slices.MinFunc(g.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(decided(&b), decided(&a)), cmp.Compare(support(&b), support(&a)), cmp.Compare(a.width(), b.width()), cmp.Compare(b.from, a.from),
			strings.Compare(p.records[b.record].Edition, p.records[a.record].Edition), p.compare(a.record, b.record))
	})
	for _, c := range g.claims {
		g.best.figure = cmp.Or(g.best.figure, c.figure)
		g.best.prison = cmp.Or(g.best.prison, c.prison)
		g.best.custody = cmp.Or(g.best.custody, c.custody)
	}
	g.best.kind = g.kind
	if g.best.to >= never || g.kind == Appeal {
		g.state = Unconfirmed // two lengths of a sentence may be a slip as well
	}
}

// sort puts events in the order of days, and of kinds within one.
func (p *person) sort(groups []*group) {
	slices.SortStableFunc(groups, func(a, b *group) int {
		return cmp.Or(cmp.Compare(a.best.from, b.best.from), cmp.Compare(slices.Index(Kinds(), a.kind), slices.Index(Kinds(), b.kind)), cmp.Compare(a.best.to, b.best.to),
			strings.Compare(a.best.figure, b.best.figure), p.compare(a.best.record, b.best.record))
	})
}

// event writes a group as an event.
func (p *person) event(g *group) Event {
	b := &g.best
	e := Event{Kind: g.kind, From: text(b.from), To: text(b.to), Figure: b.figure, Custody: b.custody, Prison: b.prison, Basis: b.basis, State: g.state, Record: b.record}
	if b.basis == Decision {
		e.DecisionLine = p.records[b.record].DecisionLine
	}
	if day, ok := p.records[b.record].said(); ok {
		e.AsOf = text(day)
	}
	for _, c := range g.claims {
		if c.gap(b.span) == 0 {
			e.Agreeing = append(e.Agreeing, c.record)
		}
	}
	for _, c := range g.claims {
		if !slices.Contains(e.Agreeing, c.record) {
			e.Dissenting = append(e.Dissenting, c.record)
		}
	}
	for _, r := range g.against {
		if !slices.Contains(e.Agreeing, r) {
			e.Dissenting = append(e.Dissenting, r)
		}
	}
	for _, of := range []*[]int{&e.Agreeing, &e.Dissenting} {
		slices.SortFunc(*of, p.compare)
		*of = slices.Compact(*of)
	}
	return e
}
