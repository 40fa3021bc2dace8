package linkage

import (
	"testing"

	"github.com/xrash/smetrics"
	"pgregory.net/rapid"
)

func TestOSA(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"maikel", "miakel", 1}, {"gonzalez", "gonzlaez", 1}, {"fernandez", "hernandez", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := osa(c.a, c.b); got != c.want {
			t.Errorf("osa(%s, %s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// TestOSAAgainstReference holds osa between Levenshtein's distance as smetrics
// computes it, which has no exchange, and half of it.
func TestOSAAgainstReference(t *testing.T) {
	word := rapid.StringMatching(`[a-d]{0,9}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d, lev := osa(a, b), smetrics.WagnerFischer(a, b, 1, 1, 1)
		if d > lev || 2*d < lev || d != osa(b, a) {
			t.Errorf("osa(%q, %q) = %d, reversed %d, Levenshtein %d", a, b, d, osa(b, a), lev)
		}
		for limit := 1; limit <= 2; limit++ {
			if osaWithin(a, b, limit) != (d <= limit) {
				t.Errorf("osaWithin(%q, %q, %d) against distance %d", a, b, limit, d)
			}
		}
	})
}
