package names

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParseName(t *testing.T) {
	for _, c := range []struct {
		in      string
		order   Order
		want    string // first parse: given units | surname units
		aliases []string
	}{
		{"Juan Carlos García Pérez", GivenFirst, "juan,carlos|garcia,perez", nil},
		{"Yosvany Pérez Núñez", GivenFirst, "yosvany|perez,nunez", nil},
		{"Juan Carlos García", GivenFirst, "juan,carlos|garcia", nil},
		{"Yaquelin Luis Cobas", GivenFirst, "yaquelin|luis,cobas", nil},
		{"Maikel «El Koka» Díaz Soto", GivenFirst, "maikel|diaz,soto", []string{"El Koka"}},
		{"Rafael (Pulga) Torres Leyva", GivenFirst, "rafael|torres,leyva", []string{"Pulga"}},
		{"Yuniel (alias Pipo) Reyes Mora", GivenFirst, "yuniel|reyes,mora", []string{"Pipo"}},
		{"Luis Reyes Mora (a) El Chino", GivenFirst, "luis|reyes,mora", []string{"El Chino"}},
		{"Luis Reyes Mora conocido como «Lucho»", GivenFirst, "luis|reyes,mora", []string{"Lucho"}},
		{"Luis Reyes Mora / El Chino", GivenFirst, "luis|reyes,mora", []string{"El Chino"}},
		{"García Pérez, Juan Carlos", GivenFirst, "juan,carlos|garcia,perez", nil},
		{"de la Cruz Cruz, María de la Caridad", GivenFirst, "maria,de la caridad|de la cruz,cruz", nil},
		{"GARCÍA PÉREZ Juan", GivenFirst, "juan|garcia,perez", nil},
		{"JUAN GARCÍA PÉREZ", GivenFirst, "juan|garcia,perez", nil},
		{"García Pérez Juan Carlos", SurnameFirst, "juan,carlos|garcia,perez", nil},
		{"Montes de Oca Pérez Luis", SurnameFirst, "luis|montes de oca,perez", nil},
		{"José Batista y Zaldívar", GivenFirst, "jose|batista,zaldivar", nil},
		{"Ana O'Farrill Díaz-Canal", GivenFirst, "ana|ofarrill,diaz canal", nil},
		{"Dr. Luis Reyes Mora", GivenFirst, "luis|reyes,mora", nil},
		{"Luis Reyes Mora (hijo)", GivenFirst, "luis|reyes,mora", nil},
		{"Norge Leyva", GivenFirst, "norge|leyva", nil},
		{"N.N.", GivenFirst, "", nil},
		{"", GivenFirst, "", nil},
		{"\"El Gato\"", GivenFirst, "", []string{"El Gato"}},
		{"J. Carlos Ruiz Vera", GivenFirst, "j,carlos|ruiz,vera", nil},
	} {
		n := Parse(c.in, c.order)
		got := ""
		if len(n.Readings) > 0 {
			got = strings.Join(n.Readings[0].Given, ",") + "|" + strings.Join(n.Readings[0].Surnames, ",")
		}
		if got != c.want || !slices.Equal(n.Aliases, c.aliases) {
			t.Errorf("%q: %s %q, want %s %q", c.in, got, n.Aliases, c.want, c.aliases)
		}
	}
}

func TestNameFromParts(t *testing.T) {
	got := FromParts("Ana María", "del Valle Sosa")
	want := Name{Text: "Ana María del Valle Sosa", Fixed: true, Readings: []Reading{{Given: []string{"ana", "maria"}, Surnames: []string{"del valle", "sosa"}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestGuessOrder(t *testing.T) {
	votes := func(names ...string) (sum float64) {
		r := NewReader()
		for _, n := range names {
			sum += r.Vote(n)
		}
		return sum
	}
	if got := GuessOrder(votes("Pérez García Juan", "Soto Yanet", "Leyva Torres Jorge Luis")); got != SurnameFirst {
		t.Error(got)
	}
	if got := GuessOrder(votes("Juan Pérez García", "Yanet Soto", "Jorge Luis Leyva Torres", "Soto, Ana")); got != GivenFirst {
		t.Error(got)
	}
}

// checkName asserts what holds of every name whatever its text.
func checkName(t interface{ Errorf(string, ...any) }, text string, n Name) {
	if len(n.Readings) > 3 {
		t.Errorf("%q: %d parses", text, len(n.Readings))
	}
	for i, p := range n.Readings {
		if p.Penalty < 0 || i == 0 && p.Penalty != 0 {
			t.Errorf("%q: penalty %v of parse %d", text, p.Penalty, i)
		}
		if len(p.Given)+len(p.Surnames) == 0 || len(p.Surnames) > 2 {
			t.Errorf("%q: parse %v", text, p)
		}
		for _, u := range append(slices.Clone(p.Given), p.Surnames...) {
			if bare := strings.TrimSuffix(u, "."); bare == "" || bare != Fold(bare) { // an abbreviation keeps its full stop
				t.Errorf("%q: unit %q is not folded", text, u)
			}
		}
	}
}

func TestParseNameHoldsTogether(t *testing.T) {
	remembering := NewReader()
	words := []string{"Juan", "Carlos", "García", "PÉREZ", "de", "la", "Cruz", "y", "(El Gato)", "«Pipo»", ",", "alias", "J.", "hijo", "Dr.", "\"", "(", "O'Farrill", "-", "Díaz-Soto", "del", "/"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "words"), " ")
		order := rapid.SampledFrom([]Order{GivenFirst, SurnameFirst}).Draw(t, "order")
		n := Parse(text, order)
		checkName(t, text, n)
		if d := cmp.Diff(n, remembering.Parse(text, order)); d != "" {
			t.Errorf("%q is read otherwise with other names in memory: %s", text, d)
		}
	})
}

func FuzzParseName(f *testing.F) {
	for _, s := range []string{"Juan Pérez", "Pérez, Juan «X»", "(", "a' b' 'c", "ÑÑÑ\x00\xff", "de la", "y y y", "Ⅻ ½"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, first bool) {
		order := GivenFirst
		if !first {
			order = SurnameFirst
		}
		checkName(t, s, Parse(s, order))
	})
}

// TestSignsThatAreNoLetters reads names of which some words fold to nothing.
func TestSignsThatAreNoLetters(t *testing.T) {
	for _, name := range []string{"/ Juan Juan, Juan", "— Paz Gil, Ana", "% % %, %", "Juan / Paz", "· Segundo", "* * * Segundo", "1 2 3 II"} {
		for _, order := range []Order{GivenFirst, SurnameFirst} {
			checkName(t, name, Parse(name, order))
		}
		checkName(t, name, FromParts(name, name))
	}
}
