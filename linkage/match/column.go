package match

import (
	"cmp"
	"slices"
)

// A column interns the values of one or more fields: every distinct value has
// a number, most frequent first, so that a comparison works on numbers.
type column struct {
	values []string
	count  []int32
}

// newColumn numbers the values of records, which are asked for in the order of
// the input; place is where each record stands. ids has the number of each by
// place, -1 where the value is missing. Values that equally many records have
// stand in the order of the first places that have them.
func newColumn(place []int32, value func(index int) string) (c *column, ids []int32) {
	ids = make([]int32, len(place))
	type seen struct{ first, count, old int32 }
	var found []seen
	var texts []string
	number := make(map[string]int32)
	for i, p := range place {
		v := value(i)
		if v == "" {
			ids[p] = -1
			continue
		}
		id, ok := number[v]
		if !ok {
			id = int32(len(texts))
			number[v] = id
			texts = append(texts, v)
			found = append(found, seen{first: p, old: id})
		}
		ids[p] = id
		found[id].count++
		found[id].first = min(found[id].first, p)
	}
	slices.SortFunc(found, func(a, b seen) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.first, b.first))
	})
	c = &column{values: make([]string, len(found)), count: make([]int32, len(found))}
	to := make([]int32, len(found))
	for id, f := range found {
		c.values[id], c.count[id], to[f.old] = texts[f.old], f.count, int32(id)
	}
	for p, id := range ids {
		if id >= 0 {
			ids[p] = to[id]
		}
	}
	return c, ids
}
