package match

import "cotejo/linkage"

// A Result is what linking an [linkage.Input] gives: which records are one person,
// what could not be settled, and why.
type Result struct {
	// Clusters are the persons: ascending record indexes each, every record in
	// exactly one, ordered by their first record.
	Clusters [][]int
	// Pairs are the scored pairs worth keeping: those inside a cluster, those
	// that a person should look at, and the closest that stayed apart, ordered by
	// their records and without waterfalls; see [Result.Explain].
	Pairs     []linkage.Pair
	Conflicts []linkage.Conflict
	Count     linkage.Count
	Model     Model

	// What waterfalls are made from; nil in a result that was not linked here.
	table *table
	model *Model
	own   []float32 // by pair: what it itself taught the model
	alone []float32 // by pair: what is stated of its two records alone
	place []int32   // by record index: its position in the table
	// follows has, by record index, the record of a newer edition that it goes
	// with, -1 for none; nil without editions.
	Follows []int32
}

// Explain returns the pair of that index with its waterfall. Waterfalls take
// more room than all else together, so each is made when it is asked for.
// Several goroutines may ask at once.
func (r *Result) Explain(i int) linkage.Pair {
	p := r.Pairs[i]
	if r.table == nil {
		return p
	}
	a, b := r.place[p.A], r.place[p.B]
	e := r.table.explain(r.model, min(a, b), max(a, b), r.own[i])
	e.Levels = append(e.Levels, r.table.certaintySteps(e.Weight, float64(r.alone[i]), p.Posterior)...)
	if a > b {
		swapSides(&e)
	}
	p.Levels = e.Levels
	return p
}
