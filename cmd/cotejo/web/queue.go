package web

import (
	"context"
	"hash/fnv"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// A question is a conflict with what people said of it.
type question struct {
	roster.Conflict
	A, B     roster.Record
	Answers  []review.Decision // what each reader holds
	Mine     string            // the reviewer's own verdict, "" for none
	Disputed bool
	Open     bool // waits for this reviewer
}

// A queue is all questions in the order in which to ask them: those on which
// readers disagree first.
type queue struct {
	all  []question
	done int // answered by anybody
}

// secondShare is one over the share of answered questions that a second reader
// gets.
const secondShare = 5

// queue reads the questions and the decisions anew.
func (s *Server) queue(ctx context.Context) (*queue, error) {
	conflicts, err := s.open().Conflicts(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	ds, err := s.Read()
	if err != nil {
		return nil, err
	}
	held := make(map[[2]string][]review.Decision)
	for _, d := range review.Held(ds) {
		if d.OfValue() {
			held[ofValue(d.RefA(), d.KeyB)] = append(held[ofValue(d.RefA(), d.KeyB)], d)
		} else {
			held[ordered(d.RefA(), d.RefB())] = append(held[ordered(d.RefA(), d.RefB())], d)
		}
	}
	disputed := review.Disputed(ds)
	q := &queue{}
	for _, c := range conflicts {
		if len(c.Records) < 2 {
			continue
		}
		x := question{Conflict: c, A: c.Records[0], B: c.Records[1]}
		pair := ordered(x.A.Ref, x.B.Ref)
		x.Answers, x.Disputed = held[pair], disputed[pair]
		if x.Kind == linkage.ConflictField {
			x.Answers = append(slices.Clone(held[ofValue(x.A.Ref, x.Field)]), held[ofValue(x.B.Ref, x.Field)]...)
		}
		others := false
		for _, d := range x.Answers {
			if d.Reviewer == s.Reviewer {
				x.Mine = d.Judgement
			} else {
				others = true
			}
		}
		switch {
		case s.Second:
			x.Open = others && x.Mine == "" && sampled(pair)
			x.Answers, x.Disputed = nil, false // the second reader must not see them
		case x.Disputed:
			x.Open = true
		default:
			x.Open = len(x.Answers) == 0
		}
		if s.Second && !x.Open && (x.Mine == "" || !sampled(pair)) {
			continue
		}
		if !x.Open {
			q.done++
		}
		q.all = append(q.all, x)
	}
	slices.SortStableFunc(q.all, func(a, b question) int {
		rank := func(x question) int {
			if x.Disputed {
				return 0
			}
			return 1
		}
		return rank(a) - rank(b)
	})
	return q, nil
}

// sampled reports whether a pair is one that a second reader gets: the same
// pairs whoever reads, on every machine.
func sampled(pair [2]string) bool {
	h := fnv.New32a()
	h.Write([]byte(pair[0] + "\x00" + pair[1]))
	return h.Sum32()%secondShare == 0
}

// ofValue is the key of what is said of a record's value.
func ofValue(ref, field string) [2]string { return [2]string{ref, "\x00" + field} }

func ordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// next returns the first open question after one, or the first of all.
func (q *queue) next(after int) *question {
	at := slices.IndexFunc(q.all, func(x question) bool { return x.ID == after })
	for i := range q.all {
		if x := &q.all[(at+1+i)%len(q.all)]; x.Open {
			return x
		}
	}
	return nil
}

func (q *queue) find(id int) *question {
	for i := range q.all {
		if q.all[i].ID == id {
			return &q.all[i]
		}
	}
	return nil
}

func (q *queue) left() int {
	n := 0
	for _, x := range q.all {
		if x.Open {
			n++
		}
	}
	return n
}
