package names

import (
	"strings"
	"testing"
)

// reading writes out the likeliest reading of a name.
func reading(n Name) string {
	if len(n.Readings) == 0 {
		return ""
	}
	return strings.Join(n.Readings[0].Given, ",") + "|" + strings.Join(n.Readings[0].Surnames, ",")
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
		if n := Parse(c.in, GivenFirst); reading(n) != c.want || n.Text != c.text {
			t.Errorf("%q: %s %q, want %s %q", c.in, reading(n), n.Text, c.want, c.text)
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
		if n := Parse(c.in, GivenFirst); reading(n) != c.want {
			t.Errorf("%q: %s, want %s", c.in, reading(n), c.want)
		}
	}
}

func TestUncertainAbbreviationsAgreeAsInitials(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        UnitLevel
	}{
		{"ant.", "antonio", UnitInitial}, {"ant.", "antonia", UnitInitial}, {"anto.", "antonio", UnitInitial}, {"ign.", "ignacio", UnitInitial},
		{"jno.", "juan", UnitInitial}, {"jno.", "jeronimo", UnitInitial}, {"da.", "daniel", UnitInitial}, {"a", "ant.", UnitInitial},
		{"ant.", "ant.", UnitExact}, {"kux.", "kux", UnitExact},
		{"ant.", "carlos", UnitDifferent}, {"ant.", "arnaldo", UnitDifferent}, {"b", "ant.", UnitDifferent},
	} {
		a, b := NewUnit(c.short), NewUnit(c.full)
		if got := CompareUnits(&a, &b); got != c.want {
			t.Errorf("%s, %s: %s", c.short, c.full, UnitLevelNames[got])
		}
		if CompareUnits(&b, &a) != CompareUnits(&a, &b) {
			t.Errorf("%s, %s: not symmetric", c.short, c.full)
		}
	}
}
