package match

import (
	"math"
	"testing"
)

// A stated chance holds as it is, the others keep their proportions, and all
// of them still make one.
func TestTell(t *testing.T) {
	c := comparison{levels: []string{"missing", "exact", "slip", "different"}, defaults: defaults{m: []float64{0, .8, .15, .05}}}
	c.state(nil)
	if c.stated {
		t.Error("nothing was stated")
	}
	c.state(map[string]float64{"exact": .5})
	want := []float64{0, .5, .375, .125}
	for l := range want {
		if math.Abs(c.m[l]-want[l]) > 1e-12 {
			t.Errorf("level %s: %g, want %g", c.levels[l], c.m[l], want[l])
		}
	}
	if !c.stated {
		t.Error("a stated chance would be learnt anew")
	}
}
