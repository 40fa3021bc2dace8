package estimate

import (
	"fmt"
	"math"
	"math/bits"
)

// maxGraphLists is the number of lists up to which all decomposable graphs are
// averaged: 822 of five lists, 18,154 of six.
const maxGraphLists = 5

// A graph says which lists depend on each other directly: bit j of graph[i] when
// lists i and j do.
type graph []int

// decomposable returns for every chordal graph of so many lists the sets whose
// terms add up to its posterior (of sign 1) and those whose terms are taken off
// (-1). A graph is chordal when vertices can be taken away one after the other,
// each with neighbours that are all joined.
func decomposable(lists int) [][]signedSet {
	pairs := lists * (lists - 1) / 2
	var out [][]signedSet
	for code := range 1 << pairs {
		g := make(graph, lists)
		bit := 0
		for i := range lists {
			for j := i + 1; j < lists; j++ {
				if code>>bit&1 == 1 {
					g[i] |= 1 << j
					g[j] |= 1 << i
				}
				bit++
			}
		}
		if sets, ok := g.eliminate(); ok {
			out = append(out, sets)
		}
	}
	return out
}

// A signedSet is a set of lists whose term is added or taken off.
type signedSet struct {
	set  int
	sign float64
}

// eliminate takes vertices away in a perfect order and returns the product
// formula of the graph: each vertex with its neighbours, divided by them.
func (g graph) eliminate() (sets []signedSet, ok bool) {
	left := 1<<len(g) - 1
	for left != 0 {
		found := false
		for v := range g {
			if left>>v&1 == 0 {
				continue
			}
			near := g[v] & left
			complete := true
			for u := range g {
				if near>>u&1 == 1 && near&^(1<<u)&^g[u] != 0 {
					complete = false
				}
			}
			if complete {
				sets = append(sets, signedSet{near | 1<<v, 1})
				if near != 0 {
					sets = append(sets, signedSet{near, -1})
				}
				left &^= 1 << v
				found = true
				break
			}
		}
		if !found {
			return nil, false
		}
	}
	return sets, true
}

// graphs averages over all decomposable graphs, each with a Dirichlet prior of
// 2^-K for every cell, all graphs as likely, and a prior of the number of
// persons of one over it. The grid of persons on no list goes from 1 to thirty
// times those on lists, or as far as there is any probability.
func (t *Table) graphs(draws int) (Estimate, error) {
	k := len(t.Lists)
	n := t.Size()
	all := decomposable(k)
	posterior := t.graphPosterior(all, 30*n)
	var total float64
	for _, p := range posterior {
		total += p
	}
	e := Estimate{Method: Graphs, Detail: map[string]string{"graphs": fmt.Sprint(len(all))}}
	quantile := func(a float64) float64 {
		sum := 0.0
		for i, p := range posterior {
			if sum += p; sum >= a*total {
				return float64(n + 1 + i)
			}
		}
		return float64(n + len(posterior))
	}
	mode, mean := 0, 0.0
	for i, p := range posterior {
		if p > posterior[mode] {
			mode = i
		}
		mean += p * float64(n+1+i)
	}
	e.N, e.Low, e.High = quantile(.5), quantile(.025), quantile(.975)
	e.Detail["mode"], e.Detail["mean"] = fmt.Sprint(n+1+mode), fmt.Sprintf("%.6f", mean/total)
	if mode == 0 {
		e.Detail["piles_up_at_zero"] = "true"
	}
	for i := range draws { // evenly spaced quantiles, so that no chance is needed
		e.Draws = append(e.Draws, quantile((float64(i)+.5)/float64(draws)))
	}
	return e, nil
}

// negligible is the logarithm below the greatest at which a grid ends.
const negligible = 50

// graphPosterior returns the probability, up to a factor, of 1, 2, … persons on
// no list.
func (t *Table) graphPosterior(all [][]signedSet, most int) []float64 {
	k := len(t.Lists)
	n := t.Size()
	delta := 1 / float64(int(1)<<k)
	fixed := make([]float64, 1<<k)  // by set: the part of its term without n0
	unseen := make([]float64, 1<<k) // by set: persons seen on none of its lists, plus their prior
	for s := 1; s < 1<<k; s++ {
		size := bits.OnesCount(uint(s))
		prior := delta * float64(int(1)<<(k-size))
		margin := make(map[int]int, 1<<size)
		for h := 1; h < 1<<k; h++ {
			margin[h&s] += t.Counts[h]
		}
		for c := s; c > 0; c = (c - 1) & s {
			fixed[s] += lgamma(float64(margin[c]) + prior)
		}
		fixed[s] -= float64(int(1)<<size) * lgamma(prior)
		unseen[s] = float64(margin[0]) + prior
	}
	whole := delta * float64(int(1)<<k)
	// Graphs differ only in the sets that they have: by how often each set.
	var logs []float64
	greatest := math.Inf(-1)
	terms := make([]float64, 1<<k)
	for n0 := 1; n0 <= most; n0++ {
		total := float64(n + n0)
		norm := lgamma(whole) - lgamma(total+whole)
		for s := 1; s < 1<<k; s++ {
			terms[s] = lgamma(float64(n0)+unseen[s]) + fixed[s] + norm
		}
		common := lgamma(total+1) - lgamma(float64(n0)+1) - math.Log(total)
		sums := make([]float64, len(all))
		top := math.Inf(-1)
		for g, sets := range all {
			for _, s := range sets {
				sums[g] += s.sign * terms[s.set]
			}
			top = max(top, sums[g])
		}
		sum := 0.0
		for _, v := range sums {
			sum += math.Exp(v - top)
		}
		l := top + math.Log(sum) + common
		greatest = max(greatest, l)
		logs = append(logs, l)
		if l < greatest-negligible && n0 > n {
			break
		}
	}
	for i, l := range logs {
		logs[i] = math.Exp(l - greatest)
	}
	return logs
}

func lgamma(x float64) float64 {
	l, _ := math.Lgamma(x)
	return l
}
