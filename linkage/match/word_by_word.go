package match

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage"
	"cotejo/linkage/edit"
	"cotejo/linkage/elementary"
	"cotejo/linkage/names"
	"cotejo/linkage/names/lexicon"
)

// A spelledWord is one word of a name whose parts are not known.
type spelledWord struct {
	names.Unit
	key   string  // by latinKey
	rate  float64 // the chance that a stranger has the word
	first bool    // of its name, where a name may be shortened
	light bool    // an article or "son of", which lists leave out
}

// mostWords bounds the words of a name that are compared.
const mostWords = 12

var (
	titles     = names.LexiconSet(lexicon.Title)
	connectors = names.LexiconSet(lexicon.Connector)
)

// nameWords are the words of a name, without titles before it as long as two
// words remain.
func nameWords(text string) []spelledWord {
	text, _ = names.Nameable(text)
	texts := names.LatinWords(text)
	for len(texts) > 2 && (titles()[texts[0]] || names.Honorifics()[texts[0]]) {
		texts = texts[1:]
	}
	var words []spelledWord
	for i, w := range texts[:min(len(texts), mostWords)] {
		n := newSpelledWord(w)
		n.first = i == 0
		n.light = i > 0 && i+1 < len(texts) && len(w) > 1 && (names.IsParticle(w) || connectors()[w])
		words = append(words, n)
	}
	return words
}

func newSpelledWord(w string) spelledWord {
	r := names.LexiconRoles()
	return spelledWord{Unit: names.NewUnit(w), key: names.LatinKey(w), rate: max(rareRate, r.Given[w], r.Surname[w])}
}

// shortest is the number of letters from which a word may be misspelt and still
// be told from others.
const shortest = 4

// level returns how two words agree. It is symmetric.
func (a *spelledWord) level(b *spelledWord) names.UnitLevel {
	if strings.ContainsFunc(a.Text+b.Text, names.IsOtherScript) {
		return foreignLevel(a.Text, b.Text)
	}
	l := names.CompareUnits(&a.Unit, &b.Unit)
	if l != names.UnitDifferent && l != names.UnitTypo && l != names.UnitGarbled {
		return l
	}
	// What is a slip of a Spanish sound, or the same letters garbled, may be
	// another name in another language: only slips of writing count.
	n := min(len(a.Text), len(b.Text))
	switch {
	case a.Known && b.Known, names.GenderFlip(a.Text, b.Text):
		return names.UnitDifferent
	case n >= shortest && a.key == b.key:
		return names.UnitLoose
	case n >= shortest && names.IsTypo(&names.Unit{Core: a.Text}, &names.Unit{Core: b.Text}),
		min(len(a.key), len(b.key)) > shortest && edit.OSAWithin(a.key, b.key, 1):
		return names.UnitTypo
	case a.first && b.first && shortens(a.Text, b.Text):
		return names.UnitNickname
	}
	return names.UnitDifferent
}

// shortens reports whether one name is a beginning of the other that a person
// may be called by: Ben and Benjamin.
func shortens(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 3 && len(b)-len(a) >= 2 && strings.HasPrefix(b, a)
}

// foreignLevel compares words of which one at least is not in Latin letters. A
// sign of Han or Hangul stands for a syllable or a word: another sign is
// another name.
func foreignLevel(a, b string) names.UnitLevel {
	if a == b {
		return names.UnitExact
	}
	whole := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hangul) }
	if x, y := names.OneByte(a, b); min(len(x), len(y)) >= shortest && !strings.ContainsFunc(a+b, whole) && edit.OSAWithin(x, y, 1) {
		return names.UnitTypo
	}
	return names.UnitDifferent
}

// joinNeighbours writes two neighbouring words of a as one where b has them so:
// "Al Hakim" beside "Alhakim", "Min Seo" beside "Minseo".
func joinNeighbours(a, b []spelledWord) []spelledWord {
	for i := 0; i+1 < len(a); i++ {
		x, y := &a[i], &a[i+1]
		size := len(x.Text) + len(y.Text)
		for j := range b {
			n := len(b[j].Text)
			if min(len(x.Text), len(y.Text)) < 2 || max(n-size, size-n) > lengthSlips || x.level(&b[j]) <= names.UnitTypo || y.level(&b[j]) <= names.UnitTypo {
				continue
			}
			joined := newSpelledWord(x.Text + y.Text)
			joined.rate, joined.first = x.rate*y.rate, x.first
			if l := joined.level(&b[j]); l <= names.UnitTypo {
				a = append(append(a[:i:i], joined), a[i+2:]...)
				break
			}
		}
	}
	return a
}

// lengthSlips is the number of letters by which the lengths of two spellings of
// one word differ at most.
const lengthSlips = 2

// heavy returns the words that are not light.
func heavy(words []spelledWord) []spelledWord {
	var out []spelledWord
	for _, w := range words {
		if !w.light {
			out = append(out, w)
		}
	}
	return out
}

// wordM is the chance of a word's level in one person, whatever part of
// the name it is.
var wordM = defaultNames[partGiven2].m

// leftOutBits is what a word that only one name has speaks against one person:
// lists leave words out, but half of the names that differ so are of two.
const leftOutBits = 1

// A wordPair holds two words against each other; a or b is -1 where the other
// stands alone.
type wordPair struct {
	a, b     int
	level    names.UnitLevel
	stranger float64 // chance of the level between strangers
}

// bits is what the pair says for one person against strangers.
func (p *wordPair) bits() float64 {
	if p.level == names.UnitMissing {
		return -leftOutBits
	}
	return elementary.Log2(wordM[p.level] / p.stranger)
}

// relativeBits is what the pair says against a relative: a word that differs is
// the one that is not in the family.
func (p *wordPair) relativeBits() float64 {
	switch p.level {
	case names.UnitMissing:
		return -leftOutBits
	case names.UnitDifferent:
		return elementary.Log2(wordM[names.UnitDifferent] / differentChance)
	}
	return 0
}

// alignWords pairs the words of two names, in any order, in the way that says
// most for one person. What is left on both sides contradicts.
func alignWords(a, b []spelledWord) []wordPair {
	near := make([]wordPair, len(a)*len(b))
	for i := range a {
		for j := range b {
			l := a[i].level(&b[j])
			near[i*len(b)+j] = wordPair{i, j, l, wordU(&a[i], &b[j], l)}
		}
	}
	// best holds, by the set of words of b that are taken, the choice for the
	// words of a so far that says most.
	type choice struct {
		bits float64
		of   []int // by word of a: one of b, or -1
	}
	best := make([]*choice, 1<<len(b))
	best[0] = new(choice)
	for i := range a {
		next := make([]*choice, len(best))
		take := func(set int, c *choice, j int, bits float64) {
			if next[set] == nil || c.bits+bits > next[set].bits+1e-9 {
				next[set] = &choice{c.bits + bits, append(slices.Clone(c.of), j)}
			}
		}
		for set, c := range best {
			if c == nil {
				continue
			}
			take(set, c, -1, 0)
			for j := range b {
				if p := &near[i*len(b)+j]; set>>j&1 == 0 && p.level != names.UnitDifferent {
					take(set|1<<j, c, j, p.bits())
				}
			}
		}
		best = next
	}
	var most *choice
	for _, c := range best {
		if c != nil && (most == nil || c.bits > most.bits+1e-9) {
			most = c
		}
	}
	var left []int // words of b that are not taken
	for j := range b {
		if !slices.Contains(most.of, j) {
			left = append(left, j)
		}
	}
	var pairs []wordPair
	for i, j := range most.of {
		switch {
		case j >= 0:
			pairs = append(pairs, near[i*len(b)+j])
		case len(left) > 0:
			pairs = append(pairs, wordPair{i, left[0], names.UnitDifferent, differentChance})
			left = left[1:]
		default:
			pairs = append(pairs, wordPair{i, -1, names.UnitMissing, 1})
		}
	}
	for _, j := range left {
		pairs = append(pairs, wordPair{-1, j, names.UnitMissing, 1})
	}
	return pairs
}

// wordU is the chance that a stranger's word is at a level.
func wordU(a, b *spelledWord, l names.UnitLevel) float64 {
	switch l {
	case names.UnitNickname:
		return nicknameChance
	case names.UnitInitial:
		return initialChance * wordM[names.UnitInitial]
	case names.UnitDifferent:
		return differentChance
	}
	// A word that stands for two of the other name is as rare as both.
	rate := max(a.rate, b.rate)
	if min(a.rate, b.rate) < rareRate {
		rate = min(a.rate, b.rate)
	}
	return nearChance[l] * rate
}

// compareWordByWord compares two names word by word. The rivals are a stranger,
// and a relative, who has all words in common but one.
func compareWordByWord(x, y spelling) linkage.Pair {
	a, b := heavy(joinNeighbours(x.words, y.words)), heavy(joinNeighbours(y.words, x.words))
	pairs := alignWords(a, b)
	own := -1 // the word that a relative has by chance: of those that agree, the least telling
	differs := false
	for i := range pairs {
		p := &pairs[i]
		differs = differs || p.level == names.UnitDifferent
		if p.level != names.UnitMissing && p.level != names.UnitDifferent && (own < 0 || p.bits() < pairs[own].bits()) {
			own = i
		}
	}
	against := func(rival class, i int) float64 {
		if p := &pairs[i]; rival == classSibling && (differs || i != own) {
			return p.relativeBits()
		}
		return pairs[i].bits()
	}
	penalty := x.penalty + y.penalty
	weigh := func(rival class, prior float64) linkage.Pair {
		p := linkage.Pair{Rival: classNames[rival], Levels: []linkage.LevelScore{{Comparison: "prior", Bits: elementary.Log2(prior)}}}
		for i := range pairs {
			w := &pairs[i]
			s := linkage.LevelScore{Comparison: "word", Level: names.UnitLevelNames[w.level], Bits: against(rival, i)}
			if w.a >= 0 {
				s.A = a[w.a].Text
			}
			if w.b >= 0 {
				s.B = b[w.b].Text
			}
			p.Levels = append(p.Levels, s)
		}
		if penalty > 0 {
			p.Levels = append(p.Levels, linkage.LevelScore{Comparison: "reading", Bits: -penalty})
		}
		for _, l := range p.Levels {
			p.Weight += l.Bits
		}
		return p
	}
	p, other := weigh(classStranger, startBetween/compareListSize), weigh(classSibling, startBetween/(startSibling+startParent))
	if other.Weight < p.Weight {
		p, other = other, p
	}
	both := -elementary.Log2(elementary.Exp2(-p.Weight) + elementary.Exp2(-other.Weight))
	if rest := both - p.Weight; math.Abs(rest) > 1e-6 {
		p.Levels = append(p.Levels, linkage.LevelScore{Comparison: "rivals", Bits: rest})
	}
	p.Weight, p.Posterior = both, 1/(1+elementary.Exp2(-both))
	return p
}
