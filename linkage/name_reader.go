package linkage

import (
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage/lexicon"
)

// A NameReader reads names as [ParseName] and [NameFromParts] do, and remembers
// words and parts of names, because lists repeat them: what it has met before
// is neither folded nor weighed again, and is kept once for all names that have
// it. It is for one goroutine. The zero reader remembers nothing.
type NameReader struct {
	words map[string]nameWord // by word as written
	parts map[string]*part    // by cell
	whole map[[2]*part]whole  // by given names and surnames
	leans map[string]float64  // by unit

	// Room for the name in progress.
	seq     []nameWord
	units   []string
	spans   []int
	leaning []float64

	// Room for what names keep.
	unitRoom  []string
	parseRoom []Parse
}

// NewNameReader returns a reader that remembers.
func NewNameReader() *NameReader {
	return &NameReader{words: map[string]nameWord{}, parts: map[string]*part{}, whole: map[[2]*part]whole{}, leans: map[string]float64{}}
}

// maxRemembered is the number of words, and of parts, that are remembered: all
// that a list of a million rows repeats often, in some twenty megabytes.
const maxRemembered = 1 << 16

// A nameWord is a word of a name without stray punctuation around it.
type nameWord struct {
	text     string
	folded   string
	capitals bool // letters, all of them capitals
	particle bool
	honor    bool // an honorific
	suffix   bool // a mark of generation
}

func newNameWord(w string) nameWord {
	if w = strings.Trim(w, ",;:*_\"()[]{}«»?¿!¡"); strings.Trim(w, ".-'") == "" {
		return nameWord{}
	}
	w = strings.Trim(w, "-")
	f := Fold(w)
	return nameWord{text: w, folded: f, capitals: inCapitals(w), particle: isParticle(f), honor: honorifics()[f], suffix: isSuffix(f)}
}

// inCapitals reports whether a word has several letters and no small one.
func inCapitals(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}

// wordsOf cuts a text into words at its spaces. Honorifics before a name and
// marks of generation behind it go, as long as two words remain. The words are
// overwritten by the next call.
func (r *NameReader) wordsOf(text string) []nameWord {
	out := r.seq[:0]
	for text != "" {
		w := text
		if i := strings.IndexByte(text, ' '); i >= 0 {
			w, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		known, ok := r.words[w]
		if !ok {
			known = newNameWord(w)
			if r.words != nil && len(r.words) < maxRemembered {
				r.words[w] = known
			}
		}
		if known.text != "" {
			out = append(out, known)
		}
	}
	r.seq = out
	for len(out) > 2 && out[0].honor && (strings.HasSuffix(out[0].text, ".") || len(out) > 3 && lexiconRoles().given[out[0].folded] == 0) {
		out = out[1:]
	}
	for len(out) > 2 && out[len(out)-1].suffix {
		out = out[:len(out)-1]
	}
	return out
}

// joinWords writes words behind one another; it returns as when that is what
// they are.
func joinWords(words []nameWord, as string) string {
	n := -1
	for i := range words {
		n += 1 + len(words[i].text)
	}
	if n == len(as) {
		rest, same := as, true
		for i := range words {
			if i > 0 {
				same = same && rest[0] == ' '
				rest = rest[1:]
			}
			same = same && strings.HasPrefix(rest, words[i].text)
			rest = rest[len(words[i].text):]
		}
		if same {
			return as
		}
	}
	var b strings.Builder
	b.Grow(max(n, 0))
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[i].text)
	}
	return b.String()
}

// A part is what a cell says that holds given names alone, or surnames alone.
type part struct {
	text     string
	aliases  []string
	units    []string
	surnames []string // the units as surnames, at most two
}

// A whole is what two parts say together.
type whole struct {
	text   string
	parses []Parse
}

func (r *NameReader) join(given, surnames *part) whole {
	of := [2]*part{given, surnames}
	if w, ok := r.whole[of]; ok {
		return w
	}
	var w whole
	if len(given.units)+len(surnames.units) > 0 {
		w.text = given.text + surnames.text
		if given.text != "" && surnames.text != "" {
			w.text = given.text + " " + surnames.text
		}
		w.parses = r.keepParses([]Parse{{Given: given.units, Surnames: surnames.surnames}})
	}
	if r.whole != nil && len(r.whole) < maxRemembered {
		r.whole[of] = w
	}
	return w
}

func (r *NameReader) part(cell string) *part {
	if p := r.parts[cell]; p != nil {
		return p
	}
	p := new(part)
	body, aliases := bodyOf(cell)
	p.aliases = aliases
	if !nullNames().Holds(body) {
		words := r.wordsOf(body)
		p.text = joinWords(words, body)
		units, _ := r.unitsOf(words)
		p.units = r.keepUnits(units)
		p.surnames = foldSurnames(dropConjunctions(p.units))
	}
	if r.parts != nil && len(r.parts) < maxRemembered {
		r.parts[cell] = p
	}
	return p
}

// leanings returns half the bits by which each unit is likelier a given name
// than a surname, eight bits at most. They are overwritten by the next call.
func (r *NameReader) leanings(units []string) []float64 {
	out := r.leaning[:0]
	for _, u := range units {
		out = append(out, max(-8, min(8, r.lean(u)))/2)
	}
	r.leaning = out
	return out
}

// lean is [Roles.lean] by the embedded word lists.
func (r *NameReader) lean(unit string) float64 {
	l, ok := r.leans[unit]
	if !ok {
		l = lexiconRoles().lean(unit)
		if r.leans != nil && len(r.leans) < maxRemembered {
			r.leans[unit] = l
		}
	}
	return l
}

// Vote says how the names of a column are written, as far as one name tells:
// more than 0 for given names first, less for surnames first, by how much
// likelier its first and last words are as given names. A name with a comma
// says its order itself and has no vote.
func (r *NameReader) Vote(name string) float64 {
	body, _ := bodyOf(name)
	if strings.Contains(body, ",") {
		return 0
	}
	units, _ := r.unitsOf(r.wordsOf(body))
	if len(units) < 2 {
		return 0
	}
	return max(-8, min(8, r.lean(units[0])-r.lean(units[len(units)-1])))
}

// roomOf bounds the room that is made at once for what names keep.
const roomOf = 1 << 10

// keepUnits copies units to where they stay.
func (r *NameReader) keepUnits(units []string) []string {
	n := len(units)
	if n == 0 {
		return nil
	}
	if n > len(r.unitRoom) {
		r.unitRoom = make([]string, r.roomFor(n))
	}
	kept := r.unitRoom[:n:n]
	r.unitRoom = r.unitRoom[n:]
	copy(kept, units)
	return kept
}

// keepParses copies parses to where they stay.
func (r *NameReader) keepParses(parses []Parse) []Parse {
	n := len(parses)
	if n == 0 {
		return nil
	}
	if n > len(r.parseRoom) {
		r.parseRoom = make([]Parse, r.roomFor(n))
	}
	kept := r.parseRoom[:n:n]
	r.parseRoom = r.parseRoom[n:]
	copy(kept, parses)
	return kept
}

// roomFor is the room to make for n of something: no more than that by a reader
// that remembers nothing, which has no more names to read.
func (r *NameReader) roomFor(n int) int {
	if r.words == nil {
		return n
	}
	return max(n, roomOf)
}

// GuessOrder decides how a column of names is written by the votes of all of
// them: order is a property of a column.
func GuessOrder(votes float64) Order {
	if votes < 0 {
		return SurnameFirst
	}
	return GivenFirst
}

// nullNames are the texts that stand where a name is not known.
var nullNames = sync.OnceValue(func() *FoldedSet {
	whole := []string{"", "n n", "sin identificar", "por identificar", "sin nombre", "identidad desconocida"}
	for _, class := range []string{lexicon.ProgramWord, lexicon.NothingWord, lexicon.UnknownWord} {
		whole = append(whole, lexicon.Tokens(class)...)
	}
	return NewFoldedSet(whole)
})
