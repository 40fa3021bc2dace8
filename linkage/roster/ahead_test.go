package roster

import "testing"

// Chunks come whole and in order, whether or not somebody waits for the last.
func TestAhead(t *testing.T) {
	for _, n := range []int{0, 1, aheadSize, 5*aheadSize + 3} {
		for last := range 4 {
			stop, next := n*last/3, 0
			for chunk := range ahead(n, func(from, to int) [2]int { return [2]int{from, to} }) {
				if chunk[0] != next || chunk[1] <= chunk[0] || chunk[1] > chunk[0]+aheadSize {
					t.Fatalf("of %d: %v after %d", n, chunk, next)
				}
				if next = chunk[1]; next >= stop {
					break
				}
			}
			if next < stop || next > stop+aheadSize {
				t.Errorf("of %d, to stop at %d: %d came", n, stop, next)
			}
		}
	}
}
