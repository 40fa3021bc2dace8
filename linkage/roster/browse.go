package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	err = r.each(ctx, func(rows *sql.Rows) error {
		var c Claim
		if err := rows.Scan(&c.Field, &c.Value, &c.Raw, &c.Source, &c.Row, &c.Record); err != nil {
			return err
		}
		s.Claims = append(s.Claims, c)
		return nil
	}, "SELECT field, value, coalesce(raw, ''), source, row, record_id FROM claim WHERE record_id = ?", id)
	if err != nil {
		return nil, err
	}
	s.Cells, err = storedCells(raw)
	return s, damage(ctx, err)
}

// Relatives returns other persons who have both surnames of a record, as sisters
// and brothers do.
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

// Browse returns the persons who have all of these values, by field or "list",
// from offset on, and how many there are.
func (r *Roster) Browse(ctx context.Context, values map[string]string, offset, limit int) (page []PersonRef, total int, err error) {
	var where []string
	var args []any
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
	condition := ""
	if len(where) > 0 {
		condition = " WHERE " + strings.Join(where, " AND ")
	}
	if err := r.one(ctx, []any{&total}, "SELECT count(*) FROM person"+condition, args...); err != nil {
		return nil, 0, err
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var p PersonRef
		if err := rows.Scan(&p.ID, &p.Name, &p.Sources, &p.Records); err != nil {
			return err
		}
		page = append(page, p)
		return nil
	}, fmt.Sprintf("SELECT id, coalesce(name, ''), source_list, records FROM person%s ORDER BY name, id LIMIT %d OFFSET %d", condition, limit, offset), args...)
	return page, total, err
}
