package match

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLog2(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(1e-300, 1e300).Draw(t, "x")
		if got, want := log2(x), math.Log2(x); math.Abs(got-want) > 2e-7 {
			t.Fatalf("log2(%v) = %v, want %v", x, got, want)
		}
	})
	for e := -40; e <= 40; e++ {
		if got := log2(math.Exp2(float64(e))); got != float64(e) {
			t.Errorf("log2(2^%d) = %v", e, got)
		}
	}
}
