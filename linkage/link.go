package linkage

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
)

// Options tune how [Link] runs. Neither the number of workers nor who watches
// changes what it finds.
type Options struct {
	// Exhaustive compares every pair of records in full, so that what the search
	// for candidates loses can be seen. The time grows with the square of the
	// records.
	Exhaustive bool
	// Sample is the number of records, evenly drawn, that are compared with all
	// others to estimate what the search for candidates loses; see [Model.Lost].
	Sample   int
	Workers  int                                 // goroutines; 0 means one for each processor
	Progress func(stage string, done, total int) // may be nil; called from several goroutines
}

// workers returns the number of goroutines.
func (o *Options) workers() int {
	if o.Workers <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return o.Workers
}

// Link finds which records are one person. It works on the records in the
// order of their references, so that neither the order of rows and files nor
// the number of workers leaves a trace in the result.
func Link(ctx context.Context, in *Input, opt Options) (*Result, error) {
	order := make([]int, len(in.Records)) // by position in the work, the record's index
	for i := range order {
		order[i] = i
	}
	refs := make([]string, len(in.Records))
	for i := range refs {
		refs[i] = in.Ref(i)
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := cmp.Compare(refs[a], refs[b]); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	sorted := *in
	sorted.Records = make([]Record, len(order))
	position := make([]int32, len(order))
	for p, i := range order {
		sorted.Records[p] = in.Records[i]
		position[i] = int32(p)
	}

	progress := func(stage string) func(done, total int) {
		if opt.Progress == nil {
			return nil
		}
		return func(done, total int) { opt.Progress(stage, done, total) }
	}
	t := newTable(&sorted, opt.workers())
	m := newModel(t)
	if in.Model != nil {
		if err := m.adopt(in.Model); err != nil {
			return nil, err
		}
		m.Given = true
	}
	kept, err := t.candidates(ctx, m, &opt, progress("compare"))
	if err != nil {
		return nil, err
	}
	told := make(map[[2]int32]bool, len(in.Judgements))
	for _, j := range in.Judgements {
		told[ordered(position[j.A], position[j.B])] = j.Same
	}
	if err := t.learn(ctx, m, kept, told); err != nil {
		return nil, err
	}
	w := &work{t: t, m: m, kept: kept, verdicts: make([]verdict, len(kept)), position: position, same: newUnion(len(order))}
	edges := make([]edge, len(kept))
	for i := range kept {
		w.verdicts[i] = m.judge(&kept[i], t.listPair(m, kept[i].a, kept[i].b))
		edges[i] = edge{kept[i].a, kept[i].b, w.verdicts[i].weight, math.Log2(t.listPair(m, kept[i].a, kept[i].b).Same)}
	}
	if m.Lost, err = t.lost(ctx, m, &opt, kept, w.verdicts); err != nil {
		return nil, err
	}
	w.g = newGrouping(len(order), edges)
	w.g.source, w.g.unique = make([]int32, len(order)), make([]bool, len(order))
	w.g.twice = make(map[[2]int32]float64)
	for i := range kept {
		if a, b := kept[i].a, kept[i].b; sorted.Records[a].Source == sorted.Records[b].Source {
			w.g.twice[ordered(a, b)] = w.verdicts[i].weight
		}
	}
	if len(in.Sources) == 1 {
		w.g.depth = depthWithin
	}
	for p := range sorted.Records {
		w.g.source[p] = int32(sorted.Records[p].Source)
		w.g.unique[p] = in.Sources[sorted.Records[p].Source].Unique
	}
	for _, j := range in.Judgements {
		if j.Same {
			w.same.join(position[j.A], position[j.B])
			if a, b := w.g.head(position[j.A]), w.g.head(position[j.B]); a != b {
				w.g.merge(a, b)
			}
		}
	}
	for _, j := range in.Judgements {
		if a, b := w.g.head(position[j.A]), w.g.head(position[j.B]); !j.Same && a != b {
			w.g.barred[ordered(a, b)] = struct{}{}
		}
	}
	w.g.run()
	return w.result(order), nil
}

// work is what a merge has at hand when it sums up.
type work struct {
	t        *table
	m        *Model
	kept     []likeness
	verdicts []verdict
	g        *grouping
	position []int32 // by the caller's record index
	same     union   // records of which people said that they are one person
	sure     [2]int  // sizes of the strata of audit questions
}

// reportBits is the weight from which a pair that stayed apart is reported.
const reportBits = -8

// result sums up the work in terms of the caller's record indexes.
func (w *work) result(order []int) *Result {
	r := &Result{Model: *w.m, table: w.t, model: w.m, place: w.position}
	cluster := make([]int32, len(order))
	for n, members := range w.g.clusters() {
		c := make([]int, len(members))
		for i, p := range members {
			cluster[p] = int32(n)
			c[i] = order[p]
		}
		slices.Sort(c)
		r.Clusters = append(r.Clusters, c)
	}
	questions := w.conflicts(cluster)
	asked := make(map[[2]int32]bool)
	for _, q := range questions {
		if len(q.records) > 1 {
			asked[ordered(q.records[0], q.records[1])] = true
		}
	}
	w.report(r, order, cluster, asked)
	for _, q := range questions {
		c := Conflict{Kind: q.kind, Field: q.field, Posterior: q.posterior, Effect: q.effect}
		for _, p := range q.records {
			c.Records = append(c.Records, order[p])
		}
		r.Conflicts = append(r.Conflicts, c)
	}
	slices.SortFunc(r.Clusters, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	r.Count = w.count(cluster)
	return r
}

// report puts the pairs worth keeping into a result, ordered by their records.
func (w *work) report(r *Result, order []int, cluster []int32, asked map[[2]int32]bool) {
	type reported struct {
		Pair
		own float32
	}
	var found []reported
	for i := range w.kept {
		l, v := &w.kept[i], &w.verdicts[i]
		outcome := Apart
		switch {
		case asked[ordered(l.a, l.b)] && math.Abs(v.weight) < clampBits:
			outcome = Undecided
		case cluster[l.a] == cluster[l.b]:
			outcome = Joined
		case v.weight < reportBits:
			continue
		}
		a, b := order[l.a], order[l.b]
		found = append(found, reported{Pair{
			A: min(a, b), B: max(a, b), Weight: v.weight, Posterior: w.t.certainty(v.weight), Rival: classNames[v.rival], Outcome: outcome,
		}, l.own})
	}
	slices.SortFunc(found, func(a, b reported) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	r.Pairs, r.own = make([]Pair, len(found)), make([]float32, len(found))
	for i := range found {
		r.Pairs[i], r.own[i] = found[i].Pair, found[i].own
	}
}
