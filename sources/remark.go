package sources

import (
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage/names"
	"cotejo/sources/namecell"
	"cotejo/sources/values"
)

// reject says why a row cannot be a record, or "".
func (s *standardiser) reject(r row) string {
	switch {
	case r.blank():
		return RejectEmptyRow
	case len(r.cells) > len(s.table.header):
		if s.joined(r.cells) {
			return RejectJoinedLines
		}
		return RejectTooManyCells
	case sameHeader(r.cells, s.table.header):
		return RejectRepeatedHeader
	}
	if again, other := s.headerAgain(r.cells); other {
		if s.header == 0 {
			s.header = r.line
		}
		return RejectRepeatedHeader
	} else if again {
		return RejectRepeatedHeader
	}
	return s.remark(s.cells)
}

// joined reports whether a row that is too long ends with the header, whose
// line end was lost, or is as long as two rows in one line.
func (s *standardiser) joined(cells []string) bool {
	w := len(s.table.header)
	return w > 2 && (len(cells) == 2*w-1 || len(cells) > w && sameHeader(cells[len(cells)-w+1:], s.table.header[1:]))
}

// headerAgain reports whether a row names columns, and whether they are others
// than those of the list, so that the rows below it cannot be read with it.
func (s *standardiser) headerAgain(cells []string) (again, other bool) {
	name := max(s.at.fullName, s.at.surnames, s.at.surname1, s.at.givenNames)
	if name < 0 || name >= len(cells) || cells[name] != "" && !s.titles.Holds(cells[name]) {
		return false, false
	}
	filled, known, own, moved := 0, 0, 0, false
	for i, c := range cells {
		if f := foldHeader(c); f != "" {
			filled++
			if s.titles.Holds(c) {
				known++
			}
			if f == foldHeader(s.table.header[i]) {
				own++
			} else {
				moved = moved || slices.ContainsFunc(s.table.header, func(h string) bool { return foldHeader(h) == f })
			}
		}
	}
	// A person has no four cells that are titles of columns, nor three and a
	// name that is one.
	short := known == 3 && filled == 3 && cells[name] != ""
	if !short && (known < 4 || known*5 < filled*3) {
		return false, false
	}
	return true, moved || own*2 < filled
}

// noteFirst begin the lines that people write below a table and no name; the
// words of noteWords stand in no name either.
var (
	noteFirst = foldedWords(`total totales subtotal fuente fuentes nota notas leyenda actualizado actualizada ultima suma promedio elaborado elaborada contacto fecha fin
		continua continuacion pagina pag source sources note notes sum average subtotal page end continued updated prepared compiled contact legend observaciones
		observacion resumen copyright datos date hoja confeccionado preparado recopilado revisado`)
	noteWords = foldedWords(`total totales subtotal promedio hombres mujeres personas elaborado https http www registros casos lista listado asterisco que con para por son
		esta estan fue fueron es ha han sin segun sobre ver vease incluye incluyen corresponde significa indica women men persons people list page`)
	headWords = foldedWords(`casos lista listado hombres mujeres varones hembras menores confirmar confirmados pendientes presos presas detenidos detenidas
		condenados condenadas excarcelados excarceladas liberados liberadas fallecidos fallecidas prisioneros activistas periodistas women men cases unconfirmed
		others otros otras`)
)

func foldedWords(list string) map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		words[w] = true
	}
	return words
}

// longestName is the number of words that the name of a person who is known by
// nothing else has at most.
const longestName = 6

// remark says what a row is that holds one text, or one and a number, and
// nothing that only a person has.
func (s *standardiser) remark(cells []string) string {
	if len(cells) < 4 {
		return ""
	}
	text, at, filled, number := "", 0, 0, false
	for i, c := range cells {
		if strings.TrimSpace(c) == "" {
			continue
		}
		digits := strings.Trim(strings.TrimSpace(c), "0123456789.,%") == ""
		switch filled++; {
		case digits && text != "" && !number && i > 0:
			number = true
		case text == "":
			text, at = c, i
		case c != text: // a heading may repeat over all columns
			return ""
		}
	}
	if text == "" || filled == 2 && !number && len(cells) > 4 || number && at > 0 && at != s.at.fullName {
		return ""
	}
	f := names.Fold(text)
	words := strings.Fields(f)
	if len(words) == 0 {
		return ""
	}
	// Where all persons have a number, a row without one is hardly a person's.
	unnumbered := s.numbered >= 0 && strings.TrimSpace(cells[s.numbered]) == ""
	_, name := nameShares(text)
	_, surnames := namecell.LexiconWords()
	first := noteFirst[words[0]] && !(name && surnames[words[0]]) // "Fuentes Marrero, Luis" is somebody
	switch {
	case strings.Contains(text, "@") || strings.Contains(text, "://") || first:
		return RejectRemark
	case unnumbered && s.isPlace(strings.Join(words, " ")): // "Calixto García" is a municipality
		return s.heading(text)
	case name && len(words) <= longestName && !strings.ContainsAny(text, ":"):
		return "" // a person of whom only the name is known
	case s.isHeading(text, f, words):
		return s.heading(text)
	case strings.Contains(text, ":") || len(words) > longestName || strings.HasPrefix(strings.TrimSpace(text), "*"):
		return RejectRemark
	}
	for _, w := range words {
		if noteWords[w] {
			return RejectRemark
		}
	}
	if strings.ContainsFunc(f, unicode.IsDigit) {
		return RejectRemark
	}
	s.maybe = at
	return ""
}

// heading counts a heading.
func (s *standardiser) heading(text string) string {
	if s.heads++; s.head.line == 0 {
		s.head = broke{line: s.line, cell: text}
	}
	return RejectHeading
}

// numberHeaders are the titles of columns of running numbers.
var numberHeaders = foldedWords("no num numero nro n # id number row fila orden")

// numberColumn is the column that numbers the rows, by a key of the organisation
// or by counting, or -1.
func (s *standardiser) numberColumn() int {
	if c := s.col(Key); c >= 0 {
		return c
	}
	for i, c := range s.mapping.columns {
		if (c.Kind == Ignore || c.Kind == "") && numberHeaders[foldHeader(s.table.header[i])] {
			return i
		}
	}
	return -1
}

// headIntro begin headings before the name of a place.
var headIntro = []string{"provincia de ", "provincia ", "municipio de ", "municipio ", "prision de ", "prision "}

// isHeading reports whether a text that stands alone in its row is the heading
// of a group of rows: a place, a prison, a sex, a status, an event, a month.
func (s *standardiser) isHeading(text, f string, words []string) bool {
	for len(words) > 1 && strings.Trim(words[len(words)-1], "0123456789") == "" {
		words = words[:len(words)-1] // "Hombres (12)"
	}
	bare := strings.Join(words, " ")
	if len(bare) == 1 && strings.ToUpper(text) == text || s.isPlace(bare) {
		return true
	}
	for _, intro := range headIntro {
		if rest, ok := strings.CutPrefix(bare, intro); ok && s.isPlace(rest) {
			return true
		}
	}
	for _, status := range []string{bare, strings.TrimSuffix(bare, "s")} { // "Excarcelados"
		if _, ok := s.vocabulary.Status(status); ok {
			return true
		}
	}
	if sex, doubt := values.Sex(bare); sex != "" && doubt == "" {
		return true
	}
	if event, doubt := s.vocabulary.Event(text); event != "" && doubt == "" && len(words) <= 4 {
		return true
	}
	if date, doubt := values.Date(text); date != "" && doubt == "" && strings.ContainsFunc(f, unicode.IsDigit) {
		return true
	}
	if len(words) <= 4 && headWords[words[0]] {
		return true
	}
	return false
}

// isPlace reports whether a folded text is the name of a place or a prison, by
// any of its names.
func (s *standardiser) isPlace(folded string) bool {
	if s.headings[folded] {
		return true
	}
	if province, doubt := s.vocabulary.Province(folded); province != "" && doubt == "" {
		return true
	}
	municipality, _, doubt := s.vocabulary.Municipality(folded, "")
	return municipality != "" && doubt == ""
}

// knowHeadings gathers the names of places and prisons, folded.
func (s *standardiser) knowHeadings(titles *names.FoldedSet) {
	s.headings, s.titles = map[string]bool{}, titles
	for _, vocabulary := range []string{"provinces", "municipalities", "prisons"} {
		for _, name := range s.vocabulary.Codes(vocabulary) {
			s.headings[names.Fold(name)] = true
		}
	}
}
