package match

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync/atomic"
)

// Candidate pairs are those that share two blocking keys. A key is a unit of the name,
// exact or near, or a value of another field that no more than commonShare of
// the records have. An index over the pairs of keys of each record finds every
// such pair of records; a pair that shares fewer keys has nothing on which it
// could be called one person. A name of one unit alone is compared with every
// name that has the unit, and records that share a number, an address of mail
// or a telephone that few have are compared whatever else they say.

// commonShare is the share of records above which a value is too common to be
// a key, but leastCommon records may always have it.
const (
	commonShare = .02
	leastCommon = 20
)

// keepBits is the weight, by the default model, from which a compared pair is
// kept. Training and the other records of a cluster move a pair by less.
const keepBits = -14

// The rules by which candidates are found.
const (
	ruleNumber uint8 = iota // a number, an address of mail or a telephone that few have
	ruleValues              // two values
	ruleMixed               // a unit of the name and a value
	ruleNames               // two units of the name
	ruleAlone               // the only unit of a name
	rulePair                // two tokens that few have together
	ruleTriple              // three tokens of which every two are too common
	ruleAll                 // every pair, on request
	rules
)

var ruleLabels = [rules]string{"number", "values", "name-value", "names", "only-name", "two-tokens", "three-tokens", "every-pair"}

// ruleCounts counts candidates by the rule that was the first to find them.
type ruleCounts [rules]int

// A candidate is a record to compare another with, and the rule that found it.
type candidate struct {
	record int32
	rule   uint8
}

// keyLists are the values of records that are keys, numbered after the units
// of names, in one array.
type keyLists struct {
	keys  []int32
	start []uint32 // by record: its first key; one more than there are records
}

func (l *keyLists) of(record int32) []int32 { return l.keys[l.start[record]:l.start[record+1]] }

// candidateIndex maps pairs of units to the records that have them.
type candidateIndex struct {
	units [][]int32 // distinct units by record
	keys  *keyLists
	named map[int32][]int32 // by record: the keys that name a person by themselves
	near  map[int32][]int32 // by key: those that are a slip apart
	start map[uint64]int32
	posts []posting // by key, then record
}

type posting struct {
	key    uint64
	record int32
}

func unitKey(a, b int32) uint64 {
	if a > b {
		a, b = b, a
	}
	return uint64(a)<<32 | uint64(uint32(b))
}

// What stands for the missing partner of a unit or a value.
const (
	alone = -1
	only  = -2 // of the only unit of a name
)

func newCandidateIndex(t *table) *candidateIndex {
	n := len(t.order)
	x := &candidateIndex{units: make([][]int32, n)}
	x.near = t.nearValues(t.keyFields())
	x.keys, x.named = t.blockingKeys(x.near)
	for i := range int32(n) {
		var us []int32
		t.names.eachUnit(i, func(u int32) {
			if !slices.Contains(us, u) {
				us = append(us, u)
			}
		})
		x.units[i] = us
		keys := x.keys.of(i)
		for a := range us {
			for b := range us[:a] {
				x.posts = append(x.posts, posting{unitKey(us[a], us[b]), i})
			}
			if t.names.repeats(i, us[a]) {
				x.posts = append(x.posts, posting{unitKey(us[a], us[a]), i})
			}
			x.posts = append(x.posts, posting{unitKey(alone, us[a]), i})
			if len(us) == 1 {
				x.posts = append(x.posts, posting{unitKey(only, us[a]), i})
			}
			for _, v := range keys {
				x.posts = append(x.posts, posting{unitKey(us[a], v), i})
			}
		}
		for _, v := range x.named[i] {
			x.posts = append(x.posts, posting{unitKey(alone, v), i})
		}
		for a, v := range keys {
			for _, w := range keys[:a] {
				x.posts = append(x.posts, posting{unitKey(v, w), i})
			}
		}
	}
	x.posts = sorted(t.workers, x.posts, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.record, b.record))
	})
	x.start = make(map[uint64]int32)
	for i, p := range x.posts {
		if i == 0 || p.key != x.posts[i-1].key {
			x.start[p.key] = int32(i)
		}
	}
	return x
}

// blockingKeys numbers the values that are keys, by record, and those among them that
// few records have and that name a person by themselves: numbers, addresses of
// mail, telephones. near are the keys that are a slip apart: a value that only
// one record has is a key when it has any.
func (t *table) blockingKeys(near map[int32][]int32) (all *keyLists, named map[int32][]int32) {
	n := len(t.order)
	all, named = &keyLists{start: make([]uint32, 1, n+1)}, make(map[int32][]int32)
	limit := max(leastCommon, int32(commonShare*float64(n)))
	fields := t.keyFields()
	for i := range int32(n) {
		for _, f := range fields {
			v := t.value(f.comparison, i)
			if v < 0 || f.column.count[v] > limit || f.column.count[v] == 1 && near[f.first+v] == nil {
				continue
			}
			all.keys = append(all.keys, f.first+v)
			if f.names && f.column.count[v] <= leastCommon {
				named[i] = append(named[i], f.first+v)
			}
		}
		all.start = append(all.start, uint32(len(all.keys)))
	}
	return all, named
}

// repeats reports whether a name has a unit twice, such as two equal surnames.
func (v *nameTable) repeats(record, unit int32) bool {
	for _, p := range v.of(record).parses {
		n := 0
		for _, u := range [...]int32{p.given[0], p.given[1], p.surnames[0], p.surnames[1]} {
			if u == unit {
				n++
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// around calls yield with a unit and all its neighbours.
func (x *unitTable) around(u int32, yield func(int32)) {
	yield(u)
	for _, n := range x.similar[u] {
		yield(n.id)
	}
}

// before collects, once each, the records before record i that share two units
// with it. seen is scratch space of one entry for each record.
func (x *candidateIndex) before(t *table, i int32, seen []int32, out []candidate) []candidate {
	out = out[:0]
	look := func(key uint64, rule uint8) {
		s, ok := x.start[key]
		if !ok {
			return
		}
		for _, p := range x.posts[s:] {
			if p.key != key || p.record >= i {
				break
			}
			if seen[p.record] != i+1 {
				seen[p.record] = i + 1
				out = append(out, candidate{p.record, rule})
			}
		}
	}
	us, keys := x.units[i], x.keys.of(i)
	for _, v := range x.named[i] {
		look(unitKey(alone, v), ruleNumber)
		for _, w := range x.near[v] {
			look(unitKey(alone, w), ruleNumber)
		}
	}
	for a, v := range keys {
		for _, w := range keys[:a] {
			look(unitKey(v, w), ruleValues)
		}
	}
	for a, u := range us {
		for _, v := range keys {
			t.units.around(u, func(p int32) { look(unitKey(p, v), ruleMixed) })
			for _, w := range x.near[v] {
				look(unitKey(u, w), ruleMixed)
			}
		}
		for _, v := range us[:a+1] {
			t.units.around(u, func(p int32) {
				t.units.around(v, func(q int32) { look(unitKey(p, q), ruleNames) })
			})
		}
	}
	partner := int32(only)
	if len(us) == 1 {
		partner = alone
	}
	for _, u := range us {
		t.units.around(u, func(p int32) { look(unitKey(partner, p), ruleAlone) })
	}
	return out
}

// A search finds the candidates before each record and says which deserve a
// comparison in full.
type search struct {
	before func(i int32, seen []int32, out []candidate) []candidate
	// nameBits is about what a comparison of two names will find; nil where all
	// are compared.
	nameBits func(a, b int32) float32
}

// search chooses how candidates are found.
func (t *table) search(m *Model, opt *Options) search {
	switch {
	case opt.Exhaustive:
		m.Exhaustive = true
		return search{before: everyRecord}
	case len(t.order) <= everyPairRecords:
		return search{before: everyRecord, nameBits: t.farNames}
	case len(t.order) > exhaustiveRecords:
		blocks := newBlocking(t, opt.LargestBlock)
		m.Capped = blocks.capped
		return search{before: blocks.before, nameBits: blocks.nameBits}
	}
	index := newCandidateIndex(t)
	return search{before: func(i int32, seen []int32, out []candidate) []candidate { return index.before(t, i, seen, out) }}
}

// candidates compares every pair of records that shares two units and returns
// those that may be one person, ordered by record. The work is cut into fixed
// chunks whose results are joined in order, so that the number of workers does
// not show.
func (t *table) candidates(ctx context.Context, m *Model, opt *Options, progress func(done, total int)) (kept []comparedPair, err error) {
	n := len(t.order)
	s := t.search(m, opt)
	bounds := t.newBounds(m)
	least := make([]float32, len(m.Lists)) // bits that a pair of two lists must have without its prior
	for i := range least {
		least[i] = float32(keepBits - log2(m.Lists[i].Same))
	}
	const size = 256
	chunks := chunksOf(n, size)
	results := make([][]comparedPair, chunks)
	counts := make([]ruleCounts, chunks)
	var done atomic.Int64
	inChunks(ctx, t.workers, n, size, func() func(chunk, from, to int) {
		seen := make([]int32, n)
		var found []candidate
		width := len(t.comparisons)
		return func(chunk, from, to int) {
			var arena []uint8
			for i := int32(from); i < int32(to); i++ {
				if t.unnamed(i) {
					continue
				}
				found = s.before(i, seen, found)
				slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.record, b.record) })
				for _, c := range found {
					if t.unnamed(c.record) {
						continue
					}
					if s.nameBits != nil && c.rule != ruleNumber {
						list := t.list(c.record, i)
						if !bounds.reach(t, c.record, i, least[list]-s.nameBits(c.record, i)) {
							continue
						}
					}
					counts[chunk][c.rule]++
					if len(arena) < width {
						arena = make([]uint8, 1024*width)
					}
					if l, keep := t.consider(m, bounds, c.record, i, keepBits, arena[:width:width]); keep {
						results[chunk] = append(results[chunk], l)
						arena = arena[width:]
					}
				}
			}
			if progress != nil {
				progress(int(done.Add(1)), chunks)
			}
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	total := 0
	for _, r := range results {
		total += len(r)
	}
	kept = make([]comparedPair, 0, total)
	var by ruleCounts
	for c := range results {
		kept = append(kept, results[c]...)
		results[c] = nil
		for rule, n := range counts[c] {
			by[rule] += n
			m.Candidates += n
		}
	}
	for rule, n := range by {
		if n > 0 {
			m.Rules = append(m.Rules, RuleCount{ruleLabels[rule], n})
		}
	}
	return kept, nil
}

// everyPairRecords is the number of records up to which every pair is looked at:
// it costs a tenth of a second at most, and in short lists, where little is
// known, nothing should be missed.
const everyPairRecords = 1500

// farNames returns no fewer bits than a comparison of two names will find: none
// when no unit of one is near a unit of the other, and else so many that the two
// are compared.
func (t *table) farNames(a, b int32) float32 {
	if t.sharesName(a, b) || len(t.names.of(a).aliases) > 0 && len(t.names.of(b).aliases) > 0 {
		return math.MaxFloat32
	}
	return 0
}

// everyRecord yields all records before record i.
func everyRecord(i int32, _ []int32, out []candidate) []candidate {
	out = out[:0]
	for j := range i {
		out = append(out, candidate{j, ruleAll})
	}
	return out
}

// consider compares a pair and decides whether to keep it: when it has so many
// bits by the default model.
func (t *table) consider(m *Model, bounds *bounds, a, b int32, least float64, levels []uint8) (comparedPair, bool) {
	e := t.units.compareNames(t.names.of(a), t.names.of(b))
	least -= log2(t.listPair(m, a, b).Same)
	if !bounds.reach(t, a, b, float32(least-e.bits)) {
		return comparedPair{}, false
	}
	return t.comparePair(m, a, b, &e, least, levels)
}

// listPair returns the priors of a pair of records.
func (t *table) listPair(m *Model, a, b int32) *listPair {
	return &m.Lists[t.list(a, b)]
}

// list returns the index of the pair of lists on which two records stand.
func (t *table) list(a, b int32) int {
	if len(t.in.Sources) == 1 {
		return 0
	}
	return listIndex(t.source[a], t.source[b], len(t.in.Sources))
}
