package linkage

import (
	"slices"

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
func answersOf(q *question) [][]Judgement {
	say := func(a, b int, same bool) Judgement { return Judgement{int(q.records[a]), int(q.records[b]), same} }
	if q.kind == ConflictFits && len(q.records) == 3 {
		return [][]Judgement{
			{say(0, 1, true), say(0, 2, false)},
			{say(0, 1, false), say(0, 2, false)},
			{say(0, 2, true), say(0, 1, false)},
			{say(0, 1, true), say(0, 2, true)},
		}
	}
	return [][]Judgement{{say(0, 1, true)}, {say(0, 1, false)}}
}

// consequences tells of every question by how many persons each answer moves the
// count.
func (w *work) consequences(questions []question) {
	reach := newUnion(len(w.t.order))
	for i := range w.kept {
		if l := &w.kept[i]; l.weight > 0 {
			reach.join(l.a, l.b)
		}
	}
	var told []Judgement // by place
	for _, j := range w.t.in.Judgements {
		told = append(told, Judgement{int(w.place[j.A]), int(w.place[j.B]), j.Same})
		if j.Same {
			reach.join(w.place[j.A], w.place[j.B])
		}
	}
	asked := make(map[int32][]int32) // by the head of what is reached: its records
	for _, q := range questions {
		for _, r := range q.records {
			asked[reach.find(r)] = nil
		}
	}
	for r := range int32(len(w.t.order)) {
		if h := reach.find(r); len(asked) > 0 {
			if of, ok := asked[h]; ok && len(of) <= mostReached {
				asked[h] = append(of, r)
			}
		}
	}
	pairs := make(map[int32][]int32) // by either head: the kept pairs
	for i := range w.kept {
		a, b := reach.find(w.kept[i].a), reach.find(w.kept[i].b)
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
			if h := reach.find(r); !slices.Contains(heads, h) {
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
		r := region{w: w, records: records, kept: slices.Compact(kept), told: told}
		now := r.persons(nil)
		for _, answer := range answersOf(q) {
			q.moves = append(q.moves, r.persons(answer)-now)
		}
	}
}

// plainMoves is what the answers do when nothing else moves.
func (w *work) plainMoves(q *question) []int {
	joined := 0
	if w.g.head(q.records[0]) == w.g.head(q.records[1]) {
		joined = 1
	}
	if q.kind == ConflictFits {
		return []int{-1, 0, -1, -2}
	}
	return []int{joined - 1, joined}
}

// A region is the records that an answer can reach.
type region struct {
	w       *work
	records []int32 // by place, in order
	kept    []int32 // indexes of the pairs between them, and of some that lead out
	told    []Judgement
}

// persons groups the records, with an answer beside what people said before, and
// returns the number of persons.
func (r *region) persons(answer []Judgement) int {
	w, t := r.w, r.w.t
	at := func(place int32) (int32, bool) {
		i, ok := slices.BinarySearch(r.records, place)
		return int32(i), ok
	}
	var edges []edge
	twice := make(map[[2]int32]float64)
	for _, k := range r.kept {
		l := &w.kept[k]
		a, okA := at(l.a)
		b, okB := at(l.b)
		if !okA || !okB {
			continue
		}
		edges = append(edges, edge{a, b, l.weight, elementary.Log2(t.listPair(w.m, l.a, l.b).Same)})
		if t.source[l.a] == t.source[l.b] {
			twice[ordered(a, b)] = l.weight
		}
	}
	g := newGrouping(len(r.records), edges)
	g.source, g.twice, g.least = make([]int32, len(r.records)), twice, w.least
	for i, p := range r.records {
		g.source[i], g.marks[i] = t.source[p], t.names.marks[p]
	}
	said := append(slices.Clone(r.told), answer...)
	for _, same := range []bool{true, false} {
		for _, j := range said {
			a, okA := at(int32(j.A))
			b, okB := at(int32(j.B))
			if j.Same != same || !okA || !okB {
				continue
			}
			if a, b = g.head(a), g.head(b); a == b {
				continue
			}
			if same {
				g.merge(a, b)
			} else {
				g.bar(a, b)
			}
		}
	}
	g.run()
	n := 0
	for i, p := range g.parent {
		if int32(i) == p {
			n++
		}
	}
	return n
}
