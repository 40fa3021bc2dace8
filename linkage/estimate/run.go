package estimate

import (
	"fmt"
	"math"
	"slices"
)

// A Result is what all methods say of one table, and what must be said with it.
type Result struct {
	Table     *Table
	Estimates []Estimate
	// Low and High are the envelope: the ends of the intervals of those methods
	// that together held the true number in 11 of 12 invented populations
	// (Chao, the best log-linear model, the average of graphs). The word for Low
	// is "at least".
	Low, High float64
	// Middle is the median of the three figures.
	Middle float64
	// HeldOut says of every list what the others make of its known size, as a
	// share of it: under .9 the figures are too low for that list.
	HeldOut []HeldOut
	// Refused are the reasons for which nothing may be stated but the table;
	// Weak those for which only "at least" and Chao's bound may.
	Refused, Weak []Reason
	// Sensitivity is what the number of persons would be if those on no list were
	// half and twice as many as the best model has.
	Sensitivity [2]float64
}

// A HeldOut is a list taken for a population of which the others are the lists.
type HeldOut struct {
	List  string
	Size  int     // persons on the list
	Share float64 // estimated by the others over Size; NaN when they cannot
}

// A Reason is a code with what it speaks of; the words are the caller's.
type Reason struct {
	Code string
	Args []any
}

// The reasons.
const (
	FewLists      = "few-lists"     // fewer than three lists
	FewShared     = "few-shared"    // two lists share fewer than ten persons
	Contained     = "contained"     // more than 95 % of a list is on another
	Undecided     = "undecided"     // more than one person in ten is in undecided components
	WeakPairs     = "weak-pairs"    // fewer than thirty persons are on two lists
	WeakCoverage  = "weak-coverage" // under two fifths of the lowest figure are on a list
	WeakSpread    = "weak-spread"   // figures differ by more than half
	WeakChains    = "weak-chains"   // the chains of the latent classes disagree
	WeakHeldOut   = "weak-held-out" // the others find less than nine tenths of a list
	NoneFits      = "none-fits"     // no model fits the table
	leastShared   = 10              // as HRDAG asks of two lists
	mostContained = .95             // beyond it a list is a copy
	leastPairs    = 30              // as the next three, of the gates in the documentation
	leastCoverage = .4              // share of the lowest figure that is on a list
	mostSpread    = 1.5             // greatest figure over least
	leastHeldOut  = .9              // share of a list that the others must find
	threeWeak     = 3               // so many weaknesses refuse
	mostUndecided = .1              // share of persons in undecided components
)

// Gate returns why nothing may be estimated from a table, by the lists alone.
// undecided is the share of persons in components that nobody has decided.
func (t *Table) Gate(undecided float64) []Reason {
	if len(t.Lists) < 3 {
		return []Reason{{FewLists, []any{len(t.Lists)}}}
	}
	var out []Reason
	for i, a := range t.Lists {
		for j := i + 1; j < len(t.Lists); j++ {
			b := t.Lists[j]
			both := t.On(1<<i | 1<<j)
			if both < leastShared {
				out = append(out, Reason{FewShared, []any{a, b, both}})
			}
			for _, in := range [2][2]int{{i, j}, {j, i}} {
				if size := t.On(1 << in[0]); size > 0 && float64(both) > mostContained*float64(size) {
					out = append(out, Reason{Contained, []any{t.Lists[in[0]], t.Lists[in[1]]}})
				}
			}
		}
	}
	if undecided > mostUndecided {
		out = append(out, Reason{Undecided, []any{undecided}})
	}
	return out
}

// Run estimates from a table by every method, unless a gate refuses. undecided is
// the share of persons in components that nobody has decided.
func (t *Table) Run(undecided float64) *Result {
	r := t.Headline(undecided)
	if len(r.Refused) > 0 {
		return r
	}
	for _, method := range []func() (Estimate, error){t.independence, func() (Estimate, error) { return t.classes(kept) }} {
		if e, err := method(); err == nil {
			r.Estimates = append(r.Estimates, e)
		}
	}
	for i := range t.Lists {
		r.HeldOut = append(r.HeldOut, t.holdOut(i))
	}
	r.judge()
	return r
}

// Headline estimates from a table by the methods of the envelope alone, unless a
// gate refuses.
func (t *Table) Headline(undecided float64) *Result {
	r := &Result{Table: t, Refused: t.Gate(undecided)}
	if len(r.Refused) > 0 {
		return r
	}
	methods := []func() (Estimate, error){t.chao, t.logLinear}
	if len(t.Lists) <= maxGraphLists {
		methods = append(methods, func() (Estimate, error) { return t.graphs(0) })
	}
	for _, method := range methods {
		if e, err := method(); err == nil {
			r.Estimates = append(r.Estimates, e)
		}
	}
	if len(r.Estimates) == 0 {
		r.Refused = append(r.Refused, Reason{Code: NoneFits})
		return r
	}
	r.envelope(r.Estimates)
	return r
}

// headline returns the answers that the envelope is made of.
func (r *Result) headline() []Estimate {
	var out []Estimate
	for _, e := range r.Estimates {
		if e.Method != Independence && e.Method != Classes {
			out = append(out, e)
		}
	}
	return out
}

// envelope takes the ends of all intervals.
func (r *Result) envelope(of []Estimate) {
	r.Low, r.High = math.Inf(1), 0
	var figures []float64
	for _, e := range of {
		r.Low, r.High = min(r.Low, e.Low), max(r.High, e.High)
		figures = append(figures, e.N)
	}
	slices.Sort(figures)
	r.Middle = figures[len(figures)/2]
	n := float64(r.Table.Size())
	r.Sensitivity = [2]float64{n + (r.Middle-n)/2, n + 2*(r.Middle-n)}
}

// holdOut takes a list for the population and estimates it by the others.
func (t *Table) holdOut(list int) HeldOut {
	held, _ := t.Without(list)
	h := HeldOut{List: t.Lists[list], Size: t.On(1 << list), Share: math.NaN()}
	if h.Size == 0 || len(held.Lists) < 2 {
		return h
	}
	if e, err := held.logLinear(); err == nil {
		h.Share = e.N / float64(h.Size)
	}
	return h
}

// judge says what makes the figures weak. Three weaknesses refuse.
func (r *Result) judge() {
	weak := func(code string, args ...any) { r.Weak = append(r.Weak, Reason{code, args}) }
	if f2 := r.Table.Exactly(2); f2 < leastPairs {
		weak(WeakPairs, f2)
	}
	least, most := math.Inf(1), 0.0
	for _, e := range r.Estimates {
		if e.Method == Independence {
			continue // it is known to be too low, and is shown for that
		}
		least, most = min(least, e.N), max(most, e.N)
		if e.Detail["chains_disagree"] != "" {
			weak(WeakChains, e.Detail["r_hat"])
		}
	}
	if share := float64(r.Table.Size()) / least; share < leastCoverage {
		weak(WeakCoverage, share)
	}
	if most > mostSpread*least {
		weak(WeakSpread, most/least)
	}
	for _, h := range r.HeldOut {
		if h.Share < leastHeldOut {
			weak(WeakHeldOut, h.List, h.Share)
			break
		}
	}
	if len(r.Weak) >= threeWeak {
		r.Refused = r.Weak
	}
}

// String names a reason for tests and logs.
func (r Reason) String() string { return fmt.Sprint(append([]any{r.Code}, r.Args...)...) }
