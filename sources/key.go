package sources

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"hash/maphash"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// fingerprintChars is the length of a row's fingerprint: 50 bits, so that even
// a million rows hold a chance pair only once in two thousand lists; such a
// pair gets a suffix like equal rows do.
const fingerprintChars = 10

var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Fingerprint is the key of a row of a list without ids: a hash of the cells
// that identify the person, folded, each with a zero behind it, so that a
// re-export in other capitals or another row order keeps it.
func Fingerprint(cells []byte) string {
	sum := sha256.Sum256(cells)
	var text [16]byte // of the first ten bytes
	base32Lower.Encode(text[:], sum[:10])
	return string(text[:fingerprintChars])
}

// fingerprintOf is the fingerprint of the identifying columns of a row.
func fingerprintOf(raw linkage.Cells, identifying []int) string {
	var text []byte
	for _, c := range identifying {
		text = append(names.AppendFold(text, raw.At(c)), 0)
	}
	return Fingerprint(text)
}

// A sharedID is an id that several records have, so that it names none.
type sharedID struct {
	id   string
	rows []int // indexes of the records
}

// setKeys settles the keys of all records. At first, where the list has a
// column of stable ids, each holds its id, which may be blank; else, when
// keyColumn is -1, its fingerprint. identifying are the columns of the
// fingerprint.
func setKeys(records []linkage.Record, keyColumn int, identifying []int) (shared []sharedID) {
	var made []int // the records whose key is a fingerprint; nil for all
	if keyColumn >= 0 {
		shared, made = withoutID(records)
		if len(made) == 0 {
			return nil
		}
		for _, i := range made {
			records[i].Key = fingerprintOf(records[i].Raw, identifying)
		}
	}
	for _, rows := range sameKeys(records, made) {
		// The order of equal rows is that of all their cells, so that it does
		// not depend on where they stand in the file.
		slices.SortStableFunc(rows, func(a, b int) int { return records[a].Raw.Compare(records[b].Raw) })
		for n, i := range rows[1:] {
			records[i].Key += "~" + strconv.Itoa(n+2)
		}
	}
	if len(made) > 0 { // an id of the organisation's may look like a fingerprint
		prints := make(map[string]int, len(made))
		for _, i := range made {
			prints[records[i].Key] = i
		}
		next := 0
		for i := range records {
			if next < len(made) && made[next] == i {
				next++
			} else if j, ok := prints[records[i].Key]; ok {
				records[j].Key += "~"
			}
		}
	}
	return shared
}

// withoutID finds the ids that several records have, and in order the records
// that have such an id or none.
func withoutID(records []linkage.Record) (shared []sharedID, without []int) {
	for _, rows := range sameKeys(records, nil) {
		if id := records[rows[0]].Key; id != "" {
			shared = append(shared, sharedID{id, rows})
			without = append(without, rows...)
		}
	}
	for i := range records {
		if records[i].Key == "" {
			without = append(without, i)
		}
	}
	slices.Sort(without)
	return shared, without
}

// sameKeys returns the records that share a key with others, among all of them
// or among some, by key, each list in order.
func sameKeys(records []linkage.Record, among []int) [][]int {
	n := len(records)
	if among != nil {
		n = len(among)
	}
	// A table of the first record with each key: its number above, and below it
	// some bits of the key's hash.
	seed := maphash.MakeSeed()
	slots := make([]uint64, 2<<bits.Len(uint(n)))
	groups := map[int]int{} // by the first record
	var same [][]int
	for k := range n {
		i := k
		if among != nil {
			i = among[k]
		}
		key := records[i].Key
		h := maphash.String(seed, key)
		for at := h; ; at++ {
			slot := &slots[at&uint64(len(slots)-1)]
			if *slot == 0 {
				*slot = uint64(i+1)<<32 | h>>32
				break
			}
			if first := int(*slot>>32) - 1; uint32(*slot) == uint32(h>>32) && records[first].Key == key {
				g, ok := groups[first]
				if !ok {
					g = len(same)
					groups[first] = g
					same = append(same, []int{first})
				}
				same[g] = append(same[g], i)
				break
			}
		}
	}
	return same
}

// tidy trims a cell and brings its blanks to single spaces. Signs that command a
// terminal count as blanks: keys stand in files of lines and on screens.
func tidy(cell string) string {
	if isTidy(cell) || !strings.ContainsFunc(cell, untidy) {
		return cell
	}
	return strings.Join(strings.FieldsFunc(strings.ReplaceAll(cell, "\ufeff", ""), untidy), " ")
}

// untidy reports whether a sign is a blank or as good as one.
func untidy(r rune) bool { return r == '\ufeff' || unicode.IsSpace(r) || unicode.IsControl(r) }

// isTidy reports whether a cell has nothing to tidy; false is no answer for
// signs that Spanish does not write.
func isTidy(cell string) bool {
	blank := true // a space may not stand here
	for i := 0; i < len(cell); i++ {
		switch c := cell[i]; {
		case c == ' ' && !blank:
			blank = true
			continue
		case c <= ' ' || c == 0x7f || c >= utf8.RuneSelf && c != 0xc3: // 0xc3 begins À to ÿ
			return false
		case c == 0xc3:
			i++
		}
		blank = false
	}
	return !blank || cell == ""
}

// repeatedKeys tells of the ids that several rows share, in order.
func repeatedKeys(shared []sharedID, records []linkage.Record) []*Problem {
	var notices []*Problem
	for _, s := range shared {
		var numbers []int
		for _, i := range s.rows {
			numbers = append(numbers, records[i].Row)
		}
		notices = append(notices, &Problem{Line: records[s.rows[0]].Line, Code: RepeatedKey, Args: []any{s.id, numbers}})
	}
	slices.SortFunc(notices, func(a, b *Problem) int { return cmp.Compare(a.Line, b.Line) })
	return notices
}
