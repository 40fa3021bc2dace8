package match

import (
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

func TestLettersAgreeAsInitials(t *testing.T) {
	weigh := func(a, b string) float64 {
		return CompareNames(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst)).Weight
	}
	// Every letter weighs what any other does.
	for _, l := range []string{"Y", "E", "O", "D"} {
		full := map[string]string{"Y": "Yoel", "E": "Enrique", "O": "Osmany", "D": "Daniel"}[l]
		agree, differ := weigh("Juan "+l+". Rielo Sanz", "Juan "+full+" Rielo Sanz"), weigh("Juan "+l+". Rielo Sanz", "Juan Carlos Rielo Sanz")
		if want := weigh("Juan M. Rielo Sanz", "Juan Manuel Rielo Sanz"); agree < want-.5 || agree > want+.5 {
			t.Errorf("%s. and %s: %v, not about %v", l, full, agree, want)
		}
		if want := weigh("Juan M. Rielo Sanz", "Juan Carlos Rielo Sanz"); differ < want-1e-9 || differ > want+1e-9 {
			t.Errorf("%s. and Carlos: %v, not %v", l, differ, want)
		}
	}
	if d, s := weigh("D. Rielo Sanz", "Osniel Rielo Sanz"), weigh("S. Rielo Sanz", "Osniel Rielo Sanz"); d != s {
		t.Errorf("D. contradicts Osniel by %v, S. by %v", d, s)
	}
	if apart := weigh("S. Ángel Rielo Sanz", "Dagoberto Ángel Rielo Sanz"); weigh("D. Ángel Rielo Sanz", "Dagoberto Ángel Rielo Sanz") < apart+3 {
		t.Error("D. Ángel contradicts Dagoberto Ángel")
	}
	for _, full := range []string{"Juan Yoel Rielo Sanz", "Juan Rielo Sanz"} {
		if weigh("JUAN Y RIELO SANZ", full) < 5 {
			t.Errorf("a lone Y contradicts %s", full)
		}
	}
}

func TestComparisonIsSymmetric(t *testing.T) {
	words := []string{"D.", "Y.", "O", "Juan", "Mª", "Fco.", "Ant.", "Rielo", "Hdez.", "Sanz", "de", "Vda.", "viuda", "Amador", "Nidia", "(hijo)", "Sr.", "padre", ",", "y", "II", "(de", "soltera", "Bravo)"}
	rapid.Check(t, func(t *rapid.T) {
		name := func(label string) names.Name {
			return names.Parse(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 7).Draw(t, label), " "), names.GivenFirst)
		}
		a, b := name("a"), name("b")
		x, y := CompareNames(a, b).Weight, CompareNames(b, a).Weight
		if d := x - y; d > 1e-6 || d < -1e-6 {
			t.Fatal(fmt.Sprintf("%q, %q: %v and %v", a.Text, b.Text, x, y))
		}
	})
}

func TestHusbandContradictsNobody(t *testing.T) {
	weigh := func(a, b string) float64 {
		return CompareNames(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst)).Weight
	}
	for _, c := range [][2]string{
		{"Rosa Elena Rielo Vda. de Quintana", "Rosa Elena Rielo Sanz"},
		{"Rosa Rielo de Quintana", "Rosa Rielo Sanz"},
		{"OLIVERA DE PRADO NIDIA", "Nidia Olivera Rivas"},
		{"Gladys Cordero Prado de Amador", "Gladys Cordero Prado"},
		{"Gladys Quintana (de soltera Rielo)", "Gladys Rielo Sanz"},
	} {
		if w := weigh(c[0], c[1]); w < 0 {
			t.Errorf("%q: %v", c, w)
		}
	}
}
