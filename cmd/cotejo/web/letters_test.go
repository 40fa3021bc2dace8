package web

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLetters(t *testing.T) {
	show := func(runs []run) string {
		var b strings.Builder
		for _, r := range runs {
			if r.Other {
				b.WriteString("[" + r.Text + "]")
			} else {
				b.WriteString(r.Text)
			}
		}
		return b.String()
	}
	for _, c := range [][4]string{
		{"Yosvany", "Yosvani", "Yosvan[y]", "Yosvan[i]"},
		{"León", "LEON", "León", "LEON"},
		{"Ana Cuello Prat", "Prat, Ana Cuelo", "Ana Cuel[l]o Prat", "Prat, Ana Cuelo"},
		{"Pedro Soto", "Dania Soto", "[Pedro] Soto", "[Dania] Soto"},
		{"1985", "1958", "[1985]", "[1958]"},
		{"Paz", "Paz", "Paz", "Paz"},
		{"", "Paz", "", "[Paz]"},
	} {
		if a, b := letters(c[0], c[1]); show(a) != c[2] || show(b) != c[3] {
			t.Errorf("%s, %s: %s, %s", c[0], c[1], show(a), show(b))
		}
	}
}

// TestLettersKeepTheText holds that the pieces make the text again, but for its
// blanks, and that nothing is marked in two texts that are alike.
func TestLettersKeepTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.StringOfN(rapid.RuneFrom([]rune("aábcñ <")), 0, 300, -1)
		a, b := texts.Draw(t, "a"), texts.Draw(t, "b")
		left, right := letters(a, b)
		bare := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		joined := func(runs []run) (all string, marked bool) {
			for _, r := range runs {
				all, marked = all+r.Text, marked || r.Other
			}
			return all, marked
		}
		x, mx := joined(left)
		y, my := joined(right)
		if bare(x) != bare(a) || bare(y) != bare(b) || alike(a, b) && (mx || my) {
			t.Fatalf("%v %v", left, right)
		}
	})
}
