package match

import (
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// TestLeastWithinList holds what two rows of one list need: more than there is where
// the list has nobody twice, nothing of their own where it names people often.
func TestLeastWithinList(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "usual"}, {Name: "unique", Unique: true}, {Name: "often"}}}
	w := &linking{t: &table{in: in}, m: &Model{Lists: make([]listPair, 6)}}
	for i := range int32(300) {
		w.t.source = append(w.t.source, i%3)
	}
	for list, again := range []float64{2, 0, 12} { // of a hundred records each
		w.m.Lists[listIndex(int32(list), int32(list), 3)] = listPair{Pairs: 4950, Same: again / 4950}
	}
	if got, want := w.leastWithinList(), []float64{cluster.TwiceBits, math.Inf(1), math.Inf(-1)}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	edges := []cluster.Edge{{A: 0, B: 1, Weight: 1, Prior: -10}}
	for list, together := range []bool{false, false, true} {
		g := cluster.New(2, edges)
		g.Source, g.LeastWithinList = []int32{int32(list), int32(list)}, w.leastWithinList()
		g.WithinList = map[[2]int32]float64{{0, 1}: 1}
		g.Run()
		if got := len(g.Clusters()) == 1; got != together {
			t.Errorf("two rows of the list %s come together: %v", in.Sources[list].Name, got)
		}
	}
}
