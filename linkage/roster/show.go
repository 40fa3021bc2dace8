package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// ErrNotFound says that nothing in the roster goes by a name or reference.
var ErrNotFound = errors.New("not found in the roster")

// A PersonRef names a person in a list of hits.
type PersonRef struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Sources string `json:"sources"`
	Records int    `json:"records"`
}

// A Person is a person with every value and what stands behind it.
type Person struct {
	ID         string       `json:"id"`
	Name       string       `json:"name"`
	Aliases    string       `json:"aliases,omitempty"`
	Records    []Record     `json:"records"`
	Sources    []string     `json:"sources"`
	Confidence float64      `json:"confidence"`
	Values     []Provenance `json:"values"`
	Claims     []Claim      `json:"claims"`
	Timeline   []Event      `json:"timeline,omitempty"` // where lists were read in dated editions
}

// A Provenance is a chosen value and the reason for it.
type Provenance struct {
	Field      string  `json:"field"`
	Value      string  `json:"value"`
	Record     string  `json:"record"` // reference of the record that gave it
	Source     string  `json:"source"`
	File       string  `json:"file"`
	Row        int     `json:"row"`
	Line       int     `json:"line"`
	Rule       string  `json:"rule"`
	Agreeing   []int64 `json:"agreeing"`
	Dissenting []int64 `json:"dissenting"`
}

// A Claim is what one record says of one field.
type Claim struct {
	Person string `json:"-"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Raw    string `json:"raw"`
	Source string `json:"source"`
	Row    int    `json:"row"`
	Record int64  `json:"record_id"`
}

// A Record is one row of one list.
type Record struct {
	ID     int64  `json:"id"`
	Ref    string `json:"ref"`
	Source string `json:"source"`
	File   string `json:"file"`
	Row    int    `json:"row"`
	Line   int    `json:"line"`
	Person string `json:"person"`
	Name   string `json:"name"` // or the aliases of a record without one
	Text   string `json:"-"`    // the name alone
}

// Find returns the persons that who may mean: a person's id or an id that it
// had in an earlier roster, a record's reference ("pd:…") or its list and row
// ("pd:17"), or else a name or the beginning of one, accents and case aside.
// The best hits come first.
func (r *Roster) Find(ctx context.Context, who string) ([]PersonRef, error) {
	who = strings.TrimSpace(who)
	for _, query := range []string{
		"SELECT id FROM person WHERE id = ?",
		"SELECT new_id FROM person_alias WHERE old_id = ?",
	} {
		if hits, err := r.refs(ctx, query, who); err != nil || len(hits) > 0 {
			return hits, err
		}
	}
	if rec, err := r.Record(ctx, who); err == nil {
		return r.refs(ctx, "SELECT id FROM person WHERE id = ?", rec.Person)
	} else if !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	words := strings.Fields(names.Fold(who))
	if len(words) == 0 {
		return nil, nil
	}
	for i, w := range words {
		words[i] = `"` + w + `"*`
	}
	return r.hits(ctx, "FROM name_search s JOIN person p ON p.rowid = s.rowid WHERE s.names MATCH ? ORDER BY s.rank, p.id LIMIT 50", strings.Join(words, " "))
}

// refs returns the persons whose ids a query gives.
func (r *Roster) refs(ctx context.Context, query string, arg string) ([]PersonRef, error) {
	return r.hits(ctx, "FROM person p WHERE p.id IN ("+query+") ORDER BY p.id", arg)
}

// hits returns the persons of a query, in its order.
func (r *Roster) hits(ctx context.Context, query string, arg string) ([]PersonRef, error) {
	out := []PersonRef{}
	err := r.each(ctx, func(rows *sql.Rows) error {
		var p PersonRef
		if err := rows.Scan(&p.ID, &p.Name, &p.Sources, &p.Records); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	}, "SELECT p.id, coalesce(p.name, ''), p.source_list, p.records "+query, arg)
	return out, err
}

const recordColumns = "SELECT r.id, r.ref, r.source, s.file, r.row, r.line, r.person_id, coalesce(r.name, r.aliases, ''), coalesce(r.name, '') FROM record r JOIN source s ON s.name = r.source "

func (rec *Record) columns() []any {
	return []any{&rec.ID, &rec.Ref, &rec.Source, &rec.File, &rec.Row, &rec.Line, &rec.Person, &rec.Name, &rec.Text}
}

func scanRecord(rows *sql.Rows) (rec Record, err error) {
	err = rows.Scan(rec.columns()...)
	return rec, err
}

// record reads one record; its error is [sql.ErrNoRows] when there is none.
func (r *Roster) record(ctx context.Context, where string, args ...any) (rec Record, err error) {
	err = r.one(ctx, rec.columns(), recordColumns+where, args...)
	return rec, err
}

// Record returns the record that a text refers to: a reference ("source:key"),
// a list and row ("source:17") or a record's id. Its error is [ErrNotFound] when
// there is none.
func (r *Roster) Record(ctx context.Context, ref string) (Record, error) {
	rec, err := r.record(ctx, "WHERE r.ref = ?", ref)
	if !errors.Is(err, sql.ErrNoRows) {
		return rec, err
	}
	if source, row, ok := linkage.CutRef(ref); ok {
		if n, err := strconv.Atoi(row); err == nil {
			if rec, err := r.RecordAtRow(ctx, source, n); !errors.Is(err, ErrNotFound) {
				return rec, err
			}
		}
	} else if n, err := strconv.ParseInt(ref, 10, 64); err == nil {
		rec, err := r.record(ctx, "WHERE r.id = ?", n)
		if !errors.Is(err, sql.ErrNoRows) {
			return rec, err
		}
	}
	return Record{}, ErrNotFound
}

// RecordAtRow returns the record of a row of a list, or [ErrNotFound].
func (r *Roster) RecordAtRow(ctx context.Context, source string, row int) (Record, error) {
	rec, err := r.record(ctx, "WHERE r.source = ? AND r.row = ?", source, row)
	if errors.Is(err, sql.ErrNoRows) {
		return Record{}, ErrNotFound
	}
	return rec, err
}

// Person returns a person by its id.
func (r *Roster) Person(ctx context.Context, id string) (*Person, error) {
	p := &Person{ID: id}
	var lists string
	err := r.one(ctx, []any{&p.Name, &p.Aliases, &lists, &p.Confidence}, "SELECT coalesce(name, ''), coalesce(aliases, ''), source_list, confidence FROM person WHERE id = ?", id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	if !share(p.Confidence) {
		return nil, damaged("the confidence of " + id)
	}
	p.Sources = strings.Fields(lists)
	err = r.each(ctx, func(rows *sql.Rows) error {
		rec, err := scanRecord(rows)
		p.Records = append(p.Records, rec)
		return err
	}, recordColumns+"WHERE r.person_id = ? ORDER BY r.id", id)
	if err != nil {
		return nil, err
	}
	byField := make(map[string]Provenance)
	err = r.each(ctx, func(rows *sql.Rows) error {
		var v Provenance
		var agreeing, dissenting string
		if err := rows.Scan(&v.Field, &v.Value, &v.Record, &v.Source, &v.File, &v.Row, &v.Line, &v.Rule, &agreeing, &dissenting); err != nil {
			return err
		}
		v.Agreeing, v.Dissenting, err = storedIDs(agreeing, dissenting)
		byField[v.Field] = v
		return err
	}, `SELECT v.field, v.value, r.ref, r.source, s.file, r.row, r.line, v.rule, v.agreeing_records, v.dissenting_records
		FROM provenance v JOIN record r ON r.id = v.record_id JOIN source s ON s.name = r.source WHERE v.person_id = ?`, id)
	if err != nil {
		return nil, err
	}
	for _, f := range append([]linkage.Field{{Name: "name"}}, r.fields...) {
		if v, ok := byField[f.Name]; ok {
			p.Values = append(p.Values, v)
		}
	}
	if p.Claims, err = r.claims(ctx, "person = ? ORDER BY field, record_id", id); err != nil {
		return nil, err
	}
	p.Timeline, err = r.timeline(ctx, id)
	return p, err
}

// A Pair is a compared pair of records.
type Pair struct {
	A         Record               `json:"a"`
	B         Record               `json:"b"`
	Weight    float64              `json:"weight"`
	Posterior float64              `json:"posterior"`
	Rival     string               `json:"rival"`
	Outcome   string               `json:"outcome,omitempty"`
	Levels    []linkage.LevelScore `json:"levels"`
}

// Pair returns the stored comparison of two records; its error is
// [ErrNotFound] when the roster did not keep it.
func (r *Roster) Pair(ctx context.Context, a, b Record) (*Pair, error) {
	if a.ID > b.ID {
		a, b = b, a
	}
	p := &Pair{A: a, B: b}
	var levels string
	err := r.one(ctx, []any{&p.Weight, &p.Posterior, &p.Rival, &p.Outcome, &levels}, "SELECT weight, posterior, rival, outcome, levels FROM pair WHERE record_a = ? AND record_b = ?", a.ID, b.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	if p.Levels, err = storedLevels(levels); err != nil {
		return nil, damage(ctx, err)
	}
	return p, p.check()
}

// A Conflict is a question for a person.
type Conflict struct {
	ID        int      `json:"id"`
	Kind      string   `json:"kind"`
	Records   []Record `json:"records"`          // the first two are the pair to judge
	Field     string   `json:"field,omitempty"`  // of a question about a value
	Values    []string `json:"values,omitempty"` // what each record says of it
	Posterior float64  `json:"posterior"`
	Effect    float64  `json:"effect"`
	// Moves are the persons by which each answer moves the count: that the first two
	// are one person, that they are two; of a record that fits two also that it is
	// the third's person, and that all are one.
	Moves  []int `json:"moves,omitempty"`
	Joined bool  `json:"joined"` // the first two stand as one person in this roster
}

// Conflicts returns the questions in the order in which to ask them, all kinds
// when kind is "", at most limit when it is positive.
func (r *Roster) Conflicts(ctx context.Context, kind string, limit int) ([]Conflict, error) {
	if limit <= 0 {
		limit = -1
	}
	out := []Conflict{}
	var ids []string
	err := r.each(ctx, func(rows *sql.Rows) error {
		var c Conflict
		var records, moves string
		if err := rows.Scan(&c.ID, &c.Kind, &records, &c.Field, &c.Posterior, &c.Effect, &moves, &c.Joined); err != nil {
			return err
		}
		var err error
		if c.Moves, err = storedMoves(c.ID, moves); err != nil {
			return err
		}
		out, ids = append(out, c), append(ids, records)
		if kind == "" && c.ID != len(out) { // questions are answered by their number
			return damaged(fmt.Sprintf("question %d is number %d", len(out), c.ID))
		}
		return nil
	}, `SELECT id, kind, records, coalesce(field, ''), posterior, effect, coalesce(moves, 'null'), person_a IS person_b FROM conflict
		WHERE ? IN ('', kind) ORDER BY id LIMIT ?`, kind, limit)
	if err != nil {
		return nil, err
	}
	for i := range out {
		err := r.each(ctx, func(rows *sql.Rows) error {
			rec, err := scanRecord(rows)
			out[i].Records = append(out[i].Records, rec)
			return err
		}, recordColumns+"JOIN json_each(?) e ON e.value = r.id ORDER BY e.key", ids[i])
		if err != nil {
			return nil, err
		}
		if err := r.checkConflict(&out[i], ids[i]); err != nil {
			return nil, err
		}
		if !r.has(out[i].Field) {
			continue
		}
		for _, rec := range out[i].Records {
			var v string
			if err := r.one(ctx, []any{&v}, "SELECT coalesce("+out[i].Field+", '') FROM record WHERE id = ?", rec.ID); err != nil {
				return nil, err
			}
			out[i].Values = append(out[i].Values, v)
		}
	}
	return out, nil
}

// Input rebuilds the records as they were linked, and the index of each by its
// id, so that pairs which the roster did not keep can be compared anew.
func (r *Roster) Input(ctx context.Context) (in *linkage.Input, index map[int64]int, err error) {
	in = &linkage.Input{Fields: r.fields}
	sources, err := r.Sources(ctx)
	if err != nil {
		return nil, nil, err
	}
	at := make(map[string]int)
	for i, s := range sources {
		at[s.Name] = i
		in.Sources = append(in.Sources, linkage.Source{Name: s.Name, File: s.File, SHA256: s.SHA256, Profile: s.Profile, Dialect: s.Encoding, Rows: s.Rows})
	}
	columns := ""
	for _, f := range r.fields {
		columns += ", coalesce(" + f.Name + ", '')"
	}
	index = make(map[int64]int)
	err = r.each(ctx, func(rows *sql.Rows) error {
		var id int64
		var source, reading, text, given, surname1, surname2 string
		rec := linkage.Record{Values: make([]string, len(r.fields))}
		into := []any{&id, &source, &rec.Row, &rec.Line, &rec.Key, &rec.AsOf, &reading, &text, &given, &surname1, &surname2}
		for i := range rec.Values {
			into = append(into, &rec.Values[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if rec.Name, err = storedName(reading, text, given, surname1, surname2); err != nil {
			return fmt.Errorf("record %d: %w", id, err)
		}
		var known bool
		if rec.Source, known = at[source]; !known {
			return damaged(fmt.Sprintf("record %d", id))
		}
		index[id] = len(in.Records)
		in.Records = append(in.Records, rec)
		return nil
	}, "SELECT id, source, row, line, key, coalesce(as_of, ''), reading, coalesce(name, ''), coalesce(given, ''), coalesce(surname1, ''), coalesce(surname2, '')"+columns+" FROM record ORDER BY id")
	return in, index, err
}
