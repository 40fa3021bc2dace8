package linkage

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
)

// idLength is the number of signs in an id after "p-": 40 bits. Among the
// persons of today's lists two share an id once in a million rosters, among a
// million persons once in three; whoever comes second gets a longer id.
const idLength = 8

// crockford is base 32 without the letters that people misread.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// personID derives a person's id from a record reference.
func personID(ref string, length int) string {
	sum := sha256.Sum256([]byte(ref))
	text := crockford.EncodeToString(sum[:])
	for len(text) < length {
		sum = sha256.Sum256(sum[:])
		text += crockford.EncodeToString(sum[:])
	}
	return "p-" + text[:length]
}

// AssignIDs gives every person an id. refs holds the references ("source:key")
// of each person's records, at least one, and no reference twice. register maps
// record references to the person ids that they had in earlier rosters; it may
// be nil.
//
// An id stays with the person that has most of the records that bore it. Where
// one person has several such ids it keeps the one that most of its records
// bore, and aliases maps the others to it. Ties go to the smallest reference.
// Whoever has no id gets one that follows from the smallest reference of its
// records. So neither the order of rows and files nor records that come and go
// change an id, and the id of a person that is no more leads to the one that
// took its place. An id none of whose records is left is in neither result, and
// is not given to anyone else.
func AssignIDs(refs [][]string, register map[string]string) (ids []string, aliases map[string]string) {
	kept := make([]claim, len(refs))
	best := bestClaims(refs, register)
	for _, c := range best {
		if kept[c.person].id == "" || c.before(kept[c.person]) {
			kept[c.person] = c
		}
	}
	ids = make([]string, len(refs))
	taken := make(map[string]bool, len(refs))
	for _, id := range register {
		taken[id] = true
	}
	type newcomer struct {
		person int
		ref    string // the smallest of its records
	}
	var newcomers []newcomer
	for p := range refs {
		if ids[p] = kept[p].id; ids[p] == "" {
			newcomers = append(newcomers, newcomer{p, slices.Min(refs[p])})
		}
	}
	slices.SortFunc(newcomers, func(a, b newcomer) int { return cmp.Compare(a.ref, b.ref) })
	for _, n := range newcomers {
		id := personID(n.ref, idLength)
		for length := idLength + 1; taken[id]; length++ {
			id = personID(n.ref, length)
		}
		ids[n.person], taken[id] = id, true
	}
	aliases = make(map[string]string)
	for id, c := range best {
		if ids[c.person] != id {
			aliases[id] = ids[c.person]
		}
	}
	return ids, aliases
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
	return cmp.Or(cmp.Compare(d.records, c.records), strings.Compare(c.ref, d.ref)) < 0
}

// bestClaims returns the best claim to every id that a record bore.
func bestClaims(refs [][]string, register map[string]string) map[string]claim {
	best := make(map[string]claim)
	if len(register) == 0 {
		return best
	}
	for p := range refs {
		own := make(map[string]claim)
		for _, ref := range refs[p] {
			id, ok := register[ref]
			if !ok {
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
		for id, c := range own {
			if b, ok := best[id]; !ok || c.before(b) {
				best[id] = c
			}
		}
	}
	return best
}
