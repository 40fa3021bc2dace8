package match

import (
	"context"
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// classed is a table of lists with nothing but names, for what training counts.
func classed(sources ...linkage.Source) *table {
	in := &linkage.Input{Sources: sources}
	for i := range sources {
		for range 40 {
			in.Records = append(in.Records, linkage.Record{Source: i})
		}
	}
	return newTable(in, 1)
}

// alike are pairs of records of two lists that agree in given name and surname.
func alike(t *table, n int) []comparedPair {
	var pairs []comparedPair
	var first, second []int32
	for i, s := range t.source {
		if s == 0 {
			first = append(first, int32(i))
		} else if s == 1 {
			second = append(second, int32(i))
		}
	}
	for i := range n {
		l := comparedPair{a: first[i%40], b: second[i%40], levels: make([]uint8, len(t.comparisons))}
		l.levels[partGiven], l.levels[partSurname1] = uint8(names.UnitExact), uint8(names.UnitExact)
		l.rivals = [classes]float32{0, -12, -12, -12, -90}
		pairs = append(pairs, l)
	}
	return pairs
}

func TestLevelsAreLearntBesideTheDefault(t *testing.T) {
	tab := classed(linkage.Source{Name: "a"}, linkage.Source{Name: "b"})
	m := newModel(tab)
	counts := newExpectation(m).levels
	given := counts[partGiven]
	given[names.UnitMissing], given[names.UnitExact], given[names.UnitDifferent] = 50, 200, 2
	m.update(tab, counts)
	c, start := &m.Comparisons[partGiven], tab.comparisons[partGiven].m
	// Two pairs that contradict themselves are not believed: 2 − 2√2 is less than none.
	if c.Pairs != 200 || c.Count[names.UnitDifferent] != 0 {
		t.Errorf("%v pairs say something, %v of them contradict themselves", c.Pairs, c.Count[names.UnitDifferent])
	}
	for l, count := range map[names.UnitLevel]float64{names.UnitExact: 200, names.UnitTypo: 0, names.UnitDifferent: 0} {
		if want := (count + priorPairs*start[l]) / (200 + priorPairs); math.Abs(c.M[l]-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", names.UnitLevelNames[l], c.M[l], want)
		}
	}
}

// TestEditionsTeachNoLevels: what editions of one list have in common is copied.
func TestEditionsTeachNoLevels(t *testing.T) {
	for list, learns := range map[string]bool{"": true, "pd": false} {
		tab := classed(linkage.Source{Name: "a", List: list, AsOf: "2025-01-31"}, linkage.Source{Name: "b", List: list, AsOf: "2024-01-31"})
		m := newModel(tab)
		e := tab.expect(m, alike(tab, 40), 1, nil, nil)
		if got := e.levels[partGiven][names.UnitExact] > 0; got != learns {
			t.Errorf("list %q: levels are learnt: %v", list, got)
		}
		if e.classes[listIndex(0, 1, 2)][classSame] <= 0 {
			t.Errorf("list %q: nobody stands on both", list)
		}
	}
}

// TestSampleCountsForAll: a pair of a sample counts for those left out.
func TestSampleCountsForAll(t *testing.T) {
	tab := classed(linkage.Source{Name: "a"}, linkage.Source{Name: "b"})
	m := newModel(tab)
	all, sample := tab.expect(m, alike(tab, 40), 1, nil, nil), tab.expect(m, alike(tab, 40), 4, nil, nil)
	if a, b := all.levels[partGiven][names.UnitExact], sample.levels[partGiven][names.UnitExact]; math.Abs(a-b) > 1e-9 {
		t.Errorf("%v by all pairs, %v by every fourth", a, b)
	}
	if a, b := all.classes[1][classSame], sample.classes[1][classSame]; math.Abs(a-b) > 1e-9 {
		t.Errorf("%v persons by all pairs, %v by every fourth", a, b)
	}
}

// TestPriors: what a short list shows moves its prior little, and the kin of all
// lists together tell of each.
func TestPriors(t *testing.T) {
	m := &Model{Lists: []listPair{{Pairs: 20, Same: .05, Sibling: .005, Parent: .002, Homonym: .001}, {Pairs: 20000, Same: .001, Sibling: .0001, Parent: .00005, Homonym: .00001}}}
	start := append([]listPair(nil), m.Lists...)
	m.updatePriors(start, [][classes]float64{{classSame: 8, classSibling: 3}, {classSame: 8}})
	if p := m.Lists[0].Same; p > .21 || p <= .05 { // the 8 of 20 pairs that it shows are .4
		t.Errorf("a short list moved its prior from .05 to %v", p)
	}
	if a, b := m.Lists[0].Sibling/start[0].Sibling, m.Lists[1].Sibling/start[1].Sibling; math.Abs(a-b) > 1e-9 || a <= 1 {
		t.Errorf("siblings became %v times as frequent between two lists, %v times between others", a, b)
	}
}

// TestWrongTrainingLeavesNoTrace, in the model nor in the pairs. Two editions of
// one list take nobody's place, so that everybody is learnt to be everybody; what
// teaches is a third list.
func TestWrongTrainingLeavesNoTrace(t *testing.T) {
	tab := classed(linkage.Source{Name: "a", List: "l", Unique: true}, linkage.Source{Name: "b", List: "l", Unique: true}, linkage.Source{Name: "c"})
	m := newModel(tab)
	pairs := alike(tab, 1000)
	third := int32(slices.Index(tab.source, 2))
	for _, l := range alike(tab, 20) {
		l.a, l.b = third, third+1
		pairs = append(pairs, l)
	}
	for i := range pairs {
		pairs[i].rivals = [classes]float32{0, -60, -60, -60, -60}
	}
	if err := tab.learn(context.Background(), m, pairs, nil); err != nil || m.Fallback != TooManySame {
		t.Fatal(m.Fallback, err)
	}
	for _, l := range pairs {
		if l.trainingShare != 0 {
			t.Fatalf("a pair taught the default model %v", l.trainingShare)
		}
	}
}

// TestAdoptedChances are copied, and those that people stated stay.
func TestAdoptedChances(t *testing.T) {
	tab := classed(linkage.Source{Name: "a"})
	m, from := newModel(tab), newModel(tab)
	m.Comparisons[partSurname1].Stated = true
	stated := m.Comparisons[partSurname1].M[1]
	from.Comparisons[partGiven].M[1], from.Comparisons[partSurname1].M[1] = .5, .5
	if err := m.adopt(from); err != nil {
		t.Fatal(err)
	}
	from.Comparisons[partGiven].M[1] = .1
	if given, surname := m.Comparisons[partGiven].M[1], m.Comparisons[partSurname1].M[1]; given != .5 || surname != stated {
		t.Errorf("adopted %v, stated %v became %v", given, stated, surname)
	}
}

// TestPairsOfLists: within a list each two records are one pair, and few are of
// one person.
func TestPairsOfLists(t *testing.T) {
	m := newModel(classed(linkage.Source{Name: "a"}, linkage.Source{Name: "b"}))
	within, between := m.Lists[listIndex(0, 0, 2)], m.Lists[listIndex(0, 1, 2)]
	if within.Pairs != 40*39/2 || between.Pairs != 1600 {
		t.Errorf("%v pairs within a list, %v between two", within.Pairs, between.Pairs)
	}
	if w, b := within.Same*within.Pairs, between.Same*between.Pairs; math.Abs(w-40*startWithin) > 1e-9 || math.Abs(b-40*startBetween) > 1e-9 {
		t.Errorf("%v of one person within a list, %v between two", w, b)
	}
}
