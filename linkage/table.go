package linkage

import (
	"slices"
	"strings"
)

// A table is an input prepared for linking: names by their units, every other
// value as a number in its column, and the comparisons that the kinds of the
// fields call for.
type table struct {
	in          *Input
	lexis       *lexis
	names       []nameView
	comparisons []comparison // the parts of the name first
}

func newTable(in *Input) *table {
	t := &table{in: in, lexis: newLexis(), names: make([]nameView, len(in.Records)), comparisons: nameComparisons()}
	for i := range in.Records {
		t.names[i] = t.lexis.view(&in.Records[i].Name)
		t.lexis.tally(&t.names[i])
	}
	t.lexis.link()
	around := make(map[string]bool)
	for _, f := range in.Fields {
		around[f.Within] = true
	}
	for i, f := range in.Fields {
		if !around[f.Name] {
			t.add(i, f)
		}
	}
	return t
}

// add appends the comparisons of one field.
func (t *table) add(index int, f Field) {
	value := func(record int) string { return t.in.Records[record].Values[index] }
	var cs []comparison
	switch f.Kind {
	case KindBirth:
		cs = birthComparisons()
	case KindDate:
		cs = dateComparisons(f.Name)
	case KindSex:
		cs = []comparison{{levels: sameOrOther, same: []float64{valueSame: .985, valueOther: .015}, sibling: .3, parent: .5, level: categoryLevel}}
	case KindPlace:
		if w := t.in.FieldIndex(f.Within); f.Within != "" && w >= 0 {
			value = func(record int) string {
				v := t.in.Records[record].Values
				if v[index] == "" && v[w] == "" {
					return ""
				}
				return v[index] + "\x00" + v[w]
			}
			cs = []comparison{{
				levels:  []string{"missing", "same", "around", "elsewhere-inside", "elsewhere"},
				same:    []float64{placeSame: .8, placeAround: .1, placeInside: .06, placeOther: .04},
				sibling: .8, parent: .8, level: placeLevel,
			}}
			break
		}
		cs = []comparison{{levels: sameOrOther, same: []float64{valueSame: .7, valueOther: .3}, sibling: .3, parent: .3, level: categoryLevel}}
	case KindCategory:
		cs = []comparison{{levels: sameOrOther, same: []float64{valueSame: .9, valueOther: .1}, sibling: .5, parent: .5, level: categoryLevel}}
	case KindSet:
		cs = []comparison{{
			levels:  []string{"missing", "same", "contained", "overlap", "disjoint"},
			same:    []float64{setSame: .6, setInside: .22, setOverlap: .08, setApart: .1},
			sibling: .5, parent: .4, level: setLevel,
		}}
	case KindMonths:
		cs = []comparison{{
			levels:  []string{"missing", "same", "near", "different"},
			same:    []float64{valueSame: .8, valueNear: .08, valueOther: .12},
			sibling: .2, parent: .15, level: monthsLevel,
		}}
	}
	for _, c := range cs {
		if c.name == "" {
			c.name = f.Name
		}
		c.field = index
		c.column = newColumn(len(t.in.Records), value)
		c.cells = make([]cell, len(c.column.values))
		for i, v := range c.column.values {
			c.cells[i] = newCell(v, f.Kind)
		}
		c.countChances()
		t.comparisons = append(t.comparisons, c)
	}
}

var sameOrOther = []string{"missing", "same", "", "different"}

// newCell prepares a value of a kind.
func newCell(v string, k Kind) cell {
	c := cell{text: v}
	switch k {
	case KindBirth, KindDate:
		c.span, c.ok = parseSpan(v)
	case KindMonths:
		c.number, c.ok = parseMonths(v)
	case KindSet:
		c.parts, c.ok = alternatives(v), true
	case KindPlace:
		fine, around, _ := strings.Cut(v, "\x00")
		c.parts, c.ok = []string{fine, around}, true
	default:
		c.ok = true
	}
	return c
}

// chanceSample bounds the distinct values that each value is held against when
// the chances of a stranger's level are counted.
const chanceSample = 400

// chanceSmoothing is the weight, as a share of all records, of the average over
// all values in the chances of one value.
const chanceSmoothing = .02

// countChances counts, for every value, how the values of strangers compare
// with it. Two records are left out of a value's own count: the pair in
// question.
func (c *comparison) countChances() {
	n := len(c.cells)
	type weighted struct {
		value  int
		weight float64
	}
	var sample []weighted
	if n <= chanceSample {
		for v := range n {
			sample = append(sample, weighted{v, float64(c.column.count[v])})
		}
	} else {
		// The commonest half, and every so manieth of the others for the rest.
		for v := range chanceSample / 2 {
			sample = append(sample, weighted{v, float64(c.column.count[v])})
		}
		rest := n - chanceSample/2
		step := (rest + chanceSample/2 - 1) / (chanceSample / 2)
		for v := chanceSample / 2; v < n; v += step {
			var w float64
			for _, k := range c.column.count[v:min(n, v+step)] {
				w += float64(k)
			}
			sample = append(sample, weighted{v, w})
		}
	}
	levels := len(c.levels)
	average := make([]float64, levels)
	c.chance = make([][]float32, n)
	counts := make([]float64, n*levels)
	for v := range n {
		row := counts[v*levels : (v+1)*levels]
		own := float64(c.column.count[v])
		for _, s := range sample {
			if l := c.compare(int32(v), int32(s.value)); l > 0 {
				row[l] += s.weight
				average[l] += own * s.weight
			}
		}
		if l := c.compare(int32(v), int32(v)); l > 0 {
			row[l] = max(0, row[l]-min(2, own))
		}
	}
	normalise(average)
	var records float64
	for _, k := range c.column.count {
		records += float64(k)
	}
	flat := make([]float32, n*levels)
	for v := range n {
		row := counts[v*levels : (v+1)*levels]
		out := flat[v*levels : (v+1)*levels]
		var sum float64
		for _, x := range row {
			sum += x
		}
		smooth := chanceSmoothing*records + .5
		for l := 1; l < levels; l++ {
			out[l] = float32((row[l] + smooth*max(average[l], 1e-4)) / (sum + smooth))
		}
		c.chance[v] = out
	}
}

func normalise(p []float64) {
	var sum float64
	for _, x := range p {
		sum += x
	}
	if sum > 0 {
		for i := range p {
			p[i] /= sum
		}
	}
}

// compare returns the level of two values by their numbers, 0 when one is
// missing or not of the comparison's kind.
func (c *comparison) compare(a, b int32) uint8 {
	if a < 0 || b < 0 {
		return 0
	}
	x, y := &c.cells[a], &c.cells[b]
	if !x.ok || !y.ok {
		return 0
	}
	return c.level(x, y)
}

// comparisonIndex returns the index of the named comparison, or -1.
func (t *table) comparisonIndex(name string) int {
	return slices.IndexFunc(t.comparisons, func(c comparison) bool { return c.name == name })
}
