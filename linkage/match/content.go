package match

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// contents numbers the records by what they say: those have one number whose
// names are spelled alike and whose compared values are all equal.
func (t *table) contents() []int32 {
	number := make(map[string]int32, len(t.order))
	out := make([]int32, len(t.order))
	width := len(t.columns)
	var key []byte
	for i := range out {
		n := &t.record(int32(i)).Name
		key = key[:0]
		for _, v := range t.ids[i*width : (i+1)*width] {
			key = binary.LittleEndian.AppendUint32(key, uint32(v))
		}
		key = names.AppendFold(key, n.Text)
		key = append(append(key, 0), strings.Join(n.Aliases, "\x00")...)
		id, ok := number[string(key)]
		if !ok {
			id = int32(len(number))
			number[string(key)] = id
		}
		out[i] = id
	}
	return out
}

// silent reports whether the members of one cluster say nothing in any field in
// which a member of a second and one of a third have different values: then they
// fit both, and are no evidence that these are one person.
func (w *linking) silent(one, first, second int32) bool {
	t := w.t
	width := len(t.columns)
	for c := range width {
		at := func(i int32) int32 { return t.ids[int(i)*width+c] }
		says := false
		for i := one; i >= 0; i = w.g.Next[i] {
			says = says || at(i) >= 0
		}
		if !says {
			continue
		}
		// What this cluster says must be what both others say.
		value := at(one)
		for _, other := range [2]int32{first, second} {
			for i := other; i >= 0; i = w.g.Next[i] {
				if v := at(i); v >= 0 && v != value {
					return false
				}
			}
		}
	}
	return true
}

// nameOnly reports whether no member of a cluster says anything but a name.
func (w *linking) nameOnly(head int32) bool {
	width := len(w.t.columns)
	for i := head; i >= 0; i = w.g.Next[i] {
		for _, v := range w.t.ids[int(i)*width : int(i+1)*width] {
			if v >= 0 {
				return false
			}
		}
	}
	return true
}

// weigh compares two records that no rule brought together, or that were not
// worth keeping.
func (w *linking) weigh(a, b int32) float64 {
	t := w.t
	e := t.units.compareNames(t.names.of(a), t.names.of(b))
	l, _ := t.comparePair(w.m, a, b, &e, math.Inf(-1), make([]uint8, len(t.comparisons)))
	return w.m.score(&l, t.listPair(w.m, a, b)).weight
}

// compare weighs two records, the first before the second, unless a pair of
// theirs was kept.
func (w *linking) compare(a, b int32) (weight, prior float64, fresh bool) {
	_, kept := slices.BinarySearchFunc(w.kept, [2]int32{b, a}, func(l comparedPair, p [2]int32) int {
		return cmp.Or(cmp.Compare(l.b, p[0]), cmp.Compare(l.a, p[1]))
	})
	if kept {
		return 0, 0, false
	}
	return w.weigh(a, b), log2(w.t.listPair(w.m, a, b).Same), true
}
