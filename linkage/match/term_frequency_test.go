package match

import (
	"fmt"
	"testing"

	"cotejo/linkage/names"
	"cotejo/linkage/names/lexicon"
)

// TestLexisMissesNothing compares every pair of listed names directly: the
// lexis, which compares only within keys, must know the same neighbours.
func TestLexisMissesNothing(t *testing.T) {
	x := newUnitTable()
	add := func(name string, step int, i int) {
		if i%step == 0 {
			for _, u := range names.Units(name) {
				x.id(u)
			}
		}
	}
	for i, g := range lexicon.Given() {
		add(g.Name, 3, i)
	}
	for i, s := range lexicon.Surnames() {
		add(s.Name, 2, i)
	}
	for i, n := range lexicon.Nicknames() {
		add(n.Nick, 4, i)
	}
	for _, u := range []string{"gonzlaez", "rodrigez", "yosvnay", "betancour", "robertico", "carlitos", "delacruz", "de la cruz", "hernadnes", "kristyan"} {
		x.id(u)
	}
	x.link(2)
	wrong := 0
	for a := range x.prepared {
		for b := range x.prepared[:a] {
			want, got := names.CompareUnits(&x.prepared[a], &x.prepared[b]), x.level(int32(a), int32(b))
			if got != want {
				if wrong++; wrong < 10 {
					t.Errorf("%s, %s: %s by the lexis, %s compared", x.prepared[a].Text, x.prepared[b].Text, names.UnitLevelNames[got], names.UnitLevelNames[want])
				}
			}
		}
	}
	if wrong > 0 {
		t.Error(fmt.Sprint(wrong, " pairs wrong"))
	}
}

// TestLexisKnowsInitials holds initials against names, on either side.
func TestLexisKnowsInitials(t *testing.T) {
	x := newUnitTable()
	a, name, other := x.id("a"), x.id("anneliese"), x.id("yuri")
	x.link(1)
	for _, p := range [2][2]int32{{a, name}, {name, a}} {
		if l := x.level(p[0], p[1]); l != names.UnitInitial {
			t.Errorf("an initial of the name is %s", names.UnitLevelNames[l])
		}
	}
	if x.level(a, other) != names.UnitDifferent || x.level(other, a) != names.UnitDifferent {
		t.Error("an initial of another name is one of this")
	}
}
