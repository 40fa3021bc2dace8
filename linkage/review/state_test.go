package review

import (
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestStates: what became of each decision.
func TestStates(t *testing.T) {
	ds := []Decision{
		say(1, "same x:1 y:1 ana 1"), say(2, "different x:1 y:1 ana 2"), // she changed her mind
		say(3, "same x:2 y:2 ana 1"), say(4, "different x:2 y:2 eva 1"), // they disagree
		say(5, "unsure x:1 x:2 ana 1"), say(6, "right-value x:1 birth=1990 ana 1"), say(7, "retract x:1 birth=1990 ana 2"),
	}
	_, _, problems := ApplyDecisions(decided(), ds)
	want := []string{DecisionSuperseded, DecisionApplied, DecisionDisagreement, DecisionDisagreement, DecisionApplied, DecisionSuperseded, DecisionSuperseded}
	if got := DecisionStates(ds, problems); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestDisputed: only pairs on which readers stand against each other, and of these
// only what nobody is asked about anyway.
func TestDisputed(t *testing.T) {
	ds := []Decision{
		say(1, "same x:1 y:1 ana 1"), say(2, "same x:1 y:1 eva 1"), // of one mind
		say(3, "same x:2 y:2 ana 1"), say(4, "different y:2 x:2 eva 1"),
		say(5, "right-value x:1 birth=1990 ana 1"), say(6, "wrong-value x:1 birth=1990 eva 1"), // of a value
	}
	if got := Disputed(ds); len(got) != 1 || !got[[2]string{"x:2", "y:2"}] {
		t.Errorf("%v", got)
	}
	in := decided()
	pairs := []linkage.Pair{{A: 1, B: 3, Posterior: .25}}
	got := DisputedConflicts(in, pairs, nil, ds)
	if len(got) != 1 || got[0].Kind != linkage.ConflictDisputed || !slices.Equal(got[0].Records, []int{1, 3}) || got[0].Effect != .75 {
		t.Errorf("%+v", got)
	}
	for _, records := range [][]int{{1, 3}, {3, 1}} {
		if got := DisputedConflicts(in, pairs, []linkage.Conflict{{Records: records}}, ds); len(got) != 0 {
			t.Errorf("asked about as %v, and again: %+v", records, got)
		}
	}
}

// TestShortestChain: of two chains between records called different the shorter
// one is reported first.
func TestShortestChain(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "x"}}}
	for _, key := range []string{"a", "b", "c", "d", "e"} {
		in.Records = append(in.Records, linkage.Record{Key: key, Name: names.Name{Text: "Ana Soto"}})
	}
	said := func(line int, judgement, a, b string) Decision {
		return Decision{Line: line, Judgement: judgement, SourceA: "x", KeyA: a, NameA: "Ana Soto", SourceB: "x", KeyB: b, NameB: "Ana Soto", Reviewer: "ana", At: "1"}
	}
	_, _, problems := ApplyDecisions(in, []Decision{
		said(1, DecidedSame, "a", "b"), said(2, DecidedSame, "b", "c"), said(3, DecidedSame, "c", "e"), // the long way
		said(4, DecidedSame, "a", "d"), said(5, DecidedSame, "d", "e"), // the short one
		said(6, DecidedDifferent, "a", "e"),
	})
	if len(problems) != 2 || len(problems[0].Lines) == 0 {
		t.Fatalf("%+v", problems)
	}
	chains := make(map[int]bool)
	for _, p := range problems {
		chains[len(p.Args[0].([]string))] = true
	}
	if !chains[3] || !chains[4] {
		t.Errorf("%+v", problems)
	}
	g := refGraph{next: map[string][]string{"a": {"b", "c"}, "b": {"a", "e"}, "c": {"a", "d"}, "d": {"c", "e"}, "e": {"b", "d"}}}
	if got := g.path("a", "e", nil); !slices.Equal(got, []string{"a", "b", "e"}) {
		t.Errorf("%q", got)
	}
}
