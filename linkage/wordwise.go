package linkage

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"cotejo/linkage/elementary"
	"cotejo/linkage/lexicon"
)

// A looseWord is one word of a name whose parts are not known.
type looseWord struct {
	word
	key   string  // by latinKey
	rate  float64 // the chance that a stranger has the word
	first bool    // of its name, where a name may be shortened
	light bool    // an article or "son of", which lists leave out
}

// mostWords bounds the words of a name that are compared.
const mostWords = 12

var (
	titles     = tokenSet(lexicon.Title)
	connectors = tokenSet(lexicon.Connector)
)

// nameWords are the words of a name, without titles before it as long as two
// words remain.
func nameWords(text string) []looseWord {
	text, _ = Nameable(text)
	texts := latinWords(text)
	for len(texts) > 2 && (titles()[texts[0]] || honorifics()[texts[0]]) {
		texts = texts[1:]
	}
	var words []looseWord
	for i, w := range texts[:min(len(texts), mostWords)] {
		n := newLooseWord(w)
		n.first = i == 0
		n.light = i > 0 && i+1 < len(texts) && len(w) > 1 && (isParticle(w) || connectors()[w])
		words = append(words, n)
	}
	return words
}

func newLooseWord(w string) looseWord {
	r := lexiconRoles()
	return looseWord{word: newWord(w), key: latinKey(w), rate: max(rareRate, r.given[w], r.surname[w])}
}

// shortest is the number of letters from which a word may be misspelt and still
// be told from others.
const shortest = 4

// level returns how two words agree. It is symmetric.
func (a *looseWord) level(b *looseWord) wordLevel {
	if strings.ContainsFunc(a.text+b.text, isOtherScript) {
		return foreignLevel(a.text, b.text)
	}
	l := compareWords(&a.word, &b.word)
	if l != wordDifferent && l != wordTypo && l != wordGarbled {
		return l
	}
	// What is a slip of a Spanish sound, or the same letters garbled, may be
	// another name in another language: only slips of writing count.
	n := min(len(a.text), len(b.text))
	switch {
	case a.known && b.known, genderFlip(a.text, b.text):
		return wordDifferent
	case n >= shortest && a.key == b.key:
		return wordLoose
	case n >= shortest && isTypo(&word{core: a.text}, &word{core: b.text}),
		min(len(a.key), len(b.key)) > shortest && osaWithin(a.key, b.key, 1):
		return wordTypo
	case a.first && b.first && shortens(a.text, b.text):
		return wordNickname
	}
	return wordDifferent
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
func foreignLevel(a, b string) wordLevel {
	if a == b {
		return wordExact
	}
	whole := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hangul) }
	if x, y := oneByte(a, b); min(len(x), len(y)) >= shortest && !strings.ContainsFunc(a+b, whole) && osaWithin(x, y, 1) {
		return wordTypo
	}
	return wordDifferent
}

// joinNeighbours writes two neighbouring words of a as one where b has them so:
// "Al Hakim" beside "Alhakim", "Min Seo" beside "Minseo".
func joinNeighbours(a, b []looseWord) []looseWord {
	for i := 0; i+1 < len(a); i++ {
		x, y := &a[i], &a[i+1]
		size := len(x.text) + len(y.text)
		for j := range b {
			n := len(b[j].text)
			if min(len(x.text), len(y.text)) < 2 || max(n-size, size-n) > lengthSlips || x.level(&b[j]) <= wordTypo || y.level(&b[j]) <= wordTypo {
				continue
			}
			joined := newLooseWord(x.text + y.text)
			joined.rate, joined.first = x.rate*y.rate, x.first
			if l := joined.level(&b[j]); l <= wordTypo {
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
func heavy(words []looseWord) []looseWord {
	var out []looseWord
	for _, w := range words {
		if !w.light {
			out = append(out, w)
		}
	}
	return out
}

// wordwiseSame is the chance of a word's level in one person, whatever part of
// the name it is.
var wordwiseSame = defaultNames[partGiven2].same

// leftOutBits is what a word that only one name has speaks against one person:
// lists leave words out, but half of the names that differ so are of two.
const leftOutBits = 1

// A wordPair holds two words against each other; a or b is -1 where the other
// stands alone.
type wordPair struct {
	a, b     int
	level    wordLevel
	stranger float64 // chance of the level between strangers
}

// bits is what the pair says for one person against strangers.
func (p *wordPair) bits() float64 {
	if p.level == wordMissing {
		return -leftOutBits
	}
	return elementary.Log2(wordwiseSame[p.level] / p.stranger)
}

// relativeBits is what the pair says against a relative: a word that differs is
// the one that is not in the family.
func (p *wordPair) relativeBits() float64 {
	switch p.level {
	case wordMissing:
		return -leftOutBits
	case wordDifferent:
		return elementary.Log2(wordwiseSame[wordDifferent] / differentChance)
	}
	return 0
}

// alignWords pairs the words of two names, in any order, in the way that says
// most for one person. What is left on both sides contradicts.
func alignWords(a, b []looseWord) []wordPair {
	near := make([]wordPair, len(a)*len(b))
	for i := range a {
		for j := range b {
			l := a[i].level(&b[j])
			near[i*len(b)+j] = wordPair{i, j, l, wordwiseChance(&a[i], &b[j], l)}
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
				if p := &near[i*len(b)+j]; set>>j&1 == 0 && p.level != wordDifferent {
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
			pairs = append(pairs, wordPair{i, left[0], wordDifferent, differentChance})
			left = left[1:]
		default:
			pairs = append(pairs, wordPair{i, -1, wordMissing, 1})
		}
	}
	for _, j := range left {
		pairs = append(pairs, wordPair{-1, j, wordMissing, 1})
	}
	return pairs
}

// wordwiseChance is the chance that a stranger's word is at a level.
func wordwiseChance(a, b *looseWord, l wordLevel) float64 {
	switch l {
	case wordNickname:
		return nicknameChance
	case wordInitial:
		return initialChance * wordwiseSame[wordInitial]
	case wordDifferent:
		return differentChance
	}
	// A word that stands for two of the other name is as rare as both.
	rate := max(a.rate, b.rate)
	if min(a.rate, b.rate) < rareRate {
		rate = min(a.rate, b.rate)
	}
	return nearChance[l] * rate
}

// compareWordwise compares two names word by word. The rivals are a stranger,
// and a relative, who has all words in common but one.
func compareWordwise(x, y spelling) Pair {
	a, b := heavy(joinNeighbours(x.words, y.words)), heavy(joinNeighbours(y.words, x.words))
	pairs := alignWords(a, b)
	own := -1 // the word that a relative has by chance: of those that agree, the least telling
	differs := false
	for i := range pairs {
		p := &pairs[i]
		differs = differs || p.level == wordDifferent
		if p.level != wordMissing && p.level != wordDifferent && (own < 0 || p.bits() < pairs[own].bits()) {
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
	weigh := func(rival class, prior float64) Pair {
		p := Pair{Rival: classNames[rival], Levels: []LevelScore{{Comparison: "prior", Bits: elementary.Log2(prior)}}}
		for i := range pairs {
			w := &pairs[i]
			s := LevelScore{Comparison: "word", Level: wordLevelNames[w.level], Bits: against(rival, i)}
			if w.a >= 0 {
				s.A = a[w.a].text
			}
			if w.b >= 0 {
				s.B = b[w.b].text
			}
			p.Levels = append(p.Levels, s)
		}
		if penalty > 0 {
			p.Levels = append(p.Levels, LevelScore{Comparison: "reading", Bits: -penalty})
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
		p.Levels = append(p.Levels, LevelScore{Comparison: "rivals", Bits: rest})
	}
	p.Weight, p.Posterior = both, 1/(1+elementary.Exp2(-both))
	return p
}
