package linkage

import "testing"

// TestContradictionsStayApart: what both fit does not bring together two that
// contradict each other, though the mean would.
func TestContradictionsStayApart(t *testing.T) {
	g := newGrouping(3, []edge{{0, 1, 12, -10}, {1, 2, 9, -10}, {0, 2, contradictionBits - 1, -10}})
	g.source, g.least, g.twice = []int32{0, 1, 2}, []float64{twiceBits, twiceBits, twiceBits}, map[[2]int32]float64{}
	g.run()
	if g.head(0) == g.head(2) {
		t.Error("two records that contradict each other came together through a third")
	}
	g = newGrouping(3, []edge{{0, 1, 12, -10}, {1, 2, 12, -10}, {0, 2, 1, -10}})
	g.source, g.least, g.twice = []int32{0, 1, 2}, []float64{twiceBits, twiceBits, twiceBits}, map[[2]int32]float64{}
	g.run()
	if g.head(0) != g.head(2) {
		t.Error("three records that fit did not come together")
	}
}
