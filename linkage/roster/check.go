package roster

import (
	"context"
	"database/sql"
	"fmt"
)

// Check holds a roster against its invariants and describes each breach. It
// finds nothing in a roster that Write made and nobody changed.
func (r *Roster) Check(ctx context.Context) ([]string, error) {
	var breaches []string
	for _, c := range []struct{ what, query string }{
		{"rows are not records and rejects", `SELECT name FROM source s WHERE rows <> (SELECT count(*) FROM record WHERE source = s.name) + (SELECT count(*) FROM reject WHERE source = s.name)
			OR records <> (SELECT count(*) FROM record WHERE source = s.name)`},
		{"a row is both a record and a reject", "SELECT r.ref FROM record r JOIN reject j ON j.source = r.source AND j.row = r.row"},
		{"a person without records", "SELECT id FROM person WHERE id NOT IN (SELECT person_id FROM record)"},
		{"a person's number of records", "SELECT id FROM person p WHERE records <> (SELECT count(*) FROM record WHERE person_id = p.id)"},
		{"a person's number of lists", "SELECT id FROM person p WHERE sources <> (SELECT count(DISTINCT e.list) FROM record r JOIN edition e ON e.id = r.edition_id WHERE r.person_id = p.id)"},
		{"a record of another list's edition", "SELECT r.ref FROM record r JOIN source s ON s.name = r.source WHERE r.edition_id <> s.id"},
		{"an edition of another file", "SELECT s.name FROM source s LEFT JOIN edition e ON e.id = s.id WHERE e.file IS NOT s.file OR e.sha256 IS NOT s.sha256"},
		{"an event that ends before it begins", "SELECT CAST(id AS TEXT) FROM status_event WHERE date_lo > date_hi"},
		{"an event told by a record of another person", "SELECT CAST(v.id AS TEXT) FROM status_event v JOIN record r ON r.id = v.record_id WHERE r.person_id <> v.person_id"},
		{"an event that nothing tells", "SELECT CAST(id AS TEXT) FROM status_event WHERE record_id IS NULL AND report_id IS NULL AND decision_line IS NULL"},
		{"a value's origin is a record of another person", "SELECT v.person_id || ' ' || v.field FROM origin v JOIN record r ON r.id = v.record_id WHERE r.person_id <> v.person_id"},
		{"an announcement holds the exit of another person", "SELECT a.person_id FROM announcement_person a JOIN status_event v ON v.id = a.event_id WHERE v.person_id <> a.person_id OR v.kind NOT IN ('exit', 'extinction', 'death', 'exile')"},
		{"rows of a form are not its reports and rejects", `SELECT name FROM form f WHERE reports <> (SELECT count(*) FROM report WHERE form = f.name)
			OR rejects <> (SELECT count(*) FROM form_reject WHERE form = f.name)`},
		{"a report of nobody is settled", "SELECT ref FROM report WHERE person_id IS NULL AND state IN ('matched', 'confirmed')"},
		{"a report has a person whom it may not be about", "SELECT ref FROM report WHERE person_id IS NOT NULL AND state IN ('new', 'no-person', 'rejected')"},
		{"a report that tells an event of another person", "SELECT p.ref FROM report p JOIN status_event v ON v.report_id = p.id WHERE v.person_id IS NOT p.person_id"},
		{"the count is not the number of persons", "SELECT value FROM meta WHERE key = 'count' AND value <> (SELECT CAST(count(*) AS TEXT) FROM person)"},
		{"a person without an entry in the search", "SELECT id FROM person WHERE name IS NOT NULL AND names = ''"},
		{"a key that points nowhere", "SELECT \"table\" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check"},
	} {
		if err := r.breach(ctx, &breaches, c.what, c.query); err != nil {
			return nil, err
		}
	}
	for _, f := range append([]string{"name"}, fieldNames(r)...) {
		lone := fmt.Sprintf("%s IS NOT (SELECT %[1]s FROM record WHERE person_id = p.id)", f)
		if f == "name" { // which is shown as names are written, and not as the list may write it
			lone = "NOT EXISTS (SELECT 1 FROM record WHERE person_id = p.id AND name IS NOT NULL)"
		}
		query := fmt.Sprintf(`SELECT id FROM person p WHERE %s IS NOT NULL AND CASE WHEN records > 1 OR EXISTS (SELECT 1 FROM origin WHERE person_id = p.id)
			THEN %[1]s IS NOT (SELECT value FROM origin WHERE person_id = p.id AND field = '%[1]s') ELSE %[2]s END`, f, lone)
		if err := r.breach(ctx, &breaches, "a value without provenance: "+f, query); err != nil {
			return nil, err
		}
	}
	if err := r.checkOverlap(ctx, &breaches); err != nil {
		return nil, err
	}
	stated, err := r.metaValue(ctx, "digest")
	if err != nil {
		return nil, err
	}
	found, err := readDigest(r.db)
	if err != nil {
		return nil, err
	}
	if stated != found {
		breaches = append(breaches, fmt.Sprintf("the digest is %s, the contents are %s", stated, found))
	}
	return breaches, nil
}

// checkOverlap counts again what the roster keeps counted.
func (r *Roster) checkOverlap(ctx context.Context, breaches *[]string) error {
	persons := make(map[string]int)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var lists string
		var n int
		err := rows.Scan(&lists, &n)
		persons[lists] = n
		return err
	}, "SELECT source_list, count(*) FROM person GROUP BY source_list")
	if err != nil {
		return err
	}
	stated, err := r.overlap(ctx)
	if err != nil {
		return err
	}
	if found := combinations(persons); fmt.Sprint(stated) != fmt.Sprint(found) {
		*breaches = append(*breaches, fmt.Sprintf("persons by lists are %v, not %v", found, stated))
	}
	return nil
}

func fieldNames(r *Roster) (names []string) {
	for _, f := range r.fields {
		names = append(names, f.Name)
	}
	return names
}

func (r *Roster) breach(ctx context.Context, breaches *[]string, what, query string) error {
	err := r.each(ctx, func(rows *sql.Rows) error {
		var which string
		if err := rows.Scan(&which); err != nil {
			return err
		}
		*breaches = append(*breaches, what+": "+which)
		return nil
	}, query)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
