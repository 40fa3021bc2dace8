package match

import (
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// TestBetterPartners holds that what is stated of a pair falls when a record
// has a better partner on the same list, and rises when there is none.
func TestBetterPartners(t *testing.T) {
	in := &linkage.Input{Sources: make([]linkage.Source, 2)}
	for i := range 40 {
		in.Records = append(in.Records, linkage.Record{Source: i % 2})
	}
	w := &linking{t: &table{in: in}, least: []float64{cluster.TwiceBits, cluster.TwiceBits}, m: &Model{Lists: []listPair{{}, {Same: .5 / 20}, {}}}}
	for i := range in.Records {
		w.t.order, w.t.source = append(w.t.order, int32(i)), append(w.t.source, int32(i%2))
	}
	pair := func(a, b int32, weight float64) { w.kept = append(w.kept, comparedPair{a: a, b: b, weight: weight}) }
	pair(0, 1, 4)   // nobody else
	pair(2, 3, 4)   // 2 has a better partner
	pair(2, 5, 9)   // that partner
	pair(6, 7, 4)   // 6 has another as good
	pair(6, 9, 4)   // which is this one
	pair(10, 11, 4) // its list names 11 twice, so 13 takes nothing away
	pair(10, 13, 9)
	pair(11, 13, 12)
	got := w.posteriors()
	alone := float32(w.t.statedProbability(4))
	if got[0] <= alone {
		t.Errorf("without another partner %v, by its weight %v", got[0], alone)
	}
	if got[1] > .1 || got[2] < .9 {
		t.Errorf("beside a better partner %v, the better one %v", got[1], got[2])
	}
	if got[3] != got[4] || got[3] > .5 || got[3] < .3 {
		t.Errorf("two as good partners: %v and %v", got[3], got[4])
	}
	if got[5] != alone {
		t.Errorf("beside a row of the same person %v, by its weight %v", got[5], alone)
	}
	slices.Reverse(w.kept)
	again := w.posteriors()
	slices.Reverse(again)
	if !slices.Equal(got, again) {
		t.Errorf("%v, in another order %v", got, again)
	}
	w.least[1] = math.Inf(-1)
	for i, p := range w.posteriors() {
		if want := float32(w.t.statedProbability(w.kept[i].weight)); p != want {
			t.Errorf("on a list that names people often %v, by its weight %v", p, want)
		}
	}
	in.Sources = in.Sources[:1]
	if got, want := w.posteriors()[0], float32(w.t.statedProbability(w.kept[0].weight)); got != want {
		t.Errorf("in one list %v, by its weight %v", got, want)
	}
}
