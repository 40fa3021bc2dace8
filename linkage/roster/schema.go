package roster

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"cotejo/linkage"
)

// Version is the version of the schema, kept in PRAGMA user_version. A roster
// of another version is not read.
const Version = 4

// applicationID marks the file as a roster of cotejo ("cotj").
const applicationID = 0x636f746a

//go:embed schema.sql
var schemaText string

var schemaTemplate = template.Must(template.New("schema").Funcs(template.FuncMap{
	"pad": func(s string) string { return fmt.Sprintf("%-11s", s) },
}).Parse(schemaText))

// aboutKind describes a column by its kind where the field does not say more.
var aboutKind = map[linkage.Kind]string{
	linkage.KindBirth:    "date of birth, or the years between which it lies",
	linkage.KindDate:     "a date, as precise as the list states it",
	linkage.KindSex:      "m or f",
	linkage.KindPlace:    "a place; a|b when it is one of several",
	linkage.KindCategory: "a code",
	linkage.KindSet:      "codes separated by |, all of which hold",
	linkage.KindMonths:   "months, or life",
	linkage.KindNumber:   "a number",
	linkage.KindID:       "a number or code that names one person",
	linkage.KindEmail:    "an address of electronic mail",
	linkage.KindPhone:    "a telephone number",
	linkage.KindPostcode: "the code of a place",
	linkage.KindAddress:  "an address",
	linkage.KindText:     "a short text",
	linkage.KindStatus:   "what changes with time, as last known",
	linkage.KindNote:     "kept as read, never compared",
}

// fixedColumns are the names that a field may not have.
var fixedColumns = map[string]bool{
	"id": true, "name": true, "aliases": true, "records": true, "sources": true, "source_list": true, "confidence": true, "source": true, "row": true, "line": true,
	"key": true, "ref": true, "person_id": true, "given": true, "surname1": true, "surname2": true, "as_of": true, "reading": true, "raw": true, "edition_id": true, "names": true, "rowid": true,
}

// schemaOf writes the schema for a list of fields.
func schemaOf(fields []linkage.Field) (string, error) {
	data := struct {
		Fields          []linkage.Field
		Claims, Indexed []string
		Derived         []derived
	}{Claims: []string{"name"}, Derived: derivedOf(fields)}
	for _, f := range fields {
		if !columnName(f.Name) || fixedColumns[f.Name] {
			return "", fmt.Errorf("roster: %q cannot be the name of a column", f.Name)
		}
		if f.About == "" {
			f.About = aboutKind[f.Kind]
		}
		f.About = strings.Join(strings.Fields(f.About), " ")
		data.Fields = append(data.Fields, f)
		data.Claims = append(data.Claims, f.Name)
		switch f.Kind {
		case linkage.KindPlace, linkage.KindCategory, linkage.KindStatus:
			data.Indexed = append(data.Indexed, f.Name)
		}
	}
	var b strings.Builder
	if err := schemaTemplate.Execute(&b, data); err != nil {
		return "", err
	}
	return b.String(), nil
}

// columnName reports whether s is lower-case letters, digits and "_", begins
// with a letter and so needs no quoting in SQL.
func columnName(s string) bool {
	for i, r := range s {
		if !(r >= 'a' && r <= 'z' || i > 0 && (r >= '0' && r <= '9' || r == '_')) {
			return false
		}
	}
	return s != "" && !sqlWords[s]
}

// sqlWords are the words of SQL that a field might be called by.
var sqlWords = map[string]bool{"order": true, "group": true, "table": true, "index": true, "where": true, "select": true, "from": true, "to": true, "case": true, "when": true, "check": true, "default": true, "primary": true, "references": true, "values": true, "as": true, "in": true, "is": true, "not": true, "null": true, "and": true, "or": true, "on": true, "set": true, "transaction": true, "unique": true, "limit": true, "all": true, "add": true, "drop": true, "then": true, "else": true, "union": true, "using": true, "create": true, "delete": true, "insert": true, "update": true, "into": true, "join": true, "between": true, "exists": true, "having": true, "distinct": true, "foreign": true, "constraint": true, "collate": true, "commit": true, "escape": true, "isnull": true, "notnull": true, "nothing": true, "returning": true, "autoincrement": true, "deferrable": true, "alter": true, "intersect": true, "except": true}

// A Table is one table or view of the roster with the meaning of its columns.
type Table struct {
	Name    string   `json:"table"`
	View    bool     `json:"view,omitempty"`
	About   string   `json:"about"`
	Columns []Column `json:"columns"`
}

// A Column is one column of a [Table].
type Column struct {
	Name  string `json:"column"`
	Type  string `json:"type,omitempty"`
	About string `json:"about"`
}

// Schema describes the tables of a roster with the given fields, read from the
// comments of the very schema that the roster is made with.
func Schema(fields []linkage.Field) ([]Table, error) {
	text, err := schemaOf(fields)
	if err != nil {
		return nil, err
	}
	var tables []Table
	var t *Table
	for _, line := range strings.Split(text, "\n") {
		code, about, _ := strings.Cut(line, " -- ")
		words := strings.Fields(code)
		switch {
		case len(words) > 2 && words[0] == "CREATE" && words[1] != "INDEX" && words[1] != "UNIQUE":
			name := words[2]
			if words[1] == "VIRTUAL" {
				name = words[3]
			}
			tables = append(tables, Table{Name: name, View: words[1] == "VIEW", About: strings.TrimSpace(about)})
			t = &tables[len(tables)-1]
		case t == nil || about == "":
		case t.View:
			for i, w := range words {
				if w == "AS" && i+1 < len(words) {
					t.column(strings.TrimSuffix(words[len(words)-1], ","), "", about)
					break
				}
			}
		case len(words) > 0:
			c := Column{Name: strings.TrimSuffix(words[0], ",")}
			if len(words) > 1 && words[1] == strings.ToUpper(words[1]) && words[1] != "UNINDEXED," {
				c.Type = strings.TrimSuffix(words[1], ",")
			}
			t.column(c.Name, c.Type, about)
		}
	}
	return tables, nil
}

// column adds a column that is not there yet: the branches of a view repeat.
func (t *Table) column(name, kind, about string) {
	for _, c := range t.Columns {
		if c.Name == name {
			return
		}
	}
	t.Columns = append(t.Columns, Column{name, kind, strings.TrimSpace(about)})
}
