package match

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"cotejo/linkage"
)

// TestBoundsRuleOutNothing compares every pair of records in full: what the
// values add is never more than the bound allows, for values of which there are
// few and for values of which there are many, equal, near and far.
func TestBoundsRuleOutNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 2))
	in, _ := crowd(800, 1, 3)
	in.Fields = append(append([]linkage.Field(nil), in.Fields...), linkage.Field{Name: "mail", Kind: linkage.KindEmail}, linkage.Field{Name: "postcode", Kind: linkage.KindText}, linkage.Field{Name: "street", Kind: linkage.KindAddress}, linkage.Field{Name: "card", Kind: linkage.KindID}, linkage.Field{Name: "income", Kind: linkage.KindNumber})
	slip := func(s string) string {
		if s == "" || rng.IntN(3) > 0 {
			return s
		}
		i := rng.IntN(len(s))
		return s[:i] + string("abc0123"[rng.IntN(7)]) + s[i+rng.IntN(2):]
	}
	for i := range in.Records {
		r := &in.Records[i]
		mail := strings.ReplaceAll(strings.ToLower(r.Name.Readings[0].Given[0]), " ", "") + fmt.Sprint(rng.IntN(900)) + "@correo.example"
		more := []string{mail, fmt.Sprint(10000 + rng.IntN(5000)), fmt.Sprint("calle ", rng.IntN(600), " entre ", rng.IntN(9)), fmt.Sprint(100000 + rng.IntN(9000)), fmt.Sprint(rng.IntN(4000))}
		for k := range more {
			if rng.IntN(6) == 0 {
				more[k] = ""
			}
		}
		r.Values = append(r.Values, more...)
		if j := rng.IntN(i + 1); i%4 == 1 { // a careless copy of an earlier one
			for k, v := range in.Records[j].Values[len(testFields):] {
				r.Values[len(testFields)+k] = slip(v)
			}
			r.Name, r.Values[1] = in.Records[j].Name, in.Records[j].Values[1]
		}
	}
	tab := newTable(in, 2)
	m := newModel(tab)
	bounds := tab.newBounds(m)
	levels := make([]uint8, len(tab.comparisons))
	tables, tight := 0, 0
	for _, b := range bounds.by {
		if b.table != nil {
			tables++
		}
	}
	if tables == 0 || tables == len(bounds.by) {
		t.Fatalf("%d of %d comparisons have a table: both ways should be tried", tables, len(bounds.by))
	}
	n, step, pairs := int32(len(tab.order)), int32(1), 0
	if testing.Short() {
		step = 5
	}
	for a := range n {
		for b := a % step; b < a; b += step {
			pairs++
			e := tab.units.compareNames(tab.names.of(b), tab.names.of(a))
			l, _ := tab.comparePair(m, b, a, &e, math.Inf(-1), levels)
			var added float64 // by the values, for one person against strangers
			for i, level := range levels {
				if level > 0 {
					added += m.logM[i][level]
					if i < nameParts {
						added -= m.logM[i][level] - log2(e.chance[i])
					}
				}
			}
			added -= float64(l.rivals[classStranger])
			if !bounds.reach(tab, b, a, float32(added)) {
				t.Fatalf("records %d and %d: their values add %.3f bits, which the bound rules out", b, a, added)
			}
			if !bounds.reach(tab, b, a, float32(added+8)) {
				tight++
			}
		}
	}
	if share := float64(tight) / float64(pairs); share < .5 {
		t.Errorf("the bound is within 8 bits for %.2f of the pairs only", share)
	}
}
