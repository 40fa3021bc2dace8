package estimate

import (
	"math"
	"math/bits"
	"slices"
	"testing"
)

// invented is a table of three lists, made so that it can be worked by hand.
func invented(t *testing.T, lists []string, counts map[int]int) *Table {
	t.Helper()
	table, err := NewTable(lists)
	if err != nil {
		t.Fatal(err)
	}
	for h, c := range counts {
		table.Counts[h] = c
	}
	return table
}

func TestTable(t *testing.T) {
	table := invented(t, []string{"a", "b", "c"}, map[int]int{1: 10, 2: 20, 3: 5, 4: 30, 5: 4, 6: 3, 7: 2})
	if table.Size() != 74 || table.On(1) != 21 || table.On(3) != 7 || table.Exactly(2) != 12 {
		t.Errorf("%d %d %d %d", table.Size(), table.On(1), table.On(3), table.Exactly(2))
	}
	joined := table.Join(0, 2)
	if !slices.Equal(joined.Lists, []string{"a+c", "b"}) || !slices.Equal(joined.Counts, []int{0, 44, 20, 10}) {
		t.Errorf("%v %v", joined.Lists, joined.Counts)
	}
	held, missing := table.Without(1)
	if missing != 20 || !slices.Equal(held.Counts, []int{0, 5, 3, 2}) {
		t.Errorf("%v, %d on no other list", held.Counts, missing)
	}
	if _, err := NewTable(make([]string, 7)); err == nil {
		t.Error("seven lists make a table")
	}
}

// TestIndependentLists: three lists that take .5, .4 and .3 of a thousand
// persons without regard to each other leave .5 × .6 × .7 × 1000 = 210 on none.
func TestIndependentLists(t *testing.T) {
	p := []float64{.5, .4, .3}
	table := invented(t, []string{"a", "b", "c"}, nil)
	for h := 1; h < 8; h++ {
		v := 1000.0
		for j, q := range p {
			if h>>j&1 == 1 {
				v *= q
			} else {
				v *= 1 - q
			}
		}
		table.Counts[h] = int(math.Round(v))
	}
	e, err := table.independence()
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(e.N-1000) > 1 {
		t.Errorf("%v persons, want 1,000", e.N)
	}
	if l, err := table.logLinear(); err != nil || l.Detail["model"] != "[1,2,3]" {
		t.Errorf("the best model is %v (%v), want independence", l.Detail["model"], err)
	}
}

func TestNumberOfModelsAndGraphs(t *testing.T) {
	for lists, want := range map[int][2]int{3: {8, 8}, 4: {113, 61}, 5: {1024, 822}} {
		if m, g := len(models(lists)), len(decomposable(lists)); m != want[0] || g != want[1] {
			t.Errorf("%d lists: %d models and %d graphs, want %v", lists, m, g, want)
		}
	}
}

// TestNoFiniteFit: nobody is on both a and b, so a model with that interaction
// has no finite maximum and is left out, whatever the solver makes of it. Nor has
// the model of the two others: it has the persons of a and of b outside c as
// they are, and so nobody on both.
func TestNoFiniteFit(t *testing.T) {
	table := invented(t, []string{"a", "b", "c"}, map[int]int{1: 40, 2: 30, 3: 0, 4: 50, 5: 12, 6: 14, 7: 0})
	if _, ok := table.fit(Model{3}); ok {
		t.Error("a model of an interaction that no person has was fitted")
	}
	if _, ok := table.fit(Model{5}); !ok {
		t.Error("a model that fits was refused")
	}
	e, err := table.logLinear()
	if err != nil || e.Detail["singular"] != "5" {
		t.Errorf("%v (%v), want 5 singular models", e.Detail, err)
	}
}

func TestGates(t *testing.T) {
	two := invented(t, []string{"a", "b"}, map[int]int{1: 100, 2: 100, 3: 50})
	copied := invented(t, []string{"a", "b", "c"}, map[int]int{1: 100, 2: 100, 3: 50, 4: 1, 5: 60, 6: 30, 7: 20})
	thin := invented(t, []string{"a", "b", "c"}, map[int]int{1: 100, 2: 100, 3: 5, 4: 100, 5: 60, 6: 30, 7: 1})
	sound := invented(t, []string{"a", "b", "c"}, map[int]int{1: 100, 2: 100, 3: 50, 4: 100, 5: 60, 6: 30, 7: 20})
	for _, c := range []struct {
		table     *Table
		undecided float64
		want      []string
	}{
		{two, 0, []string{FewLists}},
		{copied, 0, nil},
		{thin, 0, []string{FewShared}},
		{sound, .2, []string{Undecided}},
		{sound, .1, nil},
	} {
		var got []string
		for _, r := range c.table.Gate(c.undecided) {
			got = append(got, r.Code)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.table.Counts, got, c.want)
		}
	}
	copied.Counts[6], copied.Counts[4] = 0, 0 // now all of c is on a
	if got := copied.Gate(0); len(got) != 1 || got[0].Code != Contained {
		t.Errorf("%v, want that c is a copy", got)
	}
	if r := two.Run(0); len(r.Estimates) != 0 || len(r.Refused) == 0 {
		t.Error("two lists gave an estimate")
	}
}

func TestPool(t *testing.T) {
	missing, w := []float64{150, 170, 160}, []float64{.04, .05, .045}
	estimates, sizes, ses := make([]float64, 3), make([]float64, 3), make([]float64, 3)
	for i := range missing {
		sizes[i] = 1000
		estimates[i] = 1000 + missing[i]
		ses[i] = math.Sqrt(w[i]) * missing[i]
	}
	n, low, high := Pool(estimates, sizes, ses)
	if math.Round(n) != 1160 || math.Round(low) != 1103 || math.Round(high) != 1249 {
		t.Errorf("%.1f (%.1f–%.1f), want 1160 (1103–1249)", n, low, high)
	}
	if _, low, high := Pool(estimates[:1], sizes[:1], ses[:1]); low >= high {
		t.Errorf("one table gives %v–%v", low, high)
	}
}

func TestCoverage(t *testing.T) {
	share, low, high := Coverage(48, 60)
	if math.Abs(share-.8) > 1e-12 || math.Abs(low-.677) > .0005 || math.Abs(high-.892) > .0005 {
		t.Errorf("%.4f (%.4f–%.4f), want .80 (.677–.892)", share, low, high)
	}
	if _, low, _ := Coverage(0, 5); low != 0 {
		t.Errorf("none of five gives at least %v", low)
	}
	if _, _, high := Coverage(5, 5); high != 1 {
		t.Errorf("all of five gives at most %v", high)
	}
}

// TestSameOnAnyCores runs the chains twice; they do not share anything.
func TestSameOnAnyCores(t *testing.T) {
	table := invented(t, []string{"a", "b", "c"}, map[int]int{1: 100, 2: 100, 3: 50, 4: 100, 5: 60, 6: 30, 7: 20})
	a, err := table.classes(50)
	if err != nil {
		t.Fatal(err)
	}
	b, err := table.classes(50)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.Draws, b.Draws) {
		t.Error("the same chains give other draws")
	}
}

// TestGraphTerms holds the product formula of a graph against its cliques: each
// set that is added is a clique, and signs add up to the number of components.
func TestGraphTerms(t *testing.T) {
	for _, sets := range decomposable(4) {
		sum, seen := 0.0, 0
		for _, s := range sets {
			sum += s.sign
			seen |= s.set
			if bits.OnesCount(uint(s.set)) == 0 {
				t.Errorf("%v has an empty set", sets)
			}
		}
		if sum < 1 || seen != 15 {
			t.Errorf("%v covers %b with %v", sets, seen, sum)
		}
	}
}
