package sources

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
)

// fingerprintChars is the length of a row's fingerprint: 50 bits, so that even
// a million rows hold a chance pair only once in two thousand lists; such a
// pair gets a suffix like equal rows do.
const fingerprintChars = 10

var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// fingerprint is the key of a row of a list without ids: a hash of the cells
// that identify the person, folded, so that a re-export in other capitals or
// another row order keeps it.
func fingerprint(cells []string) string {
	var text []byte
	for _, c := range cells {
		text = append(append(text, linkage.Fold(c)...), 0)
	}
	sum := sha256.Sum256(text)
	return base32Lower.EncodeToString(sum[:])[:fingerprintChars]
}

// setKeys gives every record its key. keyColumn is the column of stable ids, or
// -1; identifying are the columns of the fingerprint. It returns the ids that
// several rows share, which name no row.
func setKeys(records []linkage.Record, keyColumn int, identifying []int) (repeated map[string][]int) {
	repeated = map[string][]int{}
	holders := map[string][]int{}
	if keyColumn >= 0 {
		for i := range records {
			if id := tidy(records[i].Raw[keyColumn]); id != "" {
				holders[id] = append(holders[id], i)
			}
		}
	}
	taken := map[string]bool{}
	for id, rows := range holders {
		if len(rows) == 1 {
			records[rows[0]].Key = id
			taken[id] = true
		} else {
			repeated[id] = rows
		}
	}
	seen := make(map[string]int, len(records)) // the first row of each fingerprint
	same := map[string][]int{}                 // all rows of those that occur again
	cells := make([]string, len(identifying))
	for i := range records {
		r := &records[i]
		if r.Key != "" {
			continue
		}
		for j, c := range identifying {
			cells[j] = r.Raw[c]
		}
		r.Key = fingerprint(cells)
		if first, ok := seen[r.Key]; ok {
			if same[r.Key] == nil {
				same[r.Key] = []int{first}
			}
			same[r.Key] = append(same[r.Key], i)
		} else {
			seen[r.Key] = i
		}
	}
	for print, rows := range same {
		// The order of equal rows is that of all their cells, so that it does
		// not depend on where they stand in the file.
		slices.SortStableFunc(rows, func(a, b int) int { return slices.Compare(records[a].Raw, records[b].Raw) })
		for n, i := range rows[1:] {
			records[i].Key = print + "~" + strconv.Itoa(n+2)
		}
		records[rows[0]].Key = print
	}
	for i := range records { // an id of the organisation's may look like a fingerprint
		if r := &records[i]; taken[r.Key] && (keyColumn < 0 || tidy(r.Raw[keyColumn]) != r.Key) {
			r.Key += "~"
		}
	}
	return repeated
}

// tidy trims a cell and brings its blanks to single spaces.
func tidy(cell string) string {
	if cell == "" || !strings.ContainsAny(cell, " \t\r\n\v\f\u00a0\u202f\u2003\ufeff") {
		return cell
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(cell, "\ufeff", "")), " ")
}

// repeatedKeys lists the ids that several rows share, in order.
func repeatedKeys(repeated map[string][]int, records []linkage.Record) []*Problem {
	var notices []*Problem
	for id, rows := range repeated {
		first := rows[0]
		var numbers []int
		for _, i := range rows {
			numbers = append(numbers, records[i].Row)
		}
		notices = append(notices, &Problem{Line: records[first].Line, Code: RepeatedKey, Args: []any{id, numbers}})
	}
	slices.SortFunc(notices, func(a, b *Problem) int { return cmp.Compare(a.Line, b.Line) })
	return notices
}
