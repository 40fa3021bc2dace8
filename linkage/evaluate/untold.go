package evaluate

import (
	"cmp"
	"slices"

	"cotejo/linkage/elementary"
)

// An Untold is what can be known of the links between two lists when nobody
// knows the truth.
//
// Where no list has a person twice, a record of one list has one true partner
// on the other at most, so that records with two links betray false ones. Let a
// share s of the records find its partner and let false links fall at random,
// mu for each record. Then of the records
//
//	s·e^−mu + (1−s)·mu·e^−mu     have one link, and
//	s·mu·e^−mu + (1−s)·mu²/2·e^−mu have two,
//
// and the two shares that were counted give s and mu (after Blakely and Salmond
// 2002). It owes nothing to the model's probabilities. Persons who are twice on
// a list look like false links, so that the precision is a lower bound.
type Untold struct {
	From      string  `json:"from"` // the list whose records are counted
	To        string  `json:"to"`
	Records   int     `json:"records"`
	One       int     `json:"one_link"`
	Two       int     `json:"two_links"` // or more
	Matched   float64 `json:"matched"`   // share of the records that find their partner
	Precision float64 `json:"precision"` // of the links
}

// WithoutTruth estimates the precision of the pairs from one half on between
// every two lists, from the longer to the shorter and back, in order of name.
func WithoutTruth(found []Row, scored []Scored) []Untold {
	type direction struct{ from, to string }
	links := make(map[direction]map[int]int)
	records := make(map[string]int)
	for _, r := range found {
		records[r.File]++
	}
	for _, s := range scored {
		a, b := found[s.A].File, found[s.B].File
		if s.Posterior < cut || a == b {
			continue
		}
		for _, d := range []struct {
			direction
			row int
		}{{direction{a, b}, s.A}, {direction{b, a}, s.B}} {
			if links[d.direction] == nil {
				links[d.direction] = make(map[int]int)
			}
			links[d.direction][d.row]++
		}
	}
	out := []Untold{}
	for d, of := range links {
		u := Untold{From: d.from, To: d.to, Records: records[d.from]}
		for _, n := range of {
			if n == 1 {
				u.One++
			} else {
				u.Two++
			}
		}
		n := float64(u.Records)
		s, mu := partners(float64(u.One)/n, float64(u.Two)/n)
		u.Matched, u.Precision = s, 1
		if s+mu > 0 {
			u.Precision = s / (s + mu)
		}
		out = append(out, u)
	}
	slices.SortFunc(out, func(a, b Untold) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return out
}

// partners solves the shares of records with one link and with two for the
// share s that finds its partner and the rate mu of false links.
func partners(one, two float64) (s, mu float64) {
	matched := func(mu float64) float64 {
		return min(1, max(0, (float64(one*elementary.Exp(mu))-mu)/(1-mu)))
	}
	twice := func(mu float64) float64 {
		s := matched(mu)
		return (float64(s*mu) + float64((1-s)*mu*mu/2)) * elementary.Exp(-mu)
	}
	low, high := 0.0, .9
	for range 60 {
		if mu = float64((low + high) / 2); twice(mu) < two {
			low = mu
		} else {
			high = mu
		}
	}
	return matched(mu), mu
}
