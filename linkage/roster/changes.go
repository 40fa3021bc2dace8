package roster

import (
	"context"
	"database/sql"

	"cotejo/linkage/bridge"
	"cotejo/linkage/review"
)

// Belongings returns the person of every record.
func (r *Roster) Belongings(ctx context.Context) ([]bridge.Belonging, error) {
	var out []bridge.Belonging
	err := r.each(ctx, func(rows *sql.Rows) error {
		var b bridge.Belonging
		if err := rows.Scan(&b.Ref, &b.Person); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	}, "SELECT ref, person_id FROM record ORDER BY id")
	return out, err
}

// Listings returns the person of every record by its list and key, which a row
// keeps from one edition of the list to the next.
func (r *Roster) Listings(ctx context.Context) ([]bridge.Belonging, error) {
	var out []bridge.Belonging
	err := r.each(ctx, func(rows *sql.Rows) error {
		var b bridge.Belonging
		if err := rows.Scan(&b.Ref, &b.Person); err != nil {
			return err
		}
		out = append(out, b)
		return nil
	}, "SELECT e.list || ':' || r.key, r.person_id FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY coalesce(e.as_of, ''), r.id")
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
