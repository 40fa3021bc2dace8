package figures

import "slices"

// smallest is the least number of a cell about children that is published, and
// the least room that the published cells must leave to a hidden one.
const smallest = 5

// hideSmall hides numbers from 1 to 4 where sex is crossed with ages of
// children, and numbers that differ by as few from those of the edition before:
// beside it they would give away who came in. What is hidden must not follow from the sums, so the cells of both
// bands of children are hidden by sex, and those of the bands above until the
// sums leave every hidden cell room for five numbers.
func (in *Input) hideSmall(t *Table) {
	if t.ID != "sex" {
		return
	}
	small := false
	var rows []string
	for _, b := range ageBands {
		rows = append(rows, b.code)
	}
	children := rows[:2]
	rows = append(rows, CannotTell, Unknown)
	for _, c := range t.Cells {
		small = small || slices.Contains(children, c.Row) && c.Column != Total && few(c.Value)
	}
	if in.Before != nil {
		was := &Input{Persons: make([]Person, len(in.Before.Persons))}
		for i := range was.Persons {
			was.Persons[i] = in.Before.Persons[i].Person
		}
		before := sexAndAge(was)
		for _, row := range children {
			for _, s := range sexColumns {
				small = small || few(t.Cell(row, s).Value-before.Cell(row, s).Value)
			}
		}
	}
	if !small {
		return
	}
	hidden := len(children)
	for ; hidden < len(rows); hidden++ {
		if t.safe(rows[:hidden], len(children)) {
			break
		}
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; slices.Contains(rows[:hidden], c.Row) && c.Column != Total {
			c.Value, c.Lists, c.Linkage, c.Hidden = 0, nil, nil, true
		}
	}
	t.Notes = append(t.Notes, "small-cells")
}

// few reports whether a number, or a difference, is small and not nothing.
func few(n int) bool { return n != 0 && -smallest < n && n < smallest }

// safe reports whether the sums of rows and columns leave the children of each
// sex open, when the cells of these rows are hidden: their greatest number must
// lie far enough above their least one.
func (t *Table) safe(rows []string, children int) bool {
	all, young := 0, 0
	bySex := make(map[string]int)
	for i, row := range rows {
		for _, s := range sexColumns {
			n := t.Cell(row, s).Value
			bySex[s] += n
			if all += n; i < children {
				young += n
			}
		}
	}
	for _, s := range sexColumns {
		most := min(young, bySex[s])
		least := max(0, young-(all-bySex[s]))
		if bySex[s] > 0 && most-least < smallest-1 {
			return false
		}
	}
	return true
}
