package match

import (
	"context"
	"fmt"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

// family is a list of father and son on two lists, and one without a mark.
func family(marks ...string) *linkage.Input {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}, Fields: []linkage.Field{{Name: "arrest", Kind: linkage.KindDate}}}
	for i, m := range marks {
		n := names.Parse("Dagoberto Rielo Sanz "+m[1:], names.GivenFirst)
		in.Records = append(in.Records, linkage.Record{Source: int(m[0] - 'a'), Row: i + 1, Key: fmt.Sprint(m, i), Name: n, Values: []string{"2021-07-11"}})
	}
	return in
}

func TestFatherAndSonStayApart(t *testing.T) {
	marks := []string{"a(padre)", "a(hijo)", "b(hijo)", "b(padre)"}
	rapid.Check(t, func(t *rapid.T) {
		in := family(rapid.Permutation(marks).Draw(t, "order")...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Clusters) != 2 {
			t.Fatalf("%d persons, not 2", len(res.Clusters))
		}
		for _, records := range res.Clusters {
			g := in.Records[records[0]].Name.Generation
			for _, r := range records {
				if in.Records[r].Name.Generation != g {
					t.Fatal("father and son are one person")
				}
			}
		}
	})
}

func TestNobodyBringsFatherAndSonTogether(t *testing.T) {
	// The row without a mark fits both; they must not become one person by it.
	for _, marks := range [][]string{{"a(padre)", "b(hijo)"}, {"aJr.", "bSr.", "b"}, {"a(padre)", "a(hijo)", "b"}, {"aII", "b(padre)"}, {"aI", "bII", "bIII"}} {
		in := family(marks...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, records := range res.Clusters {
			for i, r := range records {
				for _, s := range records[:i] {
					if in.Records[r].Name.Generation.Contradicts(in.Records[s].Name.Generation) {
						t.Errorf("%v: records %d and %d are one person", marks, s, r)
					}
				}
			}
		}
	}
	for _, marks := range [][]string{{"a", "b(hijo)"}, {"aJr.", "b(hijo)"}, {"aII", "bJr."}} {
		in := family(marks...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil || len(res.Clusters) != 1 {
			t.Errorf("%v: %d persons, %v", marks, len(res.Clusters), err)
		}
	}
}

func TestMarksAreEvidence(t *testing.T) {
	compare := func(a, b string) linkage.Pair {
		return CompareNames(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst))
	}
	for _, name := range []string{"Dagoberto Rielo Sanz", "John Smithson"} {
		bare := compare(name, name)
		if p := compare(name+" Jr.", name); p.Weight != bare.Weight {
			t.Errorf("%s: a mark beside none weighs %v", name, p.Weight-bare.Weight)
		}
		if p := compare(name+" Jr.", name+" (hijo)"); p.Weight <= bare.Weight {
			t.Errorf("%s: equal marks weigh %v", name, p.Weight-bare.Weight)
		}
		p := compare(name+" (padre)", name+", hijo")
		if p.Weight > bare.Weight-10 {
			t.Errorf("%s: marks that contradict each other weigh %v", name, p.Weight-bare.Weight)
		}
		var sum float64
		for _, l := range p.Levels {
			sum += l.Bits
		}
		if d := sum - p.Weight; d > 1e-6 || d < -1e-6 {
			t.Errorf("%s: the steps add up to %v, not %v", name, sum, p.Weight)
		}
	}
}

// TestMarksOutweighEverything: father and son stay two, although they share the
// number of the family's card, its telephone and its mail.
func TestMarksOutweighEverything(t *testing.T) {
	for _, marks := range [][]string{{"a(padre)", "b(hijo)"}, {"a", "b"}} {
		in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}},
			Fields: []linkage.Field{{Name: "card", Kind: linkage.KindID}, {Name: "phone", Kind: linkage.KindPhone}, {Name: "mail", Kind: linkage.KindEmail}, {Name: "street", Kind: linkage.KindAddress}}}
		for i := range 40 {
			n := names.Parse(fmt.Sprintf("Osniel%c Leyva%c Corzo", 'a'+i%26, 'a'+i/26), names.GivenFirst)
			in.Records = append(in.Records, linkage.Record{Source: i % 2, Row: i + 1, Key: fmt.Sprint(i), Name: n, Values: []string{fmt.Sprint(87031200000 + 7919*i), fmt.Sprint(52000000 + 7919*i), fmt.Sprintf("m%d@correo.example", 7919*i), fmt.Sprint("calle ", 7919*i)}})
		}
		for i, m := range marks {
			n := names.Parse("Dagoberto Rielo Zaldumbide "+m[1:], names.GivenFirst)
			in.Records = append(in.Records, linkage.Record{Source: i, Row: 900, Key: m, Name: n, Values: []string{"61020312345", "51234567", "familia.rielo@correo.example", "calle sol 77"}})
		}
		res := mustLink(t, in, Options{Workers: 1})
		if got := together(res, 40, 41); got != (marks[0] == "a") {
			t.Errorf("%q: one person %v", marks, got)
		}
	}
}
