package estimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// The settings of the chains. Prior and start are those that give the answers
// of the R package LCMCR: shares of the classes by breaking a stick with
// alpha ~ Gamma(.25, .25), every probability of being found uniform, and
// 1/N for the number of persons.
const (
	kinds       = 10    // classes at most
	chains      = 20    // the posterior can have two modes, and a chain stays in one
	warmUp      = 500   // rounds with a fixed alpha, after which classes are put in order
	burnIn      = 4000  // further rounds that are thrown away
	kept        = 20000 // rounds that are kept, of every chain
	priorAlpha  = .25
	startAlpha  = .3 / kinds
	mostUnseen  = 20 // n0 is drawn anew while it is more than so many times n
	agreeing    = 1.05
	chainDigits = 3
)

// A chain is the state of one Gibbs sampler.
type chain struct {
	lists  int
	counts []int // of the cells with anybody, by index into cells
	cells  []int
	n      int

	share [kinds]float64 // of each class
	stick [kinds]float64 // V_k, the part of what is left that class k takes
	found [][kinds]float64
	in    [kinds]int // persons in each class, those on no list included
	ones  [][kinds]int
	n0    int
	alpha float64
	dice
}

func (t *Table) newChain(seed uint64) *chain {
	c := &chain{lists: len(t.Lists), n: t.Size(), alpha: startAlpha, dice: dice{rand.New(rand.NewPCG(seed, 0x636f74656a6f))}}
	for h, y := range t.Counts {
		if h > 0 && y > 0 {
			c.cells, c.counts = append(c.cells, h), append(c.counts, y)
		}
	}
	c.found, c.ones = make([][kinds]float64, c.lists), make([][kinds]int, c.lists)
	for j := range c.found {
		for k := range kinds {
			c.found[j][k] = float64(t.On(1<<j)) / float64(c.n)
		}
	}
	left := 1.0
	for k := range kinds {
		c.stick[k] = .5
		if k == kinds-1 {
			c.stick[k] = 1
		}
		c.share[k] = left * c.stick[k]
		left *= 1 - c.stick[k]
	}
	return c
}

// history returns how likely each class gives a history.
func (c *chain) history(h int) (p [kinds]float64, sum float64) {
	for k := range kinds {
		v := c.share[k]
		for j := range c.lists {
			if h>>j&1 == 1 {
				v *= c.found[j][k]
			} else {
				v *= 1 - c.found[j][k]
			}
		}
		p[k] = v
		sum += float64(v)
	}
	return p, sum
}

// split deals persons of one history out to the classes.
func (c *chain) split(persons, h int) {
	p, left := c.history(h)
	for k := 0; k < kinds && persons > 0; k++ {
		got := persons
		if k < kinds-1 && left > 0 {
			got = c.binomial(persons, min(1, p[k]/left))
		}
		left -= float64(p[k])
		persons -= got
		c.in[k] += got
		for j := range c.lists {
			if h>>j&1 == 1 {
				c.ones[j][k] += got
			}
		}
	}
}

// round draws everything once: classes of persons, probabilities of being
// found, shares, persons on no list, and alpha unless it is fixed.
func (c *chain) round(fixedAlpha bool) {
	c.in = [kinds]int{}
	clear(c.ones)
	for i, h := range c.cells {
		c.split(c.counts[i], h)
	}
	c.split(c.n0, 0)

	for j := range c.lists {
		for k := range kinds {
			c.found[j][k] = c.beta(1+float64(c.ones[j][k]), 1+float64(c.in[k]-c.ones[j][k]))
		}
	}
	after := 0
	for _, n := range c.in {
		after += n
	}
	left, logLeft := 1.0, 0.0
	for k := range kinds {
		after -= c.in[k]
		v := 1.0
		if k < kinds-1 {
			v = min(c.beta(1+float64(c.in[k]), c.alpha+float64(after)), 1-1e-15)
		}
		c.stick[k], c.share[k] = v, float64(left*v)
		if k < kinds-1 {
			logLeft += ln(1 - v)
			left = float64(left * (1 - v))
		}
	}

	_, unseen := c.history(0)
	if unseen = min(unseen, 1-1e-12); unseen > 0 {
		for {
			rate := c.gamma(float64(c.n)) * unseen / (1 - unseen)
			if c.n0 = c.poisson(rate); c.n0 <= mostUnseen*c.n {
				break
			}
		}
	}
	if !fixedAlpha {
		c.alpha = c.gamma(priorAlpha+kinds-1) / (priorAlpha - logLeft)
		c.alpha = max(c.alpha, 1e-10)
	}
}

// swap exchanges two classes, contents and sticks together.
func (c *chain) swap(a, b int) {
	c.in[a], c.in[b] = c.in[b], c.in[a]
	c.stick[a], c.stick[b] = c.stick[b], c.stick[a]
	for j := range c.lists {
		c.found[j][a], c.found[j][b] = c.found[j][b], c.found[j][a]
		c.ones[j][a], c.ones[j][b] = c.ones[j][b], c.ones[j][a]
	}
}

// order puts the classes in the order of their weight, the largest first, as
// breaking a stick has them.
func (c *chain) order() {
	for a := range kinds {
		for b := a + 1; b < kinds; b++ {
			if c.share[b] > c.share[a] {
				c.swap(a, b)
				c.share[a], c.share[b] = c.share[b], c.share[a]
			}
		}
	}
}

// run returns the number of persons in each round that is kept.
func (c *chain) run(rounds int) []float64 {
	for range warmUp {
		c.round(true)
	}
	c.order()
	for range burnIn {
		c.round(false)
	}
	out := make([]float64, rounds)
	for i := range out {
		c.round(false)
		out[i] = float64(c.n + c.n0)
	}
	return out
}

// classes is the estimate of a model of unknown classes of persons. Chains run
// side by side, each from a seed of its own, and are put together in order.
func (t *Table) classes(rounds int) (Estimate, error) {
	runs := make([][]float64, chains)
	var wait sync.WaitGroup
	for i := range runs {
		wait.Go(func() { runs[i] = t.newChain(uint64(i + 1)).run(rounds) })
	}
	wait.Wait()
	all := slices.Concat(runs...)
	slices.Sort(all)
	e := Estimate{Method: Classes, N: quantile(all, .5), Low: quantile(all, .025), High: quantile(all, .975)}
	r := rhat(runs)
	e.Detail = map[string]string{"chains": fmt.Sprint(chains), "r_hat": fmt.Sprintf("%.*f", chainDigits, r)}
	if r > agreeing {
		e.Detail["chains_disagree"] = "true"
	}
	e.Draws = all
	return e, nil
}

// quantile returns a quantile of sorted values, by R's default, type 7.
func quantile(sorted []float64, a float64) float64 {
	at := a * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}

// rhat says how far chains agree (Gelman and Rubin 1992): 1 when they cannot be
// told apart.
func rhat(runs [][]float64) float64 {
	m, n := float64(len(runs)), float64(len(runs[0]))
	means := make([]float64, len(runs))
	var grand, within float64
	for i, run := range runs {
		for _, x := range run {
			means[i] += x / n
		}
		grand += means[i] / m
	}
	var between float64
	for i, run := range runs {
		between += n * (means[i] - grand) * (means[i] - grand) / (m - 1)
		for _, x := range run {
			within += (x - means[i]) * (x - means[i]) / (n - 1) / m
		}
	}
	if within == 0 {
		return 1
	}
	return math.Sqrt(((n-1)/n*within + between/n) / within)
}
