package cluster

import (
	"math"
	"slices"
	"testing"

	"cotejo/linkage/names"
)

// One test for each rule that others would hide when it is gone.

// prior is that of all pairs in these tests, in bits.
const prior = -10

// between makes a pair.
func between(a, b int32, weight float64) Edge { return Edge{a, b, weight, prior} }

// onLists groups records of which each stands on a list of its own.
func onLists(n int, edges ...Edge) *Grouping {
	g := New(n, edges)
	for i := range int32(n) {
		g.Source, g.LeastWithinList = append(g.Source, i), append(g.LeastWithinList, TwiceBits)
	}
	return g
}

func (g *Grouping) want(t *testing.T, what string, want ...[]int32) {
	t.Helper()
	if got := g.Clusters(); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestEvidenceDecides(t *testing.T) {
	for _, c := range []struct {
		weight       float64
		persons, ask int
	}{{6, 1, 0}, {1, 1, 1}, {-1, 2, 0}, {-6, 2, 0}} {
		g := onLists(2, between(0, 1, c.weight))
		g.Run()
		if n := len(g.Clusters()); n != c.persons || len(g.Joins) != c.ask {
			t.Errorf("at %v bits %d persons, %d joins to look at", c.weight, n, len(g.Joins))
		}
	}
}

func TestMarksOfGenerationKeepApart(t *testing.T) {
	g := onLists(2, between(0, 1, 9))
	g.Generations = []names.Generation{names.First, names.Second}
	g.Run()
	g.want(t, "father and son", []int32{0}, []int32{1})

	g = onLists(3, between(0, 1, 9), between(0, 2, 6), between(1, 2, 0))
	g.Generations = []names.Generation{0, names.First, names.Second}
	g.Run()
	g.want(t, "who was joined with the father is not joined with the son", []int32{0, 1}, []int32{2})
}

func TestPairsNeverComparedSpeakAgainst(t *testing.T) {
	g := onLists(3, between(0, 1, 6), between(1, 2, 2))
	g.Run()
	g.want(t, "0 and 2 share nothing", []int32{0, 1}, []int32{2})
}

func TestNoPairOutvotesSeveral(t *testing.T) {
	for _, sign := range []float64{1, -1} {
		g := onLists(2, between(0, 1, 40*sign))
		if m := g.Mean(0, 1, g.Between(0, 1)); m != sign*ClampBits {
			t.Errorf("a pair of %v bits counts for %v", 40*sign, m)
		}
		if w := g.Between(0, 1).Worst; w != 40*sign {
			t.Errorf("the worst of one pair of %v bits: %v", 40*sign, w)
		}
	}
}

// TestStaleJoinIsPassedOver: 0 and 2 would join, had 1, which 2 hardly fits, not
// joined 0 before.
func TestStaleJoinIsPassedOver(t *testing.T) {
	g := onLists(3, between(0, 1, 9), between(0, 2, 2), between(1, 2, -10))
	g.Run()
	g.want(t, "against the rest of the person", []int32{0, 1}, []int32{2})
}

// TestRepetitionAddsNothing: rows that are word for word alike speak once, those
// that say different things for more.
func TestRepetitionAddsNothing(t *testing.T) {
	once, twice := 13.0+prior, float64(13*math.Sqrt2)+prior
	for _, c := range []struct {
		content []int32
		want    float64
	}{{[]int32{7, 7, 7}, once}, {[]int32{7, 7, 8}, twice}, {[]int32{7, 8, 7}, twice}} {
		g := onLists(3, between(0, 1, 9), between(0, 2, 3), between(1, 2, 3))
		g.Depth, g.Content, g.MixedContent = DepthWithin, c.content, make([]bool, 3)
		g.Merge(0, 1)
		if m := g.Mean(0, 2, g.Between(0, 2)); math.Abs(m-c.want) > 1e-9 {
			t.Errorf("rows that say %v: %v bits, want %v", c.content, m, c.want)
		}
	}
}

// TestManyWeakPairsDoNotJoin: in one list the pairs add up, but not where each
// of them speaks against.
func TestManyWeakPairsDoNotJoin(t *testing.T) {
	for weight, want := range map[float64]int{-.5: 2, .5: 1} {
		g := onLists(3, between(0, 1, 9), between(0, 2, weight), between(1, 2, weight))
		g.Depth = DepthWithin
		g.Run()
		if n := len(g.Clusters()); n != want {
			t.Errorf("two pairs of %v bits: %d persons, want %d", weight, n, want)
		}
	}
}

func TestQueueOrder(t *testing.T) {
	want := []queued{{0, 3, 0, 5}, {0, 1, 0, 4}, {0, 2, 0, 4}, {1, 2, 0, 4}, {2, 3, 0, 4}, {0, 4, 0, -1}}
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {3, 0, 4, 1, 5, 2}} {
		var q joinQueue
		for _, i := range order {
			q.push(want[i])
		}
		for i := range want {
			if got := q.pop(); got != want[i] {
				t.Fatalf("pushed as %v: number %d is %v, want %v", order, i, got, want[i])
			}
		}
	}
}

// TestTieWhoeverItIs: the record that fits two who exclude each other may stand
// on either side of the pair about to be joined.
func TestTieWhoeverItIs(t *testing.T) {
	for head := range int32(3) {
		first, second := (head+1)%3, (head+2)%3
		g := onLists(3, between(head, first, 6.2), between(head, second, 6), between(first, second, -9))
		g.Run()
		g.want(t, "a tie", []int32{0}, []int32{1}, []int32{2})
		if len(g.Ties) != 1 || g.Ties[0].Head != head {
			t.Errorf("%d fits two: ties %v", head, g.Ties)
		}
	}
}

// TestSilentRecordTiesNobody: 0 says nothing where 1 and 3 contradict each other,
// and 2, which it fits better than 3, must not hide that.
func TestSilentRecordTiesNobody(t *testing.T) {
	for _, silent := range []bool{true, false} {
		g := onLists(4, between(0, 1, 6.5), between(0, 2, 6.3), between(0, 3, 6), between(1, 2, 6.4), between(1, 3, -5), between(2, 3, 0))
		g.Silent = func(one, _, _ int32) bool { return silent && one == 0 }
		g.Run()
		tied := slices.ContainsFunc(g.Ties, func(t tie) bool { return t.Head == 0 && t.First == 1 && t.Second == 3 })
		if tied != silent {
			t.Errorf("silent %v: ties %v", silent, g.Ties)
		}
	}
}

// TestTieBarsAllThatFit: 0 fits 1, 2 and 3 nearly as well, and 1 contradicts both
// others.
func TestTieBarsAllThatFit(t *testing.T) {
	g := onLists(4, between(0, 1, 6.5), between(0, 2, 6), between(1, 2, -9), between(0, 3, 5.9), between(1, 3, -9), between(2, 3, 5))
	g.Run()
	g.want(t, "who fits three", []int32{0}, []int32{1}, []int32{2, 3})
}

// TestNameAloneAsksTheRecords: between clusters of which no pair was kept the
// records themselves are compared, where the one between has nothing but a name.
func TestNameAloneAsksTheRecords(t *testing.T) {
	for _, c := range []struct {
		nameOnly bool
		weight   float64
		want     bool
	}{{true, InsideBits - 1, true}, {true, InsideBits + 1, false}, {false, InsideBits - 1, false}} {
		g := onLists(3, between(0, 1, 6), between(0, 2, 6))
		g.NameOnly = func(one int32) bool { return c.nameOnly && one == 0 }
		g.Weigh = func(a, b int32) float64 { return c.weight }
		if got := g.contradict(0, 1, 2); got != c.want {
			t.Errorf("%+v: contradict %v", c, got)
		}
	}
}

func TestUnion(t *testing.T) {
	u := NewUnion(4)
	if !u.Join(0, 1) || !u.Join(2, 3) || !u.Join(1, 3) {
		t.Error("two sets were one")
	}
	if u.Join(0, 2) || u.Find(3) != 0 {
		t.Error("one set was two")
	}
}

// TestFillComparesWhatNobodyDid, but not what people joined, and only what is
// fresh is news.
func TestFillComparesWhatNobodyDid(t *testing.T) {
	for _, c := range []struct {
		told, fresh, news bool
	}{{false, true, true}, {false, false, false}, {true, true, false}} {
		g := onLists(2)
		g.Told[0] = c.told
		g.Compare = func(_, _ int32) (float64, float64, bool) { return 9, prior, c.fresh }
		if s, news := g.fill(0, 1); news != c.news || (s != nil) != c.news {
			t.Errorf("%+v: news %v", c, news)
		}
	}
}

// TestSureBesideLessSure: 25 bits and 17 are both beyond the bound of a mean, and
// still no tie.
func TestSureBesideLessSure(t *testing.T) {
	g := onLists(3, between(0, 1, 25), between(0, 2, 17), between(1, 2, -25))
	g.Run()
	g.want(t, "the better by far", []int32{0, 1}, []int32{2})
}
