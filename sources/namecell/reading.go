package namecell

import "strings"

// A Kind says whom a cell names.
type Kind int

const (
	Named   Kind = iota // somebody by name
	Nothing             // nobody: a blank, a word for nothing, a formula that failed
	Unnamed             // somebody whose name is not published
)

// A Reading is what a cell for a name says.
type Reading struct {
	Kind    Kind
	Text    string   // the name, when it is Named
	Aliases []string // what stood behind a dash: "- El Moro"
	Others  int      // further persons whom the cell mentions, at least
	Doubts  []string
}

// Doubts about a cell of a name.
const (
	DoubtMoreThanName  = "more-than-a-name"  // an age, a number, a status; kept in the raw cell only
	DoubtSeveralPeople = "several-people"    // of whom the record keeps the first
	DoubtRelative      = "relative-of-named" // "hijo de …": nobody's own name
	DoubtUnnamed       = "unnamed"           // "menor de edad": somebody whose name is not published
	DoubtProgramWord   = "program-word"      // "Null", which may be a surname
	DoubtFormulaError  = "formula-error"     // what a spreadsheet writes when a formula fails
)

// Doubts returns every code that this package can give as a doubt.
func Doubts() []string {
	return []string{DoubtMoreThanName, DoubtSeveralPeople, DoubtRelative, DoubtUnnamed, DoubtProgramWord, DoubtFormulaError}
}

// Whole reads a cell that holds a whole name.
func Whole(text string) Reading {
	if strings.TrimSpace(text) == "" {
		return Reading{Kind: Nothing}
	}
	if plain(text) {
		return Reading{Text: text}
	}
	if IsFormulaError(text) || isTruth(text) {
		return Reading{Kind: Nothing}
	}
	first, others := firstPerson(text)
	c := newCell(first)
	c.others = others
	c.read(whole)
	return c.reading()
}

// Parts reads the cells of given names and of surnames, either of which may be
// blank. The text of the reading is not set: the parts are.
func Parts(given, surnames string) (g, s string, r Reading) {
	given, surnames = strings.TrimSpace(given), strings.TrimSpace(surnames)
	if strings.EqualFold(surnames, "x") {
		surnames = ""
	}
	if plain(given) && plain(surnames) && (given == "" || surnames == "" || plain(given+" "+surnames)) {
		return given, surnames, Reading{}
	}
	for _, p := range []*string{&given, &surnames} {
		if IsFormulaError(*p) || isTruth(*p) || nullWord.MatchString(strings.TrimSpace(*p)) {
			*p = ""
		}
	}
	a, othersA := firstGiven(given)
	b, othersB := firstPerson(surnames)
	both := newCell(a + " " + b)
	both.others = max(othersA, othersB)
	if both.read(whole); both.kind != Named || both.relative {
		return "", "", both.reading()
	}
	left, right := newCell(a), newCell(b)
	left.others, right.others = othersA, othersB
	left.keep, right.keep = both.program, both.program
	left.read(givenOnly)
	right.read(surnamesOnly)
	r = left.reading()
	more := right.reading()
	r.Aliases = append(r.Aliases, more.Aliases...)
	r.Others = max(r.Others, more.Others)
	for _, d := range append(more.Doubts, both.programDoubt()...) {
		r.doubt(d)
	}
	g, s = r.Text, more.Text
	r.Text, r.Kind = "", Named
	if g == "" && s == "" {
		r.Kind = both.kind
	}
	return g, s, r
}

func (r *Reading) doubt(code string) {
	for _, d := range r.Doubts {
		if d == code {
			return
		}
	}
	r.Doubts = append(r.Doubts, code)
}
