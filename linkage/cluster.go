package linkage

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
)

// Clustering joins records to persons by the evidence between two clusters: the
// mean over all pairs of records between them, the pairs never compared
// included, and the best of them. One strong pair cannot pull a third record in against the others'
// evidence, as it would if every pair above a threshold were joined; and
// evidence that many pairs share counts for more than that of one, though not
// in full, since pairs that share a record are not independent. Judgements come
// first and are never undone.
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
	// overwhelming.
	twiceBits = 3
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
	parent  []int32
	members [][]int32             // by head
	links   []map[int32]*linkSum  // by head, to other heads
	barred  map[[2]int32]struct{} // heads that a judgement keeps apart
	queue   joinQueue
	joins   []join // undecided ones
	ties    []tie
	depth   float64              // see depthWithin
	twice   map[[2]int32]float64 // weight of the compared pairs of one list
	unique  []bool               // by record: its list declares that it names nobody twice
	source  []int32              // by record
}

// A linkSum adds up the compared pairs between two clusters.
type linkSum struct {
	sum   float64 // of the pairs' weights without their priors
	prior float64 // of the priors
	pairs int
	worst float64
	best  float64 // of the pairs, clamped
	stamp int     // grows when the sum changes, so that the queue knows stale entries
}

// A tie is a cluster that fits two others which exclude each other.
type tie struct {
	head, first, second int32
	mean                float64
}

func newGrouping(n int, edges []edge) *grouping {
	g := &grouping{parent: make([]int32, n), members: make([][]int32, n), links: make([]map[int32]*linkSum, n), barred: make(map[[2]int32]struct{})}
	for i := range n {
		g.parent[i] = int32(i)
		g.members[i] = []int32{int32(i)}
	}
	for _, e := range edges {
		w := max(-clampBits, min(clampBits, e.weight))
		s := &linkSum{sum: w - e.prior, prior: e.prior, pairs: 1, worst: e.weight, best: w}
		for _, d := range [2][2]int32{{e.a, e.b}, {e.b, e.a}} {
			if g.links[d[0]] == nil {
				g.links[d[0]] = make(map[int32]*linkSum)
			}
			g.links[d[0]][d[1]] = s
		}
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
	all := float64(len(g.members[a]) * len(g.members[b]))
	mean := (s.sum + (all-float64(s.pairs))*absentBits) / all
	m := math.Pow(all, g.depth)*mean + s.prior/float64(s.pairs)
	if g.depth == 0 {
		m += bestShare * (s.best - m)
	}
	return m
}

// allowed reports whether two clusters may be joined at all.
func (g *grouping) allowed(a, b int32, s *linkSum) bool {
	if _, no := g.barred[ordered(a, b)]; no {
		return false
	}
	if s.worst < contradictionBits {
		return false
	}
	if g.depth > 0 {
		// What many pairs say together, all of which speak against, is what one
		// row copied from another says many times.
		return s.best > 0
	}
	for _, i := range g.members[a] {
		for _, j := range g.members[b] {
			if g.source[i] == g.source[j] && (g.unique[i] || g.twice[ordered(i, j)] < twiceBits) {
				return false
			}
		}
	}
	return true
}

// merge puts cluster b into a.
func (g *grouping) merge(a, b int32) {
	if len(g.members[a]) < len(g.members[b]) || len(g.members[a]) == len(g.members[b]) && b < a {
		a, b = b, a
	}
	g.parent[b] = a
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b] = nil
	delete(g.links[a], b)
	for other, s := range g.links[b] {
		if other == a {
			continue
		}
		delete(g.links[other], b)
		if g.links[a] == nil {
			g.links[a] = make(map[int32]*linkSum)
		}
		if t, ok := g.links[a][other]; ok {
			t.sum += s.sum
			t.prior += s.prior
			t.pairs += s.pairs
			t.worst = min(t.worst, s.worst)
			t.best = max(t.best, s.best)
		} else {
			g.links[a][other] = s
			g.links[other][a] = s
		}
	}
	g.links[b] = nil
	for pair := range g.barred {
		if pair[0] == b || pair[1] == b {
			delete(g.barred, pair)
			other := pair[0] + pair[1] - b
			g.barred[ordered(a, other)] = struct{}{}
		}
	}
	for other, s := range g.links[a] {
		s.stamp++
		g.push(a, other, s)
	}
}

// push queues a possible join.
func (g *grouping) push(a, b int32, s *linkSum) {
	if m := g.mean(a, b, s); m > -reviewBits {
		p := ordered(a, b)
		heap.Push(&g.queue, queued{p[0], p[1], m, s.stamp})
	}
}

// run joins clusters until no mean speaks for it.
func (g *grouping) run() {
	for a := range g.links {
		for b, s := range g.links[a] {
			if int32(a) < b {
				g.push(int32(a), b, s)
			}
		}
	}
	for g.queue.Len() > 0 {
		q := heap.Pop(&g.queue).(queued)
		if q.mean <= 0 {
			break
		}
		s := g.links[q.a][q.b]
		if s == nil || s.stamp != q.stamp || !g.allowed(q.a, q.b, s) {
			continue
		}
		if t, ok := g.tied(q); ok {
			g.ties = append(g.ties, t)
			g.barred[ordered(t.head, t.first)] = struct{}{}
			g.barred[ordered(t.head, t.second)] = struct{}{}
			continue
		}
		if q.mean < reviewBits {
			g.joins = append(g.joins, join{q.a, q.b, q.mean})
		}
		g.merge(q.a, q.b)
	}
}

// tied reports whether one of two clusters about to be joined fits a third
// just as well, while the third and the other exclude each other.
func (g *grouping) tied(q queued) (tie, bool) {
	for _, d := range [2][2]int32{{q.a, q.b}, {q.b, q.a}} {
		one, other := d[0], d[1]
		best, bestMean := int32(-1), math.Inf(-1)
		for third, s := range g.links[one] {
			if third == other || !g.allowed(one, third, s) {
				continue
			}
			if m := g.mean(one, third, s); m > bestMean || m == bestMean && third < best {
				best, bestMean = third, m
			}
		}
		if best < 0 || bestMean <= 0 || q.mean-bestMean >= tieBits {
			continue
		}
		between := g.links[other][best]
		if g.depth > 0 && (between == nil || between.worst > contradictionBits) {
			continue // rows of one person listed often need not all be alike
		}
		if between == nil || g.mean(other, best, between) < 0 {
			return tie{one, other, best, q.mean}, true
		}
	}
	return tie{}, false
}

// clusters returns the persons, each in ascending order, by first record.
func (g *grouping) clusters() [][]int32 {
	var out [][]int32
	for i := range g.members {
		if m := g.members[i]; len(m) > 0 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int32) int { return cmp.Compare(a[0], b[0]) })
	return out
}

// A queued join; best first, and by record where means are equal.
type queued struct {
	a, b  int32
	mean  float64
	stamp int
}

type joinQueue []queued

func (q joinQueue) Len() int { return len(q) }
func (q joinQueue) Less(i, j int) bool {
	switch {
	case q[i].mean != q[j].mean:
		return q[i].mean > q[j].mean
	case q[i].a != q[j].a:
		return q[i].a < q[j].a
	}
	return q[i].b < q[j].b
}
func (q joinQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *joinQueue) Push(x any)   { *q = append(*q, x.(queued)) }
func (q *joinQueue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}
