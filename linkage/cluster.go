package linkage

import (
	"slices"

	"cotejo/linkage/elementary"
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
	// clampBits bounds the weight of one pair in a mean, so that no pair,
	// however sure it seems, outvotes several others.
	clampBits = 12
	// absentBits is the evidence of a pair that shares too few marks to be
	// compared.
	absentBits = -4
	// depthWithin is the power of the number of pairs by which their mean
	// counts when a single list is searched for people listed often: 0 is
	// average link, 1 would take all pairs for independent. Between lists that
	// name everybody about once it is 0: what speaks for joining relatives, the
	// same town and day, is repeated from list to list and must not add up.
	depthWithin = .5
	// bestShare is what the best pair between two clusters counts for beside the
	// mean of all, between lists. The mean alone keeps a poor row from the
	// person of whom one list gives what it says and the others do not; of the
	// persons that it keeps apart although one pair speaks for joining them,
	// four in five are one, on invented lists.
	bestShare = .5
	// contradictionBits is the weight below which a pair forbids that its
	// records come together through others.
	contradictionBits = -11
	// twiceBits is the weight that two records of one list must have between
	// them to come together: a list names a person once unless the evidence is
	// overwhelming. On invented lists of two generators the pairs of 3 to 5 bits
	// were one person in two cases of five, those of 5 to 7 in four of five.
	twiceBits = 4.5
	// oftenShare is the expected share of a list's records that are of somebody
	// named before, above which the list is not one that names a person once.
	// Published lists have one or two in a hundred.
	oftenShare = .05
	// tieBits: a record that fits two persons, neither better than the other by
	// more, joins neither.
	tieBits = 1
	// reviewBits is the weight within which a person should decide, either
	// way: between lists a stated probability from .18 to .82; see [betweenLists].
	reviewBits = 3.17
)

// An edge is a compared pair with its weight.
type edge struct {
	a, b   int32
	weight float64
	prior  float64 // bits of prior odds that the weight contains, negative
}

// A join is one step of clustering: two clusters and the mean between them.
type join struct {
	a, b int32 // a record of each, the heads of the clusters at the time
	mean float64
}

// A grouping is the state of clustering.
type grouping struct {
	parent []int32
	next   []int32      // by record: the next member of its cluster, -1 for the last
	last   []int32      // by head: the last member
	size   []int32      // by head
	marks  []Generation // by head: the marks of generation of all members
	links  [][]link
	sums   []linkSum
	barred map[[2]int32]struct{} // heads that a judgement or a tie keeps apart
	bars   map[int32][]int32     // by head: the others from which it is barred
	queue  joinQueue
	joins  []join // undecided ones
	ties   []tie
	depth  float64              // see depthWithin
	twice  map[[2]int32]float64 // weight of the compared pairs of one list
	least  []float64            // by list: the weight that two of its records must have between them
	source []int32              // by record: its list
	says   []int32              // by record: the same number for records that say the same; nil where depth is 0
	mixed  []bool               // by head: its members do not all say the same
	// silent reports whether no member of a cluster says anything where two others
	// contradict each other; nil where nobody asks.
	silent func(one, first, second int32) bool
	// bare reports whether a cluster has nothing but a name, and weigh compares two
	// records that are no kept pair; nil where nobody asks.
	bare  func(one int32) bool
	weigh func(a, b int32) float64
}

// repeat reports whether all records of two clusters say the same, word for
// word: then the second of them adds nothing to what the first says.
func (g *grouping) repeat(a, b int32) bool {
	return g.says != nil && !g.mixed[a] && !g.mixed[b] && g.says[a] == g.says[b]
}

// A link leads from one cluster to another and to what stands between them.
type link struct {
	other int32 // head
	sum   int32 // index into the sums
}

// A linkSum adds up the compared pairs between two clusters.
type linkSum struct {
	sum   float64 // of the pairs' weights without their priors
	prior float64 // of the priors
	worst float64
	best  float64 // of the pairs, clamped
	pairs int32
	stamp int32 // grows when the sum changes, so that the queue knows stale entries
}

// add takes in the pairs of another sum.
func (s *linkSum) add(o *linkSum) {
	s.sum += o.sum
	s.prior += o.prior
	s.pairs += o.pairs
	s.worst = min(s.worst, o.worst)
	s.best = max(s.best, o.best)
}

func newGrouping(n int, edges []edge) *grouping {
	g := &grouping{
		parent: make([]int32, n), next: make([]int32, n), last: make([]int32, n), size: make([]int32, n), marks: make([]Generation, n),
		links: make([][]link, n), sums: make([]linkSum, len(edges)), barred: make(map[[2]int32]struct{}), bars: make(map[int32][]int32),
	}
	for i := range int32(n) {
		g.parent[i], g.next[i], g.last[i], g.size[i] = i, -1, i, 1
	}
	degree := make([]int32, n)
	for _, e := range edges {
		degree[e.a]++
		degree[e.b]++
	}
	all := make([]link, 2*len(edges))
	for i, d := range degree {
		g.links[i], all = all[:0:d], all[d:]
	}
	for i, e := range edges {
		w := max(-clampBits, min(clampBits, e.weight))
		g.sums[i] = linkSum{sum: w - e.prior, prior: e.prior, pairs: 1, worst: e.weight, best: w}
		g.links[e.a] = append(g.links[e.a], link{e.b, int32(i)})
		g.links[e.b] = append(g.links[e.b], link{e.a, int32(i)})
	}
	return g
}

func (g *grouping) head(i int32) int32 {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// between returns what stands between two clusters, nil for nothing.
func (g *grouping) between(a, b int32) *linkSum {
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

func ordered(a, b int32) [2]int32 {
	if a > b {
		a, b = b, a
	}
	return [2]int32{a, b}
}

// mean is the evidence in bits that two clusters are one person: the mean over
// all pairs between them, counted as often as the clusters are deep, and the
// prior once; between lists halfway from there to the best pair.
func (g *grouping) mean(a, b int32, s *linkSum) float64 {
	all := float64(g.size[a]) * float64(g.size[b])
	if g.repeat(a, b) {
		return g.meanOf(all, 1, s)
	}
	return g.meanOf(all, all, s)
}

// meanOf is the mean of what stands between two clusters that have so many
// pairs of records between them, of which so many say something of their own.
func (g *grouping) meanOf(all, deep float64, s *linkSum) float64 {
	mean := (s.sum + float64((all-float64(s.pairs))*absentBits)) / all
	m := float64(elementary.Exp2(g.depth*elementary.Log2(deep))*mean) + s.prior/float64(s.pairs)
	if g.depth == 0 {
		m += float64(bestShare * (s.best - m))
	}
	return m
}

// allowed reports whether two clusters may be joined at all.
func (g *grouping) allowed(a, b int32, s *linkSum) bool {
	if _, no := g.barred[ordered(a, b)]; no {
		return false
	}
	if g.marks[a].contradicts(g.marks[b]) {
		return false // father and son, whatever else agrees and whoever would bring them together
	}
	if s.worst < contradictionBits {
		return false
	}
	if g.depth > 0 {
		// What many pairs say together, all of which speak against, is what one
		// row copied from another says many times.
		return s.best > 0
	}
	for i := a; i >= 0; i = g.next[i] {
		for j := b; j >= 0; j = g.next[j] {
			if g.source[i] == g.source[j] && g.twice[ordered(i, j)] < g.least[g.source[i]] {
				return false
			}
		}
	}
	return true
}

// bar keeps two clusters apart.
func (g *grouping) bar(a, b int32) {
	if _, ok := g.barred[ordered(a, b)]; !ok {
		g.barred[ordered(a, b)] = struct{}{}
		g.bars[a], g.bars[b] = append(g.bars[a], b), append(g.bars[b], a)
	}
}

// merge puts cluster b into a, or a into b when b is the larger.
func (g *grouping) merge(a, b int32) {
	if g.size[a] < g.size[b] || g.size[a] == g.size[b] && b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.next[g.last[a]], g.last[a] = b, g.last[b]
	g.size[a] += g.size[b]
	g.marks[a] = joinMarks(g.marks[a], g.marks[b])
	if g.says != nil {
		g.mixed[a] = !g.repeat(a, b)
	}
	for _, l := range g.links[b] {
		if l.other == a {
			continue
		}
		if t := g.between(a, l.other); t != nil {
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
		delete(g.barred, ordered(b, other))
		g.bars[other] = slices.DeleteFunc(g.bars[other], func(o int32) bool { return o == b })
		g.bar(a, other)
	}
	delete(g.bars, b)
	for _, l := range g.links[a] {
		s := &g.sums[l.sum]
		s.stamp++
		g.push(a, l.other, s)
	}
}

// unlink forgets what leads from cluster a to b.
func (g *grouping) unlink(a, b int32) {
	g.links[a] = slices.DeleteFunc(g.links[a], func(l link) bool { return l.other == b })
}

// push queues a possible join.
func (g *grouping) push(a, b int32, s *linkSum) {
	if m := g.mean(a, b, s); m > -reviewBits {
		p := ordered(a, b)
		g.queue.push(queued{p[0], p[1], s.stamp, m})
	}
}

// run joins clusters until no mean speaks for it.
func (g *grouping) run() {
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
		if g.parent[q.a] != q.a || g.parent[q.b] != q.b {
			continue
		}
		s := g.between(q.a, q.b)
		if s == nil || s.stamp != q.stamp || !g.allowed(q.a, q.b, s) {
			continue
		}
		if t, ok := g.tied(q); ok {
			g.ties = append(g.ties, t)
			g.barTied(t)
			continue
		}
		if q.mean < reviewBits {
			g.joins = append(g.joins, join{q.a, q.b, q.mean})
		}
		g.merge(q.a, q.b)
	}
}

// clusters returns the persons, each in ascending order, by first record.
func (g *grouping) clusters() [][]int32 {
	all := make([]int32, len(g.parent))
	var out [][]int32
	number := make([]int32, len(g.parent)) // by head: one more than the cluster's
	for i := range int32(len(g.parent)) {
		h := g.head(i)
		if number[h] == 0 {
			out = append(out, all[:0:g.size[h]])
			all = all[g.size[h]:]
			number[h] = int32(len(out))
		}
		c := &out[number[h]-1]
		*c = append(*c, i)
	}
	return out
}

// insideBits is the weight below which two records of one person contradict
// each other.
const insideBits = -4
