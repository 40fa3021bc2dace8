package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// join says that the person of a page is also another one.
func (s *Server) join(w http.ResponseWriter, r *http.Request) {
	lang, ctx, db := s.lang(r), r.Context(), s.open()
	who := strings.TrimSpace(r.PostFormValue("who"))
	found, total, err := db.Search(ctx, who, nil, 0, 2)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	if who == "" || total != 1 || found[0].ID == r.PathValue("id") {
		s.fail(w, r, http.StatusBadRequest, s.Text(lang, "review.join-whom", who, total))
		return
	}
	a, err := db.Rows(ctx, r.PathValue("id"))
	if err != nil {
		s.broke(w, r, err)
		return
	}
	b, err := db.Rows(ctx, found[0].ID)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	if len(a) == 0 || len(b) == 0 {
		s.fail(w, r, http.StatusNotFound, s.Text(lang, "review.nobody"))
		return
	}
	s.write(w, r, "joined", decisionOf(review.DecidedSame, s.Reviewer, s.Stamp(), strings.TrimSpace(r.PostFormValue("reason")), a[0], b[0]))
}

// part says that a row is not of the person of a page: neither it nor any other
// row of the person are one.
func (s *Server) part(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	rows, err := s.open().Rows(ctx, r.PathValue("id"))
	if err != nil {
		s.broke(w, r, err)
		return
	}
	var ds []review.Decision
	at := s.Stamp()
	for _, out := range rows {
		if out.Ref != r.PostFormValue("row") {
			continue
		}
		for _, rest := range rows {
			if rest.ID != out.ID {
				ds = append(ds, decisionOf(review.DecidedDifferent, s.Reviewer, at, strings.TrimSpace(r.PostFormValue("reason")), out, rest))
			}
		}
	}
	if len(ds) == 0 {
		s.fail(w, r, http.StatusConflict, s.Text(s.lang(r), "review.question-gone"))
		return
	}
	s.write(w, r, "parted", ds...)
}

// write keeps what was said on a person's page and returns there.
func (s *Server) write(w http.ResponseWriter, r *http.Request, said string, ds ...review.Decision) {
	if len(ds[0].Reason) > maxReason {
		s.fail(w, r, http.StatusBadRequest, s.Text(s.lang(r), "review.long-reason"))
		return
	}
	if err := s.Append(ds...); err != nil {
		s.broke(w, r, err)
		return
	}
	s.redirect(w, r, "/person/"+r.PathValue("id")+"?said="+said)
}

// personByID finds a person by today's id or one of the past; asked is the id of
// the past, if it is one.
func (s *Server) personByID(ctx context.Context, id string) (person *roster.Person, asked string, err error) {
	db := s.open()
	person, err = db.Person(ctx, id)
	if !errors.Is(err, roster.ErrNotFound) {
		return person, "", err
	}
	hits, err := db.Find(ctx, id)
	switch {
	case err != nil:
		return nil, "", err
	case len(hits) != 1:
		return nil, "", roster.ErrNotFound
	}
	person, err = db.Person(ctx, hits[0].ID)
	return person, id, err
}
