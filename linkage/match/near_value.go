package match

import (
	"cmp"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/dates"
	"cotejo/linkage/edit"
)

// One slip in a telephone number and another in the surname, and two records
// share no key that is equal on both sides. Values that are a slip apart are
// therefore looked for as units of names are: those that share a key, which is
// what is left of a value without one of its signs.

// leastNear is the number of signs from which values are looked for by a slip:
// shorter ones are a slip apart by the hundred.
const leastNear = 6

// nearValues returns, by key, the keys of values of its field that are a slip
// apart, of the fields that are looked for by slips. Numbers of keys are those of
// keyFields.
func (t *table) nearValues(fields []keyField) map[int32][]int32 {
	near := make(map[int32][]int32)
	type keyed struct {
		key   uint64
		value int32
	}
	for _, f := range fields {
		if !f.slips {
			continue
		}
		var keys []keyed
		for v := range f.cells {
			text := f.cells[v].signs()
			if len(text) < leastNear {
				continue
			}
			hashDeletions('v', text, 1, leastNear, func(h uint64) { keys = append(keys, keyed{h, int32(v)}) })
			if d := f.cells[v].digits; d != 0 { // day and month exchanged
				keys = append(keys, keyed{hashKey('e', text[:4]) + uint64(dayMonth(text)), int32(v)})
			}
		}
		slices.SortFunc(keys, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.value, b.value)) })
		for i := 0; i < len(keys); {
			j := i + 1
			for j < len(keys) && keys[j].key == keys[i].key {
				j++
			}
			if j-i <= mostNear {
				for a := i; a < j; a++ {
					for b := i; b < j; b++ {
						x, y := keys[a].value, keys[b].value
						if x != y && f.near(x, y) && !slices.Contains(near[f.first+x], f.first+y) {
							near[f.first+x] = append(near[f.first+x], f.first+y)
						}
					}
				}
			}
			i = j
		}
	}
	for _, of := range near {
		slices.Sort(of)
	}
	return near
}

// mostNear is the number of values that may share a key: more say that slips
// tell nothing apart in this column.
const mostNear = 60

// signs are the letters and digits of a value in which a slip is looked for.
func (c *cell) signs() string {
	switch {
	case !c.ok:
		return ""
	case c.digits != 0: // year, month, day
		return c.text[:4] + c.text[5:7] + c.text[8:10]
	case c.folded != "":
		return c.folded
	}
	return c.text
}

// dayMonth is the same number for a day and a month as for the two exchanged.
func dayMonth(digits string) int {
	month, day := int(digits[4]-'0')*10+int(digits[5]-'0'), int(digits[6]-'0')*10+int(digits[7]-'0')
	return min(month, day)*100 + max(month, day)
}

// A keyField is a field whose values are keys, numbered from first on.
type keyField struct {
	*comparison
	first int32
	names bool // its values name a person by themselves: numbers, addresses of mail, telephones
	slips bool // its values are looked for by a slip
}

// near reports whether two values are a slip apart.
func (f *keyField) near(x, y int32) bool {
	a, b := &f.cells[x], &f.cells[y]
	if a.digits != 0 && b.digits != 0 {
		return dates.Slip(a.digits, b.digits)
	}
	return edit.OSAWithin(a.signs(), b.signs(), 1)
}

// keyFields numbers the values that may be keys after the units of names.
func (t *table) keyFields() []keyField {
	var fields []keyField
	next := int32(len(t.units.prepared))
	for i := nameParts; i < len(t.comparisons); i++ {
		c := &t.comparisons[i]
		if i > nameParts && c.field == t.comparisons[i-1].field {
			continue // a field that is compared in two ways counts once
		}
		f := keyField{comparison: c, first: next}
		switch t.in.Fields[c.field].Kind {
		case linkage.KindID, linkage.KindEmail, linkage.KindPhone:
			f.names, f.slips = true, true
		case linkage.KindBirth, linkage.KindNumber:
			f.slips = true
		}
		fields = append(fields, f)
		next += int32(len(c.column.values))
	}
	return fields
}
