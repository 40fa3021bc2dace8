package names

import (
	"strings"
)

// A Generation is the mark by which a list tells people of one name apart:
// "(padre)" and "(hijo)", "Sr." and "Jr.", "II". It is the set of places in the
// family for which the mark may stand; 0 for no mark.
type Generation uint8

// The places in the family.
const (
	First  Generation = 1 << iota // padre, madre, Sr., el viejo, el mayor, I
	Second                        // hijo, hija, Jr., el joven, el menor, II
	Third                         // III
	Fourth
)

// Contradicts reports whether two marks cannot be those of one person.
func (g Generation) Contradicts(h Generation) bool { return g != 0 && h != 0 && g&h == 0 }

// A generationMark is a mark of generation and how it is written behind a name.
type generationMark struct {
	generation Generation
	text       string
}

// kinMarks are the words for the elder and the younger, folded. They stand in
// brackets behind a name, so that nobody takes them for surnames.
var kinMarks = map[string]Generation{
	"padre": First, "madre": First, "hijo": Second, "hija": Second,
	"el padre": First, "la madre": First, "el hijo": Second, "la hija": Second,
	"el viejo": First, "la vieja": First, "el joven": Second, "la joven": Second,
	"el mayor": First, "la mayor": First, "el menor": Second, "la menor": Second,
	"papa": First, "mama": First, "abuelo": First, "abuela": First, "elder": First, "younger": Second,
	"father": First, "mother": First, "son": Second, "daughter": Second,
	"the father": First, "the son": Second, "the elder": First, "the younger": Second,
}

// orderMarks are the marks that come after a name as they are, folded. "Junior"
// and its like are given names in Cuba far more often: see trailingMark.
var orderMarks = map[string]generationMark{
	"sr": {First, "Sr."}, "snr": {First, "Sr."}, "senior": {First, "Sr."},
	"jr": {Second, "Jr."}, "jnr": {Second, "Jr."}, "junior": {Second, "Jr."},
	"i": {First, "I"}, "ii": {Second, "II"}, "iii": {Third, "III"}, "iv": {Fourth, "IV"},
	"1ro": {First, "I"}, "1ero": {First, "I"}, "2do": {Second, "II"}, "2o": {Second, "II"}, "3ro": {Third, "III"}, "3ero": {Third, "III"}, "4to": {Fourth, "IV"},
	"1st": {First, "I"}, "2nd": {Second, "II"}, "3rd": {Third, "III"}, "4th": {Fourth, "IV"},
}

// generationOf reads a text that is a mark and nothing else.
func generationOf(text string) (generationMark, bool) {
	f := Fold(text)
	if g := kinMarks[f]; g != 0 {
		return generationMark{g, "(" + strings.ToLower(strings.Trim(text, " .,;:()[]")) + ")"}, true
	}
	if (f == "nieto" || f == "nieta") && strings.ToLower(text) == text { // "Nieto" is a surname
		return generationMark{Second | Third, "(" + f + ")"}, true
	}
	m, ok := orderMarks[f]
	return m, ok
}

// A name keeps at least so many words before a mark that may be a name or an
// initial itself: a given name and two surnames.
const wholeName = 3

// trailingMark takes a mark off the end of words, of which at least least must
// remain.
func trailingMark(words []nameWord, least int) ([]nameWord, generationMark) {
	n := len(words)
	if n > least+1 && (words[n-2].folded == "el" || words[n-2].folded == "la" || words[n-2].folded == "the") {
		if m, ok := generationOf(words[n-2].text + " " + words[n-1].text); ok {
			return words[:n-2], m
		}
	}
	if m, ok := namesakeMark(words, least); ok {
		return words[:n-1], m
	}
	if n <= least || !words[n-1].suffix {
		return words, generationMark{}
	}
	w := &words[n-1]
	switch w.folded {
	case "i":
		if w.stop || n <= wholeName {
			return words, generationMark{}
		}
	case "junior":
		if n <= wholeName && !strings.ContainsAny(w.text, "úÚ") {
			return words, generationMark{}
		}
	}
	m, _ := generationOf(strings.Trim(w.text, "."))
	return words[:n-1], m
}

// namesakeMark reads Segundo or Yunior as a mark behind a given name and two
// surnames. Elsewhere they are names: "José Luis Pérez Segundo", "Yunior Pérez".
func namesakeMark(words []nameWord, least int) (m generationMark, ok bool) {
	n := len(words)
	r := LexiconRoles()
	surnames := least == 1 && n == wholeName && r.lean(words[0].folded) < 0 // a cell of surnames alone
	if n <= wholeName && !surnames {
		return m, false
	}
	switch words[n-1].folded {
	case "segundo", "segunda":
		m = orderMarks["ii"]
	case "yunior", "llunior", "yuniol":
		m = orderMarks["jr"]
	default:
		return m, false
	}
	a, b := &words[n-3], &words[n-2]
	return m, (surnames || r.lean(words[0].folded) > 0) && r.lean(a.folded) <= 0 && r.lean(b.folded) <= 0 && !a.particle && !b.particle && !a.initial && !b.initial
}

// innerMark takes a mark of generation out of the middle of words: "Ubaldo Jr.
// Sarría", "Ubaldo hijo Sarría". With a capital, Hijo and Padre may be names.
func innerMark(words []nameWord, least int) ([]nameWord, generationMark) {
	for i := 1; i+1 < len(words) && len(words) > least; i++ {
		switch w := &words[i]; {
		case !w.suffix || words[i-1].particle || words[i+1].particle: // "de la madre de Dios"
		case kinMarks[w.folded] != 0 && w.text == strings.ToLower(w.text),
			w.folded == "sr" || w.folded == "jr" || w.folded == "snr" || w.folded == "jnr":
			m, _ := generationOf(strings.Trim(w.text, "."))
			return append(words[:i], words[i+1:]...), m
		}
	}
	return words, generationMark{}
}

// Mark takes a text for the mark of generation of the name, when the text is
// one and the name has none. It reports whether the text is a mark.
func (n *Name) Mark(text string) bool {
	m, ok := generationOf(text)
	if ok {
		n.mark(m)
	}
	return ok
}

// mark shows a mark behind the name. The first that is found stands.
func (n *Name) mark(m generationMark) {
	if n.Generation == 0 && m.generation != 0 && n.Text != "" {
		n.Generation = m.generation
		n.Text += " " + m.text
	}
}

// WithoutMark takes the mark that [Name.Mark] shows off a text.
func WithoutMark(text string) (name, mark string) {
	i := strings.LastIndexAny(text, " (")
	if i > 0 && text[i] == ' ' && strings.HasSuffix(text, ")") { // "(el viejo)"
		i = strings.LastIndexByte(text, '(')
	}
	if i <= 0 {
		return text, ""
	}
	rest := strings.TrimRight(text[:i], " ")
	if m, ok := generationOf(text[i:]); ok && rest != "" && m.text == strings.TrimSpace(text[i:]) {
		return rest, m.text
	}
	return text, ""
}

// String names the places that a mark stands for.
func (g Generation) String() string {
	var out []string
	for i, s := range [...]string{"I", "II", "III", "IV"} {
		if g>>i&1 != 0 {
			out = append(out, s)
		}
	}
	return strings.Join(out, "/")
}

// JoinMarks is the mark of a person whose records have these two: what both may
// mean, or, where people said that the records are one person although the
// marks contradict each other, either.
func JoinMarks(g, h Generation) Generation {
	if g == 0 || h == 0 || g.Contradicts(h) {
		return g | h
	}
	return g & h
}
