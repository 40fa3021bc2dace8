package survivorship

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

var resolveFields = []linkage.Field{
	{Name: "birth", Kind: linkage.KindBirth},
	{Name: "province", Kind: linkage.KindPlace},
	{Name: "municipality", Kind: linkage.KindPlace, Within: "province"},
	{Name: "charges", Kind: linkage.KindSet},
	{Name: "custody", Kind: linkage.KindStatus},
	{Name: "legal_figure", Kind: linkage.KindStatus},
}

// said is what one record says: its list, its name, when it was true, and
// "field=value" for what it holds.
type said struct {
	list         int
	name, asOf   string
	fields       string
	right, wrong string // fields of which a person said so
}

// onePerson makes an input whose records are all one person.
func onePerson(records []said) (*linkage.Input, *match.Result) {
	in := &linkage.Input{Fields: resolveFields, Sources: []linkage.Source{{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}}}
	res := &match.Result{Clusters: [][]int{nil}}
	for i, s := range records {
		r := linkage.Record{Source: s.list, Row: i + 1, Key: fmt.Sprint("k", i), Name: names.Parse(s.name, names.GivenFirst), AsOf: s.asOf, Values: make([]string, len(resolveFields))}
		for _, f := range strings.Fields(s.fields) {
			name, value, _ := strings.Cut(f, "=")
			r.Values[in.FieldIndex(name)] = strings.ReplaceAll(value, "_", " ")
		}
		for _, v := range []struct {
			field string
			right bool
		}{{s.right, true}, {s.wrong, false}} {
			if v.field == "name" {
				in.Verdicts = append(in.Verdicts, linkage.FieldVerdict{Record: i, Field: linkage.NameField, Right: v.right})
			} else if v.field != "" {
				in.Verdicts = append(in.Verdicts, linkage.FieldVerdict{Record: i, Field: in.FieldIndex(v.field), Right: v.right})
			}
		}
		in.Records = append(in.Records, r)
		res.Clusters[0] = append(res.Clusters[0], i)
	}
	return in, res
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name    string
		records []said
		want    string // "field=value rule +agreeing -dissenting", one a line
	}{
		{"one record", []said{{0, "Ana Paz Ruz", "", "birth=1980-01-02", "", ""}},
			"name=Ana Paz Ruz only +1 -0\nbirth=1980-01-02 only +1 -0"},
		{"two say the same", []said{{0, "Ana Paz Ruz", "", "birth=1980", "", ""}, {1, "Ana Paz Ruz", "", "birth=1980", "", ""}},
			"name=Ana Paz Ruz agreed +2 -0\nbirth=1980 agreed +2 -0"},
		{"the fullest name in its best spelling", []said{{0, "ANA PAZ", "", "", "", ""}, {1, "Ana Maria Paz Ruz", "", "", "", ""}, {2, "Ana María Paz Ruz", "", "", "", ""}},
			"name=Ana María Paz Ruz complete +3 -0"},
		{"capitals become small letters", []said{{0, "MARÍA DE LA CRUZ PAZ", "", "", "", ""}},
			"name=María de la Cruz Paz only +1 -0"},
		{"a day before the year that leaves room for it", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1980", "", ""}, {2, "Ana Paz", "", "birth=1979/1980", "", ""}},
			"name=Ana Paz agreed +3 -0\nbirth=1980-01-02 precise +3 -0"},
		{"two lists outvote one", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1980-01-02", "", ""}, {2, "Ana Paz", "", "birth=1984-05-06", "", ""}},
			"name=Ana Paz agreed +3 -0\nbirth=1980-01-02 supported +2 -1"},
		{"a list that says a thing twice votes once", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1984", "", ""}, {2, "Ana Paz", "", "birth=1984", "", ""}},
			"name=Ana Paz agreed +4 -0\nbirth=1984 supported +2 -2"},
		{"two days of one year leave the year", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1980-05-06", "", ""}, {2, "Ana Paz", "", "birth=1980", "", ""}},
			"name=Ana Paz agreed +3 -0\nbirth=1980 supported +3 -0"},
		{"another list singles one out", []said{{0, "Ana Paz", "", "province=Granma|Holguín", "", ""}, {1, "Ana Paz", "", "province=Holguín", "", ""}},
			"name=Ana Paz agreed +2 -0\nprovince=Holguín narrowed +2 -0"},
		{"no town outside its province", []said{{0, "Ana Paz", "", "province=Granma municipality=Bayamo", "", ""}, {1, "Ana Paz", "", "province=Holguín municipality=Gibara", "", ""}, {2, "Ana Paz", "", "province=Holguín", "", ""}},
			"name=Ana Paz agreed +3 -0\nprovince=Holguín supported +2 -1\nmunicipality=Gibara supported +1 -1"},
		{"charges are stated as a whole", []said{{0, "Ana Paz", "", "charges=atentado|desacato", "", ""}, {1, "Ana Paz", "", "charges=atentado|desacato", "", ""}, {2, "Ana Paz", "", "charges=sedicion", "", ""}},
			"name=Ana Paz agreed +3 -0\ncharges=atentado|desacato supported +2 -1"},
		{"the latest word on what changes", []said{{0, "Ana Paz", "2022-01-01", "custody=inside", "", ""}, {1, "Ana Paz", "2022-01-01", "custody=inside", "", ""}, {2, "Ana Paz", "2025-02-01", "custody=free", "", ""}},
			"name=Ana Paz agreed +3 -0\ncustody=free latest +1 -2"},
		{"custody and figure are one record's word", []said{{0, "Ana Paz", "2025-02-01", "custody=free", "", ""}, {1, "Ana Paz", "2022-01-01", "custody=inside legal_figure=revocado", "", ""}},
			"name=Ana Paz agreed +2 -0\ncustody=free latest +1 -1\nlegal_figure=  +0 -1"},
		{"what a person called wrong is not said", []said{{0, "Ana Paz", "", "birth=1894", "", "birth"}, {1, "Ana Paz", "", "birth=1994", "", ""}},
			"name=Ana Paz agreed +2 -0\nbirth=1994 only +1 -0"},
		{"what a person called right is chosen", []said{{0, "Ana Paz", "", "birth=1990", "", ""}, {1, "Ana Paz", "", "birth=1990", "", ""}, {2, "Ana Paz", "", "birth=1994", "birth", ""}},
			"name=Ana Paz agreed +3 -0\nbirth=1994 decided +1 -2"},
		{"an old status that a person called right", []said{{0, "Ana Paz", "2022-01-01", "custody=inside", "custody", ""}, {1, "Ana Paz", "2025-01-01", "custody=free", "", ""}},
			"name=Ana Paz agreed +2 -0\ncustody=inside decided +1 -1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			in, res := onePerson(c.records)
			persons := resolved(in, res)
			if got := chosenText(in, persons[0]); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// resolved returns all persons of a result with their values.
func resolved(in *linkage.Input, res *match.Result) []linkage.Person {
	p, _ := Resolve(in, res)
	persons := make([]linkage.Person, p.Len())
	for i := range persons {
		persons[i] = p.Person(i)
	}
	return persons
}

// TestSinglePerson holds that a person of one record is resolved by the same
// rules as any other, only faster.
func TestSinglePerson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, res := onePerson(make([]said, 1))
		r := &in.Records[0]
		r.AsOf = rapid.SampledFrom([]string{"", "2022"}).Draw(t, "as of")
		r.Name = names.Parse(rapid.SampledFrom([]string{"", "Ana Paz", "ANA DE LA PAZ", "Ana «La Nena» Paz"}).Draw(t, "name"), names.GivenFirst)
		for f := range in.Fields {
			r.Values[f] = rapid.SampledFrom([]string{"", "a", "b|c", "2022", "2022-01-02"}).Draw(t, "value")
		}
		persons, _ := Resolve(in, res)
		want := resolvePerson(in, res.Clusters[0], nil)
		want.ID, want.Confidence = persons.ID(0), 1
		if got := persons.Person(0); fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
			t.Fatalf("%#v\n%#v", got, want)
		}
	})
}

// TestOrderOfIDs holds that persons are ordered by the texts of their ids,
// whatever ids a register holds.
func TestOrderOfIDs(t *testing.T) {
	ids := []string{"p-zz", "p-0000000b2", "p-0000000b1", "p-", "p-abcdefgh", "p-abcdefg", "p-a"}
	var got []string
	for _, i := range orderOf(ids) {
		got = append(got, ids[i])
	}
	if want := slices.Sorted(slices.Values(ids)); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func chosenText(in *linkage.Input, p linkage.Person) string {
	var lines []string
	for f, c := range append([]linkage.Chosen{p.Name}, p.Fields...) {
		name := "name"
		if f > 0 {
			name = in.Fields[f-1].Name
		}
		if len(c.Agreeing)+len(c.Dissenting) > 0 {
			lines = append(lines, fmt.Sprintf("%s=%s %s +%d -%d", name, c.Value, c.Rule, len(c.Agreeing), len(c.Dissenting)))
		}
	}
	return strings.Join(lines, "\n")
}

// TestResolveInAnyOrder holds that the order of records leaves no trace, that
// every value chosen is one that an origin of its own states, and that agreeing
// and dissenting records are those that say something.
func TestResolveInAnyOrder(t *testing.T) {
	values := map[string][]string{
		"birth": {"", "1980", "1980-01-02", "1980-05-06", "1981/1982"}, "province": {"", "Granma", "Holguín", "Granma|Holguín"},
		"municipality": {"", "Bayamo", "Gibara"}, "charges": {"", "atentado", "atentado|desacato", "sedicion"}, "custody": {"", "inside", "free"}, "legal_figure": {"", "revocado", "indulto"},
	}
	nameList := []string{"Ana Paz", "ANA PAZ RUZ", "Ana María Paz Ruz", "Ana Maria Paz", "Anna Paz Ruz"}
	rapid.Check(t, func(t *rapid.T) {
		in, res := onePerson(make([]said, rapid.IntRange(1, 6).Draw(t, "records")))
		for i := range in.Records {
			r := &in.Records[i]
			r.Source = rapid.IntRange(0, 3).Draw(t, "list")
			r.AsOf = rapid.SampledFrom([]string{"", "2022", "2025-01-02"}).Draw(t, "as of")
			r.Name = names.Parse(rapid.SampledFrom(nameList).Draw(t, "name"), names.GivenFirst)
			for f := range in.Fields {
				r.Values[f] = rapid.SampledFrom(values[in.Fields[f].Name]).Draw(t, "value")
			}
		}
		persons := resolved(in, res)
		order := rapid.Permutation(res.Clusters[0]).Draw(t, "order")
		turned := *in
		turned.Records = nil
		for _, i := range order {
			turned.Records = append(turned.Records, in.Records[i])
		}
		other := resolved(&turned, res)
		if a, b := chosenText(in, persons[0]), chosenText(&turned, other[0]); a != b || persons[0].ID != other[0].ID {
			t.Fatalf("%s\nin another order\n%s", a, b)
		}
		for f, c := range persons[0].Fields {
			said := 0
			for i := range in.Records {
				if in.Records[i].Values[f] != "" {
					said++
				}
			}
			if said != len(c.Agreeing)+len(c.Dissenting) {
				t.Fatalf("%s: %d records say something, %d agree and %d dissent", in.Fields[f].Name, said, len(c.Agreeing), len(c.Dissenting))
			}
			if c.Value == "" {
				continue
			}
			if !slices.Contains(c.Agreeing, c.Record) {
				t.Fatalf("%s: the origin does not agree with itself", in.Fields[f].Name)
			}
			if got := in.Records[c.Record].Values[f]; got != c.Value && c.Rule != RuleNarrowed {
				t.Fatalf("%s: chosen is %q, its origin says %q", in.Fields[f].Name, c.Value, got)
			}
			if at := order[other[0].Fields[f].Record]; at != c.Record {
				t.Fatalf("%s: another origin in another order", in.Fields[f].Name)
			}
		}
	})
}

// TestConfidence holds that a person is as sure as the weakest record is held.
func TestConfidence(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}}
	for i, name := range []string{"Yosvany Zulueta Vega", "Yosvany Zulueta Vega", "Ana Paz"} {
		in.Records = append(in.Records, linkage.Record{Source: i % 2, Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(name, names.GivenFirst)})
	}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	persons := resolved(in, res)
	for _, p := range persons {
		if want := len(p.Records) == 1; want != (p.Confidence == 1) || p.Confidence < .5 {
			t.Errorf("%d records, confidence %v", len(p.Records), p.Confidence)
		}
	}
	in.Judgements = []linkage.Judgement{{A: 0, B: 2, Same: true}}
	if res, err = match.Link(context.Background(), in, match.Options{}); err != nil {
		t.Fatal(err)
	}
	persons = resolved(in, res)
	if len(persons) != 1 || persons[0].Confidence == 0 {
		t.Errorf("%d persons, confidence %v", len(persons), persons[0].Confidence)
	}
}

func TestFieldConflicts(t *testing.T) {
	for _, c := range []struct {
		name    string
		records []said
		want    string
	}{
		{"two birth days of one list each", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1990-01-02", "", ""}}, "birth [0 1]"},
		{"two lists against one", []said{{0, "Ana Paz", "", "birth=1980", "", ""}, {1, "Ana Paz", "", "birth=1980", "", ""}, {2, "Ana Paz", "", "birth=1990", "", ""}}, ""},
		{"a day within a year", []said{{0, "Ana Paz", "", "birth=1980-01-02", "", ""}, {1, "Ana Paz", "", "birth=1980", "", ""}}, ""},
		{"a death that one list does not know", []said{{0, "Ana Paz", "2025", "custody=dead", "", ""}, {1, "Ana Paz", "2024", "custody=inside", "", ""}}, "custody [0 1]"},
		{"a death that a later word contradicts", []said{{0, "Ana Paz", "2024", "custody=dead", "", ""}, {1, "Ana Paz", "2025", "custody=inside", "", ""}}, "custody [1 0]"},
		{"a release is news, no conflict", []said{{0, "Ana Paz", "2024", "custody=inside", "", ""}, {1, "Ana Paz", "2025", "custody=free", "", ""}}, ""},
		{"answered", []said{{0, "Ana Paz", "", "birth=1980-01-02", "birth", ""}, {1, "Ana Paz", "", "birth=1990-01-02", "", ""}}, ""},
		{"charges are not asked about", []said{{0, "Ana Paz", "", "charges=atentado", "", ""}, {1, "Ana Paz", "", "charges=sedicion", "", ""}}, ""},
	} {
		in, res := onePerson(c.records)
		persons, _ := Resolve(in, res)
		person := persons.Person(0)
		got := ""
		if f, ok := persons.FieldConflict(&person); ok {
			got = fmt.Sprint(f.Field, " ", f.Records)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
