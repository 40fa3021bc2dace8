package sources

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// neighbours counts the bytes beyond ASCII by what stands before and after them.
type neighbours [256][4][4]int

// Neighbours of a byte.
const (
	noLetter = iota
	lowerLetter
	upperLetter
	highByte
)

func neighbour(data string, i int) int {
	switch {
	case i < 0 || i >= len(data):
		return noLetter
	case data[i] >= utf8.RuneSelf:
		return highByte
	case 'a' <= data[i] && data[i] <= 'z':
		return lowerLetter
	case 'A' <= data[i] && data[i] <= 'Z':
		return upperLetter
	}
	return noLetter
}

// spanishLetters are those beyond ASCII that Spanish writes.
const spanishLetters = "áéíóúñüÁÉÍÓÚÑÜ"

// guessPage tells in which encoding of one byte a letter a text is that is no
// UTF-8: Windows-1252, unless another puts more Spanish letters, and fewer
// signs, into its words. "Ram—n Pe–a" is a name in the encoding of old
// Macintosh computers, "Jos‚ Pe¤a" one in that of MS-DOS.
func guessPage(data string) string {
	var seen neighbours
	seen.add(data)
	best, most := windows1252, seen.score(charmap.Windows1252)
	for _, name := range []string{"macintosh", "cp850"} {
		if score := seen.score(pages[name]); score > most && score > 0 {
			best, most = name, score
		}
	}
	return best
}

// add counts the bytes of a text.
func (b *neighbours) add(data string) {
	for i := range len(data) {
		if data[i] < utf8.RuneSelf {
			continue
		}
		// The apostrophe of "Cuba’s" is the í of the Macintosh: it tells nothing.
		if data[i] == 0x92 && i+1 < len(data) && data[i+1] == 's' && neighbour(data, i+2) == noLetter {
			continue
		}
		b[data[i]][neighbour(data, i-1)][neighbour(data, i+1)]++
	}
}

// score adds up how well the letters of an encoding suit Spanish words.
func (b *neighbours) score(page *charmap.Charmap) (score int) {
	for high := utf8.RuneSelf; high < 256; high++ {
		r := page.DecodeByte(byte(high))
		for before := range 4 {
			for after := range 4 {
				if n := b[high][before][after]; n > 0 {
					score += n * suits(r, before, after)
				}
			}
		}
	}
	return score
}

// suits says how well a letter or sign stands between its neighbours, in tenths
// of a Spanish letter in its place.
func suits(r rune, before, after int) int {
	inside := before != noLetter && after != noLetter
	switch {
	case !strings.ContainsRune(spanishLetters, r) && unicode.IsLetter(r):
		return -5
	case unicode.IsLower(r) && before == noLetter && after == noLetter:
		return 2
	case unicode.IsLower(r) && after == upperLetter:
		return 2 // "PEñA": programs leave it so
	case unicode.IsUpper(r) && before == lowerLetter && after != upperLetter:
		return -10
	case unicode.IsLetter(r):
		return 10
	case inside && after == upperLetter:
		return 5 // "O’FARRILL", "La Habana–Matanzas"
	case inside:
		return -20
	case strings.ContainsRune("«»“”‘’–—…¿¡°ºª·\u00a0€", r):
		return 0
	}
	return -10
}

// undoPages are the encodings in which UTF-8 is taken for something else: the
// ñ of a sound file becomes "Ã±", "√±" or "├▒".
var undoPages = []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh, charmap.CodePage850}

// brokenLeads begin what the letters of Spanish become, by the same index.
var brokenLeads = [][]string{{"Ã", "Â", "â€"}, {"√", "¬"}, {"├", "┬"}}

// doubleLead reports whether a text has a sign with which a broken letter begins.
func doubleLead(text string) bool {
	for _, leads := range brokenLeads {
		if anyIn(text, leads) {
			return true
		}
	}
	return false
}

func anyIn(text string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// undoDouble undoes the double encoding of a text, "NuÃ±ez" for "Nuñez", as
// often as it was done, and counts the letters it mended.
func undoDouble(text string) (string, int) {
	total := 0
	for range 3 {
		n := 0
		for i, page := range undoPages {
			if anyIn(text, brokenLeads[i]) {
				var found int
				text, found = undoOnce(text, page)
				n += found
			}
		}
		if n == 0 {
			break
		}
		total += n
	}
	return text, total
}

// undoOnce undoes one wrong reading of UTF-8.
func undoOnce(text string, page *charmap.Charmap) (string, int) {
	var out strings.Builder
	kept, n := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		if mended, used := sequence(text[i:], page); used > 0 {
			if n == 0 {
				out.Grow(len(text))
			}
			out.WriteString(text[kept:i])
			out.WriteRune(mended)
			i += used
			kept = i
			n++
			continue
		}
		i += size
	}
	if n == 0 {
		return text, 0
	}
	out.WriteString(text[kept:])
	return out.String(), n
}

// sequence reads the signs at the start of a text as the bytes of one letter,
// and returns how much of the text it used, 0 when they are none. Only letters
// and signs that Spanish texts have are believed.
func sequence(text string, page *charmap.Charmap) (mended rune, used int) {
	var raw [3]byte
	for k := range raw {
		r, size := utf8.DecodeRuneInString(text[used:])
		if size == 0 {
			return 0, 0
		}
		b, ok := page.EncodeRune(r)
		if !ok && page == charmap.Windows1252 && r >= 0x80 && r < 0xa0 {
			b, ok = byte(r), true // what the page does not have, programs leave
		}
		if !ok || b < utf8.RuneSelf {
			return 0, 0
		}
		raw[k] = b
		used += size
		if r, n := utf8.DecodeRune(raw[:k+1]); n == k+1 && r != utf8.RuneError {
			if k == 0 || !(r >= 0xa0 && r <= 0x17f || r >= 0x2010 && r <= 0x2026 || r == 0x20ac) {
				return 0, 0
			}
			return r, used
		}
	}
	return 0, 0
}

// wholeDouble reports whether a text as a whole was saved in the wrong encoding
// before: at least three letters are broken, and hardly one was sound.
func wholeDouble(mended, text string, n int) bool {
	if n < 3 {
		return false
	}
	count := func(text string) (letters int) {
		for _, r := range text {
			if r >= utf8.RuneSelf && strings.ContainsRune(spanishLetters, r) {
				letters++
			}
		}
		return letters
	}
	return count(text)*10 <= count(mended)
}

// joinPages reads the lines of a text in UTF-8 that are in another encoding, as
// when rows were pasted from another file. It returns the text as it is when
// the letters of those lines make no Spanish words in any encoding: then it is
// damaged.
func joinPages(data string) (text, page string, first, n int) {
	lines := strings.SplitAfter(data, "\n")
	var other strings.Builder
	for i, line := range lines {
		if !utf8.ValidString(line) {
			if n++; first == 0 {
				first = i + 1
			}
			other.WriteString(line)
		}
	}
	if n == 0 || mostlyUTF8(other.String()) {
		return data, "", 0, 0 // nothing, or lines of both in one
	}
	page = guessPage(other.String())
	var seen neighbours
	seen.add(other.String())
	if seen.score(pages[page]) <= 0 {
		return data, "", 0, 0
	}
	var b strings.Builder
	b.Grow(len(data) + n)
	for _, line := range lines {
		if !utf8.ValidString(line) {
			decoded, problem := decodePage(line, page)
			if problem != nil {
				return data, "", 0, 0
			}
			line = decoded
		}
		b.WriteString(line)
	}
	return b.String(), page, first, n
}
