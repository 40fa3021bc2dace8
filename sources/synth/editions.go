package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// Older editions show what the lists were some months before. They are made of the
// newest one: whoever was not arrested yet, or became known late, is not on them,
// everybody else is where they were on that day, and a few stand there whom the
// list has dropped since. The newest lists stay what they are without editions, to
// the byte, so that a population with a history can be compared with one without.

// editionMonths lie between two editions, so that the third one of every list is
// from just before the releases of January 2025.
const editionMonths = 7

// Shares in a million of what changes between editions.
const (
	knownLate = 40_000 // arrested before an edition, and on it only later
	dropped   = 6_000  // of the others who were out by then: on an older edition and not on the newest
)

// An Edition is a list as it was on an earlier day.
type Edition struct {
	List
	Of   string // the list
	AsOf time.Time
}

// File is the name of the edition's file.
func (e *Edition) File() string { return "editions/" + e.Name + ".csv" }

// A Flow is what happened to a person of a list between two of its editions.
type Flow struct {
	List, From, To string
	What           string // arrested, late, exit, death, exile, return or delisted
	Person, Day    string // the day is "" for what happened to the list alone
}

// editions makes the older editions of a list, the newest first.
func (w *World) editions(seed uint64, o *organisation, newest []*draft, rows []Row, p *population, listed []*person, n int) {
	name := uint64(0)
	for _, b := range []byte(o.name) {
		name = name<<8 | uint64(b)
	}
	d := dice{rand.New(rand.NewPCG(seed^name, 0x65646974696f6e))}
	p = &population{d, p.names}
	late := make(map[*person]int) // editions, counted back, from which the person is missing
	for _, who := range o.has {
		if d.million(knownLate) {
			late[who] = 1 + d.IntN(max(1, n-1))
		} else {
			late[who] = n
		}
	}
	has := make(map[*person]bool)
	for _, who := range o.has {
		has[who] = true
	}
	var gone []*person // whom the list had, and has dropped
	for _, who := range listed {
		if !has[who] && who.at(o.asOf).out() && d.million(dropped) {
			gone = append(gone, who)
		}
	}
	slugs := o.slugs
	next := o.asOf
	before := has
	for k := 1; k < n; k++ {
		old := *o
		old.asOf = o.asOf.AddDate(0, -editionMonths*k, 0)
		old.slugs = slugs
		e := Edition{Of: o.name, AsOf: old.asOf}
		e.Name, e.Header, e.layout = o.name+"-"+iso(old.asOf), o.layout.columns(o.header), o.layout
		now := make(map[*person]bool)
		for i, newer := range newest {
			who := newer.who
			if who.arrest.After(old.asOf.AddDate(0, 0, -20)) || k >= late[who] {
				continue
			}
			then := *newer
			then.asOf, then.now = old.asOf, who.at(old.asOf)
			if then.ageNow >= 0 {
				then.ageNow -= who.age(o.asOf) - who.age(old.asOf)
			}
			if then.now.figure == remand {
				then.sentence = 0
			}
			row := Row{Cells: o.cells(d, &old, len(e.Rows), &then), Person: who.id}
			if o.keeps() { // the list's own id, and the address made of it, stay
				copy(row.Cells[:2], rows[i].Cells[:2])
			}
			e.Rows = append(e.Rows, row)
			now[who] = true
		}
		for _, who := range gone {
			if !who.arrest.After(old.asOf.AddDate(0, 0, -20)) {
				e.Rows = append(e.Rows, Row{Cells: o.cells(d, &old, len(e.Rows), old.draft(d, p, who)), Person: who.id})
				now[who] = true
			}
		}
		w.Editions = append(w.Editions, e)
		w.flows(o.name, old.asOf, next, now, before)
		next, before = old.asOf, now
	}
}

// keeps reports whether the first two columns of the list are its own for a row:
// the id of cubalex stands beside a name, which stays as well.
func (o *organisation) keeps() bool { return o.name == "pd" || o.name == "cubalex" }

// flows notes what happened between two editions, by those on each.
func (w *World) flows(list string, from, to time.Time, old, now map[*person]bool) {
	add := func(what string, who *person, day time.Time) {
		f := Flow{List: list, From: iso(from), To: iso(to), What: what, Person: who.id}
		if !day.IsZero() {
			f.Day = iso(day)
		}
		w.Flows = append(w.Flows, f)
	}
	for who := range now {
		switch {
		case !old[who] && who.arrest.After(from):
			add("arrested", who, who.arrest)
		case !old[who]:
			add("late", who, time.Time{})
		}
	}
	for who := range old {
		if !now[who] {
			add("delisted", who, time.Time{})
			continue
		}
		was := who.at(from)
		for _, t := range who.course {
			if !t.from.After(from) || t.from.After(to) {
				continue
			}
			switch held := was.inside() || was.figure == camp; {
			case t.figure == dead:
				add("death", who, t.from)
			case t.figure == exiled:
				add("exile", who, t.from)
			case held && t.out():
				add("exit", who, t.from)
			case !held && !t.out():
				add("return", who, t.from)
			}
			was = t
		}
	}
	slices.SortFunc(w.Flows, func(a, b Flow) int {
		return slices.Compare([]string{a.List, a.From, a.What, a.Person, a.Day}, []string{b.List, b.From, b.What, b.Person, b.Day})
	})
}

// recipe is the recipe by which the lists and their editions are merged.
func (w *World) recipe() []byte {
	var b strings.Builder
	b.WriteString("output = \"roster.db\"\ndecisions = \"decisions.csv\"\nids = \"ids.csv\"\n")
	put := func(path, list string, day time.Time) {
		fmt.Fprintf(&b, "\n[[file]]\npath = %q\nlist = %q\nas_of = %q\n", path, list, iso(day))
	}
	for i := range w.Lists {
		put(w.Lists[i].File(), w.Lists[i].Name, w.Lists[i].asOf)
		for k := range w.Editions {
			if e := &w.Editions[k]; e.Of == w.Lists[i].Name {
				put(e.File(), e.Of, e.AsOf)
			}
		}
	}
	return []byte(b.String())
}
