package linkage

import (
	"strings"
	"sync"
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
		if r == ' ' {
			pending = true
			return
		}
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
			f, apart := foldRune(r)
			pending = pending || apart
			for _, c := range f {
				put(c)
			}
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

// foldRune returns what a rune outside ASCII folds to, and whether it stands
// apart from what precedes it, as signs and fractions do.
func foldRune(r rune) (folded string, apart bool) {
	if int(r) < len(latin()) {
		f := &latin()[r]
		return f.text, f.apart
	}
	return decompose(r)
}

type foldedRune struct {
	text  string
	apart bool
}

// latin holds the folded forms of the letters of European languages, which
// would otherwise be decomposed anew for every cell.
var latin = sync.OnceValue(func() *[0x250]foldedRune {
	var t [0x250]foldedRune
	for r := rune(utf8.RuneSelf); int(r) < len(t); r++ {
		t[r].text, t[r].apart = decompose(r)
	}
	return &t
})

// decompose folds a rune by its compatibility decomposition.
func decompose(r rune) (folded string, apart bool) {
	if special, ok := foldSpecial[r]; ok {
		return special, false
	}
	apart = !unicode.IsLetter(r) && !unicode.IsMark(r)
	var b strings.Builder
	for _, c := range norm.NFKD.String(string(r)) {
		c = unicode.ToLower(c)
		special, isSpecial := foldSpecial[c]
		switch {
		case unicode.Is(unicode.Mn, c):
		case isSpecial:
			b.WriteString(special)
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String(), apart
}
