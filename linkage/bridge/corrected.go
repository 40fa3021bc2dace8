package bridge

import (
	"cmp"
	"slices"

	"cotejo/linkage/names"
)

// A Row is a row of a list as one roster has it.
type Row struct {
	Ref, List string
	Name      string
	Cells     []string
}

// mostCorrected is the number of cells in which a row and its correction may
// differ, and correctedShare one over the share of its cells that may besides: the
// status, the date of the last look and a running number change together.
const (
	mostCorrected  = 2
	correctedShare = 5
)

// Corrected finds, among rows that only an old roster has and rows that only a new
// one has, those that are one row whose key changed because a cell was corrected:
// rows of one list with names that are near and nearly all other cells the same,
// each the other's nearest. It returns the new references by the old.
func Corrected(old, now []Row) map[string]string {
	type match struct{ old, new, far int }
	byList := make(map[string][]int)
	for i := range now {
		byList[now[i].List] = append(byList[now[i].List], i)
	}
	var all []match
	for i := range old {
		for _, j := range byList[old[i].List] {
			if far, ok := corrected(&old[i], &now[j]); ok {
				all = append(all, match{i, j, far})
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	near := make(map[[2]int]int) // by side and row, the matches as near as its nearest
	least := make(map[[2]int]int)
	for _, m := range all {
		for _, end := range [][2]int{{0, m.old}, {1, m.new}} {
			if far, ok := least[end]; !ok || far == m.far {
				least[end] = m.far
				near[end]++
			}
		}
	}
	out := make(map[string]string)
	for _, m := range all {
		a, b := [2]int{0, m.old}, [2]int{1, m.new}
		if least[a] == m.far && least[b] == m.far && near[a] == 1 && near[b] == 1 {
			out[old[m.old].Ref] = now[m.new].Ref
		}
	}
	return out
}

// corrected reports whether one row may be another as it was corrected, and in how
// many cells they differ.
func corrected(old, now *Row) (far int, ok bool) {
	if len(old.Cells) != len(now.Cells) {
		return 0, false
	}
	for i, c := range old.Cells {
		if c != now.Cells[i] {
			far++
		}
	}
	if far > mostCorrected+len(old.Cells)/correctedShare || far == len(old.Cells) {
		return 0, false
	}
	way, near := names.Reword(old.Name, now.Name)
	return far, near && (way.Spelling || way.Cost == 0)
}
