package roster

import (
	"cmp"
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
	"cotejo/linkage/timeline"
)

// Figures reads what the tables of a report are made from. The period of the
// report and the rest of what the reader asks for are the caller's to set.
func (r *Roster) Figures(ctx context.Context) (*figures.Input, error) {
	in := &figures.Input{}
	for f, name := range figures.Fields {
		in.Has[f] = r.has(name)
	}
	editions, err := r.figureLists(ctx, in)
	if err != nil {
		return nil, err
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
	place, err := r.figureRecords(ctx, in, person, editions)
	if err != nil {
		return nil, err
	}
	if err := r.figureOpen(ctx, in, person, place); err != nil {
		return nil, err
	}
	if err := r.figureDecided(ctx, in, person); err != nil {
		return nil, err
	}
	if err := r.announced(ctx, in, person); err != nil {
		return nil, err
	}
	reports, err := r.Reports(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range reports {
		in.Reports = append(in.Reports, figures.Report{State: p.State, Marks: p.Marks, Received: p.Received, ConfirmedOn: p.ConfirmedOn})
	}
	return in, r.figureHappenings(ctx, in, person)
}

// A figureEdition is the list that an edition is of, by index, and its day; past
// says that there is a newer one.
type figureEdition struct {
	list int
	day  string
	past bool
}

// figureLists reads the lists, each with its editions as one, and returns the
// editions by id.
func (r *Roster) figureLists(ctx context.Context, in *figures.Input) (map[int64]figureEdition, error) {
	sources, err := r.Sources(ctx)
	if err != nil {
		return nil, err
	}
	number := make(map[string]int)
	newest := make(map[string]string)
	out := make(map[int64]figureEdition)
	for i, s := range sources {
		name := cmp.Or(s.List, s.Name)
		l, known := number[name]
		if !known {
			l = len(in.Lists)
			number[name] = l
			in.Lists = append(in.Lists, figures.List{Name: name})
		}
		of := &in.Lists[l]
		if s.AsOf != "" {
			of.Editions = append(of.Editions, figures.Edition{AsOf: s.AsOf, File: s.File, SHA256: s.SHA256, Records: s.Records})
		}
		if !s.Older {
			of.File, of.SHA256, of.Profile, of.Records = s.File, s.SHA256, s.Profile, s.Records
			newest[name] = s.AsOf
		}
		out[int64(i+1)] = figureEdition{list: l, day: s.AsOf}
	}
	for id, e := range out {
		e.past = e.day < newest[in.Lists[e.list].Name]
		out[id] = e
	}
	for i := range in.Lists {
		slices.SortFunc(in.Lists[i].Editions, func(a, b figures.Edition) int { return cmp.Compare(a.AsOf, b.AsOf) })
	}
	return out, nil
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
		person[id], p.ID = len(in.Persons), id
		in.Persons = append(in.Persons, p)
		return nil
	}, "SELECT id, "+r.figureColumns()+" FROM person ORDER BY id")
}

// A recordPlace is where a record stands among the persons.
type recordPlace struct{ person, record int }

// figureRecords reads what the records say. What a person called wrong they do
// not say.
func (r *Roster) figureRecords(ctx context.Context, in *figures.Input, person map[string]int, editions map[int64]figureEdition) (map[int64]recordPlace, error) {
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
	err = r.each(ctx, func(rows *sql.Rows) error {
		var id, edition int64
		var of string
		var rec figures.Record
		if err := rows.Scan(scanned(&rec.Values, &id, &of, &edition, &rec.AsOf)...); err != nil {
			return err
		}
		p, known := person[of]
		e, listed := editions[edition]
		if !known || !listed {
			return damaged(fmt.Sprintf("record %d", id))
		}
		rec.List, rec.Edition, rec.Past = e.list, e.day, e.past
		for _, field := range wrong[id] {
			if f := slices.Index(figures.Fields[:], field); f >= 0 {
				rec.Values[f] = ""
			}
		}
		if l := &in.Lists[e.list]; rec.AsOf != "" && !e.past {
			if l.First == "" || rec.AsOf < l.First {
				l.First = rec.AsOf
			}
			l.Last = max(l.Last, rec.AsOf)
		}
		place[id] = recordPlace{p, len(in.Persons[p].Records)}
		in.Persons[p].Records = append(in.Persons[p].Records, rec)
		return nil
	}, "SELECT id, person_id, edition_id, coalesce(as_of, ''), "+r.figureColumns()+" FROM record ORDER BY id")
	for i := range in.Persons {
		standing(in, &in.Persons[i])
	}
	return place, err
}

// standing says which records of a person their lists replaced, whether any list
// still has the person, and counts the person on those that do.
func standing(in *figures.Input, p *figures.Person) {
	p.Former = true
	for i := range p.Records {
		r := &p.Records[i]
		p.Former = p.Former && r.Past
		first := true
		for j := range p.Records {
			o := &p.Records[j]
			r.Older = r.Older || o.List == r.List && o.Edition > r.Edition
			first = first && (j >= i || o.List != r.List || o.Past)
		}
		if !r.Past && first {
			in.Lists[r.List].Persons++
		}
	}
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
	}, "SELECT person_id, field, rule, dissenting FROM origin WHERE dissenting > 0 OR rule = ?", survivorship.RuleDecided)
}

// figureHappenings reads the confirmed events of persons in the order of time;
// of those that nothing dates counts the day by which they had happened.
func (r *Roster) figureHappenings(ctx context.Context, in *figures.Input, person map[string]int) error {
	return r.each(ctx, func(rows *sql.Rows) error {
		var id, from, to string
		var h figures.Happening
		if err := rows.Scan(&id, &h.Kind, &from, &to, &h.Figure, &h.Custody); err != nil {
			return err
		}
		p, known := person[id]
		if !known {
			return damaged("an event of " + id)
		}
		h.Person, h.Until = p, to
		switch {
		case from == to:
			h.Date = from
		case from != "" && to != "":
			h.Date = from + "/" + to
		}
		in.Happenings = append(in.Happenings, h)
		return nil
	}, `SELECT person_id, kind, coalesce(date_lo, ''), coalesce(date_hi, ''), coalesce(figure, ''), coalesce(custody, '') FROM status_event
		WHERE state = ? ORDER BY coalesce(date_lo, date_hi, '9999'), id`, timeline.Confirmed)
}
