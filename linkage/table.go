package linkage

import (
	"strconv"
	"strings"
	"sync"
)

// A table is an input prepared for linking: names by their units, every other
// value as a number in its column, and the comparisons that the kinds of the
// fields call for.
type table struct {
	in          *Input
	workers     int // goroutines
	lexis       *lexis
	names       []nameView
	comparisons []comparison // the parts of the name first
}

func newTable(in *Input, workers int) *table {
	t := &table{in: in, workers: workers, lexis: newLexis(), names: make([]nameView, len(in.Records)), comparisons: nameComparisons()}
	var names sync.WaitGroup
	names.Go(func() {
		for i := range in.Records {
			t.names[i] = t.lexis.view(&in.Records[i].Name)
			t.lexis.tally(&t.names[i])
		}
		for i := range in.Records {
			t.lexis.mend(&t.names[i], &in.Records[i].Name)
		}
		t.lexis.link(workers)
	})
	around := make(map[string]bool)
	for _, f := range in.Fields {
		around[f.Within] = true
	}
	for i, f := range in.Fields {
		if !around[f.Name] {
			t.add(i, f)
		}
	}
	for i := range t.comparisons {
		t.comparisons[i].tell(in.Chances[t.comparisons[i].name])
	}
	names.Wait()
	t.findImplications()
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
	case KindText, KindAddress:
		cs = []comparison{{levels: textLevels, same: []float64{textSame: .75, textTypo: .12, textPart: .06, textOther: .07}, sibling: .7, parent: .7, level: textLevel}}
	case KindID, KindPhone:
		cs = []comparison{{levels: textLevels, same: []float64{textSame: .85, textTypo: .12, textPart: 0, textOther: .03}, level: idLevel}}
	case KindEmail:
		cs = []comparison{{levels: textLevels, same: []float64{textSame: .75, textTypo: .13, textPart: .07, textOther: .05}, level: emailLevel}}
	case KindNumber:
		cs = []comparison{{levels: []string{"missing", "same", "near", "different"}, same: []float64{valueSame: .85, valueNear: .05, valueOther: .1}, level: numberLevel}}
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
		c.cells = newCells(c.column, f.Kind)
		c.chances = c.countChances(c.column, c.cells)
		if f.Kind == KindEmail {
			c.shape = newColumn(len(t.in.Records), func(record int) string { return emailShape(value(record), &t.in.Records[record].Name) })
			c.shapeChances = c.countChances(c.shape, newCells(c.shape, f.Kind))
		}
		t.comparisons = append(t.comparisons, c)
	}
}

func newCells(c *column, k Kind) []cell {
	cells := make([]cell, len(c.values))
	for i, v := range c.values {
		cells[i] = newCell(v, k)
	}
	return cells
}

var sameOrOther = []string{"missing", "same", "", "different"}

// newCell prepares a value of a kind.
func newCell(v string, k Kind) cell {
	c := cell{text: v}
	switch k {
	case KindBirth, KindDate:
		c.span, c.ok = parseSpan(v)
		c.folded = dateDigits(v)
	case KindMonths:
		c.number, c.ok = parseMonths(v)
	case KindSet:
		c.parts, c.ok = alternatives(v), true
	case KindPlace:
		fine, around, _ := strings.Cut(v, "\x00")
		c.parts, c.ok = []string{fine, around}, true
	case KindText, KindAddress, KindID, KindPhone:
		c.folded = Fold(v)
		c.parts, c.ok = wordsOf(c.folded), c.folded != ""
	case KindEmail:
		local, host, _ := strings.Cut(v, "@")
		c.parts, c.ok = []string{local, host}, true
	case KindNumber:
		q, err := strconv.ParseFloat(v, 64)
		c.quantity, c.ok = q, err == nil
	default:
		c.ok = true
	}
	return c
}

// compare returns the level of two values by their numbers, 0 when one is
// missing or not of the comparison's kind.
func (c *comparison) compare(a, b int32) uint8 {
	if a < 0 || b < 0 {
		return 0
	}
	return c.compareCells(&c.cells[a], &c.cells[b])
}

func (c *comparison) compareCells(a, b *cell) uint8 {
	if !a.ok || !b.ok {
		return 0
	}
	return c.level(a, b)
}
