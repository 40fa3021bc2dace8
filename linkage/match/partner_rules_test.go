package match

import (
	"fmt"
	"math"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
)

// TestWhoNamesOnce: a list whose rows look like one another names people often,
// unless it declares that it does not.
func TestWhoNamesOnce(t *testing.T) {
	for _, unique := range []bool{false, true} {
		tab := classed(linkage.Source{Name: "a", Unique: unique}, linkage.Source{Name: "b"})
		var pairs []comparedPair
		for _, l := range alike(tab, 40) {
			l.b = (l.a + 2) % int32(len(tab.order))
			for tab.source[l.b] != 0 || l.b == l.a {
				l.b = (l.b + 1) % int32(len(tab.order))
			}
			l.rivals = [classes]float32{0, -60, -60, -60, -60}
			pairs = append(pairs, l)
		}
		if once := tab.namingOnce(newModel(tab), pairs); once[0] != unique || !once[1] {
			t.Errorf("unique %v: named once %v", unique, once)
		}
	}
}

// TestKin: siblings and parents are relatives; what they share is learnt of where
// they live alone, and never of all of them.
func TestKin(t *testing.T) {
	for k := range classes {
		if class(k).kin() != (class(k) == classSibling || class(k) == classParent) {
			t.Errorf("%s: relatives %v", classNames[k], class(k).kin())
		}
	}
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Fields: []linkage.Field{{Name: "address", Kind: linkage.KindAddress}, {Name: "sex", Kind: linkage.KindSex}}}
	for range 10 {
		in.Records = append(in.Records, linkage.Record{Values: []string{"Calle 5", "m"}})
	}
	tab := newTable(in, 1)
	m := newModel(tab)
	all := make([]kinCount, len(m.shared))
	for i := range all {
		all[i] = kinCount{1e6, 1e6}
	}
	m.learnKin(tab, all, all)
	for i, c := range tab.comparisons {
		sibling, parent := m.Comparisons[i].Sibling, m.Comparisons[i].Parent
		if want := map[bool]float64{true: mostShared}[c.name == "address"]; sibling != want || parent != want {
			t.Errorf("%s: siblings share %v, parents %v, want %v", c.name, sibling, parent, want)
		}
	}
}

// TestStatedOfPersons: all rows of two persons have something to say, and one
// between two is held to both.
func TestStatedOfPersons(t *testing.T) {
	w := pairsOf([]int32{0, 1, 2}, pair(0, 1, 9), pair(0, 2, 2), pair(1, 2, 1))
	w.posterior = []float32{.75, .75, .5}
	s := &stater{w: w, pairs: map[[2]int32]int32{{0, 1}: 0, {0, 2}: 1, {1, 2}: 2}}
	if got := s.of([]int32{0}, []int32{1, 2}, 0); math.Abs(got-.75) > 1e-9 {
		t.Errorf("two pairs of .75 state %v", got)
	}
	w.posterior = []float32{.25, .875, .5}
	w.g = cluster.New(3, nil)
	w.g.Merge(0, 1)
	w.g.Merge(w.g.Head(0), 2)
	if got := s.through(0, 1); math.Abs(got-.5) > 1e-9 {
		t.Errorf("through the third %v", got)
	}
}

// TestPlainMoves: what the answers say, and what they do when nothing else moves.
func TestPlainMoves(t *testing.T) {
	w := pairsOf([]int32{0, 1, 2}, pair(0, 1, 9))
	two := &question{kind: linkage.ConflictPair, records: []int32{0, 1}}
	if got := fmt.Sprint(w.plainMoves(two)); got != "[-1 0]" {
		t.Errorf("two persons: %s", got)
	}
	w.g.Merge(0, 1)
	if got := fmt.Sprint(w.plainMoves(two)); got != "[0 1]" {
		t.Errorf("one person: %s", got)
	}
	fits := answersOf(&question{kind: linkage.ConflictFits, records: []int32{0, 1, 2}})
	if got := fmt.Sprint(fits); got != "[[{0 1 true} {0 2 false}] [{0 1 false} {0 2 false}] [{0 2 true} {0 1 false}] [{0 1 true} {0 2 true}]]" {
		t.Errorf("a record that fits two: %s", got)
	}
}
