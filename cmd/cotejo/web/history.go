package web

import (
	"net/http"
	"slices"
	"strings"

	"cotejo/linkage/review"
)

// A history is what the reviewer answered, the latest first.
type history struct{ Answers []past }

// A past answer is the lines of one moment.
type past struct {
	At       string
	When     string
	Lines    []pastLine
	Question int // the number of its question, 0 when it is no longer asked
}

type pastLine struct{ A, B, NameA, NameB, Verdict, Reason string }

func (s *Server) showAnswers(w http.ResponseWriter, r *http.Request) {
	p := s.page(r)
	ds, _, err := s.holding(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	q, err := s.queue(r.Context())
	if err != nil {
		s.broke(w, r, err)
		return
	}
	mine := slices.DeleteFunc(review.Held(ds), func(d review.Decision) bool { return d.Reviewer != s.Reviewer })
	slices.SortStableFunc(mine, func(a, b review.Decision) int { return strings.Compare(b.At, a.At) })
	d := &history{}
	for i := range mine {
		x := &mine[i]
		if n := len(d.Answers); n == 0 || d.Answers[n-1].At != x.At {
			when := strings.TrimSuffix(strings.Replace(x.At, "T", " ", 1), "Z")
			d.Answers = append(d.Answers, past{At: x.At, When: when[:min(16, len(when))]})
		}
		last := &d.Answers[len(d.Answers)-1]
		line := pastLine{A: x.RefA(), B: x.RefB(), NameA: x.NameA, NameB: x.NameB, Verdict: s.verdict(p, x), Reason: x.Reason}
		if x.OfValue() {
			line.B, line.NameB = "", p.Field(x.KeyB)+": "+p.Value(x.KeyB, x.NameB)
		}
		last.Lines = append(last.Lines, line)
		for k := range q.all {
			if q.all[k].isOf(x) {
				last.Question = q.all[k].ID
			}
		}
	}
	p.Title, p.Notice, p.Data = p.T("history"), s.notice(p, r), d
	s.render(w, p, "answers.html", http.StatusOK)
}
