package figures

import "strings"

// minPlace is the least number of persons of a municipality that is shown by
// itself: of fewer a neighbour would know who is meant.
const minPlace = 5

// otherPlaces is the row of those below it.
const otherPlaces = "other-places"

// places makes a table of a field of places. Of one of several places nobody
// can tell which; places with fewer persons than least are summed up.
func places(field, least int) func(*Input) *Table {
	return func(in *Input) *Table {
		v := &view{uses: []int{field}, vague: []string{CannotTell}, of: func(v *Values) []string {
			place := v[field]
			switch {
			case place == "":
				return nil
			case strings.ContainsRune(place, '|'):
				return one(CannotTell)
			case field == Municipality && v[Province] != "" && !strings.ContainsRune(v[Province], '|'):
				place += ", " + v[Province] // San Luis is in two provinces
			}
			return one(place)
		}}
		order := in.byCount(v)
		if least <= 1 {
			return in.table(v, order, Unknown)
		}
		counts := in.tally(v)
		t := in.folded(counts, order, least, otherPlaces)
		if c := counts[Unknown]; c != nil {
			t.Unknown = c.value
		}
		return t
	}
}

// folded makes a table of counts in an order, in which the rows of fewer persons
// than least are one row, others; what nobody can tell or knows comes last.
func (in *Input) folded(counts map[string]*counted, order []string, least int, others string) *Table {
	t := &Table{Denominator: len(in.Persons), Columns: []string{Persons}}
	few := 0
	for _, row := range order {
		switch c := counts[row]; {
		case rank(row) > 0:
		case c.value < least:
			few += c.value
		default:
			t.add(row, Persons, c)
		}
	}
	if few > 0 {
		t.put(Cell{Row: others, Column: Persons, Value: few})
	}
	for _, row := range []string{CannotTell, Unknown} {
		if c := counts[row]; c != nil && c.value > 0 {
			t.add(row, Persons, c)
		}
	}
	return t
}
