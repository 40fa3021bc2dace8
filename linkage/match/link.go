package match

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
	"cotejo/linkage/elementary"
)

// Options tune how [Link] runs. Neither the number of workers nor who watches
// changes what it finds.
type Options struct {
	// Model, if not nil, was trained elsewhere and gives the chances of the levels.
	Model *Model
	// Exhaustive compares every pair of records in full, so that what the search
	// for candidates loses can be seen. The time grows with the square of the
	// records.
	Exhaustive bool
	// LargestBlock is the number of records of a large input that may share two
	// traits and still be compared, 2 or more; 0 means 40.
	LargestBlock int
	// Sample is the number of records, evenly drawn, that are compared with all
	// others to estimate what the search for candidates loses; see [Model.Missed].
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

// maxRecords is the number of records that are numbered safely: they, and the
// tokens of their names, are counted in 32 bits.
const maxRecords = 1 << 26

// ErrTooManyRecords says that the lists are larger than one merge can hold.
var ErrTooManyRecords = errors.New("too many records")

// Link finds which records are one person. It works on the records in the
// order of their names and references, so that neither the order of rows and files nor
// the number of workers leaves a trace in the result.
func Link(ctx context.Context, in *linkage.Input, opt Options) (*Result, error) {
	if follows := followers(in); follows != nil {
		return linkEditions(ctx, in, follows, opt)
	}
	return linkRecords(ctx, in, opt)
}

// linkRecords is Link of records that all speak for themselves.
func linkRecords(ctx context.Context, in *linkage.Input, opt Options) (*Result, error) {
	w, err := grouped(ctx, in, opt)
	if err != nil {
		return nil, err
	}
	return w.result(), nil
}

// grouped compares the records, weighs the pairs and joins the records to persons.
func grouped(ctx context.Context, in *linkage.Input, opt Options) (*linking, error) {
	progress := func(stage string) func(done, total int) {
		if opt.Progress == nil {
			return nil
		}
		return func(done, total int) { opt.Progress(stage, done, total) }
	}
	if len(in.Records) > maxRecords {
		return nil, fmt.Errorf("%w: %d, at most %d", ErrTooManyRecords, len(in.Records), maxRecords)
	}
	t := newTable(in, opt.workers())
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m := newModel(t)
	if opt.Model != nil {
		if err := m.adopt(opt.Model); err != nil {
			return nil, err
		}
		m.Given = true
	}
	kept, err := t.candidates(ctx, m, &opt, progress("compare"))
	if err != nil {
		return nil, err
	}
	w := &linking{t: t, m: m, kept: kept, place: t.places(), same: cluster.NewUnion(len(t.order))}
	labels := make(map[[2]int32]bool, len(in.Judgements))
	for _, j := range in.Judgements {
		labels[cluster.Ordered(w.place[j.A], w.place[j.B])] = j.Same
	}
	if err := t.learn(ctx, m, kept, labels); err != nil {
		return nil, err
	}
	t.scoreAll(m, kept)
	if m.Missed, err = t.missed(ctx, m, &opt, kept); err != nil {
		return nil, err
	}
	w.group()
	return w, ctx.Err()
}

// scoreAll weighs all kept pairs under the trained model.
func (t *table) scoreAll(m *Model, kept []comparedPair) {
	each(t.workers, len(kept), 1<<12, func(_, from, to int) {
		for i := from; i < to; i++ {
			l := &kept[i]
			v := m.score(l, t.listPair(m, l.a, l.b))
			l.weight, l.rival = v.weight, v.rival
		}
	})
}

// linking is what a merge has at hand when it sums up.
type linking struct {
	t         *table
	m         *Model
	kept      []comparedPair
	g         *cluster.Grouping
	place     []int32 // by the caller's record index, the record's place in the table
	cluster   []int32 // by place, the number of the person
	best      []bestPair
	posterior []float32 // by kept pair, what is stated of it
	undecided []clusterLink
	least     []float64     // see leastWithinList
	same      cluster.Union // records of which people said that they are one person
	sure      [2]int        // sizes of the strata of audit questions
}

// group joins the records to persons, obeying people's judgements.
func (w *linking) group() {
	t := w.t
	edges := make([]cluster.Edge, len(w.kept))
	twice := make(map[[2]int32]float64)
	for i := range w.kept {
		l := &w.kept[i]
		edges[i] = cluster.Edge{A: l.a, B: l.b, Weight: l.weight, Prior: elementary.Log2(t.listPair(w.m, l.a, l.b).Same)}
		if len(t.in.Sources) > 1 && t.source[l.a] == t.source[l.b] {
			twice[cluster.Ordered(l.a, l.b)] = l.weight
		}
	}
	w.g = cluster.New(len(t.order), edges)
	w.g.Source, w.g.WithinList = t.source, twice
	w.g.Compare = w.compare
	copy(w.g.Generations, t.names.generations)
	w.least = w.leastWithinList()
	w.g.LeastWithinList = w.least
	if len(t.in.Sources) == 1 {
		w.g.Depth = cluster.DepthWithin
		w.g.Silent, w.g.NameOnly, w.g.Weigh = w.silent, w.nameOnly, w.weigh
		w.g.Content, w.g.MixedContent = t.contents(), make([]bool, len(t.order))
	}
	for _, j := range t.in.Judgements {
		if j.Same {
			w.same.Join(w.place[j.A], w.place[j.B])
			if a, b := w.g.Head(w.place[j.A]), w.g.Head(w.place[j.B]); a != b {
				w.g.Merge(a, b)
				w.g.Told[w.g.Head(a)] = true
			}
		}
	}
	for _, j := range t.in.Judgements {
		if a, b := w.g.Head(w.place[j.A]), w.g.Head(w.place[j.B]); !j.Same && a != b {
			w.g.Bar(a, b)
		}
	}
	w.g.Run()
}

// reportBits is the weight from which a pair that stayed apart is reported.
const reportBits = -8

// result sums up the work in terms of the caller's record indexes.
func (w *linking) result() *Result {
	r := &Result{table: w.t, model: w.m, place: w.place}
	order := w.t.order
	w.cluster = make([]int32, len(order))
	all := make([]int, 0, len(order))
	for n, members := range w.g.Clusters() {
		first := len(all)
		for _, p := range members {
			w.cluster[p] = int32(n)
			all = append(all, int(order[p]))
		}
		c := all[first:len(all):len(all)]
		slices.Sort(c)
		r.Clusters = append(r.Clusters, c)
	}
	w.best = w.bestPairs()
	w.posterior = w.posteriors()
	questions := w.conflicts()
	w.consequences(questions)
	asked := make(map[[2]int32]float64)
	for _, q := range questions {
		if len(q.records) > 1 {
			asked[cluster.Ordered(q.records[0], q.records[1])] = q.posterior
		}
	}
	w.report(r, asked)
	for _, q := range questions {
		c := linkage.Conflict{Kind: q.kind, Field: q.field, Posterior: q.posterior, Effect: q.effect, Moves: q.moves}
		for _, p := range q.records {
			c.Records = append(c.Records, int(order[p]))
		}
		r.Conflicts = append(r.Conflicts, c)
	}
	r.Clusters = sorted(w.t.workers, r.Clusters, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	r.Count = w.count(len(r.Clusters))
	r.Model = *w.m
	return r
}

// report puts the pairs worth keeping into a result, ordered by their records.
// asked holds what is stated of the pairs that a question is about.
func (w *linking) report(r *Result, asked map[[2]int32]float64) {
	type reported struct {
		a, b    int32 // indexes in the input
		kept    int32
		outcome uint8
	}
	isAsked := func(l *comparedPair) bool { _, ok := asked[cluster.Ordered(l.a, l.b)]; return ok }
	outcomes := [...]linkage.Outcome{linkage.Apart, linkage.Joined, linkage.Undecided}
	var found []reported
	for i := range w.kept {
		l := &w.kept[i]
		outcome := uint8(0)
		switch {
		case math.Abs(l.weight) < cluster.ClampBits && isAsked(l):
			outcome = 2
		case w.cluster[l.a] == w.cluster[l.b]:
			outcome = 1
		case l.weight < reportBits:
			continue
		}
		a, b := w.t.order[l.a], w.t.order[l.b]
		found = append(found, reported{min(a, b), max(a, b), int32(i), outcome})
	}
	found = sorted(w.t.workers, found, func(a, b reported) int { return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) })
	r.Pairs, r.own, r.alone = make([]linkage.Pair, len(found)), make([]float32, len(found)), make([]float32, len(found))
	for i, f := range found {
		l := &w.kept[f.kept]
		r.Pairs[i] = linkage.Pair{A: int(f.a), B: int(f.b), Weight: l.weight, Posterior: float64(w.posterior[f.kept]), Rival: classNames[l.rival], Outcome: outcomes[f.outcome]}
		r.own[i], r.alone[i] = l.trainingShare, w.posterior[f.kept]
		if p, ok := asked[cluster.Ordered(l.a, l.b)]; ok {
			r.Pairs[i].Posterior = p
		}
	}
}
