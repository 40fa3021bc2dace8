package names

import (
	"cmp"
	"slices"
)

// Words that tell nothing of their parts are read by position and by what each
// leans to: every way to split the units has a cost in bits, and the cheapest
// three are kept.

// maxParses is the most readings of one name that are kept.
const maxParses = 3

// maxReadings is the most readings of one name that are weighed.
const maxReadings = 4

// readingsOf splits the units of a name written given names first into its
// likely parses.
func (r *Reader) readingsOf(units []string) []Reading {
	if len(units) == 0 {
		return nil
	}
	// cost in bits before the words are looked at: how rarely a name of so many
	// units is built so (measured on official and press lists).
	var room [maxReadings]split
	splits := room[:0]
	switch n := len(units); n {
	case 1:
		splits = append(splits, split{given: 0}, split{given: 1})
	case 2:
		splits = append(splits, split{given: 1}, split{given: 0, cost: 5})
	case 3:
		splits = append(splits, split{given: 1}, split{given: 2, cost: oneSurnameCost})
	case 4:
		splits = append(splits, split{given: 2}, split{given: 1, cost: 6}, split{given: 3, cost: 7})
	default:
		splits = append(splits, split{given: n - 2, cost: 1}, split{given: n - 3, cost: 2}, split{given: 2, cost: 2})
	}
	leanings := r.leanings(units)
	for i := range splits {
		o := &splits[i]
		o.cost -= support(leanings[:o.given], leanings[o.given:])
	}
	if n := len(units); n == 3 || n == 4 {
		// A row may be written surnames first in a column that is not.
		var room [maxReadings]split
		turned := slices.MinFunc(surnameFirst(room[:0], leanings), func(a, b split) int { return cmp.Compare(a.cost, b.cost) })
		turned.cost = turnedCost - support(leanings[n-turned.given:], leanings[:n-turned.given])
		if leanings[0] < 0 && leanings[n-1] > 0 {
			turned.cost -= wrongEnds
		}
		splits = append(splits, turned)
	}
	for i := range splits {
		o := &splits[i]
		from := 0
		if o.turned {
			from = len(units) - o.given
		}
		if given := units[from : from+o.given]; len(given) > 1 && given[0] == given[1] {
			o.cost += twiceGiven
		} else if n := len(given); n > 1 && !o.turned && n < len(units) && given[n-1] == units[n] {
			o.cost += twiceGiven / 2
		}
	}
	return r.likely(units, splits)
}

// A split is a way to read units: the first of them as given names, or, when
// they are turned, the last.
type split struct {
	given  int
	turned bool
	cost   float64 // bits
}

// support is how many bits the words speak for some units being given names and
// others surnames, by what each leans to.
func support(given, surnames []float64) float64 {
	var sum float64
	for _, l := range given {
		sum += l
	}
	for _, l := range surnames {
		sum -= l
	}
	return sum
}

// surnameFirst appends the ways to split units that are written surnames first.
func surnameFirst(splits []split, leanings []float64) []split {
	n := len(leanings)
	add := func(surnames int, cost float64) {
		splits = append(splits, split{given: n - surnames, turned: true, cost: cost - support(leanings[surnames:], leanings[:surnames])})
	}
	switch n {
	case 2:
		add(1, 0)
	case 3:
		add(2, 0)
		add(1, oneSurnameCost)
	default:
		add(2, 0)
		add(1, oneSurnameCost)
		add(3, 6)
	}
	return splits
}

// likely returns the three likeliest of some readings, the likeliest first,
// with penalties measured from it.
func (r *Reader) likely(units []string, splits []split) []Reading {
	slices.SortStableFunc(splits, func(a, b split) int { return cmp.Compare(a.cost, b.cost) })
	var room [maxReadings]Reading
	parses := room[:0]
	for _, o := range splits {
		p := Reading{Penalty: o.cost - splits[0].cost}
		if p.Penalty > maxPenalty || len(parses) == maxParses {
			break
		}
		if o.turned {
			n := len(units) - o.given
			p.Given, p.Surnames = units[n:], foldSurnames(units[:n:n])
		} else {
			p.Given, p.Surnames = units[:o.given:o.given], foldSurnames(units[o.given:])
		}
		same := slices.ContainsFunc(parses, func(q Reading) bool {
			return slices.Equal(p.Given, q.Given) && slices.Equal(p.Surnames, q.Surnames)
		})
		if !same {
			parses = append(parses, p)
		}
	}
	return r.keepParses(parses)
}

// withReading adds a reading that is not the likeliest. What is then too much
// goes, the least likely first.
func withReading(parses []Reading, p Reading) []Reading {
	at := 1
	for at < len(parses) && parses[at].Penalty <= p.Penalty {
		at++
	}
	out := slices.Insert(slices.Clone(parses), at, p)
	return out[:min(len(out), maxParses)]
}
