package namecell

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage/names"
)

// A part says what a cell is for.
type part int

const (
	whole part = iota
	givenOnly
	surnamesOnly
)

// A cell is the cell in progress.
type cell struct {
	text     string   // as written, one line
	words    []string // what is left; a comma or a dash between blanks is a word
	kind     Kind
	aliases  []string
	others   int
	more     bool // something was cut out that is no name
	relative bool
	keep     bool // words of programs are left: the other column has a word beside them
	program  bool // a word of a program was left, since it may be a surname
}

func newCell(text string) *cell {
	text = tidy(dashes.Replace(text))
	if strings.ContainsAny(text, "0123456789") {
		text = glued.ReplaceAllString(text, "$1 $2")
	}
	if strings.ContainsAny(text, "-(/") {
		text = besideDash.ReplaceAllString(text, "$1 - $2")
		text = eitherSex.ReplaceAllString(text, "$1")
	}
	return &cell{text: text}
}

var (
	glued      = regexp.MustCompile(`(\p{L}{2})[_/|]?(\d{5})`)                          // "Cedeño87031245678"
	besideDash = regexp.MustCompile(`([^\s\d])- (\S)`)                                  // "Gil- El Moro"
	eitherSex  = regexp.MustCompile(`(\p{L}{3})(?:\((?:a|o|as|os)\)|/(?:a|o|as|os)\b)`) // "Hijo(a)"
)

// dashes brings what separates to one sign, and takes out what is not seen.
var dashes = strings.NewReplacer("–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "\u00a0", " ", "\u202f", " ", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u00ad", "", "…", "...")

// read cuts out of the cell what is not the name.
func (c *cell) read(as part) {
	if c.settle(as, names.Fold(c.text)) {
		return
	}
	c.cutPatterns()
	c.words = strings.Fields(strings.ReplaceAll(c.text, ",", " , "))
	c.dropUnknown()
	if as == whole && c.isRelative() {
		c.kind, c.relative = Unnamed, true
		return
	}
	c.undouble(as)
	c.cutRelation()
	c.dropLeads()
	c.cutStatus()
	c.dropNumbers()
	c.dropLeads()
	c.cutDash(as)
	c.words = slices.DeleteFunc(c.words, func(w string) bool { return w == "-" })
	c.trim()
	if text := c.join(); text == "" || text != c.text {
		c.settle(as, names.Fold(text))
	}
}

// settle decides about a cell that names nobody, and reports whether it does.
func (c *cell) settle(as part, folded string) bool {
	words := strings.Fields(folded)
	c.kind = Named
	raw := strings.Fields(c.text)
	switch {
	case len(raw) > 0 && !slices.ContainsFunc(raw, func(w string) bool { return !nullWord.MatchString(w) && !IsFormulaError(w) }):
		c.kind = Nothing
	case as != whole && len(words) == 1 && surnameToo[words[0]]:
	case isUnnamed(words):
		c.kind = Unnamed
		c.others = max(c.others, unnamedOthers(words))
	case isNothing(folded), allNothing(words):
		c.kind = Nothing
	}
	return c.kind != Named
}

// allNothing reports whether all words are such as stand for nothing, as when a
// program glues two missing parts together: "nan nan", "N/A N/A".
func allNothing(words []string) bool {
	for len(words) > 0 {
		switch {
		case nothingWords()[words[0]]:
			words = words[1:]
		case len(words) > 1 && nothingWords()[words[0]+" "+words[1]]:
			words = words[2:]
		default:
			return false
		}
	}
	return true
}

// undouble drops surnames, or a whole name, that a cell has twice one behind the
// other: "Mirta Falcón Reyes Falcón Reyes".
func (c *cell) undouble(as part) {
	n := len(c.words)
	for k := n / 2; as == whole && k > 1; k-- {
		if !dangling[names.Fold(c.words[n-k])] && slices.EqualFunc(c.words[n-k:], c.words[n-2*k:n-k], strings.EqualFold) {
			c.words, c.more = c.words[:n-k], true
			return
		}
	}
}

func (c *cell) join() string {
	return strings.ReplaceAll(strings.Join(c.words, " "), " ,", ",")
}

// programDoubt is the doubt about a word of a program that was left.
func (c *cell) programDoubt() []string {
	if c.program {
		return []string{DoubtProgramWord}
	}
	return nil
}

// reading sums up.
func (c *cell) reading() Reading {
	r := Reading{Kind: c.kind, Others: c.others}
	if c.kind == Named {
		r.Text, r.Aliases = c.join(), c.aliases
	}
	if c.others > 0 {
		r.doubt(DoubtSeveralPeople)
	}
	switch {
	case c.relative:
		r.doubt(DoubtRelative)
	case c.kind == Unnamed:
		r.doubt(DoubtUnnamed)
	case c.kind == Named && c.more:
		r.doubt(DoubtMoreThanName)
	}
	if c.kind == Named {
		for _, d := range c.programDoubt() {
			r.doubt(d)
		}
	}
	return r
}

// Patterns that are no part of a name wherever they stand. Addresses and long
// numbers are the harm to prevent: an identity number in the column that
// everybody prints.
var (
	address  = regexp.MustCompile(`(?i)[(\[<]?\s*(https?://\S*|www\.\S+|\S+@\S+\.\S+|\S+\.(com|org|net|info|cu|es|example)(/\S*)?)\s*[)\]>]?`)
	numbered = regexp.MustCompile(`^[\s#(\[]*[A-Za-z]\)\s+|^[\s#(\[]*(?i:n[o.º°]+|nro\.?|num\.?)?\s*\d{1,6}\s*[.)\]:º°-]+\s*`)
	brackets = regexp.MustCompile(`[(\[{]([^()\[\]{}]*)[)\]}]`)
	quoted   = regexp.MustCompile(`[«"“<]([^«»"“”<>]*)[»"”>]`)
	longNo   = regexp.MustCompile(`\d[\d\s./-]{4,}\d`)
	marks    = regexp.MustCompile(`[*•¹²³⁴⁵⁶⁷⁸⁹⁰‡§✓✔]+`)
	atRest   = regexp.MustCompile(`(?i)[(,\s]*\b(?:q\.?\s?e\.?\s?p\.?\s?d|e\.\s?p\.\s?d|d\.\s?e\.\s?p|r\.\s?i\.\s?p)\b\.?\)?|[(,\s]+(?:RIP|DEP|EPD)\b\)?\s*$`) // q.e.p.d.
	crosses  = regexp.MustCompile(`[†✝✞]`)
	loose    = regexp.MustCompile(`[=|_<>{}]+|\?+`)
)

// cutPatterns cuts addresses, running numbers, footnote marks, and what stands in
// brackets and is no alias.
func (c *cell) cutPatterns() {
	cut := func(p *regexp.Regexp, with string, tell bool) {
		if p.MatchString(c.text) {
			c.text = p.ReplaceAllString(c.text, with)
			c.more = c.more || tell
		}
	}
	if strings.ContainsAny(c.text, "@/.") {
		cut(address, " ", true)
	}
	if strings.ContainsAny(c.text, "0123456789)") {
		cut(numbered, "", true)
	}
	cut(atRest, " ", true)
	cut(marks, " ", false)
	cut(crosses, " ", true)
	for _, p := range []*regexp.Regexp{brackets, quoted} {
		c.text = p.ReplaceAllStringFunc(c.text, func(found string) string {
			inner := p.FindStringSubmatch(found)[1]
			switch {
			case isNothing(inner), unknownPhrases()[names.Fold(inner)]:
				return " "
			case p == quoted && longNo.MatchString(inner), p == brackets && isData(inner):
				c.more = true
				return " "
			}
			return found
		})
	}
	c.text = tidy(c.text)
}

// isData reports whether what stands in brackets is neither an alias nor a mark
// of generation.
func isData(inner string) bool {
	f := names.Fold(inner)
	words := strings.Fields(f)
	if len(words) == 0 || f == "a" {
		return false
	}
	if new(names.Name).Mark(inner) {
		return false // "(1ro)"
	}
	if strings.ContainsFunc(f, unicode.IsDigit) || provinces[f] || sexes[f] || remarks()[words[0]] {
		return true
	}
	if words[0] == "nacida" || words[0] == "nacido" {
		return len(words) > 3 // "(nacida Bravo)" is her surname
	}
	switch words[0] {
	case "alias", "a", "el", "la", "los", "conocido", "conocida", "apodado", "apodada", "mas", "aka", "ka", "o":
		return false
	}
	if isUnnamed(words) {
		return true
	}
	for i, w := range words {
		if statusWords()[w] || never[w] || i+1 < len(words) && statusPhrases[w+" "+words[i+1]] {
			return true
		}
		if relations[w] && i+1 < len(words) && (words[i+1] == "de" || words[i+1] == "del" || words[i+1] == "of") {
			return true
		}
	}
	return len(words) > 4 // a sentence
}

// nullWord are the spellings in which programs write nothing; the same word with
// a capital at its beginning may be a surname.
var (
	nullWord  = regexp.MustCompile(`^(nan|NaN|NAN|null|NULL|none|None|NONE|undefined|UNDEFINED|Undefined|NaT|nil|NIL|<NA>|<na>|<null>|\(null\)|\\N|#N/A)$`)
	mayBeName = regexp.MustCompile(`^(Nan|Null|None|Nil)$`)
	signWord  = regexp.MustCompile(`^(?i:n[/\\]a\.?|s[/\\][anid]\.?|s/ap\.?|n[/\\]d\.?|n\.\s?n\.?|n/n|x{2,}|-{2,}|\.{1,}|\?+|_+)$|^(NA|ND|NN|SN|SD|NS|S2A|SSA)$`)
)

// dropUnknown drops the words that say that a part of the name is not known.
func (c *cell) dropUnknown() {
	capitals := c.text == strings.ToUpper(c.text)
	var out []string
	folded := make([]string, len(c.words))
	for i, w := range c.words {
		folded[i] = names.Fold(w)
	}
	for i := 0; i < len(c.words); i++ {
		w := strings.Trim(c.words[i], ":;")
		inside := func() bool {
			return i > 0 && i+1 < len(c.words) && isNameWord(c.words[i-1]) && isNameWord(c.words[i+1])
		}
		switch {
		case IsFormulaError(w):
			c.more = true
			continue
		case (mayBeName.MatchString(w) && w != "None" || capitals && nullWord.MatchString(w) && w != "NAN") && (c.keep || inside()):
			c.program = true
		case strings.Contains("nNuU<(\\#", w[:min(1, len(w))]) && nullWord.MatchString(w), w == "Null" || w == "Nan":
			continue
		case signWord.MatchString(w):
			continue
		default:
			if n := c.unknownFrom(folded[i:]); n > 0 {
				i += n - 1
				continue
			}
		}
		out = append(out, c.words[i])
	}
	c.words = out
}

func isNameWord(w string) bool {
	return strings.ContainsFunc(w, unicode.IsLetter) && !nullWord.MatchString(w) && !signWord.MatchString(w)
}

// unknownFrom returns how many words a phrase for "not known" has with which
// folded words begin, 0 for none.
func (c *cell) unknownFrom(folded []string) int {
	for n := min(4, len(folded)); n > 0; n-- {
		if phrase := strings.Join(folded[:n], " "); phrase != "" && unknownPhrases()[phrase] {
			return n
		}
	}
	return 0
}

// cutStatus cuts a name before the first word of a status.
func (c *cell) cutStatus() {
	for i := 1; i < len(c.words); i++ {
		f := names.Fold(c.words[i])
		next, third := "", ""
		if i+1 < len(c.words) {
			next = names.Fold(c.words[i+1])
		}
		if i+2 < len(c.words) {
			third = names.Fold(c.words[i+2])
		}
		if (strings.EqualFold(c.words[i], "el") || strings.EqualFold(c.words[i], "la")) && i > 2 && i+2 == len(c.words) && isComplete(c.words[:i]) && !isGivenHere(next) && !new(names.Name).Mark(f+" "+next) {
			c.called(c.words[i:]) // "Vidal Cedeño el Moro"
			c.words, c.more = c.words[:i], true
			return
		}
		if (f == "nacida" || f == "nacido") && next != "" && !dangling[next] && next != "el" && isNameWord(c.words[i+1]) && !strings.ContainsAny(next, "0123456789") {
			continue // "(nacida Bravo)": her own surname
		}
		found := statusWords()[f] || remarks()[f] && i > 2 && isComplete(c.words[:i]) || next != "" && (statusPhrases[f+" "+next] || statusPhrases[f+" "+next+" "+third])
		if found && slices.ContainsFunc(c.words[:i], isNameWord) {
			c.words, c.more = c.words[:i], true
			return
		}
	}
}

// dangling words may not end a name once something was cut behind them.
var dangling = set("de del la el los las con y e a en por desde")

// trim takes what separates off both ends.
func (c *cell) trim() {
	separates := func(w string) bool { return strings.Trim(w, ".,;:-/|#()[]{}<>*?¿=_\"'") == "" }
	for len(c.words) > 0 && separates(c.words[len(c.words)-1]) || c.more && len(c.words) > 1 && dangling[names.Fold(c.words[len(c.words)-1])] {
		c.words = c.words[:len(c.words)-1]
	}
	for len(c.words) > 0 && separates(c.words[0]) {
		c.words = c.words[1:]
	}
	for i, w := range c.words {
		if strings.ContainsAny(w, "=|_<>{}?") {
			c.words[i] = loose.ReplaceAllString(w, "")
		}
	}
	if n := len(c.words); n > 0 {
		c.words[n-1] = strings.TrimRight(c.words[n-1], ",;:-/|")
	}
}
