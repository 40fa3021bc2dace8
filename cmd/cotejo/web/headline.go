package web

import (
	"context"
	"net/url"
	"strings"
)

// A headline is what every page tells: the count, how it stands with the answers
// so far, and how many answers no merge has taken in.
type headline struct {
	Persons, Live   int
	Low, High       int
	Done, All, Left int
	Fresh           int
	Apply           bool
}

// headline returns nil where the roster or the decisions cannot be read; the page
// itself says so.
func (s *Server) headline(ctx context.Context) *headline {
	h, err := s.open().Headline(ctx)
	if err != nil {
		return nil
	}
	q, err := s.queue(ctx)
	if err != nil {
		return nil
	}
	ds, err := s.Read()
	if err != nil {
		return nil
	}
	moments := make(map[string]bool) // an answer may be several lines of one moment
	for _, d := range ds[min(len(ds), h.Lines):] {
		moments[d.Reviewer+d.At] = true
	}
	return &headline{
		Persons: h.Persons, Live: h.Persons + q.moved, Low: h.Low, High: h.High,
		Done: q.done, All: len(q.all), Left: q.left(), Fresh: len(moments), Apply: s.Apply != nil,
	}
}

// link returns the address in a cell that is nothing but one of the web, and "".
func link(cell string) string {
	cell = strings.TrimSpace(cell)
	u, err := url.Parse(cell)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || strings.ContainsAny(cell, " \t\n") {
		return ""
	}
	return u.String()
}
