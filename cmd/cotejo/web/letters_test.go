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
		{"León", "Leon", "Le[ó]n", "Le[o]n"},
		{"Paz", "Paz", "Paz", "Paz"},
		{"", "Paz", "", "[Paz]"},
	} {
		if a, b := letters(c[0], c[1]); show(a) != c[2] || show(b) != c[3] {
			t.Errorf("%s, %s: %s, %s", c[0], c[1], show(a), show(b))
		}
	}
}

// TestLettersKeepTheText holds that the pieces make the text again, and that
// what both sides have is the same.
func TestLettersKeepTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.StringOfN(rapid.RuneFrom([]rune("aábcñ <")), 0, 300, -1)
		a, b := texts.Draw(t, "a"), texts.Draw(t, "b")
		left, right := letters(a, b)
		join := func(runs []run, all bool) string {
			var out strings.Builder
			for _, r := range runs {
				if all || !r.Other {
					out.WriteString(r.Text)
				}
			}
			return out.String()
		}
		if join(left, true) != a || join(right, true) != b {
			t.Fatalf("%v %v", left, right)
		}
		if len([]rune(a)) <= maxLetters && len([]rune(b)) <= maxLetters && join(left, false) != join(right, false) {
			t.Fatalf("%v %v", left, right)
		}
	})
}
