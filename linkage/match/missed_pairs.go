package match

import (
	"context"
	"sync/atomic"
)

// Missed estimates how many pairs of one person the search for candidates never
// compared. Sampled records are held against all others.
type Missed struct {
	Asked   int     `json:"asked"`   // records to be sampled
	Records int     `json:"records"` // that were
	Found   int     `json:"found"`   // pairs of these from one half on that were candidates
	Missed  int     `json:"missed"`  // and that were not
	Share   float64 `json:"share"`   // missed of all
	Low     float64 `json:"low"`     // of the share, 95 %
	High    float64 `json:"high"`
}

// missed compares sampled records with all others under the trained model. It
// returns nil when nobody asked for it.
func (t *table) missed(ctx context.Context, m *Model, opt *Options, kept []comparedPair) (*Missed, error) {
	n := len(t.order)
	if opt.Sample <= 0 || n == 0 {
		return nil, nil
	}
	step := max(1, n/opt.Sample)
	partners := make(map[int32]map[int32]bool) // of sampled records: what was compared and kept
	for i := 0; i < n; i += step {
		partners[int32(i)] = make(map[int32]bool)
	}
	out := &Missed{Asked: opt.Sample, Records: len(partners)}
	for _, l := range kept {
		for _, end := range [2][2]int32{{l.a, l.b}, {l.b, l.a}} {
			if of := partners[end[0]]; of != nil {
				of[end[1]] = true
				if l.weight >= 0 {
					out.Found++
				}
			}
		}
	}
	var missed atomic.Int64
	bounds := t.newBounds(m)
	inChunks(ctx, t.workers, n, step, func() func(chunk, from, to int) {
		levels := make([]uint8, len(t.comparisons))
		return func(_, from, _ int) {
			i := int32(from)
			for j := range int32(n) {
				if j == i || partners[i][j] || t.unnamed(i) || t.unnamed(j) {
					continue
				}
				a, b := min(i, j), max(i, j)
				if l, ok := t.consider(m, bounds, a, b, 0, levels); ok && m.score(&l, t.listPair(m, a, b)).weight >= 0 {
					missed.Add(1)
				}
			}
		}
	})
	out.Missed = int(missed.Load())
	if all := out.Found + out.Missed; all > 0 {
		out.Share = float64(out.Missed) / float64(all)
		out.Low, out.High = ShareInterval(out.Missed, all)
	}
	return out, ctx.Err()
}
