package linkage

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Cells give back what was kept, however it was kept, and compare as lists of
// texts do.
func TestCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func() []string {
			return rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "a", "b", "Ñ", "ab"}), 1, 5).Draw(t, "cells")
		}
		a, b := draw(), draw()
		kept, cut := CellsOf(a...), CutCells(strings.Join(a, ";"), ';', len(a))
		for _, c := range []Cells{kept, cut} {
			if got := c.AppendTo(nil); !slices.Equal(got, a) || c.Len() != len(a) {
				t.Fatalf("%q became %q", a, got)
			}
			for i := range a {
				if c.At(i) != a[i] {
					t.Fatalf("cell %d of %q is %q", i, a, c.At(i))
				}
			}
			if got, want := c.Compare(CellsOf(b...)), slices.Compare(a, b); got != want {
				t.Fatalf("%q against %q is %d, want %d", a, b, got, want)
			}
		}
		wide := CutCells(strings.Join(a, ";"), ';', len(a)+2)
		if got := wide.AppendTo(nil); !slices.Equal(got, append(slices.Clone(a), "", "")) || wide.At(len(a)+1) != "" {
			t.Fatalf("%q made wider is %q", a, got)
		}
		if got := CutCells(strings.Join(a, ";"), ';', len(a)-1).AppendTo(nil); !slices.Equal(got, a[:len(a)-1]) {
			t.Fatalf("%q made narrower is %q", a, got)
		}
	})
	if (Cells{}).Len() != 0 || (Cells{}).Equal(CellsOf("")) {
		t.Error("no cell is not one blank cell")
	}
}
