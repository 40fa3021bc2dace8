package web

import (
	"context"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/roster"
)

// An other is a row of one of the persons in question that is not in question
// itself. It may be what decides.
type other struct {
	roster.Record
	Person string
	Values []string // by the fields of othersFields that the roster has
	// Against says that the row contradicts a record in question of the other
	// person, and why.
	Against string
}

// othersFields are the fields that are told of the other rows.
var othersFields = []string{"birth", "province", "municipality", "arrest_date", "custody"}

// contraryBits is the weight below which two records cannot be one person; see
// the clustering of package linkage.
const contraryBits = -4

// mostOthers bounds the other rows of a page.
const mostOthers = 40

// others returns the other rows of the persons in question, person by person.
func (s *Server) others(ctx context.Context, p *page, x *question) (fields []string, out []other, err error) {
	db := s.open()
	for _, f := range db.Fields() {
		if slices.Contains(othersFields, f.Name) {
			fields = append(fields, f.Name)
		}
	}
	asked := func(id int64) bool {
		return slices.ContainsFunc(x.Records, func(r roster.Record) bool { return r.ID == id })
	}
	var persons []string
	for _, r := range x.Records {
		if slices.Contains(persons, r.Person) {
			continue
		}
		persons = append(persons, r.Person)
		rows, err := db.Rows(ctx, r.Person)
		if err != nil {
			return nil, nil, err
		}
		for _, row := range rows {
			if asked(row.ID) || len(out) == mostOthers {
				continue
			}
			said, err := db.Said(ctx, row.ID)
			if err != nil {
				return nil, nil, err
			}
			o := other{Record: row, Person: row.Person}
			for _, f := range fields {
				value := ""
				for _, c := range said.Claims {
					if c.Field == f {
						value = p.Value(f, c.Value)
					}
				}
				o.Values = append(o.Values, value)
			}
			if o.Against, err = s.against(ctx, p, x, row); err != nil {
				return nil, nil, err
			}
			out = append(out, o)
		}
	}
	return fields, out, nil
}

// against says why a row keeps its person from being one with the other, if it
// does.
func (s *Server) against(ctx context.Context, p *page, x *question, row roster.Record) (string, error) {
	for _, rec := range x.Records {
		if rec.Person == row.Person {
			continue
		}
		pair, err := s.Pair(ctx, s.open(), row, rec)
		switch {
		case err != nil:
			return "", err
		case pair.Weight < contraryBits:
			return p.T("against.contrary", rec.Ref, decimal(p.Lang, pair.Weight)), nil
		case rec.Source == row.Source && x.Kind != linkage.ConflictDuplicate:
			return p.T("against.list", rec.Ref), nil
		}
	}
	return "", nil
}
