package match

import (
	"math"
	"testing"
)

// TestRivalChances: how a relative's or a namesake's level comes about.
func TestRivalChances(t *testing.T) {
	plain := comparison{defaults: defaults{m: []float64{0, .8, .2}, sibling: .25, parent: .5}}
	outright := comparison{defaults: defaults{m: []float64{0, .8, .2}, siblingLevels: []float64{0, .6, .4}, parentLevels: []float64{0, .1, .9}}}
	const chance = .04
	for _, c := range []struct {
		what  string
		of    *comparison
		class class
		index int
		want  float64
	}{
		{"siblings share a part", &plain, classSibling, nameParts, .25*.8 + .75*chance},
		{"so do parents, another one", &plain, classParent, nameParts, .5*.8 + .5*chance},
		{"siblings, said outright", &outright, classSibling, nameParts, .6},
		{"parents, said outright", &outright, classParent, nameParts, .1},
		{"namesakes share the surname", &plain, classHomonym, partSurname2, .8},
		{"and the mark, if any", &plain, classHomonym, partGeneration, .8},
		{"but no alias", &plain, classHomonym, partAlias, chance},
		{"and no day or place", &plain, classHomonym, nameParts, chance},
		{"strangers share nothing", &plain, classStranger, partSurname1, chance},
	} {
		if got := c.of.rivalChance(c.class, 1, chance, c.index); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

// TestAllRivalsCount: the weight is against all rivals together, the closest is
// named, and what a reading costs is taken off.
func TestAllRivalsCount(t *testing.T) {
	m := &Model{}
	lists := &listPair{Same: .5, Sibling: .25, Parent: .25, Homonym: .25}
	l := &comparedPair{rivals: [classes]float32{0, -8, -4, -4, -90}}
	v := m.score(l, lists)
	// Strangers 2^-8, siblings and parents 2^-6 each, homonyms none.
	if want := -1 - math.Log2(1./256+2./64); math.Abs(v.weight-want) > 1e-9 || v.rival != classSibling {
		t.Errorf("weight %v against a %s, want %v against a sibling", v.weight, classNames[v.rival], want)
	}
	sum := 0.0
	for _, p := range v.class {
		sum += p
	}
	if math.Abs(sum-1) > 1e-12 {
		t.Errorf("the classes add up to %v", sum)
	}
	l.penalty = 3
	if w := m.score(l, lists).weight; math.Abs(v.weight-3-w) > 1e-9 {
		t.Errorf("with a reading of 3 bits %v, without %v", w, v.weight)
	}
}

// TestStatedChancesAreTaken as people stated them, whatever was counted.
func TestStatedChancesAreTaken(t *testing.T) {
	m := &Model{Comparisons: []ModelComparison{{Name: "x", Levels: []string{"missing", "same", "other"}, M: []float64{0, .9, .1}, Count: []float64{0, 18, 2}, Pairs: 20, Stated: true}}}
	m.prepare()
	if got := m.levelBits(0, 2, 1); got != m.logM[0][2] {
		t.Errorf("%v bits, stated are %v", got, m.logM[0][2])
	}
}

func TestListIndex(t *testing.T) {
	seen := make(map[int]bool)
	for a := range int32(4) {
		for b := a; b < 4; b++ {
			i := listIndex(a, b, 4)
			if i != listIndex(b, a, 4) || seen[i] || i < 0 || i >= 10 {
				t.Errorf("lists %d and %d have the number %d, the other way round %d", a, b, i, listIndex(b, a, 4))
			}
			seen[i] = true
		}
	}
}

func TestShareInterval(t *testing.T) {
	for _, c := range []struct{ some, all int }{{0, 10}, {1, 10}, {5, 10}, {10, 10}, {30, 1000}} {
		low, high := ShareInterval(c.some, c.all)
		if p := float64(c.some) / float64(c.all); low > p || high < p || high-low < .01 || low < 0 || high > 1 {
			t.Errorf("%d of %d: from %v to %v", c.some, c.all, low, high)
		}
	}
	if low, high := ShareInterval(30, 1000); math.Abs(low-.0211) > 1e-4 || math.Abs(high-.0425) > 1e-4 { // Wilson (1927)
		t.Errorf("30 of 1000: from %v to %v", low, high)
	}
}
