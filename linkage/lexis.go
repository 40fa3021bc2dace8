package linkage

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
	units []string
	words []word           // by unit; known after link, like all below but the counts
	count [roles][]int32   // records that have the unit in the role
	total [roles]int       // records that have any unit in the role
	rates [roles][]float64 // see rate
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
	id := int32(len(x.units))
	x.ids[unit] = id
	x.units = append(x.units, unit)
	for r := range roles {
		x.count[r] = append(x.count[r], 0)
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

func (x *lexis) countedRate(r role, id int32, listed float64) float64 {
	total := float64(x.total[r])
	others := max(0, float64(x.count[r][id])-2)
	unseen := .5 * total / (total + priorWeight)
	return (others + unseen + priorWeight*max(listed, rareRate)) / (total + priorWeight)
}

// A unit that so many records have is a name in its own right, even when no
// word list has it.
const (
	knownCount = 8
	knownShare = .002
)

// link prepares the units when all names are counted, and finds the neighbours
// of each.
func (x *lexis) link(workers int) {
	x.words = make([]word, len(x.units))
	lists := lexiconRoles()
	for r := range roles {
		x.rates[r] = make([]float64, len(x.units))
	}
	each(workers, len(x.units), 1<<10, func(_, from, to int) {
		for i := from; i < to; i++ {
			u := x.units[i]
			x.words[i] = newWord(u)
			for r, listed := range [roles]map[string]float64{lists.given, lists.surname} {
				x.rates[r][i] = x.countedRate(role(r), int32(i), listed[u])
				if n := float64(x.count[r][i]); n >= max(knownCount, knownShare*float64(x.total[r])) {
					x.words[i].known = true
				}
			}
		}
	})
	x.findNear(workers)
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
