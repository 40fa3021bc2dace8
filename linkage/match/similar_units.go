package match

import (
	"cmp"
	"context"
	"math/bits"
	"slices"

	"cotejo/linkage/edit"
	"cotejo/linkage/names"
)

// Two units can only agree when they share a key: a sound, a listed formal
// name, or what is left of them without one or two letters. Comparing within
// keys misses nothing, and leaves out nearly all pairs of units.
//
// A key is the bits of a hash above those of a unit's number, 24 of them unless
// there are more units; units that share a hash by accident are told apart when
// they are compared.

// keyParts is the number of parts into which the keys are dealt by their
// highest bits, so that each part is sorted by itself.
const (
	keyPartBits = 6
	keyParts    = 1 << keyPartBits
)

// numberBits is how many bits of a key hold the number of one of n units.
func numberBits(n int) int { return max(24, bits.Len(uint(n))) }

// findNear finds the neighbours of every unit.
func (x *unitTable) findNear(workers int) {
	pairs := x.sharingKey(workers)
	levels := make([]names.UnitLevel, len(pairs))
	each(workers, len(pairs), 1<<12, func(_, from, to int) {
		for i, p := range pairs[from:to] {
			levels[from+i] = names.CompareUnits(&x.prepared[p>>32], &x.prepared[uint32(p)])
		}
	})
	x.similar = make([][]neighbour, len(x.prepared))
	for i, l := range levels {
		if l != names.UnitDifferent && l != names.UnitInitial {
			a, b := int32(pairs[i]>>32), int32(pairs[i])
			x.similar[a] = append(x.similar[a], neighbour{b, l})
			x.similar[b] = append(x.similar[b], neighbour{a, l})
		}
	}
	each(workers, len(x.similar), 1<<12, func(_, from, to int) {
		for _, n := range x.similar[from:to] {
			slices.SortFunc(n, func(a, b neighbour) int { return cmp.Compare(a.id, b.id) })
		}
	})
}

// sharingKey returns the pairs of units that share a key, once each: the
// smaller number in the upper half, the larger in the lower.
func (x *unitTable) sharingKey(workers int) []uint64 {
	const size = 1 << 10
	width := numberBits(len(x.prepared))
	dealt := make([][keyParts][]uint64, chunksOf(len(x.prepared), size))
	inChunks(context.Background(), workers, len(x.prepared), size, func() func(chunk, from, to int) {
		var keys []uint64
		return func(chunk, from, to int) {
			keys = keys[:0]
			for i := from; i < to; i++ {
				eachKey(&x.prepared[i], func(h uint64) { keys = append(keys, h<<width|uint64(i)) })
			}
			dealt[chunk] = deal(keys)
		}
	})
	unit := uint64(1)<<width - 1
	found := make([][]uint64, keyParts)
	each(workers, keyParts, 1, func(part, _, _ int) {
		total := 0
		for chunk := range dealt {
			total += len(dealt[chunk][part])
		}
		keys, pairs := make([]uint64, 0, total), make([]uint64, 0, total/8)
		for chunk := range dealt {
			keys = append(keys, dealt[chunk][part]...)
		}
		slices.Sort(keys)
		for i := 0; i < len(keys); {
			j := i + 1
			for j < len(keys) && keys[j]>>width == keys[i]>>width {
				j++
			}
			for a := i; a < j; a++ {
				for b := a + 1; b < j; b++ {
					if keys[a] != keys[b] {
						pairs = append(pairs, (keys[a]&unit)<<32|keys[b]&unit)
					}
				}
			}
			i = j
		}
		slices.Sort(pairs)
		found[part] = slices.Compact(pairs)
	})
	// Units share many keys: the same pair is in many parts.
	merged := make([][]uint64, chunksOf(len(x.prepared), size))
	each(workers, len(x.prepared), size, func(chunk, from, to int) {
		var pairs []uint64
		for _, p := range found {
			a, _ := slices.BinarySearch(p, uint64(from)<<32)
			b, _ := slices.BinarySearch(p, uint64(to)<<32)
			pairs = append(pairs, p[a:b]...)
		}
		slices.Sort(pairs)
		merged[chunk] = slices.Compact(pairs)
	})
	return slices.Concat(merged...)
}

// deal parts keys by their highest bits.
func deal(keys []uint64) (parts [keyParts][]uint64) {
	var ends [keyParts]int
	for _, k := range keys {
		ends[k>>(64-keyPartBits)]++
	}
	all, from := make([]uint64, len(keys)), 0
	for p, n := range ends {
		parts[p] = all[from : from : from+n]
		from += n
	}
	for _, k := range keys {
		p := &parts[k>>(64-keyPartBits)]
		*p = append(*p, k)
	}
	return parts
}

// eachKey yields the hashes of a unit's keys.
func eachKey(w *names.Unit, yield func(hash uint64)) {
	yield(hashKey('c', w.Core))
	if g := names.VariantGroups()[w.Text]; g != "" {
		yield(hashKey('v', g))
	}
	for _, k := range w.Strict {
		yield(hashKey('s', k))
		hashDeletions('d', k, 1, 4, yield)
	}
	for _, k := range w.Loose {
		yield(hashKey('l', k))
	}
	yield(hashKey('n', w.Text))
	if len(w.First) >= names.LeastCut { // a compound surname cut
		yield(hashKey('c', w.First))
	}
	for _, formal := range names.FormalNames()[w.Text] {
		yield(hashKey('n', formal))
	}
	for _, end := range []int{3, 4} { // diminutives by their stem
		if len(w.Text) >= end+3 {
			yield(hashKey('t', w.Text[:len(w.Text)-end]))
		}
	}
	for cut := 0; cut <= 2 && len(w.Text)-cut >= 3; cut++ {
		yield(hashKey('t', w.Text[:len(w.Text)-cut]))
	}
	hashDeletions('1', w.Core, 1, 3, yield)
	hashDeletions('2', w.Core, 2, 8, yield)
	hashDeletions('g', w.Letters, 1, names.GarbledLeast, yield)
}

// hashDeletions calls yield with the key of s and of every text that n
// deletions or fewer make of it, n being 1 or 2, when s has at least size
// letters. Units of more than wordBits letters, which are several words that
// were read as one, have their own key alone: their distance is not computed,
// and their deletions would cost the cube of their length.
func hashDeletions(space byte, s string, n, size int, yield func(uint64)) {
	if len(s) < size {
		return
	}
	yield(hashWithout(space, s, -1, -1))
	if len(s) > edit.WordBits {
		return
	}
	for i := range len(s) {
		yield(hashWithout(space, s, i, -1))
		if n == 2 {
			for j := i + 1; j < len(s); j++ {
				yield(hashWithout(space, s, i, j))
			}
		}
	}
}

// hashKey is FNV-1a over a key and its space.
func hashKey(space byte, key string) uint64 { return hashWithout(space, key, -1, -1) }

// hashWithout is hashKey of a text without its letters i and j.
func hashWithout(space byte, key string, i, j int) uint64 {
	h := (uint64(14695981039346656037) ^ uint64(space)) * 1099511628211
	for k := range len(key) {
		if k != i && k != j {
			h = (h ^ uint64(key[k])) * 1099511628211
		}
	}
	return h ^ h>>40 // the lower 40 bits count
}
