package match

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// An audit asks of pairs that the program is sure of, drawn at random, so that
// somebody learns how often it is sure and wrong. There are two strata: records
// that were joined and about which nothing is open, of which each cluster gives
// its weakest pair; and the pairs of persons that stayed apart and came closest
// to a question.

// auditEvery is the number of questions of which one is an audit question.
const auditEvery = 10

// A stratum is what audit questions are drawn from.
type stratum struct {
	size  int // joins, or pairs of persons, that the stratum holds
	pairs []question
}

// A draw is a pair that may be asked about, with its lot.
type draw struct {
	lot     uint64
	records [2]int32
	kept    int32 // the pair's index
}

// audit returns the two strata with as many of their pairs as are wanted at
// most, drawn by lots that are as good as random and always the same. open says
// which clusters a question is about.
func (w *linking) audit(open []bool, most int) [2]stratum {
	taken := slices.Clone(open)
	for _, j := range w.t.in.Judgements {
		taken[w.g.Head(w.place[j.A])], taken[w.g.Head(w.place[j.B])] = true, true
	}
	weakest := make([]int32, len(taken)) // by head, one more than the index of the pair
	for i := range w.kept {
		l := &w.kept[i]
		head := w.g.Head(l.a)
		if head != w.g.Head(l.b) || taken[head] || w.g.Source[l.a] == w.g.Source[l.b] {
			continue
		}
		if k := weakest[head]; k == 0 || l.weight < w.kept[k-1].weight {
			weakest[head] = int32(i + 1)
		}
	}
	var joined, apart []draw
	joins := 0
	for head, k := range weakest {
		if k > 0 {
			joins += int(w.g.Size[head]) - 1
			joined = append(joined, draw{records: [2]int32{w.kept[k-1].a, w.kept[k-1].b}, kept: k - 1})
		}
	}
	for _, b := range w.best {
		if b.weight > reportBits && b.weight <= doubtBits && !taken[b.heads[0]] && !taken[b.heads[1]] {
			apart = append(apart, draw{records: b.records, kept: b.kept})
		}
	}
	return [2]stratum{{joins, w.drawn(linkage.ConflictAuditJoined, joined, most)}, {len(apart), w.drawn(linkage.ConflictAuditApart, apart, most)}}
}

// drawn makes questions of the pairs with the smallest lots.
func (w *linking) drawn(kind string, from []draw, most int) []question {
	ref := func(record int32) string { return w.t.in.Ref(int(w.t.order[record])) }
	each(w.t.workers, len(from), 1<<10, func(_, first, to int) {
		for i := first; i < to; i++ {
			sum := sha256.Sum256([]byte(ref(from[i].records[0]) + "\x00" + ref(from[i].records[1])))
			from[i].lot = binary.BigEndian.Uint64(sum[:])
		}
	})
	from = sorted(w.t.workers, from, func(a, b draw) int {
		return cmp.Or(cmp.Compare(a.lot, b.lot), slices.Compare(a.records[:], b.records[:]))
	})
	var out []question
	for _, d := range from[:min(most, len(from))] {
		out = append(out, question{kind: kind, records: slices.Clone(d.records[:]), posterior: float64(w.posterior[d.kept])})
	}
	return out
}

// withAudit puts an audit question after every nine others, from the two strata
// in turn.
func withAudit(questions []question, strata [2]stratum) []question {
	out := make([]question, 0, len(questions)*auditEvery/(auditEvery-1)+1)
	turn := 0
	for i, q := range questions {
		out = append(out, q)
		if (i+1)%(auditEvery-1) != 0 && i+1 != len(questions) {
			continue
		}
		for range strata {
			s := &strata[turn%2]
			turn++
			if len(s.pairs) > 0 {
				out = append(out, s.pairs[0])
				s.pairs = s.pairs[1:]
				break
			}
		}
	}
	return out
}

// oneByComponent leaves of the questions that hang together, because they are
// about the same persons, the first: its answer may settle the others, and the
// next merge asks what is still open.
func (w *linking) oneByComponent(questions []question) []question {
	u := cluster.NewUnion(len(w.g.Parent))
	for _, q := range questions {
		for _, r := range q.records[1:] {
			u.Join(w.g.Head(q.records[0]), w.g.Head(r))
		}
	}
	asked := make(map[int32]bool)
	return slices.DeleteFunc(questions, func(q question) bool {
		c := u.Find(w.g.Head(q.records[0]))
		if asked[c] {
			return true
		}
		asked[c] = true
		return false
	})
}
