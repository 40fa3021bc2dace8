package roster

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/figures"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
)

// Figures reads what the tables of a report are made from. The period of the
// report and the rest of what the reader asks for are the caller's to set.
func (r *Roster) Figures(ctx context.Context) (*figures.Input, error) {
	in := &figures.Input{}
	for f, name := range figures.Fields {
		in.Has[f] = r.has(name)
	}
	sources, err := r.Sources(ctx)
	if err != nil {
		return nil, err
	}
	list := make(map[string]int)
	for i, s := range sources {
		list[s.Name] = i
		in.Lists = append(in.Lists, figures.List{Name: s.Name, File: s.File, SHA256: s.SHA256, Profile: s.Profile, Records: s.Records, Persons: s.Persons})
	}
	for key, into := range map[string]*int{"count_low": &in.Low, "count_high": &in.High} {
		text, err := r.metaValue(ctx, key)
		if err != nil {
			return nil, err
		}
		if *into, err = strconv.Atoi(text); err != nil || !countable(*into) {
			return nil, damaged(key)
		}
	}
	person, err := r.figurePersons(ctx, in)
	if err != nil {
		return nil, err
	}
	place, err := r.figureRecords(ctx, in, person, list)
	if err != nil {
		return nil, err
	}
	if err := r.figureOpen(ctx, in, person, place); err != nil {
		return nil, err
	}
	if err := r.figureDecided(ctx, in, person); err != nil {
		return nil, err
	}
	return in, r.figureHappenings(ctx, in, person)
}

// figureColumns are the columns of a table that hold the fields, NULL for those
// that the roster lacks.
func (r *Roster) figureColumns() string {
	var columns []string
	for _, name := range figures.Fields {
		if !r.has(name) {
			name = "NULL"
		}
		columns = append(columns, "coalesce("+name+", '')")
	}
	return strings.Join(columns, ", ")
}

// scanned are the places to scan some values into, after others.
func scanned(v *figures.Values, before ...any) []any {
	for f := range v {
		before = append(before, &v[f])
	}
	return before
}

func (r *Roster) figurePersons(ctx context.Context, in *figures.Input) (person map[string]int, err error) {
	person = make(map[string]int)
	return person, r.each(ctx, func(rows *sql.Rows) error {
		var id string
		var p figures.Person
		if err := rows.Scan(scanned(&p.Values, &id)...); err != nil {
			return err
		}
		person[id] = len(in.Persons)
		in.Persons = append(in.Persons, p)
		return nil
	}, "SELECT id, "+r.figureColumns()+" FROM person ORDER BY id")
}

// A recordPlace is where a record stands among the persons.
type recordPlace struct{ person, record int }

// figureRecords reads what the records say. What a person called wrong they do
// not say.
func (r *Roster) figureRecords(ctx context.Context, in *figures.Input, person, list map[string]int) (map[int64]recordPlace, error) {
	wrong := make(map[int64][]string)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var record int64
		var field string
		if err := rows.Scan(&record, &field); err != nil {
			return err
		}
		wrong[record] = append(wrong[record], field)
		return nil
	}, "SELECT record_a, field FROM decision WHERE judgement = ? AND state = ? AND record_a IS NOT NULL AND field IS NOT NULL", review.DecidedWrong, review.DecisionApplied)
	if err != nil {
		return nil, err
	}
	place := make(map[int64]recordPlace)
	return place, r.each(ctx, func(rows *sql.Rows) error {
		var id int64
		var of, source, asOf string
		var rec figures.Record
		if err := rows.Scan(scanned(&rec.Values, &id, &of, &source, &asOf)...); err != nil {
			return err
		}
		p, known := person[of]
		l, listed := list[source]
		if !known || !listed {
			return damaged(fmt.Sprintf("record %d", id))
		}
		rec.List = l
		for _, field := range wrong[id] {
			if f := slices.Index(figures.Fields[:], field); f >= 0 {
				rec.Values[f] = ""
			}
		}
		if asOf != "" {
			of := &in.Lists[l]
			if of.First == "" || asOf < of.First {
				of.First = asOf
			}
			of.Last = max(of.Last, asOf)
		}
		place[id] = recordPlace{p, len(in.Persons[p].Records)}
		in.Persons[p].Records = append(in.Persons[p].Records, rec)
		return nil
	}, "SELECT id, person_id, source, coalesce(as_of, ''), "+r.figureColumns()+" FROM record ORDER BY id")
}

// figureOpen reads the questions about links that wait for a person, those that
// the range of the count rests on: persons who may be one, and joins that
// may have to be undone. A record that fits two persons may belong to either.
func (r *Roster) figureOpen(ctx context.Context, in *figures.Input, person map[string]int, place map[int64]recordPlace) error {
	return r.each(ctx, func(rows *sql.Rows) error {
		var a, b string
		var record int64
		if err := rows.Scan(&a, &b, &record); err != nil {
			return err
		}
		i, known := person[a]
		j, also := person[b]
		at, there := place[record]
		if !known || !also || !there || at.person != j {
			return damaged(fmt.Sprintf("the question about record %d", record))
		}
		in.Open = append(in.Open, figures.Open{A: i, B: j, Record: at.record})
		return nil
	}, `SELECT person_a, person_b, record_b FROM conflict
			WHERE kind IN (?1, ?2, ?3) AND person_b IS NOT NULL AND record_b IS NOT NULL AND (kind = ?1 OR person_a <> person_b)
		UNION ALL SELECT c.person_a, o.person_id, o.id FROM conflict c JOIN record o ON o.id = json_extract(c.records, '$[2]')
			WHERE c.kind = ?3 AND o.person_id <> c.person_a
		ORDER BY 1, 2, 3`, linkage.ConflictPair, linkage.ConflictDuplicate, linkage.ConflictFits)
}

// figureDecided reads on which fields lists contradict one another, and where
// somebody settled it.
func (r *Roster) figureDecided(ctx context.Context, in *figures.Input, person map[string]int) error {
	return r.each(ctx, func(rows *sql.Rows) error {
		var id, field, rule string
		var dissenting int
		if err := rows.Scan(&id, &field, &rule, &dissenting); err != nil {
			return err
		}
		p, known := person[id]
		f := slices.Index(figures.Fields[:], field)
		if !known || f < 0 {
			return nil
		}
		if dissenting > 0 {
			in.Dissent[f]++
		}
		if rule == survivorship.RuleDecided {
			in.Persons[p].Decided[f] = true
		}
		return nil
	}, "SELECT person_id, field, rule, dissenting FROM provenance WHERE dissenting > 0 OR rule = ?", survivorship.RuleDecided)
}

// figureHappenings reads the confirmed events of persons, where the roster
// keeps any.
func (r *Roster) figureHappenings(ctx context.Context, in *figures.Input, person map[string]int) error {
	var has int
	if err := r.one(ctx, []any{&has}, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'status_event'"); err != nil || has == 0 {
		return err
	}
	return r.each(ctx, func(rows *sql.Rows) error {
		var id, from, to string
		var h figures.Happening
		if err := rows.Scan(&id, &h.Kind, &from, &to, &h.Figure); err != nil {
			return err
		}
		p, known := person[id]
		if !known {
			return damaged("an event of " + id)
		}
		if h.Person, h.Date = p, from; from != to && from != "" && to != "" {
			h.Date = from + "/" + to
		}
		in.Happenings = append(in.Happenings, h)
		return nil
	}, "SELECT person_id, kind, coalesce(date_lo, ''), coalesce(date_hi, ''), coalesce(figure, '') FROM status_event WHERE state = 'confirmed' ORDER BY coalesce(date_lo, ''), id")
}
