package survivorship

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
)

// idLength is the number of signs in an id after "p-": 40 bits. Among the
// persons of today's lists two share an id once in a million rosters, among a
// million persons once in three; whoever comes second gets another.
const idLength = 8

// crockford holds the signs of base 32 without the letters that people misread,
// in the order of their codes.
const crockford = "0123456789abcdefghjkmnpqrstvwxyz"

// idBits derives a person's id from a record reference, as bits that order ids
// as their texts do; tries counts the ids of the reference that others have.
func idBits(ref string, tries int) uint64 {
	if tries > 0 {
		ref += "\x00" + strconv.Itoa(tries)
	}
	sum := sha256.Sum256([]byte(ref))
	return number(sum[:8]) >> (64 - 5*idLength)
}

// number reads eight bytes as a number that orders as they do.
func number(bytes []byte) (n uint64) {
	for _, b := range bytes {
		n = n<<8 | uint64(b)
	}
	return n
}

// appendID writes an id.
func appendID(b []byte, bits uint64) []byte {
	b = append(b, "p-"...)
	for shift := 5 * (idLength - 1); shift >= 0; shift -= 5 {
		b = append(b, crockford[bits>>shift&31])
	}
	return b
}

// AssignIDs gives every person an id. refs returns the references ("source:key")
// of a person's records, at least one, and no reference twice. history maps
// record references to the ids of the persons that they belonged to in earlier
// rosters, the oldest first; it may be nil.
//
// An id stays with the person that has most of the records that bore it last.
// Where one person has several such ids it keeps the one that most of its
// records bore. Whoever is left without one takes back the id that most of its
// records bore before, if nobody has it: two persons that were joined and are
// parted again are who they were. Whoever has none gets one that follows from
// the smallest reference of its records. Ties go to the smallest reference. So
// neither the order of rows and files nor records that come and go change an
// id.
//
// aliases maps ids of the past that nobody has today to the person that took
// their place. An id none of whose records is left is in neither result, and is
// not given to anyone else. Ids that were assigned, written down in the history
// and assigned again stay as they are.
func AssignIDs(persons int, refs func(person int) []string, history map[string][]string) (ids []string, aliases map[string]string) {
	ids, aliases = make([]string, persons), make(map[string]string)
	if len(history) == 0 {
		nameNewcomers(ids, refs, nil)
		return ids, aliases
	}
	given := make(map[string]bool)
	keep := func(best map[string]claim) {
		kept := make([]claim, persons)
		for id, c := range best {
			if !given[id] && ids[c.person] == "" && (kept[c.person].id == "" || c.before(kept[c.person])) {
				kept[c.person] = c
			}
		}
		for p, c := range kept {
			if c.id != "" {
				ids[p], given[c.id] = c.id, true
			}
		}
	}
	keep(bestClaims(persons, refs, func(ref string) []string { h := history[ref]; return h[max(0, len(h)-1):] }))
	ever := bestClaims(persons, refs, func(ref string) []string { return history[ref] })
	keep(ever)
	taken := make(map[string]bool)
	for _, of := range history {
		for _, id := range of {
			taken[id] = true
		}
	}
	nameNewcomers(ids, refs, taken)
	for id, c := range ever {
		if !given[id] {
			aliases[id] = ids[c.person]
		}
	}
	return ids, aliases
}

// nameNewcomers gives an id to everybody who has none. Of several newcomers
// with one first choice the smallest reference gets it; the others try again,
// and take what is nobody's first choice.
func nameNewcomers(ids []string, refs func(person int) []string, taken map[string]bool) {
	type newcomer struct {
		choice uint64 // the bits of the first choice, in the order of ids
		person int32
	}
	var newcomers []newcomer
	for p := range ids {
		if ids[p] == "" {
			newcomers = append(newcomers, newcomer{idBits(slices.Min(refs(p)), 0), int32(p)})
		}
	}
	slices.SortFunc(newcomers, func(a, b newcomer) int {
		return cmp.Or(cmp.Compare(a.choice, b.choice), cmp.Compare(a.person, b.person))
	})
	var text []byte // of all ids, which take less room in one
	for _, n := range newcomers {
		text = appendID(text, n.choice)
	}
	choices := string(text)
	length := len("p-") + idLength
	type latecomer struct {
		ref    string
		person int32
	}
	var late []latecomer
	for from := 0; from < len(newcomers); {
		to := from + 1
		for to < len(newcomers) && newcomers[to].choice == newcomers[from].choice {
			to++
		}
		id := choices[from*length : (from+1)*length]
		if to == from+1 && !taken[id] {
			ids[newcomers[from].person] = id
		} else {
			var same []latecomer
			for _, n := range newcomers[from:to] {
				same = append(same, latecomer{slices.Min(refs(int(n.person))), n.person})
			}
			slices.SortFunc(same, func(a, b latecomer) int { return strings.Compare(a.ref, b.ref) })
			if !taken[id] {
				ids[same[0].person] = id
				same = same[1:]
			}
			late = append(late, same...)
		}
		from = to
	}
	slices.SortFunc(late, func(a, b latecomer) int { return strings.Compare(a.ref, b.ref) })
	again := make(map[uint64]bool)
	for _, l := range late {
		for tries := 1; ids[l.person] == ""; tries++ {
			bits := idBits(l.ref, tries)
			id := string(appendID(nil, bits))
			_, chosen := slices.BinarySearchFunc(newcomers, bits, func(n newcomer, bits uint64) int { return cmp.Compare(n.choice, bits) })
			if !chosen && !again[bits] && !taken[id] {
				ids[l.person], again[bits] = id, true
			}
		}
	}
}

// A claim is what speaks for a person's keeping an id.
type claim struct {
	id      string
	person  int
	records int    // of the person, that bore the id
	ref     string // the smallest reference among them
}

// before reports whether a claim goes before another to the same id or of the
// same person.
func (c claim) before(d claim) bool {
	return cmp.Or(cmp.Compare(d.records, c.records), strings.Compare(c.ref, d.ref), strings.Compare(c.id, d.id)) < 0
}

// bestClaims returns the best claim to every id that a record bore.
func bestClaims(persons int, refs func(person int) []string, bore func(ref string) []string) map[string]claim {
	best, own := make(map[string]claim), make(map[string]claim)
	for p := range persons {
		clear(own)
		for _, ref := range refs(p) {
			seen := bore(ref)
			for i, id := range seen {
				if slices.Contains(seen[:i], id) {
					continue
				}
				c, ok := own[id]
				if !ok {
					c = claim{id: id, person: p, ref: ref}
				}
				c.records++
				c.ref = min(c.ref, ref)
				own[id] = c
			}
		}
		for id, c := range own {
			if b, ok := best[id]; !ok || c.before(b) {
				best[id] = c
			}
		}
	}
	return best
}
