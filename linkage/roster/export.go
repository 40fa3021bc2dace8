package roster

import (
	"context"
	"database/sql"
	"strings"
)

// A FullPerson is one row of table person, with what whoever exports it must
// know beside it.
type FullPerson struct {
	ID      string
	Columns []string // in the order of [Roster.PersonColumns]
	Refs    []string // of the records, as decisions name them
	// Vouched says that some record of the person is not marked as unverified.
	Vouched bool
	Lists   int
}

// PersonColumns returns the columns of table person, in their order, but for the one
// that only feeds the search.
func (r *Roster) PersonColumns(ctx context.Context) (names []string, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		names = append(names, name)
		return nil
	}, "SELECT name FROM pragma_table_info('person') WHERE name <> 'names' ORDER BY cid")
	return names, err
}

// FullPersons returns all persons in the order of their ids.
func (r *Roster) FullPersons(ctx context.Context) ([]FullPerson, error) {
	names, err := r.PersonColumns(ctx)
	if err != nil {
		return nil, err
	}
	columns := make([]string, len(names))
	for i, n := range names {
		columns[i] = "coalesce(CAST(" + n + " AS TEXT), '')"
	}
	var out []FullPerson
	number := make(map[string]int)
	err = r.each(ctx, func(rows *sql.Rows) error {
		p := FullPerson{Columns: make([]string, len(names))}
		into := make([]any, 0, len(names)+1)
		into = append(into, &p.ID)
		for i := range p.Columns {
			into = append(into, &p.Columns[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		number[p.ID] = len(out)
		out = append(out, p)
		return nil
	}, "SELECT id, "+strings.Join(columns, ", ")+" FROM person ORDER BY id")
	if err != nil {
		return nil, err
	}
	verified := "''"
	var several bool // editions of some list
	if err := r.one(ctx, []any{&several}, "SELECT EXISTS (SELECT 1 FROM edition GROUP BY list HAVING count(*) > 1)"); err != nil {
		return nil, err
	}
	switch {
	case r.has("verified") && !several:
		verified = "coalesce(r.verified, '')"
	case r.has("verified"):
		// What a list said in an older edition vouches for nobody of whom it says
		// otherwise now.
		verified = `CASE WHEN EXISTS (SELECT 1 FROM record o JOIN edition n ON n.id = o.edition_id WHERE o.person_id = r.person_id AND n.list = e.list AND n.as_of > e.as_of)
			THEN 'no' ELSE coalesce(r.verified, '') END`
	}
	last := make(map[string]string) // the list of the person's last record
	err = r.each(ctx, func(rows *sql.Rows) error {
		var ref, person, list, verified string
		if err := rows.Scan(&ref, &person, &list, &verified); err != nil {
			return err
		}
		i, ok := number[person]
		if !ok {
			return damaged("the person of a record")
		}
		p := &out[i]
		p.Refs = append(p.Refs, ref)
		if list != last[person] {
			last[person] = list
			p.Lists++
		}
		p.Vouched = p.Vouched || !strings.EqualFold(verified, "no")
		return nil
	}, "SELECT r.ref, r.person_id, e.list, "+verified+" FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY r.person_id, e.list, r.id")
	return out, err
}
