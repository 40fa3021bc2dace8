package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/roster"
)

// A weighing compares records of a roster: as the roster kept it, or else anew
// from what it holds, which is read once.
type weighing struct {
	mu    sync.Mutex
	of    *roster.Roster
	in    *linkage.Input
	index map[int64]int
	model *match.Model
}

// read takes in what a roster holds, unless that was done.
func (w *weighing) read(ctx context.Context, r *roster.Roster) error {
	if w.of == r {
		return nil
	}
	in, index, err := r.Input(ctx)
	if err != nil {
		return err
	}
	model, err := r.Model(ctx)
	if err != nil {
		return err
	}
	w.of, w.in, w.index, w.model = r, in, index, model
	return nil
}

// pair returns the comparison of two records.
func (w *weighing) pair(ctx context.Context, r *roster.Roster, a, b roster.Record) (*roster.Pair, error) {
	p, err := r.Pair(ctx, a, b)
	if !errors.Is(err, roster.ErrNotFound) {
		return p, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.read(ctx, r); err != nil {
		return nil, err
	}
	if a.ID > b.ID {
		a, b = b, a
	}
	e, err := match.Explain(w.in, w.model, w.index[a.ID], w.index[b.ID])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", roster.ErrDamaged, err)
	}
	return &roster.Pair{A: a, B: b, Weight: e.Weight, Posterior: e.Posterior, Rival: e.Rival, Outcome: string(linkage.Apart), Levels: e.Levels}, nil
}
