package names

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

// TestNothingGrowsWithALongName measures what is made of a name: however long the
// text, no more than of a name that fills the room for names.
func TestNothingGrowsWithALongName(t *testing.T) {
	work := func(text string) (size int) {
		n := Parse(text, GivenFirst)
		for _, p := range n.Readings {
			for _, u := range append(append([]string(nil), p.Given...), p.Surnames...) {
				size += len(u)
			}
		}
		for _, a := range n.Aliases {
			size += len(a)
		}
		return size + len(n.Text)
	}
	for name, text := range hostile {
		size := work(text(60_000))
		if size > 8*longestName {
			t.Errorf("%s: %d bytes of units", name, size)
		}
		if s := work(text(120_000)); s > size+longestWord {
			t.Errorf("%s: twice as long, %d bytes became %d", name, size, s)
		}
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
