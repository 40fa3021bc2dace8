package edit

import (
	"strings"
	"testing"

	"github.com/xrash/smetrics"
	"pgregory.net/rapid"
)

func TestOSA(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"maikel", "miakel", 1}, {"gonzalez", "gonzlaez", 1}, {"fernandez", "hernandez", 1}, {"ca", "abc", 3}, {"kitten", "sitting", 3}} {
		if got := OSA(c.a, c.b); got != c.want {
			t.Errorf("osa(%s, %s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// plainOSA is the definition, cell by cell.
func plainOSA(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// TestOSAAgainstReference holds osa against its definition, and between
// Levenshtein's distance as smetrics computes it, which has no exchange, and
// half of it.
func TestOSAAgainstReference(t *testing.T) {
	word := rapid.StringMatching(`[a-d]{0,9}|[a-c]{0,64}|[ñéa]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		d, lev := OSA(a, b), smetrics.WagnerFischer(a, b, 1, 1, 1)
		if want := plainOSA(a, b); d != want {
			t.Fatalf("osa(%q, %q) = %d, want %d", a, b, d, want)
		}
		if d > lev || 2*d < lev || d != OSA(b, a) {
			t.Errorf("osa(%q, %q) = %d, reversed %d, Levenshtein %d", a, b, d, OSA(b, a), lev)
		}
		for limit := 1; limit <= 2; limit++ {
			if OSAWithin(a, b, limit) != (d <= limit) {
				t.Errorf("osaWithin(%q, %q, %d) against distance %d", a, b, limit, d)
			}
		}
	})
	long := strings.Repeat("a", WordBits+1)
	if OSA(long, long) != 0 || OSA(long, long[1:]+"b") != WordBits+1 {
		t.Error("texts longer than a machine word count as wholly different unless they are equal")
	}
}

func FuzzOSA(f *testing.F) {
	f.Add("maikel", "miakel")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = a[:min(len(a), WordBits)], b[:min(len(b), WordBits)]
		if d, want := OSA(a, b), plainOSA(a, b); d != want {
			t.Errorf("osa(%q, %q) = %d, want %d", a, b, d, want)
		}
	})
}

func BenchmarkOSA(b *testing.B) {
	pair := [2]string{"marilyn_diaz327@carta.example", "marilyndiaz56@carta.example"}
	b.Run("bits", func(b *testing.B) {
		for b.Loop() {
			OSA(pair[0], pair[1])
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			plainOSA(pair[0], pair[1])
		}
	})
	b.Run("smetrics Levenshtein", func(b *testing.B) {
		for b.Loop() {
			smetrics.WagnerFischer(pair[0], pair[1], 1, 1, 1)
		}
	})
}
