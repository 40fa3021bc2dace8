package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"cotejo/linkage/roster"
)

// A listPage is the queue as a list.
type listPage struct {
	Rows              []listed
	Kinds, Lists      []string
	Provinces         []string
	Kind, List, Where string
	Answered          bool // the answered ones too
	From, To, Total   int
	Previous, Next    string
	Twice             int // suspected duplicates that can be answered at once
}

// A listed question is a line of the queue.
type listed struct {
	*question
	Number            int
	Posterior, Effect string
	Lists             string
}

// narrow returns the questions that a request asks for.
func (s *Server) narrow(ctx context.Context, q *queue, v url.Values) (*listPage, []listed, error) {
	d := &listPage{Kind: v.Get("kind"), List: v.Get("list"), Where: v.Get("province"), Answered: v.Get("answered") != ""}
	places, err := s.open().Provinces(ctx)
	if err != nil {
		return nil, nil, err
	}
	var out []listed
	note := func(into *[]string, value string) {
		if value != "" && !slices.Contains(*into, value) {
			*into = append(*into, value)
		}
	}
	for i := range q.all {
		x := &q.all[i]
		note(&d.Kinds, x.Shown())
		fits, there := d.List == "", d.Where == ""
		l := listed{question: x, Number: i + 1}
		for _, r := range x.Records {
			note(&d.Lists, r.Source)
			note(&d.Provinces, places[r.Person])
			fits, there = fits || r.Source == d.List, there || places[r.Person] == d.Where
		}
		if twice(x) && x.Open {
			d.Twice++
		}
		if !fits || !there || d.Kind != "" && x.Shown() != d.Kind || !x.Open && !d.Answered {
			continue
		}
		out = append(out, l)
	}
	slices.Sort(d.Kinds)
	slices.Sort(d.Lists)
	slices.Sort(d.Provinces)
	return d, out, nil
}

func (s *Server) showQuestions(w http.ResponseWriter, r *http.Request) {
	p := s.page(r)
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	v := r.URL.Query()
	d, found, err := s.narrow(r.Context(), q, v)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	number, _ := strconv.Atoi(v.Get("page"))
	number = max(1, min(number, 1+len(found)/perPage))
	from := (number - 1) * perPage
	d.Rows, d.Total = found[min(from, len(found)):min(from+perPage, len(found))], len(found)
	d.From, d.To = min(d.Total, from+1), from+len(d.Rows)
	for i := range d.Rows {
		l := &d.Rows[i]
		if !l.Veiled && !p.Blind && !s.Second && l.Field == "" {
			l.Posterior, l.Effect = percent(p.Lang, l.question.Posterior), effects(p, l.question)["same"]
		}
	}
	at := func(page int) string {
		v.Set("page", strconv.Itoa(page))
		return "/questions?" + v.Encode()
	}
	d.Previous, d.Next = around(number, d.To < d.Total, at)
	p.Title, p.Data = p.T("queue"), d
	s.render(w, p, "questions.html", http.StatusOK)
}

// around returns the addresses of the pages before and after one; "" where there is
// none.
func around(number int, more bool, at func(page int) string) (previous, next string) {
	if number > 1 {
		previous = at(number - 1)
	}
	if more {
		next = at(number + 1)
	}
	return previous, next
}

// exportQuestions gives the questions of the list as a sheet. What must not be
// seen before it is answered is not in it.
func (s *Server) exportQuestions(w http.ResponseWriter, r *http.Request) {
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	_, found, err := s.narrow(r.Context(), q, r.URL.Query())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	if s.Sheet == nil || s.Second {
		s.fail(w, r, http.StatusNotFound, s.Text(s.lang(r), "review.no-question"))
		return
	}
	var out []roster.Conflict
	for _, l := range found {
		if !l.Veiled { // a sheet has the evidence
			out = append(out, l.Conflict)
		}
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="questions.csv"`)
	_ = s.Sheet(w, out)
}

// goTo leads to the question of a number in the queue.
func (s *Server) goTo(w http.ResponseWriter, r *http.Request) {
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	n, err := strconv.Atoi(r.URL.Query().Get("n"))
	if err != nil || n < 1 || n > len(q.all) {
		s.fail(w, r, http.StatusNotFound, s.Text(s.lang(r), "review.no-number", len(q.all)))
		return
	}
	s.redirect(w, r, "/q/"+strconv.Itoa(q.all[n-1].ID))
}
