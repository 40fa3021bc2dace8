package linkage

// osaWithin reports whether a and b are at most limit edits apart, limit being
// 1 or 2: letters inserted, deleted, replaced, or two neighbours exchanged
// (optimal string alignment).
func osaWithin(a, b string, limit int) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > limit {
		return false
	}
	// What the two share at their ends needs no edit.
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 {
		return len(b) <= limit
	}
	if limit == 1 {
		return len(a) == 1 && len(b) == 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	}
	return osa(a, b) <= limit
}

// osa returns the optimal string alignment distance of two words of letters.
// It is the plain three-row form; words longer than 63 bytes count their full
// length.
func osa(a, b string) int {
	if len(a) > 63 || len(b) > 63 {
		if a == b {
			return 0
		}
		return max(len(a), len(b))
	}
	var rows [3][64]int
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			row[j] = d
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}
