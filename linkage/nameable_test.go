package linkage

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are texts that no person is called, by what repeats in them.
var hostile = map[string]func(n int) string{
	"letters":     func(n int) string { return strings.Repeat("abcdefghij", n/10) },
	"digraphs":    func(n int) string { return strings.Repeat("allexa", n/6) },
	"one surname": func(n int) string { return strings.Repeat("Pérez ", n/6) },
	"marks":       func(n int) string { return "José" + strings.Repeat("\u0301", n/2) + " Gómez Ruiz" },
	"particles":   func(n int) string { return "Ana " + strings.Repeat("de la ", n/6) + "Cruz" },
	"aliases":     func(n int) string { return "Ana Ruiz " + strings.Repeat("(la China) ", n/10) },
	"quotes":      func(n int) string { return "Ana Ruiz " + strings.Repeat("'a ", n/3) },
	"brackets":    func(n int) string { return strings.Repeat("([{«", n/5) },
	"markers":     func(n int) string { return "Ana Ruiz " + strings.Repeat("alias ", n/6) },
	"hyphens":     func(n int) string { return strings.Repeat("Gil-", n/4) },
	"signs":       func(n int) string { return strings.Repeat("漢", n/3) },
}

// TestNothingGrowsWithALongName counts what is made of a name: however long the
// text, no more than of a name that fills the room for names.
func TestNothingGrowsWithALongName(t *testing.T) {
	work := func(text string) (keys, units int) {
		n := ParseName(text, GivenFirst)
		for _, p := range n.Parses {
			for _, u := range append(append([]string(nil), p.Given...), p.Surnames...) {
				w := newWord(u)
				w.eachKey(func(uint64) { keys++ })
				units += len(u)
			}
		}
		for _, a := range n.Aliases {
			units += len(a)
		}
		return keys, units + len(n.Text)
	}
	for name, text := range hostile {
		keys, size := work(text(60_000))
		// Three readings of a name of longestName bytes, a quarter of them pairs of
		// deletions in words of longestWord letters.
		if most := 3 * longestName * longestWord; keys > most || size > 8*longestName {
			t.Errorf("%s: %d keys and %d bytes of units", name, keys, size)
		}
		if k, s := work(text(120_000)); k > keys+longestWord || s > size+longestWord {
			t.Errorf("%s: twice as long, %d keys became %d, %d bytes %d", name, keys, k, size, s)
		}
		CompareNames(ParseName(text(60_000), GivenFirst), ParseName("Ana Ruiz Gil", GivenFirst))
	}
}

func TestKeysOfJoinedWords(t *testing.T) {
	w := newWord(strings.Repeat("abcdefghij ", 40))
	n := 0
	w.eachKey(func(uint64) { n++ })
	if n > 20 {
		t.Errorf("a unit of 400 letters has %d keys", n)
	}
}

func TestNameable(t *testing.T) {
	for _, c := range []struct {
		in, out string
		whole   bool
	}{
		{"Ana Ruiz Gil", "Ana Ruiz Gil", true},
		{"María de los Ángeles Concepción Fernández de Castro y Montes de Oca Sotolongo", "María de los Ángeles Concepción Fernández de Castro y Montes de Oca Sotolongo", true},
		{"Ana " + strings.Repeat("x", 61) + " Gil", "Ana " + strings.Repeat("x", 60) + " Gil", false},
		{strings.Repeat("ñ", 60), strings.Repeat("ñ", 60), true},
		{"Jose" + strings.Repeat("\u0301", 40) + " Gil", "Jose" + strings.Repeat("\u0301", 4) + " Gil", false},
	} {
		if out, whole := Nameable(c.in); out != c.out || whole != c.whole {
			t.Errorf("Nameable(%q) = %q, %v", c.in, out, whole)
		}
	}
	for name, text := range hostile {
		out, whole := Nameable(text(60_000))
		if whole || len(out) > longestName+utf8.UTFMax || !utf8.ValidString(out) {
			t.Errorf("%s: %d bytes, whole: %v", name, len(out), whole)
		}
		if again, _ := Nameable(out); again != out {
			t.Errorf("%s: what is left is cut again", name)
		}
	}
}

func TestLongTexts(t *testing.T) {
	c := newCell(strings.Repeat("ab cd ", 10_000), KindText)
	if len(c.folded) > longestText || len(c.parts) > longestText {
		t.Errorf("%d bytes and %d words are compared", len(c.folded), len(c.parts))
	}
	many := strings.Repeat("a|", 100) + "b"
	if !sharesAlternative(many, "b") || !sharesAlternative("c|b", many) || sharesAlternative(many, "c|d") {
		t.Error("one of many alternatives is not found, or one too many")
	}
}
