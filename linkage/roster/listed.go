package roster

import (
	"context"
	"database/sql"
	"strings"

	"cotejo/linkage"
)

// A Listed is a person by the lists that have it.
type Listed struct {
	ID    string
	Lists []string
}

// A Restriction leaves some persons: those of one custody, and those arrested within a
// window of days. Empty texts restrict nothing. A date of arrest that is an
// interval must lie wholly inside.
type Restriction struct {
	Custody  string
	From, To string // days, 2021-07-11
}

// Listed returns the persons that a restriction leaves, in the order of ids. Rows
// of rosters without the field are all left.
func (r *Roster) Listed(ctx context.Context, only Restriction) ([]Listed, error) {
	where, args := []string{"1"}, []any{}
	if only.Custody != "" && r.has("custody") {
		where, args = append(where, "custody = ?"), append(args, only.Custody)
	}
	if (only.From != "" || only.To != "") && r.has("arrest_date") {
		// The first ten letters from the left and from the right of an interval
		// are its ends; those of a month or year are shorter and sort before their
		// first day, so they are completed.
		const first = "substr(substr(arrest_date || '/', 1, instr(arrest_date || '/', '/') - 1) || '-01-01', 1, 10)"
		const last = "substr(substr(arrest_date, instr(arrest_date, '/') + 1) || '-12-31', 1, 10)"
		where = append(where, "arrest_date <> ''")
		if only.From != "" {
			where, args = append(where, first+" >= ?"), append(args, only.From)
		}
		if only.To != "" {
			where, args = append(where, last+" <= ?"), append(args, only.To)
		}
	}
	var out []Listed
	err := r.each(ctx, func(rows *sql.Rows) error {
		var l Listed
		var lists string
		if err := rows.Scan(&l.ID, &lists); err != nil {
			return err
		}
		l.Lists = strings.Fields(lists)
		out = append(out, l)
		return nil
	}, "SELECT id, source_list FROM person WHERE "+strings.Join(where, " AND ")+" ORDER BY id", args...)
	return out, err
}

// An OpenLink is a question about whether records are one person.
type OpenLink struct {
	PersonA, PersonB string
	Posterior        float64 // that the two are one
	// Leaving is the list of the second record, and Staying are those of the
	// person's other records, when the two records are joined now.
	Leaving string
	Staying []string
}

// OpenLinks returns the questions about links that wait for a person.
func (r *Roster) OpenLinks(ctx context.Context) ([]OpenLink, error) {
	var out []OpenLink
	err := r.each(ctx, func(rows *sql.Rows) error {
		var l OpenLink
		var staying string
		if err := rows.Scan(&l.PersonA, &l.PersonB, &l.Posterior, &l.Leaving, &staying); err != nil {
			return err
		}
		l.Staying = strings.Split(staying, ",")
		out = append(out, l)
		return nil
	}, `SELECT c.person_a, c.person_b, c.posterior, b.source,
		coalesce((SELECT group_concat(DISTINCT o.source) FROM record o WHERE o.person_id = c.person_a AND o.id <> c.record_b), '')
		FROM conflict c JOIN record b ON b.id = c.record_b
		WHERE c.kind IN (?, ?, ?) AND c.person_b IS NOT NULL ORDER BY c.id`, linkage.ConflictPair, linkage.ConflictDuplicate, linkage.ConflictFits)
	return out, err
}
