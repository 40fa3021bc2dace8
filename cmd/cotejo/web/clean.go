package web

import (
	"strings"
	"unicode"
)

// Clean takes out of a text what nobody sees and what a terminal or a browser
// takes for a command: control signs, and all signs of format (Unicode Cf), by
// which a text is written backwards, hides a part of itself or looks like
// another. The texts of cells are anybody's. Line ends and tabs become spaces.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return shown(r)
	}, s)
}

// cleanPage is [Clean] of a whole page, which keeps its line ends.
func cleanPage(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return shown(r)
	}, s)
}

// shown is a sign, or -1 for one that must not reach a screen. Of the block of
// tags (U+E0000 to U+E007F), which spell hidden texts, Unicode has given only a
// part a meaning.
func shown(r rune) rune {
	if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r >= 0xe0000 && r <= 0xe007f {
		return -1
	}
	return r
}
