package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cotejo/cmd/cotejo/tabular"
	"cotejo/linkage"
	"cotejo/linkage/roster"
)

// exportedTable is one table of a roster, with the lists of answers for cells that
// people fill in.
func (a *app) exportedTable(ctx context.Context, r *roster.Roster, name string) (*tabular.Table, []tabular.Choice, error) {
	switch name {
	case tableQuestion:
		return a.questionTable(ctx, r)
	case tableClaim:
		d, err := r.ClaimData(ctx)
		return tableOf(d, err, name), nil, err
	case tableEvent:
		d, err := r.Data(ctx, "status_event")
		return tableOf(d, err, name), nil, err
	}
	d, err := r.Data(ctx, name)
	return tableOf(d, err, name), nil, err
}

// tableOf is a table of the roster under the name that the export gives it.
func tableOf(d *roster.Data, err error, name string) *tabular.Table {
	if err != nil {
		return nil
	}
	t := &tabular.Table{Name: name, About: d.About, Rows: d.Rows}
	for _, c := range d.Columns {
		t.Columns = append(t.Columns, tabular.Column{Name: c.Name, Type: c.Type, About: c.About})
	}
	return t
}

// questionTable are the open questions, wide enough to decide on: what either record
// says of the person, and where it stands. decide --import reads it back.
func (a *app) questionTable(ctx context.Context, r *roster.Roster) (*tabular.Table, []tabular.Choice, error) {
	conflicts, err := r.Conflicts(ctx, "", 0)
	if err != nil {
		return nil, nil, err
	}
	in, index, err := r.Input(ctx)
	if err != nil {
		return nil, nil, err
	}
	words, err := a.labels()
	if err != nil {
		return nil, nil, err
	}
	t := &tabular.Table{Name: tableQuestion}
	column := func(name string) {
		kind := tabular.Text
		switch name {
		case "question":
			kind = tabular.Whole
		case "posterior", "effect":
			kind = tabular.Number
		}
		t.Columns = append(t.Columns, tabular.Column{Name: name, Type: kind})
	}
	for _, c := range []string{"question", "kind", "answer", "name_a", "name_b"} {
		column(c)
	}
	var fields []int // shown beside one another
	for _, f := range decidedOn {
		if i := in.FieldIndex(f); i >= 0 {
			fields = append(fields, i)
			column(f + "_a")
			column(f + "_b")
		}
	}
	for _, c := range []string{"file_a", "file_b", "field", "value", "posterior", "effect", "record_a", "record_b", "reviewer", "reason"} {
		column(c)
	}
	var ofValues []bool
	for _, q := range a.questions(conflicts) {
		c := conflicts[slices.IndexFunc(conflicts, func(c roster.Conflict) bool { return c.ID == q.Number })]
		row := []string{strconv.Itoa(q.Number), q.Kind, "", q.NameA, q.NameB}
		for _, f := range fields {
			for _, rec := range c.Records[:2] {
				row = append(row, words.value(in.Fields[f].Name, in.Records[index[rec.ID]].Values[f]))
			}
		}
		for _, rec := range c.Records[:2] {
			row = append(row, place(rec.File, rec.Line))
		}
		t.Rows = append(t.Rows, append(row, q.Field, q.Value, q.Posterior, q.Effect, q.RecordA, q.RecordB, "", ""))
		ofValues = append(ofValues, q.Kind == linkage.ConflictField)
	}
	return t, []tabular.Choice{
		{Column: "answer", Answers: strings.Split(a.t("export.answers"), ","), Row: func(i int) bool { return !ofValues[i] }},
		{Column: "answer", Answers: strings.Split(a.t("export.value-answers"), ","), Row: func(i int) bool { return ofValues[i] }},
	}, nil
}

// decidedOn are the fields by which people tell whether two records are one person.
var decidedOn = []string{"sex", "birth", "province", "municipality", "event", "arrest_date", "charges", "sentence_months", "prison", "custody", "notes"}

// exportStatements writes statements of FollowTheMoney.
func (a *app) exportStatements(ctx context.Context, r *roster.Roster, f *exportFlags) error {
	statements, err := r.Statements(ctx)
	if err != nil {
		return err
	}
	words, err := a.labels()
	if err != nil {
		return err
	}
	country := ""
	if r.Prisoners() {
		country = "cu"
	}
	text := tabular.FollowTheMoney(statements, country, func(field, value string) string {
		return a.field(field) + ": " + words.value(field, value)
	})
	if err := a.writeWhole(f.out, text); err != nil {
		return err
	}
	persons := 0
	for i := range statements {
		if i == 0 || statements[i].Person != statements[i-1].Person {
			persons++
		}
	}
	a.line(a.t("export.done", a.number(persons), clean(f.out)))
	a.line(a.t("export.private"))
	return nil
}

// packaged are the tables of a data package, and primaryKeys what tells their rows
// apart.
var (
	packaged    = []string{"source", tablePerson, tableClaim, tableEvent}
	primaryKeys = map[string][]string{"source": {"name"}, tablePerson: {"id"}, tableEvent: {"id"}, tableClaim: {"record_id", "field"}}
	packageKeys = []tabular.Key{{Table: tableClaim, Column: "person", Other: tablePerson, OtherColumn: "id"}, {Table: tableClaim, Column: "source", Other: "source", OtherColumn: "name"},
		{Table: tableEvent, Column: "person_id", Other: tablePerson, OtherColumn: "id"}}
)

// exportPackage makes a folder of CSV with a description of them.
func (a *app) exportPackage(ctx context.Context, r *roster.Roster, path string, f *exportFlags) error {
	if exists(f.out) {
		return failure(f.out, "export.folder-exists")
	}
	var tables []*tabular.Table
	files := make(map[string][]byte)
	for _, name := range packaged {
		t, _, err := a.exportedTable(ctx, r, name)
		if err != nil {
			return err
		}
		if files[name+".csv"], err = tabular.CSV(t, false); err != nil {
			return err
		}
		tables = append(tables, t)
	}
	text, err := tabular.DataPackage(databaseName(path), a.t("export.title"), tables, primaryKeys, packageKeys)
	if err != nil {
		return err
	}
	files["datapackage.json"] = text
	if err := os.Mkdir(f.out, 0o700); err != nil {
		return fileProblem(f.out, err)
	}
	for name, text := range files {
		if err := a.writeWhole(filepath.Join(f.out, name), text); err != nil {
			return err
		}
	}
	a.line(a.t("export.packaged", len(tables), clean(f.out)))
	a.line(a.t("export.private"))
	return nil
}

// databaseName is the name by which Datasette calls a file, small letters, digits and
// hyphens for a data package.
func databaseName(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, strings.ToLower(name)), "-.")
}

// exportMetadata writes what Datasette shows beside the tables. It holds nobody.
func (a *app) exportMetadata(_ context.Context, r *roster.Roster, path string, f *exportFlags) error {
	schema, err := r.Schema()
	if err != nil {
		return err
	}
	views := map[string]tabular.View{
		"source": {Label: "name"}, "record": {Label: "name", Facets: []any{"source"}}, "claim": {Facets: []any{"field", "source"}},
		"status_event": {Facets: []any{"kind", "state"}}, "conflict": {Facets: []any{"kind"}}, "doubt": {Facets: []any{"source", "reason"}},
	}
	person := tabular.View{Label: "name"}
	var tables []*tabular.Table
	for _, s := range schema {
		t := &tabular.Table{Name: s.Name, About: s.About}
		for _, c := range s.Columns {
			t.Columns = append(t.Columns, tabular.Column{Name: c.Name, Type: c.Type, About: c.About})
			if s.Name == tablePerson && slices.Contains([]string{"province", "custody", "sources"}, c.Name) {
				person.Facets = append(person.Facets, c.Name)
			}
			if s.Name == tablePerson && c.Name == "charges_list" {
				person.Facets = append(person.Facets, map[string]string{"array": c.Name})
			}
		}
		tables = append(tables, t)
	}
	views[tablePerson] = person
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	text, err := tabular.Datasette(a.t("export.title"), name, tables, views)
	if err != nil {
		return err
	}
	if err := a.writeWhole(f.out, text); err != nil {
		return err
	}
	a.line(a.t("export.metadata", clean(filepath.Base(path)), clean(f.out)))
	return nil
}
