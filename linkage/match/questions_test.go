package match

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// pairsOf makes a linking of records, of which source says the lists, with the
// weights of some pairs, before it is clustered.
func pairsOf(source []int32, kept ...comparedPair) *linking {
	in := &linkage.Input{Sources: make([]linkage.Source, int(slices.Max(source))+1)}
	w := &linking{t: &table{in: in, workers: 1, source: source}, m: &Model{}, kept: kept, same: cluster.NewUnion(len(source))}
	for i, s := range source {
		in.Records = append(in.Records, linkage.Record{Source: int(s), Key: fmt.Sprint(i)})
		w.t.order, w.place, w.cluster = append(w.t.order, int32(i)), append(w.place, int32(i)), append(w.cluster, 0)
	}
	w.m.Lists = make([]listPair, len(in.Sources)*(len(in.Sources)+1)/2)
	w.least = w.leastWithinList()
	var edges []cluster.Edge
	for _, k := range kept {
		edges = append(edges, cluster.Edge{A: k.a, B: k.b, Weight: k.weight, Prior: -10})
	}
	w.g = cluster.New(len(source), edges)
	w.g.Source, w.g.WithinList, w.g.LeastWithinList = source, make(map[[2]int32]float64), w.least
	for _, k := range kept {
		if source[k.a] == source[k.b] {
			w.g.WithinList[cluster.Ordered(k.a, k.b)] = k.weight
		}
	}
	return w
}

// asked clusters and returns the questions, audit questions left out.
func (w *linking) asked() []question {
	w.g.Run()
	for n, members := range w.g.Clusters() {
		for _, i := range members {
			w.cluster[i] = int32(n)
		}
	}
	w.best, w.posterior = w.bestPairs(), w.posteriors()
	return slices.DeleteFunc(w.conflicts(), func(q question) bool {
		return q.kind == linkage.ConflictAuditJoined || q.kind == linkage.ConflictAuditApart
	})
}

func pair(a, b int32, weight float64) comparedPair { return comparedPair{a: a, b: b, weight: weight} }

func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		what   string
		source []int32
		kept   []comparedPair
		want   string // kind and records
	}{
		{"an undecided pair of two lists", []int32{0, 1}, []comparedPair{pair(0, 1, -1)}, "[{pair [0 1]}]"},
		{"a doubtful join", []int32{0, 1}, []comparedPair{pair(0, 1, 1)}, "[{pair [0 1]}]"},
		{"a sure pair", []int32{0, 1}, []comparedPair{pair(0, 1, 9)}, "[]"},
		{"two rows of one list", []int32{0, 0, 1}, []comparedPair{pair(0, 1, 2)}, "[{duplicate [0 1]}]"},
		{"the greatest effect first", []int32{0, 1, 0, 1}, []comparedPair{pair(0, 1, -2.9), pair(2, 3, -.5)}, "[{pair [2 3]} {pair [0 1]}]"},
		{"a row that contradicts the person whose other row it fits", []int32{0, 1, 2}, []comparedPair{pair(0, 1, 9), pair(0, 2, 6), pair(1, 2, -12)}, "[]"},
		{"the pair that speaks most for two persons", []int32{0, 1, 2}, []comparedPair{pair(0, 1, 9), pair(0, 2, -4), pair(1, 2, -1)}, "[{pair [1 2]}]"},
	} {
		got := "["
		for i, q := range pairsOf(c.source, c.kept...).asked() {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprint("{", q.kind, " ", q.records, "}")
		}
		if got += "]"; got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

// TestWhatPeopleCalledOneIsNotAsked, however much the records contradict each
// other.
func TestWhatPeopleCalledOneIsNotAsked(t *testing.T) {
	for _, called := range []bool{false, true} {
		w := pairsOf([]int32{0, 1}, pair(0, 1, cluster.InsideBits-2))
		if called {
			w.same.Join(0, 1)
		}
		w.g.Merge(0, 1)
		if n := len(w.asked()); (n == 0) != called {
			t.Errorf("called one: %v, %d questions", called, n)
		}
	}
}

// TestRangeOfTheCount: a doubtful join may be undone unless people made it, and a
// record that fits two joins one of them at most.
func TestRangeOfTheCount(t *testing.T) {
	for _, c := range []struct {
		what      string
		w         *linking
		called    bool
		low, high int
	}{
		{"a doubtful join", pairsOf([]int32{0, 1}, pair(0, 1, 1)), false, 1, 2},
		{"one that people made as well", pairsOf([]int32{0, 1}, pair(0, 1, 1)), true, 1, 1},
		{"an undecided pair", pairsOf([]int32{0, 1}, pair(0, 1, -1)), false, 1, 2},
		{"a record that fits two", pairsOf([]int32{0, 1, 2}, pair(0, 1, 6.2), pair(0, 2, 6), pair(1, 2, -9)), false, 2, 3},
	} {
		if c.called {
			c.w.same.Join(0, 1)
		}
		c.w.asked()
		if got := c.w.count(len(c.w.g.Clusters())); got.Low != c.low || got.High != c.high {
			t.Errorf("%s: from %d to %d persons, want %d to %d", c.what, got.Low, got.High, c.low, c.high)
		}
	}
}

// TestAuditDraws: of a sure person the weakest pair, and nothing of what people
// decided or are asked about anyway.
func TestAuditDraws(t *testing.T) {
	kept := []comparedPair{pair(0, 1, 9), pair(0, 2, 7), pair(1, 2, 8), pair(3, 4, 9)}
	sure := func(decided, open bool) []question {
		w := pairsOf([]int32{0, 1, 2, 0, 1}, kept...)
		if decided {
			w.t.in.Judgements = []linkage.Judgement{{A: 0, B: 1, Same: true}}
		}
		w.g.Run()
		w.best, w.posterior = w.bestPairs(), w.posteriors()
		asked := make([]bool, len(w.g.Parent))
		asked[w.g.Head(0)] = open
		return w.audit(asked, 9)[0].pairs
	}
	records := func(qs []question) (out [][]int32) {
		for _, q := range qs {
			out = append(out, q.records)
		}
		slices.SortFunc(out, func(a, b []int32) int { return slices.Compare(a, b) })
		return out
	}
	if got := fmt.Sprint(records(sure(false, false))); got != "[[0 2] [3 4]]" {
		t.Errorf("drawn %s", got)
	}
	for _, c := range [][2]bool{{true, false}, {false, true}} {
		if got := fmt.Sprint(records(sure(c[0], c[1]))); got != "[[3 4]]" {
			t.Errorf("decided %v, asked %v: drawn %s", c[0], c[1], got)
		}
	}
}

// TestAuditLots: the smallest lots are drawn, whatever the order of the pairs.
func TestAuditLots(t *testing.T) {
	source := make([]int32, 40)
	for i := range source {
		source[i] = int32(i % 2)
	}
	var kept []comparedPair
	for i := int32(0); i < 40; i += 2 {
		kept = append(kept, pair(i, i+1, float64(i)/8))
	}
	w := pairsOf(source, kept...)
	w.posterior = w.posteriors()
	w.t.in.Sources[0].Name, w.t.in.Sources[1].Name = "a", "b"
	lot := func(d draw) uint64 {
		sum := sha256.Sum256([]byte(w.t.in.Ref(int(d.records[0])) + "\x00" + w.t.in.Ref(int(d.records[1]))))
		return binary.BigEndian.Uint64(sum[:])
	}
	var from []draw
	for i := int32(0); i < 40; i += 2 {
		from = append(from, draw{records: [2]int32{i, i + 1}, kept: i / 2})
	}
	first := slices.MinFunc(from, func(a, b draw) int {
		if lot(a) < lot(b) {
			return -1
		}
		return 1
	})
	if first.records[0] == 0 {
		t.Fatal("the first pair has the smallest lot, so that the test says nothing")
	}
	if got := w.drawn("x", slices.Clone(from), 1); len(got) != 1 || !slices.Equal(got[0].records, first.records[:]) || got[0].posterior != float64(w.posterior[first.kept]) {
		t.Errorf("drawn %+v, the smallest lot has %v", got, first.records)
	}
}

func TestAuditQuestionsInTurn(t *testing.T) {
	strata := [2]stratum{{pairs: []question{{kind: "j"}, {kind: "j"}, {kind: "j"}}}, {pairs: []question{{kind: "a"}}}}
	got := ""
	for _, q := range withAudit(slices.Repeat([]question{{kind: "."}}, 4*(auditEvery-1)), strata) {
		got += q.kind
	}
	if want := ".........j.........a.........j.........j"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestOneOfSeveralQuestions that hang together is asked.
func TestOneOfSeveralQuestions(t *testing.T) {
	w := pairsOf([]int32{0, 1, 2, 0, 1})
	got := w.oneByComponent([]question{{records: []int32{0, 1}}, {records: []int32{1, 2}}, {records: []int32{3, 4}}, {records: []int32{2, 0}}})
	if len(got) != 2 || got[0].records[0] != 0 || got[1].records[0] != 3 {
		t.Errorf("%+v", got)
	}
}

// TestLonely: the share of a list that has no partner on another one, by the
// length of the other.
func TestLonely(t *testing.T) {
	w := pairsOf(append(slices.Repeat([]int32{0}, 20), slices.Repeat([]int32{1}, 40)...))
	w.m.Lists = []listPair{{}, {Same: 10. / 800}, {}} // ten persons on both
	if short, long := w.lonely()(0, 1), w.lonely()(1, 0); short != .5 || long != .75 {
		t.Errorf("%v of the short list and %v of the long one have no partner", short, long)
	}
}

// TestSilentWhereOthersContradict: a record that says nothing where two others
// differ is no evidence that they are one.
func TestSilentWhereOthersContradict(t *testing.T) {
	for _, c := range []struct {
		values [3]int32 // of one, first and second; -1 where it says nothing
		want   bool
	}{{[3]int32{-1, 1, 2}, true}, {[3]int32{1, 1, 1}, true}, {[3]int32{1, 1, -1}, true}, {[3]int32{1, 2, 1}, false}, {[3]int32{1, 1, 2}, false}} {
		w := pairsOf([]int32{0, 0, 0})
		w.t.columns, w.t.ids = make([]*column, 1), c.values[:]
		if got := w.silent(0, 1, 2); got != c.want {
			t.Errorf("%v: silent %v", c.values, got)
		}
	}
}
