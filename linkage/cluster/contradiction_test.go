package cluster

import "testing"

// TestContradictionsStayApart: what both fit does not bring together two that
// contradict each other, though the mean would.
func TestContradictionsStayApart(t *testing.T) {
	g := New(3, []Edge{{0, 1, 12, -10}, {1, 2, 9, -10}, {0, 2, ContradictionBits - 1, -10}})
	g.Source, g.LeastWithinList, g.WithinList = []int32{0, 1, 2}, []float64{TwiceBits, TwiceBits, TwiceBits}, map[[2]int32]float64{}
	g.Run()
	if g.Head(0) == g.Head(2) {
		t.Error("two records that contradict each other came together through a third")
	}
	g = New(3, []Edge{{0, 1, 12, -10}, {1, 2, 12, -10}, {0, 2, 1, -10}})
	g.Source, g.LeastWithinList, g.WithinList = []int32{0, 1, 2}, []float64{TwiceBits, TwiceBits, TwiceBits}, map[[2]int32]float64{}
	g.Run()
	if g.Head(0) != g.Head(2) {
		t.Error("three records that fit did not come together")
	}
}
