package linkage

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCompareWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want wordLevel
	}{
		{"yosvany", "yosvany", wordExact},
		{"yosvany", "ihosbani", wordSound},
		{"de la cruz", "cruz", wordSound},
		{"de la cruz", "delacruz", wordExact},
		{"osdali", "osdalis", wordLoose},
		{"maikel", "michael", wordSound},
		{"rodriguez", "rodirguez", wordTypo},
		{"betancourt", "betancour", wordTypo},
		{"jose", "pepe", wordNickname},
		{"roberto", "robertico", wordNickname},
		{"carlos", "carlitos", wordNickname},
		{"juan", "j", wordInitial},
		{"juan", "p", wordDifferent},
		{"mario", "maria", wordDifferent},
		{"daniel", "daniela", wordDifferent},
		{"fernandez", "hernandez", wordDifferent},
		{"yunier", "yuniel", wordDifferent},
		{"ana", "eva", wordDifferent},
	} {
		a, b := newWord(c.a), newWord(c.b)
		if got := compareWords(&a, &b); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, wordLevelNames[got], wordLevelNames[c.want])
		}
	}
}

func TestCompareWordsIsSymmetric(t *testing.T) {
	unit := rapid.OneOf(rapid.StringMatching(`[a-z]{1,10}`), rapid.SampledFrom([]string{"maria", "mario", "jose", "pepe", "de la cruz", "cruz", "yosvany", "yosbani", "juanito", "juan"}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := newWord(unit.Draw(t, "a")), newWord(unit.Draw(t, "b"))
		x, y := compareWords(&a, &b), compareWords(&b, &a)
		if x != y {
			t.Errorf("%s, %s: %s, reversed %s", a.text, b.text, wordLevelNames[x], wordLevelNames[y])
		}
		if x == wordMissing {
			t.Errorf("%s, %s: missing", a.text, b.text)
		}
	})
}
