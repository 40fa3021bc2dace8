package survivorship

import (
	"context"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

func TestBestSpellingIsShown(t *testing.T) {
	for _, c := range []struct{ other, want string }{
		{"Fco. Hdez. Rielo", "Francisco Hernández Rielo"},
		{"HERNÁNDEZ RIELO FRANCISCO", "Francisco Hernández Rielo"},
		{"FCO. HDEZ RIELO", "Francisco Hernández Rielo"},
		{"Francisco Hernández Rielo (padre)", "Francisco Hernández Rielo (padre)"},
		{"FRANCISCO HERNÁNDEZ RIELO, PADRE", "Francisco Hernández Rielo (padre)"},
		{"F. Hernández Rielo", "Francisco Hernández Rielo"},
	} {
		rapid.Check(t, func(t *rapid.T) {
			in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}}
			for i, n := range rapid.Permutation([]string{"Francisco Hernández Rielo", c.other}).Draw(t, "order") {
				in.Records = append(in.Records, linkage.Record{Source: i, Row: 1, Key: "1", Name: names.Parse(n, names.GivenFirst)})
			}
			in.Judgements = []linkage.Judgement{{A: 0, B: 1, Same: true}}
			res, err := match.Link(context.Background(), in, match.Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			persons, _ := Resolve(in, res)
			if got := persons.Person(0).Name.Value; got != c.want {
				t.Fatalf("%q: called %q", c.other, got)
			}
		})
	}
}
