package evaluate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// TestCalibrate draws pairs whose stated probability is true, and pairs whose
// stated probability is too high.
func TestCalibrate(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var found, truth []Row
	var honest, boasting []Scored
	for i := range 4000 {
		p := rng.Float64()
		for j := range 2 {
			person := fmt.Sprint(i)
			if j == 1 && rng.Float64() > p {
				person += "b"
			}
			truth = append(truth, Row{"list", 2*i + j + 1, person})
			found = append(found, Row{"list", 2*i + j + 1, fmt.Sprint(2*i + j)})
		}
		honest = append(honest, Scored{2 * i, 2*i + 1, p})
		boasting = append(boasting, Scored{2 * i, 2*i + 1, math.Sqrt(p)})
	}
	c, err := Calibrate(found, truth, honest)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, b := range c.Bins {
		total += b.Pairs
		if b.Pairs > 100 && math.Abs(b.Stated-b.True) > .06 {
			t.Errorf("honest pairs from %v on: stated %v, true %v", b.From, b.Stated, b.True)
		}
		if b.Pairs > 0 && (b.True < b.Range.Low || b.True > b.Range.High) {
			t.Errorf("%v outside %v", b.True, b.Range)
		}
	}
	if total != len(honest) {
		t.Errorf("%d pairs in bins, want %d", total, len(honest))
	}
	if math.Abs(c.Claimed.Precision-c.True.Precision) > .03 || math.Abs(c.Claimed.Recall-c.True.Recall) > .03 {
		t.Errorf("claimed %+v, true %+v", c.Claimed, c.True)
	}
	for i := 1; i < len(c.Thresholds); i++ {
		if a, b := c.Thresholds[i-1], c.Thresholds[i]; b.Recall > a.Recall || b.Pairs > a.Pairs {
			t.Errorf("more is found at a higher threshold: %+v, %+v", a, b)
		}
	}
	if c, err = Calibrate(found, truth, boasting); err != nil || c.Claimed.Precision < c.True.Precision+.04 {
		t.Errorf("claimed %+v, true %+v, %v", c.Claimed, c.True, err)
	}
}

// TestWithoutTruth draws links between two lists by known rates and finds them.
func TestWithoutTruth(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const n = 20000
	for _, rate := range []float64{0, .01, .05, .1} {
		var found []Row
		var scored []Scored
		for i := range n {
			found = append(found, Row{"a", i + 1, ""})
		}
		for i := range n {
			found = append(found, Row{"b", i + 1, ""})
			if rng.Float64() < .6 {
				scored = append(scored, Scored{i, n + i, .9})
			}
			if rng.Float64() < rate {
				scored = append(scored, Scored{i, n + rng.IntN(n/2), .9})
			}
			scored = append(scored, Scored{i, n + i, .1}) // says nothing
		}
		got := WithoutTruth(found, scored)
		want := .6 / (.6 + rate)
		if len(got) != 2 || got[0].From != "a" || got[1].From != "b" || math.Abs(got[0].Precision-want) > .02 || math.Abs(got[0].Matched-.6) > .02 {
			t.Errorf("rate %v: %+v, want precision %v", rate, got, want)
		}
	}
	if got := WithoutTruth([]Row{{"a", 1, ""}}, nil); len(got) != 0 {
		t.Errorf("%+v of one list", got)
	}
}
