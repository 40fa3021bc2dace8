package namecell

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// cutDash reads what stands behind a dash, or a province behind a comma.
func (c *cell) cutDash(as part) {
	for i := 1; i < len(c.words); i++ {
		if w := c.words[i]; len(w) > 2 && w[0] == '-' && w[1] != '-' { // "Gil -El Moro"
			c.words[i] = w[1:]
			c.words = slices.Insert(c.words, i, "-")
		}
	}
	for i := len(c.words) - 2; i > 0; i-- {
		if c.words[i] != "-" && c.words[i] != "," {
			continue
		}
		head, tail := c.words[:i], c.words[i+1:]
		if len(tail) == 0 {
			continue
		}
		f := names.Fold(strings.Join(tail, " "))
		if c.words[i] == "," && as == whole && (isComplete(head) && isBeside(tail) || len(head) > 1 && remarks()[f]) {
			if hasArticle(tail) {
				c.called(tail)
			}
			c.words, c.more = head, true
			continue
		}
		if c.words[i] == "," && as == whole && slices.Contains(head, ",") && hasArticle(tail) && !new(names.Name).Mark(f) {
			c.called(tail) // "Vidal Cedeño, Anselmo, el Moro"
			c.words, c.more = head, true
			continue
		}
		switch {
		case c.words[i] == "-" && new(names.Name).Mark(f): // "Leyva Pupo - padre"
			c.words[i] = ","
		case provinces[f] || isUnnamed(strings.Fields(f)) || c.words[i] == "-" && sexes[f]:
			c.words, c.more = head, true
		case c.words[i] == ",":
		case isCalled(tail, as) && !isCalled(head, as) && (len(head) > 1 || hasArticle(tail)):
			c.called(tail)
			c.words, c.more = head, true
		case isCalled(head, as) && !isCalled(tail, as) && (len(tail) > 1 || hasArticle(head)):
			c.called(head)
			c.words, c.more = tail, true
			return
		}
	}
}

// isComplete reports whether words are a given name and two surnames, so that
// what stands behind a comma is no part of the name.
func isComplete(words []string) bool {
	n := len(words)
	for _, w := range words {
		if f := names.Fold(w); f == "" || aliasMarkers[f] || strings.ContainsAny(w, "()[]«»\"“”") {
			return false
		}
	}
	return n > 2 && isGivenHere(words[0]) && !onlySurname(words[0]) && !isGivenHere(words[n-1]) && !onlyGiven(words[n-2]) &&
		!dangling[names.Fold(words[n-1])] && !dangling[names.Fold(words[n-2])]
}

// isBeside reports whether words behind a comma are a remark: "periodista",
// "natural de Holguín", "su hermano", "el Moro", "UNPACU". Given names, marks of
// generation and a husband's name are not.
func isBeside(words []string) bool {
	text := strings.Join(words, " ")
	f := names.Fold(words[0])
	if new(names.Name).Mark(text) || widows[f] && len(words) > 1 || f == "senora" || f == "sra" || f == "casada" || f == "nacida" || f == "nee" || slices.Contains(words, ",") {
		return false
	}
	if hasArticle(words) || openers[f] || remarks()[f] || widows[f] {
		return true
	}
	for _, w := range words {
		if isGivenHere(w) || onlySurname(w) && f != "natural" && f != "vecino" && f != "vecina" {
			return false
		}
	}
	return words[0] == strings.ToLower(words[0]) || len(words) == 1 && len(words[0]) < 8 && words[0] == strings.ToUpper(words[0]) && !strings.Contains(words[0], ".")
}

// aliasMarkers announce an alias behind a dash.
var aliasMarkers = set("alias apodado apodada aka conocido conocida como por mas known as")

// called notes what somebody is called as well, unless it is a remark: "- NUEVO".
func (c *cell) called(words []string) {
	for len(words) > 1 && aliasMarkers[names.Fold(words[0])] {
		words = words[1:]
	}
	if a := strings.Trim(strings.Join(words, " "), " :.,\"'«»()"); IsAlias(a) {
		c.aliases = append(c.aliases, a)
	}
}

// isCalled reports whether words are a nickname: an article or a marker before
// them, or none of them a name.
func isCalled(words []string, as part) bool {
	if hasArticle(words) || as != whole {
		return hasArticle(words)
	}
	given, surnames := nameWords()
	for _, w := range words {
		if f := names.Fold(w); given[f] || surnames[f] || f == "" {
			return false
		}
	}
	return len(words) <= 2
}

// hasArticle reports whether an article or a marker of an alias begins some words.
func hasArticle(words []string) bool {
	if len(words) < 2 {
		return false
	}
	switch names.Fold(words[0]) {
	case "el", "la", "los", "las", "alias", "apodado", "apodada", "aka", "conocido", "conocida", "known":
		return true
	}
	return false
}
