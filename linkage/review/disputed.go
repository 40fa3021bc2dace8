package review

import (
	"slices"

	"cotejo/linkage"
)

// DisputedConflicts returns the pairs on which readers disagree, in the order of
// references, with what the evidence says where the pair was compared. Pairs
// that an open question asks about anyway are left out.
func DisputedConflicts(in *linkage.Input, pairs []linkage.Pair, open []linkage.Conflict, ds []Decision) []linkage.Conflict {
	disputed := Disputed(ds)
	if len(disputed) == 0 {
		return nil
	}
	index := make(map[string]int, len(in.Records))
	for i := range in.Records {
		index[in.Ref(i)] = i
	}
	posterior := make(map[[2]int]float64, len(pairs))
	for _, p := range pairs {
		posterior[[2]int{p.A, p.B}] = p.Posterior
	}
	asked := make(map[[2]int]bool)
	for _, c := range open {
		if len(c.Records) > 1 {
			asked[[2]int{min(c.Records[0], c.Records[1]), max(c.Records[0], c.Records[1])}] = true
		}
	}
	var refs [][2]string
	for pair := range disputed {
		refs = append(refs, pair)
	}
	slices.SortFunc(refs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	var out []linkage.Conflict
	for _, pair := range refs {
		a, okA := index[pair[0]]
		b, okB := index[pair[1]]
		key := [2]int{min(a, b), max(a, b)}
		if okA && okB && a != b && !asked[key] {
			p := posterior[key]
			out = append(out, linkage.Conflict{Kind: linkage.ConflictDisputed, Records: []int{a, b}, Posterior: p, Effect: max(p, 1-p)})
		}
	}
	return out
}
