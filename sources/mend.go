package sources

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"cotejo/linkage/names"
	"cotejo/sources/namecell"
)

// entity finds the letters that web pages write as words or numbers, also where
// the semicolon is lost.
var entity = regexp.MustCompile(`&(amp;)*(#[0-9]{2,5};?|#[xX][0-9A-Fa-f]{2,4};?|[a-zA-Z]{2,6}(acute|grave|tilde|uml|cedil|circ);?|[aeiouAEIOUnNyY](acute|tilde|uml);?|amp;|quot;|apos;|nbsp;|[lr]aquo;|[lr]squo;|[lr]dquo;|ordm;|ordf;|iquest;|iexcl;|ndash;|mdash;|lt;|gt;)`)

// escaped finds bytes beyond ASCII that are written as web addresses have them.
var escaped = regexp.MustCompile(`%[89A-Fa-f][0-9A-Fa-f]`)

// broken reports whether some cell of a text may need mending. It is asked once
// a file, so that a sound list costs one search.
func broken(text string) bool {
	return doubleLead(text) || entity.MatchString(text) || strings.IndexByte(text, '%') >= 0 && escaped.MatchString(text)
}

// mendCell undoes what programs did to the letters of a cell: "N&uacute;&ntilde;ez",
// "NuÃ±ez" and "Nu%C3%B1ez" are Núñez or Nuñez. A web address stays.
func mendCell(cell string) string {
	if strings.Contains(cell, "://") {
		return cell
	}
	for range 3 { // "&amp;amp;ntilde;" was encoded three times
		mended := cell
		if strings.IndexByte(mended, '&') >= 0 {
			mended = entity.ReplaceAllStringFunc(mended, func(e string) string {
				if !strings.HasSuffix(e, ";") {
					e += ";"
				}
				return strings.ReplaceAll(html.UnescapeString(e), "\u00a0", " ")
			})
		}
		if escaped.MatchString(mended) {
			if plain, err := url.PathUnescape(mended); err == nil && invalidUTF8(plain) < 0 {
				mended = plain
			}
		}
		mended, _ = undoDouble(mended)
		mended = lostHalf(mended)
		if mended == cell {
			break
		}
		cell = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return ' ' // no control sign gets in by this door
			}
			return r
		}, mended)
	}
	return cell
}

// mend returns the cells of a row mended, and the first one that was not sound;
// the row itself stays as it is in the file. col is -1 when all are sound.
func mend(cells []string) (mended []string, count, col int) {
	col = -1
	for i, c := range cells {
		if m := mendCell(c); m != c {
			if count++; col < 0 {
				mended, col = slices.Clone(cells), i
			}
			mended[i] = m
		}
	}
	if col < 0 {
		return cells, 0, -1
	}
	return mended, count, col
}

// lostHalf mends the capitals Á and Í, of whose two bytes the second is no sign
// in Windows-1252, so that programs drop it: "Ãngel", "Ãñigo". Which of the two
// stood there, the words of names tell; else the text stays.
func lostHalf(cell string) string {
	for from := 0; ; {
		i := strings.Index(cell[from:], "Ã")
		if i < 0 {
			return cell
		}
		i += from
		from = i + len("Ã")
		end := strings.IndexAny(cell[from:], " ,;-\t")
		if end < 0 {
			end = len(cell) - from
		}
		given, surnames := namecell.LexiconWords()
		found := ""
		for _, letter := range []string{"Á", "Í"} {
			if w := names.Fold(letter + cell[from:from+end]); given[w] || surnames[w] {
				found += letter
			}
		}
		if found == "" && strings.HasPrefix(strings.ToLower(cell[from:]), "ñig") {
			found = "Í" // Íñigo, Íñiguez: no word begins so with Á
		}
		if len(found) == len("Á") { // one and not the other
			cell = cell[:i] + found + cell[from:]
		}
	}
}

// cutEntity finds the end of a cell that was cut in two at the semicolon of an
// entity, in a file whose cells are separated by semicolons.
var cutEntity = regexp.MustCompile(`&(#[0-9]{2,5}|#[xX][0-9A-Fa-f]{2,4}|[A-Za-z]{2,8});`)

// rejoined puts cells together again that the semicolon of an entity cut, and
// counts them: the name "Nu&ntilde" and the province "ez" are "Nu&ntilde;ez".
func rejoined(cells []string) (whole []string, n int) {
	for i := 0; i < len(cells); i++ {
		cell := cells[i]
		for i+1 < len(cells) {
			at := strings.LastIndexByte(cell, '&')
			if at < 0 || strings.ContainsAny(cell[at:], "; ") || !cutEntity.MatchString(cell[at:]+";") || html.UnescapeString(cell[at:]+";") == cell[at:]+";" {
				break
			}
			i++
			n++
			cell += ";" + cells[i]
		}
		whole = append(whole, cell)
	}
	return whole, n
}
