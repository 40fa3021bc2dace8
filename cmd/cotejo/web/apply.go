package web

import (
	"context"
	"net/http"
	"os"
	"slices"

	"cotejo/linkage/bridge"
	"cotejo/linkage/roster"
)

// An applied merge is what became of the roster.
type applied struct {
	Before, After int
	Changes       []appliedChange
	More          int
	Unbound       []string // decisions that do not bind, and why
}

type appliedChange struct {
	Term  string
	Names []string
	IDs   []string // of persons that there are now
}

// shownChanges bounds the changes that are listed after a merge.
const shownChanges = 50

// standing is what a bridge needs of a roster.
type standing struct {
	belongings []bridge.Belonging
	persons    map[string]roster.Standing
}

func readStanding(ctx context.Context, r *roster.Roster) (s standing, err error) {
	if s.belongings, err = r.Belongings(ctx); err != nil {
		return s, err
	}
	s.persons, err = r.Standings(ctx)
	return s, err
}

// apply merges the lists anew and shows what that changed. The roster is closed
// while it is replaced, since some systems replace no file that is open; pages
// wait for it.
func (s *Server) apply(w http.ResponseWriter, r *http.Request) {
	lang, ctx := s.lang(r), r.Context()
	if s.Apply == nil {
		s.fail(w, r, http.StatusConflict, s.Text(lang, "review.no-recipe"))
		return
	}
	a, err := s.mergeAnew(ctx, lang)
	if err != nil {
		s.broke(w, r, err)
		return
	}
	s.mu.Lock()
	s.applied = a
	s.mu.Unlock()
	s.redirect(w, r, "/applied?said=applied")
}

func (s *Server) mergeAnew(ctx context.Context, lang string) (*applied, error) {
	s.use.RUnlock() // the handler holds it for a page that only reads
	s.use.Lock()
	defer func() { s.use.Unlock(); s.use.RLock() }()
	old, err := readStanding(ctx, s.open())
	if err != nil {
		return nil, err
	}
	if err := s.open().Close(); err != nil {
		return nil, err
	}
	unbound, failed := s.Apply(ctx, lang)
	if err := s.reopen(context.WithoutCancel(ctx)); err != nil { // the old one where the merge failed
		return nil, err
	}
	if failed != nil {
		return nil, failed
	}
	now, err := readStanding(ctx, s.open())
	if err != nil {
		return nil, err
	}
	a := &applied{Before: len(old.persons), After: len(now.persons), Unbound: unbound}
	for _, c := range bridge.Bridge(old.belongings, now.belongings, bridge.Changed{}) {
		if len(a.Changes) == shownChanges {
			a.More++
			continue
		}
		var names []string
		for _, id := range c.Old {
			names = append(names, old.persons[id].Name)
		}
		for _, id := range c.New {
			names = append(names, now.persons[id].Name)
		}
		slices.Sort(names)
		a.Changes = append(a.Changes, appliedChange{c.Term, slices.Compact(names), c.New})
	}
	return a, nil
}

// reopen opens the roster as the file has it now.
func (s *Server) reopen(ctx context.Context) error {
	info, err := os.Stat(s.Roster)
	if err != nil {
		return err
	}
	r, err := roster.Open(ctx, s.Roster)
	if err != nil {
		return err
	}
	s.mu.Lock()
	s.roster, s.file = r, info
	s.mu.Unlock()
	return nil
}

// refresh opens the roster anew where another program has replaced it, such as a
// second review screen over the same folder.
func (s *Server) refresh(ctx context.Context) {
	s.mu.Lock()
	known := s.file
	s.mu.Unlock()
	info, err := os.Stat(s.Roster)
	if err != nil || os.SameFile(known, info) && known.ModTime().Equal(info.ModTime()) {
		return // a file that is just being replaced is there the next time
	}
	s.use.Lock()
	defer s.use.Unlock()
	old := s.open()
	if err := s.reopen(ctx); err != nil {
		return // what is open still answers
	}
	_ = old.Close()
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
