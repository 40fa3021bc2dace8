package tabular

import "encoding/json"

// A resource describes a table of a data package.
type resource struct {
	Name        string         `json:"name"`
	Path        string         `json:"path"`
	Profile     string         `json:"profile"`
	Format      string         `json:"format"`
	MediaType   string         `json:"mediatype"`
	Encoding    string         `json:"encoding"`
	Description string         `json:"description"`
	Schema      map[string]any `json:"schema"`
}

// A Key says that a column of one table names a row of another.
type Key struct{ Table, Column, Other, OtherColumn string }

// DataPackage describes tables that stand beside it as CSV, for programs that read
// Frictionless Data. primary maps tables to the columns that tell their rows apart.
func DataPackage(name, title string, tables []*Table, primary map[string][]string, keys []Key) ([]byte, error) {
	var resources []resource
	for _, t := range tables {
		fields := []map[string]string{}
		for _, c := range t.Columns {
			kind := map[string]string{Text: "string", Whole: "integer", Number: "number", Date: "date"}[c.Type]
			fields = append(fields, map[string]string{"name": c.Name, "type": kind, "description": c.About})
		}
		schema := map[string]any{"fields": fields, "missingValues": []string{""}}
		if p := primary[t.Name]; p != nil {
			schema["primaryKey"] = p
		}
		var foreign []map[string]any
		for _, k := range keys {
			if k.Table == t.Name {
				foreign = append(foreign, map[string]any{"fields": []string{k.Column}, "reference": map[string]any{"resource": k.Other, "fields": []string{k.OtherColumn}}})
			}
		}
		if foreign != nil {
			schema["foreignKeys"] = foreign
		}
		resources = append(resources, resource{t.Name, t.Name + ".csv", "tabular-data-resource", "csv", "text/csv", "utf-8", t.About, schema})
	}
	text, err := json.MarshalIndent(map[string]any{"name": name, "title": title, "profile": "tabular-data-package", "resources": resources}, "", "  ")
	return append(text, '\n'), err
}
