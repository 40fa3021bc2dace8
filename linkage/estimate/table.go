package estimate

import (
	"fmt"
	"math"
	"math/bits"
)

// MaxLists is the number of lists up to which a table is worked on: 2^6 - 1
// cells, beyond which models are too many and cells too empty.
const MaxLists = 6

// A Table counts persons by the lists that have them.
type Table struct {
	Lists []string
	// Counts[h] is the number of persons who are on exactly the lists whose bits
	// are set in h: bit 0 for the first list. Counts[0], those on none, is what
	// is asked for and stays 0.
	Counts []int
}

// NewTable returns an empty table. The error says why the lists cannot make one.
func NewTable(lists []string) (*Table, error) {
	if len(lists) > MaxLists {
		return nil, fmt.Errorf("%w: %d", ErrTooManyLists, len(lists))
	}
	return &Table{Lists: lists, Counts: make([]int, 1<<len(lists))}, nil
}

// Size is the number of persons on any list.
func (t *Table) Size() int {
	n := 0
	for _, c := range t.Counts[1:] {
		n += c
	}
	return n
}

// On returns how many persons are on all lists of a set, whatever else they
// are on.
func (t *Table) On(set int) int {
	n := 0
	for h, c := range t.Counts[1:] {
		if (h+1)&set == set {
			n += c
		}
	}
	return n
}

// Exactly returns how many persons are on exactly k lists.
func (t *Table) Exactly(k int) int {
	n := 0
	for h, c := range t.Counts {
		if h > 0 && bits.OnesCount(uint(h)) == k {
			n += c
		}
	}
	return n
}

// Join returns the table in which two lists are one, as when they share their
// sources. The joined list stands in the place of the first.
func (t *Table) Join(a, b int) *Table {
	a, b = min(a, b), max(a, b)
	out := &Table{Counts: make([]int, len(t.Counts)/2)}
	for i, name := range t.Lists {
		switch i {
		case a:
			out.Lists = append(out.Lists, name+"+"+t.Lists[b])
		case b:
		default:
			out.Lists = append(out.Lists, name)
		}
	}
	for h, c := range t.Counts {
		if h == 0 {
			continue
		}
		if h>>b&1 == 1 {
			h |= 1 << a
		}
		out.Counts[dropBit(h, b)] += c
	}
	return out
}

// Without returns the table of the persons on a list, by the other lists: what
// the others would say of a population that is known. Those on no other list
// are its unknown, and out of the table.
func (t *Table) Without(list int) (held *Table, missing int) {
	held = &Table{Counts: make([]int, len(t.Counts)/2)}
	for i, name := range t.Lists {
		if i != list {
			held.Lists = append(held.Lists, name)
		}
	}
	for h, c := range t.Counts {
		if h>>list&1 == 1 {
			held.Counts[dropBit(h, list)] += c
		}
	}
	missing, held.Counts[0] = held.Counts[0], 0
	return held, missing
}

// dropBit removes bit b of h; the bits above move down.
func dropBit(h, b int) int { return h&(1<<b-1) | h>>(b+1)<<b }

// empty reports whether any cell but that of nobody has no persons.
func (t *Table) empty() bool {
	for _, c := range t.Counts[1:] {
		if c == 0 {
			return true
		}
	}
	return false
}

// Digits is the number of significant digits that are the same on every
// processor in any figure of this package, with room to spare.
const Digits = 8

// Round rounds a figure to [Digits] significant digits.
func Round(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	var out float64
	fmt.Sscan(fmt.Sprintf("%.*e", Digits-1, x), &out)
	return out
}
