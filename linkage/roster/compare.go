package roster

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// A Difference is the first row of a table in which two rosters differ.
type Difference struct {
	Table  string `json:"table"`
	Row    string `json:"row"`              // the row's key
	Column string `json:"column,omitempty"` // the first column that differs; empty when one roster lacks the row
	A      string `json:"a"`                // what each roster has there
	B      string `json:"b"`
}

// Compare returns the first difference of every table in which two rosters
// differ, in the order in which tables are written. Rosters without one have
// the same digest.
func Compare(ctx context.Context, a, b *Roster) ([]Difference, error) {
	out := []Difference{}
	for _, t := range digestTables {
		d, err := compareTable(ctx, a, b, t[0], t[1])
		if err != nil {
			return nil, damage(ctx, fmt.Errorf("%s: %w", t[0], err))
		}
		if d != nil {
			out = append(out, *d)
		}
	}
	return out, nil
}

// compareTable reads a table of both rosters side by side.
func compareTable(ctx context.Context, a, b *Roster, table, key string) (*Difference, error) {
	query := rowsOf(table, key)
	ra, err := a.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer ra.Close()
	rb, err := b.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rb.Close()
	ca, err := ra.Columns()
	if err != nil {
		return nil, err
	}
	cb, err := rb.Columns()
	if err != nil {
		return nil, err
	}
	if !slices.Equal(ca, cb) {
		return &Difference{Table: table, A: strings.Join(ca, ", "), B: strings.Join(cb, ", ")}, nil
	}
	keys := strings.Split(key, ", ")
	name := func(row []any) string {
		var parts []string
		for i, c := range ca {
			if slices.Contains(keys, c) {
				parts = append(parts, text(row[i]))
			}
		}
		return strings.Join(parts, " ")
	}
	for {
		va, err := nextRow(ra, len(ca))
		if err != nil {
			return nil, err
		}
		vb, err := nextRow(rb, len(cb))
		switch {
		case err != nil:
			return nil, err
		case va == nil && vb == nil:
			return nil, nil
		case va == nil:
			return &Difference{Table: table, Row: name(vb), B: name(vb)}, nil
		case vb == nil:
			return &Difference{Table: table, Row: name(va), A: name(va)}, nil
		}
		for i := range va {
			if text(va[i]) != text(vb[i]) {
				return &Difference{Table: table, Row: name(va), Column: ca[i], A: text(va[i]), B: text(vb[i])}, nil
			}
		}
	}
}

// nextRow returns the values of the next row, nil at the end.
func nextRow(rows *sql.Rows, columns int) ([]any, error) {
	if !rows.Next() {
		return nil, rows.Err()
	}
	values := make([]any, columns)
	into := make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	return values, rows.Scan(into...)
}

func text(v any) string {
	if v == nil {
		return ""
	}
	if b, ok := v.([]byte); ok {
		return string(b)
	}
	return fmt.Sprint(v)
}
