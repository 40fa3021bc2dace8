package names

import (
	"testing"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"José Núñez", "jose nunez"},
		{"  MARÍA   DE LA  O ", "maria de la o"},
		{"O’Farrill y O'Reilly", "ofarrill y oreilly"},
		{"Díaz-Canel", "diaz canel"},
		{"Peña\u00a0Ávila", "pena avila"},
		{"Nu\u0301n\u0303ez", "nunez"},
		{"Kilo 5½", "kilo 5 1 2"},
		{"«El Koka»", "el koka"},
		{"1º de julio", "1o de julio"},
		{"सीता देवी", "सीता देवी"}, // vowels that are marks belong to their word
		{"Юрий", "юрии"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
	})
}
