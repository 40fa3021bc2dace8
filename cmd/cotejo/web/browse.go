package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"cotejo/linkage/roster"
)

// facets are what the roster can be narrowed to.
var facets = []string{"province", "event", "custody", "list"}

// perPage is the number of persons on a page.
const perPage = 50

// A personsPage lists persons.
type personsPage struct {
	Query          string
	Persons        []roster.PersonRef
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
	if d.Query != "" {
		if d.Persons, err = db.Find(ctx, d.Query); err == nil {
			d.Total = len(d.Persons)
			number = 1
		}
	} else {
		d.Persons, d.Total, err = db.Browse(ctx, chosen, (number-1)*perPage, perPage)
	}
	if err != nil {
		s.broke(w, r, err)
		return
	}
	d.From, d.To = min(d.Total, (number-1)*perPage+1), min(d.Total, (number-1)*perPage+len(d.Persons))
	at := func(page int) string {
		v := url.Values{}
		for k, c := range chosen {
			if c != "" {
				v.Set(k, c)
			}
		}
		v.Set("page", strconv.Itoa(page))
		return "/persons?" + v.Encode()
	}
	if d.Query == "" && number > 1 {
		d.Previous = at(number - 1)
	}
	if d.Query == "" && d.To < d.Total {
		d.Next = at(number + 1)
	}
	p.Title, p.Data = p.T("persons"), d
	s.render(w, p, "persons.html", http.StatusOK)
}

// A personPage shows a person with every claim and its source.
type personPage struct {
	*roster.Person
	Sides  []side
	Values []personValue
	Now    string // the id asked for, when it is one of the past
}

type personValue struct {
	roster.Provenance
	Rule   string
	Claims []roster.Claim
}

func (s *Server) showPerson(w http.ResponseWriter, r *http.Request) {
	p, db, ctx := s.page(r), s.open(), r.Context()
	id := r.PathValue("id")
	person, err := db.Person(ctx, id)
	asked := ""
	if errors.Is(err, roster.ErrNotFound) {
		var hits []roster.PersonRef
		if hits, err = db.Find(ctx, id); err == nil && len(hits) == 1 {
			asked = id
			person, err = db.Person(ctx, hits[0].ID)
		} else if err == nil {
			err = roster.ErrNotFound
		}
	}
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
	p.Title, p.Data = p.Named(person.Name), d
	s.render(w, p, "person.html", http.StatusOK)
}
