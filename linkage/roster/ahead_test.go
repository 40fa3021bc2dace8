package roster

import (
	"strconv"
	"testing"
)

// Texts come whole and in order, whether or not somebody waits for the last.
func TestAhead(t *testing.T) {
	for _, n := range []int{0, 1, aheadSize, 5*aheadSize + 3} {
		for last := range 4 {
			stop, next := n*last/3, 0
			for i, text := range ahead(n, strconv.Itoa) {
				if i != next || text != strconv.Itoa(i) {
					t.Fatalf("of %d: %d is %q, want %d", n, i, text, next)
				}
				if next++; next == stop {
					break
				}
			}
			if stop == 0 { // nobody stops
				stop = n
			}
			if next != stop {
				t.Errorf("of %d, to stop at %d: %d came", n, stop, next)
			}
		}
	}
}
