package linkage

import (
	"slices"
	"strconv"
	"strings"
)

// Alternatives splits "a|b".
func Alternatives(s string) []string { return strings.Split(s, "|") }

// manyAlternatives is the number of alternatives from which they are looked for
// in their order. No cell of a list has so many, but one of another program may.
const manyAlternatives = 16

// SharesAlternative reports whether two values, each one of several, can be
// the same.
func SharesAlternative(a, b string) bool {
	if a == b {
		return true
	}
	if strings.IndexByte(a, '|') < 0 && strings.IndexByte(b, '|') < 0 {
		return false
	}
	others := Alternatives(b)
	if len(others) > manyAlternatives {
		slices.Sort(others)
	}
	for _, x := range Alternatives(a) {
		found := false
		if len(others) > manyAlternatives {
			_, found = slices.BinarySearch(others, x)
		} else {
			found = slices.Contains(others, x)
		}
		if found {
			return true
		}
	}
	return false
}

// ParseMonths reads a sentence; "life" is longer than any number of months.
func ParseMonths(s string) (n int, ok bool) {
	if s == "life" {
		return 1 << 20, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
