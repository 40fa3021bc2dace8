package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// Verdicts beside same, different and unsure: of a value, that of the first
// record is right, that of the second, or neither; of a record that fits two
// persons, it is the first, the second, neither, or all are one; and of any
// question, that something is written down and the question stays open.
const (
	rightA  = "right-a"
	rightB  = "right-b"
	neither = "neither"
	first   = "first"
	second  = "second"
	all     = "all"
	note    = "note"
)

// verdicts are what can be answered to a question.
func (x *question) verdicts() []string {
	switch {
	case x.Kind == linkage.ConflictField:
		return []string{rightA, rightB, neither, review.DecidedUnsure, note}
	case x.fits():
		return []string{first, second, neither, all, review.DecidedUnsure, note}
	}
	return []string{review.DecidedSame, review.DecidedDifferent, review.DecidedUnsure, note}
}

// maxReason bounds a reason, in bytes.
const maxReason = 1000

// answer writes a verdict and goes on to the next question.
func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	lang := s.lang(r)
	verdict := r.PostFormValue("verdict")
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
	if !slices.Contains(x.verdicts(), verdict) {
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.no-verdict"))
		return
	}
	reason := strings.TrimSpace(r.PostFormValue("reason"))
	if text := strings.TrimSpace(r.PostFormValue("value")); text != "" && verdict == neither {
		reason = strings.TrimSpace(s.Text(lang, "review.other-value", text) + " " + reason)
	}
	switch {
	case len(reason) > maxReason:
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.long-reason"))
		return
	case reason == "" && verdict == note:
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.no-note"))
		return
	case reason == "" && x.Disputed && x.Mine != "":
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.no-reason"))
		return
	}
	if err := s.Append(s.decisionsOf(x, verdict, reason)...); err != nil {
		s.broke(w, r, err)
		return
	}
	said := verdict
	if x.Kind == linkage.ConflictField {
		said = "value"
	}
	if verdict == note {
		s.redirect(w, r, "/q/"+strconv.Itoa(id)+"?said=note")
		return
	}
	s.redirect(w, r, "/?after="+strconv.Itoa(id)+"&said="+said)
}

// decisionsOf are the lines that an answer writes, all of one moment.
func (s *Server) decisionsOf(x *question, verdict, reason string) []review.Decision {
	at := s.Stamp()
	if verdict == note {
		judgement := review.DecidedUnsure
		if x.Mine != "" && x.Kind != linkage.ConflictField && !x.fits() {
			judgement = x.Mine
		} else {
			reason = Note + " " + reason
		}
		if x.Kind == linkage.ConflictField {
			return []review.Decision{valueDecision(x, 0, judgement, s.Reviewer, at, reason)}
		}
		return []review.Decision{decisionOf(judgement, s.Reviewer, at, reason, x.A, x.B)}
	}
	reason = review.AuditReason(x.Kind, reason)
	if x.Disputed {
		reason = strings.TrimSpace(review.Settles + " " + reason)
	}
	pair := func(judgement string, i int) review.Decision {
		return decisionOf(judgement, s.Reviewer, at, reason, x.Records[0], x.Records[i])
	}
	value := func(judgement string, i int) review.Decision {
		return valueDecision(x, i, judgement, s.Reviewer, at, reason)
	}
	const is, not, open = review.DecidedSame, review.DecidedDifferent, review.DecidedUnsure
	switch {
	case x.Kind == linkage.ConflictField && verdict == rightA:
		return []review.Decision{value(review.DecidedRight, 0)}
	case x.Kind == linkage.ConflictField && verdict == rightB:
		return []review.Decision{value(review.DecidedRight, 1)}
	case x.Kind == linkage.ConflictField && verdict == neither:
		var out []review.Decision
		for i, v := range x.Values[:2] {
			if v != "" {
				out = append(out, value(review.DecidedWrong, i))
			}
		}
		return out
	case x.Kind == linkage.ConflictField:
		return []review.Decision{value(open, 0)}
	case x.fits():
		says := map[string][2]string{first: {is, not}, second: {not, is}, neither: {not, not}, all: {is, is}, open: {open, open}}[verdict]
		return []review.Decision{pair(says[0], 1), pair(says[1], 2)}
	}
	return []review.Decision{pair(verdict, 1)}
}

// valueDecision says something of the value of one of the records of a question.
func valueDecision(x *question, of int, judgement, reviewer, at, reason string) review.Decision {
	rec := x.Records[of]
	d := review.Decision{Judgement: judgement, Reviewer: reviewer, At: at, Reason: reason, KeyB: x.Field, NameB: x.Values[of]}
	d.SetA(rec.Ref, rec.Text)
	return d
}

func decisionOf(verdict, reviewer, at, reason string, a, b roster.Record) review.Decision {
	d := review.Decision{Judgement: verdict, Reviewer: reviewer, At: at, Reason: reason}
	d.SetA(a.Ref, a.Text)
	d.SetB(b.Ref, b.Text)
	return d
}

// undo takes back an answer of the reviewer's that still stands, the latest or
// the one of the moment that the form names, and shows its question again.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) {
	ds, err := s.Read()
	if err != nil {
		s.broke(w, r, err)
		return
	}
	at := r.PostFormValue("at")
	var last []review.Decision // of one moment
	for _, d := range review.Held(ds) {
		switch {
		case d.Reviewer != s.Reviewer || at != "" && d.At != at:
		case len(last) == 0 || d.At > last[0].At:
			last = []review.Decision{d}
		case d.At == last[0].At:
			last = append(last, d)
		}
	}
	if len(last) == 0 {
		s.redirect(w, r, "/?said=nothing")
		return
	}
	stamp := max(s.Stamp(), last[0].At) // a clock that was set back must not make the undo the older word
	var back []review.Decision
	for _, d := range last {
		d.Judgement, d.At, d.Reason = review.DecidedRetract, stamp, ""
		back = append(back, d)
	}
	if err := s.Append(back...); err != nil {
		s.broke(w, r, err)
		return
	}
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	if at != "" {
		s.redirect(w, r, "/answers?said=undone")
		return
	}
	for i := range q.all {
		if x := &q.all[i]; x.isOf(&last[0]) {
			s.redirect(w, r, "/q/"+strconv.Itoa(x.ID)+"?said=undone")
			return
		}
	}
	s.redirect(w, r, "/?said=undone")
}

// isOf reports whether a decision answers the question.
func (x *question) isOf(d *review.Decision) bool {
	if d.OfValue() {
		return x.Kind == linkage.ConflictField && x.Field == d.KeyB && (x.A.Ref == d.RefA() || x.B.Ref == d.RefA())
	}
	pair := ordered(d.RefA(), d.RefB())
	return x.Kind != linkage.ConflictField && (ordered(x.A.Ref, x.B.Ref) == pair || x.fits() && ordered(x.A.Ref, x.Records[2].Ref) == pair)
}
