package roster

import (
	"context"
	"slices"
	"testing"
)

// TestLayout holds what other programs look for in the file: persons by their row, the
// index of names over them, whole days, numbers, and words for codes.
func TestLayout(t *testing.T) {
	ctx := context.Background()
	c := contents(t)
	c.Codes = []Code{{"custody", "free", "libre", "free"}}
	r := open(t, write(t, c))
	for query, want := range map[string]string{
		"SELECT count(*) FROM person p JOIN name_search s ON s.rowid = p.rowid WHERE s.names MATCH 'nunez'":                                   "1",
		"SELECT birth_from || ' ' || birth_to FROM person WHERE birth = '1990-05-05'":                                                         "1990-05-05 1990-05-05",
		"SELECT value FROM person, json_each(charges_list) WHERE charges = 'desacato'":                                                        "desacato",
		"SELECT label_es FROM code WHERE field = 'custody' AND code = 'free'":                                                                 "libre",
		"SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%WITHOUT ROWID%' AND name NOT LIKE 'name_search%'":                                "0",
		"SELECT count(*) FROM sqlite_schema WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"person\"%'":                   "1",
		"SELECT count(*) FROM pragma_table_info('source') WHERE pk = 1 AND name = 'name'":                                                     "1",
		"SELECT count(*) FROM (SELECT rowid AS n, id, lag(id) OVER (ORDER BY rowid) AS before FROM person) WHERE before >= id OR n <> abs(n)": "0",
	} {
		var got string
		if err := r.one(ctx, []any{&got}, query); err != nil || got != want {
			t.Errorf("%s: %q %v, want %q", query, got, err, want)
		}
	}
	if breaches, err := r.Check(ctx); err != nil || len(breaches) > 0 {
		t.Errorf("%v %v", breaches, err)
	}
	d, err := r.Data(ctx, "person")
	if err != nil || len(d.Rows) == 0 || slices.ContainsFunc(d.Columns, func(c Column) bool { return c.Name == "names" }) {
		t.Errorf("persons %+v %v", d, err)
	}
	if i := slices.IndexFunc(d.Columns, func(c Column) bool { return c.Name == "birth_to" }); i < 0 || d.Columns[i].Type != TypeDate {
		t.Errorf("columns %+v", d.Columns)
	}
}

// TestDerived holds what derived columns say of values.
func TestDerived(t *testing.T) {
	for _, c := range []struct {
		of    func(string) any
		value string
		want  any
	}{
		{firstDay, "1973/1974", "1973-01-01"}, {lastDay, "1973/1974", "1974-12-31"}, {lastDay, "2024-02", "2024-02-29"}, {firstDay, "2021", "2021-01-01"}, {firstDay, "ayer", nil},
		{wholeNumber, "60", int64(60)}, {wholeNumber, "life", nil}, {jsonList, "a|b", `["a","b"]`},
	} {
		if got := c.of(c.value); got != c.want {
			t.Errorf("%s: %v, want %v", c.value, got, c.want)
		}
	}
}
