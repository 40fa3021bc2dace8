package values

// oneEdit reports whether two folded words are at most one edit apart: a
// letter inserted, dropped or replaced, or two neighbours exchanged. Digits do
// not take part, because "kilo 7" is not a misspelt "kilo 8".
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	for len(a) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if hasDigit(a) || hasDigit(b) {
		return false
	}
	switch len(a) {
	case 0:
		return len(b) <= 1
	case 1:
		return len(b) == 1
	case 2:
		return len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	}
	return false
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
