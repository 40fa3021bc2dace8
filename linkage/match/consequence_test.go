package match

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
	"cotejo/linkage/names"
)

// TestConsequences gives every answer to every question of lists with doubtful
// rows and holds that the count moves as was told: that to group the records anew
// which an answer can reach is to group all of them, under the same weights.
func TestConsequences(t *testing.T) {
	in := doubtful(t)
	w, err := grouped(t.Context(), in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	res := w.result()
	count := func(answer []linkage.Judgement) int {
		judged, tab, again := *in, *w.t, *w
		judged.Judgements = append(slices.Clone(in.Judgements), answer...)
		tab.in, again.t, again.same = &judged, &tab, cluster.NewUnion(len(tab.order))
		again.group()
		return len(again.g.Clusters())
	}
	before := count(nil)
	if before != res.Count.Point {
		t.Fatalf("%d persons when nothing is said, %d before", before, res.Count.Point)
	}
	kinds, moved := make(map[string]int), 0
	for _, c := range res.Conflicts {
		kinds[c.Kind]++
		r := make([]int32, len(c.Records))
		for i, x := range c.Records {
			r[i] = int32(x)
		}
		answers := answersOf(&question{kind: c.Kind, records: r})
		if len(c.Moves) != len(answers) {
			t.Fatalf("%+v: %d answers", c, len(answers))
		}
		for i, answer := range answers {
			got := count(answer) - before
			if got != c.Moves[i] {
				t.Errorf("%s %v: answer %d moves the count by %d, told was %d", c.Kind, c.Records, i, got, c.Moves[i])
			}
			if got != 0 {
				moved++
			}
		}
	}
	if kinds[linkage.ConflictPair] == 0 || kinds[linkage.ConflictDuplicate] == 0 || moved == 0 {
		t.Errorf("the lists raise questions of kinds %v only, %d answers move the count", kinds, moved)
	}
}

// TestOneProbability holds that what is stated of a question is what its pair
// states, and that the steps of the waterfall lead there.
func TestOneProbability(t *testing.T) {
	res := mustLink(t, doubtful(t), Options{})
	asked := 0
	for _, c := range res.Conflicts {
		for i, p := range res.Pairs {
			if c.Kind == linkage.ConflictField || p.A != min(c.Records[0], c.Records[1]) || p.B != max(c.Records[0], c.Records[1]) {
				continue
			}
			asked++
			if p.Posterior != c.Posterior {
				t.Errorf("%s %v: the question states %v, the pair %v", c.Kind, c.Records, c.Posterior, p.Posterior)
			}
			var sum float64
			for _, l := range res.Explain(i).Levels {
				sum += l.Bits
			}
			if got := fromOdds(sum); math.Abs(got-c.Posterior) > 2e-3 {
				t.Errorf("%s %v: the steps lead to %v, not %v", c.Kind, c.Records, got, c.Posterior)
			}
		}
	}
	if asked == 0 {
		t.Error("no question has a pair")
	}
}

// doubtful is three lists on which some rows are poor, some belong to brothers or
// were written by another hand, and some persons stand twice.
func doubtful(t *testing.T) *linkage.Input {
	t.Helper()
	in, _ := crowd(90, 3, 16)
	for i := range len(in.Records) {
		r := &in.Records[i]
		given, surnames := r.Name.Readings[0].Given, r.Name.Readings[0].Surnames
		if len(surnames) < 2 {
			continue
		}
		if i%19 == 0 { // listed once more, with hardly anything
			with(in, r.Source, fmt.Sprint("twice ", i), given[0]+" "+surnames[0]+" "+surnames[1], "", r.Values[1][:4], r.Values[2])
			r = &in.Records[i]
		}
		switch i % 5 {
		case 1: // a short name and a day
			r.Values = []string{"", "", "", "", r.Values[4], "", ""}
			r.Name = names.Parse(given[0]+" "+surnames[0], names.GivenFirst)
		case 3: // another given name, and neither birth nor place
			r.Values = []string{"", "", "", "", r.Values[4], r.Values[5], r.Values[6]}
			r.Name = names.Parse("Ariel "+surnames[0]+" "+surnames[1], names.GivenFirst)
		}
	}
	return in
}
