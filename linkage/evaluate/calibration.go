package evaluate

import (
	"math"
	"slices"

	"cotejo/linkage/match"
)

// Scored is a pair of rows with the probability that the model gave it.
type Scored struct {
	A, B      int // indexes into the roster's rows
	Posterior float64
}

// A Calibration holds what a model says of its pairs against what is true of
// them. A stated probability is right when of the pairs to which it was given
// just that share is one person. Pairs that the roster does not keep have a
// posterior of less than one in two hundred; they count in recall alone.
type Calibration struct {
	Bins       []Bin       `json:"bins"`
	Thresholds []Threshold `json:"thresholds"`
	// Claimed is the precision and recall of the pairs from one half on that
	// the model itself expects, and True what they are; both before the pairs
	// are grouped into persons.
	Claimed Score `json:"claimed"`
	True    Score `json:"true"`
}

// A Bin is the pairs whose posterior lies in [From, To).
type Bin struct {
	From   float64  `json:"from"`
	To     float64  `json:"to"`
	Pairs  int      `json:"pairs"`
	Stated float64  `json:"stated"`   // their mean posterior
	True   float64  `json:"true"`     // the share that is one person
	Range  Interval `json:"interval"` // of True, 95 %
}

// A Threshold is what comes of taking every pair from a posterior on for one
// person.
type Threshold struct {
	Posterior float64 `json:"posterior"`
	Pairs     int     `json:"pairs"`
	Score
}

// binBounds are the bounds of the bins, and thresholds those that are told.
var (
	binBounds  = []float64{0, .02, .1, .3, .5, .7, .9, .98, .999, math.Inf(1)}
	thresholds = []float64{.01, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .99, .999}
)

// Calibrate holds the scored pairs of a roster against the truth. Its error is
// that of [Compare].
func Calibrate(found, truth []Row, scored []Scored) (*Calibration, error) {
	t, err := tabulate(found, truth)
	if err != nil {
		return nil, err
	}
	person := make([]int, len(found)) // number and one, or zero for a row that the truth lacks
	for _, r := range t.rows {
		person[r.index] = r.person + 1
	}
	all := 0
	for _, n := range t.persons {
		all += pairs(n)
	}
	c := &Calibration{}
	for i := range len(binBounds) - 1 {
		c.Bins = append(c.Bins, Bin{From: binBounds[i], To: min(1, binBounds[i+1])})
	}
	right := make([]int, len(c.Bins))
	found1, right1 := make([]int, len(thresholds)), make([]int, len(thresholds))
	for _, s := range scored {
		if person[s.A] == 0 || person[s.B] == 0 {
			continue
		}
		one := person[s.A] == person[s.B]
		i, exact := slices.BinarySearch(binBounds, s.Posterior)
		if !exact {
			i--
		}
		b := &c.Bins[i]
		b.Pairs++
		b.Stated += s.Posterior
		if one {
			right[i]++
		}
		for j, at := range thresholds {
			if s.Posterior >= at {
				found1[j]++
				if one {
					right1[j]++
				}
			}
		}
	}
	for i := range c.Bins {
		if b := &c.Bins[i]; b.Pairs > 0 {
			b.Stated /= float64(b.Pairs)
			b.True = float64(right[i]) / float64(b.Pairs)
			b.Range.Low, b.Range.High = match.ShareInterval(right[i], b.Pairs)
		}
	}
	for j, at := range thresholds {
		c.Thresholds = append(c.Thresholds, Threshold{at, found1[j], ratio(right1[j], found1[j], all)})
		if at == cut {
			c.True = c.Thresholds[j].Score
		}
	}
	c.Claimed = Claim(scored)
	return c, nil
}

// cut is the posterior from which a pair speaks for one person.
const cut = .5

// Claim is the precision and recall that a model expects of its pairs from one
// half on: the share of its probability that lies on the right side.
func Claim(scored []Scored) Score {
	var taken, inside, all float64
	for _, s := range scored {
		all += s.Posterior
		if s.Posterior >= cut {
			taken++
			inside += s.Posterior
		}
	}
	precision, recall := 1.0, 1.0
	if taken > 0 {
		precision = inside / taken
	}
	if all > 0 {
		recall = inside / all
	}
	return score(precision, recall)
}
