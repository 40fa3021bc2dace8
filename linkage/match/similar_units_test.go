package match

import (
	"strings"
	"testing"

	"cotejo/linkage/names"
)

func TestKeysOfJoinedWords(t *testing.T) {
	w := names.NewUnit(strings.Repeat("abcdefghij ", 40))
	n := 0
	eachKey(&w, func(uint64) { n++ })
	if n > 20 {
		t.Errorf("a unit of 400 letters has %d keys", n)
	}
}

// TestKeysOfALongName: however long a text that no person is called, it has no
// more keys than a name that fills the room for names.
func TestKeysOfALongName(t *testing.T) {
	count := func(text string) (keys int) {
		for _, p := range names.Parse(text, names.GivenFirst).Readings {
			for _, u := range append(append([]string(nil), p.Given...), p.Surnames...) {
				w := names.NewUnit(u)
				eachKey(&w, func(uint64) { keys++ })
			}
		}
		return keys
	}
	for _, part := range []string{"abcdefghij", "allexa", "Pérez ", "Gil-", "de la ", "漢", "'a ", "alias "} {
		text := func(n int) string { return "Ana " + strings.Repeat(part, n/len(part)) }
		keys := count(text(60_000))
		// Three readings of a name of 200 bytes, a quarter of them pairs of
		// deletions in words of 60 letters.
		if keys > 3*200*60 {
			t.Errorf("%q: %d keys", part, keys)
		}
		if k := count(text(120_000)); k > keys+60 {
			t.Errorf("%q: twice as long, %d keys became %d", part, keys, k)
		}
		CompareNames(names.Parse(text(60_000), names.GivenFirst), names.Parse("Ana Ruiz Gil", names.GivenFirst))
	}
}
