package tabular

import "encoding/json"

// A View is how Datasette shows a table.
type View struct {
	Label  string // the column by which links call a row
	Facets []any  // columns, or {"array": column} for a column of JSON arrays
	Sort   string // the column by which rows stand
}

// Datasette writes the file metadata.json of a roster: what its tables and columns
// mean, and how they are shown. database is the name of the roster's file without its
// end, by which Datasette calls it.
func Datasette(title, database string, tables []*Table, views map[string]View) ([]byte, error) {
	described := make(map[string]any)
	for _, t := range tables {
		columns := make(map[string]string)
		for _, c := range t.Columns {
			columns[c.Name] = c.About
		}
		of := map[string]any{"description": t.About, "columns": columns}
		if v, ok := views[t.Name]; ok {
			if v.Label != "" {
				of["label_column"] = v.Label
			}
			if len(v.Facets) > 0 {
				of["facets"] = v.Facets
			}
			if v.Sort != "" {
				of["sort"] = v.Sort
			}
		}
		described[t.Name] = of
	}
	text, err := json.MarshalIndent(map[string]any{"title": title, "databases": map[string]any{database: map[string]any{"tables": described}}}, "", "  ")
	return append(text, '\n'), err
}
