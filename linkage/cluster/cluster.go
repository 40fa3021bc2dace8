package cluster

import (
	"slices"

	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
)

// Clustering joins records to persons by the evidence between two clusters: the
// mean over all pairs of records between them, the pairs never compared
// included, and the best of them. One strong pair cannot pull a third record in against the others'
// evidence, as it would if every pair above a threshold were joined; and
// evidence that many pairs share counts for more than that of one, though not
// in full, since pairs that share a record are not independent. Judgements come
// first and are never undone.
//
// Small components could be solved by trying every partition. That was measured,
// with the mean, the sum and powers between of the pairs of a cluster and a cost
// for every further record of one list: on invented lists of two generators it
// found no more persons than joining step by step, and joined more people
// wrongly; TestGreedyAgainstEveryPartition holds how often the two agree.
const (
	// ClampBits bounds the weight of one pair in a mean, so that no pair,
	// however sure it seems, outvotes several others.
	ClampBits = 12
	// absentBits is the evidence of a pair that shares too few marks to be
	// compared.
	absentBits = -4
	// DepthWithin is the power of the number of pairs by which their mean
	// counts when a single list is searched for people listed often: 0 is
	// average link, 1 would take all pairs for independent. Between lists that
	// name everybody about once it is 0: what speaks for joining relatives, the
	// same town and day, is repeated from list to list and must not add up.
	DepthWithin = .5
	// bestShare is what the best pair between two clusters counts for beside the
	// mean of all, between lists. The mean alone keeps a poor row from the
	// person of whom one list gives what it says and the others do not; of the
	// persons that it keeps apart although one pair speaks for joining them,
	// four in five are one, on invented lists.
	bestShare = .5
	// ContradictionBits is the weight below which a pair forbids that its
	// records come together through others.
	ContradictionBits = -11
	// TwiceBits is the weight that two records of one list must have between
	// them to come together: a list names a person once unless the evidence is
	// overwhelming. On invented lists of two generators the pairs of 3 to 5 bits
	// were one person in two cases of five, those of 5 to 7 in four of five.
	TwiceBits = 4.5
	// OftenShare is the expected share of a list's records that are of somebody
	// named before, above which the list is not one that names a person once.
	// Published lists have one or two in a hundred.
	OftenShare = .05
	// tieBits: a record that fits two persons, neither better than the other by
	// more, joins neither.
	tieBits = 1
	// ReviewBits is the weight within which a person should decide, either
	// way: between lists a stated probability from .18 to .82; see [match.betweenLists].
	ReviewBits = 3.17
)

// An Edge is a compared pair with its weight.
type Edge struct {
	A, B   int32
	Weight float64
	Prior  float64 // bits of prior odds that the weight contains, negative
}

// A join is one step of clustering: two clusters and the mean between them.
type join struct {
	A, B   int32 // a record of each, the heads of the clusters at the time
	Mean   float64
	As, Bs []int32 // the records of both at the time
}

// A Grouping is the state of clustering.
type Grouping struct {
	Parent          []int32
	Next            []int32            // by record: the next member of its cluster, -1 for the last
	last            []int32            // by head: the last member
	Size            []int32            // by head
	Generations     []names.Generation // by head: the marks of generation of all members
	Told            []bool             // by head: people said of some members that they are one person
	links           [][]link
	sums            []PairSum
	Barred          map[[2]int32]struct{} // heads that a judgement or a tie keeps apart
	bars            map[int32][]int32     // by head: the others from which it is barred
	queue           joinQueue
	Joins           []join // undecided ones
	Ties            []tie
	Depth           float64              // see depthWithin
	WithinList      map[[2]int32]float64 // weight of the compared pairs of one list
	LeastWithinList []float64            // by list: the weight that two of its records must have between them
	Source          []int32              // by record: its list
	Content         []int32              // by record: the same number for records that say the same; nil where depth is 0
	MixedContent    []bool               // by head: its members do not all say the same
	// silent reports whether no member of a cluster says anything where two others
	// contradict each other; nil where nobody asks.
	Silent func(one, first, second int32) bool
	// bare reports whether a cluster has nothing but a name, and weigh compares two
	// records that are no kept pair; nil where nobody asks.
	NameOnly func(one int32) bool
	Weigh    func(a, b int32) float64
	// compare weighs two records of which no pair was kept and says so of the
	// others; nil where what was not compared stays so.
	Compare func(a, b int32) (weight, prior float64, fresh bool)
	asked   map[[2]int32]struct{} // the records that compare was asked of
}

// repeat reports whether all records of two clusters say the same, word for
// word: then the second of them adds nothing to what the first says.
func (g *Grouping) repeat(a, b int32) bool {
	return g.Content != nil && !g.MixedContent[a] && !g.MixedContent[b] && g.Content[a] == g.Content[b]
}

// A link leads from one cluster to another and to what stands between them.
type link struct {
	other int32 // head
	sum   int32 // index into the sums
}

// A PairSum adds up the compared pairs between two clusters.
type PairSum struct {
	sum   float64 // of the pairs' weights without their priors
	whole float64 // of the weights, without bounds
	prior float64 // of the priors
	Worst float64
	best  float64 // of the pairs, clamped
	top   float64 // of the pairs
	pairs int32
	stamp int32 // grows when the sum changes, so that the queue knows stale entries
}

// add takes in the pairs of another sum.
func (s *PairSum) add(o *PairSum) {
	s.sum += o.sum
	s.whole += o.whole
	s.prior += o.prior
	s.pairs += o.pairs
	s.Worst = min(s.Worst, o.Worst)
	s.best = max(s.best, o.best)
	s.top = max(s.top, o.top)
}

// newLinkSum is what one pair says.
func newLinkSum(weight, prior float64) PairSum {
	w := max(-ClampBits, min(ClampBits, weight))
	return PairSum{sum: w - prior, whole: weight, prior: prior, pairs: 1, Worst: weight, best: w, top: weight}
}

func New(n int, edges []Edge) *Grouping {
	g := &Grouping{
		Parent: make([]int32, n), Next: make([]int32, n), last: make([]int32, n), Size: make([]int32, n), Generations: make([]names.Generation, n), Told: make([]bool, n),
		links: make([][]link, n), sums: make([]PairSum, len(edges)), Barred: make(map[[2]int32]struct{}), bars: make(map[int32][]int32), asked: make(map[[2]int32]struct{}),
	}
	for i := range int32(n) {
		g.Parent[i], g.Next[i], g.last[i], g.Size[i] = i, -1, i, 1
	}
	degree := make([]int32, n)
	for _, e := range edges {
		degree[e.A]++
		degree[e.B]++
	}
	all := make([]link, 2*len(edges))
	for i, d := range degree {
		g.links[i], all = all[:0:d], all[d:]
	}
	for i, e := range edges {
		g.sums[i] = newLinkSum(e.Weight, e.Prior)
		g.links[e.A] = append(g.links[e.A], link{e.B, int32(i)})
		g.links[e.B] = append(g.links[e.B], link{e.A, int32(i)})
	}
	return g
}

func (g *Grouping) Head(i int32) int32 {
	for g.Parent[i] != i {
		g.Parent[i] = g.Parent[g.Parent[i]]
		i = g.Parent[i]
	}
	return i
}

// Between returns what stands between two clusters, nil for nothing.
func (g *Grouping) Between(a, b int32) *PairSum {
	if len(g.links[a]) > len(g.links[b]) {
		a, b = b, a
	}
	for _, l := range g.links[a] {
		if l.other == b {
			return &g.sums[l.sum]
		}
	}
	return nil
}

func Ordered(a, b int32) [2]int32 {
	if a > b {
		a, b = b, a
	}
	return [2]int32{a, b}
}

// Mean is the evidence in bits that two clusters are one person: the mean over
// all pairs between them, counted as often as the clusters are deep, and the
// prior once; between lists halfway from there to the best pair.
func (g *Grouping) Mean(a, b int32, s *PairSum) float64 {
	all := float64(g.Size[a]) * float64(g.Size[b])
	if g.repeat(a, b) {
		return g.meanOf(all, 1, s)
	}
	return g.meanOf(all, all, s)
}

// meanOf is the mean of what stands between two clusters that have so many
// pairs of records between them, of which so many say something of their own.
func (g *Grouping) meanOf(all, deep float64, s *PairSum) float64 {
	mean := (s.sum + float64((all-float64(s.pairs))*absentBits)) / all
	m := float64(elementary.Exp2(g.Depth*elementary.Log2(deep))*mean) + s.prior/float64(s.pairs)
	if g.Depth == 0 {
		m += float64(bestShare * (s.best - m))
	}
	return m
}

// allowed reports whether two clusters may be joined at all.
func (g *Grouping) allowed(a, b int32, s *PairSum) bool {
	if _, no := g.Barred[Ordered(a, b)]; no {
		return false
	}
	if g.Generations[a].Contradicts(g.Generations[b]) {
		return false // father and son, whatever else agrees and whoever would bring them together
	}
	if s.Worst < ContradictionBits {
		return false
	}
	if g.Depth > 0 {
		// What many pairs say together, all of which speak against, is what one
		// row copied from another says many times.
		return s.best > 0
	}
	for i := a; i >= 0; i = g.Next[i] {
		for j := b; j >= 0; j = g.Next[j] {
			if g.Source[i] == g.Source[j] && g.WithinList[Ordered(i, j)] < g.LeastWithinList[g.Source[i]] {
				return false
			}
		}
	}
	return true
}

// Bar keeps two clusters apart.
func (g *Grouping) Bar(a, b int32) {
	if _, ok := g.Barred[Ordered(a, b)]; !ok {
		g.Barred[Ordered(a, b)] = struct{}{}
		g.bars[a], g.bars[b] = append(g.bars[a], b), append(g.bars[b], a)
	}
}

// Merge puts cluster b into a, or a into b when b is the larger.
func (g *Grouping) Merge(a, b int32) {
	if g.Size[a] < g.Size[b] || g.Size[a] == g.Size[b] && b < a {
		a, b = b, a
	}
	g.Parent[b] = a
	g.Next[g.last[a]], g.last[a] = b, g.last[b]
	g.Size[a] += g.Size[b]
	g.Generations[a] = names.JoinMarks(g.Generations[a], g.Generations[b])
	g.Told[a] = g.Told[a] || g.Told[b]
	if g.Content != nil {
		g.MixedContent[a] = !g.repeat(a, b)
	}
	for _, l := range g.links[b] {
		if l.other == a {
			continue
		}
		if t := g.Between(a, l.other); t != nil {
			t.add(&g.sums[l.sum])
			g.unlink(l.other, b)
			continue
		}
		g.links[a] = append(g.links[a], l)
		for i := range g.links[l.other] {
			if g.links[l.other][i].other == b {
				g.links[l.other][i].other = a
			}
		}
	}
	g.links[b] = nil
	g.unlink(a, b)
	for _, other := range g.bars[b] {
		delete(g.Barred, Ordered(b, other))
		g.bars[other] = slices.DeleteFunc(g.bars[other], func(o int32) bool { return o == b })
		g.Bar(a, other)
	}
	delete(g.bars, b)
	for _, l := range g.links[a] {
		s := &g.sums[l.sum]
		s.stamp++
		g.push(a, l.other, s)
	}
}

// unlink forgets what leads from cluster a to b.
func (g *Grouping) unlink(a, b int32) {
	g.links[a] = slices.DeleteFunc(g.links[a], func(l link) bool { return l.other == b })
}

// push queues a possible join.
func (g *Grouping) push(a, b int32, s *PairSum) {
	if m := g.Mean(a, b, s); m > -ReviewBits {
		p := Ordered(a, b)
		g.queue.push(queued{p[0], p[1], s.stamp, m})
	}
}

// Run joins clusters until no mean speaks for it.
func (g *Grouping) Run() {
	for a := range g.links {
		for _, l := range g.links[a] {
			if int32(a) < l.other {
				g.push(int32(a), l.other, &g.sums[l.sum])
			}
		}
	}
	for len(g.queue) > 0 {
		q := g.queue.pop()
		if q.mean <= 0 {
			break
		}
		if g.Parent[q.a] != q.a || g.Parent[q.b] != q.b {
			continue
		}
		s := g.Between(q.a, q.b)
		if s == nil || s.stamp != q.stamp {
			continue
		}
		if full, news := g.fill(q.a, q.b); news {
			full.stamp++
			g.push(q.a, q.b, full)
			continue
		}
		if !g.allowed(q.a, q.b, s) {
			continue
		}
		if t, ok := g.tied(q); ok {
			g.Ties = append(g.Ties, t)
			g.barTied(t)
			continue
		}
		if q.mean < ReviewBits {
			g.Joins = append(g.Joins, join{q.a, q.b, q.mean, g.Members(q.a), g.Members(q.b)})
		}
		g.Merge(q.a, q.b)
	}
}

// Clusters returns the persons, each in ascending order, by first record.
func (g *Grouping) Clusters() [][]int32 {
	all := make([]int32, len(g.Parent))
	var out [][]int32
	number := make([]int32, len(g.Parent)) // by head: one more than the cluster's
	for i := range int32(len(g.Parent)) {
		h := g.Head(i)
		if number[h] == 0 {
			out = append(out, all[:0:g.Size[h]])
			all = all[g.Size[h]:]
			number[h] = int32(len(out))
		}
		c := &out[number[h]-1]
		*c = append(*c, i)
	}
	return out
}

// InsideBits is the weight below which two records of one person contradict
// each other.
const InsideBits = -4

// Members returns the records of a cluster, the head first.
func (g *Grouping) Members(head int32) []int32 {
	out := make([]int32, 0, g.Size[head])
	for i := head; i >= 0; i = g.Next[i] {
		out = append(out, i)
	}
	return out
}
