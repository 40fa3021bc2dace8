package names

import (
	"slices"
	"strings"
	"sync"

	"cotejo/linkage/edit"
	"cotejo/linkage/names/lexicon"
)

// A Rewording tells how one name became another, word by word.
type Rewording struct {
	// was holds, for the words of the new name in order, what stood there in the
	// old one: nothing for a word that was added, several words where some were
	// taken out.
	was   []string
	words []string // of the new name, folded
	// spelling says that nothing but spelling changed, or that a last surname
	// was added or taken out.
	Spelling bool
	Cost     int // how far the two names are from each other
}

// The costs of turning one word into another. Two words that are not alike cost
// as much as leaving one out and putting the other in.
const (
	costAlike = 1
	costOther = 6
	costWord  = 3
)

// Reword aligns the words of two names. ok is false when they have less than
// half of their words in common.
func Reword(old, now string) (r Rewording, ok bool) {
	x, y := strings.Fields(Fold(old)), strings.Fields(Fold(now))
	cost := make([][]int, len(x)+1)
	for i := range cost {
		cost[i] = make([]int, len(y)+1)
	}
	step := func(a, b string) int {
		switch {
		case a == b:
			return 0
		case respelled(a, b) || edit.OSAWithin(a, b, 2):
			return costAlike
		}
		return costOther
	}
	for i := len(x); i >= 0; i-- {
		for j := len(y); j >= 0; j-- {
			switch {
			case i == len(x):
				cost[i][j] = costWord * (len(y) - j)
			case j == len(y):
				cost[i][j] = costWord * (len(x) - i)
			default:
				cost[i][j] = min(step(x[i], y[j])+cost[i+1][j+1], costWord+cost[i+1][j], costWord+cost[i][j+1])
			}
		}
	}
	r.words, r.was, r.Spelling, r.Cost = y, make([]string, len(y)), true, cost[0][0]
	common := 0
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && cost[i][j] == step(x[i], y[j])+cost[i+1][j+1]:
			if x[i] == y[j] || respelled(x[i], y[j]) {
				common++
			} else {
				r.Spelling = false
			}
			r.was[j] = strings.TrimSpace(r.was[j] + " " + x[i])
			i, j = i+1, j+1
		case j < len(y) && (i == len(x) || cost[i][j] == costWord+cost[i][j+1]):
			r.Spelling = r.Spelling && j == len(y)-1 && j > 1
			j++
		default:
			r.Spelling = r.Spelling && i == len(x)-1 && i > 1
			if at := max(0, j-1); at < len(r.was) {
				r.was[at] = strings.TrimSpace(r.was[at] + " " + x[i])
			}
			i++
		}
	}
	return r, 2*common >= max(len(x), len(y)) && common > 0
}

// Undo writes the folded text of a cell as it was before: every word of the new
// name in it, in the order of the name, is what it was.
func (r *Rewording) Undo(cell string) string {
	words := strings.Fields(cell)
	for i, w := range r.words {
		if at := slices.Index(words, w); at >= 0 && r.was[i] != w {
			words[at] = "\x00" + r.was[i] // so that no later word is taken for it
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(words, " "), "\x00", " ")), " ")
}

// respelled reports whether one word is another spelling of another: they sound
// alike, or they differ by one or two slips and are neither two usual names nor
// a woman's and a man's.
func respelled(a, b string) bool {
	if a == b {
		return true
	}
	if a == "" || b == "" {
		return false
	}
	strictA, _ := Sounds(a)
	strictB, _ := Sounds(b)
	for _, s := range strictA {
		if slices.Contains(strictB, s) {
			return true
		}
	}
	slips := 1
	if min(len(a), len(b)) > 6 {
		slips = 2
	}
	if min(len(a), len(b)) < 4 || !edit.OSAWithin(a, b, slips) {
		return false
	}
	return !(usualNames()[a] && usualNames()[b]) && !otherEnd(a, b)
}

// otherEnd reports whether two words differ in nothing but a last vowel, as the
// names of women and men do.
func otherEnd(a, b string) bool {
	stem := func(w string) string { return strings.TrimRight(w, "aeo") }
	return stem(a) == stem(b)
}

// usualNames are the words of usual given names and surnames, folded.
var usualNames = sync.OnceValue(func() map[string]bool {
	usual := make(map[string]bool)
	for _, g := range lexicon.Given() {
		for _, w := range strings.Fields(Fold(g.Name)) {
			usual[w] = true
		}
	}
	for _, s := range lexicon.Surnames() {
		for _, w := range strings.Fields(Fold(s.Name)) {
			usual[w] = true
		}
	}
	return usual
})
