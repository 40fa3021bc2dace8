package names

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"cotejo/linkage/names/lexicon"
)

// A Reader reads names as [Parse] and [FromParts] do, and remembers
// words and parts of names, because lists repeat them: what it has met before
// is neither folded nor weighed again, and is kept once for all names that have
// it. It is for one goroutine. The zero reader remembers nothing.
type Reader struct {
	words map[string]nameWord // by word as written
	parts map[string]*part    // by cell
	whole map[[2]*part]whole  // by given names and surnames
	leans map[string]float64  // by unit

	// Room for the name in progress.
	seq     []nameWord
	mark    generationMark // of the words last read
	married string         // the husband's name behind the words last read
	second  doubleReading  // of the words last read
	units   []string
	spans   []int
	leaning []float64

	// Room for what names keep.
	unitRoom  []string
	parseRoom []Reading
}

// NewReader returns a reader that remembers.
func NewReader() *Reader {
	return &Reader{words: map[string]nameWord{}, parts: map[string]*part{}, whole: map[[2]*part]whole{}, leans: map[string]float64{}}
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
	initial  bool // one letter, with a full stop or a capital
	stop     bool // ends in a full stop
}

func newNameWord(w string) nameWord {
	if w = strings.Trim(w, ",;:*_\"()[]{}«»?¿!¡"); strings.Trim(w, ".-'") == "" {
		return nameWord{}
	}
	w = strings.Trim(w, "-")
	n := nameWord{text: w, folded: Fold(w), capitals: inCapitals(w), initial: isInitial(w), stop: strings.HasSuffix(w, ".")}
	n.honor, n.suffix = Honorifics()[n.folded], isSuffix(n.folded)
	if unit, ok := spellOut(w); ok {
		n.folded = unit
		n.capitals = n.capitals && !strings.ContainsAny(w, raised)
	}
	n.particle = IsParticle(n.folded) && !n.initial
	return n
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

// wordsOf cuts a text into words at its spaces. Honorifics before a name go, as
// long as two words remain, and so do marks of generation behind it, as long as
// least do. The words are overwritten by the next call; r.mark is the mark, and
// r.second says where a letter may be read in another way.
func (r *Reader) wordsOf(text string, least int) []nameWord {
	out := r.seq[:0]
	for text != "" {
		w := text
		if i := strings.IndexByte(text, ' '); i >= 0 {
			w, text = text[:i], text[i+1:]
		} else {
			text = ""
		}
		if head, tail := cutAtStop(w); tail != "" {
			w, text = head, strings.TrimRight(tail+" "+text, " ")
		}
		known, ok := r.words[w]
		if !ok {
			known = newNameWord(w)
			if r.words != nil && len(r.words) < maxRemembered {
				r.words[w] = known
			}
		}
		switch {
		case known.text == "":
		case known.stop && !known.initial && strings.Count(known.text, ".") > 1 || known.capitals && strings.Contains(known.text, "."):
			if parts := splitInitials(known.text); parts != nil {
				for _, p := range parts {
					out = append(out, newNameWord(p))
				}
				break
			}
			fallthrough
		default:
			out = append(out, known)
		}
	}
	r.seq = out
	out = saints(out, least)
	out, r.mark = trailingMark(out, least)
	out = widowFirst(out)
	out, r.married = cutMarried(out, least)
	if r.married != "" && r.mark.generation == 0 {
		out, r.mark = trailingMark(out, least)
	}
	if r.mark.generation == 0 {
		out, r.mark = innerMark(out, least)
	}
	for len(out) > 2 && out[0].honor && !out[0].initial && !isAbbreviation(out[0].folded) && (out[0].stop || len(out) > 3 && LexiconRoles().Given[out[0].folded] == 0) {
		out = out[1:]
	}
	out, r.second = readLetters(out, least)
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
	text    string
	aliases []string
	units   []string
	mark    generationMark
	second  doubleReading
	spans   []int
}

// A whole is what two parts say together.
type whole struct {
	text   string
	parses []Reading
	turned bool // the cells are exchanged
}

func (r *Reader) join(given, surnames *part) whole {
	of := [2]*part{given, surnames}
	if w, ok := r.whole[of]; ok {
		return w
	}
	var w whole
	if len(given.units)+len(surnames.units) > 0 {
		g, s := r.undouble(given, surnames)
		parses, turned := r.partReadings(g.units, s.units)
		if turned {
			g, s = s, g
		}
		w.text = g.text + s.text
		if g.text != "" && s.text != "" {
			w.text = g.text + " " + s.text
		}
		w.turned = turned
		if second, ok := g.second.with(parses[0], g.spans); ok && !turned {
			parses = withReading(parses, second)
		}
		w.parses = r.keepParses(parses)
	}
	if r.whole != nil && len(r.whole) < maxRemembered {
		r.whole[of] = w
	}
	return w
}

func (r *Reader) part(cell string) *part {
	if p := r.parts[cell]; p != nil {
		return p
	}
	p := new(part)
	body, aliases, mark := bodyOf(cell)
	p.aliases, p.mark = aliases, mark
	if !nullNames().Holds(body) {
		words := r.wordsOf(body, 1)
		if p.mark.generation == 0 {
			p.mark = r.mark
		}
		p.text = joinWords(words, body)
		if r.married != "" {
			p.aliases = append(slices.Clone(p.aliases), r.married)
		}
		units, spans := r.unitsOf(words)
		p.units = r.keepUnits(units)
		p.second = r.second
		p.spans = slices.Clone(spans)
	}
	if r.parts != nil && len(r.parts) < maxRemembered {
		r.parts[cell] = p
	}
	return p
}

// leanings returns half the bits by which each unit is likelier a given name
// than a surname, eight bits at most. They are overwritten by the next call.
func (r *Reader) leanings(units []string) []float64 {
	out := r.leaning[:0]
	for _, u := range units {
		out = append(out, max(-8, min(8, r.lean(u)))/2)
	}
	r.leaning = out
	return out
}

// lean is [Roles.lean] by the embedded word lists.
func (r *Reader) lean(unit string) float64 {
	l, ok := r.leans[unit]
	if !ok {
		l = LexiconRoles().lean(unit)
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
func (r *Reader) Vote(name string) float64 {
	body, _, _ := bodyOf(name)
	if strings.Contains(body, ",") {
		return 0
	}
	units, _ := r.unitsOf(r.wordsOf(body, 2))
	if len(units) < 2 {
		return 0
	}
	return max(-8, min(8, r.lean(units[0])-r.lean(units[len(units)-1])))
}

// roomOf bounds the room that is made at once for what names keep.
const roomOf = 1 << 10

// keepUnits copies units to where they stay.
func (r *Reader) keepUnits(units []string) []string {
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
func (r *Reader) keepParses(parses []Reading) []Reading {
	n := len(parses)
	if n == 0 {
		return nil
	}
	if n > len(r.parseRoom) {
		r.parseRoom = make([]Reading, r.roomFor(n))
	}
	kept := r.parseRoom[:n:n]
	r.parseRoom = r.parseRoom[n:]
	copy(kept, parses)
	return kept
}

// roomFor is the room to make for n of something: no more than that by a reader
// that remembers nothing, which has no more names to read.
func (r *Reader) roomFor(n int) int {
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
