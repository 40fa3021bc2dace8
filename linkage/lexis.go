package linkage

import (
	"cmp"
	"slices"
)

// A role is what a unit does in a name.
type role uint8

const (
	roleGiven role = iota
	roleSurname
	roles
)

// A lexis is the set of distinct units in the names of an input, with how
// common each is and which others are near it. Names are compared through it:
// each pair of distinct units is compared once.
type lexis struct {
	ids   map[string]int32
	words []word
	count [roles][]int32   // records that have the unit in the role
	total [roles]int       // records that have any unit in the role
	prior [roles][]float64 // share of the unit in the role by the word lists
	rates [roles][]float64 // see rate; known after settle
	near  [][]neighbour    // by unit, in order of id
}

// A neighbour is another unit that agrees with a unit at some level.
type neighbour struct {
	id    int32
	level wordLevel
}

func newLexis() *lexis { return &lexis{ids: make(map[string]int32)} }

// id returns the number of a unit, adding it when it is new.
func (x *lexis) id(unit string) int32 {
	if id, ok := x.ids[unit]; ok {
		return id
	}
	id := int32(len(x.words))
	x.ids[unit] = id
	x.words = append(x.words, newWord(unit))
	lists := lexiconRoles()
	for r, rates := range [roles]map[string]float64{lists.given, lists.surname} {
		x.count[r] = append(x.count[r], 0)
		x.prior[r] = append(x.prior[r], max(rates[unit], rareRate))
	}
	return id
}

// priorWeight is the number of records that the word lists' rates count for
// beside the records of the input itself; rareRate is the share of a unit that
// no word list has.
const (
	priorWeight = 100
	rareRate    = 1e-4
)

// rate is the chance that a stranger has the unit in the role. The two records
// of the pair in question are left out of the count, since a name that only
// they have would otherwise look common in a short list; up to half a record
// is added, since a name that nobody else has is rare, not impossible.
func (x *lexis) rate(r role, id int32) float64 { return x.rates[r][id] }

// settle computes the rates when all names are counted.
func (x *lexis) settle() {
	for r := range roles {
		x.rates[r] = make([]float64, len(x.words))
		for id := range x.words {
			x.rates[r][id] = x.countedRate(r, int32(id))
		}
	}
}

func (x *lexis) countedRate(r role, id int32) float64 {
	total := float64(x.total[r])
	others := max(0, float64(x.count[r][id])-2)
	unseen := .5 * total / (total + priorWeight)
	return (others + unseen + priorWeight*x.prior[r][id]) / (total + priorWeight)
}

// A unit that so many records have is a name in its own right, even when no
// word list has it.
const (
	knownCount = 8
	knownShare = .002
)

// link finds the neighbours of every unit. Two units can only agree when they
// share one of the keys below, so comparing within keys misses nothing.
func (x *lexis) link() {
	x.settle()
	for i := range x.words {
		for r := range roles {
			if n := float64(x.count[r][i]); n >= max(knownCount, knownShare*float64(x.total[r])) {
				x.words[i].known = true
			}
		}
	}
	// A key is 40 bits of a hash above 24 bits of a unit's number; units that
	// share a hash by accident are told apart when they are compared.
	var keys []uint64
	for i := range x.words {
		add := func(h uint64) { keys = append(keys, h<<24|uint64(i)) }
		w := &x.words[i]
		add(hashKey('c', w.core))
		if g := variantGroup()[w.text]; g != "" {
			add(hashKey('v', g))
		}
		for _, k := range w.strict {
			add(hashKey('s', k))
			hashDeletions('d', k, 1, 4, add)
		}
		for _, k := range w.loose {
			add(hashKey('l', k))
		}
		add(hashKey('n', w.text))
		for _, formal := range formalNames()[w.text] {
			add(hashKey('n', formal))
		}
		for _, end := range []int{3, 4} { // diminutives by their stem
			if len(w.text) >= end+3 {
				add(hashKey('t', w.text[:len(w.text)-end]))
			}
		}
		for cut := 0; cut <= 2 && len(w.text)-cut >= 3; cut++ {
			add(hashKey('t', w.text[:len(w.text)-cut]))
		}
		hashDeletions('1', w.core, 1, 3, add)
		hashDeletions('2', w.core, 2, 8, add)
		hashDeletions('g', w.letters, 1, garbledLeast, add)
	}
	slices.Sort(keys)
	const unit = 1<<24 - 1
	var pairs []uint64
	for i := 0; i < len(keys); {
		j := i + 1
		for j < len(keys) && keys[j]>>24 == keys[i]>>24 {
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
	pairs = slices.Compact(pairs)
	x.near = make([][]neighbour, len(x.words))
	for _, p := range pairs {
		a, b := int32(p>>32), int32(p)
		if l := compareWords(&x.words[a], &x.words[b]); l != wordDifferent && l != wordInitial {
			x.near[a] = append(x.near[a], neighbour{b, l})
			x.near[b] = append(x.near[b], neighbour{a, l})
		}
	}
	for _, n := range x.near {
		slices.SortFunc(n, func(a, b neighbour) int { return cmp.Compare(a.id, b.id) })
	}
}

// level returns how two units agree.
func (x *lexis) level(a, b int32) wordLevel {
	if a == b {
		return wordExact
	}
	if len(x.words[a].text) == 1 || len(x.words[b].text) == 1 {
		return compareWords(&x.words[a], &x.words[b])
	}
	n := x.near[a]
	if len(n) > len(x.near[b]) {
		n, b = x.near[b], a
	}
	for len(n) > 8 { // in order of id
		if half := len(n) / 2; n[half].id > b {
			n = n[:half]
		} else {
			n = n[half:]
		}
	}
	for i := range n {
		if n[i].id == b {
			return n[i].level
		}
	}
	return wordDifferent
}

// hashDeletions calls yield with the key of s and of every text that n
// deletions or fewer make of it, n being 1 or 2, when s has at least size
// letters.
func hashDeletions(space byte, s string, n, size int, yield func(uint64)) {
	if len(s) < size {
		return
	}
	yield(hashWithout(space, s, -1, -1))
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
