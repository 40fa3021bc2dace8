package figures

import (
	"slices"

	"cotejo/linkage/dates"
)

// minArrests is the least number of arrests of a day that is shown.
const minArrests = 5

// otherDays is the row of the days below it.
const otherDays = "other-days"

// arrestMonths counts arrests by the month in which they surely fall.
func arrestMonths(in *Input) *Table {
	t := in.arrestTable(7, 1)
	exact := 0
	for i := range in.Persons {
		if len(in.Persons[i].Values[Arrest]) == len("2021-07-11") {
			exact++
		}
	}
	t.Stats = []Stat{count("exact-days", exact, len(in.Persons))}
	return t
}

// arrestDays counts the days with many arrests.
func arrestDays(in *Input) *Table { return in.arrestTable(10, minArrests) }

// arrestTable counts arrests by as many letters of the date: 7 for the month,
// 10 for the day.
func (in *Input) arrestTable(letters, least int) *Table {
	v := &view{uses: []int{Arrest}, vague: []string{CannotTell}, of: func(v *Values) []string {
		s, ok := spanOf(v[Arrest])
		if !ok {
			return nil
		}
		first := dates.DayText(s.first)[:letters]
		if first != dates.DayText(s.last)[:letters] {
			return one(CannotTell)
		}
		return one(first)
	}}
	counts := in.tally(v)
	rows := make([]string, 0, len(counts))
	for row := range counts {
		rows = append(rows, row)
	}
	slices.Sort(rows)
	t := in.folded(counts, rows, least, otherDays)
	for _, row := range []string{CannotTell, Unknown} {
		if c := counts[row]; c != nil {
			t.Unknown += c.value
		}
	}
	return t
}
