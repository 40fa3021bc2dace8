package cluster

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A component is a few records with the pairs between them, and who is whom.
type component struct {
	source []int32
	unique []bool
	person []int
	edges  []Edge
}

// drawComponent draws up to three persons on up to four lists, mostly once on
// each, and weights that speak for the truth: the more, the clearer.
func drawComponent(rng *rand.Rand, clear float64) component {
	c := component{unique: []bool{false, false, rng.IntN(2) == 0, false}}
	for p := range 1 + rng.IntN(3) {
		for list := range int32(4) {
			for k := 0; k < 2 && len(c.person) < 9; k++ {
				if k == 0 && rng.IntN(2) == 0 || k == 1 && !c.unique[list] && rng.IntN(12) == 0 {
					c.source, c.person = append(c.source, list), append(c.person, p)
				}
			}
		}
	}
	for b := range int32(len(c.person)) {
		for a := range b {
			w := rng.NormFloat64()*4 - clear
			if c.person[a] == c.person[b] {
				w = rng.NormFloat64()*4 + clear
			}
			if rng.IntN(10) > 0 {
				c.edges = append(c.edges, Edge{a, b, w, -10})
			}
		}
	}
	return c
}

// least returns what two records of each list must have to be one person.
func (c *component) least() (bits []float64) {
	for _, unique := range c.unique {
		bits = append(bits, map[bool]float64{false: TwiceBits, true: math.Inf(1)}[unique])
	}
	return bits
}

// grouping returns the component before it is clustered.
func (c *component) grouping() *Grouping {
	g := New(len(c.person), c.edges)
	g.Source, g.LeastWithinList, g.WithinList = c.source, c.least(), make(map[[2]int32]float64)
	for _, e := range c.edges {
		if c.source[e.A] == c.source[e.B] {
			g.WithinList[Ordered(e.A, e.B)] = e.Weight
		}
	}
	return g
}

// TestGroupingObeys holds on random components that judgements bind, that what
// contradicts stays apart, that a list names a person twice only on strong
// evidence and never when it says so, and that the order of the pairs does not
// show.
func TestGroupingObeys(t *testing.T) {
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		c := drawComponent(rng, 8)
		n := int32(len(c.person))
		if n < 3 {
			continue
		}
		x, y, z := rng.Int32N(n), rng.Int32N(n), rng.Int32N(n)
		if x == y || y == z || x == z {
			continue
		}
		cluster := func() [][]int32 {
			g := c.grouping()
			g.Merge(x, y) // one person, people say
			g.Bar(g.Head(x), g.Head(z))
			g.Run()
			if g.Head(x) != g.Head(y) || g.Head(x) == g.Head(z) {
				t.Fatalf("seed %d: a judgement did not bind", seed)
			}
			return g.Clusters()
		}
		found := cluster()
		told := func(a, b int32) bool { return Ordered(a, b) == Ordered(x, y) }
		weight := make(map[[2]int32]float64)
		for _, e := range c.edges {
			weight[Ordered(e.A, e.B)] = e.Weight
		}
		var members int32
		for _, m := range found {
			members += int32(len(m))
			for i, a := range m {
				for _, b := range m[:i] {
					w, compared := weight[Ordered(a, b)]
					if told(a, b) || slices.Contains(m, x) { // what people joined may contradict itself
						continue
					}
					if w < ContradictionBits {
						t.Fatalf("seed %d: %v bits in one cluster", seed, w)
					}
					if c.source[a] == c.source[b] && (c.unique[c.source[a]] || !compared || w < TwiceBits) {
						t.Fatalf("seed %d: two records of one list with %v bits", seed, w)
					}
				}
			}
		}
		if members != n {
			t.Fatalf("seed %d: %d of %d records", seed, members, n)
		}
		rng.Shuffle(len(c.edges), func(i, j int) {
			e := c.edges[i]
			c.edges[i], c.edges[j] = c.edges[j], Edge{e.B, e.A, e.Weight, e.Prior}
		})
		if again := cluster(); !slices.EqualFunc(found, again, slices.Equal) {
			t.Fatalf("seed %d: %v, with the pairs in another order %v", seed, found, again)
		}
	}
}

// TestTies holds that a record which fits two persons joins neither, unless the
// two come together through it.
func TestTies(t *testing.T) {
	one := func(apart float64) (*Grouping, [][]int32) {
		c := component{
			source: []int32{0, 1, 2}, unique: make([]bool, 3), person: make([]int, 3),
			edges: []Edge{{0, 1, 6, -10}, {0, 2, 6.2, -10}, {1, 2, apart, -10}},
		}
		g := c.grouping()
		g.Run()
		return g, g.Clusters()
	}
	if g, found := one(-9); len(g.Ties) != 1 || len(found) != 3 {
		t.Errorf("between two who contradict each other: %v, ties %v", found, g.Ties)
	}
	if g, found := one(-1.5); len(g.Ties) != 0 || len(found) != 1 {
		t.Errorf("between two who hardly do: %v, ties %v", found, g.Ties)
	}
}

// partitionScore is what a partition says for itself: of every cluster what
// joining goes by, halfway from the mean of its pairs to the best, as often as
// records were joined for it.
func (c *component) partitionScore(clusters []int) float64 {
	g := c.grouping()
	weight := make(map[[2]int32]float64)
	for _, e := range c.edges {
		weight[Ordered(e.A, e.B)] = e.Weight
	}
	var score float64
	for _, mask := range clusters {
		var sum, size, pairs float64
		best := math.Inf(-1)
		for b := range int32(len(c.person)) {
			if mask>>b&1 == 0 {
				continue
			}
			size++
			for a := range b {
				if mask>>a&1 == 0 {
					continue
				}
				w, compared := weight[[2]int32{a, b}]
				if !compared {
					w = absentBits - 10
				}
				if w < ContradictionBits && compared || c.source[a] == c.source[b] && g.WithinList[[2]int32{a, b}] < g.LeastWithinList[c.source[a]] {
					return math.Inf(-1)
				}
				pairs++
				w = max(-ClampBits, min(ClampBits, w))
				sum += w
				best = max(best, w)
			}
		}
		if pairs > 0 {
			mean := sum / pairs
			score += (size - 1) * (mean + bestShare*(best-mean))
		}
	}
	return score
}

// eachPartition yields all partitions of n records, as masks.
func eachPartition(n int, yield func(clusters []int)) {
	var place func(i int, clusters []int)
	place = func(i int, clusters []int) {
		if i == n {
			yield(clusters)
			return
		}
		for k := range clusters {
			clusters[k] |= 1 << i
			place(i+1, clusters)
			clusters[k] &^= 1 << i
		}
		place(i+1, append(clusters, 1<<i))
	}
	place(0, nil)
}

// TestGreedyAgainstEveryPartition holds joining step by step against the best
// of all partitions. Where the two differ neither is nearer to the truth, and on
// whole invented populations the best partition joined more people wrongly,
// which is why components are not solved by enumeration.
func TestGreedyAgainstEveryPartition(t *testing.T) {
	var same, all, greedyRight, bestRight int
	for seed := range uint64(600) {
		rng := rand.New(rand.NewPCG(seed, 2))
		c := drawComponent(rng, 8)
		n := len(c.person)
		if n < 2 || n > 8 {
			continue
		}
		g := c.grouping()
		g.Run()
		var greedy []int
		for _, m := range g.Clusters() {
			mask := 0
			for _, i := range m {
				mask |= 1 << i
			}
			greedy = append(greedy, mask)
		}
		var best []int
		top := math.Inf(-1)
		partitions := 0
		eachPartition(n, func(p []int) {
			partitions++
			if s := c.partitionScore(p); s > top {
				top, best = s, slices.Clone(p)
			}
		})
		if bell := [...]int{1, 1, 2, 5, 15, 52, 203, 877, 4140}; partitions != bell[n] {
			t.Fatalf("%d partitions of %d records", partitions, n)
		}
		truth := make([]int, 3)
		for i, p := range c.person {
			truth[p] |= 1 << i
		}
		truth = slices.DeleteFunc(truth, func(m int) bool { return m == 0 })
		for _, p := range [][]int{greedy, best, truth} {
			slices.Sort(p)
		}
		all++
		count := func(n *int, is bool) {
			if is {
				*n++
			}
		}
		count(&same, slices.Equal(greedy, best))
		count(&greedyRight, slices.Equal(greedy, truth))
		count(&bestRight, slices.Equal(best, truth))
	}
	t.Logf("of %d components the two agree on %d; step by step %d are right, the best partition is in %d", all, same, greedyRight, bestRight)
	if share := float64(same) / float64(all); share < .9 {
		t.Errorf("joining step by step finds the best partition in %.3f of the components", share)
	}
	if greedyRight < bestRight-all/25 {
		t.Errorf("step by step %d components are right, by the best partition %d", greedyRight, bestRight)
	}
}
