package match

import (
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
	"cotejo/linkage/elementary"
)

// What an answer does to the count is found by grouping anew, with the answer,
// the records that it can reach: "they are two" may part a third row from both,
// and "they are one" may bring two rows of one list together, or make room for a
// row that fitted both. Records reach each other along pairs whose weight speaks
// for one person, since no cluster grows along others.

// mostReached bounds the records that are grouped anew for a question; of those
// that reach more the plain effect is told.
const mostReached = 400

// The answers to a question, in the order of its moves.
const (
	MoveSame      = 0 // the first two records are one person
	MoveDifferent = 1 // they are two; of a record that fits two, it is neither
	MoveSecond    = 2 // of a record that fits two: it is the third record's person
	MoveAll       = 3 // of such a record: all three are one person
)

// answersOf returns what each answer to a question says, in the order of moves.
func answersOf(q *question) [][]linkage.Judgement {
	say := func(a, b int, same bool) linkage.Judgement {
		return linkage.Judgement{A: int(q.records[a]), B: int(q.records[b]), Same: same}
	}
	if q.kind == linkage.ConflictFits && len(q.records) == 3 {
		return [][]linkage.Judgement{
			{say(0, 1, true), say(0, 2, false)},
			{say(0, 1, false), say(0, 2, false)},
			{say(0, 2, true), say(0, 1, false)},
			{say(0, 1, true), say(0, 2, true)},
		}
	}
	return [][]linkage.Judgement{{say(0, 1, true)}, {say(0, 1, false)}}
}

// consequences tells of every question by how many persons each answer moves the
// count.
func (w *linking) consequences(questions []question) {
	reach := cluster.NewUnion(len(w.t.order))
	for i := range w.kept {
		if l := &w.kept[i]; l.weight > 0 {
			reach.Join(l.a, l.b)
		}
	}
	var judged []linkage.Judgement // by place
	for _, j := range w.t.in.Judgements {
		judged = append(judged, linkage.Judgement{A: int(w.place[j.A]), B: int(w.place[j.B]), Same: j.Same})
		if j.Same {
			reach.Join(w.place[j.A], w.place[j.B])
		}
	}
	asked := make(map[int32][]int32) // by the head of what is reached: its records
	for _, q := range questions {
		for _, r := range q.records {
			asked[reach.Find(r)] = nil
		}
	}
	for r := range int32(len(w.t.order)) {
		if h := reach.Find(r); len(asked) > 0 {
			if of, ok := asked[h]; ok && len(of) <= mostReached {
				asked[h] = append(of, r)
			}
		}
	}
	pairs := make(map[int32][]int32) // by either head: the kept pairs
	for i := range w.kept {
		a, b := reach.Find(w.kept[i].a), reach.Find(w.kept[i].b)
		if _, ok := asked[a]; !ok {
			continue
		}
		if _, ok := asked[b]; ok {
			pairs[a] = append(pairs[a], int32(i))
			if a != b {
				pairs[b] = append(pairs[b], int32(i))
			}
		}
	}
	for i := range questions {
		q := &questions[i]
		if len(q.records) < 2 || q.field != "" {
			continue
		}
		var heads, records, kept []int32
		for _, r := range q.records {
			if h := reach.Find(r); !slices.Contains(heads, h) {
				heads = append(heads, h)
				records = append(records, asked[h]...)
				kept = append(kept, pairs[h]...)
			}
		}
		if len(records) > mostReached || len(w.t.in.Sources) < 2 {
			q.moves = w.plainMoves(q)
			continue
		}
		slices.Sort(kept)
		slices.Sort(records)
		r := region{w: w, records: records, kept: slices.Compact(kept), judged: judged}
		now := r.persons(nil)
		for _, answer := range answersOf(q) {
			q.moves = append(q.moves, r.persons(answer)-now)
		}
	}
}

// plainMoves is what the answers do when nothing else moves.
func (w *linking) plainMoves(q *question) []int {
	joined := 0
	if w.g.Head(q.records[0]) == w.g.Head(q.records[1]) {
		joined = 1
	}
	if q.kind == linkage.ConflictFits {
		return []int{-1, 0, -1, -2}
	}
	return []int{joined - 1, joined}
}

// A region is the records that an answer can reach.
type region struct {
	w       *linking
	records []int32 // by place, in order
	kept    []int32 // indexes of the pairs between them, and of some that lead out
	judged  []linkage.Judgement
}

// persons groups the records, with an answer beside what people said before, and
// returns the number of persons.
func (r *region) persons(answer []linkage.Judgement) int {
	w, t := r.w, r.w.t
	at := func(place int32) (int32, bool) {
		i, ok := slices.BinarySearch(r.records, place)
		return int32(i), ok
	}
	var edges []cluster.Edge
	twice := make(map[[2]int32]float64)
	for _, k := range r.kept {
		l := &w.kept[k]
		a, okA := at(l.a)
		b, okB := at(l.b)
		if !okA || !okB {
			continue
		}
		edges = append(edges, cluster.Edge{A: a, B: b, Weight: l.weight, Prior: elementary.Log2(t.listPair(w.m, l.a, l.b).Same)})
		if t.source[l.a] == t.source[l.b] {
			twice[cluster.Ordered(a, b)] = l.weight
		}
	}
	g := cluster.New(len(r.records), edges)
	g.Source, g.WithinList, g.LeastWithinList = make([]int32, len(r.records)), twice, w.least
	g.Compare = func(a, b int32) (weight, prior float64, fresh bool) { return w.compare(r.records[a], r.records[b]) }
	for i, p := range r.records {
		g.Source[i], g.Generations[i] = t.source[p], t.names.generations[p]
	}
	said := append(slices.Clone(r.judged), answer...)
	for _, same := range []bool{true, false} {
		for _, j := range said {
			a, okA := at(int32(j.A))
			b, okB := at(int32(j.B))
			if j.Same != same || !okA || !okB {
				continue
			}
			if a, b = g.Head(a), g.Head(b); a == b {
				continue
			}
			if same {
				g.Merge(a, b)
				g.Told[g.Head(a)] = true
			} else {
				g.Bar(a, b)
			}
		}
	}
	g.Run()
	n := 0
	for i, p := range g.Parent {
		if int32(i) == p {
			n++
		}
	}
	return n
}
