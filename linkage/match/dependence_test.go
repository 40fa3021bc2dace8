package match

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestImplications finds that a postcode brings its town along, and neither the
// reverse nor anything between fields that have nothing to do with each other.
func TestImplications(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Fields: []linkage.Field{{Name: "town", Kind: linkage.KindCategory}, {Name: "postcode", Kind: linkage.KindCategory}, {Name: "colour", Kind: linkage.KindCategory}}}
	rng := rand.New(rand.NewPCG(5, 5))
	word := func() string {
		w := make([]byte, 8)
		for i := range w {
			w[i] = []string{"bcdfgjklmnprstvz", "aeiou"}[i%2][rng.IntN([]int{16, 5}[i%2])]
		}
		return string(w)
	}
	for i := range 2000 {
		code := rng.IntN(40) // of forty postcodes in ten towns
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(word()+" "+word(), names.GivenFirst),
			Values: []string{fmt.Sprint("town ", code%10), fmt.Sprint(10000 + code), fmt.Sprint(rng.IntN(10))}})
	}
	tab := newTable(in, 1)
	var got []string
	for i := nameParts; i < len(tab.comparisons); i++ {
		for _, d := range tab.comparisons[i].implied {
			got = append(got, tab.comparisons[d.by].name+" > "+tab.comparisons[i].name)
			if d.chance < .99 {
				t.Errorf("chance %v", d.chance)
			}
		}
	}
	if len(got) != 1 || got[0] != "postcode > town" {
		t.Fatalf("%q", got)
	}
	levels := make([]uint8, len(tab.comparisons))
	town := &tab.comparisons[nameParts]
	if p := town.impliedBy(levels); p != 0 {
		t.Errorf("implied by nothing: %v", p)
	}
	levels[nameParts+1] = same
	if p := town.impliedBy(levels); p < .99 {
		t.Errorf("implied by the postcode: %v", p)
	}
}

// TestEmailShape takes the owner's name out of an address.
func TestEmailShape(t *testing.T) {
	n := names.Parse("Ana María de la Cruz Peña", names.GivenFirst)
	for address, want := range map[string]string{
		"ana.delacruz@buzon.example": "GIVEN.SURNAME@buzon.example",
		"Ana.Pena77@buzon.example":   "GIVEN.SURNAME77@buzon.example",
		"luna@buzon.example":         "luna@buzon.example",
		"no address":                 "no address",
	} {
		if got := emailShape(address, &n); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
