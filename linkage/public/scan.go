package public

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// Found returns the hidden names that stand in a text, whatever their accents,
// capitals and the signs between their words: the last look before anything is
// written.
func (e *Edition) Found(text string) []string {
	words := " " + names.Fold(text) + " "
	var found []string
	for at := 0; ; {
		i := strings.IndexByte(words[at:], ' ')
		if i < 0 || at+i+1 >= len(words) {
			break
		}
		at += i + 1
		rest := words[at:]
		word, _, _ := strings.Cut(rest, " ")
		for _, name := range e.byWord[word] {
			if strings.HasPrefix(rest, name+" ") {
				found = append(found, name)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
