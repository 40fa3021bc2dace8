package linkage

import (
	"slices"
	"strconv"
	"strings"
)

// alternatives splits "a|b".
func alternatives(s string) []string { return strings.Split(s, "|") }

// manyAlternatives is the number of alternatives from which they are looked for
// in their order. No cell of a list has so many, but one of another program may.
const manyAlternatives = 16

// sharesAlternative reports whether two values, each one of several, can be
// the same.
func sharesAlternative(a, b string) bool {
	if a == b {
		return true
	}
	if strings.IndexByte(a, '|') < 0 && strings.IndexByte(b, '|') < 0 {
		return false
	}
	others := alternatives(b)
	if len(others) > manyAlternatives {
		slices.Sort(others)
	}
	for _, x := range alternatives(a) {
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

// parseMonths reads a sentence; "life" is longer than any number of months.
func parseMonths(s string) (n int, ok bool) {
	if s == "life" {
		return 1 << 20, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
