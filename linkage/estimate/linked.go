package estimate

import (
	"math"
	"slices"
)

// RunLinked estimates from persons and what is open about their links. The
// figures are those of the persons as they stand; the intervals are widened by
// what the links leave open, with which every method that has a standard error,
// and the average of graphs, is run again.
func RunLinked(lists []string, persons []int, open []Open) (*Result, error) {
	table, err := NewTable(lists)
	if err != nil {
		return nil, err
	}
	for _, h := range persons {
		table.Counts[h]++
	}
	undecided := make(map[int]bool)
	for _, o := range open {
		undecided[o.A], undecided[o.B] = true, true
	}
	r := table.Run(float64(len(undecided)) / math.Max(1, float64(len(persons))))
	if len(r.Estimates) == 0 || len(open) == 0 {
		return r, nil
	}
	tables, err := Partitions(lists, persons, open)
	if err != nil {
		return nil, err
	}
	for i := range r.Estimates {
		e := &r.Estimates[i]
		var low, high float64
		switch e.Method {
		case Chao:
			low, high = pooled(tables, (*Table).chao)
		case Independence:
			low, high = pooled(tables, (*Table).independence)
		case LogLinear:
			low, high = pooled(tables, (*Table).logLinearPoint)
		case Graphs:
			low, high = pooledGraphs(tables)
		}
		if high > 0 {
			e.Low, e.High = min(e.Low, low), max(e.High, high)
		}
	}
	if headline := r.headline(); len(headline) > 0 {
		r.envelope(headline)
	}
	return r, nil
}

// pooled runs a method on every table and puts the answers together; tables that
// are alike are run once.
func pooled(tables []*Table, method func(*Table) (Estimate, error)) (low, high float64) {
	var estimates, sizes, ses []float64
	known := newMemo(method)
	for _, t := range tables {
		if e, ok := known.of(t); ok {
			estimates, sizes, ses = append(estimates, e.N), append(sizes, float64(t.Size())), append(ses, e.SE)
		}
	}
	if len(estimates) == 0 {
		return 0, 0
	}
	_, low, high = Pool(estimates, sizes, ses)
	return low, high
}

// graphTables is how many tables the average of graphs is run on, and
// graphDraws how many draws are taken of each: the posterior of one table takes
// long, and tables differ little.
const (
	graphTables = 10
	graphDraws  = 400
)

func pooledGraphs(tables []*Table) (low, high float64) {
	var all [][]float64
	known := newMemo(func(t *Table) (Estimate, error) { return t.graphs(graphDraws) })
	for _, t := range tables[:min(graphTables, len(tables))] {
		if e, ok := known.of(t); ok {
			all = append(all, e.Draws)
		}
	}
	if len(all) == 0 {
		return 0, 0
	}
	_, low, high = PoolDraws(all)
	return low, high
}

// A memo remembers what a method said of tables.
type memo struct {
	method func(*Table) (Estimate, error)
	tables []*Table
	said   []Estimate
	ok     []bool
}

func newMemo(method func(*Table) (Estimate, error)) *memo { return &memo{method: method} }

func (m *memo) of(t *Table) (Estimate, bool) {
	for i, k := range m.tables {
		if slices.Equal(k.Counts, t.Counts) {
			return m.said[i], m.ok[i]
		}
	}
	e, err := m.method(t)
	m.tables, m.said, m.ok = append(m.tables, t), append(m.said, e), append(m.ok, err == nil)
	return e, err == nil
}
