package survivorship

import (
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// One test for each rule that others would hide when it is gone.

// TestArrestCalledRight: where a person said which arrest it is, no other makes
// a record one of an earlier arrest.
func TestArrestCalledRight(t *testing.T) {
	in, res := arrestedPerson([]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2024-03-17 inside - -"})
	in.Verdicts = []linkage.FieldVerdict{{Record: 0, Field: in.FieldIndex(arrestField), Value: "2021-07-11", Right: true}}
	p := resolved(in, res)[0]
	if got := p.Fields[0].Value + " " + p.Fields[1].Value + " " + p.Fields[3].Value; got != "2021-07-11 free 2023-01-16" {
		t.Error(got)
	}
}

func TestReleasedBefore(t *testing.T) {
	for _, c := range []struct {
		release, arrest string
		want            bool
	}{
		{"2023-01-16", "2024-03-17", true}, {"2023", "2024-03", true}, {"2023-01", "2023-02-01", true},
		{"2023", "2023-05-01", false}, {"2023-05-01", "2023", false}, {"2023-05-01", "2023-05-01", false}, {"2024", "2023", false}, {"", "2023", false}, {"2023", "", false},
	} {
		if got := releasedBefore(c.release, c.arrest); got != c.want {
			t.Errorf("released %q, arrested %q: before %v", c.release, c.arrest, got)
		}
	}
}

// TestReleaseDatesItsRecord: whoever reports a release wrote after it, though the
// row has no date of its own.
func TestReleaseDatesItsRecord(t *testing.T) {
	in, res := arrestedPerson([]string{"a 2022-09-01 2021-07-11 inside - -", "b - 2021-07-11 free - 2023-01-16"})
	p := resolved(in, res)[0]
	if got := p.Fields[1].Value + " " + p.Fields[3].Value; got != "free 2023-01-16" {
		t.Error(got)
	}
}

// TestRoomSupports: a year stands behind the day in it, and not behind another.
func TestRoomSupports(t *testing.T) {
	in, res := onePerson([]said{{list: 0, name: "Ana Paz", fields: "birth=1980-01-02"}, {list: 1, name: "Ana Paz", fields: "birth=1980"}, {list: 2, name: "Ana Paz", fields: "birth=1990-03-04"}})
	if got := chosenText(in, resolved(in, res)[0]); !strings.Contains(got, "birth=1980-01-02 precise +2 -1") {
		t.Error(got)
	}
}

func TestChoices(t *testing.T) {
	for _, c := range []struct {
		what    string
		records []said
		want    string // a line of what is chosen
	}{
		{"charges are what most lists state as a whole, though another states more",
			[]said{{list: 0, name: "Ana Paz", fields: "charges=atentado|desacato"}, {list: 1, name: "Ana Paz", fields: "charges=desacato"}, {list: 2, name: "Ana Paz", fields: "charges=desacato"}},
			"charges=desacato supported +3 -0"},
		{"of a or b, and b or c, follows b",
			[]said{{list: 0, name: "Ana Paz", fields: "province=Granma|Holguín"}, {list: 1, name: "Ana Paz", fields: "province=Holguín|Matanzas"}},
			"province=Holguín narrowed +2 -0"},
		{"on even days the latest word",
			[]said{{list: 0, name: "Ana Paz", asOf: "2022", fields: "birth=1980-01-02"}, {list: 1, name: "Ana Paz", asOf: "2025", fields: "birth=1990-01-02"}},
			"birth=1990-01-02 latest +1 -1"},
		{"and no rule of dates where none is the later",
			[]said{{list: 0, name: "Ana Paz", fields: "birth=1980-01-02"}, {list: 1, name: "Ana Paz", fields: "birth=1990-01-02"}},
			"birth=1980-01-02 supported +1 -1"},
		{"a name called wrong is as if not said",
			[]said{{list: 0, name: "Ana Paz Ruz", wrong: "name"}, {list: 1, name: "Ana Pas"}},
			"name=Ana Pas only +1 -0"},
		{"without a name an alias", []said{{list: 0, name: "«El Gato»"}}, "name=El Gato only +1 -0"},
	} {
		in, res := onePerson(c.records)
		if got := chosenText(in, resolved(in, res)[0]); !slices.Contains(strings.Split(got, "\n"), c.want) {
			t.Errorf("%s:\n%s\nwant %s", c.what, got, c.want)
		}
	}
}

// TestOrderOfTheNameChosen: of two spellings in another order the one with the
// surnames last.
func TestOrderOfTheNameChosen(t *testing.T) {
	for _, texts := range [][2]string{{"Leyva Quintana Osniel", "Osniel Leyva Quintana"}, {"Osniel Leyva Quintana", "Léyva Quintana Osniel"}} {
		in, res := onePerson(make([]said, 2))
		for i := range in.Records {
			in.Records[i].Source, in.Records[i].Name = i, names.Name{Text: texts[i]}
		}
		if got := resolved(in, res)[0].Name.Value; got != "Osniel Leyva Quintana" {
			t.Errorf("of %q: %s", texts, got)
		}
	}
}

func TestWordsFit(t *testing.T) {
	units := func(text string) (out []names.Unit) {
		for _, u := range strings.Fields(text) {
			out = append(out, names.NewUnit(u))
		}
		return out
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"ana gil", "ana gil paz", true}, {"gil ana", "ana gil", true}, {"ana gil gil", "ana gil paz", false}, {"ana gil gil", "ana gil gil", true},
		{"a gil", "ana gil", true}, {"eva gil", "ana gil", false},
	} {
		if a, b := wordsFit(units(c.a), units(c.b)), wordsFit(units(c.b), units(c.a)); a != c.want || b != c.want {
			t.Errorf("%q and %q: %v, the other way round %v", c.a, c.b, a, b)
		}
	}
}

// TestLastIDGoesFirst: a person keeps the id that its records bore last, and not
// one that they bore before.
func TestLastIDGoesFirst(t *testing.T) {
	ids, _ := assign([][]string{{"a:1"}, {"a:2"}}, map[string][]string{"a:1": {"p-0000000a", "p-0000000b"}, "a:2": {"p-0000000a"}})
	if !slices.Equal(ids, []string{"p-0000000b", "p-0000000a"}) {
		t.Errorf("%q", ids)
	}
}

// TestMovedIDLeadsOn to the person that took its place.
func TestMovedIDLeadsOn(t *testing.T) {
	ids, aliases := assign([][]string{{"a:3"}, {"a:1", "a:2"}}, map[string][]string{"a:1": {"p-0000000a"}, "a:2": {"p-0000000b"}})
	if ids[1] != "p-0000000a" || aliases["p-0000000b"] != ids[1] {
		t.Errorf("%q, aliases %q", ids, aliases)
	}
}

// TestNobodyIsAskedTwice of a value that was called wrong.
func TestNobodyIsAskedTwice(t *testing.T) {
	in, res := onePerson([]said{{list: 0, name: "Ana Paz", asOf: "2025", fields: "custody=dead"}, {list: 1, name: "Ana Paz", asOf: "2024", fields: "custody=inside"}})
	for _, answered := range []bool{false, true} {
		if answered {
			in.Verdicts = []linkage.FieldVerdict{{Record: 1, Field: in.FieldIndex("custody"), Value: "inside"}}
		}
		persons, _ := Resolve(in, res)
		p := persons.Person(0)
		if _, ask := persons.FieldConflict(&p); ask == answered {
			t.Errorf("answered %v, asked %v", answered, ask)
		}
	}
}
