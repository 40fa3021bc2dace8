package survivorship

import (
	"context"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
)

// listed makes an input of pd in two editions and of j11j, and links it.
func listed(t *testing.T, nameList ...string) (*linkage.Input, *match.Result) {
	t.Helper()
	in := &linkage.Input{
		Fields: []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "custody", Kind: linkage.KindStatus}},
		Sources: []linkage.Source{{Name: "j11j"}, {Name: "pd", List: "pd", AsOf: "2025-12-31", StableKey: true},
			{Name: "pd-2025-01-31", List: "pd", AsOf: "2025-01-31", StableKey: true}},
	}
	for s, custody := range []string{"", "free", "inside"} {
		for i, name := range nameList {
			in.Records = append(in.Records, linkage.Record{Source: s, Row: i + 1, Key: name, Name: names.Parse(name, names.GivenFirst), Values: []string{"1990-02-03", custody}, AsOf: in.Sources[s].AsOf, Newest: s == 1})
		}
	}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return in, res
}

// Two editions of a list are one source, and the newest says what is.
func TestEditionsCountAsOneList(t *testing.T) {
	in, res := listed(t, "Arquímedes Zaldívar Quiala")
	persons, _ := Resolve(in, res)
	if persons.Len() != 1 {
		t.Fatalf("%d persons", persons.Len())
	}
	p := persons.Person(0)
	if custody := p.Fields[1]; p.Sources != 2 || len(p.Records) != 3 || custody.Value != "free" || len(custody.Dissenting) > 0 || p.Confidence <= .5 {
		t.Errorf("%+v", p)
	}
}

// A name shows the mark that tells father and son apart.
func TestMarkIsShown(t *testing.T) {
	in, res := listed(t, "Dagoberto Rielo Sanz (padre)", "Dagoberto Rielo Sanz (hijo)")
	persons, _ := Resolve(in, res)
	if persons.Len() != 2 {
		t.Fatalf("%d persons", persons.Len())
	}
	for c := range persons.Len() {
		if name := persons.Person(c).Name.Value; !strings.HasSuffix(name, ")") {
			t.Errorf("%q does not show the mark", name)
		}
	}
}
