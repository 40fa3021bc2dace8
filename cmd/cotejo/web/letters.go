package web

import (
	"cotejo/linkage/names"
)

// A run is a piece of a text that both sides have, or that only this one has.
type run struct {
	Text  string
	Other bool // the other side lacks it
}

// maxLetters bounds the texts that are compared letter by letter; longer ones
// are shown as they are.
const maxLetters = 200

// letters marks what each of two texts has that the other lacks, by a longest
// common subsequence of their letters. Case and accents count, but letters that
// differ in nothing else are kept together with their neighbours.
func letters(a, b string) (left, right []run) {
	x, y := []rune(a), []rune(b)
	if len(x) > maxLetters || len(y) > maxLetters || a == b {
		return []run{{a, false}}, []run{{b, false}}
	}
	// length[i][j] is that of the longest common subsequence of x[i:] and y[j:].
	length := make([][]int16, len(x)+1)
	for i := range length {
		length[i] = make([]int16, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	add := func(to []run, r rune, other bool) []run {
		if n := len(to); n > 0 && to[n-1].Other == other {
			to[n-1].Text += string(r)
			return to
		}
		return append(to, run{string(r), other})
	}
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			left, right = add(left, x[i], false), add(right, y[j], false)
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && length[i+1][j] >= length[i][j+1]:
			left = add(left, x[i], true)
			i++
		default:
			right = add(right, y[j], true)
			j++
		}
	}
	return left, right
}

// alike reports whether two texts are the same but for case and accents.
func alike(a, b string) bool { return names.Fold(a) == names.Fold(b) }
