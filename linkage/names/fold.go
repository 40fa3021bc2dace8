package names

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
	if isFolded(s) {
		return s
	}
	var room [64]byte
	return string(AppendFold(room[:0], s))
}

// AppendFold appends what a text folds to.
func AppendFold(b []byte, s string) []byte {
	start := len(b)
	pending := false // a separator is due before the next letter
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n - 1
			f, apart := foldRune(r)
			pending = pending || apart
			for j := range len(f) {
				if f[j] == ' ' {
					pending = true
					continue
				}
				if pending && len(b) > start {
					b = append(b, ' ')
				}
				pending = false
				b = append(b, f[j])
			}
			continue
		}
		switch c = asciiFold[c]; c {
		case joins:
		case separates:
			pending = true
		default:
			if pending && len(b) > start {
				b = append(b, ' ')
			}
			pending = false
			b = append(b, c)
		}
	}
	return b
}

// What the signs of ASCII do that fold to no letter.
const (
	separates = 0
	joins     = 1
)

// asciiFold says what the bytes of ASCII fold to.
var asciiFold = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			t[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) + 'a' - 'A'
		case c == '\'' || c == '`':
			t[c] = joins
		}
	}
	return t
}()

// isFolded reports whether a text is its own folded form; false is no answer
// for letters of other scripts.
func isFolded(s string) bool {
	blank := true // a separator may not stand here
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			blank = false
		case c == ' ' && !blank:
			blank = true
		default:
			return false
		}
	}
	return !blank || s == ""
}

// A FoldedSet holds folded words and phrases. Most texts that are not in it can
// be told by their first two letters, before anything is folded.
type FoldedSet struct {
	words  map[string]bool
	begins [1 << 10]bool // by two letters of five bits
}

// NewFoldedSet makes a set of texts, which need not be folded.
func NewFoldedSet(texts []string) *FoldedSet {
	set := &FoldedSet{words: make(map[string]bool, len(texts))}
	for _, t := range texts {
		t = Fold(t)
		set.words[t] = true
		if len(t) > 1 {
			set.begins[firstTwo(t)] = true
		}
	}
	return set
}

func firstTwo(s string) int { return int(s[0]&31)<<5 | int(s[1]&31) }

// Holds reports whether the set holds what a text folds to.
func (set *FoldedSet) Holds(text string) bool {
	if len(text) > 1 && isLetter(text[0]) && isLetter(text[1]) && !set.begins[firstTwo(text)] {
		return false
	}
	var room [64]byte
	return set.words[string(AppendFold(room[:0], text))]
}

// isLetter reports whether a byte is a letter of ASCII.
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

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
		case isAccent(c):
		case isSpecial:
			b.WriteString(special)
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.In(c, unicode.Mn, unicode.Mc)):
			b.WriteRune(c)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String(), apart
}

// isAccent reports whether a mark is one that lists leave out: an accent, or a
// point of Arabic or Hebrew. The marks of Indian scripts are vowels, and the two
// of kana make other sounds.
func isAccent(r rune) bool {
	const voiced, halfVoiced = '\u3099', '\u309a'
	return unicode.Is(unicode.Mn, r) && unicode.In(r, unicode.Inherited, unicode.Arabic, unicode.Hebrew) && r != voiced && r != halfVoiced
}
