package review

import (
	"cmp"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// A refGraph holds the references that people called the same.
type refGraph struct {
	next map[string][]string     // sorted
	said map[[2]string][]opinion // by two references in order
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// judgements returns the fewest judgements that say what the opinions on pairs
// say together, after taking out those that contradict each other.
//
// A contradiction is a chain of "same" between two records called different.
// It is looked for in all that people said, so that one does not hide another;
// of each, every chain that shares no pair with a shorter one is reported, and
// taking all of them out leaves the two records unconnected.
func (a *application) judgements(held []opinion) []linkage.Judgement {
	same := refGraph{make(map[string][]string), make(map[[2]string][]opinion)}
	different := make(map[[2]string][]opinion)
	for _, o := range held {
		p := [2]string{o.a, o.b}
		switch o.Judgement {
		case DecidedSame:
			if same.said[p] == nil {
				same.next[o.a] = append(same.next[o.a], o.b)
				same.next[o.b] = append(same.next[o.b], o.a)
			}
			same.said[p] = append(same.said[p], o)
		case DecidedDifferent:
			different[p] = append(different[p], o)
		}
	}
	for _, n := range same.next {
		slices.Sort(n)
	}

	void := make(map[[2]string]bool) // pairs in a contradiction
	for _, d := range sortedPairs(different) {
		used := make(map[[2]string]bool)
		for chain := same.path(d[0], d[1], used); chain != nil; chain = same.path(d[0], d[1], used) {
			of := slices.Clone(different[d])
			for i := range chain[1:] {
				p := pairOf(chain[i], chain[i+1])
				used[p], void[p] = true, true
				of = append(of, same.said[p]...)
			}
			void[d] = true
			a.problem(DecisionContradiction, of, chain)
		}
	}

	groups := cluster.NewUnion(len(a.in.Records))
	members := make(map[int32][]string)
	for _, p := range sortedPairs(same.said) {
		if !void[p] {
			groups.Join(a.row(p[0]), a.row(p[1]))
		}
	}
	group := func(ref string) int32 { return groups.Find(a.row(ref)) }
	var refs []string
	for ref := range same.next {
		refs = append(refs, ref)
	}
	slices.Sort(refs)
	for _, ref := range refs {
		members[group(ref)] = append(members[group(ref)], ref)
	}
	var out []linkage.Judgement
	for _, ref := range refs {
		if m := members[group(ref)]; m[0] != ref {
			out = append(out, linkage.Judgement{A: int(a.row(m[0])), B: int(a.row(ref)), Same: true})
		}
	}
	slices.SortStableFunc(out, func(x, y linkage.Judgement) int { return cmp.Compare(a.in.Ref(x.A), a.in.Ref(y.A)) })

	first := func(ref string) string {
		if m := members[group(ref)]; len(m) > 0 {
			return m[0]
		}
		return ref
	}
	apart := make(map[[2]string][]opinion)
	for p := range different {
		if !void[p] {
			apart[pairOf(first(p[0]), first(p[1]))] = nil
		}
	}
	for _, p := range sortedPairs(apart) {
		out = append(out, linkage.Judgement{A: int(a.row(p[0])), B: int(a.row(p[1]))})
	}
	return out
}

func (a *application) row(ref string) int32 { return int32(a.rows[ref][0]) }

func sortedPairs(of map[[2]string][]opinion) [][2]string {
	var out [][2]string
	for p := range of {
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	return out
}

// path returns the shortest chain from one reference to another over pairs not
// yet used, ends included; of several as short, the first by reference. It
// returns nil when there is none.
func (g *refGraph) path(from, to string, used map[[2]string]bool) []string {
	before := map[string]string{from: from}
	queue := []string{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if at == to {
			chain := []string{to}
			for at != from {
				at = before[at]
				chain = append(chain, at)
			}
			slices.Reverse(chain)
			return chain
		}
		for _, n := range g.next[at] {
			if _, seen := before[n]; !seen && !used[pairOf(at, n)] {
				before[n] = at
				queue = append(queue, n)
			}
		}
	}
	return nil
}
