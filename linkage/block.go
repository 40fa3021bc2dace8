package linkage

import (
	"math/bits"
	"slices"
	"sync/atomic"
)

// Above exhaustiveRecords, looking for every record around every unit of a name
// costs too much, and candidate pairs come from blocks instead. A record is
// found by its tokens: the sounds of the units of its name, the sounds of the
// commoner names of which a rare unit may be a slip, and the values of other
// fields that few enough records have. Two records meet
//
//   - when they share two tokens and no more than pairBlock records have both,
//   - when they share three of which every two are too common, and no more than
//     tripleBlock records have all three, or
//   - when they share a number, an address of mail or a telephone that few have.
//
// A slip in one unit is met by the rule for slips, slips in two by the third
// unit or by what else the records share. Blocks beyond their bound are left
// out and counted: their records share nothing but what everybody has.
const (
	exhaustiveRecords = 30000
	pairBlock         = 40
	tripleBlock       = 60
	maxTokens         = 24 // of one record
	maxSlips          = 2  // commoner names that a rare unit is taken for
	blockChunk        = 1 << 12
)

// A blocking finds the candidate pairs of a large input.
type blocking struct {
	tokens  [][]uint32 // by record, ascending
	named   [][]int32
	pairs   slots
	triples slots
	alone   slots
	capped  int // blocks left out
	// What a pair must promise to be compared in full; see promising.
	t     *table
	m     *Model
	bits  []float32 // by token: the rarity of the token
	units []uint8   // by record: units of its name
	next  uint32    // the first token that is no unit's
}

// slots keeps, by a hash of tokens, the records that have them, ascending. Two
// sets of tokens that share a hash share a slot, which costs a comparison and
// loses nothing.
type slots struct {
	shift uint
	start []uint32 // by slot; one more than there are slots
	posts []int32
}

const hashMultiplier = 0x9E3779B97F4A7C15 // 2^64 over the golden ratio

func (s *slots) of(a, b, c uint32) uint64 {
	h := (uint64(a)<<32 | uint64(b)) * hashMultiplier
	h ^= h >> 29
	h = (h + uint64(c)) * hashMultiplier
	return h >> s.shift
}

// newSlots makes room for n entries.
func newSlots(n int) slots {
	width := max(10, bits.Len(uint(n)))
	return slots{shift: uint(64 - width), start: make([]uint32, 1<<width+1)}
}

func (s *slots) records(slot uint64) []int32 { return s.posts[s.start[slot]:s.start[slot+1]] }
func (s *slots) size(slot uint64) int        { return int(s.start[slot+1] - s.start[slot]) }

func newBlocking(t *table, m *Model) *blocking {
	n := len(t.names)
	x := &blocking{tokens: make([][]uint32, n), units: make([]uint8, n), t: t, m: m}
	marks, named := t.marks()
	x.named = named
	sounds, next := t.lexis.tokens()
	x.next = next
	var pairs atomic.Int64
	each(t.workers, n, blockChunk, func(_, from, to int) {
		for i := from; i < to; i++ {
			var ts []uint32
			t.names[i].eachUnit(func(u int32) { ts = append(ts, sounds[u]...) })
			for _, m := range marks[i] {
				ts = append(ts, next+uint32(m))
			}
			slices.Sort(ts)
			ts = slices.Compact(ts)
			x.tokens[i] = ts[:min(len(ts), maxTokens)]
			if ps := t.names[i].parses; len(ps) > 0 {
				x.units[i] = uint8(min(len(ps[0].given), 2) + min(len(ps[0].surnames), 2))
			}
			pairs.Add(int64(len(x.tokens[i]) * (len(x.tokens[i]) - 1) / 2))
		}
	})
	x.weigh()
	x.pairs = newSlots(int(pairs.Load()))
	x.build(&x.pairs, x.eachPair)
	var triples atomic.Int64
	each(t.workers, n, blockChunk, func(_, from, to int) {
		count := 0
		for i := from; i < to; i++ {
			x.eachTriple(int32(i), func(uint64) { count++ })
		}
		triples.Add(int64(count))
	})
	x.triples = newSlots(int(triples.Load()))
	x.build(&x.triples, x.eachTriple)
	x.alone = newSlots(n)
	x.build(&x.alone, x.eachNamed)
	for slot := range uint64(len(x.triples.start) - 1) {
		if x.triples.size(slot) > tripleBlock {
			x.capped++
		}
	}
	return x
}

// build places every record in the slots that entries yields for it. Each
// worker goes over all records and places those of its own range of slots.
func (x *blocking) build(s *slots, entries func(i int32, yield func(slot uint64))) {
	slots, workers := uint64(len(s.start)-1), uint64(x.t.workers)
	inRange := func(part int, do func(slot uint64, i int32)) {
		from, to := slots*uint64(part)/workers, slots*uint64(part+1)/workers
		for i := range int32(len(x.tokens)) {
			entries(i, func(slot uint64) {
				if from <= slot && slot < to {
					do(slot, i)
				}
			})
		}
	}
	each(x.t.workers, x.t.workers, 1, func(part, _, _ int) {
		inRange(part, func(slot uint64, _ int32) { s.start[slot+1]++ })
	})
	for i := 1; i < len(s.start); i++ {
		s.start[i] += s.start[i-1]
	}
	s.posts = make([]int32, s.start[slots])
	next := slices.Clone(s.start[:slots])
	each(x.t.workers, x.t.workers, 1, func(part, _, _ int) {
		inRange(part, func(slot uint64, i int32) {
			s.posts[next[slot]] = i
			next[slot]++
		})
	})
}

func (x *blocking) eachPair(i int32, yield func(slot uint64)) {
	ts := x.tokens[i]
	for a := range ts {
		for b := range a {
			yield(x.pairs.of(ts[b], ts[a], 0))
		}
	}
}

// eachTriple yields the triples of which every pair is too common.
func (x *blocking) eachTriple(i int32, yield func(slot uint64)) {
	ts := x.tokens[i]
	for a := range ts {
		for b := range a {
			if x.pairs.size(x.pairs.of(ts[b], ts[a], 0)) <= pairBlock {
				continue
			}
			for c := range b {
				if x.pairs.size(x.pairs.of(ts[c], ts[a], 0)) > pairBlock && x.pairs.size(x.pairs.of(ts[c], ts[b], 0)) > pairBlock {
					yield(x.triples.of(ts[c], ts[b], ts[a]+1))
				}
			}
		}
	}
}

func (x *blocking) eachNamed(i int32, yield func(slot uint64)) {
	for _, v := range x.named[i] {
		yield(x.alone.of(uint32(v), 0, 0))
	}
}

// before collects, once each, the records before record i that meet it.
func (x *blocking) before(i int32, seen []int32, out []int32, by *ruleCounts) []int32 {
	out = out[:0]
	look := func(records []int32, rule int) {
		for _, r := range records {
			if r >= i {
				break
			}
			if seen[r] != i+1 {
				seen[r] = i + 1
				if rule == ruleNumber || x.promising(r, i) {
					by[rule]++
					out = append(out, r)
				}
			}
		}
	}
	x.eachPair(i, func(slot uint64) {
		if x.pairs.size(slot) <= pairBlock {
			look(x.pairs.records(slot), rulePair)
		}
	})
	x.eachTriple(i, func(slot uint64) {
		if x.triples.size(slot) <= tripleBlock {
			look(x.triples.records(slot), ruleTriple)
		}
	})
	x.eachNamed(i, func(slot uint64) { look(x.alone.records(slot), ruleNumber) })
	return out
}

// weigh computes the rarity of every token in bits.
func (x *blocking) weigh() {
	var count []int32
	for _, ts := range x.tokens {
		for _, token := range ts {
			for int(token) >= len(count) {
				count = append(count, make([]int32, int(token)+1-len(count))...)
			}
			count[token]++
		}
	}
	x.bits = make([]float32, len(count))
	for token, n := range count {
		if n > 0 {
			x.bits[token] = float32(log2(float64(len(x.tokens)) / float64(n)))
		}
	}
}

// Bits by which promising judges a pair: every unit of a name that the other
// lacks speaks against it, and what is not among the tokens, such as an age or
// a sentence, may speak for it.
const (
	unmatchedBits = 6
	hopeBits      = 4
)

// promising reports whether a pair may come to reportBits by what its records
// share, without comparing them in full.
func (x *blocking) promising(a, b int32) bool {
	bits := float32(hopeBits + log2(x.t.listPair(x.m, a, b).Same))
	shared := 0
	ta, tb := x.tokens[a], x.tokens[b]
	for i, j := 0, 0; i < len(ta) && j < len(tb); {
		switch {
		case ta[i] < tb[j]:
			i++
		case tb[j] < ta[i]:
			j++
		default:
			bits += x.bits[ta[i]]
			if ta[i] < x.next {
				shared++
			}
			i++
			j++
		}
	}
	unmatched := max(0, int(min(x.units[a], x.units[b]))-shared)
	return bits-unmatchedBits*float32(unmatched) > reportBits
}

// tokens returns the tokens by which each unit is found: its own sounds and
// those of the commoner names of which it may be a slip. next is the first
// number that is no token of a unit.
func (x *lexis) tokens() (of [][]uint32, next uint32) {
	number := make(map[string]uint32)
	own := make([][]uint32, len(x.words))
	for i := range x.words {
		for _, k := range x.words[i].loose {
			n, ok := number[k]
			if !ok {
				n = uint32(len(number))
				number[k] = n
			}
			own[i] = append(own[i], n)
		}
	}
	of = make([][]uint32, len(x.words))
	bearers := func(u int32) int32 { return x.count[roleGiven][u] + x.count[roleSurname][u] }
	for i := range x.words {
		of[i] = own[i]
		var slips []neighbour
		for _, n := range x.near[i] {
			if n.level != wordSound && n.level != wordLoose && (bearers(n.id) > bearers(int32(i)) || bearers(n.id) == bearers(int32(i)) && n.id < int32(i)) {
				slips = append(slips, n)
			}
		}
		slices.SortStableFunc(slips, func(a, b neighbour) int { return int(bearers(b.id) - bearers(a.id)) })
		for _, n := range slips[:min(len(slips), maxSlips)] {
			of[i] = append(of[i][:len(of[i]):len(of[i])], own[n.id]...)
		}
	}
	return of, uint32(len(number))
}
