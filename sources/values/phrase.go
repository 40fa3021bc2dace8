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
	if id, ok := b.codes[folded]; ok {
		return []int{id}
	}
	words := strings.Fields(folded)
	for i, word := range words {
		words[i] = b.spell(word)
	}
	var found []int
	for i := 0; i < len(words); {
		n := min(b.longest, len(words)-i)
		for ; n > 0; n-- {
			if id, ok := b.codes[strings.Join(words[i:i+n], " ")]; ok {
				found = append(found, id)
				break
			}
		}
		if n == 0 {
			found = append(found, phraseUnknown)
			n = 1
		}
		i += n
	}
	return found
}
