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
// table in order, whatever the file around them looks like. The search index,
// which repeats names, and the digest itself are left out.
type digest struct {
	h   hash.Hash
	buf []byte
}

func newDigest() *digest { return &digest{h: sha256.New()} }

func (d *digest) table(name string) { d.text('t', name) }

func (d *digest) text(kind byte, s string) {
	d.buf = append(d.buf[:0], kind)
	d.buf = binary.AppendUvarint(d.buf, uint64(len(s)))
	d.buf = append(d.buf, s...)
	d.h.Write(d.buf)
}

// row adds one row.
func (d *digest) row(values []any) {
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			d.h.Write([]byte{'n'})
		case string:
			d.text('s', v)
		case []byte:
			d.text('s', string(v))
		case int:
			d.number(int64(v))
		case int64:
			d.number(v)
		case float64:
			d.buf = binary.BigEndian.AppendUint64(append(d.buf[:0], 'f'), math.Float64bits(v))
			d.h.Write(d.buf)
		default:
			panic(fmt.Sprintf("roster: a value of %T has no place in a table", v))
		}
	}
}

func (d *digest) number(n int64) {
	d.buf = binary.AppendVarint(append(d.buf[:0], 'i'), n)
	d.h.Write(d.buf)
}

func (d *digest) sum() string { return hex.EncodeToString(d.h.Sum(nil)) }

// digestTables are the tables of the digest in the order of writing, each with
// the order of its rows.
var digestTables = [][2]string{
	{"source", "id"}, {"source_column", "source, position, field"}, {"person", "id"}, {"record", "id"}, {"reject", "source, row"}, {"doubt", "id"},
	{"provenance", "person_id, field"}, {"pair", "record_a, record_b"}, {"conflict", "id"}, {"decision", "id"}, {"person_alias", "old_id"},
}

// readDigest computes the digest of a roster from its tables.
func readDigest(db *sql.DB) (string, error) {
	d := newDigest()
	for _, t := range digestTables {
		d.table(t[0])
		if err := d.rows(db, "SELECT * FROM "+t[0]+" ORDER BY "+t[1]); err != nil {
			return "", err
		}
	}
	d.table("meta")
	if err := d.rows(db, "SELECT * FROM meta WHERE key <> 'digest' ORDER BY key"); err != nil {
		return "", err
	}
	return d.sum(), nil
}

func (d *digest) rows(db *sql.DB, query string) error {
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
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		d.row(values)
	}
	return rows.Err()
}
