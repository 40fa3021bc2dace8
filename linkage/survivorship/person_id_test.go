package survivorship

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// assign gives ids to groups of references.
func assign(groups [][]string, history map[string][]string) (ids []string, aliases map[string]string) {
	return AssignIDs(len(groups), func(person int) []string { return groups[person] }, history)
}

func TestAssignIDs(t *testing.T) {
	type refs = [][]string
	first, _ := assign(refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}}, nil)
	history := func(groups refs, ids []string) map[string][]string {
		h := make(map[string][]string)
		for p, rs := range groups {
			for _, r := range rs {
				h[r] = append(h[r], ids[p])
			}
		}
		return h
	}
	known := history(refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}}, first)
	for _, c := range []struct {
		name    string
		refs    refs
		want    []string // ids, "" for a new one
		aliases map[string]string
	}{
		{"the same again", refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}}, first, nil},
		{"in another order", refs{{"b:3"}, {"b:1", "a:1"}, {"a:2"}}, []string{first[2], first[0], first[1]}, nil},
		{"a record joins", refs{{"a:1", "b:1", "c:9"}, {"a:2"}, {"b:3"}}, first, nil},
		{"the first record goes", refs{{"b:1"}, {"a:2"}, {"b:3"}}, first, nil},
		{"somebody new", refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}, {"c:1"}}, append(slices.Clone(first), ""), nil},
		{"two persons become one", refs{{"a:1", "b:1", "a:2"}, {"b:3"}}, []string{first[0], first[2]}, map[string]string{first[1]: first[0]}},
		{"one person becomes two", refs{{"a:1"}, {"b:1"}, {"a:2"}, {"b:3"}}, []string{first[0], "", first[1], first[2]}, nil},
		{"a person goes", refs{{"a:1", "b:1"}, {"b:3"}}, []string{first[0], first[2]}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, aliases := assign(c.refs, known)
			for p, id := range ids {
				if c.want[p] != "" && id != c.want[p] || c.want[p] == "" && slices.Contains(first, id) {
					t.Errorf("person %d has the id %s, want %q", p, id, c.want[p])
				}
			}
			if len(aliases) != len(c.aliases) {
				t.Errorf("aliases %v, want %v", aliases, c.aliases)
			}
			for old, id := range c.aliases {
				if aliases[old] != id {
					t.Errorf("%s leads to %s, want %s", old, aliases[old], id)
				}
			}
		})
	}
	t.Run("the first choice belonged to somebody who is gone", func(t *testing.T) {
		gone := map[string][]string{"z:9": {first[0]}}
		ids, _ := assign(refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}}, gone)
		if ids[0] == first[0] || !slices.Equal(ids[1:], first[1:]) || slices.Contains(first, ids[0]) {
			t.Errorf("ids %v beside %v", ids, first)
		}
		if turned, _ := assign(refs{{"b:3"}, {"b:1", "a:1"}, {"a:2"}}, gone); turned[1] != ids[0] {
			t.Errorf("in another order %v, not %v", turned, ids)
		}
	})
	t.Run("joined and parted again", func(t *testing.T) {
		joined, _ := assign(refs{{"a:1", "b:1", "a:2"}, {"b:3"}}, known)
		h := history(refs{{"a:1", "b:1", "a:2"}, {"b:3"}}, joined)
		for r, of := range known {
			h[r] = slices.Compact(append(slices.Clone(of), h[r]...))
		}
		ids, aliases := assign(refs{{"a:1", "b:1"}, {"a:2"}, {"b:3"}}, h)
		if !slices.Equal(ids, first) || len(aliases) != 0 {
			t.Errorf("ids %v, want %v; aliases %v", ids, first, aliases)
		}
	})
}

// TestIDsThroughHistories holds over random histories of records that come, go,
// join and part: no two persons share an id, an assignment that is written down
// and made again is the same, the order of persons and records leaves no trace,
// and every id of the past that has a record left leads to a person of today.
func TestIDsThroughHistories(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		history := make(map[string][]string)
		for range rapid.IntRange(1, 6).Draw(t, "releases") {
			groups := make([][]string, 8)
			for r := range 12 {
				if p := rapid.IntRange(-1, 7).Draw(t, "person"); p >= 0 {
					groups[p] = append(groups[p], fmt.Sprintf("pd:%d", r))
				}
			}
			groups = slices.DeleteFunc(groups, func(g []string) bool { return len(g) == 0 })
			ids, aliases := assign(groups, history)
			seen := make(map[string]bool)
			for p, id := range ids {
				if seen[id] || !strings.HasPrefix(id, "p-") {
					t.Fatalf("person %d has the id %q", p, id)
				}
				seen[id] = true
			}
			turned := slices.Clone(groups)
			slices.Reverse(turned)
			for i := range turned {
				turned[i] = slices.Clone(turned[i])
				slices.Reverse(turned[i])
			}
			back, other := assign(turned, history)
			slices.Reverse(back)
			if !slices.Equal(back, ids) || fmt.Sprint(other) != fmt.Sprint(aliases) {
				t.Fatalf("in another order %v %v, not %v %v", back, other, ids, aliases)
			}
			for p, g := range groups {
				for _, r := range g {
					for _, id := range history[r] {
						if to := aliases[id]; !seen[id] && !seen[to] {
							t.Fatalf("%s leads nowhere", id)
						}
					}
					if h := history[r]; len(h) == 0 || h[len(h)-1] != ids[p] {
						history[r] = append(h, ids[p])
					}
				}
			}
			again, sameAliases := assign(groups, history)
			if !slices.Equal(again, ids) || fmt.Sprint(sameAliases) != fmt.Sprint(aliases) {
				t.Fatalf("written down and made again %v %v, not %v %v", again, sameAliases, ids, aliases)
			}
		}
	})
}
