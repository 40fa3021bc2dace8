package linkage

import (
	"cmp"
	"context"
	"slices"
	"sync/atomic"
)

// Candidate pairs are those that share two marks. A mark is a unit of the name,
// exact or near, or a value of another field that no more than commonShare of
// the records have. An index over the pairs of marks of each record finds every
// such pair of records; a pair that shares fewer marks has nothing on which it
// could be called one person. A name of one unit alone is compared with every
// name that has the unit, and records that share a number, an address of mail
// or a telephone that few have are compared whatever else they say.

// commonShare is the share of records above which a value is too common to be
// a mark, but leastCommon records may always have it.
const (
	commonShare = .02
	leastCommon = 20
)

// keepBits is the weight, by the default model, from which a compared pair is
// kept. Training and the other records of a cluster move a pair by less.
const keepBits = -14

// The rules by which candidates are found.
const (
	ruleNumber = iota // a number, an address of mail or a telephone that few have
	ruleValues        // two values
	ruleMixed         // a unit of the name and a value
	ruleNames         // two units of the name
	ruleAlone         // the only unit of a name
	rulePair          // two tokens that few have together
	ruleTriple        // three tokens of which every two are too common
	ruleAll           // every pair, on request
	rules
)

var ruleLabels = [rules]string{"number", "values", "name-value", "names", "only-name", "two-tokens", "three-tokens", "every-pair"}

// ruleCounts counts candidates by the rule that was the first to find them.
type ruleCounts [rules]int

// candidateIndex maps pairs of units to the records that have them.
type candidateIndex struct {
	units [][]int32 // distinct units by record
	marks [][]int32 // values that are marks by record, numbered after the units
	named [][]int32 // of these, the ones that name a person by themselves
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

// alone stands for the missing partner of a name's only unit.
const alone = -1

func newCandidateIndex(t *table) *candidateIndex {
	x := &candidateIndex{units: make([][]int32, len(t.names))}
	x.marks, x.named = t.marks()
	for i := range t.names {
		var us []int32
		t.names[i].eachUnit(func(u int32) {
			if !slices.Contains(us, u) {
				us = append(us, u)
			}
		})
		x.units[i] = us
		for a := range us {
			for b := range us[:a] {
				x.posts = append(x.posts, posting{unitKey(us[a], us[b]), int32(i)})
			}
			if repeated(&t.names[i], us[a]) {
				x.posts = append(x.posts, posting{unitKey(us[a], us[a]), int32(i)})
			}
			x.posts = append(x.posts, posting{unitKey(alone, us[a]), int32(i)})
			for _, v := range x.marks[i] {
				x.posts = append(x.posts, posting{unitKey(us[a], v), int32(i)})
			}
		}
		for _, v := range x.named[i] {
			x.posts = append(x.posts, posting{unitKey(alone, v), int32(i)})
		}
		for a, v := range x.marks[i] {
			for _, w := range x.marks[i][:a] {
				x.posts = append(x.posts, posting{unitKey(v, w), int32(i)})
			}
		}
	}
	slices.SortFunc(x.posts, func(a, b posting) int {
		if c := cmp.Compare(a.key, b.key); c != 0 {
			return c
		}
		return cmp.Compare(a.record, b.record)
	})
	x.start = make(map[uint64]int32)
	for i, p := range x.posts {
		if i == 0 || p.key != x.posts[i-1].key {
			x.start[p.key] = int32(i)
		}
	}
	return x
}

// marks numbers the values that are marks, by record, and those among them that
// few records have and that name a person by themselves: numbers, addresses of
// mail, telephones. Values of one field that is compared in two ways count once.
func (t *table) marks() (out, named [][]int32) {
	out, named = make([][]int32, len(t.names)), make([][]int32, len(t.names))
	limit := max(leastCommon, int32(commonShare*float64(len(t.names))))
	next := int32(len(t.lexis.words))
	field := -1
	for _, c := range t.comparisons[nameParts:] {
		if c.field == field {
			continue
		}
		field = c.field
		kind := t.in.Fields[c.field].Kind
		names := kind == KindID || kind == KindEmail || kind == KindPhone
		for i, v := range c.column.cells {
			if v >= 0 && c.column.count[v] <= limit && c.column.count[v] > 1 {
				out[i] = append(out[i], next+v)
				if names && c.column.count[v] <= leastCommon {
					named[i] = append(named[i], next+v)
				}
			}
		}
		next += int32(len(c.column.values))
	}
	return out, named
}

// repeated reports whether a name has a unit twice, such as two equal surnames.
func repeated(v *nameView, unit int32) bool {
	for _, p := range v.parses {
		n := 0
		for _, u := range p.given {
			if u == unit {
				n++
			}
		}
		for _, u := range p.surnames {
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
func (x *lexis) around(u int32, yield func(int32)) {
	yield(u)
	for _, n := range x.near[u] {
		yield(n.id)
	}
}

// before collects, once each, the records before record i that share two units
// with it. seen is scratch space of one entry for each record.
func (x *candidateIndex) before(t *table, i int32, seen []int32, out []int32, by *ruleCounts) []int32 {
	out = out[:0]
	look := func(key uint64, rule int) {
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
				by[rule]++
				out = append(out, p.record)
			}
		}
	}
	us, marks := x.units[i], x.marks[i]
	for _, v := range x.named[i] {
		look(unitKey(alone, v), ruleNumber)
	}
	for a, v := range marks {
		for _, w := range marks[:a] {
			look(unitKey(v, w), ruleValues)
		}
	}
	for a, u := range us {
		for _, v := range marks {
			t.lexis.around(u, func(p int32) { look(unitKey(p, v), ruleMixed) })
		}
		for _, v := range us[:a+1] {
			t.lexis.around(u, func(p int32) {
				t.lexis.around(v, func(q int32) { look(unitKey(p, q), ruleNames) })
			})
		}
	}
	if len(us) == 1 {
		t.lexis.around(us[0], func(p int32) { look(unitKey(alone, p), ruleAlone) })
	}
	return out
}

// candidates compares every pair of records that shares two units and returns
// those that may be one person, ordered by record. The work is cut into fixed
// chunks whose results are joined in order, so that the number of workers does
// not show.
func (t *table) candidates(ctx context.Context, m *Model, opt *Options, progress func(done, total int)) (kept []likeness, err error) {
	n := len(t.names)
	var before func(i int32, seen, out []int32, by *ruleCounts) []int32
	least := float64(keepBits)
	switch {
	case opt.Exhaustive:
		before, m.Exhaustive = everyRecord, true
	case n > exhaustiveRecords:
		blocks := newBlocking(t, m)
		before, m.Capped = blocks.before, blocks.capped
	default:
		index := newCandidateIndex(t)
		before = func(i int32, seen, out []int32, by *ruleCounts) []int32 { return index.before(t, i, seen, out, by) }
	}
	const size = 256
	chunks := chunksOf(n, size)
	results := make([][]likeness, chunks)
	counts := make([]ruleCounts, chunks)
	var done atomic.Int64
	inChunks(ctx, t.workers, n, size, func() func(chunk, from, to int) {
		seen := make([]int32, n)
		var records []int32
		width := len(t.comparisons)
		return func(chunk, from, to int) {
			var arena []uint8
			for i := int32(from); i < int32(to); i++ {
				records = before(i, seen, records, &counts[chunk])
				slices.Sort(records)
				for _, j := range records {
					if len(arena) < width {
						arena = make([]uint8, 1024*width)
					}
					l, keep := t.consider(m, j, i, least, arena[:width:width])
					if keep {
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
	kept = make([]likeness, 0, total)
	var by ruleCounts
	for c := range results {
		kept = append(kept, results[c]...)
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

// everyRecord yields all records before record i.
func everyRecord(i int32, _, out []int32, by *ruleCounts) []int32 {
	out = out[:0]
	for j := range i {
		out = append(out, j)
	}
	by[ruleAll] += len(out)
	return out
}

// otherBits is more than all comparisons beside the name can add to a pair.
const otherBits = 40

// consider compares a pair and decides whether to keep it: when it has so many
// bits by the default model.
func (t *table) consider(m *Model, a, b int32, least float64, levels []uint8) (likeness, bool) {
	e := t.lexis.compareNames(&t.names[a], &t.names[b])
	pair := t.listPair(m, a, b)
	if e.bits+log2(pair.Same)+otherBits < least {
		return likeness{}, false
	}
	return t.liken(m, a, b, &e, least-log2(pair.Same), levels)
}

// listPair returns the priors of a pair of records.
func (t *table) listPair(m *Model, a, b int32) *listPair {
	return &m.Lists[listIndex(t.in.Records[a].Source, t.in.Records[b].Source, len(t.in.Sources))]
}
