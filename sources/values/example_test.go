package values_test

import (
	"fmt"

	"cotejo/sources/values"
)

func ExampleDate() {
	for _, cell := range []string{"11/07/2021", "julio de 2021", "11 y 12 de julio de 2021", "31/02/2021", "No disponible"} {
		value, doubt := values.Date(cell)
		fmt.Printf("%q %q\n", value, doubt)
	}
	// Output:
	// "2021-07-11" ""
	// "2021-07" ""
	// "2021-07-11/2021-07-12" ""
	// "" "impossible-date"
	// "" ""
}

func ExampleVocabulary_Charges() {
	vocabulary, err := values.Load(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	set, _ := vocabulary.Charges("Tráfico ilegal de moneda, divisas, metales y piedras preciosas,doble desacato")
	fmt.Println(set)
	fmt.Println(vocabulary.Label("charges", set, "en"))
	// Output:
	// desacato|trafico_moneda
	// Contempt, Trafficking in currency, metals and precious stones
}
