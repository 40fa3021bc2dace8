package match

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// One test for each rule that others would hide when it is gone.

// TestMutualImplicationCountsOnce: of two fields that say the same, one still
// counts, and not both or none.
func TestMutualImplicationCountsOnce(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Fields: []linkage.Field{{Name: "town", Kind: linkage.KindCategory}, {Name: "postcode", Kind: linkage.KindCategory}}}
	rng := rand.New(rand.NewPCG(5, 6))
	word := func() string {
		w := make([]byte, 8)
		for i := range w {
			w[i] = []string{"bcdfgjklmnprstvz", "aeiou"}[i%2][rng.IntN([]int{16, 5}[i%2])]
		}
		return string(w)
	}
	for i := range 2000 {
		code := rng.IntN(20)
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(word()+" "+word(), names.GivenFirst), Values: []string{fmt.Sprint("town ", code), fmt.Sprint(10000 + code)}})
	}
	tab := newTable(in, 1)
	implied := 0
	for i := nameParts; i < len(tab.comparisons); i++ {
		implied += len(tab.comparisons[i].implied)
	}
	if implied != 1 {
		t.Errorf("%d implications between two fields that imply each other, want 1", implied)
	}
}

// TestPairIsLeftOutOfItsOwnCounts: a name that only the two records have is as
// rare as one that nobody has.
func TestPairIsLeftOutOfItsOwnCounts(t *testing.T) {
	x := &unitTable{}
	x.total[roleSurname] = 50
	x.count[roleSurname] = []int32{0, 2, 3}
	none, two, three := x.countedRate(roleSurname, 0, 0), x.countedRate(roleSurname, 1, 0), x.countedRate(roleSurname, 2, 0)
	if none != two || math.Abs(three-two-1./150) > 1e-12 {
		t.Errorf("rates %v, %v and %v", none, two, three)
	}
}

// TestPairIsNotItsOwnWitness: what a pair added to the count of a rare outcome
// is taken out when it is judged.
func TestPairIsNotItsOwnWitness(t *testing.T) {
	m := &Model{Comparisons: []ModelComparison{{Name: "x", M: []float64{0, .9, .1}, Count: []float64{0, 18, 2}, Pairs: 20}}}
	m.logM = [][]float64{{0, log2(.9), log2(.1)}}
	with, without := m.levelBits(0, 2, 0), m.levelBits(0, 2, 1)
	if without >= with {
		t.Errorf("%v bits when the pair is taken out, %v when it is not", without, with)
	}
	if m.Given = true; m.levelBits(0, 2, 1) != with {
		t.Error("a pair is taken out of counts of other lists")
	}
}

// TestWhatPeopleCalledTwoIsNotAskedAgain, whatever else is undecided.
func TestWhatPeopleCalledTwoIsNotAskedAgain(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}, Fields: []linkage.Field{{Name: "province", Kind: linkage.KindPlace}}}
	for s := range in.Sources {
		for i := range 40 {
			name := fmt.Sprintf("Yoel%c Paz%c Gil", 'a'+i%26, 'a'+i/2)
			if i == 0 {
				name = "Osniel Leyva"
			}
			province := "Granma"
			if i+s == 1 { // Osniel Leyva of the second list
				province = []string{"Granma", "Las Tunas"}[s]
			}
			in.Records = append(in.Records, linkage.Record{Source: s, Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(name, names.GivenFirst), Values: []string{province}})
		}
	}
	asked := func() bool {
		res, err := Link(context.Background(), in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(res.Conflicts, func(c linkage.Conflict) bool {
			return slices.Contains(c.Records, 0) && slices.Contains(c.Records, 40) && c.Kind != linkage.ConflictAuditJoined && c.Kind != linkage.ConflictAuditApart
		})
	}
	if before := asked(); !before {
		t.Fatal("the pair is not asked about by itself, so that the test says nothing")
	}
	in.Judgements = []linkage.Judgement{{A: 0, B: 40}}
	if asked() {
		t.Error("a pair that people called two is asked about again")
	}
}

// TestAliasCosts: an alias in the place of the name is worth less than the name.
func TestAliasCosts(t *testing.T) {
	plain := CompareNames(names.Parse("Juan Paz Gil", names.GivenFirst), names.Parse("Juan Paz Gil", names.GivenFirst)).Weight
	alias := CompareNames(names.Parse("Yosvani Paz Gil «Juan»", names.GivenFirst), names.Parse("Juan Paz Gil", names.GivenFirst)).Weight
	if d := plain - alias; d < 1 {
		t.Errorf("by the alias %v bits, by the name %v", alias, plain)
	}
}
