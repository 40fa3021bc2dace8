package main

import (
	"fmt"
	"slices"
	"testing"

	"cotejo/linkage/estimate"
	"cotejo/sources/synth"
)

// populations is the number of invented populations of each kind on which the
// envelope is tried, and least the number that it must hold.
var populations = []struct {
	copying float64
	least   int
}{{0, 90}, {.5, 80}}

// TestEnvelopeHolds prints how often the envelope of the estimate holds the true
// number of invented populations, of which it is known who is on no list, with
// true links. It is asked for by make accuracy.
func TestEnvelopeHolds(t *testing.T) {
	if !*accuracy {
		t.Skip("make accuracy measures on invented populations")
	}
	const tries = 100
	for _, p := range populations {
		held, refused := 0, 0
		var ratios []float64
		for seed := range uint64(tries) {
			w, err := synth.Generate(synth.Options{Persons: synth.DefaultPersons, Seed: 7000 + seed, Copying: p.copying})
			if err != nil {
				t.Fatal(err)
			}
			on := make(map[string]int)
			var names []string
			for i, l := range w.Lists {
				names = append(names, l.Name)
				for _, r := range l.Rows {
					on[r.Person] |= 1 << i
				}
			}
			table, err := estimate.NewTable(names)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range on {
				table.Counts[h]++
			}
			r := table.Headline(0)
			if len(r.Refused) > 0 {
				refused++
				continue
			}
			truth := float64(w.Persons + w.Unlisted)
			ratios = append(ratios, r.Middle/truth)
			if r.Low <= truth && truth <= r.High {
				held++
			}
		}
		slices.Sort(ratios)
		fmt.Printf("envelope, copying %v: holds %d of %d (%d refused); middle figure over the truth %.3f, from %.3f to %.3f\n",
			p.copying, held, tries-refused, refused, ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1])
		if held < p.least {
			t.Errorf("with copying %v the envelope holds %d of %d", p.copying, held, tries)
		}
	}
}
