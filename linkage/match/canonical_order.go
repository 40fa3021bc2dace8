package match

import (
	"cmp"
	"slices"

	"cotejo/linkage"
)

// canonicalOrder returns the indexes of an input's records in an order that neither
// the order of rows nor that of files changes: by surname and given name, so
// that records which will be compared lie near each other in memory, and then by
// reference.
func canonicalOrder(in *linkage.Input, workers int) []int32 {
	rank := make([]int32, len(in.Sources))
	for i := range rank {
		for j := range in.Sources {
			if c := cmp.Compare(in.Sources[j].Name, in.Sources[i].Name); c < 0 || c == 0 && j < i {
				rank[i]++
			}
		}
	}
	type place struct {
		surname, given, key uint64 // their first bytes
		source, record      int32
	}
	places := make([]place, len(in.Records))
	each(workers, len(places), sortChunk, func(_, from, to int) {
		for i := from; i < to; i++ {
			r := &in.Records[i]
			places[i] = place{key: head(r.Key), source: rank[r.Source], record: int32(i)}
			if len(r.Name.Readings) > 0 {
				p := &r.Name.Readings[0]
				if len(p.Surnames) > 0 {
					places[i].surname = head(p.Surnames[0])
				}
				if len(p.Given) > 0 {
					places[i].given = head(p.Given[0])
				}
			}
		}
	})
	places = sorted(workers, places, func(a, b place) int {
		switch {
		case a.surname != b.surname:
			return cmp.Compare(a.surname, b.surname)
		case a.given != b.given:
			return cmp.Compare(a.given, b.given)
		case a.source != b.source:
			return cmp.Compare(a.source, b.source)
		case a.key != b.key:
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(cmp.Compare(in.Records[a.record].Key, in.Records[b.record].Key), cmp.Compare(a.record, b.record))
	})
	order := make([]int32, len(places))
	for p := range places {
		order[p] = places[p].record
	}
	return order
}

// head is the first eight bytes of a text as a number that sorts like it.
func head(s string) (h uint64) {
	for i := range 8 {
		h <<= 8
		if i < len(s) {
			h |= uint64(s[i])
		}
	}
	return h
}

// sortChunk is the number of items that are sorted before chunks are merged.
const sortChunk = 1 << 15

// sorted returns items in order, sorted on all cores: in chunks, of which two
// at a time are merged. Where items are equal their order is not kept.
func sorted[T any](workers int, items []T, compare func(a, b T) int) []T {
	n := len(items)
	each(workers, n, sortChunk, func(_, from, to int) { slices.SortFunc(items[from:to], compare) })
	spare := make([]T, n)
	for size := sortChunk; size < n; size *= 2 {
		each(workers, n, 2*size, func(_, from, to int) {
			a, b := items[from:min(to, from+size)], items[min(to, from+size):to]
			for out := from; out < to; out++ {
				if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) <= 0 {
					spare[out], a = a[0], a[1:]
				} else {
					spare[out], b = b[0], b[1:]
				}
			}
		})
		items, spare = spare, items
	}
	return items
}
