package linkage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which texts are compared: lower-case ASCII
// letters and digits, words separated by one space. Accents and the tilde of ñ
// are dropped, because lists lose them far more often than two words differ
// only by them; apostrophes join ("O'Farrill" is "ofarrill"); every other sign
// separates words. Letters of other scripts are kept in lower case.
//
// Fold is idempotent.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	pending := false // a separator is due before the next letter
	put := func(r rune) {
		if pending && b.Len() > 0 {
			b.WriteByte(' ')
		}
		pending = false
		b.WriteRune(r)
	}
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			put(r)
		case 'A' <= r && r <= 'Z':
			put(r + 'a' - 'A')
		case r < utf8.RuneSelf:
			if r != '\'' && r != '`' {
				pending = true
			}
		default:
			if special, ok := foldSpecial[r]; ok {
				for _, c := range special {
					put(c)
				}
				continue
			}
			foldRune(r, put, &pending)
		}
	}
	return b.String()
}

// foldSpecial lists the letters and signs that canonical decomposition leaves
// whole. An empty text joins what stands on both sides.
var foldSpecial = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d",
	'œ': "oe", 'Œ': "oe", 'ı': "i", 'ª': "a", 'º': "o", '°': "o", 'ﬁ': "fi", 'ﬂ': "fl",
	'’': "", '‘': "", 'ʼ': "", '´': "", '′': "", '\u00ad': "", '\u200b': "", '\u200c': "", '\u200d': "", '\ufeff': "",
}

// foldRune folds a rune outside ASCII by its compatibility decomposition.
// A sign that decomposes into digits, such as ½, stands apart from its neighbours.
func foldRune(r rune, put func(rune), pending *bool) {
	if !unicode.IsLetter(r) && !unicode.IsMark(r) {
		*pending = true
	}
	for _, c := range norm.NFKD.String(string(r)) {
		c = unicode.ToLower(c)
		special, isSpecial := foldSpecial[c]
		switch {
		case unicode.Is(unicode.Mn, c):
		case isSpecial:
			for _, l := range special {
				put(l)
			}
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			put(c)
		default:
			*pending = true
		}
	}
}
