package roster

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

var fields = []linkage.Field{
	{Name: "sex", Kind: linkage.KindSex},
	{Name: "birth", Kind: linkage.KindBirth},
	{Name: "province", Kind: linkage.KindPlace, About: "province of residence"},
	{Name: "charges", Kind: linkage.KindSet},
	{Name: "custody", Kind: linkage.KindStatus},
	{Name: "notes", Kind: linkage.KindNote},
}

// contents returns two small lists, linked and resolved, with everything that
// a roster can hold and cells that are hostile to SQL, JSON and terminals.
func contents(t testing.TB) *Contents {
	in := &linkage.Input{
		Fields: fields,
		Sources: []linkage.Source{
			{Name: "alfa", File: "alfa.csv", SHA256: strings.Repeat("a", 64), Profile: "alfa", Dialect: "utf-8 , lf", Header: []string{"Nombre", "Provincia", "Edad", `"; DROP TABLE person; --`}, Columns: [][]string{{"name"}, {"province"}, {"birth"}, nil}, Rows: 5},
			{Name: "beta", File: "beta.csv", SHA256: strings.Repeat("b", 64), Profile: "beta", Dialect: "utf-8 ; crlf", Header: []string{"nombre", "situación"}, Columns: [][]string{{"name"}, {"custody"}}, Rows: 3},
		},
	}
	add := func(source, row int, key, name string, raw []string, values ...string) {
		in.Records = append(in.Records, linkage.Record{Source: source, Row: row, Line: row + 1, Key: key, Name: names.Parse(name, names.GivenFirst), Values: values, Raw: linkage.CellsOf(raw...), AsOf: ""})
	}
	add(0, 1, "k1", "Adonis «El Zurdo» Furones Núñez", []string{"Adonis «El Zurdo» Furones Núñez", "Matanzas", "30", "'\"\\\t\n\x1b[31m"}, "m", "1990/1991", "Matanzas", "desacato", "inside", "")
	add(0, 2, "k2", "Yadira Barbón Ulloa", []string{"Yadira Barbón Ulloa", "Granma", "22", strings.Repeat("x", 100000)}, "f", "1999-02-03", "Granma", "atentado|desacato", "home", "")
	add(0, 4, "k4", "Eneida Cuello Prat", []string{"Eneida Cuello Prat", "", "", ""}, "f", "", "", "", "", "")
	add(1, 1, "q1", "ADONIS FURONES NUNEZ", []string{"ADONIS FURONES NUNEZ", "libre"}, "m", "1990-05-05", "Matanzas", "", "free", "nota")
	add(1, 2, "q2", "Yadira Barbón", []string{"Yadira Barbón", "casa"}, "f", "1999", "", "desacato", "home", "")
	in.Records[3].AsOf = "2025-02-01"
	in.Rejects = []linkage.Reject{{Source: 0, Row: 3, Line: 4, Reason: "no-name", Raw: []string{"", "x", "", ""}}, {Source: 0, Row: 5, Line: 6, Reason: "empty-row", Raw: []string{"", "", "", ""}}, {Source: 1, Row: 3, Line: 4, Reason: "too-many-cells", Raw: []string{"a", "b", "c"}}}
	in.Doubts = []linkage.Doubt{{Source: 0, Row: 2, Line: 3, Column: 2, Cell: "2026 años", Reason: "impossible-age"}}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	res.Conflicts = append(res.Conflicts, linkage.Conflict{Kind: linkage.ConflictPair, Records: []int{0, 3}, Posterior: .5, Effect: .5})
	persons, _ := survivorship.Resolve(in, res)
	return &Contents{Input: in, Result: res, Persons: persons, Meta: map[string]string{"tool_version": "test"}, Aliases: map[string]string{"p-00000000": persons.ID(0)},
		Decisions: []Decision{
			{Decision: review.Decision{Line: 2, Judgement: "same", SourceA: "pd", KeyA: "k2", NameA: "Yadira", SourceB: "ocdh", KeyB: "q2", NameB: "Yadira", Reviewer: "M", At: "2026-01-01T00:00:00.000Z"}, NowA: "pd:k2", NowB: "ocdh:q2", State: review.DecisionApplied},
			{Decision: review.Decision{Line: 3, Judgement: "wrong-value", SourceA: "gone", KeyA: "k", NameA: "N", KeyB: "birth", NameB: "1894", Reviewer: "M", At: "2026-01-02T00:00:00.000Z", Reason: "r"}, NowA: "gone:k", State: review.DecisionRecordGone},
		}}
}

func write(t testing.TB, c *Contents) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "50%? #roster.db")
	if err := Write(context.Background(), path, c, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, path string) *Roster {
	t.Helper()
	r, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func TestInvariants(t *testing.T) {
	path := write(t, contents(t))
	breaches, err := open(t, path).Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range breaches {
		t.Error(b)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}

// TestCheckFindsBreaches changes one thing at a time in a whole roster.
func TestCheckFindsBreaches(t *testing.T) {
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("the program sqlite3 is not installed: the roster cannot be changed from outside")
	}
	for _, change := range []string{
		"DELETE FROM record WHERE id = 1",
		"UPDATE person SET province = 'Holguín'",
		"DELETE FROM origin WHERE field = 'sex'",
		"UPDATE person SET notes = 'x' WHERE records = 1",
		"UPDATE person SET name = 'x' WHERE records > 1",
		"UPDATE source SET rows = 9, records = 9 - rejects",
		"DELETE FROM person WHERE id = (SELECT min(id) FROM person)",
		"UPDATE meta SET value = '77' WHERE key = 'count'",
		"UPDATE reject SET reason = 'other'",
	} {
		path := write(t, contents(t))
		if out, err := exec.Command(sqlite, path, change).CombinedOutput(); err != nil {
			t.Fatalf("%s: %s", change, out)
		}
		breaches, err := open(t, path).Check(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(breaches) == 0 {
			t.Errorf("no breach after %q", change)
		}
	}
}

func TestSameContentsSameBytes(t *testing.T) {
	a, err := os.ReadFile(write(t, contents(t)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(write(t, contents(t)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two rosters of the same contents differ")
	}
}

func TestReplacing(t *testing.T) {
	ctx := context.Background()
	c := contents(t)
	path := write(t, c)
	if err := Write(ctx, path, c, nil); err != nil {
		t.Errorf("replacing a roster: %v", err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if err := Write(stopped, path, c, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled write: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("a cancelled write touched the old roster")
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}

	csv := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(csv, []byte("nombre\nAna\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(ctx, csv, c, nil); !errors.Is(err, ErrNotRoster) {
		t.Errorf("over a CSV: %v", err)
	}
	if err := Write(ctx, t.TempDir(), c, nil); !errors.Is(err, ErrIsFolder) {
		t.Errorf("over a folder: %v", err)
	}
	if err := Write(ctx, filepath.Join(t.TempDir(), "none", "r.db"), c, nil); !errors.Is(err, ErrNotWritable) {
		t.Errorf("into a folder that is not there: %v", err)
	}
}

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole, err := os.ReadFile(write(t, contents(t)))
	if err != nil {
		t.Fatal(err)
	}
	other := slices.Clone(whole)
	other[63] = 99
	foreign := slices.Clone(whole)
	foreign[68] = 0
	for _, c := range []struct {
		path string
		want error
	}{
		{file("empty", nil), ErrNotRoster},
		{file("text", []byte(strings.Repeat("not a database ", 20))), ErrNotRoster},
		{file("foreign", foreign), ErrNotRoster},
		{file("other", other), ErrOtherVersion},
		{file("short", whole[:50]), ErrNotRoster},
		{file("torn", whole[:5000]), ErrDamaged},
		{dir, ErrIsFolder},
		{filepath.Join(dir, "none"), os.ErrNotExist},
	} {
		r, err := Open(ctx, c.path)
		if err == nil {
			r.Close()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", filepath.Base(c.path), err, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	ctx := context.Background()
	c := contents(t)
	r := open(t, write(t, c))
	adonis := c.Persons.ID(0)
	for _, who := range []string{adonis, "p-00000000", "alfa:k1", "alfa:1", "beta:q1", "furones nunez", "FURON", "adonis", "zurdo"} {
		hits, err := r.Find(ctx, who)
		if err != nil || len(hits) != 1 || hits[0].ID != adonis {
			t.Errorf("%q: %v, %v", who, hits, err)
		}
	}
	for _, who := range []string{"", "nobody", "alfa:99", `"`, "* OR 1=1", "p-99999999"} {
		if hits, err := r.Find(ctx, who); err != nil || len(hits) != 0 {
			t.Errorf("%q: %v, %v", who, hits, err)
		}
	}
	p, err := r.Person(ctx, adonis)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "Adonis Furones Núñez" || p.Aliases != "El Zurdo" || len(p.Records) != 2 {
		t.Errorf("person %+v", p)
	}
	values := map[string]string{}
	for _, v := range p.Values {
		values[v.Field] = v.Value + " by " + v.Rule + " from " + v.Record
	}
	want := map[string]string{
		"name": "Adonis Furones Núñez by complete from alfa:k1", "sex": "m by agreed from alfa:k1", "birth": "1990-05-05 by precise from beta:q1",
		"province": "Matanzas by agreed from alfa:k1", "charges": "desacato by only from alfa:k1", "custody": "free by latest from beta:q1", "notes": "nota by only from beta:q1",
	}
	if d := cmp.Diff(want, values); d != "" {
		t.Error(d)
	}
	if len(p.Claims) == 0 {
		t.Error("no claims")
	}
	for _, claim := range p.Claims {
		if claim.Field == "province" && claim.Source == "alfa" && claim.Raw != "Matanzas" {
			t.Errorf("claim %+v", claim)
		}
	}
}

func TestReadsBackWhatWasLinked(t *testing.T) {
	ctx := context.Background()
	c := contents(t)
	r := open(t, write(t, c))
	in, index, err := r.Input(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Records) != len(c.Input.Records) {
		t.Fatalf("%d records", len(in.Records))
	}
	model, err := r.Model(ctx)
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.Record(ctx, "alfa:k1")
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.Record(ctx, "beta:1")
	if err != nil {
		t.Fatal(err)
	}
	if p, err := match.Explain(in, model, index[a.ID], index[b.ID]); err != nil || len(p.Levels) == 0 {
		t.Errorf("pair %+v", p)
	}
	stored, err := r.Pair(ctx, b, a)
	if err != nil || stored.A.Ref != "alfa:k1" || len(stored.Levels) == 0 {
		t.Errorf("stored pair %+v, %v", stored, err)
	}
	if _, err := r.Pair(ctx, a, a); !errors.Is(err, ErrNotFound) {
		t.Errorf("a pair of one record: %v", err)
	}
	count, err := r.Count(ctx)
	if err != nil || count.Persons != 3 || len(count.Sources) != 2 || count.Sources[0].Only != 1 || count.Questions == 0 {
		t.Errorf("count %+v, %v", count, err)
	}
	fs, err := r.Figures(ctx)
	if err != nil || len(fs.Persons) != 3 || len(fs.Lists) != 2 || fs.Low != count.Low || fs.High != count.High {
		t.Errorf("figures %+v, %v", fs, err)
	}
	if cs, err := r.Conflicts(ctx, "", 0); err != nil || len(cs) == 0 || len(cs[0].Records) < 2 {
		t.Errorf("conflicts %+v, %v", cs, err)
	}
	if ds, err := r.Doubts(ctx); err != nil || len(ds) != 1 || ds[0].Reason != "impossible-age" || ds[0].Line != 3 {
		t.Errorf("doubts %+v, %v", ds, err)
	}
	if ms, err := r.Memberships(ctx); err != nil || len(ms) != 5 {
		t.Errorf("memberships %+v, %v", ms, err)
	}
}

// TestSchema holds that every table and column says what it means.
func TestSchema(t *testing.T) {
	tables, err := Schema(fields)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, table := range tables {
		fmt.Fprintf(&b, "%s: %s\n", table.Name, table.About)
		if table.About == "" {
			t.Errorf("table %s has no comment", table.Name)
		}
		for _, c := range table.Columns {
			fmt.Fprintf(&b, "  %s %s: %s\n", c.Name, c.Type, c.About)
			if c.About == "" {
				t.Errorf("column %s.%s has no comment", table.Name, c.Name)
			}
		}
	}
	golden := filepath.Join("testdata", "schema.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}

	// The columns described are those that the tables have.
	r := open(t, write(t, contents(t)))
	for _, table := range tables {
		rows, err := r.db.Query("SELECT * FROM " + table.Name + " LIMIT 0")
		if err != nil {
			t.Fatal(err)
		}
		have, err := rows.Columns()
		rows.Close()
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, c := range table.Columns {
			said = append(said, c.Name)
		}
		if d := cmp.Diff(have, said); d != "" {
			t.Errorf("table %s:\n%s", table.Name, d)
		}
	}
}

func TestFieldsThatCannotBeColumns(t *testing.T) {
	for _, name := range []string{"", "id", "name", "Drop", "a b", "x;--", "order", "1st"} {
		c := contents(t)
		c.Input.Fields = slices.Clone(c.Input.Fields)
		c.Input.Fields[0].Name = name
		if err := Write(context.Background(), filepath.Join(t.TempDir(), "r.db"), c, nil); err == nil {
			t.Errorf("a field called %q was taken", name)
		}
	}
}
