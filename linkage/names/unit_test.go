package names

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCompareWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want UnitLevel
	}{
		{"yosvany", "yosvany", UnitExact},
		{"yosvany", "ihosbani", UnitSound},
		{"de la cruz", "cruz", UnitSound},
		{"de la cruz", "delacruz", UnitExact},
		{"osdali", "osdalis", UnitLoose},
		{"maikel", "michael", UnitSound},
		{"rodriguez", "rodirguez", UnitTypo},
		{"betancourt", "betancour", UnitTypo},
		{"jose", "pepe", UnitNickname},
		{"roberto", "robertico", UnitNickname},
		{"carlos", "carlitos", UnitNickname},
		{"juan", "j", UnitInitial},
		{"juan", "p", UnitDifferent},
		{"mario", "maria", UnitDifferent},
		{"daniel", "daniela", UnitDifferent},
		{"fernandez", "hernandez", UnitDifferent},
		{"yunier", "yuniel", UnitDifferent},
		{"ana", "eva", UnitDifferent},
	} {
		a, b := NewUnit(c.a), NewUnit(c.b)
		if got := CompareUnits(&a, &b); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, UnitLevelNames[got], UnitLevelNames[c.want])
		}
	}
}

func TestCompareWordsIsSymmetric(t *testing.T) {
	unit := rapid.OneOf(rapid.StringMatching(`[a-z]{1,10}`), rapid.SampledFrom([]string{"maria", "mario", "jose", "pepe", "de la cruz", "cruz", "yosvany", "yosbani", "juanito", "juan"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := NewUnit(unit.Draw(t, "a")), NewUnit(unit.Draw(t, "b"))
		x, y := CompareUnits(&a, &b), CompareUnits(&b, &a)
		if x != y {
			t.Errorf("%s, %s: %s, reversed %s", a.Text, b.Text, UnitLevelNames[x], UnitLevelNames[y])
		}
		if x == UnitMissing {
			t.Errorf("%s, %s: missing", a.Text, b.Text)
		}
	})
}
