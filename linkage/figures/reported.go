package figures

import (
	"slices"

	"cotejo/linkage/citizen"
	"cotejo/linkage/dates"
)

// A Report is what became of one report of a citizen.
type Report struct {
	State       string
	Marks       []string
	Received    string // the moment of sending, or as much of it as is known
	ConfirmedOn string // the day of what confirmed it
}

// Reports is the column of the table of reports.
const Reports = "reports"

// received is the row of all reports; every one stands in one of the states too.
const received = "received"

// reported counts reports by state and by mark. They are no persons and stand in no
// other table.
func reported(in *Input) *Table {
	t := &Table{Columns: []string{Reports}, Denominator: len(in.Reports)}
	states, marks := make(map[string]int), make(map[string]int)
	var days []int
	for i := range in.Reports {
		r := &in.Reports[i]
		states[r.State]++
		for _, m := range r.Marks {
			marks[m]++
		}
		_, sent, ok := dates.Days(r.Received[:min(len(r.Received), len("2025-01-16"))])
		if on, _, also := dates.Days(r.ConfirmedOn); ok && also && r.State == citizen.Confirmed {
			days = append(days, max(0, on-sent))
		}
	}
	t.put(Cell{Row: received, Column: Reports, Value: len(in.Reports)})
	for _, s := range citizen.States() {
		t.put(Cell{Row: s, Column: Reports, Value: states[s]})
	}
	for _, m := range citizen.Marks() {
		if marks[m] > 0 {
			t.put(Cell{Row: "mark-" + m, Column: Reports, Value: marks[m]})
		}
	}
	if len(days) > 0 {
		slices.Sort(days)
		median := float64(days[len(days)/2])
		if n := len(days); n%2 == 0 {
			median = float64(days[n/2-1]+days[n/2]) / 2
		}
		t.Stats = []Stat{{Code: "days-to-confirm", Value: median, Low: float64(days[0]), High: float64(days[len(days)-1]), N: len(days)}}
	}
	t.Notes = []string{"reports-uncounted"}
	return t
}
