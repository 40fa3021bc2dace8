package names

import (
	"testing"

	"pgregory.net/rapid"
)

// A folded set holds exactly the texts that fold to one of its words.
func TestFoldedSet(t *testing.T) {
	words := []string{"", "n", "no", "Nó Sé", "n d", "sin datos", "«h»"}
	set := NewFoldedSet(words)
	folded := map[string]bool{}
	for _, w := range words {
		folded[Fold(w)] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("nosehdNOóŚ '.«- ")), 0, 5, -1).Draw(t, "text")
		if got := set.Holds(s); got != folded[Fold(s)] {
			t.Errorf("%q, folded %q: held %t", s, Fold(s), got)
		}
	})
	if !set.Holds("SIN  DATOS") || !set.Holds(" n.d.") || set.Holds("sin dato") {
		t.Error("phrases are not told apart")
	}
}
