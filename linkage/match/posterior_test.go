package match

import (
	"math"
	"testing"

	"cotejo/linkage"
)

// What is stated keeps the order of the weights and the even chance, says less
// than the weight alone when several lists are merged, and as much in one list.
func TestCertainty(t *testing.T) {
	one, two := &table{in: &linkage.Input{Sources: make([]linkage.Source, 1)}}, &table{in: &linkage.Input{Sources: make([]linkage.Source, 2)}}
	last := 0.0
	for w := -40.0; w <= 40; w++ {
		p, plain := two.statedProbability(w), 1/(1+math.Exp2(-w))
		if one.statedProbability(w) != plain {
			t.Errorf("%v bits in one list: %v, want %v", w, one.statedProbability(w), plain)
		}
		if p <= last || p >= 1 {
			t.Errorf("%v bits: %v after %v", w, p, last)
		}
		if w != 0 && math.Abs(p-.5) >= math.Abs(plain-.5) || w == 0 && p != .5 {
			t.Errorf("%v bits between lists: %v, by weight alone %v", w, p, plain)
		}
		last = p
	}
}
