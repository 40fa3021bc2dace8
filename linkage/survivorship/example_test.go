package survivorship_test

import (
	"fmt"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/survivorship"
)

// Three lists write one birth in three ways. Two of them leave room for each
// other, and the more precise is chosen; the third dissents.
func ExampleResolve() {
	in := &linkage.Input{
		Fields:  []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "custody", Kind: linkage.KindStatus}},
		Sources: []linkage.Source{{Name: "a"}, {Name: "b"}, {Name: "c"}},
	}
	for i, r := range []struct{ name, birth, custody, asOf string }{
		{"ANA PAZ", "1984", "inside", "2022-01-31"}, {"Ana María Paz Ruz", "1984-05-02", "", ""}, {"Ana Paz Ruz", "1985", "free", "2025-01-31"},
	} {
		in.Records = append(in.Records, linkage.Record{Source: i, Key: "1", Name: names.Parse(r.name, names.GivenFirst), Values: []string{r.birth, r.custody}, AsOf: r.asOf})
	}
	persons, _ := survivorship.Resolve(in, &match.Result{Clusters: [][]int{{0, 1, 2}}})
	p := persons.Person(0)
	for i, c := range append([]linkage.Chosen{p.Name}, p.Fields...) {
		what := "name"
		if i > 0 {
			what = in.Fields[i-1].Name
		}
		fmt.Printf("%-7s %s (%s, by %s; %d agree, %d dissent)\n", what, c.Value, c.Rule, in.Ref(c.Record), len(c.Agreeing), len(c.Dissenting))
	}
	// Output:
	// name    Ana María Paz Ruz (complete, by b:1; 3 agree, 0 dissent)
	// birth   1984-05-02 (precise, by b:1; 2 agree, 1 dissent)
	// custody free (latest, by c:1; 1 agree, 1 dissent)
}
