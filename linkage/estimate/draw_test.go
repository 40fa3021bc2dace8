package estimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestDraws holds the mean and the variance of many draws to the distribution's.
func TestDraws(t *testing.T) {
	d := dice{rand.New(rand.NewPCG(1, 2))}
	for _, c := range []struct {
		name           string
		draw           func() float64
		mean, variance float64
	}{
		{"normal", d.normal, 0, 1},
		{"gamma of shape .3", func() float64 { return d.gamma(.3) }, .3, .3},
		{"gamma of shape 7", func() float64 { return d.gamma(7) }, 7, 7},
		{"beta", func() float64 { return d.beta(2, 5) }, 2. / 7, 10. / (49 * 8)},
		{"few of many", func() float64 { return float64(d.binomial(1000, .004)) }, 4, 4 * .996},
		{"a third of many", func() float64 { return float64(d.binomial(3000, 1./3)) }, 1000, 2000. / 3},
		{"most of many", func() float64 { return float64(d.binomial(500, .9)) }, 450, 45},
		{"few events", func() float64 { return float64(d.poisson(3)) }, 3, 3},
		{"many events", func() float64 { return float64(d.poisson(800)) }, 800, 800},
	} {
		const n = 40_000
		var sum, squares float64
		for range n {
			x := c.draw()
			sum += x
			squares += x * x
		}
		mean := sum / n
		variance := squares/n - mean*mean
		if e := math.Abs(mean - c.mean); e > 5*math.Sqrt(c.variance/n) {
			t.Errorf("%s: mean %v, want %v", c.name, mean, c.mean)
		}
		if e := math.Abs(variance-c.variance) / c.variance; e > .08 {
			t.Errorf("%s: variance %v, want %v", c.name, variance, c.variance)
		}
	}
}
