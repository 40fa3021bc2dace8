package names

import (
	"slices"
	"strings"
	"sync"

	"cotejo/linkage/names/lexicon"
)

// A married or widowed woman may bear her husband's surname behind her own:
// "Batista Vda. de Quintana", "Fuentes Rivas de Amador". It is no second surname
// of hers and contradicts none.

// maidenWord stands in tidied names before the surname that somebody was born
// with.
const maidenWord = "nacida"

// maidenPhrases announce the surname that somebody was born with, folded.
var maidenPhrases = []string{"de soltera", "apellido de soltera", "de nacimiento", "nacida", "nee", "born", "soltera"}

// maidenName reads what stands in brackets as "de soltera Bravo".
func maidenName(inner string) (surname string, ok bool) {
	words := strings.Fields(inner)
	for n := min(3, len(words)-1); n > 0; n-- {
		if slices.Contains(maidenPhrases, Fold(strings.Join(words[:n], " "))) {
			return strings.Join(words[n:], " "), true
		}
	}
	return "", false
}

// cutMarried takes a husband's name off words, of which at least least remain,
// and returns it as written.
func cutMarried(words []nameWord, least int) (own []nameWord, married string) {
	follows := func(i int, of ...string) bool {
		return i+1 < len(words)-1 && slices.Contains(of, words[i+1].folded)
	}
	for i := min(1, least-1); i+1 < len(words); i++ {
		w := strings.TrimSuffix(words[i].folded, ".")
		switch {
		case i < least && !((i > 0 || least == 1) && (w == "vda" || w == "viuda") && follows(i, "de", "del")):
			continue
		case w == "vda", w == "viuda", w == "vd" && words[i].stop, w == "vdo", w == "viudo", w == "widow":
		case (w == "senora" || w == "sra" || w == "esposa" || w == "mujer" || w == "viud" || w == "wife") && follows(i, "de", "del", "of"):
		case w == "casada" && follows(i, "con", "de", "del"):
		case w == "de" && i+2 < len(words) && words[i+1].folded == "soltera":
			return maiden(words, i, i+2)
		case w == maidenWord, w == "nee" && i > 1:
			return maiden(words, i, i+1)
		default:
			continue
		}
		return words[:i], joinWords(words[i:], "")
	}
	return words, ""
}

// widowFirst puts given names that stand behind a husband's surname before the
// surnames: "BATISTA VDA. DE QUINTANA ROSA ELENA".
func widowFirst(words []nameWord) []nameWord {
	r := LexiconRoles()
	for i := 1; i+2 < len(words); i++ {
		if w := strings.TrimSuffix(words[i].folded, "."); w != "vda" && w != "viuda" {
			continue
		}
		end := i + 1 // of the husband's surname
		for end+1 < len(words) && words[end].particle {
			end++
		}
		end++
		if end >= len(words) || slices.ContainsFunc(words[end:], func(w nameWord) bool { return r.lean(w.folded) < 0 }) ||
			slices.ContainsFunc(words[:i], func(w nameWord) bool { return r.lean(w.folded) > 0 }) {
			return words
		}
		return append(slices.Clone(words[end:]), words[:end]...)
	}
	return words
}

// maiden puts the surname that somebody was born with, words from on, in the
// place of those before at.
func maiden(words []nameWord, at, from int) (own []nameWord, married string) {
	r := LexiconRoles()
	given := at
	for given > 1 && (given == at || r.lean(words[given-1].folded) < 0 || words[given-1].particle) {
		given--
	}
	if at == 1 { // a cell of surnames alone
		given = 0
	}
	married = joinWords(words[:at], "")
	return append(words[:given], words[from:]...), married
}

// sexes are the sexes of given names: "m", "f", or "mf".
var sexes = sync.OnceValue(func() map[string]string {
	of := make(map[string]string)
	for _, g := range lexicon.Given() {
		if f := Fold(g.Name); !strings.Contains(f, " ") && !strings.Contains(of[f], g.Sex) {
			of[f] += g.Sex
		}
	}
	return of
})

// isHusbands reports whether a unit may be a husband's surname behind "de".
// Surnames that begin with "de" themselves are longer ("de la Torre"), or listed
// ("de Armas").
func isHusbands(unit string) bool {
	rest, ok := strings.CutPrefix(unit, "de ")
	return ok && !strings.Contains(rest, " ") && LexiconRoles().Surname[unit] == 0 && rest != "leon" && rest != "dios" && rest != "jesus" && LexiconRoles().Given[rest] < classRate[3]
}

// husbandsUnit returns the index of the unit that may be the surname of a
// woman's husband, -1 for none, and whether it is certain: two surnames of her
// own stand before it. Behind "de" in the middle of a name stand her given names,
// if the name does not begin with them ("Olivera de Prado Nidia").
func (r *Reader) husbandsUnit(units []string) (at int, certain bool) {
	n := len(units)
	if n < 3 {
		return -1, false
	}
	for i := 1; i < n; i++ {
		if !isHusbands(units[i]) {
			continue
		}
		switch sex := sexes()[units[0]]; {
		case i+1 == n && sex == "f":
			return i, i > 2 && r.lean(units[i-1]) < 0 && r.lean(units[i-2]) < 0
		case i+1 == n && sex == "" && i > 1 && sexes()[units[1]] != "m",
			i+1 < n && sex == "" && sexes()[units[i+1]] != "m" && r.lean(units[0]) <= 0 && r.lean(units[i+1]) >= 0:
			return i, false
		}
	}
	return -1, false
}

// OwnUnits leaves out the husband's surname.
func OwnUnits(units []string) []string {
	if !slices.ContainsFunc(units, isHusbands) {
		return units
	}
	var r Reader
	if at, _ := r.husbandsUnit(units); at >= 0 {
		return slices.Delete(slices.Clone(units), at, at+1)
	}
	return units
}
