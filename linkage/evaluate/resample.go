package evaluate

import (
	"math/rand/v2"
	"slices"
)

// An Interval holds 95 of 100 values of a resampling.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// resamples is the number of draws of the bootstrap.
const resamples = 200

// A share is what one true person adds to the figures.
type share struct {
	right, truth int // pairs
	// What a cluster joins, and the cluster itself, are shared out among its
	// rows, so that the shares of all persons add up to the whole.
	found, clusters float64
}

// resample draws true persons with replacement to see how much the F1 of pairs
// and the error of the count depend on who happens to be listed. The seed is
// fixed: the same rows give the same interval.
func (t *table) resample() (f1, countError Interval) {
	shares := make([]share, len(t.persons))
	for i, n := range t.persons {
		shares[i].truth = pairs(n)
	}
	for _, c := range t.cells {
		s, size := &shares[c.person], t.clusters[c.cluster]
		s.right += pairs(c.rows)
		s.found += float64(float64(c.rows*(size-1)) / 2)
		s.clusters += float64(c.rows) / float64(size)
	}
	rng := rand.New(rand.NewPCG(1, 1))
	f1s, counts := make([]float64, resamples), make([]float64, resamples)
	for i := range resamples {
		var sum share
		for range shares {
			s := &shares[rng.IntN(len(shares))]
			sum.right += s.right
			sum.truth += s.truth
			sum.found += s.found
			sum.clusters += s.clusters
		}
		f1s[i] = 1
		if total := sum.found + float64(sum.truth); total > 0 {
			f1s[i] = float64(2*sum.right) / total
		}
		counts[i] = sum.clusters/float64(len(shares)) - 1
	}
	return middle(f1s), middle(counts)
}

// middle returns the bounds of the middle 95 % of values.
func middle(values []float64) Interval {
	slices.Sort(values)
	cut := len(values) / 40
	return Interval{values[cut], values[len(values)-1-cut]}
}
