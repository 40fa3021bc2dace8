package values

import (
	"slices"
	"strings"
)

// A phrasebook finds the longest known phrases in a folded text, from left to
// right, so that "tráfico ilegal de moneda, divisas, metales y piedras
// preciosas" is one charge and not three.
type phrasebook struct {
	codes   map[string]int // phrase to the index of its row; the constants below mean no row
	words   map[string]bool
	sorted  []string // the long words, for spelling
	longest int      // words in the longest phrase
}

const (
	phraseIgnored = -1 // a phrase that may stand anywhere and says nothing
	phraseUnknown = -2 // a word in no phrase
	phraseDenies  = -3 // turns what it stands beside into its contrary: "no", "sin", "nunca"
	phraseDrops   = -4 // takes back what stands before it: "retirado"
	phraseUnsure  = -5 // says that nobody knows: "por confirmar", "al parecer"
	phraseThen    = -6 // what follows came later: "luego", "de nuevo"
	phraseElse    = -7 // ends what a denial covers: "pero", "sino"
)

// spellingLength is the least length of a word whose spelling may be corrected:
// in shorter ones one wrong letter is too likely another word.
const spellingLength = 7

func newPhrasebook() *phrasebook {
	return &phrasebook{codes: map[string]int{}, words: map[string]bool{}}
}

// add enters a folded phrase. It returns the row that has the phrase already, or id.
func (b *phrasebook) add(phrase string, id int) int {
	if old, ok := b.codes[phrase]; ok && old != id {
		return old
	}
	b.codes[phrase] = id
	words := strings.Fields(phrase)
	b.longest = max(b.longest, len(words))
	for _, word := range words {
		if !b.words[word] && len(word) >= spellingLength {
			at, _ := slices.BinarySearch(b.sorted, word)
			b.sorted = slices.Insert(b.sorted, at, word)
		}
		b.words[word] = true
	}
	return id
}

// ignore enters words and phrases that say nothing.
func (b *phrasebook) ignore(phrases ...string) {
	for _, phrase := range phrases {
		b.add(phrase, phraseIgnored)
	}
}

// mark enters words and phrases that change what others say. What is a phrase
// already stays one: "trabajo sin internamiento" denies nothing.
func (b *phrasebook) mark(code int, phrases ...string) {
	for _, phrase := range phrases {
		if old, taken := b.codes[phrase]; !taken || old < 0 {
			b.codes[phrase] = code
			b.longest = max(b.longest, strings.Count(phrase, " ")+1)
			for word := range strings.FieldsSeq(phrase) {
				b.words[word] = true // known, and yet no spelling to correct others by
			}
		}
	}
}

// spell corrects a word that is one edit from a known long word. When it is
// that close to several they must begin alike, as "desorden" and "desordenes"
// do: "escarcelado" is as near to "encarcelado" as to "excarcelado", which say
// the opposite, and stays unknown.
func (b *phrasebook) spell(word string) string {
	if b.words[word] || len(word) < spellingLength-1 {
		return word
	}
	found := ""
	for _, known := range b.sorted {
		if !oneEdit(word, known) {
			continue
		}
		if found != "" && found[:4] != known[:4] {
			return word
		}
		if found == "" {
			found = known
		}
	}
	if found == "" {
		return word
	}
	return found
}

// scan returns the rows of the phrases in a folded text, in their order, with
// phraseUnknown for each word that is part of none.
func (b *phrasebook) scan(folded string) []int {
	var found []int
	for _, m := range b.walk(folded) {
		found = append(found, m.id)
	}
	return found
}

// A mention is a phrase found in a text: its row, or one of the constants
// above, and its words as they are spelled in the book.
type mention struct {
	id   int
	text string
}

// walk returns the phrases of a folded text in their order.
func (b *phrasebook) walk(folded string) []mention {
	if id, ok := b.codes[folded]; ok {
		return []mention{{id, folded}}
	}
	words := strings.Fields(folded)
	for i, word := range words {
		words[i] = b.spell(word)
	}
	var found []mention
	for i := 0; i < len(words); {
		n := min(b.longest, len(words)-i)
		for ; n > 0; n-- {
			text := strings.Join(words[i:i+n], " ")
			if id, ok := b.codes[text]; ok {
				found = append(found, mention{id, text})
				break
			}
		}
		if n == 0 {
			found = append(found, mention{phraseUnknown, words[i]})
			n = 1
		}
		i += n
	}
	return found
}
