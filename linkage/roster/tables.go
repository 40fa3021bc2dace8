package roster

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
)

// A Data is a table as texts, with what its columns mean. A blank cell is missing.
type Data struct {
	Table
	Rows [][]string
}

// dateColumns are the columns of whole days beside those that are derived.
var dateColumns = []string{"date_lo", "date_hi"}

// TypeDate is the type of a column of whole days in a [Data].
const TypeDate = "DATE"

// Data returns a table of the schema in the order of its first column, but for
// columns that only feed the search. name is one that [Schema] tells.
func (r *Roster) Data(ctx context.Context, name string) (*Data, error) {
	tables, err := Schema(r.fields)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return nil, ErrNotFound
	}
	d := &Data{Table: tables[i]}
	d.Columns = nil
	days := slices.Clone(dateColumns)
	for _, c := range derivedOf(r.fields) {
		if strings.HasSuffix(c.Name, "_from") || strings.HasSuffix(c.Name, "_to") {
			days = append(days, c.Name)
		}
	}
	var selected []string
	for _, c := range tables[i].Columns {
		if name == "person" && c.Name == "names" {
			continue
		}
		if slices.Contains(days, c.Name) {
			c.Type = TypeDate
		}
		d.Columns = append(d.Columns, c)
		selected = append(selected, "coalesce(CAST("+c.Name+" AS TEXT), '')")
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		cells := make([]string, len(selected))
		into := make([]any, len(cells))
		for i := range cells {
			into[i] = &cells[i]
		}
		d.Rows = append(d.Rows, cells)
		return rows.Scan(into...)
	}, "SELECT "+strings.Join(selected, ", ")+" FROM "+name+" ORDER BY "+d.Columns[0].Name)
	return d, err
}

// ClaimData returns what records say of fields, with the cells that it was read from.
func (r *Roster) ClaimData(ctx context.Context) (*Data, error) {
	claims, err := r.claims(ctx, "1 ORDER BY person, field, record_id")
	if err != nil {
		return nil, err
	}
	d := &Data{Table: Table{Name: "claim", About: "what each record says of each field", Columns: []Column{
		{"person", "TEXT", "the person"}, {"field", "TEXT", "the field"}, {"value", "TEXT", "the value, standardised"},
		{"raw", "TEXT", "the cells it was read from"}, {"source", "TEXT", "the list"}, {"row", "INTEGER", "the data row"}, {"record_id", "INTEGER", "the record"},
	}}}
	for _, c := range claims {
		d.Rows = append(d.Rows, []string{c.Person, c.Field, c.Value, c.Raw, c.Source, strconv.Itoa(c.Row), strconv.FormatInt(c.Record, 10)})
	}
	return d, nil
}

// A Statement is what one record says of its person, of every field.
type Statement struct {
	Person, Ref, List string
	Name              string
	Aliases           []string
	Values            map[string]string // by field
}

// Statements returns what every record says, in the order of persons.
func (r *Roster) Statements(ctx context.Context) (out []Statement, err error) {
	columns := ""
	for _, f := range r.fields {
		columns += ", coalesce(r." + f.Name + ", '')"
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		s := Statement{Values: make(map[string]string)}
		var aliases string
		values := make([]string, len(r.fields))
		into := []any{&s.Person, &s.Ref, &s.List, &s.Name, &aliases}
		for i := range values {
			into = append(into, &values[i])
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		for a := range strings.SplitSeq(aliases, ";") {
			if a = strings.TrimSpace(a); a != "" {
				s.Aliases = append(s.Aliases, a)
			}
		}
		for i, v := range values {
			if v != "" {
				s.Values[r.fields[i].Name] = v
			}
		}
		out = append(out, s)
		return nil
	}, "SELECT r.person_id, r.ref, e.list, coalesce(r.name, ''), coalesce(r.aliases, '')"+columns+" FROM record r JOIN edition e ON e.id = r.edition_id ORDER BY r.person_id, r.ref")
	return out, err
}

// Schema describes the tables of this roster; see [Schema].
func (r *Roster) Schema() ([]Table, error) { return Schema(r.fields) }

// Prisoners reports whether the roster is one of prisoners, and not of the other
// persons that a recipe may describe.
func (r *Roster) Prisoners() bool { return r.has("custody") && r.has("legal_figure") }
