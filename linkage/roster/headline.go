package roster

import (
	"context"
	"database/sql"
	"strconv"

	"cotejo/linkage"
	"cotejo/linkage/review"
)

// A Headline is what every page of the review screen shows of a roster.
type Headline struct {
	Persons, Low, High int
	Lines              int // of the decisions file, as the roster was made with it
}

// Headline reads the count alone.
func (r *Roster) Headline(ctx context.Context) (h Headline, err error) {
	for key, into := range map[string]*int{"count": &h.Persons, "count_low": &h.Low, "count_high": &h.High} {
		text, err := r.metaValue(ctx, key)
		if err != nil {
			return h, err
		}
		if *into, err = strconv.Atoi(text); err != nil || !countable(*into) {
			return h, damaged(key)
		}
	}
	return h, r.one(ctx, []any{&h.Lines}, "SELECT count(*) FROM decision")
}

// A Decided is a decision with what became of it.
type Decided struct {
	review.Decision
	State string
}

// DecidedOf returns the decisions on the records of a person, the latest first.
func (r *Roster) DecidedOf(ctx context.Context, person string) ([]Decided, error) {
	var out []Decided
	err := r.each(ctx, func(rows *sql.Rows) error {
		var d Decided
		var a, b, field, value string
		if err := rows.Scan(&d.Judgement, &a, &b, &field, &value, &d.Reviewer, &d.At, &d.Reason, &d.State, &d.NameA, &d.NameB); err != nil {
			return err
		}
		d.SourceA, d.KeyA, _ = linkage.CutRef(a)
		if d.SourceB, d.KeyB, _ = linkage.CutRef(b); b == "" {
			d.KeyB, d.NameB = field, value
		}
		out = append(out, d)
		return nil
	}, `SELECT d.judgement, d.ref_a, coalesce(d.ref_b, ''), coalesce(d.field, ''), coalesce(d.value, ''), d.reviewer, d.at, d.reason, d.state, coalesce(a.name, ''), coalesce(b.name, '')
		FROM decision d LEFT JOIN record a ON a.id = d.record_a LEFT JOIN record b ON b.id = d.record_b
		WHERE a.person_id = ?1 OR b.person_id = ?1 ORDER BY d.id DESC`, person)
	return out, err
}

// A Held is a compared pair of records of one person.
type Held struct {
	A, B      int64 // ids of the records
	Posterior float64
}

// HeldOf returns what is stated of the pairs between the records of a person.
func (r *Roster) HeldOf(ctx context.Context, person string) ([]Held, error) {
	var out []Held
	err := r.each(ctx, func(rows *sql.Rows) error {
		var h Held
		if err := rows.Scan(&h.A, &h.B, &h.Posterior); err != nil {
			return err
		}
		if !share(h.Posterior) {
			return damaged("a pair of " + person)
		}
		out = append(out, h)
		return nil
	}, `SELECT p.record_a, p.record_b, p.posterior FROM pair p JOIN record a ON a.id = p.record_a JOIN record b ON b.id = p.record_b
		WHERE a.person_id = ?1 AND b.person_id = ?1 ORDER BY p.record_a, p.record_b`, person)
	return out, err
}

// Provinces returns the province of every person who has one; none in a roster of
// other lists than prisoners'.
func (r *Roster) Provinces(ctx context.Context) (map[string]string, error) {
	out := make(map[string]string)
	if !r.has("province") {
		return out, nil
	}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var id, province string
		err := rows.Scan(&id, &province)
		out[id] = province
		return err
	}, "SELECT id, province FROM person WHERE province IS NOT NULL")
	return out, err
}
