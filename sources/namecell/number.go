package namecell

import (
	"regexp"
	"strings"
	"unicode"

	"cotejo/linkage/names"
)

// dropNumbers drops every word with digits, and the words before and behind that
// belong to it: "CI 87031245678", "34 años", "reportado 2 veces", "11 de julio".
func (c *cell) dropNumbers() {
	drop := make([]bool, len(c.words))
	for i, w := range c.words {
		f := names.Fold(w)
		if never[f] {
			drop[i] = true
		}
		if !strings.ContainsFunc(w, unicode.IsDigit) || generation.MatchString(f) {
			continue
		}
		if m := footnoted.FindStringSubmatch(w); m != nil {
			c.words[i], c.more = m[1], true
			continue
		}
		if misspelt(w) {
			c.more = true
			continue
		}
		drop[i] = true
		for j := i - 1; j > 0 && isLabel(c.words[j]) && !c.initial(j); j-- {
			drop[j] = true
		}
		if i > 0 && isLabel(c.words[0]) && allDropped(drop[1:i]) {
			drop[0] = true
		}
		for j := i + 1; j < len(c.words) && units[names.Fold(c.words[j])]; j++ {
			drop[j] = true
		}
	}
	c.drop(drop)
}

var (
	generation = regexp.MustCompile(`^(2do|3ro|3er|2o|3o|1ro|1er)$`)
	footnoted  = regexp.MustCompile(`^(\p{L}{3,})\[?\d{1,2}\]?$`)
)

// isLabel reports whether a word stands before a number: "CI:", "C.I.", "tel.".
func isLabel(word string) bool { return labels[strings.ReplaceAll(names.Fold(word), " ", "")] }

// initial reports whether a word is an initial and no label: "C." before another
// name, where a label has its number behind it.
func (c *cell) initial(i int) bool {
	w := names.Fold(c.words[i])
	if len(w) != 1 || w == "a" || w == "y" {
		return false
	}
	return !strings.Contains(c.words[i], ":") && w != "c" && w != "i" && w != "n"
}

// misspelt reports whether a word is one of letters with a digit in the place of
// one: "Rodr1guez".
func misspelt(w string) bool {
	digits, letters := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		default:
			return false
		}
	}
	return digits == 1 && letters >= 4 && !unicode.IsDigit(rune(w[0]))
}

func allDropped(drop []bool) bool {
	for _, d := range drop {
		if !d {
			return false
		}
	}
	return true
}

func (c *cell) drop(drop []bool) {
	var out []string
	for i, w := range c.words {
		if drop[i] {
			c.more = true
		} else {
			out = append(out, w)
		}
	}
	c.words = out
}

// dropLeads drops what stands before a name and is none: "EXCARCELADO Carmelo
// Rizo", "Menor de edad Juan Pérez".
func (c *cell) dropLeads() {
	for len(c.words) > 2 {
		f := names.Fold(c.words[0])
		next := names.Fold(c.words[1])
		_, surname := nameWords()
		switch {
		case statusPhrases[f+" "+next] && len(c.words) > 3:
			c.words = c.words[2:]
			if f == "menor" && names.Fold(c.words[0]) == "edad" {
				c.words = c.words[1:]
			}
		case f == "menor" && next == "de" && names.Fold(c.words[2]) == "edad":
			c.words = c.words[3:]
		case f == "" || f != "" && leads[f] && !surname[f]:
			c.words = c.words[1:]
		case (f == "el" || f == "la") && leads[next] && len(c.words) > 3: // "El ciudadano Anselmo Vidal"
			c.words = c.words[2:]
		default:
			return
		}
		c.more = true
	}
}
