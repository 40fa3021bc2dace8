package figures

import (
	"cmp"
	"math"
	"slices"

	"cotejo/linkage/elementary"
)

// A Point is a step of a curve: the share that is left from a day on.
type Point struct {
	Day    int     `json:"day"`     // since the exit
	Share  float64 `json:"share"`   // still outside
	Low    float64 `json:"low"`     // of the interval
	High   float64 `json:"high"`    //
	AtRisk int     `json:"at_risk"` // observed up to that day
	Events int     `json:"events"`
}

// An observation is how long somebody was seen outside, and whether a return to
// prison ended it.
type observation struct {
	days     int
	returned bool
}

// normal95 is the 97.5 % point of the normal distribution.
const normal95 = 1.959963984540054

// survival is the curve of Kaplan and Meier (1958): at each return the share of
// those still outside is multiplied by that of those who stayed, among all who
// were seen so long. The interval is that of Greenwood's variance on the scale
// of log(−log S), which never leaves 0 and 1 (Kalbfleisch and Prentice 1980).
func survival(seen []observation) []Point {
	seen = slices.SortedFunc(slices.Values(seen), func(a, b observation) int { return cmp.Compare(a.days, b.days) })
	var out []Point
	share, variance := 1.0, 0.0
	for i := 0; i < len(seen); {
		n, returned, j := len(seen)-i, 0, i
		for ; j < len(seen) && seen[j].days == seen[i].days; j++ {
			if seen[j].returned {
				returned++
			}
		}
		if returned > 0 {
			p := Point{Day: seen[i].days, AtRisk: n, Events: returned}
			share *= float64(n-returned) / float64(n)
			if returned < n {
				variance += float64(returned) / float64(n*(n-returned))
			}
			p.Share = share
			p.Low, p.High = greenwood(share, variance, out)
			out = append(out, p)
		}
		i = j
	}
	return out
}

// greenwood is the interval of a share; where nobody is left it ends where the
// last one did.
func greenwood(share, variance float64, before []Point) (low, high float64) {
	if share <= 0 {
		if len(before) > 0 {
			high = before[len(before)-1].High
		}
		return 0, high
	}
	log := float64(elementary.Log2(share) * math.Ln2)
	width := elementary.Exp(float64(normal95*math.Sqrt(variance)) / -log)
	power := func(x float64) float64 { return elementary.Exp2(float64(x * elementary.Log2(share))) }
	return power(width), power(1 / width)
}

// shareAt is the point of a curve that holds on a day; ok is false after the
// last day that anybody was seen.
func shareAt(curve []Point, day, longest int) (p Point, ok bool) {
	p = Point{Share: 1, Low: 1, High: 1}
	for _, c := range curve {
		if c.Day <= day {
			p = c
		}
	}
	return p, day <= longest
}
