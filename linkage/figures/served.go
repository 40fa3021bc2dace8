package figures

import (
	"slices"
	"strconv"
)

// daysInMonth is the mean length of a month of the Gregorian calendar.
const daysInMonth = 30.436875

// serving are the figures under which somebody leaves prison before the
// sentence is over. Bail and the like come before a sentence, and who has served
// all of it is another matter.
var serving = []string{"libertad_condicional", "licencia_extrapenal", "limitacion_libertad", "reclusion_domiciliaria", "subsidio_de_pena", "trabajo_correccional_sin_internamiento"}

// The longest share that can be: a sentence is not served to more than its end,
// but for a few days of slack.
const mostServed = 1.02

// servedShare returns the least and the greatest share of the sentence that was
// served at an exit.
func servedShare(v *Values, exit string) (least, most float64, ok bool) {
	n, known := months(v)
	from, okFrom := spanOf(v[Arrest])
	out, okOut := spanOf(exit)
	if !known || !okFrom || !okOut {
		return 0, 0, false
	}
	whole := float64(float64(n) * daysInMonth)
	return float64(out.first-from.last) / whole, float64(out.last-from.first) / whole, true
}

// The rows of the shares are tenths, and those that are not counted.
const question = "question" // less than nothing or more than all: a date or a sentence is wrong

func tenth(i int) string { return "tenth-" + strconv.Itoa(i) }

// served counts those who left prison before the end of the sentence by the
// share that they had served.
func served(in *Input) *Table {
	t := &Table{}
	type tally struct{ computed, surely, perhaps, all int }
	cells := make(map[[2]string]int)
	by := make(map[string]*tally)
	events := in.eventsOf()
	for i, e := range in.firstExits() {
		v, figure := &in.Persons[i].Values, e.figure
		if !slices.Contains(serving, figure) {
			continue
		}
		// Of somebody arrested again the sentence is that of the last case.
		if slices.ContainsFunc(events[i], func(h *Happening) bool { return h.Kind == "rearrest" }) {
			e.date = ""
		}
		if by[figure] == nil {
			by[figure] = &tally{}
		}
		t.Denominator++
		by[figure].all++
		row := servedRow(v, e.date)
		if e.disputed {
			row = question
		}
		cells[[2]string{row, figure}]++
		if row == Unknown || row == question {
			t.Unknown++
			continue
		}
		least, most, _ := servedShare(v, e.date)
		by[figure].computed++
		if least > .5 {
			by[figure].surely++
		}
		if most > .5 {
			by[figure].perhaps++
		}
	}
	for _, f := range serving {
		if by[f] != nil {
			t.Columns = append(t.Columns, f)
		}
	}
	rows := make([]string, 0, 14)
	for i := range 10 {
		rows = append(rows, tenth(i))
	}
	for _, row := range append(rows, CannotTell, question, Unknown) {
		all := 0
		for _, f := range t.Columns {
			n := cells[[2]string{row, f}]
			all += n
			t.put(Cell{Row: row, Column: f, Value: n})
		}
		t.put(Cell{Row: row, Column: Total, Value: all})
	}
	t.Columns = append(t.Columns, Total)
	for _, f := range serving {
		k := by[f]
		if k == nil || k.computed == 0 {
			continue
		}
		rest := k.all - k.computed
		t.Stats = append(t.Stats, Stat{Code: "half:" + f, Value: round(float64(k.surely)/float64(k.computed), 1000),
			Low: round(float64(k.surely)/float64(k.all), 1000), High: round(float64(k.perhaps+rest)/float64(k.all), 1000), N: k.computed})
	}
	t.Notes = []string{"served-bail"}
	return t
}

// servedRow is the row of somebody's share.
func servedRow(v *Values, exit string) string {
	least, most, ok := servedShare(v, exit)
	switch {
	case !ok:
		return Unknown
	case most < 0 || least > mostServed:
		return question
	}
	first, last := min(9, max(0, int(float64(least*10)))), min(9, max(0, int(float64(most*10))))
	if first != last {
		return CannotTell
	}
	return tenth(first)
}
