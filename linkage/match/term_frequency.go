package match

import (
	"math"
	"slices"

	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
)

// A role is what a unit does in a name.
type role uint8

const (
	roleGiven role = iota
	roleSurname
	roles
	roleEither = roles // of a unit that is a given name here and a surname there: the one in which it is commoner
)

// A unitTable is the set of distinct units in the names of an input, with how
// common each is and which others are near it. Names are compared through it:
// each pair of distinct units is compared once.
type unitTable struct {
	ids      map[string]int32
	units    []string
	prepared []names.Unit         // by unit; known after link, like all below but the counts
	count    [roles][]int32       // records that have the unit in the role
	total    [roles]int           // records that have any unit in the role
	rates    [roles + 1][]float64 // see countedRate
	rateBits [roles + 1][]float64 // log2 of rates
	// nearBits is log2 of the chance that a stranger's unit is near a unit at a
	// level; see countNear.
	nearBits [roles + 1][]levelBits
	hints    []hint
	similar  [][]neighbour // by unit, in order of id
	aliases  []alias
	called   map[string]int32 // the number of an alias, by its text
	pairs    map[string]int32 // the number of two units written as one word, by the word; see admit
}

// An alias is what somebody is called beside the name.
type alias struct {
	text   string // folded
	sounds []string
}

// A neighbour is another unit that agrees with a unit at some level.
type neighbour struct {
	id    int32
	level names.UnitLevel
}

func newUnitTable() *unitTable {
	return &unitTable{ids: make(map[string]int32), called: make(map[string]int32), pairs: make(map[string]int32)}
}

// id returns the number of a unit, adding it when it is new.
func (x *unitTable) id(unit string) int32 {
	if id, ok := x.ids[unit]; ok {
		return id
	}
	id := int32(len(x.units))
	x.ids[unit] = id
	x.units = append(x.units, unit)
	for r := range roles {
		x.count[r] = append(x.count[r], 0)
	}
	return id
}

// alias returns the number of a folded alias, adding it when it is new.
func (x *unitTable) alias(text string) int32 {
	id, ok := x.called[text]
	if !ok {
		id = int32(len(x.aliases))
		x.called[text] = id
		strict, _ := names.Sounds(text)
		x.aliases = append(x.aliases, alias{text, strict})
	}
	return id
}

// joined returns the number of two units written as one word, adding it when it
// is new.
func (x *unitTable) joined(word string) int32 {
	id, ok := x.pairs[word]
	if !ok {
		id = int32(len(x.pairs))
		x.pairs[word] = id
	}
	return id
}

// admit makes units of joined words and returns the unit of each. Of a large
// input, which has more of them than units, it takes those that are, or sound
// like, a unit of some name, and gives -1 for the others: they agree with
// nothing. In a small one a slip in a joined word may bring two records together
// that agree in what else they say.
func (x *unitTable) admit(workers int, all bool) []int32 {
	sounds := make(map[string]bool)
	strict := make([][]string, len(x.units))
	each(workers, len(x.units), 1<<10, func(_, from, to int) {
		for i := from; i < to; i++ {
			w := names.NewUnit(x.units[i])
			strict[i] = w.Strict
		}
	})
	for _, keys := range strict {
		for _, k := range keys {
			sounds[k] = true
		}
	}
	words := make([]string, len(x.pairs))
	for w, id := range x.pairs {
		words[id] = w
	}
	units := make([]int32, len(words))
	each(workers, len(words), 1<<10, func(_, from, to int) {
		for i := from; i < to; i++ {
			keys, _ := names.Sounds(words[i])
			units[i] = -1
			if all || names.VariantGroups()[words[i]] != "" || slices.ContainsFunc(keys, func(k string) bool { return sounds[k] }) {
				units[i] = 0
			}
		}
	})
	for i, w := range words {
		if units[i] == 0 {
			units[i] = x.id(w)
		}
	}
	x.pairs = nil
	return units
}

// tally counts the units of the likeliest reading of a record in a role.
func (x *unitTable) tally(r role, units []string) {
	if len(units) > 0 {
		x.total[r]++
	}
	for i, u := range units {
		if i == 0 || u != units[i-1] {
			x.count[r][x.id(u)]++
		}
	}
}

// priorWeight is the number of records that the word lists' rates count for
// beside the records of the input itself; rareRate is the share of a unit that
// no word list has.
const (
	priorWeight = 100
	rareRate    = 1e-4
)

// countedRate is the chance that a stranger has the unit in the role. The two records
// of the pair in question are left out of the count, since a name that only
// they have would otherwise look common in a short list; up to half a record
// is added, since a name that nobody else has is rare, not impossible.
func (x *unitTable) countedRate(r role, id int32, listed float64) float64 {
	total := float64(x.total[r])
	others := max(0, float64(x.count[r][id])-2)
	unseen := .5 * total / (total + priorWeight)
	return (others + unseen + float64(priorWeight*max(listed, rareRate))) / (total + priorWeight)
}

// A unit that so many records have is a name in its own right, even when no
// word list has it.
const (
	knownCount = 8
	knownShare = .002
)

// link prepares the units when all names are counted, and finds the neighbours
// of each.
func (x *unitTable) link(workers int) {
	x.prepared = make([]names.Unit, len(x.units))
	lists := names.LexiconRoles()
	for r := range x.rates {
		x.rates[r], x.rateBits[r] = make([]float64, len(x.units)), make([]float64, len(x.units))
	}
	each(workers, len(x.units), 1<<10, func(_, from, to int) {
		for i := from; i < to; i++ {
			u := x.units[i]
			x.prepared[i] = names.NewUnit(u)
			for r, listed := range [roles]map[string]float64{lists.Given, lists.Surname} {
				x.rates[r][i] = x.countedRate(role(r), int32(i), listed[u])
				if n := float64(x.count[r][i]); n >= max(knownCount, knownShare*float64(x.total[r])) {
					x.prepared[i].Known = true
				}
			}
			x.rates[roleEither][i] = max(x.rates[roleGiven][i], x.rates[roleSurname][i])
			for r := range x.rates {
				x.rateBits[r][i] = elementary.Log2(x.rates[r][i])
			}
		}
	})
	x.findNear(workers)
	x.countNear(workers)
	x.hint()
}

// levelBits are bits by level, up to the last level at which units are near.
type levelBits [names.UnitInitial]float32

// countNear computes the chance that a stranger's unit is near a unit at each
// level. It is what the input shows, the record in question left out, but at
// least the unit's own share of the records times what is usual: among invented
// or foreign names, far more are near each other than among Cuban ones.
func (x *unitTable) countNear(workers int) {
	for r := range x.nearBits {
		x.nearBits[r] = make([]levelBits, len(x.units))
	}
	each(workers, len(x.units), 1<<10, func(_, from, to int) {
		for i := from; i < to; i++ {
			var bearers [roles][names.UnitInitial]float64
			for _, n := range x.similar[i] {
				if n.level < names.UnitInitial {
					for r := range roles {
						bearers[r][n.level] += float64(x.count[r][n.id])
					}
				}
			}
			for l := names.UnitExact; l < names.UnitNickname; l++ {
				either := 0.0
				for r := range roles {
					counted := max(0, bearers[r][l]-1) / (float64(x.total[r]) + priorWeight)
					chance := max(counted, nearChance[l]*x.rates[r][i])
					either = max(either, chance)
					x.nearBits[r][i][l] = float32(elementary.Log2(chance))
				}
				x.nearBits[roleEither][i][l] = float32(elementary.Log2(either))
			}
		}
	})
}

// A hint tells most units apart without a look at their neighbours.
type hint struct {
	near uint64 // a bit for each neighbour, by the last bits of its id; all of them for an initial
	many int32  // neighbours; -1 for an initial, which goes first
}

func (x *unitTable) hint() {
	x.hints = make([]hint, len(x.prepared))
	for i := range x.hints {
		h := &x.hints[i]
		h.many = int32(len(x.similar[i]))
		for _, n := range x.similar[i] {
			h.near |= 1 << (n.id & 63)
		}
		if x.prepared[i].Short {
			h.near, h.many = math.MaxUint64, -1
		}
	}
}

// level returns how two units agree.
func (x *unitTable) level(a, b int32) names.UnitLevel {
	if a == b {
		return names.UnitExact
	}
	few, other := x.hints[a], b
	if h := x.hints[b]; h.many < few.many {
		few, other = h, a
	}
	if few.near>>(other&63)&1 == 0 {
		return names.UnitDifferent
	}
	return x.nearLevel(a, b)
}

// nearLevel is level for units that may be near each other.
func (x *unitTable) nearLevel(a, b int32) names.UnitLevel {
	if x.prepared[a].Short || x.prepared[b].Short {
		return names.CompareUnits(&x.prepared[a], &x.prepared[b])
	}
	n := x.similar[a]
	if len(n) > len(x.similar[b]) {
		n, b = x.similar[b], a
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
	return names.UnitDifferent
}
