package linkage

import (
	"cmp"
	"slices"
)

// A question is a conflict by positions in the work.
type question struct {
	kind      string
	records   []int32
	field     string
	posterior float64
	effect    float64
}

// clusterLink is the undecided evidence between two persons.
type clusterLink struct {
	a, b int32 // heads
	mean float64
}

// doubtBits is the weight of the best pair of records between two persons from
// which somebody should look at them, whatever their other records say: three
// chances in a hundred. On invented lists nine in ten of the persons who stayed
// apart and are one have such a pair.
const doubtBits = -5

// undecidedLinks returns the pairs of clusters of which it is open whether they
// are one person, by their mean weight or by that of their best pair, in the
// order of their heads.
func (w *work) undecidedLinks(best map[[2]int32]bestPair) []clusterLink {
	var out []clusterLink
	for a := range w.g.links {
		for b, s := range w.g.links[a] {
			if int32(a) > b || s.worst < contradictionBits || w.judged(int32(a), b) {
				continue
			}
			if m := w.g.mean(int32(a), b, s); m > -reviewBits || best[ordered(int32(a), b)].weight > doubtBits {
				out = append(out, clusterLink{int32(a), b, m})
			}
		}
	}
	slices.SortFunc(out, func(x, y clusterLink) int {
		if c := cmp.Compare(x.a, y.a); c != 0 {
			return c
		}
		return cmp.Compare(x.b, y.b)
	})
	return out
}

// judged reports whether people said that two clusters are different persons.
func (w *work) judged(a, b int32) bool {
	_, barred := w.g.barred[ordered(a, b)]
	if !barred {
		return false
	}
	for _, t := range w.g.ties {
		if p := ordered(w.g.head(t.head), w.g.head(t.first)); p == ordered(a, b) {
			return false
		}
		if p := ordered(w.g.head(t.head), w.g.head(t.second)); p == ordered(a, b) {
			return false
		}
	}
	return true
}

// count returns the number of persons and the range that the undecided links
// leave: every undecided join undone, or every undecided pair of persons
// joined.
func (w *work) count(cluster []int32) Count {
	n := 0
	for _, c := range cluster {
		n = max(n, int(c)+1)
	}
	joined := newUnion(len(cluster))
	merges := 0
	for _, l := range w.undecidedLinks(w.bestPairs()) {
		if joined.join(l.a, l.b) {
			merges++
		}
	}
	undone := 0
	for _, j := range w.g.joins {
		if !w.settled([]int32{j.a, j.b}) {
			undone++
		}
	}
	return Count{Point: n, Low: n - merges, High: n + undone, SureJoined: w.sure[0], SureApart: w.sure[1]}
}

// conflicts collects what a person should look at, the greatest effect first.
func (w *work) conflicts(cluster []int32) []question {
	var out []question
	best := w.bestPairs()
	tied := make(map[[2]int32]bool)
	for _, t := range w.g.ties {
		tied[ordered(w.g.head(t.head), w.g.head(t.first))] = true
		tied[ordered(w.g.head(t.head), w.g.head(t.second))] = true
		out = append(out, question{kind: ConflictFits, records: []int32{t.head, t.first, t.second}, posterior: .5, effect: 1})
	}
	for _, l := range w.undecidedLinks(best) {
		if tied[ordered(l.a, l.b)] {
			continue
		}
		pair := best[ordered(l.a, l.b)].records
		p := w.t.certainty(l.mean)
		kind := ConflictPair
		if w.g.source[pair[0]] == w.g.source[pair[1]] {
			kind = ConflictDuplicate
		}
		out = append(out, question{kind: kind, records: pair[:], posterior: p, effect: min(p, 1-p)})
	}
	for _, j := range w.g.joins {
		p := w.t.certainty(j.mean)
		out = append(out, question{kind: ConflictPair, records: []int32{j.a, j.b}, posterior: p, effect: 1 - p})
	}
	out = append(out, w.inside(cluster)...)
	out = slices.DeleteFunc(out, func(q question) bool { return w.settled(q.records) })
	slices.SortStableFunc(out, func(a, b question) int {
		if c := cmp.Compare(b.effect, a.effect); c != 0 {
			return c
		}
		return slices.Compare(a.records, b.records)
	})
	out = w.oneByComponent(out)
	open := make(map[int32]bool)
	for _, q := range out {
		for _, r := range q.records {
			open[w.g.head(r)] = true
		}
	}
	strata := w.audit(best, open)
	w.sure = [2]int{strata[0].size, strata[1].size}
	return withAudit(out, strata)
}

// settled reports whether people said of the first two records that they are
// one person.
func (w *work) settled(records []int32) bool {
	return len(records) > 1 && w.same.find(records[0]) == w.same.find(records[1])
}

// A bestPair is the pair of records that speaks most for joining two clusters.
type bestPair struct {
	records [2]int32
	weight  float64
}

// bestPairs returns the best pair of every two linked clusters.
func (w *work) bestPairs() map[[2]int32]bestPair {
	best := make(map[[2]int32]bestPair)
	for i := range w.kept {
		l := &w.kept[i]
		a, b := w.g.head(l.a), w.g.head(l.b)
		if a == b {
			continue
		}
		key := ordered(a, b)
		if old, ok := best[key]; !ok || w.verdicts[i].weight > old.weight {
			best[key] = bestPair{ordered(l.a, l.b), w.verdicts[i].weight}
		}
	}
	return best
}

// insideBits is the weight below which two records of one person contradict
// each other.
const insideBits = -4

// inside finds, within persons, records of one list that look like a person
// listed twice, and pairs that contradict each other although others hold them
// together.
func (w *work) inside(cluster []int32) []question {
	var out []question
	for i := range w.kept {
		l, v := &w.kept[i], &w.verdicts[i]
		if cluster[l.a] != cluster[l.b] {
			continue
		}
		switch pair := ordered(l.a, l.b); {
		case v.weight < insideBits:
			out = append(out, question{kind: ConflictInside, records: pair[:], posterior: w.t.certainty(v.weight), effect: .1})
		case w.g.source[l.a] == w.g.source[l.b] && len(w.t.in.Sources) > 1:
			out = append(out, question{kind: ConflictDuplicate, records: pair[:], posterior: w.t.certainty(v.weight), effect: max(.01, 1-w.t.certainty(v.weight))})
		}
	}
	return out
}

// A union is a set of disjoint sets.
type union []int32

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = int32(i)
	}
	return u
}

func (u union) find(i int32) int32 {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join joins the sets of a and b and reports whether they were two.
func (u union) join(a, b int32) bool {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
	return a != b
}
