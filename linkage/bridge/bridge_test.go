package bridge

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func belongings(groups map[string][]string) (out []Belonging) {
	for person, refs := range groups {
		for _, r := range refs {
			out = append(out, Belonging{Ref: r, Person: person})
		}
	}
	return out
}

func TestBridge(t *testing.T) {
	type groups = map[string][]string
	old := groups{"p-1": {"a:1", "b:1"}, "p-2": {"a:2"}, "p-3": {"a:3"}}
	for _, c := range []struct {
		name    string
		now     groups
		changed Changed
		want    string
	}{
		{"the same", old, Changed{}, "[]"},
		{"other ids", groups{"p-9": {"a:1", "b:1"}, "p-2": {"a:2"}, "p-3": {"a:3"}}, Changed{}, "[]"},
		{"somebody new", groups{"p-1": {"a:1", "b:1"}, "p-2": {"a:2"}, "p-3": {"a:3"}, "p-4": {"c:1"}}, Changed{}, "[{new-records  1 [] [p-4] [c:1]}]"},
		{"somebody gone", groups{"p-1": {"a:1", "b:1"}, "p-2": {"a:2"}}, Changed{}, "[{gone-records  -1 [p-3] [] [a:3]}]"},
		{"a record more of somebody", groups{"p-1": {"a:1", "b:1", "c:1"}, "p-2": {"a:2"}, "p-3": {"a:3"}}, Changed{}, "[]"},
		{"two become one through a new record", groups{"p-1": {"a:1", "b:1"}, "p-2": {"a:2", "a:3", "c:1"}}, Changed{}, "[{merged evidence -1 [p-2 p-3] [p-2] [a:2 a:3 c:1]}]"},
		{"two become one by decision", groups{"p-1": {"a:1", "b:1"}, "p-2": {"a:2", "a:3"}}, Changed{Decided: map[string]bool{"a:3": true}, Recipe: true}, "[{merged decision -1 [p-2 p-3] [p-2] [a:2 a:3]}]"},
		{"one becomes two by another recipe", groups{"p-1": {"a:1"}, "p-4": {"b:1"}, "p-2": {"a:2"}, "p-3": {"a:3"}}, Changed{Recipe: true, Version: true}, "[{split recipe 1 [p-1] [p-1 p-4] [a:1 b:1]}]"},
		{"a record changes hands", groups{"p-1": {"a:1"}, "p-2": {"a:2", "b:1"}, "p-3": {"a:3"}}, Changed{Version: true}, "[{merged version -1 [p-1 p-2] [p-1 p-2] [a:1 a:2 b:1]} {split version 1 [p-1 p-2] [p-1 p-2] [a:1 a:2 b:1]}]"},
	} {
		if got := fmt.Sprint(Bridge(belongings(old), belongings(c.now), c.changed)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestBridgeAddsUp holds over random rosters that the deltas add up to the
// difference of the counts.
func TestBridgeAddsUp(t *testing.T) {
	roster := func(t *rapid.T, side string) (out []Belonging, persons int) {
		seen := make(map[string]bool)
		for r := range 14 {
			if p := rapid.IntRange(-2, 8).Draw(t, side); p >= 0 {
				b := Belonging{Ref: fmt.Sprint("pd:", r), Person: fmt.Sprint("p-", p)}
				out = append(out, b)
				seen[b.Person] = true
			}
		}
		return out, len(seen)
	}
	rapid.Check(t, func(t *rapid.T) {
		old, was := roster(t, "old")
		now, is := roster(t, "new")
		sum := 0
		for _, c := range Bridge(old, now, Changed{}) {
			sum += c.Delta
			if c.Delta == 0 || (c.Delta > 0) != (c.Term == TermNew || c.Term == TermSplit) {
				t.Fatalf("%+v", c)
			}
		}
		if sum != is-was {
			t.Fatalf("from %d to %d persons, but the changes add up to %d", was, is, sum)
		}
	})
}
