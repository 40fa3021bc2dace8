package evaluate

import "iter"

// A Pair is two rows about which the roster is wrong.
type Pair struct {
	A, B int // indexes into the roster's rows, A < B
	// Joined says that the roster joins two persons; otherwise it keeps two
	// rows of one person apart.
	Joined bool
}

// Wrong returns the pairs of rows that the roster wrongly joins or keeps apart, in
// the order of the roster's rows. A roster with one large wrong cluster has very
// many, which is why they are not gathered. Its error is that of [Compare].
func Wrong(found, truth []Row) (iter.Seq[Pair], error) {
	t, err := tabulate(found, truth)
	if err != nil {
		return nil, err
	}
	byCluster, byPerson := make([][]placed, len(t.clusters)), make([][]placed, len(t.persons))
	for _, r := range t.rows {
		byCluster[r.cluster] = append(byCluster[r.cluster], r)
		byPerson[r.person] = append(byPerson[r.person], r)
	}
	return func(yield func(Pair) bool) {
		doneC, doneP := make([]int, len(byCluster)), make([]int, len(byPerson))
		for _, r := range t.rows {
			// Rows come in the order of their lists: those not yet done come after r.
			doneC[r.cluster]++
			doneP[r.person]++
			joined, apart := byCluster[r.cluster][doneC[r.cluster]:], byPerson[r.person][doneP[r.person]:]
			for len(joined) > 0 || len(apart) > 0 {
				p := Pair{A: r.index, Joined: len(apart) == 0 || len(joined) > 0 && joined[0].index < apart[0].index}
				switch {
				case p.Joined:
					p.B, joined = joined[0].index, joined[1:]
				case len(joined) > 0 && joined[0].index == apart[0].index: // one person in one cluster
					joined, apart = joined[1:], apart[1:]
					continue
				default:
					p.B, apart = apart[0].index, apart[1:]
				}
				if !yield(p) {
					return
				}
			}
		}
	}, nil
}
