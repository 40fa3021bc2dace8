package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// A Cell is one column of a row as its file has it.
type Cell struct {
	Header string
	Text   string
}

// Said is what one record says: its values, by field, and its cells as they
// were read.
type Said struct {
	Record
	AsOf   string
	Claims []Claim
	Cells  []Cell
}

// Said returns everything that a record says.
func (r *Roster) Said(ctx context.Context, id int64) (*Said, error) {
	s := &Said{}
	var raw string
	var err error
	if s.Record, err = r.record(ctx, "WHERE r.id = ?", id); errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	} else if err != nil {
		return nil, err
	}
	if err := r.one(ctx, []any{&s.AsOf, &raw}, "SELECT coalesce(as_of, ''), raw FROM record WHERE id = ?", id); err != nil {
		return nil, err
	}
	s.Claims, err = r.claims(ctx, "record_id = ?", id)
	if err != nil {
		return nil, err
	}
	s.Cells, err = storedCells(raw)
	return s, damage(ctx, err)
}

// Relatives returns the other persons who have both surnames of a record, as
// sisters and brothers do, at most limit.
func (r *Roster) Relatives(ctx context.Context, record int64, limit int) ([]PersonRef, error) {
	return r.hits(ctx, fmt.Sprintf(`FROM person p WHERE p.id IN (
		SELECT o.person_id FROM record o JOIN record s ON s.id = ? AND o.surname1 = s.surname1 AND o.surname2 = s.surname2 AND o.person_id <> s.person_id)
		ORDER BY p.name, p.id LIMIT %d`, limit), fmt.Sprint(record))
}

// A Facet is a value of a field with the number of persons who have it.
type Facet struct {
	Value   string
	Persons int
}

// Facets returns the values of a field, the commonest first; the field "list"
// stands for the lists.
func (r *Roster) Facets(ctx context.Context, field string) ([]Facet, error) {
	query := "SELECT e.list, count(DISTINCT r.person_id) FROM record r JOIN edition e ON e.id = r.edition_id GROUP BY 1 ORDER BY 2 DESC, 1"
	if field != "list" {
		if !r.has(field) {
			return nil, nil
		}
		query = fmt.Sprintf("SELECT %s, count(*) FROM person WHERE %[1]s IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1", field)
	}
	var out []Facet
	err := r.each(ctx, func(rows *sql.Rows) error {
		var f Facet
		if err := rows.Scan(&f.Value, &f.Persons); err != nil {
			return err
		}
		out = append(out, f)
		return nil
	}, query)
	return out, err
}

func (r *Roster) has(field string) bool { return slices.Contains(fieldNames(r), field) }

// narrowed is the condition that a person has all of these values, by field or
// "list".
func narrowed(r *Roster, values map[string]string) (where []string, args []any) {
	for _, field := range append([]string{"list"}, fieldNames(r)...) {
		v, ok := values[field]
		switch {
		case !ok || v == "":
		case field == "list":
			where = append(where, "id IN (SELECT r.person_id FROM record r JOIN edition e ON e.id = r.edition_id WHERE e.list = ?)")
			args = append(args, v)
		default:
			where = append(where, field+" = ?")
			args = append(args, v)
		}
	}
	return where, args
}
