package match_test

import (
	"fmt"

	"cotejo/linkage/match"
	"cotejo/linkage/names"
)

// Two names of one person on two lists: the sound of the given name and of both
// surnames is the same, and each of them is uncommon.
func ExampleCompareNames() {
	a := names.Parse("Yosbani Alberto Zulueta Vega", names.GivenFirst)
	b := names.Parse("Yosvany Sulueta Bega", names.GivenFirst)
	p := match.CompareNames(a, b)
	for _, l := range p.Levels {
		fmt.Printf("%-9s %-6s %+5.1f\n", l.Comparison, l.Level, l.Bits)
	}
	fmt.Printf("weight %+.1f bits against a %s, probability %.3f\n", p.Weight, p.Rival, p.Posterior)
	// Output:
	// prior             +3.3
	// given     sound   +5.2
	// surname1  sound   +0.0
	// surname2  sound   +0.0
	// order     kept    +0.0
	// rivals            -0.0
	// weight +8.5 bits against a sibling, probability 0.984
}
