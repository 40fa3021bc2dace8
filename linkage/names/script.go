package names

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// romanLetters writes the letters of other alphabets in Latin ones: Cyrillic
// with the letters of Ukrainian, Belarusian, Serbian, Macedonian and Kazakh,
// Greek, and the signs of Japanese syllables. A letter that stands alone is not
// written.
const romanLetters = `
а a б b в v г g ґ g д d е e ё e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ sh
ъ ы y ь э e ю yu я ya ђ dj ј j љ lj њ nj ћ c џ dz ѓ g ќ k ѕ dz ә a ғ g қ k ң n ө o ұ u ү u һ h ҳ h ҷ j ӣ i ӯ u
α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
ά a έ e ή i ί i ό o ύ y ώ o ϊ i ΐ i ϋ y ΰ y
ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no
ハ ha ヒ hi フ fu ヘ he ホ ho マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n
ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po
ヴ v ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ッ ー`

// roman maps a small letter of another alphabet to Latin ones.
var roman = sync.OnceValue(func() map[rune]string {
	m := make(map[rune]string)
	var letter rune
	for _, f := range strings.Fields(romanLetters) {
		if f[0] < 0x80 {
			m[letter] = f
			continue
		}
		letter = []rune(f)[0]
		m[letter] = ""
	}
	for r, latin := range m {
		if unicode.Is(unicode.Katakana, r) {
			m[r-'ア'+'あ'] = latin
		}
	}
	return m
})

// LatinWords returns the words of a text in small Latin letters, folded by
// [Fold]. Words of a script that is not known keep their own letters and marks.
func LatinWords(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if latin, ok := roman()[unicode.ToLower(r)]; ok {
			b.WriteString(latin)
		} else {
			b.WriteRune(r)
		}
	}
	var words []string
	for _, w := range strings.Fields(b.String()) {
		if !strings.ContainsFunc(w, IsOtherScript) {
			words = append(words, strings.Fields(Fold(w))...)
			continue
		}
		words = append(words, strings.FieldsFunc(strings.ToLower(w), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
		})...)
	}
	return words
}

func IsOtherScript(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
}

// OneByte writes two words with one byte for each letter, so that distances
// count letters. Of more than 256 different letters, which no two words have,
// those beyond are one.
func OneByte(a, b string) (string, string) {
	number := make(map[rune]byte)
	write := func(s string) string {
		var out []byte
		for _, r := range s {
			n, ok := number[r]
			if !ok {
				n = byte(min(255, len(number)))
				number[r] = n
			}
			out = append(out, n)
		}
		return string(out)
	}
	return write(a), write(b)
}

// LatinKey writes a word of Latin letters the way that the usual ways to write
// one name of another alphabet have in common: Yousef and Yusif, Mahmood and
// Mahmoud, Sergei and Sergey. Vowels keep what tells a from i from u; the
// letters that only some ways write are dropped.
func LatinKey(w string) string {
	w = latinPairs.Replace(w)
	w = collapse(w)
	if n := len(w); n > 3 && w[n-1] == 'h' {
		w = w[:n-1]
	}
	return w
}

var latinPairs = strings.NewReplacer("tsch", "C", "tch", "C", "ch", "C", "dzh", "j", "zh", "j", "dj", "j", "sch", "S", "sh", "S", "kh", "h", "gh", "g",
	"dh", "d", "th", "t", "ph", "f", "ck", "k", "ou", "u", "oo", "u", "ee", "i", "ei", "i", "ey", "i", "ej", "i",
	"q", "k", "c", "k", "x", "ks", "w", "v", "y", "i", "e", "i", "o", "u")
