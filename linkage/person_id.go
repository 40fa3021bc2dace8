package linkage

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
)

// idLength is the number of signs in an id after "p-": 40 bits. Among the
// persons of today's lists two share an id once in a million rosters, among a
// million persons once in three; whoever comes second gets another.
const idLength = 8

// crockford is base 32 without the letters that people misread.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// personID derives a person's id from a record reference; tries counts the ids
// of the reference that others have.
func personID(ref string, tries int) string {
	if tries > 0 {
		ref += "\x00" + strconv.Itoa(tries)
	}
	sum := sha256.Sum256([]byte(ref))
	return "p-" + crockford.EncodeToString(sum[:])[:idLength]
}

// AssignIDs gives every person an id. refs holds the references ("source:key")
// of each person's records, at least one, and no reference twice. history maps
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
func AssignIDs(refs [][]string, history map[string][]string) (ids []string, aliases map[string]string) {
	ids = make([]string, len(refs))
	given := make(map[string]bool, len(refs))
	last := bestClaims(refs, func(ref string) []string { h := history[ref]; return h[max(0, len(h)-1):] })
	keep := func(best map[string]claim) {
		kept := make([]claim, len(refs))
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
	keep(last)
	ever := bestClaims(refs, func(ref string) []string { return history[ref] })
	keep(ever)
	taken := make(map[string]bool, len(refs))
	for _, of := range history {
		for _, id := range of {
			taken[id] = true
		}
	}
	type newcomer struct {
		person int
		ref    string // the smallest of its records
	}
	var newcomers []newcomer
	for p := range refs {
		if ids[p] == "" {
			newcomers = append(newcomers, newcomer{p, slices.Min(refs[p])})
		}
	}
	slices.SortFunc(newcomers, func(a, b newcomer) int { return cmp.Compare(a.ref, b.ref) })
	for _, n := range newcomers {
		id := personID(n.ref, 0)
		for tries := 1; taken[id]; tries++ {
			id = personID(n.ref, tries)
		}
		ids[n.person], taken[id] = id, true
	}
	aliases = make(map[string]string)
	for id, c := range ever {
		if !given[id] {
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
	return cmp.Or(cmp.Compare(d.records, c.records), strings.Compare(c.ref, d.ref), strings.Compare(c.id, d.id)) < 0
}

// bestClaims returns the best claim to every id that a record bore.
func bestClaims(refs [][]string, bore func(ref string) []string) map[string]claim {
	best := make(map[string]claim)
	for p := range refs {
		own := make(map[string]claim)
		for _, ref := range refs[p] {
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
