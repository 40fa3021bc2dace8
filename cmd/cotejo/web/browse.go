package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// facets are what the roster can be narrowed to.
var facets = []string{"province", "event", "custody", "list"}

// perPage is the number of persons on a page.
const perPage = 50

// mostNearest bounds the persons that are offered when nobody is found.
const mostNearest = 8

// A personsPage lists persons.
type personsPage struct {
	Query          string
	Persons        []roster.PersonRef
	Nearest        []roster.PersonRef // when nobody is found
	Total          int
	Facets         []facet
	From, To       int
	Previous, Next string // addresses, "" for none
}

type facet struct {
	Name   string
	Chosen string
	Values []roster.Facet
}

func (s *Server) showPersons(w http.ResponseWriter, r *http.Request) {
	p, db, ctx := s.page(r), s.open(), r.Context()
	q := r.URL.Query()
	d := personsPage{Query: q.Get("q")}
	chosen := make(map[string]string)
	var err error
	for _, name := range facets {
		f := facet{Name: name, Chosen: q.Get(name)}
		if f.Values, err = db.Facets(ctx, name); err != nil {
			s.broke(w, r, err)
			return
		}
		if len(f.Values) > 0 {
			d.Facets = append(d.Facets, f)
			chosen[name] = f.Chosen
		}
	}
	number, _ := strconv.Atoi(q.Get("page"))
	number = max(1, min(number, 1<<20))
	d.Persons, d.Total, err = db.Search(ctx, d.Query, chosen, (number-1)*perPage, perPage)
	if err == nil && d.Total == 0 {
		d.Nearest, err = db.Nearest(ctx, d.Query, mostNearest)
	}
	if err != nil {
		s.broke(w, r, err)
		return
	}
	d.From, d.To = min(d.Total, (number-1)*perPage+1), min(d.Total, (number-1)*perPage+len(d.Persons))
	at := func(page int) string {
		v := url.Values{}
		if d.Query != "" {
			v.Set("q", d.Query)
		}
		for k, c := range chosen {
			if c != "" {
				v.Set(k, c)
			}
		}
		v.Set("page", strconv.Itoa(page))
		return "/persons?" + v.Encode()
	}
	d.Previous, d.Next = around(number, d.To < d.Total, at)
	p.Title, p.Data = p.T("persons"), d
	s.render(w, p, "persons.html", http.StatusOK)
}

// A personPage shows a person with every claim and its source.
type personPage struct {
	*roster.Person
	Sides   []side
	Values  []personValue
	Events  []personEvent
	Now     string // the id asked for, when it is one of the past
	Held    []heldPair
	Asked   []*question // open questions about the person
	Decided []decided
}

// A heldPair is what is stated of two rows of one person.
type heldPair struct{ A, B, Posterior string }

// A decided is a decision on a row of the person.
type decided struct{ A, B, Verdict, Reviewer, At, Reason, State string }

type personValue struct {
	roster.Provenance
	Rule   string
	Claims []roster.Claim
}

// A personEvent is a line of a person's timeline.
type personEvent struct {
	roster.Event
	When, What, Basis string
}

func (s *Server) showPerson(w http.ResponseWriter, r *http.Request) {
	p, db, ctx := s.page(r), s.open(), r.Context()
	id := r.PathValue("id")
	person, asked, err := s.personByID(ctx, id)
	switch {
	case errors.Is(err, roster.ErrNotFound):
		s.fail(w, r, http.StatusNotFound, p.T("nobody"))
		return
	case err != nil:
		s.broke(w, r, err)
		return
	}
	d := personPage{Person: person, Now: asked}
	for _, rec := range person.Records {
		said, err := db.Said(ctx, rec.ID)
		if err != nil {
			s.broke(w, r, err)
			return
		}
		d.Sides = append(d.Sides, side{said.Record, said.Person, said.Cells})
	}
	for _, v := range person.Values {
		pv := personValue{Provenance: v, Rule: s.Text(p.Lang, "rule."+v.Rule)}
		for _, c := range person.Claims {
			if c.Field == v.Field {
				pv.Claims = append(pv.Claims, c)
			}
		}
		d.Values = append(d.Values, pv)
	}
	for _, e := range person.Timeline {
		pe := personEvent{Event: e}
		pe.When, pe.What, pe.Basis = s.Event(p.Lang, e)
		d.Events = append(d.Events, pe)
	}
	if err := s.known(p, r, &d); err != nil {
		s.broke(w, r, err)
		return
	}
	p.Title, p.Notice, p.Data = p.Named(person.Name), s.notice(p, r), d
	s.render(w, p, "person.html", http.StatusOK)
}

// known adds what holds a person together, what is asked, and what was decided. A
// second reader sees none of it.
func (s *Server) known(p *page, r *http.Request, d *personPage) error {
	ctx, db := r.Context(), s.open()
	if s.Second {
		return nil
	}
	refs := make(map[int64]string)
	for _, rec := range d.Person.Records {
		refs[rec.ID] = rec.Ref
	}
	q, err := s.queue(ctx)
	if err != nil {
		return err
	}
	hidden := false
	for i := range q.all {
		x := &q.all[i]
		for _, rec := range x.Records {
			if rec.Person == d.ID && x.Open {
				hidden = hidden || x.Veiled
				d.Asked = append(d.Asked, x)
				break
			}
		}
	}
	if !p.Blind && !hidden {
		held, err := db.HeldOf(ctx, d.ID)
		if err != nil {
			return err
		}
		for _, h := range held {
			d.Held = append(d.Held, heldPair{refs[h.A], refs[h.B], percent(p.Lang, h.Posterior)})
		}
	}
	ds, err := db.DecidedOf(ctx, d.ID)
	if err != nil {
		return err
	}
	for i := range ds {
		x := &ds[i].Decision
		one := decided{A: x.RefA(), B: x.RefB(), Verdict: s.verdict(p, x), Reviewer: x.Reviewer, At: x.At[:min(10, len(x.At))], Reason: x.Reason}
		if x.OfValue() {
			one.B = p.Field(x.KeyB) + " " + p.Value(x.KeyB, x.NameB)
		}
		switch ds[i].State {
		case review.DecisionApplied:
		case review.DecisionSuperseded:
			one.State = p.T("superseded")
		default:
			one.State = p.T("does-not-bind")
		}
		d.Decided = append(d.Decided, one)
	}
	return nil
}
