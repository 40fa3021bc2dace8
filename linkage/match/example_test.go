package match_test

import (
	"context"
	"fmt"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
)

// Two names of one person on two lists: the sound of the given name and of both
// surnames is the same, and each of them is uncommon.
func ExampleCompareNames() {
	a := names.Parse("Yosbani Alberto Zulueta Vega", names.GivenFirst)
	b := names.Parse("Yosvany Sulueta Bega", names.GivenFirst)
	p := match.CompareNames(a, b)
	for _, l := range p.Levels {
		fmt.Printf("%-9s %-6s %+5.1f\n", l.Comparison, l.Level, l.Bits)
	}
	fmt.Printf("weight %+.1f bits against a %s, probability %.3f\n", p.Weight, p.Rival, p.Posterior)
	// Output:
	// prior             +3.3
	// given     sound   +5.2
	// surname1  sound   +0.0
	// surname2  sound   +0.0
	// order     kept    +0.0
	// rivals            -0.0
	// weight +8.5 bits against a sibling, probability 0.984
}

// Three lists: two name one person in their own ways, and the third has his
// brother, arrested on the same day in the same town.
func ExampleLink() {
	in := &linkage.Input{
		Fields:  []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "municipality", Kind: linkage.KindPlace}, {Name: "arrest_date", Kind: linkage.KindDate}},
		Sources: []linkage.Source{{Name: "a"}, {Name: "b"}, {Name: "c"}},
	}
	for _, r := range []struct {
		source      int
		name, birth string
	}{
		{0, "Yosbani Alberto Zulueta Vega", "1979/1980"}, {1, "Yosvany Sulueta Bega", "1979-01-06"}, {2, "Ernesto Zulueta Vega", "1983-05-02"},
		{0, "Damaris Quiala Rey", "1990"}, {1, "Osbel Batista Toca", "1991-02-03"}, {2, "Damaris Quiala", "1990-11-20"},
	} {
		in.Records = append(in.Records, linkage.Record{Source: r.source, Key: fmt.Sprint(len(in.Records) + 1), Name: names.Parse(r.name, names.GivenFirst),
			Values: []string{r.birth, "Cárdenas", "2021-07-14"}})
	}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, records := range res.Clusters {
		for i, r := range records {
			if i > 0 {
				fmt.Print(" = ")
			}
			fmt.Print(in.Ref(r), " ", in.Records[r].Name.Text)
		}
		fmt.Println()
	}
	fmt.Println(res.Count.Point, "persons")
	// Output:
	// a:1 Yosbani Alberto Zulueta Vega = b:2 Yosvany Sulueta Bega
	// c:3 Ernesto Zulueta Vega
	// a:4 Damaris Quiala Rey = c:6 Damaris Quiala
	// b:5 Osbel Batista Toca
	// 4 persons
}
