package edit

// OSAWithin reports whether a and b are at most limit edits apart, limit being
// 1 or 2: letters inserted, deleted, replaced, or two neighbours exchanged
// (optimal string alignment).
func OSAWithin(a, b string, limit int) bool {
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
	return OSA(a, b) <= limit
}

// WordBits is the longest text, in bytes, whose distance is computed.
const WordBits = 64

// OSA returns the optimal string alignment distance of two texts, byte by byte.
// A column of the table of distances is kept as the differences between its
// neighbouring cells, one bit each, so that a step over one byte of b is a few
// operations on one machine word (Hyyrö 2003, "A bit-vector algorithm for
// computing Levenshtein and Damerau edit distances"). Of two texts longer than
// wordBits the length of the longer is returned, unless they are equal.
func OSA(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] { // what ends alike needs no edit
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0:
		return len(b)
	case len(a) > WordBits:
		if a == b {
			return 0
		}
		return len(b)
	}
	var at [256]uint64 // by byte: where a has it
	for i := range len(a) {
		at[a[i]] |= 1 << i
	}
	var (
		up, down   = ^uint64(0), uint64(0) // a cell is one more, or one less, than the one above it
		diagonal   uint64                  // a cell equals the one up and left of it
		before     uint64                  // where a has the byte of b before this one
		bottom     = uint64(1) << (len(a) - 1)
		difference = len(a)
	)
	for j := range len(b) {
		here := at[b[j]]
		exchanged := (^diagonal & here) << 1 & before
		diagonal = (here&up + up) ^ up | here | down | exchanged
		right, left := down|^(diagonal|up), up&diagonal // against the cell to the left
		if right&bottom != 0 {
			difference++
		} else if left&bottom != 0 {
			difference--
		}
		right, left = right<<1|1, left<<1
		up, down = left|^(diagonal|right), right&diagonal
		before = here
	}
	return difference
}
