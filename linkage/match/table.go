package match

import (
	"strconv"
	"strings"
	"sync"

	"cotejo/linkage"
	"cotejo/linkage/dates"
	"cotejo/linkage/names"
)

// A table is an input prepared for linking: names by their units, every other
// value as a number in its column, and the comparisons that the kinds of the
// fields call for. Records stand in it in the order of canonical; their
// place there is what the engine calls a record.
type table struct {
	in          *linkage.Input
	workers     int     // goroutines
	order       []int32 // by record, its index in the input
	source      []int32 // by record
	units       *unitTable
	names       *nameTable
	columns     []*column
	ids         []int32      // by record and column: the number of the value, -1 where it is missing
	comparisons []comparison // the parts of the name first
	nameless    []bool       // by record: its name is not published; nil when all are
}

func newTable(in *linkage.Input, workers int) *table {
	n := len(in.Records)
	t := &table{in: in, workers: workers, order: canonicalOrder(in, workers), source: make([]int32, n), units: newUnitTable(), comparisons: nameComparisons()}
	for i := range t.source {
		r := t.record(int32(i))
		if t.source[i] = int32(r.Source); r.Name.Unnamed {
			if t.nameless == nil {
				t.nameless = make([]bool, n)
			}
			t.nameless[i] = true
		}
	}
	around := make(map[string]bool)
	for _, f := range in.Fields {
		around[f.Within] = true
	}
	var fields []fieldColumns
	for i, f := range in.Fields {
		if cs := comparisonsOf(f, in); !around[f.Name] && len(cs) > 0 {
			fields = append(fields, fieldColumns{field: i, comparisons: cs})
		}
	}
	var others sync.WaitGroup
	others.Go(func() {
		each(workers, len(fields), 1, func(f, _, _ int) { t.fill(&fields[f]) })
	})
	t.names = newNameTable(n, func(i int32) *names.Name { return &t.record(i).Name }, t.units)
	others.Wait()
	t.names.dropUnshared(t.units.admit(workers, n <= exhaustiveRecords))
	t.units.link(workers)
	var ids [][]int32
	for f := range fields {
		for i := range fields[f].columns {
			t.columns, ids = append(t.columns, fields[f].columns[i]), append(ids, fields[f].ids[i])
		}
		for _, c := range fields[f].comparisons {
			c.at = len(t.columns) - len(fields[f].columns)
			t.comparisons = append(t.comparisons, c)
		}
	}
	t.ids = make([]int32, n*len(ids))
	each(workers, n, 1<<12, func(_, from, to int) {
		for i := from; i < to; i++ {
			for c := range ids {
				t.ids[i*len(ids)+c] = ids[c][i]
			}
		}
	})
	for i := range t.comparisons {
		t.comparisons[i].state(in.Chances[t.comparisons[i].name])
	}
	t.findImplications()
	return t
}

// record returns a record of the input by its place in the table.
func (t *table) record(i int32) *linkage.Record { return &t.in.Records[t.order[i]] }

// unnamed reports whether a record is of somebody whose name is not published,
// whom no evidence joins to another record.
func (t *table) unnamed(i int32) bool { return t.nameless != nil && t.nameless[i] }

// places returns the place in the table of every record of the input.
func (t *table) places() []int32 {
	place := make([]int32, len(t.order))
	for p, i := range t.order {
		place[i] = int32(p)
	}
	return place
}

// value returns the number of a record's value in the column of a comparison.
func (t *table) value(c *comparison, record int32) int32 {
	return t.ids[int(record)*len(t.columns)+c.at]
}

// shape is value for what an address of mail leaves beside the name.
func (t *table) shape(c *comparison, record int32) int32 {
	return t.ids[int(record)*len(t.columns)+c.at+1]
}

// fieldColumns are the comparisons of one field, with its columns in the making.
type fieldColumns struct {
	field       int
	comparisons []comparison
	columns     []*column
	ids         [][]int32
}

// fill numbers the values of a field and counts what strangers have in common.
func (t *table) fill(f *fieldColumns) {
	field := t.in.Fields[f.field]
	place, within := t.places(), -1
	if field.Within != "" {
		within = t.in.FieldIndex(field.Within)
	}
	value := func(i int) string {
		v := t.in.Records[i].Values
		switch {
		case field.Kind != linkage.KindPlace || within < 0:
			return v[f.field]
		case v[f.field] == "" && v[within] == "":
			return ""
		}
		return v[f.field] + "\x00" + v[within]
	}
	add := func(value func(i int) string) (*column, []cell) {
		c, ids := newColumn(place, value)
		f.columns, f.ids = append(f.columns, c), append(f.ids, ids)
		return c, newCells(c, field.Kind)
	}
	of, cells := add(value)
	for i := range f.comparisons {
		c := &f.comparisons[i]
		if c.name == "" {
			c.name = field.Name
		}
		c.field, c.column, c.cells = f.field, of, cells
		c.home = field.Kind == linkage.KindAddress || field.Kind == linkage.KindPostcode
		c.sketches = sketchesOf(cells, field.Kind)
		c.u = c.countU(of)
		if field.Kind == linkage.KindEmail {
			shape, shapes := add(func(i int) string { return emailShape(value(i), &t.in.Records[i].Name) })
			of := *c
			of.cells, of.sketches = shapes, sketchesOf(shapes, field.Kind)
			c.hasShape, c.shapeU = true, of.countU(shape)
		}
	}
}

// comparisonsOf returns the comparisons that the kind of a field calls for.
func comparisonsOf(f linkage.Field, in *linkage.Input) []comparison {
	var cs []comparison
	switch f.Kind {
	case linkage.KindBirth:
		cs = birthComparisons()
	case linkage.KindDate:
		cs = dateComparisons(f.Name)
	case linkage.KindSex:
		cs = []comparison{{levels: sameOrOther, defaults: sexDefaults, level: categoryLevel}}
	case linkage.KindPlace:
		if f.Within != "" && in.FieldIndex(f.Within) >= 0 {
			cs = []comparison{{
				levels:   []string{"missing", "same", "around", "elsewhere-inside", "elsewhere"},
				defaults: placeWithinDefaults, level: placeLevel,
			}}
			break
		}
		cs = []comparison{{levels: sameOrOther, defaults: placeDefaults, level: categoryLevel}}
	case linkage.KindCategory:
		cs = []comparison{{levels: sameOrOther, defaults: categoryDefaults, level: categoryLevel}}
	case linkage.KindSet:
		cs = []comparison{{
			levels:   []string{"missing", "same", "contained", "overlap", "disjoint"},
			defaults: setDefaults, level: setLevel,
		}}
	case linkage.KindText, linkage.KindAddress:
		cs = []comparison{{levels: textLevels, defaults: textDefaults, level: textLevel}}
	case linkage.KindID:
		cs = []comparison{{levels: textLevels, defaults: idDefaults, level: idLevel}}
	case linkage.KindPhone:
		cs = []comparison{{levels: textLevels, defaults: phoneDefaults, level: idLevel}}
	case linkage.KindPostcode:
		cs = []comparison{{levels: textLevels, defaults: postcodeDefaults, level: idLevel}}
	case linkage.KindEmail:
		cs = []comparison{{levels: textLevels, defaults: emailDefaults, level: emailLevel}}
	case linkage.KindNumber:
		cs = []comparison{{levels: []string{"missing", "same", "near", "typo", "different"}, defaults: numberDefaults, level: numberLevel}}
	case linkage.KindMonths:
		cs = []comparison{{
			levels:   []string{"missing", "same", "near", "different"},
			defaults: monthsDefaults, level: monthsLevel,
		}}
	}
	return cs
}

func newCells(c *column, k linkage.Kind) []cell {
	cells := make([]cell, len(c.values))
	for i, v := range c.values {
		cells[i] = newCell(v, k)
	}
	return cells
}

// sketchesOf returns the sketches of the values of a kind that has them. Where a
// value is not of the kind there are none, so that it stays missing.
func sketchesOf(cells []cell, k linkage.Kind) []sketch {
	switch k {
	case linkage.KindEmail, linkage.KindID, linkage.KindPhone, linkage.KindPostcode, linkage.KindText, linkage.KindAddress:
	default:
		return nil
	}
	out := make([]sketch, len(cells))
	for i := range cells {
		if !cells[i].ok {
			return nil
		}
		out[i] = sketchOf(&cells[i], k)
	}
	return out
}

var sameOrOther = []string{"missing", "same", "", "different"}

// longestText is the number of bytes of a text that are compared: every word is
// held against every word of the other.
const longestText = 1 << 10

// newCell prepares a value of a kind.
func newCell(v string, k linkage.Kind) cell {
	c := cell{text: v}
	switch k {
	case linkage.KindBirth, linkage.KindDate:
		c.span, c.ok = dates.ParseSpan(v)
		c.digits = dates.Digits(v)
	case linkage.KindMonths:
		var n int
		n, c.ok = linkage.ParseMonths(v)
		c.quantity = float64(n)
	case linkage.KindSet:
		c.parts, c.ok = linkage.Alternatives(v), true
	case linkage.KindPlace:
		fine, around, _ := strings.Cut(v, "\x00")
		c.parts, c.ok = []string{fine, around}, true
	case linkage.KindText, linkage.KindAddress, linkage.KindID, linkage.KindPhone, linkage.KindPostcode:
		c.folded = names.Fold(v)
		c.folded = c.folded[:min(len(c.folded), longestText)]
		c.parts, c.ok = wordsOf(c.folded), c.folded != ""
	case linkage.KindEmail:
		local, host, _ := strings.Cut(v, "@")
		c.parts, c.ok = []string{local, host}, true
	case linkage.KindNumber:
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
	if c.sketches != nil && a != b && c.sketches[a].far(&c.sketches[b]) {
		return textOther
	}
	x, y := &c.cells[a], &c.cells[b]
	if !x.ok || !y.ok {
		return 0
	}
	return c.level(x, y)
}
