package figures

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// sentenceBands are the bands of sentences, in months, the upper end left out.
var sentenceBands = []struct {
	code        string
	first, upto int
}{
	{"years-0", 0, 60}, {"years-5", 60, 120}, {"years-10", 120, 180}, {"years-15", 180, 240}, {"years-20", 240, mostMonths + 1},
}

const life = "life"

// No court gives so many months, and no cell lists so many charges.
const (
	mostMonths  = 12 * 1000
	mostCharges = 100
)

// months reads a sentence; life has no number of months.
func months(v *Values) (n int, ok bool) {
	n, err := strconv.Atoi(v[Sentence])
	return n, err == nil && n > 0 && n <= mostMonths
}

var sentenceView = &view{uses: []int{Sentence}, of: func(v *Values) []string {
	if v[Sentence] == life {
		return one(life)
	}
	n, ok := months(v)
	if !ok {
		return nil
	}
	for _, b := range sentenceBands {
		if b.first <= n && n < b.upto {
			return one(b.code)
		}
	}
	return nil
}}

// sentence counts persons by the length of their sentence; what a prosecutor
// asked for is never one.
func sentence(in *Input) *Table {
	var order []string
	for _, b := range sentenceBands {
		order = append(order, b.code)
	}
	t := in.table(sentenceView, append(order, life, Unknown), order...)
	var all, sedition []int
	for i := range in.Persons {
		v := &in.Persons[i].Values
		if n, ok := months(v); ok {
			all = append(all, n)
			if slices.Contains(strings.Split(v[Charges], "|"), "sedicion") {
				sedition = append(sedition, n)
			}
		}
	}
	if len(all) > 0 {
		sum := 0
		for _, n := range all {
			sum += n
		}
		t.Stats = append(t.Stats, length("sentence-median", median(all), len(all)), length("sentence-mean", mean(all), len(all)),
			length("sentence-sum", float64(sum), len(all)))
	}
	if len(sedition) > 0 {
		t.Stats = append(t.Stats, length("sedition-median", median(sedition), len(sedition)), length("sedition-mean", mean(sedition), len(sedition)))
	}
	return t
}

// length is a figure in years, from months.
func length(code string, months float64, n int) Stat {
	y := round(months/12, 100)
	return Stat{Code: code, Value: y, Low: y, High: y, N: n}
}

func mean(of []int) float64 {
	sum := 0
	for _, n := range of {
		sum += n
	}
	return float64(sum) / float64(len(of))
}

func median(of []int) float64 {
	of = slices.Sorted(slices.Values(of))
	m := len(of) / 2
	if len(of)%2 == 1 {
		return float64(of[m])
	}
	return float64(of[m-1]+of[m]) / 2
}

// round rounds half up, to so many parts of one.
func round(x, parts float64) float64 { return float64(int(float64(x*parts)+.5)) / parts }

// shownCharges are always in the table, whoever is charged with them.
var shownCharges = []string{"desacato", "desobediencia", "sedicion"}

// charges counts the persons who have each charge, alone or with others.
func charges(in *Input) *Table {
	v := &view{uses: []int{Charges}, of: func(v *Values) []string {
		if v[Charges] == "" || strings.Count(v[Charges], "|") >= mostCharges {
			return nil
		}
		codes := slices.Sorted(slices.Values(strings.Split(v[Charges], "|")))
		return slices.Compact(codes)
	}}
	t := in.table(v, in.byCount(v), shownCharges...)
	t.Overlapping = true
	return t
}

// byCount are the rows of a view, the greatest first and what nobody knows
// last.
func (in *Input) byCount(v *view) []string {
	counts := make(map[string]int)
	for i := range in.Persons {
		for _, code := range v.chosen(&in.Persons[i]) {
			counts[code]++
		}
	}
	if v.uses[0] == Charges {
		for _, c := range shownCharges {
			counts[c] += 0
		}
	}
	order := make([]string, 0, len(counts))
	for code := range counts {
		order = append(order, code)
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), counts[b]-counts[a], cmp.Compare(a, b))
	})
	return order
}
