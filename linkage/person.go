package linkage

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
)

// A Person is one cluster with the values chosen for it.
type Person struct {
	ID      string
	Records []int // record indexes, ascending
	Name    Chosen
	Aliases []string // of all records, each once
	Fields  []Chosen // by index into Input.Fields; Value "" where no record has one
	Sources int      // lists that have the person
	// Confidence is the least posterior by which a record of the person is held
	// to the others; 1 for a person of one record.
	Confidence float64
}

// A Chosen is the value of a field with the reason for it.
type Chosen struct {
	Value  string
	Record int    // the record that gave it, by index into Input.Records
	Rule   string // one of the Rule constants
	// Agreeing records say the same or something that leaves room for it,
	// Dissenting ones contradict it; the others say nothing.
	Agreeing, Dissenting []int
}

// personID derives a person's id from the smallest reference among its records,
// so that the order of rows and files does not matter.
func personID(refs []string, length int) string {
	sum := sha256.Sum256([]byte(slices.Min(refs)))
	return "p-" + strings.ToLower(crockford.EncodeToString(sum[:]))[:length]
}

// crockford is base 32 without the letters that people misread.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// idLength is the number of signs in an id after "p-": 40 bits, so that among a
// million persons two share an id with a chance of one in two; those get longer
// ones.
const idLength = 8

// AssignIDs gives every person an id. refs holds the references ("source:key")
// of each person's records. register maps record references to the person id
// they had before; a person keeps the id that most of its records had, and of
// two persons that claim one id, the one with more of its records keeps it.
// Ids that no person keeps map to the person that got most of their records.
func AssignIDs(refs [][]string, register map[string]string) (ids []string, aliases map[string]string) {
	ids = make([]string, len(refs))
	aliases = make(map[string]string)
	type claim struct {
		id     string
		person int
		votes  int
		ref    string // the smallest that votes, to settle ties
	}
	votes := make(map[string]map[int]*claim)
	for p, rs := range refs {
		for _, r := range rs {
			id, ok := register[r]
			if !ok {
				continue
			}
			if votes[id] == nil {
				votes[id] = make(map[int]*claim)
			}
			c := votes[id][p]
			if c == nil {
				c = &claim{id: id, person: p, ref: r}
				votes[id][p] = c
			}
			c.votes++
			c.ref = min(c.ref, r)
		}
	}
	var claims []*claim
	for _, of := range votes {
		for _, c := range of {
			claims = append(claims, c)
		}
	}
	slices.SortFunc(claims, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.ref, b.ref), cmp.Compare(a.id, b.id))
	})
	taken := make(map[string]bool)
	for _, c := range claims {
		switch {
		case taken[c.id]:
		case ids[c.person] == "":
			ids[c.person], taken[c.id] = c.id, true
			delete(aliases, c.id)
		case aliases[c.id] == "":
			aliases[c.id] = "" // decided below, when every id is known
		}
	}
	order := make([]int, 0, len(refs))
	for p := range refs {
		if ids[p] == "" {
			order = append(order, p)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(slices.Min(refs[a]), slices.Min(refs[b])) })
	for _, p := range order {
		for length := idLength; ; length++ {
			if id := personID(refs[p], length); !taken[id] && votes[id] == nil {
				ids[p], taken[id] = id, true
				break
			}
		}
	}
	clear(aliases)
	for _, c := range claims {
		if _, done := aliases[c.id]; !done && !taken[c.id] {
			aliases[c.id] = ids[c.person]
		}
	}
	return ids, aliases
}
