package linkage

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// reading writes out the likeliest reading of a name.
func reading(n Name) string {
	if len(n.Parses) == 0 {
		return ""
	}
	return strings.Join(n.Parses[0].Given, ",") + "|" + strings.Join(n.Parses[0].Surnames, ",")
}

func TestLettersInNames(t *testing.T) {
	for _, c := range []struct{ in, want, text string }{
		{"D. Rielo Sanz", "d|rielo,sanz", "D. Rielo Sanz"},
		{"D Rielo Sanz", "d|rielo,sanz", "D Rielo Sanz"},
		{"D. Osniel Rielo Sanz", "osniel|rielo,sanz", "Osniel Rielo Sanz"},
		{"D. R. S.", "d|r,s", "D. R. S."},
		{"D.A. Rielo Sanz", "d,a|rielo,sanz", "D. A. Rielo Sanz"},
		{"Da. Rielo Sanz", "da.|rielo,sanz", "Da. Rielo Sanz"},
		{"P. Rielo Sanz", "p|rielo,sanz", "P. Rielo Sanz"},
		{"M. Rielo Sanz", "m|rielo,sanz", "M. Rielo Sanz"},
		{"Luis Y. Rielo Sanz", "luis,y|rielo,sanz", "Luis Y. Rielo Sanz"},
		{"Luis E. Rielo Sanz", "luis,e|rielo,sanz", "Luis E. Rielo Sanz"},
		{"Ana O. Rielo Sanz", "ana,o|rielo,sanz", "Ana O. Rielo Sanz"},
		{"ANA O RIELO SANZ", "ana,o|rielo,sanz", "ANA O RIELO SANZ"},
		{"Luis D. Rielo Sanz", "luis,d|rielo,sanz", "Luis D. Rielo Sanz"},
		{"Rielo Sanz, Luis Y.", "luis,y|rielo,sanz", "Luis Y. Rielo Sanz"},
		{"J. Y. Rielo Sanz", "j,y|rielo,sanz", "J. Y. Rielo Sanz"},
		{"J. D. Rielo Sanz", "j,d|rielo,sanz", "J. D. Rielo Sanz"},
		{"J.D. Rielo Sanz", "j,d|rielo,sanz", "J. D. Rielo Sanz"},
		{"Luis Rielo Y.", "luis|rielo,y", "Luis Rielo Y."},
		{"A. Rielo Sanz", "a|rielo,sanz", "A. Rielo Sanz"},
		{"Luis A. Rielo Sanz", "luis,a|rielo,sanz", "Luis A. Rielo Sanz"},
		// words
		{"Luis Rielo y Sanz", "luis|rielo,sanz", "Luis Rielo y Sanz"},
		{"LUIS RIELO Y SANZ", "luis|rielo,sanz", "LUIS RIELO Y SANZ"},
		{"Ana O Farrill Sanz", "ana|o farrill,sanz", "Ana O Farrill Sanz"},
		{"Ana O'Farrill Sanz", "ana|ofarrill,sanz", "Ana O'Farrill Sanz"},
		{"Don Osniel Rielo Sanz", "osniel|rielo,sanz", "Osniel Rielo Sanz"},
		{"Luis Rielo A. K. A. El Gato", "luis|rielo", "Luis Rielo"},
	} {
		if n := ParseName(c.in, GivenFirst); reading(n) != c.want || n.Text != c.text {
			t.Errorf("%q: %s %q, want %s %q", c.in, reading(n), n.Text, c.want, c.text)
		}
	}
}

func TestLettersAgreeAsInitials(t *testing.T) {
	weigh := func(a, b string) float64 {
		return CompareNames(ParseName(a, GivenFirst), ParseName(b, GivenFirst)).Weight
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

func TestAbbreviationsAreNames(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Ma. del Carmen Rielo Sanz", "maria,del carmen|rielo,sanz"},
		{"MA. DEL CARMEN RIELO SANZ", "maria,del carmen|rielo,sanz"},
		{"MA DEL CARMEN RIELO SANZ", "maria,del carmen|rielo,sanz"},
		{"Mª Elena Rielo Sanz", "maria,elena|rielo,sanz"},
		{"M.ª Elena Rielo Sanz", "maria,elena|rielo,sanz"},
		{"Elena Mª Rielo Sanz", "elena,maria|rielo,sanz"},
		{"Fco. Rielo Sanz", "francisco|rielo,sanz"},
		{"FCO RIELO SANZ", "francisco|rielo,sanz"},
		{"Ant.º Rielo Sanz", "antonio|rielo,sanz"},
		{"Gpe. Rielo Sanz", "guadalupe|rielo,sanz"},
		{"Fdo. Rielo Sanz", "fernando|rielo,sanz"},
		{"Gmo. Rielo Sanz", "guillermo|rielo,sanz"},
		{"Jph. Rielo Sanz", "jose|rielo,sanz"},
		{"Luis Hdez. Glez.", "luis|hernandez,gonzalez"},
		{"Luis Hdz Glz", "luis|hernandez,gonzalez"},
		{"LUIS RGUEZ. FDEZ.", "luis|rodriguez,fernandez"},
		{"Luis Rdguez. Fdz.", "luis|rodriguez,fernandez"},
		{"Luis Rdz Gzlez", "luis|rodriguez,gonzalez"},
		{"Luis Mtnez. Mtz.", "luis|martinez,martinez"},
		{"Luis Pz Gmz.", "luis|perez,gomez"},
		{"Luis Sta. Cruz Sanz", "luis|santa cruz,sanz"},
		{"Hdez. Glez., Mª Elena", "maria,elena|hernandez,gonzalez"},
		// not certain, or not known
		{"Ant. Rielo Sanz", "ant.|rielo,sanz"},
		{"Ign. Rielo Sanz", "ign.|rielo,sanz"},
		{"Luis Xyrt. Sanz", "luis|xyrt.,sanz"},
		// no abbreviations
		{"Alejo Rielo Sanz", "alejo|rielo,sanz"},
		{"Casto Rielo. Sanz", "casto|rielo.,sanz"},
		{"Yurvanel Ramón Ramón", "yurvanel|ramon,ramon"},
		{"Luis Ruiz Paz.", "luis|ruiz,paz"},
		{"Luis Paz Sosa", "luis|paz,sosa"},
	} {
		if n := ParseName(c.in, GivenFirst); reading(n) != c.want {
			t.Errorf("%q: %s, want %s", c.in, reading(n), c.want)
		}
	}
}

func TestUncertainAbbreviationsAgreeAsInitials(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        wordLevel
	}{
		{"ant.", "antonio", wordInitial}, {"ant.", "antonia", wordInitial}, {"anto.", "antonio", wordInitial}, {"ign.", "ignacio", wordInitial},
		{"jno.", "juan", wordInitial}, {"jno.", "jeronimo", wordInitial}, {"da.", "daniel", wordInitial}, {"a", "ant.", wordInitial},
		{"ant.", "ant.", wordExact}, {"kux.", "kux", wordExact},
		{"ant.", "carlos", wordDifferent}, {"ant.", "arnaldo", wordDifferent}, {"b", "ant.", wordDifferent},
	} {
		a, b := newWord(c.short), newWord(c.full)
		if got := compareWords(&a, &b); got != c.want {
			t.Errorf("%s, %s: %s", c.short, c.full, wordLevelNames[got])
		}
		if compareWords(&b, &a) != compareWords(&a, &b) {
			t.Errorf("%s, %s: not symmetric", c.short, c.full)
		}
	}
}

func TestComparisonIsSymmetric(t *testing.T) {
	words := []string{"D.", "Y.", "O", "Juan", "Mª", "Fco.", "Ant.", "Rielo", "Hdez.", "Sanz", "de", "Vda.", "viuda", "Amador", "Nidia", "(hijo)", "Sr.", "padre", ",", "y", "II", "(de", "soltera", "Bravo)"}
	rapid.Check(t, func(t *rapid.T) {
		name := func(label string) Name {
			return ParseName(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 7).Draw(t, label), " "), GivenFirst)
		}
		a, b := name("a"), name("b")
		checkName(t, "a", a)
		x, y := CompareNames(a, b).Weight, CompareNames(b, a).Weight
		if d := x - y; d > 1e-6 || d < -1e-6 {
			t.Fatal(fmt.Sprintf("%q, %q: %v and %v", a.Text, b.Text, x, y))
		}
	})
}
