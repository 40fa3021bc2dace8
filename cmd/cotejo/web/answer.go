package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/bridge"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// answer writes a verdict and goes on to the next question.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	lang := s.lang(r)
	verdict := r.PostFormValue("verdict")
	if !slices.Contains([]string{review.DecidedSame, review.DecidedDifferent, review.DecidedUnsure, rightA, rightB}, verdict) {
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.no-verdict"))
		return
	}
	id, _ := strconv.Atoi(r.PathValue("id"))
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	x := q.find(id)
	// The form names the pair too, so that an answer given on a page from before
	// a new merge does not reach another question of the same number.
	if x == nil || r.PostFormValue("pair") != cleanPage(x.A.Ref+" "+x.B.Ref) {
		s.fail(w, r, http.StatusConflict, s.Text(lang, "review.question-gone"))
		return
	}
	ofValue := verdict == rightA || verdict == rightB
	if ofValue != (x.Kind == linkage.ConflictField) {
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.no-verdict"))
		return
	}
	reason := review.AuditReason(x.Kind, strings.TrimSpace(r.PostFormValue("reason")))
	if x.Disputed {
		reason = strings.TrimSpace(review.Settles + " " + reason)
	}
	d, said := decisionOf(verdict, s.Reviewer, s.Stamp(), reason, x.A, x.B), verdict
	if ofValue {
		d, said = valueDecision(x, verdict == rightA, s.Reviewer, d.At, reason), "value"
	}
	if err := s.Append(d); err != nil {
		s.broke(w, r, err)
		return
	}
	s.redirect(w, r, "/?after="+strconv.Itoa(id)+"&said="+said)
}

// Verdicts on a value: that of the first record is right, or that of the second.
const (
	rightA = "right-a"
	rightB = "right-b"
)

// valueDecision says that the value of one of the two records is right.
func valueDecision(x *question, first bool, reviewer, at, reason string) review.Decision {
	rec, value := x.A, x.Values[0]
	if !first {
		rec, value = x.B, x.Values[1]
	}
	d := review.Decision{Judgement: review.DecidedRight, Reviewer: reviewer, At: at, Reason: reason, NameA: rec.Text, KeyB: x.Field, NameB: value}
	d.SourceA, d.KeyA, _ = strings.Cut(rec.Ref, ":")
	return d
}

func decisionOf(verdict, reviewer, at, reason string, a, b roster.Record) review.Decision {
	d := review.Decision{Judgement: verdict, Reviewer: reviewer, At: at, Reason: reason, NameA: a.Text, NameB: b.Text}
	d.SourceA, d.KeyA, _ = strings.Cut(a.Ref, ":")
	d.SourceB, d.KeyB, _ = strings.Cut(b.Ref, ":")
	return d
}

// undo takes back the reviewer's latest answer that still stands, and shows its
// question again.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	ds, err := s.Read()
	if err != nil {
		s.broke(w, r, err)
		return
	}
	var last *review.Decision
	for _, d := range review.Held(ds) {
		if d.Reviewer == s.Reviewer && (last == nil || d.At > last.At || d.At == last.At && d.Line > last.Line) {
			last = &d
		}
	}
	if last == nil {
		s.redirect(w, r, "/?said=nothing")
		return
	}
	back := *last
	back.Judgement, back.At, back.Reason = review.DecidedRetract, s.Stamp(), ""
	if back.At < last.At { // a clock that was set back must not make the undo the older word
		back.At = last.At
	}
	if err := s.Append(back); err != nil {
		s.broke(w, r, err)
		return
	}
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	for i := range q.all {
		x := &q.all[i]
		same := x.Kind != linkage.ConflictField && ordered(x.A.Ref, x.B.Ref) == ordered(last.RefA(), last.RefB())
		if last.OfValue() {
			same = x.Kind == linkage.ConflictField && x.Field == last.KeyB && (x.A.Ref == last.RefA() || x.B.Ref == last.RefA())
		}
		if same {
			s.redirect(w, r, "/q/"+strconv.Itoa(q.all[i].ID)+"?said=undone")
			return
		}
	}
	s.redirect(w, r, "/?said=undone")
}

// An applied merge is what became of the roster.
type applied struct {
	Before, After int
	Changes       []appliedChange
	More          int
}

type appliedChange struct {
	Term  string
	Names []string
	IDs   []string // of persons that there are now
}

// shownChanges bounds the changes that are listed after a merge.
const shownChanges = 50

// apply merges the lists anew and shows what that changed.
func (s *Server) apply(w http.ResponseWriter, r *http.Request) {
	lang, ctx := s.lang(r), r.Context()
	if s.Apply == nil {
		s.fail(w, r, http.StatusConflict, s.Text(lang, "review.no-recipe"))
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before, err := s.roster.Belongings(ctx)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	old, err := s.roster.Standings(ctx)
	if err == nil {
		err = s.roster.Close() // before it is replaced: Windows replaces no file that is open
	}
	if err == nil {
		err = s.Apply(ctx)
	}
	anew, failed := roster.Open(ctx, s.Roster)
	if failed == nil {
		s.roster = anew
	}
	if err := cmp.Or(err, failed); err != nil {
		s.broke(w, r, err)
		return
	}
	now, err := anew.Standings(ctx)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	after, err := anew.Belongings(ctx)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	a := &applied{Before: len(old), After: len(now)}
	for _, c := range bridge.Bridge(before, after, bridge.Changed{}) {
		if len(a.Changes) == shownChanges {
			a.More++
			continue
		}
		var names []string
		for _, id := range c.Old {
			names = append(names, old[id].Name)
		}
		for _, id := range c.New {
			names = append(names, now[id].Name)
		}
		slices.Sort(names)
		a.Changes = append(a.Changes, appliedChange{c.Term, slices.Compact(names), c.New})
	}
	s.applied = a
	s.redirect(w, r, "/applied?said=applied")
}

// showApplied shows what the last merge changed.
func (s *Server) showApplied(w http.ResponseWriter, r *http.Request) {
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	s.showDone(w, r, q)
}
