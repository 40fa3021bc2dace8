package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	"cotejo/linkage"
	"cotejo/linkage/match"
)

// A Roster is an open roster, for reading only.
type Roster struct {
	db     *sql.DB
	fields []linkage.Field
}

// Open opens the roster at path. Errors are those of the file system,
// [ErrIsFolder], [ErrNotRoster], [ErrOtherVersion] and [ErrDamaged].
//
// A roster may come from anywhere, and a disk may have spoilt it. Its tables
// must be what [Write] makes, and whatever is read is held against what a roster
// can hold; every method of a [Roster] returns [ErrDamaged] otherwise.
func Open(ctx context.Context, path string) (*Roster, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, ErrIsFolder
	}
	if err := identify(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dataSource(path, "mode=ro&immutable=1&_dqs=0&_pragma=trusted_schema(OFF)&_pragma=query_only(ON)&_pragma=cell_size_check(ON)"))
	if err != nil {
		return nil, err
	}
	r := &Roster{db: db}
	if err := r.checkTables(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return r, nil
}

// Close closes the roster.
func (r *Roster) Close() error { return r.db.Close() }

// Fields returns the fields of the roster's records and persons.
func (r *Roster) Fields() []linkage.Field { return r.fields }

// identify reads the head of a file to tell whether it is a roster of this
// version, without asking SQLite to open something that may not be its own.
func identify(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return ErrNotRoster
		}
		return err
	}
	number := func(at int) int {
		return int(head[at])<<24 | int(head[at+1])<<16 | int(head[at+2])<<8 | int(head[at+3])
	}
	switch {
	case string(head[:16]) != "SQLite format 3\x00", number(68) != applicationID:
		return ErrNotRoster
	case number(60) != Version:
		return fmt.Errorf("%w: %d, not %d", ErrOtherVersion, number(60), Version)
	}
	return nil
}

// Meta returns the table meta.
func (r *Roster) Meta(ctx context.Context) (map[string]string, error) {
	meta := make(map[string]string)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var k, v string
		if err := rows.Scan(&k, &v); err != nil {
			return err
		}
		meta[k] = v
		return nil
	}, "SELECT key, value FROM meta")
	return meta, err
}

func (r *Roster) metaValue(ctx context.Context, key string) (v string, err error) {
	err = r.one(ctx, []any{&v}, "SELECT value FROM meta WHERE key = ?", key)
	if errors.Is(err, sql.ErrNoRows) {
		err = damaged("no " + key)
	}
	return v, err
}

// Model returns the model that the roster was linked with.
func (r *Roster) Model(ctx context.Context) (*match.Model, error) {
	text, err := r.metaValue(ctx, "model")
	if err != nil {
		return nil, err
	}
	m, err := storedModel(text)
	return m, damage(ctx, err)
}

// each calls scan for every row of a query.
func (r *Roster) each(ctx context.Context, scan func(*sql.Rows) error, query string, args ...any) error {
	rows, err := r.db.QueryContext(ctx, query, args...)
	if err != nil {
		return damage(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return damage(ctx, err)
		}
	}
	return damage(ctx, rows.Err())
}

// one reads the only row of a query. Its error is [sql.ErrNoRows] when there is
// none.
func (r *Roster) one(ctx context.Context, into []any, query string, args ...any) error {
	err := r.db.QueryRowContext(ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return damage(ctx, err)
}
