// Package evaluate measures a roster against a known truth.
//
// A roster and a truth are both partitions of the same rows into persons. What
// matters is told in four ways, because each hides what another shows:
//
//   - Pairs: of all pairs of rows that the roster joins, how many are one person
//     (precision), and of all pairs that are one person, how many it joins
//     (recall). Large clusters weigh most.
//   - B³: the same asked of every row about its own cluster and averaged over the
//     rows, so that every row weighs the same.
//   - Clusters: how many of the roster's persons are exactly a true one, and how
//     many true ones are found exactly.
//   - The count. Turning the roster into the truth takes two steps: cut every
//     cluster that holds several persons into its pieces (splits), and put
//     together the pieces of every person that is still in several (merges). Each
//     split adds a person to the count and each merge takes one away, so that
//     found − true = merges − splits, exactly (Menestrina and others, 2010).
package evaluate

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// A Row says to which person a row of a list belongs.
type Row struct {
	File   string `csv:"file"` // the list's name in the roster
	Row    int    `csv:"row"`  // 1-based number of the data row
	Person string `csv:"person"`
}

// A Score is precision and recall, each between 0 and 1, and their harmonic
// mean. With nothing to be found a score is 1.
type Score struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// An Interval holds 95 of 100 values of a resampling.
type Interval struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// A Report is what [Compare] finds.
type Report struct {
	Pairs    Score `json:"pairs"`
	BCubed   Score `json:"b_cubed"`
	Clusters Score `json:"clusters"`

	TruePairs  int `json:"true_pairs"`  // pairs of rows that are one person
	FoundPairs int `json:"found_pairs"` // pairs of rows that the roster joins
	RightPairs int `json:"right_pairs"` // pairs that are both

	Found      int     `json:"found"`       // persons in the roster
	True       int     `json:"true"`        // persons in truth
	CountError float64 `json:"count_error"` // (Found − True) / True
	Splits     int     `json:"splits"`      // cuts that the roster needs: persons wrongly joined
	Merges     int     `json:"merges"`      // joins that it needs: persons counted twice
	Mixed      int     `json:"mixed"`       // clusters that hold more than one person
	Broken     int     `json:"broken"`      // persons that lie in more than one cluster

	// Unknown rows stand in the roster and not in the truth, Absent ones the
	// other way round; neither takes part in the figures above.
	Unknown int `json:"unknown_rows"`
	Absent  int `json:"absent_rows"`

	PairsF1    Interval `json:"pairs_f1_interval"`
	CountRange Interval `json:"count_error_interval"`
}

// key names a row.
type key struct {
	file string
	row  int
}

// Compare measures the persons found in a roster against the truth. Its error
// is a [Problem] when the two have no row in common.
func Compare(found, truth []Row) (*Report, error) {
	person := make(map[key]string, len(truth))
	for _, t := range truth {
		person[key{t.File, t.Row}] = t.Person
	}
	type placed struct{ cluster, person string }
	var rows []placed
	r := &Report{}
	for _, f := range found {
		if p, ok := person[key{f.File, f.Row}]; ok {
			rows = append(rows, placed{f.Person, p})
		} else {
			r.Unknown++
		}
	}
	r.Absent = len(truth) - len(rows)
	if len(rows) == 0 {
		return nil, &Problem{Code: "no-common-rows"}
	}
	slices.SortFunc(rows, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.cluster, b.cluster))
	})
	clusters, persons, cells := make(map[string]int), make(map[string]int), make(map[placed]int)
	for _, p := range rows {
		clusters[p.cluster]++
		persons[p.person]++
		cells[p]++
	}
	pieces := make(map[string]int) // by cluster
	parts := make(map[string]int)  // by person
	exact := 0
	var precision, recall float64
	for c, n := range cells {
		pieces[c.cluster]++
		parts[c.person]++
		r.RightPairs += pairs(n)
		precision += float64(n) * float64(n) / float64(clusters[c.cluster])
		recall += float64(n) * float64(n) / float64(persons[c.person])
		if n == clusters[c.cluster] && n == persons[c.person] {
			exact++
		}
	}
	for _, n := range clusters {
		r.FoundPairs += pairs(n)
	}
	for _, n := range persons {
		r.TruePairs += pairs(n)
	}
	for _, n := range pieces {
		r.Splits += n - 1
		if n > 1 {
			r.Mixed++
		}
	}
	for _, n := range parts {
		r.Merges += n - 1
		if n > 1 {
			r.Broken++
		}
	}
	r.Found, r.True = len(clusters), len(persons)
	r.CountError = float64(r.Found-r.True) / float64(r.True)
	r.Pairs = score(r.RightPairs, r.FoundPairs, r.TruePairs)
	n := float64(len(rows))
	r.BCubed = Score{Precision: round(precision / n), Recall: round(recall / n)}
	r.BCubed.F1 = harmonic(r.BCubed)
	r.Clusters = score(exact, r.Found, r.True)

	order := make([]string, 0, len(persons))
	for p := range persons {
		order = append(order, p)
	}
	slices.Sort(order)
	shares := make(map[string]*share, len(order))
	for _, p := range order {
		shares[p] = &share{persons: 1, truth: pairs(persons[p])}
	}
	for c, n := range cells {
		s := shares[c.person]
		s.right += pairs(n)
		// What a cluster joins wrongly, and the cluster itself, are shared out
		// among its rows.
		s.found += float64(n) * float64(clusters[c.cluster]-1) / 2
		s.clusters += float64(n) / float64(clusters[c.cluster])
	}
	r.resample(order, shares)
	return r, nil
}

// A share is what one true person adds to the figures.
type share struct {
	right, truth    int
	found, clusters float64
	persons         int
}

// resamples is the number of draws of the bootstrap; the seed is fixed, so that
// a report does not change from one run to the next.
const resamples = 200

// resample draws true persons with replacement to see how much the figures
// depend on who happens to be listed.
func (r *Report) resample(order []string, shares map[string]*share) {
	rng := rand.New(rand.NewPCG(1, 1))
	f1s, counts := make([]float64, resamples), make([]float64, resamples)
	for i := range resamples {
		var sum share
		for range order {
			s := shares[order[rng.IntN(len(order))]]
			sum.right += s.right
			sum.truth += s.truth
			sum.found += s.found
			sum.clusters += s.clusters
			sum.persons++
		}
		f1s[i] = 1
		if total := sum.found + float64(sum.truth); total > 0 {
			f1s[i] = 2 * float64(sum.right) / total
		}
		counts[i] = sum.clusters/float64(sum.persons) - 1
	}
	r.PairsF1, r.CountRange = middle(f1s), middle(counts)
}

// middle returns the bounds of the middle 95 % of values.
func middle(values []float64) Interval {
	slices.Sort(values)
	cut := len(values) / 40
	return Interval{round(values[cut]), round(values[len(values)-1-cut])}
}

func pairs(n int) int { return n * (n - 1) / 2 }

// score makes a score of a count of right answers, of answers and of what was
// to be found.
func score(right, found, truth int) Score {
	s := Score{1, 1, 1}
	if found > 0 {
		s.Precision = float64(right) / float64(found)
	}
	if truth > 0 {
		s.Recall = float64(right) / float64(truth)
	}
	s.F1 = harmonic(s)
	return s
}

func harmonic(s Score) float64 {
	if s.Precision+s.Recall == 0 {
		return 0
	}
	return 2 * s.Precision * s.Recall / (s.Precision + s.Recall)
}

// round drops what depends on the order of adding up.
func round(f float64) float64 { return float64(int64(f*1e12+.5*sign(f))) / 1e12 }

func sign(f float64) float64 {
	if f < 0 {
		return -1
	}
	return 1
}
