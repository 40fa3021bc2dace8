package match

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// A question is a conflict by positions in the work.
type question struct {
	kind      string
	records   []int32
	field     string
	posterior float64
	effect    float64
	moves     []int
	twins     bool // two rows of one list with one fingerprint, whose settling others wait for
}

// A clusterLink is the undecided evidence between two persons.
type clusterLink struct {
	bestPair
	mean float64
	tied bool // one of the two fits a third as well
}

// doubtBits is the weight of the best pair of records between two persons from
// which somebody should look at them, whatever their other records say: three
// chances in a hundred. On invented lists nine in ten of the persons who stayed
// apart and are one have such a pair.
const doubtBits = -5

// undecidedLinks returns the pairs of clusters of which it is open whether they
// are one person, by their mean weight or by that of their best pair, in the
// order of their heads.
func (w *linking) undecidedLinks() []clusterLink {
	tied := w.tied()
	var out []clusterLink
	for _, b := range w.best {
		s := w.g.Between(b.heads[0], b.heads[1])
		if s.Worst < cluster.ContradictionBits {
			continue
		}
		if _, barred := w.g.Barred[b.heads]; barred && !tied[b.heads] {
			continue // people said that they are two
		}
		if m := w.g.Mean(b.heads[0], b.heads[1], s); m > -cluster.ReviewBits || b.weight > doubtBits {
			out = append(out, clusterLink{b, m, tied[b.heads]})
		}
	}
	return out
}

// tied returns the pairs of clusters that a tie keeps apart.
func (w *linking) tied() map[[2]int32]bool {
	tied := make(map[[2]int32]bool)
	for _, t := range w.g.Ties {
		tied[cluster.Ordered(w.g.Head(t.Head), w.g.Head(t.First))] = true
		tied[cluster.Ordered(w.g.Head(t.Head), w.g.Head(t.Second))] = true
	}
	return tied
}

// count returns the number of persons and the range that the undecided links
// leave: every undecided join undone, or every undecided pair of persons
// joined.
func (w *linking) count(persons int) linkage.Count {
	joined := cluster.NewUnion(len(w.cluster))
	merges := 0
	taken := make(map[int32]bool) // clusters that fit several, of which they join one at most
	fits := make(map[int32]bool)
	for _, t := range w.g.Ties {
		fits[w.g.Head(t.Head)] = true
	}
	for _, l := range w.undecided {
		if l.tied {
			a, b := l.heads[0], l.heads[1]
			if fits[a] && taken[a] || fits[b] && taken[b] {
				continue
			}
			taken[a], taken[b] = true, true
		}
		if joined.Join(l.heads[0], l.heads[1]) {
			merges++
		}
	}
	undone := 0
	for _, j := range w.g.Joins {
		if !w.settled([]int32{j.A, j.B}) {
			undone++
		}
	}
	unnamed, alone, others := w.unnamed()
	return linkage.Count{
		Point: persons, Low: max(min(1, persons), persons-merges-alone), High: persons + undone + others,
		SureJoined: w.sure[0], SureApart: w.sure[1], Unnamed: unnamed, Others: others,
	}
}

// unnamed counts the records without a published name, the persons who have no
// other record, and the further persons whom the cells of names mention.
func (w *linking) unnamed() (records, alone, others int) {
	named := make(map[int32]bool)
	persons := make(map[int32]bool)
	for i := range int32(len(w.t.order)) {
		n := &w.t.record(i).Name
		if others += n.Others; n.Unnamed {
			records++
			persons[w.cluster[i]] = true
		}
	}
	if records == 0 {
		return 0, 0, others
	}
	for i := range int32(len(w.t.order)) {
		if c := w.cluster[i]; persons[c] && !w.t.record(i).Name.Unnamed {
			named[c] = true
		}
	}
	return records, len(persons) - len(named), others
}

// conflicts collects what a person should look at, the greatest effect first.
func (w *linking) conflicts() []question {
	var out []question
	w.undecided = w.undecidedLinks()
	say := w.newStater()
	for _, t := range w.g.Ties {
		p := say.of(w.g.Members(w.g.Head(t.Head)), w.g.Members(w.g.Head(t.First)), t.Mean)
		out = append(out, question{kind: linkage.ConflictFits, records: []int32{t.Head, t.First, t.Second}, posterior: p, effect: 1})
	}
	for _, l := range w.undecided {
		if l.tied {
			continue
		}
		p := say.of(w.g.Members(l.heads[0]), w.g.Members(l.heads[1]), l.mean)
		kind := linkage.ConflictPair
		if w.g.Source[l.records[0]] == w.g.Source[l.records[1]] {
			kind = linkage.ConflictDuplicate
		}
		out = append(out, question{kind: kind, records: slices.Clone(l.records[:]), posterior: p, effect: p, twins: w.twins(l.records)})
	}
	for _, j := range w.g.Joins {
		p := say.of(j.As, j.Bs, j.Mean)
		out = append(out, question{kind: linkage.ConflictPair, records: []int32{j.A, j.B}, posterior: p, effect: 1 - p})
	}
	out = append(out, w.inside(say)...)
	out = slices.DeleteFunc(out, func(q question) bool { return w.settled(q.records) })
	slices.SortStableFunc(out, func(a, b question) int {
		if a.twins != b.twins {
			if a.twins {
				return -1
			}
			return 1
		}
		if c := cmp.Compare(b.effect, a.effect); c != 0 {
			return c
		}
		return slices.Compare(a.records, b.records)
	})
	out = w.oneByComponent(out)
	open := make([]bool, len(w.g.Parent))
	for _, q := range out {
		for _, r := range q.records {
			open[w.g.Head(r)] = true
		}
	}
	strata := w.audit(open, len(out))
	w.sure = [2]int{strata[0].size, strata[1].size}
	return withAudit(out, strata)
}

// twins reports whether two records are rows of one list that no cell by which
// rows are known tells apart.
func (w *linking) twins(pair [2]int32) bool {
	a, b := w.t.record(pair[0]), w.t.record(pair[1])
	x, _, _ := strings.Cut(a.Key, "~")
	y, _, _ := strings.Cut(b.Key, "~")
	return a.Source == b.Source && x == y && len(w.t.in.Sources[a.Source].Identify) > 0
}

// settled reports whether people said of the first two records that they are
// one person.
func (w *linking) settled(records []int32) bool {
	return len(records) > 1 && w.same.Find(records[0]) == w.same.Find(records[1])
}

// A bestPair is the pair of records that speaks most for joining two clusters.
type bestPair struct {
	heads   [2]int32
	records [2]int32
	weight  float64
	kept    int32 // the pair's index
}

// bestPairs returns the best pair of every two linked clusters, in the order of
// their heads.
func (w *linking) bestPairs() []bestPair {
	var all []bestPair
	for i := range w.kept {
		l := &w.kept[i]
		if a, b := w.g.Head(l.a), w.g.Head(l.b); a != b {
			all = append(all, bestPair{cluster.Ordered(a, b), cluster.Ordered(l.a, l.b), l.weight, int32(i)})
		}
	}
	all = sorted(w.t.workers, all, func(a, b bestPair) int {
		return cmp.Or(slices.Compare(a.heads[:], b.heads[:]), cmp.Compare(b.weight, a.weight), slices.Compare(a.records[:], b.records[:]))
	})
	return slices.CompactFunc(all, func(a, b bestPair) bool { return a.heads == b.heads })
}

// inside finds, within persons, records of one list that look like a person
// listed twice, and pairs that contradict each other although others hold them
// together.
func (w *linking) inside(say *stater) []question {
	var out []question
	for i := range w.kept {
		l := &w.kept[i]
		if w.cluster[l.a] != w.cluster[l.b] {
			continue
		}
		ask := func(kind string, p float64) {
			pair := cluster.Ordered(l.a, l.b)
			out = append(out, question{kind: kind, records: pair[:], posterior: p, effect: max(.01, 1-p), twins: w.twins(pair)})
		}
		switch {
		case l.weight < cluster.InsideBits:
			ask(linkage.ConflictInside, say.through(l.a, l.b))
		case w.g.Source[l.a] == w.g.Source[l.b] && len(w.t.in.Sources) > 1:
			ask(linkage.ConflictDuplicate, float64(w.posterior[i]))
		}
	}
	return out
}
