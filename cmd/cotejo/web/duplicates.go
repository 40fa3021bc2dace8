package web

import (
	"net/http"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// Suspected duplicates of one list are often the same row twice, word for word or
// nearly. Somebody who has looked at all of them can answer them at once.

// surelyTwice is the probability from which two rows of one list, joined already,
// are shown together with others for one answer.
const surelyTwice = .95

// twice reports whether the question is one that can be answered together with
// others.
func twice(x *question) bool {
	return x.Kind == linkage.ConflictDuplicate && x.Joined && !x.Disputed && x.Posterior >= surelyTwice
}

// A duplicatesPage shows the questions that can be answered at once, each with all
// in which its two rows differ.
type duplicatesPage struct{ Pairs []duplicate }

type duplicate struct {
	*question
	Rows []compared // that differ
}

func (s *Server) showDuplicates(w http.ResponseWriter, r *http.Request) {
	p, ctx, db := s.page(r), r.Context(), s.open()
	q, err := s.queue(ctx)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	d := &duplicatesPage{}
	for i := range q.all {
		x := &q.all[i]
		if !x.Open || !twice(x) || len(d.Pairs) == perPage || s.Second {
			continue
		}
		var says []*roster.Said
		for _, rec := range x.Records {
			said, err := db.Said(ctx, rec.ID)
			if err != nil {
				s.broke(w, r, err)
				return
			}
			says = append(says, said)
		}
		pair, err := s.Pair(ctx, db, x.A, x.B)
		if err != nil {
			s.broke(w, r, err)
			return
		}
		one := duplicate{question: x}
		for _, row := range rows(p, s, db, says, marks(pair), "") {
			if row.Mark != markSame || row.Field == "name" {
				one.Rows = append(one.Rows, row)
			}
		}
		d.Pairs = append(d.Pairs, one)
	}
	p.Title, p.Notice, p.Data = p.T("twice"), s.notice(p, r), d
	s.render(w, p, "duplicates.html", http.StatusOK)
}

// answerDuplicates says of every pair that the form names that it is one person.
func (s *Server) answerDuplicates(w http.ResponseWriter, r *http.Request) {
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, http.StatusBadRequest, s.Text(s.lang(r), "review.no-verdict"))
		return
	}
	chosen := make(map[string]bool)
	for _, pair := range r.PostForm["pair"] {
		chosen[pair] = true
	}
	var ds []review.Decision
	for i := range q.all {
		x := &q.all[i]
		if pair := cleanPage(x.A.Ref + " " + x.B.Ref); x.Open && twice(x) && chosen[pair] {
			delete(chosen, pair)
			ds = append(ds, s.decisionsOf(x, review.DecidedSame, r.PostFormValue("reason"))...)
		}
	}
	if len(ds) == 0 || len(chosen) > 0 { // somebody else answered one of them meanwhile
		s.fail(w, r, http.StatusConflict, s.Text(s.lang(r), "review.question-gone"))
		return
	}
	for i := range ds {
		ds[i].At = ds[0].At // one answer, that one undo takes back
	}
	if err := s.Append(ds...); err != nil {
		s.broke(w, r, err)
		return
	}
	s.redirect(w, r, "/?said=several")
}
