package web

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
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
	// Veiled says that the page tells nothing but what the rows say: of control
	// questions, and of some others, so that nobody can tell them apart.
	Veiled bool
}

// A queue is all questions in the order in which to ask them: those on which
// readers disagree first.
type queue struct {
	all  []question
	done int // answered by anybody
	// moved is the number of persons by which the answers so far move the count,
	// as far as the questions tell.
	moved int
}

// secondShare is one over the share of answered questions that a second reader
// gets.
const secondShare = 5

// veiledShare is one over the share of plain questions that are asked without
// the evidence, like control questions, of which there is one in ten.
const veiledShare = 8

// Note begins the reason of a decision that leaves a question open: somebody
// looked, and wrote something down.
const Note = "note:"

func isNote(d *review.Decision) bool {
	return d.Judgement == review.DecidedUnsure && strings.HasPrefix(d.Reason, Note)
}

// held is what readers hold, by the pair of references or [ofValue].
type held map[[2]string][]review.Decision

// holding reads what people hold, with the references of today.
func (s *Server) holding(ctx context.Context) (ds []review.Decision, by held, err error) {
	if ds, err = s.Read(); err != nil {
		return nil, nil, err
	}
	if ds, err = s.open().Follow(ctx, ds); err != nil {
		return nil, nil, err
	}
	by = make(held)
	for _, d := range review.Held(ds) {
		key := ordered(d.RefA(), d.RefB())
		if d.OfValue() {
			key = ofValue(d.RefA(), d.KeyB)
		}
		by[key] = append(by[key], d)
	}
	return ds, by, nil
}

// queue reads the questions and the decisions anew.
func (s *Server) queue(ctx context.Context) (*queue, error) {
	conflicts, err := s.open().Conflicts(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	ds, by, err := s.holding(ctx)
	if err != nil {
		return nil, err
	}
	if s.Second {
		return s.secondQueue(ctx, conflicts, ds)
	}
	disputed := review.Disputed(ds)
	q := &queue{}
	for _, c := range conflicts {
		if len(c.Records) < 2 {
			continue
		}
		x := question{Conflict: c, A: c.Records[0], B: c.Records[1]}
		pair := ordered(x.A.Ref, x.B.Ref)
		x.Answers, x.Disputed = by[pair], disputed[pair]
		switch {
		case x.Kind == linkage.ConflictField:
			x.Answers = append(slices.Clone(by[ofValue(x.A.Ref, x.Field)]), by[ofValue(x.B.Ref, x.Field)]...)
		case x.fits():
			x.Answers = append(slices.Clone(x.Answers), by[ordered(x.A.Ref, x.Records[2].Ref)]...)
		}
		answered := false
		for i := range x.Answers {
			d := &x.Answers[i]
			answered = answered || !isNote(d)
			if d.Reviewer == s.Reviewer && !isNote(d) {
				x.Mine = d.Judgement
			}
		}
		x.Open = x.Disputed || !answered
		x.Veiled = x.veiled() && x.Open && !x.Disputed
		if !x.Open {
			q.done++
			q.moved += x.move()
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

// secondQueue is what a second reader reads: one in five of the pairs that others
// judged, as the file of decisions has them. Merging anew settles a question and
// takes it from the roster's list, but not from this one. Neither what others
// answered nor what the program thinks is in it.
func (s *Server) secondQueue(ctx context.Context, conflicts []roster.Conflict, ds []review.Decision) (*queue, error) {
	asked := make(map[[2]string]int)
	for _, c := range conflicts {
		if len(c.Records) > 1 && c.Kind != linkage.ConflictField {
			asked[ordered(c.Records[0].Ref, c.Records[1].Ref)] = c.ID
		}
	}
	q := &queue{}
	var pair [2]string
	for _, d := range review.Held(ds) { // in the order of pairs
		if d.OfValue() || isNote(&d) || !sampled(ordered(d.RefA(), d.RefB())) {
			continue
		}
		if next := ordered(d.RefA(), d.RefB()); next != pair {
			pair = next
			x := question{Conflict: roster.Conflict{ID: asked[pair], Kind: linkage.ConflictPair}, Veiled: true}
			var err error
			if x.A, err = s.open().Record(ctx, pair[0]); err == nil {
				x.B, err = s.open().Record(ctx, pair[1])
			}
			if err != nil { // a record that is gone cannot be read again
				pair = [2]string{}
				continue
			}
			if x.ID == 0 {
				x.ID = lasting(pair)
			}
			x.Records = []roster.Record{x.A, x.B}
			q.all = append(q.all, x)
		}
		x := &q.all[len(q.all)-1]
		if d.Reviewer == s.Reviewer {
			x.Mine = d.Judgement
		} else {
			x.Answers = append(x.Answers, d)
		}
	}
	q.all = slices.DeleteFunc(q.all, func(x question) bool { return len(x.Answers) == 0 })
	slices.SortStableFunc(q.all, func(a, b question) int { return a.ID - b.ID })
	for i := range q.all {
		x := &q.all[i]
		x.Answers, x.Open = nil, x.Mine == ""
		if !x.Open {
			q.done++
		}
	}
	return q, nil
}

// fits reports whether the question is which of two persons a record is.
func (x *question) fits() bool { return x.Kind == linkage.ConflictFits && len(x.Records) == 3 }

// control reports whether the question is one of which the program is sure.
func (x *question) control() bool {
	return x.Kind == linkage.ConflictAuditJoined || x.Kind == linkage.ConflictAuditApart
}

// veiled reports whether the question is asked without the evidence.
func (x *question) veiled() bool {
	return x.control() || x.Kind == linkage.ConflictPair && lot(ordered(x.A.Ref, x.B.Ref))%veiledShare == 0
}

// Shown is the kind as the pages name it: a control question is a plain one until
// it is answered.
func (x *question) Shown() string {
	if x.control() && x.Open {
		return linkage.ConflictPair
	}
	return x.Kind
}

// move is the number of persons by which the answers move the count.
func (x *question) move() int {
	of := make(map[[2]string]string)
	for i := range x.Answers {
		d := &x.Answers[i]
		of[ordered(d.RefA(), d.RefB())] = d.Judgement
	}
	first := of[ordered(x.A.Ref, x.B.Ref)]
	at := -1
	switch {
	case x.fits():
		second := of[ordered(x.A.Ref, x.Records[2].Ref)]
		switch {
		case first == review.DecidedSame && second == review.DecidedSame:
			at = match.MoveAll
		case first == review.DecidedSame:
			at = match.MoveSame
		case second == review.DecidedSame:
			at = match.MoveSecond
		case first == review.DecidedDifferent && second == review.DecidedDifferent:
			at = match.MoveDifferent
		}
	case first == review.DecidedSame:
		at = match.MoveSame
	case first == review.DecidedDifferent:
		at = match.MoveDifferent
	}
	if at < 0 || at >= len(x.Moves) {
		return 0
	}
	return x.Moves[at]
}

// lot draws a number for a pair: the same whoever reads, on every machine.
func lot(pair [2]string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(pair[0] + "\x00" + pair[1]))
	return h.Sum32()
}

// sampled reports whether a pair is one that a second reader gets.
func sampled(pair [2]string) bool { return lot(pair)%secondShare == 0 }

// lasting is the number of a question that the roster no longer asks: it stays
// whatever else is answered, and is above all numbers of the roster's.
func lasting(pair [2]string) int { return 1<<30 + int(lot(pair)>>2) }

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

// before returns the question in front of one, or nil.
func (q *queue) before(id int) *question {
	if at := slices.IndexFunc(q.all, func(x question) bool { return x.ID == id }); at > 0 {
		return &q.all[at-1]
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
