package names

import (
	"slices"
	"strings"
)

// Sounds returns the keys under which a folded name is looked up by its sound
// in Cuban Spanish. Two names sound the same when their strict sets share a
// key (Yosvany, Ihosbani), and nearly the same when their loose sets do (Yoel,
// Joel). The sets hold more than one key, four at most, when a spelling is
// ambiguous: ll is y or l and x is ks or s in names taken from abroad.
//
// The strict key writes what spelling hides (b = v, s = z = c, h silent,
// ll = y, qu = k, y = i); it makes 1 % more chance agreements than exact
// spelling. The loose key adds what Cuban speech hides: j = y at the start, one
// final s dropped, ei = ai, r = l before a consonant. It does not touch a final
// r or l, which would equate Yunier and Yuniel, two names of thousands each.
func Sounds(name string) (strict, loose []string) {
	word := strings.ReplaceAll(name, " ", "")
	for _, w := range ambiguous(word) {
		k := strictKey(w)
		if !slices.Contains(strict, k) {
			strict = append(strict, k)
		}
		if l := looseKey(k); !slices.Contains(loose, l) {
			loose = append(loose, l)
		}
	}
	return strict, loose
}

// SharesKey reports whether two key sets have a key in common.
func SharesKey(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func isVowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

// isFront reports whether c softens a c or g before it.
func isFront(c byte) bool { return c == 'e' || c == 'i' || c == 'y' }

// at returns the byte at i, or 0 outside of s.
func at(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

// ambiguous writes out the readings of ll between vowels and of x after the
// first letter.
func ambiguous(word string) []string {
	if rest, ok := strings.CutPrefix(word, "ximen"); ok {
		word = "jimen" + rest
	} else if word == "xavier" {
		word = "javier"
	}
	readings := []string{""}
	both := func(a, b string) {
		if len(readings) > 2 {
			for i := range readings {
				readings[i] += a
			}
			return
		}
		n := len(readings)
		for i := range n {
			readings = append(readings, readings[i]+b)
			readings[i] += a
		}
	}
	for i := 0; i < len(word); i++ {
		switch {
		case word[i] == 'l' && at(word, i+1) == 'l' && isVowel(at(word, i-1)) && isVowel(at(word, i+2)):
			both("y", "l")
			i++
		case word[i] == 'x' && i > 0:
			both("ks", "s")
		default:
			for j := range readings {
				readings[j] += word[i : i+1]
			}
		}
	}
	return readings
}

// rewrite maps s left to right: rule returns what the text at i becomes and
// how many bytes it takes; zero bytes means that no rule applies.
func rewrite(s string, rule func(s string, i int) (string, int)) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	for i := 0; i < len(s); {
		if out, n := rule(s, i); n > 0 {
			b.WriteString(out)
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// strictKey applies the strict rules in order. C stands for the sound of ch.
func strictKey(w string) string {
	w = rewrite(w, digraphs)
	w = strings.ReplaceAll(w, "h", "")
	w = rewrite(w, consonants)
	w = rewrite(w, glides)
	w = rewrite(w, endings)
	w = collapse(w)
	return rewrite(w, func(s string, i int) (string, int) {
		if s[i] == 'k' && at(s, i+1) == 's' && i+2 < len(s) && !isVowel(s[i+2]) {
			return "s", 2 // Expósito, Espósito
		}
		return "", 0
	})
}

// digraphs rewrites the letter pairs of foreign spelling.
func digraphs(s string, i int) (string, int) {
	next := at(s, i+1)
	switch s[i] {
	case 'p':
		if next == 'h' {
			return "f", 2
		}
	case 't':
		if strings.HasPrefix(s[i:], "tch") {
			return "C", 3
		}
		if next == 'h' {
			return "t", 2
		}
	case 's':
		if strings.HasPrefix(s[i:], "sch") {
			return "s", 3
		}
		if next == 'h' {
			return "C", 2
		}
	case 'c':
		if next == 'h' {
			if after := at(s, i+2); after == 0 || isVowel(after) {
				return "C", 2
			}
			return "k", 2
		}
		if next == 'k' {
			return "k", 2
		}
	case 'g':
		if next == 'h' {
			return "g", 2
		}
	}
	return "", 0
}

// consonants rewrites the letters that share a sound.
func consonants(s string, i int) (string, int) {
	next, after := at(s, i+1), at(s, i+2)
	switch s[i] {
	case 'q':
		if next == 'u' && isFront(after) {
			return "k", 2
		}
		return "k", 1
	case 'c':
		switch {
		case next == 'c' && isFront(after):
			return "ks", 2
		case isFront(next):
			return "s", 1
		}
		return "k", 1
	case 's':
		if next == 'c' && isFront(after) {
			return "s", 2
		}
		if next == 'w' {
			return "sb", 2
		}
	case 'g':
		if next == 'u' && isFront(after) {
			return "g", 2
		}
		if isFront(next) {
			return "j", 1
		}
	case 'z':
		return "s", 1
	case 'x': // only the first letter is left
		return "s", 1
	case 'w':
		if i == 0 && next != 0 && !isVowel(next) && next != 'y' {
			return "b", 1
		}
		return "u", 1
	case 'v':
		return "b", 1
	case 'l':
		if next == 'l' {
			if isVowel(after) {
				return "y", 2
			}
			return "l", 2
		}
	}
	return "", 0
}

// glides settles i and y, which are one sound beside a vowel.
func glides(s string, i int) (string, int) {
	prev, next := at(s, i-1), at(s, i+1)
	switch s[i] {
	case 'i':
		if isVowel(next) && next != 'i' && (i == 0 || isVowel(prev)) {
			return "y", 1
		}
	case 'y':
		if !isVowel(next) {
			return "i", 1
		}
		if prev != 0 && !isVowel(prev) {
			return "i", 1
		}
	}
	return "", 0
}

// endings settles nasals before consonants and the ends of the word.
func endings(s string, i int) (string, int) {
	next := at(s, i+1)
	switch s[i] {
	case 'n':
		if next == 'm' {
			return "m", 2
		}
	case 'm':
		if next == 'b' || next == 'p' || next == 0 {
			return "n", 1
		}
	case 'd':
		if next == 0 {
			return "t", 1
		}
	case 'g':
		if next == 0 {
			return "k", 1
		}
	case 'p':
		if i == 0 && next == 's' {
			return "s", 2
		}
	case 's':
		if i == 0 && next != 0 && !isVowel(next) && next != 'y' && next != 's' {
			return "es", 1
		}
	}
	return "", 0
}

// collapse writes every run of one letter once.
func collapse(s string) string {
	return rewrite(s, func(s string, i int) (string, int) {
		n := 1
		for at(s, i+n) == s[i] {
			n++
		}
		return s[i : i+1], n
	})
}

// looseKey applies the loose rules to a strict key.
func looseKey(k string) string {
	if at(k, 0) == 'j' && isVowel(at(k, 1)) {
		k = "y" + k[1:]
	}
	if len(k) > 3 && k[len(k)-1] == 's' {
		k = k[:len(k)-1]
	}
	return rewrite(k, func(s string, i int) (string, int) {
		next := at(s, i+1)
		switch {
		case s[i] == 'e' && next == 'i' && !isVowel(at(s, i+2)):
			return "ai", 2
		case s[i] == 'r' && i > 0 && next != 0 && !isVowel(next) && next != 'r' && next != 'y':
			return "l", 1
		}
		return "", 0
	})
}
