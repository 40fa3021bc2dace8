package roster

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"cotejo/linkage/bridge"
	"cotejo/linkage/review"
)

// Belongings returns the person of every record.
func (r *Roster) Belongings(ctx context.Context) ([]bridge.Belonging, error) {
	return r.belongings(ctx, "SELECT ref, person_id FROM record ORDER BY id")
}

// Listings returns the person of every record by its list and key, which a row
// keeps from one edition of the list to the next.
func (r *Roster) Listings(ctx context.Context) ([]bridge.Belonging, error) {
	return r.belongings(ctx, "SELECT e.list || ':' || r.key, r.person_id FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY coalesce(e.as_of, ''), r.id")
}

// belongings reads rows of a reference and a person.
func (r *Roster) belongings(ctx context.Context, query string) (out []bridge.Belonging, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var b bridge.Belonging
		if err := rows.Scan(&b.Ref, &b.Person); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	}, query)
	return out, err
}

// A Standing is what a roster says of a person that changes with time.
type Standing struct {
	ID      string
	Name    string
	Custody string
	Figure  string // legal figure
	Release string // date of release
}

// Standings returns the persons by id. Rosters of other lists than prisoners'
// have names only.
func (r *Roster) Standings(ctx context.Context) (map[string]Standing, error) {
	column := func(field string) string {
		for _, f := range r.fields {
			if f.Name == field {
				return "coalesce(" + field + ", '')"
			}
		}
		return "''"
	}
	out := make(map[string]Standing)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var s Standing
		if err := rows.Scan(&s.ID, &s.Name, &s.Custody, &s.Figure, &s.Release); err != nil {
			return err
		}
		out[s.ID] = s
		return nil
	}, "SELECT id, coalesce(name, ''), "+column("custody")+", "+column("legal_figure")+", "+column("release_date")+" FROM person")
	return out, err
}

// Applied returns the decisions that bind, as "judgement ref_a ref_b", with the
// references of the records that each is of.
func (r *Roster) Applied(ctx context.Context) (map[string][2]string, error) {
	out := make(map[string][2]string)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var judgement, a, b string
		if err := rows.Scan(&judgement, &a, &b); err != nil {
			return err
		}
		out[judgement+" "+a+" "+b] = [2]string{a, b}
		return nil
	}, "SELECT judgement, min(ref_a, ref_b), max(ref_a, ref_b) FROM decision WHERE state = ? AND judgement IN ('same', 'different')", review.DecisionApplied)
	return out, err
}

// Follow returns decisions with the references and names that their records go
// by in this roster, where it knows that they were corrected. Those that were
// superseded and whose records are gone are left out.
func (r *Roster) Follow(ctx context.Context, ds []review.Decision) ([]review.Decision, error) {
	type now struct{ ref, name string }
	known := make(map[string]now)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var was string
		var is now
		if err := rows.Scan(&was, &is.ref, &is.name); err != nil {
			return err
		}
		known[was] = is
		return nil
	}, `SELECT d.ref_a, r.ref, coalesce(r.name, '') FROM decision d JOIN record r ON r.id = d.record_a WHERE d.state IN (?1, ?2)
		UNION SELECT d.ref_b, r.ref, coalesce(r.name, '') FROM decision d JOIN record r ON r.id = d.record_b WHERE d.state IN (?1, ?2)`, review.DecisionApplied, review.DecisionSuperseded)
	if err != nil {
		return nil, err
	}
	left := make(map[int]bool) // lines of decisions on rows that are gone and that others have judged anew
	err = r.each(ctx, func(rows *sql.Rows) error {
		var line int
		err := rows.Scan(&line)
		left[line] = true
		return err
	}, "SELECT line FROM decision WHERE state = ? AND (record_a IS NULL OR ref_b IS NOT NULL AND record_b IS NULL)", review.DecisionSuperseded)
	if err != nil {
		return nil, err
	}
	out := slices.DeleteFunc(slices.Clone(ds), func(d review.Decision) bool { return left[d.Line] })
	for i := range out {
		d := &out[i]
		a, b := d.RefA(), d.RefB()
		if is, ok := known[a]; ok {
			d.SetA(is.ref, is.name)
		}
		if is, ok := known[b]; ok && !d.OfValue() {
			d.SetB(is.ref, is.name)
		}
	}
	return out, nil
}

// References returns all records without their cells.
func (r *Roster) References(ctx context.Context) (out []bridge.Row, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var row bridge.Row
		err := rows.Scan(&row.Ref, &row.List, &row.Name)
		out = append(out, row)
		return err
	}, "SELECT r.ref, e.list, coalesce(r.name, '') FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY r.id")
	return out, err
}

// WithCells returns the records of these references with their cells.
func (r *Roster) WithCells(ctx context.Context, wanted map[string]bool) ([]bridge.Row, error) {
	if len(wanted) == 0 {
		return nil, nil
	}
	var out []bridge.Row
	err := r.each(ctx, func(rows *sql.Rows) error {
		var row bridge.Row
		var raw string
		if err := rows.Scan(&row.Ref, &row.List, &row.Name, &raw); err != nil {
			return err
		}
		if !wanted[row.Ref] {
			return nil
		}
		cells, err := storedCells(raw)
		if err != nil {
			return damage(ctx, err)
		}
		for _, c := range cells {
			row.Cells = append(row.Cells, c.Text)
		}
		out = append(out, row)
		return nil
	}, "SELECT r.ref, e.list, coalesce(r.name, ''), r.raw FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY r.id")
	return out, err
}

// Values returns what the roster says of every person, by field.
func (r *Roster) Values(ctx context.Context) (map[string]map[string]string, error) {
	fields := append([]string{"name"}, fieldNames(r)...)
	out := make(map[string]map[string]string)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var id string
		values := make([]string, len(fields))
		into := []any{&id}
		for i := range values {
			into = append(into, &values[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		of := make(map[string]string, len(fields))
		for i, f := range fields {
			if values[i] != "" {
				of[f] = values[i]
			}
		}
		out[id] = of
		return nil
	}, "SELECT id, coalesce("+strings.Join(fields, ", ''), coalesce(")+", '') FROM person")
	return out, err
}
