package sources

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"cotejo/linkage"
	"pgregory.net/rapid"
)

// A tidy cell has single spaces, and nothing but blanks is lost.
func TestTidy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("aÑ.  \t\u00a0\ufeff’")), 0, 6, -1).Draw(t, "cell")
		want := strings.Join(strings.Fields(strings.ReplaceAll(cell, "\ufeff", "")), " ")
		if got := tidy(cell); got != want {
			t.Errorf("%q became %q, want %q", cell, got, want)
		}
	})
}

// Records that share a key are found, each once and in order.
func TestSameKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.IntRange(0, 30), 0, 40).Draw(t, "keys")
		records := make([]linkage.Record, len(keys))
		rows := map[int][]int{}
		for i, k := range keys {
			records[i].Key = strconv.Itoa(k)
			rows[k] = append(rows[k], i)
		}
		shared := 0
		for _, of := range rows {
			if len(of) > 1 {
				shared++
			}
		}
		got := sameKeys(records, nil)
		if len(got) != shared {
			t.Fatalf("%v has %d shared keys, found %v", keys, shared, got)
		}
		for _, of := range got {
			if !slices.Equal(of, rows[keys[of[0]]]) {
				t.Fatalf("records %v share the key %d, found %v", rows[keys[of[0]]], keys[of[0]], of)
			}
		}
	})
}

// An id that looks like the fingerprint of a row without an id stays its own
// row's, and rows that share an id are known by their fingerprints.
func TestKeysOfRowsWithoutID(t *testing.T) {
	cells := func(id, name string) linkage.Record {
		return linkage.Record{Key: id, Raw: linkage.CellsOf(id, name)}
	}
	print := fingerprintOf(linkage.CellsOf("", "Ana"), []int{1})
	records := []linkage.Record{cells("", "Ana"), cells(print, "Eva"), cells("7", "Ana"), cells("7", "Luz"), cells("8", "Ana")}
	shared := setKeys(records, 0, []int{1})
	if len(shared) != 1 || shared[0].id != "7" || !slices.Equal(shared[0].rows, []int{2, 3}) {
		t.Errorf("shared ids are %v", shared)
	}
	want := []string{print + "~", print, print + "~2", fingerprintOf(records[3].Raw, []int{1}), "8"}
	for i, r := range records {
		if r.Key != want[i] {
			t.Errorf("record %d has key %s, want %s", i, r.Key, want[i])
		}
	}
}
