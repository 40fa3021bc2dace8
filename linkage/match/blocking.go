package match

import (
	"cmp"
	"math"
	"slices"

	"cotejo/linkage/names"
)

// Above exhaustiveRecords, looking for every record around every unit of a name
// costs too much, and candidate pairs come from blocks instead. A record is
// found by its tokens: the sounds of the units of its name, the sounds of the
// commoner names of which a rare unit may be a slip, and the values of other
// fields that few enough records have. Two records meet
//
//   - when they share two tokens and no more than pairBlock records have both,
//   - when they share a unit of the name that no more records have,
//   - when they share three of which every two are too common, and no more than
//     half again as many records have all three, or
//   - when they share a number, an address of mail or a telephone that few have.
//
// Two tokens of one unit are no two things to share. A slip in one unit is met
// by the rule for slips, slips in two by the third unit or by what else the
// records share. Blocks beyond their bound are left out and counted: their
// records share nothing but what everybody has.
const (
	exhaustiveRecords = 30000
	pairBlock         = 40
	maxNameTokens     = 18 // of one record
	maxKeys           = 10
	maxSlips          = 2 // commoner names that a rare unit is taken for
	blockChunk        = 1 << 12
)

// A blocking finds the candidate pairs of a large input.
type blocking struct {
	tokens  []uint32 // ascending for each record, those of its name first
	start   []uint32 // by record: its first token; one more than there are records
	tags    []tag    // of tokens
	named   map[int32][]int32
	pairs   *keyIndex
	triples *keyIndex
	alone   *keyIndex
	capped  int     // blocks left out
	largest int     // records of a block of two tokens
	units   []uint8 // by record: units of its name, at most 255
	next    uint32  // the first token that is no unit's
}

// A tag says of which unit of its record a token is, in its lower four bits,
// and how rare the unit is, in eighths of a bit above. The tokens of other
// values have a unit beyond all others.
type tag uint16

const (
	unitBits = 4
	noUnit   = 1<<unitBits - 1
)

func (g tag) unit() int       { return int(g & noUnit) }
func (g tag) rarity() float32 { return float32(g>>unitBits) / 8 }

// hashTokens hashes two tokens, or three.
func hashTokens(a, b, c uint32) uint64 {
	h := (uint64(a)<<32 | uint64(b)) * hashMultiplier
	h ^= h >> 29
	return (h + uint64(c)) * hashMultiplier
}

func newBlocking(t *table, largest int) *blocking {
	if largest == 0 {
		largest = pairBlock
	}
	n := len(t.order)
	sounds, next := t.units.tokens()
	x := &blocking{largest: largest, units: make([]uint8, n), start: make([]uint32, n+1), next: next}
	keys, named := t.blockingKeys(nil)
	x.named = named
	type chunk struct {
		tokens []uint32
		tags   []tag
	}
	chunks := make([]chunk, chunksOf(n, blockChunk))
	each(t.workers, n, blockChunk, func(c, from, to int) {
		k := &chunks[c]
		var own []tagged
		for i := int32(from); i < int32(to); i++ {
			own = t.nameTokens(i, sounds, own[:0])
			for _, m := range keys.of(i)[:min(maxKeys, len(keys.of(i)))] {
				own = append(own, tagged{next + uint32(m), noUnit})
			}
			for _, token := range own {
				k.tokens, k.tags = append(k.tokens, token.token), append(k.tags, token.tag)
			}
			x.start[i+1] = uint32(len(own))
			x.units[i] = uint8(min(255, t.names.units(i)))
		}
	})
	for i := range n {
		x.start[i+1] += x.start[i]
	}
	x.tokens, x.tags = make([]uint32, 0, x.start[n]), make([]tag, 0, x.start[n])
	for c := range chunks {
		x.tokens, x.tags = append(x.tokens, chunks[c].tokens...), append(x.tags, chunks[c].tags...)
		chunks[c] = chunk{}
	}
	x.pairs = newKeyIndex(t.workers, n, x.eachPair)
	x.triples = newKeyIndex(t.workers, n, x.eachTriple)
	x.alone = newKeyIndex(t.workers, n, x.eachNamed)
	x.capped = x.triples.over(x.largestTriple())
	return x
}

// A tagged token.
type tagged struct {
	token uint32
	tag   tag
}

// nameTokens appends the tokens of a record's name, ascending: all sounds of its
// units, and the names of which they may be slips as far as there is room.
func (t *table) nameTokens(i int32, sounds []unitTokens, out []tagged) []tagged {
	var room [24]int32
	units := room[:0]
	t.names.eachUnit(i, func(u int32) {
		if !slices.Contains(units, u) {
			units = append(units, u)
		}
	})
	add := func(unit int, tokens []uint32) {
		rarity := -t.units.rateBits[roleEither][units[unit]]
		g := tag(8*max(0, rarity))<<unitBits | tag(min(unit, noUnit-1))
		for _, token := range tokens {
			if len(out) < maxNameTokens && !slices.ContainsFunc(out, func(o tagged) bool { return o.token == token }) {
				out = append(out, tagged{token, g})
			}
		}
	}
	for n, u := range units {
		add(n, sounds[u].own)
	}
	for n, u := range units {
		add(n, sounds[u].slips)
	}
	slices.SortFunc(out, func(a, b tagged) int { return cmp.Compare(a.token, b.token) })
	return out
}

// of returns the tokens of a record and their tags.
func (x *blocking) of(i int32) ([]uint32, []tag) {
	from, to := x.start[i], x.start[i+1]
	return x.tokens[from:to], x.tags[from:to]
}

// apart reports whether two tokens are of one record by two things.
func apart(a, b tag) bool { return a.unit() != b.unit() || a.unit() == noUnit }

// largestTriple is the number of records of a block of three tokens, half again
// as many.
func (x *blocking) largestTriple() int { return x.largest * 3 / 2 }

func (x *blocking) eachPair(i int32, yield func(hash uint64)) {
	ts, tags := x.of(i)
	for a := range ts {
		if ts[a] < x.next {
			yield(hashTokens(ts[a], ts[a], 0))
		}
		for b := range a {
			if apart(tags[a], tags[b]) {
				yield(hashTokens(ts[b], ts[a], 0))
			}
		}
	}
}

// eachTriple yields the triples of which every pair is too common.
func (x *blocking) eachTriple(i int32, yield func(hash uint64)) {
	ts, tags := x.of(i)
	common := func(a, b int) bool {
		return apart(tags[a], tags[b]) && x.pairs.size(hashTokens(ts[a], ts[b], 0)) > x.largest
	}
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
func (x *blocking) before(i int32, seen []int32, out []candidate) []candidate {
	out = out[:0]
	look := func(of *keyIndex, hash uint64, block int, rule uint8) {
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
				out = append(out, candidate{r, rule})
			}
		}
	}
	x.eachNamed(i, func(hash uint64) { look(x.alone, hash, math.MaxInt, ruleNumber) })
	x.eachPair(i, func(hash uint64) { look(x.pairs, hash, x.largest, rulePair) })
	x.eachTriple(i, func(hash uint64) { look(x.triples, hash, x.largestTriple(), ruleTriple) })
	return out
}

// Bits by which the names of two records are judged from their tokens: every
// unit of a name that the other lacks speaks against it, and a comparison may
// find a little more than the tokens show.
const (
	unmatchedBits = 6
	hopeBits      = 4
)

// nameBits returns about as many bits as a comparison of two names will find,
// and seldom fewer.
func (x *blocking) nameBits(a, b int32) float32 {
	ta, ga := x.of(a)
	tb, gb := x.of(b)
	bits, shared := float32(hopeBits), 0
	var used [2]uint16 // units of each that were met
	for i, j := 0, 0; i < len(ta) && j < len(tb) && ta[i] < x.next && tb[j] < x.next; {
		switch {
		case ta[i] < tb[j]:
			i++
		case tb[j] < ta[i]:
			j++
		default:
			if u, v := uint16(1)<<ga[i].unit(), uint16(1)<<gb[j].unit(); used[0]&u == 0 && used[1]&v == 0 {
				used[0], used[1] = used[0]|u, used[1]|v
				bits += min(ga[i].rarity(), gb[j].rarity())
				shared++
			}
			i++
			j++
		}
	}
	unmatched := max(0, int(min(x.units[a], x.units[b]))-shared)
	return bits - float32(unmatchedBits*float32(unmatched))
}

// unitTokens are the tokens by which a unit is found: its own sounds, and those
// of the commoner names of which it may be a slip.
type unitTokens struct{ own, slips []uint32 }

// tokens returns the tokens of all units. next is the first number that is no
// token of a unit.
func (x *unitTable) tokens() (of []unitTokens, next uint32) {
	number := make(map[string]uint32)
	of = make([]unitTokens, len(x.prepared))
	for i := range x.prepared {
		for _, k := range x.prepared[i].Loose {
			n, ok := number[k]
			if !ok {
				n = uint32(len(number))
				number[k] = n
			}
			of[i].own = append(of[i].own, n)
		}
	}
	bearers := func(u int32) int32 { return x.count[roleGiven][u] + x.count[roleSurname][u] }
	for i := range x.prepared {
		var slips []neighbour
		for _, n := range x.similar[i] {
			if n.level != names.UnitSound && n.level != names.UnitLoose && (bearers(n.id) > bearers(int32(i)) || bearers(n.id) == bearers(int32(i)) && n.id < int32(i)) {
				slips = append(slips, n)
			}
		}
		slices.SortStableFunc(slips, func(a, b neighbour) int { return int(bearers(b.id) - bearers(a.id)) })
		for _, n := range slips[:min(len(slips), maxSlips)] {
			of[i].slips = append(of[i].slips, of[n.id].own...)
		}
	}
	return of, uint32(len(number))
}
