package web

import (
	"strings"

	"cotejo/linkage/names"
	"github.com/xrash/smetrics"
)

// A run is a piece of a text that both sides have, or that only this one has.
type run struct {
	Text  string
	Other bool // the other side lacks it
}

// Longer texts and texts of more words than these are shown as they are.
const (
	maxLetters = 400
	maxWords   = 40
)

// slipLetters is the number of letters by which two words may differ to be shown
// as one word with a slip. In words that differ in more, letters that happen to be
// the same are no likeness, and neither are digits in two numbers.
const slipLetters = 2

// letters marks what each of two texts has that the other lacks: whole words, and
// letters within words that differ by a slip. Case, accents and signs count for
// nothing, and neither does the order of words.
func letters(a, b string) (left, right []run) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > maxWords || len(y) > maxWords || len(a) > maxLetters || len(b) > maxLetters {
		return []run{{a, false}}, []run{{b, false}}
	}
	of := make([]int, len(x)) // by word of a: one more than its partner in b
	taken := make([]bool, len(y))
	pair := func(fits func(v, w string) bool) {
		for i := range x {
			for j := range y {
				if of[i] == 0 && !taken[j] && fits(names.Fold(x[i]), names.Fold(y[j])) {
					of[i], taken[j] = j+1, true
				}
			}
		}
	}
	pair(func(v, w string) bool { return v == w })
	pair(func(v, w string) bool {
		return len(v) > slipLetters && len(w) > slipLetters && !strings.ContainsAny(v+w, "0123456789") && smetrics.WagnerFischer(v, w, 1, 1, 1) <= slipLetters
	})
	rights := make([][]run, len(y))
	for j, w := range y {
		rights[j] = []run{{w, names.Fold(w) != ""}}
	}
	for i, w := range x {
		own := []run{{w, names.Fold(w) != ""}}
		if j := of[i] - 1; j >= 0 {
			own, rights[j] = slips(w, y[j])
		}
		left = join(left, own)
	}
	for _, w := range rights {
		right = join(right, w)
	}
	return left, right
}

// join puts a word behind others.
func join(to, word []run) []run {
	if len(to) > 0 {
		to = add(to, run{" ", false})
	}
	for _, r := range word {
		to = add(to, r)
	}
	return to
}

func add(to []run, r run) []run {
	if n := len(to); n > 0 && to[n-1].Other == r.Other {
		to[n-1].Text += r.Text
		return to
	}
	return append(to, r)
}

// slips marks the letters of two words that the other lacks, by a longest common
// subsequence.
func slips(a, b string) (left, right []run) {
	x, y := []rune(a), []rune(b)
	same := func(v, w rune) bool { return v == w || names.Fold(string(v)) == names.Fold(string(w)) }
	// length[i][j] is that of the longest common subsequence of x[i:] and y[j:].
	length := make([][]int, len(x)+1)
	for i := range length {
		length[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if same(x[i], y[j]) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && same(x[i], y[j]):
			left, right = add(left, run{string(x[i]), false}), add(right, run{string(y[j]), false})
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && length[i+1][j] >= length[i][j+1]:
			left = add(left, run{string(x[i]), names.Fold(string(x[i])) != ""})
			i++
		default:
			right = add(right, run{string(y[j]), names.Fold(string(y[j])) != ""})
			j++
		}
	}
	return left, right
}

// alike reports whether two texts are the same but for case and accents.
func alike(a, b string) bool { return names.Fold(a) == names.Fold(b) }
