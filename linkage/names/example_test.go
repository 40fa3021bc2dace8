package names_test

import (
	"fmt"
	"strings"

	"cotejo/linkage/names"
)

// A name in one cell: the title and the alias are taken out, a mark of generation
// is kept apart, and where the words leave doubt there is a second reading.
func ExampleParse() {
	for _, text := range []string{"Dr. Yosbani Alberto Zulueta Vega (El Moro)", "DE LA CRUZ PAZ, ANA", "Ubaldo Sarría Tejo (hijo)", "Yaquelín Luis Cobas"} {
		n := names.Parse(text, names.GivenFirst)
		fmt.Println(n.Text)
		if len(n.Aliases) > 0 {
			fmt.Println("  called", strings.Join(n.Aliases, ", "))
		}
		for _, r := range n.Readings {
			fmt.Printf("  %s | %s", strings.Join(r.Given, ", "), strings.Join(r.Surnames, ", "))
			if r.Penalty > 0 {
				fmt.Printf(" at %.1f bits", r.Penalty)
			}
			fmt.Println()
		}
	}
	// Output:
	// Yosbani Alberto Zulueta Vega
	//   called El Moro
	//   yosbani, alberto | zulueta, vega
	// ANA DE LA CRUZ PAZ
	//   ana | de la cruz, paz
	// Ubaldo Sarría Tejo (hijo)
	//   ubaldo | sarria, tejo
	//   ubaldo, sarria | tejo at 5.9 bits
	// Yaquelín Luis Cobas
	//   yaquelin | luis, cobas
	//   yaquelin, luis | cobas at 3.1 bits
}

// Units are compared by their sound and by whether each is a name in its own
// right.
func ExampleCompareUnits() {
	for _, p := range [][2]string{{"yosvany", "ihosbani"}, {"rodriguez", "rodirguez"}, {"fernandez", "hernandez"}, {"pepe", "jose"}} {
		a, b := names.NewUnit(p[0]), names.NewUnit(p[1])
		fmt.Println(p[0], p[1], names.UnitLevelNames[names.CompareUnits(&a, &b)])
	}
	// Output:
	// yosvany ihosbani sound
	// rodriguez rodirguez typo
	// fernandez hernandez different
	// pepe jose nickname
}
