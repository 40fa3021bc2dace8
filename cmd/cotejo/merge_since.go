package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cotejo/linkage/bridge"
	"cotejo/linkage/roster"
)

// A merge keeps the roster that it replaces, and tells how its count leads to the
// new one: whoever publishes a number must be able to say why it is not last
// month's.

// A since is the way from the roster that was replaced.
type since struct {
	Previous string         `json:"previous"` // the file in which it is kept
	Persons  int            `json:"persons"`  // its count
	Terms    map[string]int `json:"terms"`    // persons by term of the bridge
	Status   int            `json:"status"`   // persons whose status changed
	Left     int            `json:"left"`     // rows that are no longer on their lists
}

// A last is the roster that a merge is about to replace.
type last struct {
	kept   *roster.Kept
	side   *side // nil when it cannot be read
	digest string
	to     string
}

func (l *last) drop() {
	if l != nil {
		l.kept.Drop()
	}
}

// keep holds the roster that is about to be replaced.
func (m *merge) keep(ctx context.Context) (*last, error) {
	if !m.keeps {
		return nil, nil
	}
	path := m.plan.output
	l := &last{to: roster.Previous(path)}
	r, err := roster.Open(ctx, path)
	closed := ""
	if err == nil {
		meta, failed := r.Meta(ctx)
		l.digest, closed = meta["digest"], meta["closed"]
		err = errors.Join(failed, r.Close())
	}
	if err == nil && !m.quiet && len(m.built.contents.Input.Records) <= mostCompared {
		if s, err := readSide(ctx, path); err == nil {
			l.side = &s
		}
	}
	if m.plan.previous != "" {
		l.to = dated(m.plan.previous, path, closed)
	}
	if l.kept, err = roster.Keep(path, l.to); err != nil {
		return nil, rosterProblem(l.to, err)
	}
	if l.kept == nil {
		return nil, nil
	}
	return l, nil
}

// dated is the place of a roster in a folder of rosters, by the day on which it was
// closed, as it says itself: roster-2026-10-31.db, and with a number where one of
// that day is there.
func dated(folder, path, closed string) string {
	ext := filepath.Ext(path)
	name := strings.TrimSuffix(filepath.Base(path), ext)
	if closed != "" {
		name += "-" + closed
	}
	for n := 1; ; n++ {
		to := filepath.Join(folder, name+ext)
		if n > 1 {
			to = filepath.Join(folder, fmt.Sprintf("%s-%d%s", name, n, ext))
		}
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return to
		}
	}
}

// place puts the replaced roster to its place and reckons the bridge. A merge that
// changed nothing leaves the roster of the time before where it is.
func (m *merge) place(ctx context.Context, l *last) error {
	if l == nil {
		return nil
	}
	now, err := readDigest(ctx, m.plan.output)
	if err != nil {
		l.drop()
		return err
	}
	if now == l.digest {
		l.drop()
		return nil
	}
	if err := l.kept.Place(); err != nil {
		return rosterProblem(l.to, err)
	}
	if l.side == nil {
		return nil
	}
	anew, err := readSide(ctx, m.plan.output)
	if err != nil {
		return err
	}
	l.side.path = l.to
	b, err := bridgeOf(ctx, *l.side, anew)
	if err != nil {
		return err
	}
	m.since = &since{Previous: l.to, Persons: b.Old, Terms: make(map[string]int), Status: len(b.Status), Left: len(b.Left)}
	for _, t := range b.Terms {
		m.since.Terms[t.Term] += t.Delta
	}
	return nil
}

func readDigest(ctx context.Context, path string) (digest string, err error) {
	err = withRoster(ctx, path, func(r *roster.Roster) error {
		meta, err := r.Meta(ctx)
		digest = meta["digest"]
		return err
	})
	return digest, err
}

// printSince tells the bridge in three lines.
func (m *merge) printSince() {
	s := m.since
	if s == nil {
		return
	}
	a := m.a
	var terms []string
	sum := s.Persons
	for _, of := range []struct{ term, key string }{
		{bridge.TermNew, "merge.since.new-records"}, {bridge.TermSplit, "merge.since.split"},
		{bridge.TermMerged, "merge.since.merged"}, {bridge.TermGone, "merge.since.gone-records"},
	} {
		if n := s.Terms[of.term]; n != 0 {
			terms = append(terms, a.t(of.key, a.signed(n)))
			sum += n
		}
	}
	a.line("")
	if len(terms) == 0 {
		a.line(a.t("merge.since-same", a.number(s.Persons)))
	} else {
		a.line(a.t("merge.since", a.number(s.Persons), strings.Join(terms, ", "), a.number(sum)))
	}
	a.line(a.t("merge.since-status", s.Status, s.Left))
	a.line("  " + a.program + " diff " + shellWord(s.Previous) + " " + shellWord(m.plan.output))
}
