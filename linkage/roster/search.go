package roster

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"github.com/xrash/smetrics"
)

// Search returns the persons whom a text may mean (see [Roster.Find]; the bare
// key of a record counts too) and who have all of these values, from offset on,
// and how many there are.
func (r *Roster) Search(ctx context.Context, who string, values map[string]string, offset, limit int) (page []PersonRef, total int, err error) {
	condition, args := narrowed(r, values)
	who = strings.TrimSpace(who)
	ids, err := r.meant(ctx, who)
	switch {
	case err != nil:
		return nil, 0, err
	case len(ids) > 0:
		condition = append(condition, "id IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(ids)), ", ")+")")
		for _, id := range ids {
			args = append(args, id)
		}
	case who != "":
		match := prefixes(strings.Fields(names.Fold(who)))
		if match == "" {
			return nil, 0, nil
		}
		condition = append(condition, "rowid IN (SELECT rowid FROM name_search WHERE names MATCH ?)")
		args = append(args, match)
	}
	where := ""
	if len(condition) > 0 {
		where = " WHERE " + strings.Join(condition, " AND ")
	}
	if err := r.one(ctx, []any{&total}, "SELECT count(*) FROM person"+where, args...); err != nil {
		return nil, 0, err
	}
	page, err = r.persons(ctx, fmt.Sprintf("%s ORDER BY name, id LIMIT %d OFFSET %d", where, limit, offset), args...)
	return page, total, err
}

// persons lists the persons of a condition.
func (r *Roster) persons(ctx context.Context, rest string, args ...any) (out []PersonRef, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		var p PersonRef
		if err := rows.Scan(&p.ID, &p.Name, &p.Sources, &p.Records); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	}, "SELECT id, coalesce(name, ''), source_list, records FROM person"+rest, args...)
	return out, err
}

// meant returns the persons whom a text names by an id of theirs or of a record:
// none when it is no such id.
func (r *Roster) meant(ctx context.Context, who string) (ids []string, err error) {
	if who == "" || strings.Contains(who, " ") {
		return nil, nil
	}
	if rec, err := r.Record(ctx, who); err == nil && strings.Contains(who, ":") {
		return []string{rec.Person}, nil
	} else if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, `SELECT id FROM person WHERE id = ?1 UNION SELECT new_id FROM person_alias WHERE old_id = ?1
		UNION SELECT person_id FROM record WHERE key = ?1 COLLATE NOCASE LIMIT 50`, who)
	return ids, err
}

// prefixes is a query for names that have words which begin with these.
func prefixes(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, `"`+w+`"*`)
	}
	return strings.Join(out, " ")
}

// Nearest returns the persons whose names come nearest to a text, at most limit:
// those who share the beginning of one of its words, by how many letters of all
// words differ. Somebody of whom a third of the letters differ is not near.
func (r *Roster) Nearest(ctx context.Context, who string, limit int) ([]PersonRef, error) {
	words := strings.Fields(names.Fold(who))
	var begin []string
	for _, w := range words {
		if short := []rune(w); len(short) >= 3 {
			begin = append(begin, `"`+string(short[:3])+`"*`)
		}
	}
	if len(begin) == 0 {
		return nil, nil
	}
	found, err := r.persons(ctx, " WHERE rowid IN (SELECT rowid FROM name_search WHERE names MATCH ?) ORDER BY id", strings.Join(begin, " OR "))
	if err != nil {
		return nil, err
	}
	type near struct {
		PersonRef
		far int
	}
	var all []near
	for _, p := range found {
		names := strings.Fields(names.Fold(p.Name))
		far, letters := 0, 0
		for _, w := range words {
			least := len(w)
			for _, n := range names {
				least = min(least, smetrics.WagnerFischer(w, n, 1, 1, 1))
			}
			far, letters = far+least, letters+len(w)
		}
		if 3*far < letters {
			all = append(all, near{p, far})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(a.far, b.far), strings.Compare(a.Name, b.Name)) })
	var out []PersonRef
	for _, n := range all[:min(limit, len(all))] {
		out = append(out, n.PersonRef)
	}
	return out, nil
}

// Rows returns all records of a person, in the order of their ids.
func (r *Roster) Rows(ctx context.Context, person string) (out []Record, err error) {
	err = r.each(ctx, func(rows *sql.Rows) error {
		rec, err := scanRecord(rows)
		out = append(out, rec)
		return err
	}, recordColumns+"WHERE r.person_id = ? ORDER BY r.id", person)
	return out, err
}
