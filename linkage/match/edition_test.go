package match

import (
	"fmt"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// editionsOf makes an input of pd in two editions and of j11j. Rows are
// "source key name | status", with source p1, p2 or j.
func editionsOf(stable bool, rows ...[4]string) *linkage.Input {
	in := &linkage.Input{
		Fields: []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "arrest_date", Kind: linkage.KindDate}, {Name: "custody", Kind: linkage.KindStatus}},
		Sources: []linkage.Source{{Name: "j11j"}, {Name: "pd", List: "pd", AsOf: "2025-12-31", StableKey: stable},
			{Name: "pd-2025-01-31", List: "pd", AsOf: "2025-01-31", StableKey: stable}},
	}
	newest := make(map[string]bool)
	for _, r := range rows {
		newest[r[0]+r[1]] = true
	}
	for i, r := range rows {
		source := map[string]int{"j": 0, "p2": 1, "p1": 2}[r[0]]
		rec := linkage.Record{Source: source, Row: i + 1, Line: i + 2, Key: r[1], Name: names.Parse(r[2], names.GivenFirst), Values: []string{"1990-02-03", "2021-07-11", r[3]}, Raw: linkage.CellsOf(r[2])}
		rec.Newest = r[0] == "p2" || r[0] == "p1" && !newest["p2"+r[1]]
		if source > 0 {
			rec.AsOf = in.Sources[source].AsOf
		}
		in.Records = append(in.Records, rec)
	}
	return in
}

// personsOf writes who is one person, by references.
func personsOf(t *testing.T, in *linkage.Input) (*Result, string) {
	t.Helper()
	r := mustLink(t, in, Options{})
	var out []string
	for _, c := range r.Clusters {
		var refs []string
		for _, i := range c {
			refs = append(refs, in.Ref(i))
		}
		slices.Sort(refs)
		out = append(out, fmt.Sprint(refs))
	}
	slices.Sort(out)
	return r, fmt.Sprint(out)
}

func TestEditionsAreOneList(t *testing.T) {
	in := editionsOf(true,
		[4]string{"p1", "a", "Arquímedes Zaldívar Quiala", "inside"}, [4]string{"p2", "a", "Arquímedes Zaldívar Quiala", "free"}, [4]string{"j", "1", "Arquimedes Zaldivar", ""},
		[4]string{"p1", "b", "Nereida Bombalier Sust", "inside"}, [4]string{"p2", "c", "Evelio Tamargo Perna", "inside"})
	r, got := personsOf(t, in)
	if want := "[[j11j:1 pd-2025-01-31:a pd:a] [pd:b] [pd:c]]"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	for _, pair := range r.Pairs {
		if in.Records[pair.A].Source == 2 && in.Records[pair.A].Key == "a" || in.Records[pair.B].Source == 2 && in.Records[pair.B].Key == "a" {
			t.Errorf("an older edition was compared: %+v", pair)
		}
	}
	if n := len(in.Sources); len(r.Model.Lists) != n*(n+1)/2 {
		t.Errorf("%d pairs of lists", len(r.Model.Lists))
	}
	if _, err := Explain(in, &r.Model, 0, 1); err != nil {
		t.Error(err)
	}
	if r.Count.Point != 3 {
		t.Errorf("%+v", r.Count)
	}
}

// An older edition of a list with ids changes nothing for those whom a newer one
// has: neither who is joined nor what is learnt.
func TestOlderEditionTeachesNothing(t *testing.T) {
	in, _ := crowd(120, 2, 5)
	alone := mustLink(t, in, Options{})
	both := *in
	both.Records = slices.Clone(in.Records)
	both.Sources = slices.Clone(in.Sources)
	of := both.Sources[0].Name
	both.Sources[0].List, both.Sources[0].AsOf, both.Sources[0].StableKey = of, "2025-12-31", true
	both.Sources = append(both.Sources, linkage.Source{Name: of + "-2025-01-31", List: of, AsOf: "2025-01-31", StableKey: true})
	for i := range in.Records {
		if in.Records[i].Source == 0 {
			both.Records[i].Newest = true
			old := in.Records[i]
			old.Source = len(both.Sources) - 1
			both.Records = append(both.Records, old)
		}
	}
	r := mustLink(t, &both, Options{})
	if a, b := len(r.Clusters), len(alone.Clusters); a != b {
		t.Errorf("%d persons with the older edition, %d without", a, b)
	}
	for i, c := range r.Clusters {
		if c = slices.DeleteFunc(slices.Clone(c), func(i int) bool { return i >= len(in.Records) }); !slices.Equal(c, alone.Clusters[i]) {
			t.Errorf("%v, not %v", c, alone.Clusters[i])
		}
	}
	if _, err := Explain(&both, &r.Model, 0, len(in.Records)); err != nil {
		t.Error(err)
	}
	for i := range r.Model.Comparisons {
		if !slices.Equal(r.Model.Comparisons[i].M, alone.Model.Comparisons[i].M) {
			t.Errorf("%s was learnt anew", r.Model.Comparisons[i].Name)
		}
	}
}

func TestIDsThatCannotBeTrusted(t *testing.T) {
	// An id that stands by somebody else now joins nobody, and does not make the others suspect.
	rows := [][4]string{{"p1", "x", "Rigoberto Valdespino Ochún", "inside"}, {"p2", "x", "Yanelis Marrero Tusell", "inside"}}
	for i := range 20 {
		name := []string{"Ada", "Blas", "Celia", "Dimas", "Elda"}[i%5] + " " + []string{"Fonst", "Guash", "Heredero", "Infante"}[i/5] + " Zúñiga"
		rows = append(rows, [4]string{"p1", fmt.Sprint(i), name, ""}, [4]string{"p2", fmt.Sprint(i), name, ""})
	}
	in := editionsOf(true, rows...)
	follows := followers(in)
	if follows[0] != -1 || follows[2] != 3 {
		t.Errorf("%v", follows[:4])
	}
	// A list that was numbered anew: every id stands by the next name.
	for i := 2; i < len(in.Records); i += 2 {
		in.Records[i].Name = in.Records[(i+10)%len(in.Records)].Name
	}
	for i, f := range followers(in) {
		if f >= 0 {
			t.Fatalf("record %d follows %d by an id that means somebody else", i, f)
		}
	}
}

// What people said binds, also of two rows of one id.
func TestJudgementsPartEditions(t *testing.T) {
	in := editionsOf(true, [4]string{"p1", "a", "Arquímedes Zaldívar Quiala", "inside"}, [4]string{"p2", "a", "Arquímedes Zaldívar Quiala", "free"}, [4]string{"j", "1", "Otilio Montes de Oca", ""})
	in.Judgements = []linkage.Judgement{{A: 0, B: 1}}
	if _, got := personsOf(t, in); got != "[[j11j:1] [pd-2025-01-31:a] [pd:a]]" {
		t.Errorf("different: %s", got)
	}
	in.Judgements = []linkage.Judgement{{A: 0, B: 2, Same: true}} // of the older row, which the newer one stands for
	if _, got := personsOf(t, in); got != "[[j11j:1 pd-2025-01-31:a pd:a]]" {
		t.Errorf("same: %s", got)
	}
}

// Without ids the editions are linked like lists, and one person may stand on both.
func TestEditionsWithoutIDs(t *testing.T) {
	in, _ := crowd(60, 2, 9)
	for i := range in.Sources {
		in.Sources[i].List, in.Sources[i].AsOf = "j11j", fmt.Sprintf("2025-0%d-01", i+1)
	}
	r := mustLink(t, in, Options{})
	if n := len(r.Clusters); n > 75 {
		t.Errorf("%d persons of 60", n)
	}
}

// TestAnotherArrestInAnotherEdition: without ids, the fingerprint and the birth say
// that two rows are of one person, whatever happened in between; a fingerprint alone,
// or one that two rows have, does not.
func TestAnotherArrestInAnotherEdition(t *testing.T) {
	for _, c := range []struct {
		name, key, birth string
		follows          bool
	}{
		{"arrested again", "a", "1990-02-03", true},
		{"born on another day", "a", "1991-05-06", false},
		{"birth not known", "a", "", false},
		{"two rows of one fingerprint", "a~2", "1990-02-03", false},
	} {
		in := editionsOf(false, [4]string{"p1", c.key, "Arquímedes Zaldívar Quiala", "free"}, [4]string{"p2", c.key, "Arquímedes Zaldívar Quiala", "inside"})
		in.Records[0].Values[0], in.Records[0].Values[1] = c.birth, "2024-03-17"
		if c.birth == "" {
			in.Records[1].Values[0] = ""
		}
		if got := followers(in)[0] == 1; got != c.follows {
			t.Errorf("%s: the older row follows the newer: %v", c.name, got)
		}
	}
}
