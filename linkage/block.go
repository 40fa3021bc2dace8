package linkage

import (
	"math"
	"slices"
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
	pairs   *slots
	triples *slots
	alone   *slots
	capped  int // blocks left out
	// What a pair must promise to be compared in full; see promising.
	t     *table
	m     *Model
	bits  []float32 // by token: the rarity of the token
	units []uint8   // by record: units of its name
	next  uint32    // the first token that is no unit's
}

// hashTokens hashes two tokens, or three.
func hashTokens(a, b, c uint32) uint64 {
	h := (uint64(a)<<32 | uint64(b)) * hashMultiplier
	h ^= h >> 29
	return (h + uint64(c)) * hashMultiplier
}

func newBlocking(t *table, m *Model) *blocking {
	n := len(t.names)
	x := &blocking{tokens: make([][]uint32, n), units: make([]uint8, n), t: t, m: m}
	marks, named := t.marks()
	x.named = named
	sounds, next := t.lexis.tokens()
	x.next = next
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
		}
	})
	x.weigh()
	x.pairs = newSlots(t.workers, n, x.eachPair)
	x.triples = newSlots(t.workers, n, x.eachTriple)
	x.alone = newSlots(t.workers, n, x.eachNamed)
	x.capped = x.triples.over(tripleBlock)
	return x
}

func (x *blocking) eachPair(i int32, yield func(hash uint64)) {
	ts := x.tokens[i]
	for a := range ts {
		for b := range a {
			yield(hashTokens(ts[b], ts[a], 0))
		}
	}
}

// eachTriple yields the triples of which every pair is too common.
func (x *blocking) eachTriple(i int32, yield func(hash uint64)) {
	ts := x.tokens[i]
	common := func(a, b int) bool { return x.pairs.size(hashTokens(ts[a], ts[b], 0)) > pairBlock }
	for a := range ts {
		for b := range a {
			if !common(b, a) {
				continue
			}
			for c := range b {
				if common(c, a) && common(c, b) {
					yield(hashTokens(ts[c], ts[b], ts[a]+1))
				}
			}
		}
	}
}

func (x *blocking) eachNamed(i int32, yield func(hash uint64)) {
	for _, v := range x.named[i] {
		yield(hashTokens(uint32(v), 0, 0))
	}
}

// before collects, once each, the records before record i that meet it.
func (x *blocking) before(i int32, seen []int32, out []int32, by *ruleCounts) []int32 {
	out = out[:0]
	look := func(of *slots, hash uint64, block, rule int) {
		records, tags, tag := of.items(hash)
		if len(records) > block {
			return
		}
		for k, r := range records {
			if r >= i {
				break
			}
			if tags[k] == tag && seen[r] != i+1 {
				seen[r] = i + 1
				if rule == ruleNumber || x.promising(r, i) {
					by[rule]++
					out = append(out, r)
				}
			}
		}
	}
	x.eachPair(i, func(hash uint64) { look(x.pairs, hash, pairBlock, rulePair) })
	x.eachTriple(i, func(hash uint64) { look(x.triples, hash, tripleBlock, ruleTriple) })
	x.eachNamed(i, func(hash uint64) { look(x.alone, hash, math.MaxInt, ruleNumber) })
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
