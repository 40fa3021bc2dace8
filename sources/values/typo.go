package values

import "cotejo/linkage/edit"

// oneEdit reports whether two folded words are at most one edit apart: a
// letter inserted, dropped or replaced, or two neighbours exchanged. Digits do
// not take part, because "kilo 7" is not a misspelt "kilo 8".
func oneEdit(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return !hasDigit(a) && !hasDigit(b) && edit.OSAWithin(a, b, 1)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
