package roster

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
)

// A digest is the fingerprint of a roster's contents: every value of every
// table in order, whatever the file around them looks like. Each table has a
// hash of its own, so that tables can be written side by side. The search
// index, which repeats names, and the digest itself are left out.
type digest map[string]hash.Hash

func newDigest() digest {
	d := make(digest)
	for _, t := range digestTables {
		d[t[0]] = sha256.New()
	}
	return d
}

// add adds rows of a table, as appendValue writes their values.
func (d digest) add(table string, values []byte) {
	if h, ok := d[table]; ok {
		h.Write(values)
	}
}

func (d digest) sum() string {
	all := sha256.New()
	for _, t := range digestTables {
		all.Write(d[t[0]].Sum(appendValue(nil, t[0])))
	}
	return hex.EncodeToString(all.Sum(nil))
}

// appendValue writes a value so that no two rows of values look alike.
func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, 'n')
	case string:
		return append(binary.AppendUvarint(append(b, 's'), uint64(len(v))), v...)
	case []byte:
		return append(binary.AppendUvarint(append(b, 's'), uint64(len(v))), v...)
	case int64:
		return binary.AppendVarint(append(b, 'i'), v)
	case float64:
		return binary.BigEndian.AppendUint64(append(b, 'f'), math.Float64bits(v))
	}
	panic(fmt.Sprintf("roster: a value of %T has no place in a table", v))
}

// digestTables are the tables of the digest, each with the order of its rows.
var digestTables = [][2]string{
	{"source", "id"}, {"edition", "id"}, {"source_column", "source, position, field"}, {"person", "id"}, {"record", "id"}, {"reject", "source, row"}, {"doubt", "id"},
	{"origin", "person_id, field"}, {"status_event", "id"},
	{"announcement", "id"}, {"announcement_part", "announcement_id, figure, as_of"}, {"announcement_person", "announcement_id, person_id"},
	{"form", "id"}, {"form_reject", "form, row"}, {"report", "id"}, {"pair", "record_a, record_b"}, {"conflict", "id"}, {"decision", "id"}, {"person_alias", "old_id"}, {"code", "field, code"}, {"meta", "key"},
}

// rowsOf selects the rows of a table of the digest.
func rowsOf(table, order string) string {
	query := "SELECT * FROM " + table
	if table == "meta" {
		query += " WHERE key <> 'digest'"
	}
	return query + " ORDER BY " + order
}

// readDigest computes the digest of a roster from its tables.
func readDigest(db *sql.DB) (string, error) {
	d := newDigest()
	for _, t := range digestTables {
		if err := d.read(db, t[0], rowsOf(t[0], t[1])); err != nil {
			return "", err
		}
	}
	return d.sum(), nil
}

func (d digest) read(db *sql.DB, table, query string) error {
	rows, err := db.Query(query)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	values := make([]any, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	var row []byte
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row = row[:0]
		for _, v := range values {
			switch v.(type) {
			case nil, string, []byte, int64, float64:
			default: // what the driver makes of a column that says it holds days
				return damaged("table " + table)
			}
			row = appendValue(row, v)
		}
		d.add(table, row)
	}
	return rows.Err()
}
