package estimate

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Open is one thing about the links that nobody has decided.
type Open struct {
	// A and B are the persons in question, by index. When they are the same, the
	// question is whether one person is two: Leaving are then the lists that
	// would go with the second, and Staying those that would stay.
	A, B             int
	P                float64 // probability that they are one person
	Leaving, Staying int     // sets of lists, only where A is B
}

// draws is how many ways to settle what is open are tried: with 200 the ends of
// a pooled interval move by less than their last stated figure.
const draws = 200

// apart is the probability that two persons of a component are one between
// whom no question is open.
const apart = .002

// Partitions settles at random what is open, again and again, and returns the
// table of each time. persons has the set of lists of each person. Components of
// persons that hang together are settled by themselves: each way to put their
// persons together is as likely as the product of the odds of all pairs that it
// joins, so that A with B and B with C also asks of A and C. The same persons
// and questions give the same tables.
func Partitions(lists []string, persons []int, open []Open) ([]*Table, error) {
	base, err := NewTable(lists)
	if err != nil {
		return nil, err
	}
	touched := make(map[int]bool)
	for _, o := range open {
		touched[o.A], touched[o.B] = true, true
	}
	for i, h := range persons {
		if !touched[i] {
			base.Counts[h]++
		}
	}
	parts := components(open)
	random := rand.New(rand.NewPCG(0x70617274, 0x6974696f6e73))
	tables := make([]*Table, draws)
	for d := range tables {
		t := &Table{Lists: lists, Counts: slices.Clone(base.Counts)}
		for _, c := range parts {
			c.settle(t, persons, random)
		}
		tables[d] = t
	}
	return tables, nil
}

// A component is persons that open questions hold together.
type component struct {
	persons []int
	odds    [][]float64 // logarithm of the odds that two of them are one
	splits  []Open
	ways    [][]int   // partitions: the number of the part of each person
	share   []float64 // cumulated probability of each
}

// largest is the number of persons of a component of which every partition is
// weighed: 877 of seven. Of a larger one, which lists of prisoners hardly have,
// only the partition that stands and each with one question answered otherwise.
const largest = 7

func components(open []Open) []*component {
	parent := make(map[int]int)
	var head func(int) int
	head = func(i int) int {
		if p, ok := parent[i]; ok && p != i {
			parent[i] = head(p)
			return parent[i]
		}
		parent[i] = i
		return i
	}
	for _, o := range open {
		if a, b := head(o.A), head(o.B); a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	byHead := make(map[int]*component)
	var out []*component
	for _, i := range slices.Sorted(keys(parent)) {
		h := head(i)
		if byHead[h] == nil {
			byHead[h] = &component{}
			out = append(out, byHead[h])
		}
		byHead[h].persons = append(byHead[h].persons, i)
	}
	for _, c := range out {
		c.odds = make([][]float64, len(c.persons))
		for i := range c.odds {
			c.odds[i] = make([]float64, len(c.persons))
			for j := range c.odds[i] {
				c.odds[i][j] = logOdds(apart)
			}
		}
	}
	for _, o := range open {
		c := byHead[head(o.A)]
		if o.A == o.B {
			c.splits = append(c.splits, o)
			continue
		}
		i, j := slices.Index(c.persons, o.A), slices.Index(c.persons, o.B)
		c.odds[i][j], c.odds[j][i] = logOdds(o.P), logOdds(o.P)
	}
	for _, c := range out {
		c.enumerate()
	}
	return out
}

func keys(m map[int]int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func logOdds(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// enumerate weighs the partitions of the component.
func (c *component) enumerate() {
	n := len(c.persons)
	var weights []float64
	add := func(of []int) {
		sum := 0.0
		for i := range of {
			for j := i + 1; j < n; j++ {
				if of[i] == of[j] {
					sum += c.odds[i][j]
				}
			}
		}
		c.ways, weights = append(c.ways, slices.Clone(of)), append(weights, sum)
	}
	of := make([]int, n)
	if n <= largest {
		var grow func(at, parts int)
		grow = func(at, parts int) {
			if at == n {
				add(of)
				return
			}
			for p := range parts + 1 {
				of[at] = p
				grow(at+1, max(parts, p+1))
			}
		}
		grow(0, 0)
	} else {
		for i := range of {
			of[i] = i
		}
		add(of)
		for i := range n {
			for j := i + 1; j < n; j++ {
				if c.odds[i][j] > logOdds(apart) {
					joined := slices.Clone(of)
					joined[j] = i
					add(joined)
				}
			}
		}
	}
	top := slices.Max(weights)
	total := 0.0
	for _, w := range weights {
		total += math.Exp(w - top)
		c.share = append(c.share, total)
	}
	for i := range c.share {
		c.share[i] /= total
	}
}

// settle draws one way and counts its persons.
func (c *component) settle(t *Table, persons []int, random *rand.Rand) {
	way, _ := slices.BinarySearch(c.share, random.Float64())
	of := c.ways[min(way, len(c.ways)-1)]
	sets := make([]int, len(of))
	for i, p := range of {
		sets[p] |= persons[c.persons[i]]
	}
	for _, o := range c.splits { // a person of several joins in doubt loses each by itself
		if random.Float64() >= o.P {
			p := of[slices.Index(c.persons, o.A)]
			if o.Staying != 0 {
				sets[p] &^= o.Leaving &^ o.Staying
			}
			t.Counts[o.Leaving]++
		}
	}
	for _, s := range sets {
		if s != 0 {
			t.Counts[s]++
		}
	}
}
