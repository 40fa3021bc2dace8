package match

import (
	"context"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestUnnamedAreNeverJoinedByEvidence holds that records without a published name
// stay apart whatever they agree on, until somebody says that they are one, and
// that the lowest count allows for their being counted already.
func TestUnnamedAreNeverJoinedByEvidence(t *testing.T) {
	in := &linkage.Input{
		Fields:  []linkage.Field{{Name: "arrest_date", Kind: linkage.KindDate}, {Name: "province", Kind: linkage.KindPlace}, {Name: "document", Kind: linkage.KindID}},
		Sources: []linkage.Source{{Name: "a"}, {Name: "b"}},
	}
	add := func(source int, key string, n names.Name) {
		in.Records = append(in.Records, linkage.Record{Source: source, Key: key, Name: n, Values: []string{"2021-07-11", "Holguín", "X1"}, Raw: linkage.CellsOf(key)})
	}
	add(0, "1", names.Name{Unnamed: true})
	add(0, "2", names.Name{Unnamed: true})
	add(0, "3", names.Parse("Amado Fuentes Rivas", names.GivenFirst))
	add(1, "1", names.Name{Unnamed: true, Aliases: []string{"El Moro"}})
	add(1, "2", names.Parse("Nivaldo Corrales Ibarra", names.GivenFirst))
	in.Records[4].Name.Others = 3
	for _, all := range []bool{false, true} {
		r, err := Link(context.Background(), in, Options{Exhaustive: all, Sample: 5})
		if err != nil {
			t.Fatal(err)
		}
		c := r.Count
		for _, cluster := range r.Clusters {
			for _, i := range cluster {
				if in.Records[i].Name.Unnamed && len(cluster) > 1 {
					t.Errorf("every pair %v: %v are one person", all, cluster)
				}
			}
		}
		if c.Unnamed != 3 || c.Others != 3 || c.Low != max(1, c.Point-3) && c.Low >= c.Point-2 || c.High < c.Point+3 {
			t.Errorf("every pair %v: %+v", all, c)
		}
		for _, p := range r.Pairs {
			if in.Records[p.A].Name.Unnamed || in.Records[p.B].Name.Unnamed {
				t.Errorf("every pair %v: a pair of %d and %d", all, p.A, p.B)
			}
		}
	}
	in.Judgements = []linkage.Judgement{{A: 0, B: 3, Same: true}}
	r, err := Link(context.Background(), in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Clusters[0]) != 2 || r.Clusters[0][1] != 3 {
		t.Errorf("a decision does not join them: %v", r.Clusters)
	}
}
