package roster

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
)

// dated returns two editions of a list and another list, with an exit, somebody
// who is no longer listed, and two exits that exclude each other.
func dated(t testing.TB, judgements ...linkage.Judgement) *Contents {
	in := &linkage.Input{
		Fields: []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "arrest_date", Kind: linkage.KindDate}, {Name: "custody", Kind: linkage.KindStatus},
			{Name: "legal_figure", Kind: linkage.KindStatus}, {Name: "release_date", Kind: linkage.KindStatus}},
		Judgements: judgements,
	}
	for _, s := range []linkage.Source{{Name: "alfa", List: "alfa", AsOf: "2025-02-28"}, {Name: "alfa-2025-01-31", List: "alfa", AsOf: "2025-01-31"}, {Name: "beta"}} {
		s.File, s.SHA256, s.Profile, s.Dialect, s.Header, s.StableKey = s.Name+".csv", strings.Repeat(s.Name[:1], 64), "p", "utf-8 , lf", []string{"name"}, s.List != ""
		s.Columns, s.Rows = [][]string{{"name"}}, map[string]int{"alfa": 2, "alfa-2025-01-31": 3, "beta": 1}[s.Name]
		in.Sources = append(in.Sources, s)
	}
	add := func(source, row int, key, name string, newest bool, values ...string) {
		in.Records = append(in.Records, linkage.Record{Source: source, Row: row, Line: row + 1, Key: key, Name: names.Parse(name, names.GivenFirst), Values: values,
			Raw: linkage.CellsOf(name), AsOf: in.Sources[source].AsOf, Newest: newest})
	}
	add(0, 1, "a", "Nemesia Bacallao Urrutia", true, "1990-01-02", "2021-07-11", "free", "libertad_condicional", "")
	add(0, 2, "b", "Teodosio Fumero Lugo", true, "1980-03-04", "2021-07-12", "free", "libertad_condicional", "2024-01-10")
	add(1, 1, "a", "Nemesia Bacallao Urrutia", false, "1990-01-02", "2021-07-11", "inside", "", "")
	add(1, 2, "b", "Teodosio Fumero Lugo", false, "1980-03-04", "2021-07-12", "free", "libertad_condicional", "2024-01-10")
	add(1, 3, "c", "Wilfredo Quiala Sarduy", true, "1970-05-06", "2021-07-13", "inside", "", "")
	add(2, 1, "7", "Teodosio Fumero Lugo", false, "1980-03-04", "2021-07-12", "free", "licencia_extrapenal", "2024-09-01")
	res, err := match.Link(context.Background(), in, match.Options{Exhaustive: true})
	if err != nil {
		t.Fatal(err)
	}
	persons, _ := survivorship.Resolve(in, res)
	return &Contents{Input: in, Result: res, Persons: persons, Meta: map[string]string{"tool_version": "test"}}
}

// timelineOf writes the events of the person of a record.
func timelineOf(t *testing.T, r *Roster, ref string) (p *Person, events []string) {
	t.Helper()
	hits, err := r.Find(context.Background(), ref)
	if err != nil || len(hits) != 1 {
		t.Fatalf("%s: %v, %v", ref, hits, err)
	}
	if p, err = r.Person(context.Background(), hits[0].ID); err != nil {
		t.Fatal(err)
	}
	for _, e := range p.Timeline {
		events = append(events, strings.Join([]string{e.Kind, e.From, e.To, e.Figure, e.Basis, e.State, e.Record}, " "))
	}
	return p, events
}

func TestTimelinesInRosters(t *testing.T) {
	r := open(t, write(t, dated(t)))
	breaches, err := r.Check(context.Background())
	if err != nil || len(breaches) > 0 {
		t.Fatal(breaches, err)
	}
	for ref, want := range map[string][]string{
		"alfa:a": {"arrest 2021-07-11 2021-07-11  stated confirmed alfa:a", "exit 2025-02-01 2025-02-28 libertad_condicional diff confirmed alfa:a"},
		"alfa:c": {"arrest 2021-07-13 2021-07-13  stated confirmed alfa:c", "delisted 2025-02-01 2025-02-28  diff confirmed alfa:c"},
		"beta:7": {"arrest 2021-07-12 2021-07-12  stated confirmed alfa:b", "exit 2024-01-10 2024-01-10 libertad_condicional stated confirmed alfa:b",
			"exit 2024-09-01 2024-09-01 licencia_extrapenal stated disputed beta:7"},
	} {
		if _, got := timelineOf(t, r, ref); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
	if p, _ := timelineOf(t, r, "alfa:b"); !slices.Equal(p.Sources, []string{"alfa", "beta"}) {
		t.Errorf("lists %v", p.Sources)
	}
	c, err := r.Count(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if c.Persons != 3 || c.Former != 1 || c.Kinds[linkage.ConflictTimeline] != 1 || c.Sources[0].Persons != 3 || !c.Sources[1].Older || c.Sources[1].Persons != 3 || c.Sources[2].Older {
		t.Errorf("%+v", c)
	}
	links, err := r.Conflicts(context.Background(), linkage.ConflictTimeline, 0)
	if err != nil || len(links) != 1 || links[0].Records[0].Ref != "alfa:b" || links[0].Records[1].Ref != "beta:7" {
		t.Errorf("%+v, %v", links, err)
	}
}

// Editions are one list to whoever exports, and only the newest vouches.
func TestEditionsInExports(t *testing.T) {
	c := dated(t)
	c.Input.Fields = append(c.Input.Fields, linkage.Field{Name: "verified", Kind: linkage.KindNote})
	for i, v := range []string{"no", "yes", "yes", "yes", "yes", ""} {
		c.Input.Records[i].Values = append(c.Input.Records[i].Values, v)
	}
	c.Persons, _ = survivorship.Resolve(c.Input, c.Result)
	persons, err := open(t, write(t, c)).FullPersons(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range persons {
		switch {
		case slices.Contains(p.Refs, "alfa:a") && (p.Lists != 1 || p.Vouched), slices.Contains(p.Refs, "alfa:b") && (p.Lists != 2 || !p.Vouched), slices.Contains(p.Refs, "alfa:c") && !p.Vouched:
			t.Errorf("%+v", p)
		}
	}
}

// Whoever said that the two records are one person is not asked again.
func TestTimelineQuestionsAreAskedOnce(t *testing.T) {
	r := open(t, write(t, dated(t, linkage.Judgement{A: 1, B: 5, Same: true})))
	if c, err := r.Count(context.Background()); err != nil || c.Kinds[linkage.ConflictTimeline] != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

// A day that a person called right says which decision that was, and what the
// timeline says of somebody whom nothing dates.
func TestDecidedAndUndatedEvents(t *testing.T) {
	c := dated(t)
	c.Input.Verdicts = []linkage.FieldVerdict{{Record: 1, Field: c.Input.FieldIndex("release_date"), Value: "2024-01-10", Right: true}}
	c.Decisions = []Decision{{State: review.DecisionApplied, Decision: review.Decision{Line: 7, Judgement: review.DecidedRight, SourceA: "alfa", KeyA: "b", KeyB: "release_date", NameB: "2024-01-10"}}}
	c.Input.Records[0].Values[2] = ""
	c.Input.Records[2].Values[2], c.Input.Records[2].Values[3] = "free", "libertad_condicional"
	c.Persons, _ = survivorship.Resolve(c.Input, c.Result)
	r := open(t, write(t, c))
	p, _ := timelineOf(t, r, "alfa:b")
	if e := p.Timeline[1]; e.Basis != "decision" || e.Decision != 7 || e.Record != "alfa:b" {
		t.Errorf("%+v", e)
	}
	if _, got := timelineOf(t, r, "alfa:a"); len(got) != 2 || got[1] != "exit  2025-01-31 libertad_condicional stated confirmed alfa-2025-01-31:a" {
		t.Errorf("%q", got)
	}
}

func TestDamagedTimelines(t *testing.T) {
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("the program sqlite3 is not installed: the roster cannot be changed from outside")
	}
	whole, err := os.ReadFile(write(t, dated(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{
		"UPDATE status_event SET kind = 'escape' WHERE id = 1", "UPDATE status_event SET state = 'sure'", "UPDATE status_event SET agreeing = 'x'",
		"UPDATE status_event SET date_hi = '1999-01-01'", "UPDATE status_event SET record_id = 5", "DELETE FROM edition WHERE id = 1", "UPDATE edition SET list = 'gamma' WHERE id = 2",
	} {
		path := t.TempDir() + "/r.db"
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(sqlite, path, change).CombinedOutput(); err != nil {
			t.Fatalf("%s: %s", change, out)
		}
		if breaches, err := open(t, path).Check(context.Background()); err == nil && len(breaches) == 0 {
			t.Errorf("%s: not found", change)
		}
	}
}
