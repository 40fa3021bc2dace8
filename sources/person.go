package sources

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage/names"
	"cotejo/sources/namecell"
	"cotejo/sources/values"
)

// cell returns a cell of the row in progress as far as it can be a name, "" for
// a column that the list does not have.
func (s *standardiser) cell(col int) string {
	if col < 0 {
		return ""
	}
	if strings.ContainsAny(s.cells[col], "?¤\ufffd") && lostLetter.MatchString(s.cells[col]) {
		s.doubt(col, DoubtLostLetter)
	}
	name, whole := names.Nameable(s.cells[col])
	if !whole {
		s.doubt(col, DoubtNoSuchName)
	}
	return name
}

// lostLetter finds a sign within a word, or where its capital should be, that a
// program wrote for a letter which it could not write.
var lostLetter = regexp.MustCompile(`\p{L}[?\x{00a4}\x{fffd}]+\p{L}|(^|\s)[?\x{00a4}\x{fffd}]+\p{Ll}{2}`)

// beside joins two parts of a name.
func beside(a, b string) string {
	switch {
	case a == "":
		return strings.TrimSpace(b)
	case b == "":
		return strings.TrimSpace(a)
	}
	return strings.TrimSpace(a + " " + b)
}

// name reads the name of the row in progress from as many columns as the list
// gives it. It has no text when the row names nobody; doubts about its cells are
// told when they are of a record.
func (s *standardiser) name() names.Name {
	full, given, surnames := s.cell(s.at.fullName), s.cell(s.at.givenNames), s.cell(s.at.surnames)
	for _, c := range s.at.moreGiven {
		given = beside(given, s.cell(c))
	}
	for _, c := range s.at.moreSurnames {
		surnames = beside(surnames, s.cell(c))
	}
	if strings.TrimSpace(surnames) == "" {
		surnames = beside(s.cell(s.at.surname1), s.cell(s.at.surname2))
	}
	given, surnames, parts := namecell.Parts(given, surnames)
	var n names.Name
	var r namecell.Reading
	cell := full
	switch {
	case given == "" && surnames == "", full != "" && (given == "" || surnames == ""):
		// One column for the whole, or beside it a part that is blank. A column
		// called "name" with surnames beside it holds given names.
		var left, right string
		if whole := s.withMother(full, surnames); whole != "" {
			if r = namecell.Whole(whole); r.Text != "" {
				n = s.names.Parse(r.Text, s.order)
			}
			break
		}
		if surnames != "" && !strings.Contains(names.Fold(full), names.Fold(surnames)) {
			if left, right, r = namecell.Parts(full, surnames); left != "" || right != "" {
				n = s.names.FromParts(left, right)
			}
			break
		}
		if r = namecell.Whole(full); r.Text != "" {
			n = s.names.Parse(r.Text, s.order)
		}
		if r.Kind == namecell.Nothing && parts.Kind == namecell.Unnamed {
			r = parts
		}
	case surnames == "" && (len(strings.Fields(given)) > 2 || s.names.Vote(given) > wholeVote):
		r, n = parts, s.names.Parse(given, names.GivenFirst)
		cell = given
	default:
		r, n = parts, s.names.FromParts(given, surnames)
		cell = given + " " + surnames
	}
	if !strings.ContainsFunc(n.Text, unicode.IsLetter) {
		n.Text, n.Readings = "", nil
	}
	if n.Exchanged {
		for _, c := range [...]int{s.at.givenNames, s.at.surnames, s.at.surname1} {
			if c >= 0 && s.cells[c] != "" {
				s.doubt(c, values.DoubtExchangedNames)
			}
		}
	}
	n.Aliases = slices.DeleteFunc(append(n.Aliases, r.Aliases...), func(a string) bool { return !namecell.IsAlias(a) })
	s.nameDoubts = append(s.nameDoubts[:0], r.Doubts...)
	n.Unnamed, n.Others = r.Kind == namecell.Unnamed && n.Text == "", r.Others
	s.addAliases(&n, s.cell(s.at.alias))
	for _, c := range s.at.notes {
		n.Mark(noteOfMark.ReplaceAllString(strings.TrimSpace(s.cells[c]), "$1"))
	}
	if other := s.cell(s.at.otherName); n.Text != "" && other != "" {
		spelling := slugName(other)
		if spelling != "" {
			spelling = names.Fold(namecell.Whole(spelling).Text)
		}
		if strings.Contains(spelling, " ") && !sameWords(spelling, n, cell) {
			n.Other = append(n.Other, spelling)
		}
	}
	return n
}

// noteOfMark finds the mark of generation that a note of one phrase gives: "Es el
// padre", "hijo del anterior".
var noteOfMark = regexp.MustCompile(`(?i)^(?:es|se trata de(?:l)?|this is|he is|she is|is)?\s*((?:(?:el|la|the)\s+)?[\p{L}.]+?)(?:\s+(?:del? (?:la )?(?:anterior|siguiente|mismo nombre|fila (?:anterior|siguiente))|of the (?:previous|next)(?: one)?))?\s*\.?$`)

// wholeVote is the vote of a cell of given names from which it holds surnames too:
// "S. Leyva".
const wholeVote = 3

// tellNameDoubts notes the doubts about the name of the row in progress, on the
// column that holds most of it.
func (s *standardiser) tellNameDoubts() {
	if len(s.nameDoubts) == 0 {
		return
	}
	col := -1
	for _, c := range []int{s.at.surname2, s.at.surname1, s.at.surnames, s.at.givenNames, s.at.fullName} {
		if c >= 0 && (col < 0 || strings.TrimSpace(s.cells[c]) != "" && plainer(s.cells[c]) <= plainer(s.cells[col])) {
			col = c
		}
	}
	for _, reason := range s.nameDoubts {
		s.doubt(col, reason)
	}
}

// plainer is 0 for a cell about whose words alone there is a doubt, 1 for a plain
// one, 2 for a blank one.
func plainer(cell string) int {
	switch r := namecell.Whole(cell); {
	case strings.TrimSpace(cell) == "":
		return 2
	case len(r.Doubts) == 0 && r.Kind == namecell.Named:
		return 1
	}
	return 0
}

// tellsOfOthers reports whether the row is of a recipe's list of other persons
// than prisoners, and says more of somebody than the name.
func (s *standardiser) tellsOfOthers() bool {
	return s.mapping.recipe && s.mapping.profile.Title.ES == "" && s.tellsOtherwise()
}

// addAliases adds the nicknames of an alias cell, each once.
func (s *standardiser) addAliases(n *names.Name, cell string) {
	if cell == "" {
		return
	}
	for a := range strings.FieldsFuncSeq(cell, func(r rune) bool { return r == ';' || r == ',' || r == '/' || r == '|' }) {
		a = strings.Trim(tidy(a), " .\"'«»“”‘’()[]")
		for _, marker := range []string{"alias ", "(a) ", "a) "} {
			if len(a) > len(marker) && strings.EqualFold(a[:len(marker)], marker) {
				a = strings.Trim(a[len(marker):], " .\"'«»“”‘’()[]")
			}
		}
		same := func(b string) bool { return names.Fold(b) == names.Fold(a) }
		if n.Mark(a) && !strings.Contains(a, " ") {
			continue // "El Viejo" is what somebody is called as well
		}
		if namecell.IsAlias(a) && !slices.ContainsFunc(n.Aliases, same) {
			n.Aliases = append(n.Aliases, a)
		}
	}
}

// slugJunk are parts of web addresses that belong to no name.
var slugJunk = []string{"-presos-politicos-en-cuba", "-preso-politico-en-cuba", "__trashed", "_trashed"}

// slugIntro begin web addresses before the name.
var slugIntro = []string{"datos-del-preso-politico-", "datos-de-la-presa-politica-", "preso-politico-", "presa-politica-"}

// slugName reads the name out of the end of a web address, which keeps the
// first spelling of a name: "yosvani-perez-gil-2" is "yosvani perez gil". It is
// empty for one without a name of at least two words.
func slugName(slug string) string {
	slug = strings.ToLower(strings.Trim(strings.TrimSpace(slug), "/"))
	if i := strings.LastIndexByte(slug, '/'); i >= 0 {
		slug = slug[i+1:]
	}
	for _, junk := range slugJunk {
		slug = strings.ReplaceAll(slug, junk, "")
	}
	for _, intro := range slugIntro {
		slug = strings.TrimPrefix(slug, intro)
	}
	name := names.Fold(slug)
	for {
		i := strings.LastIndexByte(name, ' ')
		switch {
		case i < 0:
			return "" // at most one word
		case strings.ContainsFunc(name[i:], unicode.IsDigit):
			name = name[:i]
		case strings.ContainsFunc(name, unicode.IsDigit):
			return ""
		default:
			return name
		}
	}
}

// sameWords reports whether a spelling has the words of a name, with or without
// its aliases, in any order.
func sameWords(spelling string, n names.Name, cell string) bool {
	if spelling == names.Fold(n.Text) {
		return true
	}
	sorted := func(text string) []string {
		words := strings.Fields(names.Fold(text))
		slices.Sort(words)
		return words
	}
	words := sorted(spelling)
	return slices.Equal(words, sorted(n.Text)) || slices.Equal(words, sorted(cell))
}
