package match

import (
	"math/bits"
	"slices"
)

// keyIndex keeps, by a hash of what items have, the items that have it, ascending.
// Things that share a slot are told apart by a tag of their hash; one in some
// hundreds is not, which costs a comparison and loses nothing.
type keyIndex struct {
	shift uint
	start []uint32 // by slot; one more than there are slots
	posts []int32
	tags  []uint8 // of posts
}

const (
	hashMultiplier = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio
	slotChunk      = 1 << 12            // items
)

// items returns what is in the slot of a hash whose upper half is well mixed:
// those items whose tag is tag have what was hashed.
func (s *keyIndex) items(hash uint64) (items []int32, tags []uint8, tag uint8) {
	slot := hash >> s.shift
	from, to := s.start[slot], s.start[slot+1]
	return s.posts[from:to], s.tags[from:to], tagOf(hash)
}

// size is the number of items in the slot of a hash.
func (s *keyIndex) size(hash uint64) int {
	slot := hash >> s.shift
	return int(s.start[slot+1] - s.start[slot])
}

// over counts the slots of more than so many items.
func (s *keyIndex) over(most int) (n int) {
	for slot := range len(s.start) - 1 {
		if int(s.start[slot+1]-s.start[slot]) > most {
			n++
		}
	}
	return n
}

func tagOf(hash uint64) uint8 { return uint8(hash >> 24) }

// newKeyIndex places n items under the hashes that each yields for them.
func newKeyIndex(workers, n int, hashes func(i int32, yield func(hash uint64))) *keyIndex {
	// The hashes are computed once; their number gives the number of slots.
	type chunk struct {
		hashes []uint32 // the upper halves
		tags   []uint8
		ends   []uint32 // of the hashes of each item
	}
	chunks := make([]chunk, chunksOf(n, slotChunk))
	each(workers, n, slotChunk, func(c, from, to int) {
		k := &chunks[c]
		for i := from; i < to; i++ {
			hashes(int32(i), func(hash uint64) {
				k.hashes = append(k.hashes, uint32(hash>>32))
				k.tags = append(k.tags, tagOf(hash))
			})
			k.ends = append(k.ends, uint32(len(k.hashes)))
		}
	})
	total := 0
	for c := range chunks {
		total += len(chunks[c].hashes)
	}
	width := uint(min(32, max(10, bits.Len(uint(total)))))
	s := &keyIndex{shift: 64 - width, start: make([]uint32, 1<<width+1), posts: make([]int32, total), tags: make([]uint8, total)}
	narrow := 32 - width
	// Each worker goes over all hashes and places those of its own range.
	inRange := func(part int, place func(slot uint32, i int32, tag uint8)) {
		from, to := uint32(uint64(part)<<width/uint64(workers)), uint32(uint64(part+1)<<width/uint64(workers)-1)
		for c := range chunks {
			k, at := &chunks[c], uint32(0)
			for j, end := range k.ends {
				for ; at < end; at++ {
					if slot := k.hashes[at] >> narrow; from <= slot && slot <= to {
						place(slot, int32(c*slotChunk+j), k.tags[at])
					}
				}
			}
		}
	}
	each(workers, workers, 1, func(part, _, _ int) {
		inRange(part, func(slot uint32, _ int32, _ uint8) { s.start[slot+1]++ })
	})
	for i := 1; i < len(s.start); i++ {
		s.start[i] += s.start[i-1]
	}
	next := slices.Clone(s.start[:1<<width])
	each(workers, workers, 1, func(part, _, _ int) {
		inRange(part, func(slot uint32, i int32, tag uint8) {
			s.posts[next[slot]], s.tags[next[slot]] = i, tag
			next[slot]++
		})
	})
	return s
}
