package match

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// counted returns a comparison of categories of which so many records have each
// value, and the numbers of the values.
func counted(counts map[string]int) (c *comparison, of *column, number map[string]int32) {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "class", Kind: linkage.KindCategory}}, Sources: []linkage.Source{{Name: "a"}}}
	for _, v := range []string{"one", "two", "three", "many"} {
		for i := range counts[v] {
			in.Records = append(in.Records, linkage.Record{Row: len(in.Records) + 1, Key: fmt.Sprint(v, i), Values: []string{v}})
		}
	}
	t := newTable(in, 1)
	c = &t.comparisons[nameParts]
	number = make(map[string]int32)
	for id, v := range c.column.values {
		number[v] = int32(id)
	}
	return c, c.column, number
}

// TestPairIsLeftOutOfTheCountsOfItsValues: what only the two records say is as
// rare as what one says, whether each value is counted or a sample of them.
func TestPairIsLeftOutOfTheCountsOfItsValues(t *testing.T) {
	c, of, number := counted(map[string]int{"one": 1, "two": 2, "three": 3, "many": 60})
	for what, u := range map[string]uProbabilities{"counted": c.count(of), "sampled": c.sampleU(of, len(c.cells))} {
		chance := func(v string) float64 { return u.counted(number[v], number[v], valueSame) }
		if one, two, three := chance("one"), chance("two"), chance("three"); two > 1.1*one || three < 1.2*two {
			t.Errorf("%s: a value of one record %v, of two %v, of three %v", what, one, two, three)
		}
	}
}

// TestSharedValueIsBounded: what everybody says never speaks against one person.
func TestSharedValueIsBounded(t *testing.T) {
	c, _, number := counted(map[string]int{"one": 1, "many": 400})
	if u, m := c.u.of(number["many"], number["many"], valueSame), c.m[valueSame]; u > m {
		t.Errorf("u %v, m %v", u, m)
	}
}

// TestCommonerValueCounts: of two values that are one, in whatever spelling, the
// commoner one's bearers count.
func TestCommonerValueCounts(t *testing.T) {
	u := uProbabilities{average: []float32{0, .125}, equal: []float32{.25, .0625}, own: []uint8{1, 1}}
	if a, b := u.of(0, 1, 1), u.of(1, 0, 1); a != .375 || b != a {
		t.Errorf("%v, the other way round %v", a, b)
	}
}

// TestNamesakesShareTheShapeOfTheirMail: where the names agree, an address made
// of them says no more than what is left of it.
func TestNamesakesShareTheShapeOfTheirMail(t *testing.T) {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "mail", Kind: linkage.KindEmail}}, Sources: []linkage.Source{{Name: "a"}}}
	given, surnames := []string{"Ana", "Eva", "Luis", "Hugo", "Irma"}, []string{"Gil", "Paz", "Ruiz", "Toca", "Vega"}
	for i := range 25 {
		g, s := given[i%5], surnames[i/5]
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(g+" "+s, names.GivenFirst), Values: []string{names.Fold(g) + "." + names.Fold(s) + "@correo.example"}})
	}
	tab := newTable(in, 1)
	chance := func(given, surname names.UnitLevel) float64 {
		levels := make([]uint8, len(tab.comparisons))
		levels[partGiven], levels[partSurname1] = uint8(given), uint8(surname)
		return tab.uProbability(nameParts, 0, 0, textSame, levels)
	}
	namesake, stranger := chance(names.UnitExact, names.UnitSound), chance(names.UnitExact, names.UnitDifferent)
	if namesake < 5*stranger {
		t.Errorf("one address of two namesakes %v, of others %v", namesake, stranger)
	}
}

// TestImplicationsNeedStrangers: those who share a name may be one person or of
// one family, and say nothing of what goes together; nor does a value that nearly
// everybody has.
func TestImplicationsNeedStrangers(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	people := func(surname func() string) *table {
		in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Fields: []linkage.Field{{Name: "colour", Kind: linkage.KindCategory}, {Name: "country", Kind: linkage.KindCategory}}}
		for i := range 700 {
			in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(invented(rng)+" "+surname(), names.GivenFirst),
				Values: []string{fmt.Sprint("colour ", i%3), map[bool]string{true: "Cuba", false: "Haití"}[i%10 > 0]}})
		}
		return newTable(in, 1)
	}
	tab := people(func() string { return "Leyva" })
	if pairs := tab.strangersSharing(&tab.comparisons[nameParts]); len(pairs) != 0 {
		t.Errorf("%d pairs of strangers who share a surname", len(pairs))
	}
	tab = people(func() string { return invented(rng) })
	if pairs := tab.strangersSharing(&tab.comparisons[nameParts]); len(pairs) < leastShared {
		t.Fatalf("%d pairs of strangers, so that the test says nothing", len(pairs))
	}
	if of := tab.comparisons[nameParts+1].implied; len(of) > 0 {
		t.Errorf("a colour brings the country along that nearly everybody is from: %+v", of)
	}
}

// invented makes a word that is no name.
func invented(rng *rand.Rand) string {
	w := make([]byte, 8)
	for i := range w {
		w[i] = []string{"bcdfgjklmnprstvz", "aeiou"}[i%2][rng.IntN([]int{16, 5}[i%2])]
	}
	return string(w)
}
