package sources

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage"
	"cotejo/linkage/lexicon"
	"cotejo/sources/values"
)

// noNames are the words that stand where a name is not known.
var noNames = sync.OnceValue(func() *linkage.FoldedSet { return linkage.NewFoldedSet(lexicon.Tokens(lexicon.NullToken)) })

// nullNameLongest is the length in bytes of the longest cell that may be one of
// them.
const nullNameLongest = 28

// noName reports whether a cell for a name, or a part of one, holds none.
func noName(cell string) bool {
	return cell == "" || len(cell) <= nullNameLongest && (values.Missing(cell) || noNames().Holds(cell))
}

// named returns a cell of the row in progress for a name or a part of one, ""
// when there is none.
func (s *standardiser) named(col int) string {
	if col < 0 || noName(s.cells[col]) {
		return ""
	}
	name, whole := linkage.Nameable(s.cells[col])
	if !whole {
		s.doubt(col, DoubtNoSuchName)
	}
	return name
}

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
// gives it. It has no text when the row names nobody.
func (s *standardiser) name() linkage.Name {
	full, given, surnames := s.named(s.at.fullName), s.named(s.at.givenNames), s.named(s.at.surnames)
	for _, c := range s.at.moreGiven {
		given = beside(given, s.named(c))
	}
	for _, c := range s.at.moreSurnames {
		surnames = beside(surnames, s.named(c))
	}
	if surnames == "" {
		surnames = beside(s.named(s.at.surname1), s.named(s.at.surname2))
	}
	var n linkage.Name
	switch {
	case given == "" && surnames == "", full != "" && (given == "" || surnames == ""):
		// One column for the whole, or beside it a part that is blank. A column
		// called "name" with surnames beside it holds given names.
		if surnames != "" && !strings.Contains(linkage.Fold(full), linkage.Fold(surnames)) {
			n = s.names.FromParts(full, surnames)
		} else {
			n = s.names.Parse(full, s.order)
		}
	case surnames == "" && len(strings.Fields(given)) > 2:
		n = s.names.Parse(given, linkage.GivenFirst)
	default:
		n = s.names.FromParts(given, surnames)
	}
	if !strings.ContainsFunc(n.Text, unicode.IsLetter) {
		n.Text, n.Parses = "", nil
	}
	s.addAliases(&n, s.named(s.at.alias))
	if other := s.named(s.at.otherName); other != "" && n.Text != "" {
		if spelling := slugName(other); spelling != "" && !sameWords(spelling, n, full) {
			n.Other = append(n.Other, spelling)
		}
	}
	return n
}

// addAliases adds the nicknames of an alias cell, each once.
func (s *standardiser) addAliases(n *linkage.Name, cell string) {
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
		same := func(b string) bool { return linkage.Fold(b) == linkage.Fold(a) }
		if !noName(a) && !slices.ContainsFunc(n.Aliases, same) {
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
	name := linkage.Fold(slug)
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
func sameWords(spelling string, n linkage.Name, cell string) bool {
	if spelling == linkage.Fold(n.Text) {
		return true
	}
	sorted := func(text string) []string {
		words := strings.Fields(linkage.Fold(text))
		slices.Sort(words)
		return words
	}
	words := sorted(spelling)
	return slices.Equal(words, sorted(n.Text)) || slices.Equal(words, sorted(cell))
}
