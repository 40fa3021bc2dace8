package match

import (
	"context"
	"fmt"
	"math"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestTrainWithJudgements trains on pairs that evidence leaves open: what people
// know of them decides what is learnt.
func TestTrainWithJudgements(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}}
	for i := range 400 {
		in.Records = append(in.Records, linkage.Record{Source: i / 200, Row: i + 1, Key: fmt.Sprintf("%03d", i), Name: names.Parse("Ana Pérez", names.GivenFirst)})
	}
	tab := newTable(in, 1)
	seen := func(told map[[2]int32]bool) (typos, same float64) {
		m := newModel(tab)
		var pairs []comparedPair
		for i := range int32(150) {
			l := comparedPair{a: i, b: 200 + i, levels: make([]uint8, len(tab.comparisons))}
			l.levels[partGiven], l.levels[partSurname1] = uint8(names.UnitTypo), uint8(names.UnitExact)
			l.rivals = [classes]float32{0, -13, -90, -90, -90} // about as likely as one person
			pairs = append(pairs, l)
		}
		if err := tab.train(context.Background(), m, pairs, told); err != nil {
			t.Fatal(err)
		}
		return m.Comparisons[partGiven].Count[names.UnitTypo], m.Lists[listIndex(0, 1, 2)].Same
	}
	told := func(same bool) map[[2]int32]bool {
		out := make(map[[2]int32]bool)
		for i := range int32(150) {
			out[[2]int32{i, 200 + i}] = same
		}
		return out
	}
	open, openSame := seen(nil)
	one, oneSame := seen(told(true))
	two, twoSame := seen(told(false))
	if one != 150 || two != 0 || open <= 1 || open >= 149 {
		t.Errorf("typos counted: %v when one person, %v when nobody knows, %v when two", one, open, two)
	}
	if !(oneSame > openSame && openSame > twoSame) {
		t.Errorf("chance of one person: %v, %v, %v", oneSame, openSame, twoSame)
	}
}

func TestKnow(t *testing.T) {
	for _, v := range []pairScore{
		{posterior: .5, rival: classSibling, class: [classes]float64{.5, .1, .4}},
		{posterior: 1, rival: classHomonym, class: [classes]float64{1}},
		{posterior: 0, rival: classStranger, class: [classes]float64{0, 1}},
	} {
		for _, same := range []bool{true, false} {
			k := v
			k.label(same)
			sum := 0.0
			for _, p := range k.class {
				sum += p
			}
			if math.Abs(sum-1) > 1e-12 || (k.class[classSame] == 1) != same || k.posterior != k.class[classSame] {
				t.Errorf("%+v known to be one person (%v): %+v", v, same, k)
			}
		}
	}
}
