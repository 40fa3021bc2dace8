package match

import (
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestConsequences gives every answer to every question of lists with doubtful
// rows and holds that the count moves as was told, under the model that told it.
func TestConsequences(t *testing.T) {
	in := doubtful(t)
	res := mustLink(t, in, Options{})
	kinds := make(map[string]int)
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
			with := *in
			with.Judgements = append(slices.Clone(in.Judgements), answer...)
			again := mustLink(t, &with, Options{Model: &res.Model})
			if got := again.Count.Point - res.Count.Point; got != c.Moves[i] {
				t.Errorf("%s %v: answer %d moves the count by %d, told was %d", c.Kind, c.Records, i, got, c.Moves[i])
			}
		}
	}
	if len(kinds) < 2 {
		t.Errorf("the lists raise questions of kinds %v only", kinds)
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

// doubtful is three lists on which some rows are poor, some slipped and some
// belong to brothers.
func doubtful(t *testing.T) *linkage.Input {
	t.Helper()
	in, _ := crowd(150, 3, 11)
	for i := range in.Records {
		r := &in.Records[i]
		surnames := r.Name.Readings[0].Surnames
		switch i % 7 {
		case 1: // a row with a short name and a province
			r.Name = names.Parse(r.Name.Readings[0].Given[0]+" "+surnames[0], names.GivenFirst)
			r.Values = []string{"", "", r.Values[2], "", r.Values[4], "", ""}
		case 5: // a brother, or another given name
			r.Name = names.Parse("Adriel "+surnames[0]+" "+surnames[1], names.GivenFirst)
			r.Values[1] = ""
		case 6: // the same one as written by another hand
			r.Values[1], r.Values[3] = "", ""
			if i%2 == 0 {
				r.Name = names.Parse("Ariel "+surnames[0]+" "+surnames[1], names.GivenFirst)
			}
		}
	}
	return in
}
