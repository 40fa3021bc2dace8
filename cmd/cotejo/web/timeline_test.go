package web_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cotejo/cmd/cotejo/web"
	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/roster"
	"cotejo/linkage/survivorship"
)

// The page of a person tells what happened between two editions of a list, and
// who says so.
func TestPersonPageTellsWhatHappened(t *testing.T) {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "custody", Kind: linkage.KindStatus}}}
	for _, s := range []linkage.Source{{Name: "pd", AsOf: "2025-02-28"}, {Name: "pd-2025-01-31", AsOf: "2025-01-31"}} {
		s.List, s.StableKey, s.File, s.Header, s.Columns, s.Rows = "pd", true, s.Name+".csv", []string{"name"}, [][]string{{"name"}}, 1
		in.Sources = append(in.Sources, s)
	}
	for i, custody := range []string{"free", "inside"} {
		in.Records = append(in.Records, linkage.Record{Source: i, Row: 1, Line: 2, Key: "k", Name: names.Parse("Ana Cuello Prat", names.GivenFirst), Values: []string{custody},
			Raw: linkage.CellsOf("Ana Cuello Prat"), AsOf: in.Sources[i].AsOf, Newest: i == 0})
	}
	res, err := match.Link(context.Background(), in, match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	persons, _ := survivorship.Resolve(in, res)
	path := filepath.Join(t.TempDir(), "roster.db")
	if err := roster.Write(context.Background(), path, &roster.Contents{Input: in, Result: res, Persons: persons}, nil); err != nil {
		t.Fatal(err)
	}
	s := newSite(t, func(c *web.Config) {
		c.Roster = path
		c.Event = func(_ string, e roster.Event) (when, what, basis string) {
			return e.From + "–" + e.To, e.Kind + " <b>", e.Basis
		}
	})
	s.enter()
	_, page := s.get("/persons?q=cuello")
	id := regexp.MustCompile("/person/p-[a-z0-9]+").FindString(page)
	_, page = s.get(id)
	for _, want := range []string{"2025-02-01–2025-02-28", "exit &lt;b&gt;", "pd.csv:2", "review.events"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
