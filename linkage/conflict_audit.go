package linkage

import (
	"cmp"
	"crypto/sha256"
	"slices"
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
	kind  string
	size  int // joins, or pairs of persons, that the stratum holds
	pairs []question
}

// audit returns the two strata, their pairs in an order that is as good as
// random and always the same. open says which clusters a question is about.
func (w *work) audit(best map[[2]int32]bestPair, open map[int32]bool) [2]stratum {
	joined, apart := stratum{kind: ConflictAuditJoined}, stratum{kind: ConflictAuditApart}
	judged := make(map[int32]bool) // clusters of which people said something
	for _, j := range w.t.in.Judgements {
		judged[w.g.head(w.position[j.A])], judged[w.g.head(w.position[j.B])] = true, true
	}
	weakest := make(map[int32]question)
	for i := range w.kept {
		l, v := &w.kept[i], &w.verdicts[i]
		head := w.g.head(l.a)
		if head != w.g.head(l.b) || open[head] || judged[head] || w.g.source[l.a] == w.g.source[l.b] {
			continue
		}
		p := w.t.certainty(v.weight)
		if q, ok := weakest[head]; !ok || p < q.posterior {
			weakest[head] = question{kind: joined.kind, records: []int32{l.a, l.b}, posterior: p}
		}
	}
	for head, q := range weakest {
		joined.size += len(w.g.members[head]) - 1
		joined.pairs = append(joined.pairs, q)
	}
	for heads, b := range best {
		if b.weight <= reportBits || b.weight > doubtBits || open[heads[0]] || open[heads[1]] || judged[heads[0]] || judged[heads[1]] {
			continue
		}
		apart.size++
		apart.pairs = append(apart.pairs, question{kind: apart.kind, records: b.records[:], posterior: w.t.certainty(b.weight)})
	}
	for _, s := range []*stratum{&joined, &apart} {
		lot := func(q question) string {
			sum := sha256.Sum256([]byte(w.t.in.Ref(int(q.records[0])) + "\x00" + w.t.in.Ref(int(q.records[1]))))
			return string(sum[:8])
		}
		slices.SortFunc(s.pairs, func(a, b question) int {
			return cmp.Or(cmp.Compare(lot(a), lot(b)), slices.Compare(a.records, b.records))
		})
	}
	return [2]stratum{joined, apart}
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
func (w *work) oneByComponent(questions []question) []question {
	u := newUnion(len(w.g.parent))
	for _, q := range questions {
		for _, r := range q.records[1:] {
			u.join(w.g.head(q.records[0]), w.g.head(r))
		}
	}
	asked := make(map[int32]bool)
	return slices.DeleteFunc(questions, func(q question) bool {
		c := u.find(w.g.head(q.records[0]))
		if asked[c] {
			return true
		}
		asked[c] = true
		return false
	})
}
