package roster

import (
	"context"
	"database/sql"
	"strings"
)

// claims returns what records say of fields, each with the cells that it was read
// from. The view holds the cells of the whole row: to pick them out in SQL would
// make it too slow for the programs that count its rows by their values.
func (r *Roster) claims(ctx context.Context, which string, args ...any) (out []Claim, err error) {
	type column struct{ source, field string }
	headers := make(map[column][]string)
	err = r.each(ctx, func(rows *sql.Rows) error {
		var c column
		var header string
		if err := rows.Scan(&c.source, &c.field, &header); err != nil {
			return err
		}
		headers[c] = append(headers[c], header)
		return nil
	}, "SELECT source, field, header FROM source_column WHERE field <> '' ORDER BY source, position")
	if err != nil {
		return nil, err
	}
	rows := make(map[int64]map[string]string) // the cells of records, by title
	err = r.each(ctx, func(found *sql.Rows) error {
		var c Claim
		var raw string
		if err := found.Scan(&c.Person, &c.Field, &c.Value, &raw, &c.Source, &c.Row, &c.Record); err != nil {
			return err
		}
		if rows[c.Record] == nil {
			cells, err := storedCells(raw)
			if err != nil {
				return err
			}
			rows[c.Record] = make(map[string]string, len(cells))
			for _, cell := range cells {
				rows[c.Record][cell.Header] = cell.Text
			}
		}
		var texts []string
		for _, h := range headers[column{c.Source, c.Field}] {
			if text := rows[c.Record][h]; text != "" {
				texts = append(texts, text)
			}
		}
		c.Raw = strings.Join(texts, " · ")
		out = append(out, c)
		return nil
	}, "SELECT person, field, value, raw, source, row, record_id FROM claim WHERE "+which, args...)
	return out, err
}
