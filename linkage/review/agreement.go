package review

import (
	"cmp"
	"math"
	"slices"
)

// answers are what a reader can say of a pair, in the order of the rows and
// columns of [Agreement].Table.
var answers = [3]string{DecidedSame, DecidedDifferent, DecidedUnsure}

// An Agreement tells how far two readers who judged the same pairs agree.
type Agreement struct {
	First  string `json:"first"` // the readers, in the order of their names
	Second string `json:"second"`
	Pairs  int    `json:"pairs"` // pairs that both judged, 1 or more
	// Table[i][j] is the number of pairs of which the first reader said i and
	// the second j, where 0 is same, 1 different and 2 unsure.
	Table [3][3]int `json:"table"`
	Raw   float64   `json:"raw"` // share of the pairs on which they said the same, 0 to 1
	// Kappa is the agreement beyond chance, 1 when perfect and 0 when no better
	// than chance; Low and High are the ends of its 95 % interval. Below some
	// thirty pairs the interval is a rough guess.
	Kappa float64 `json:"kappa"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	// Defined is false when kappa has no value, because both readers gave one
	// and the same answer to every pair; Kappa, Low and High are then 0.
	Defined       bool           `json:"defined"`
	Disagreements []Disagreement `json:"disagreements"`
}

// A Disagreement is a pair of which two readers said different things.
type Disagreement struct {
	A      string `json:"a"` // references, "source:key", in order
	B      string `json:"b"`
	NameA  string `json:"name_a"` // as the first reader saw them
	NameB  string `json:"name_b"`
	First  string `json:"first"` // what each said
	Second string `json:"second"`
	Lines  [2]int `json:"lines"` // of the two decisions
}

// Agreements compares every two reviewers who judged a pair in common, in the
// order of their names. It takes the latest that each said on his own: a
// decision that settles a disagreement is made in view of the others', so it is
// no reading; nor is anything said of values.
func Agreements(ds []Decision) []Agreement {
	held := opinions(ds, func(d *Decision) bool { return !d.OfValue() && !d.settles() })
	between := make(map[[2]string]*Agreement)
	for len(held) > 0 {
		n := 1
		for n < len(held) && held[n].subject == held[0].subject {
			n++
		}
		of := slices.Clone(held[:n])
		slices.SortFunc(of, func(x, y opinion) int { return cmp.Compare(x.Reviewer, y.Reviewer) })
		for i := range of {
			for j := range of[:i] {
				who := [2]string{of[j].Reviewer, of[i].Reviewer}
				if between[who] == nil {
					between[who] = &Agreement{First: who[0], Second: who[1], Disagreements: []Disagreement{}}
				}
				between[who].add(of[j], of[i])
			}
		}
		held = held[n:]
	}
	var out []Agreement
	for _, g := range between {
		g.Raw, g.Kappa, g.Low, g.High, g.Defined = kappa(g.Table)
		out = append(out, *g)
	}
	slices.SortFunc(out, func(x, y Agreement) int {
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(x.Second, y.Second))
	})
	return out
}

// add counts a pair that both readers judged.
func (g *Agreement) add(x, y opinion) {
	g.Pairs++
	g.Table[slices.Index(answers[:], x.Judgement)][slices.Index(answers[:], y.Judgement)]++
	if x.Judgement == y.Judgement {
		return
	}
	d := Disagreement{A: x.a, B: x.b, NameA: x.NameA, NameB: x.NameB, First: x.Judgement, Second: y.Judgement, Lines: [2]int{x.Line, y.Line}}
	if x.RefA() != x.a {
		d.NameA, d.NameB = d.NameB, d.NameA
	}
	g.Disagreements = append(g.Disagreements, d)
}

// z95 is the number of standard errors on either side of a 95 % interval.
const z95 = 1.959963984540054

// kappa returns raw agreement and Cohen's kappa (J. Cohen, "A coefficient of
// agreement for nominal scales", Educational and Psychological Measurement 20,
// 1960) of a table of counts. The interval is kappa ± z95 standard errors, with
// the large-sample variance of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large
// sample standard errors of kappa and weighted kappa", Psychological Bulletin
// 72, 1969, cut to -1 and 1. With p the shares, o the observed and e the
// expected agreement, that variance is
//
//	( Σi pii [(1-e) - (p.i+pi.)(1-o)]² + (1-o)² Σi≠j pij (p.i+pj.)² - (o·e-2e+o)² ) / (n (1-e)⁴)
func kappa(counts [3][3]int) (raw, k, low, high float64, defined bool) {
	var n float64
	var row, column [3]float64
	for i := range counts {
		for j, c := range counts[i] {
			n += float64(c)
			row[i] += float64(c)
			column[j] += float64(c)
		}
	}
	if n == 0 {
		return 0, 0, 0, 0, false
	}
	var agree, expected float64 // in pairs, and in pairs squared: whole numbers, so that the test for 1 below is exact
	for i := range counts {
		agree += float64(counts[i][i])
		expected += float64(row[i] * column[i])
	}
	raw = agree / n
	if expected == n*n {
		return raw, 0, 0, 0, false
	}
	o, e := raw, expected/(n*n)
	k = (o - e) / (1 - e)
	var diagonal, off float64
	for i := range counts {
		for j, c := range counts[i] {
			p := float64(c) / n
			if i == j {
				t := (1 - e) - float64((column[i]+row[i])/n*(1-o))
				diagonal += float64(p * t * t)
			} else {
				t := (column[i] + row[j]) / n
				off += float64(p * t * t)
			}
		}
	}
	last := float64(o*e) - float64(2*e) + o
	variance := (diagonal + float64((1-o)*(1-o)*off) - float64(last*last)) / (n * (1 - e) * (1 - e) * (1 - e) * (1 - e))
	half := float64(z95 * math.Sqrt(max(0, variance))) // rounding may leave a perfect agreement a hair below zero
	return raw, k, max(-1, k-half), min(1, k+half), true
}
