package linkage

import (
	"fmt"
	"slices"
	"testing"
)

// editions is an input of two editions of pd, one of them the older, of another
// list that was true before both, and of one without a day.
func editions() *Input {
	in := &Input{Sources: []Source{
		{Name: "pd-2024", List: "pd", AsOf: "2024-12-31"}, {Name: "pd", List: "pd", AsOf: "2025-12-31"},
		{Name: "ocdh", List: "ocdh", AsOf: "2023-12-31"}, {Name: "j11j"},
	}}
	for s := range in.Sources {
		in.Records = append(in.Records, Record{Source: s, Key: "k", Newest: s == 1})
	}
	return in
}

func TestEditions(t *testing.T) {
	if got := fmt.Sprint(editions().Editions()); got != "[[1 0]]" { // the newest first, and only lists that have several
		t.Error(got)
	}
}

func TestNewestOf(t *testing.T) {
	in := editions()
	all := []int{0, 1, 2, 3}
	if got := in.NewestOf(all); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("%v: an older edition goes, an older list stays", got)
	}
	if !slices.Equal(all, []int{0, 1, 2, 3}) {
		t.Errorf("the records of the caller became %v", all)
	}
	if got := in.NewestOf([]int{0, 2}); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("%v: who is on no newer edition", got)
	}
}

func TestRefs(t *testing.T) {
	in := editions()
	for i, want := range []string{"pd-2024:k", "pd:k", "ocdh:k", "j11j:k"} {
		if got := in.Ref(i); got != want {
			t.Errorf("record %d is %s, want %s", i, got, want)
		}
	}
}
