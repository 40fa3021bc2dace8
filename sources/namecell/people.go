package namecell

import (
	"regexp"
	"strconv"
	"strings"

	"cotejo/linkage/names"
)

var (
	lines     = regexp.MustCompile(`\s*[\r\n\v\f\x{2028}]+\s*|(?i)\s*<br\s*/?>\s*|\s*;\s*|\s+[-–—]\s+|\s*[|¦•·]\s*|\s+\d{1,2}\s*[.)]-?\s+`)
	also      = regexp.MustCompile(`(?i)(?:^|\s)(y|e|&|&amp;|and|con|with|junto a|junto con|así como|asi como|as well as|más|\+)\s+`)
	second    = regexp.MustCompile(`^([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]$`)                               // "Lidia Correa (Raúl Pino)"
	etAl      = regexp.MustCompile(`(?i)[\s,(]+(?:y |e )?(?:et al\b\.?|cols\.|(?:los|las) suy[oa]s)\)?\s*$`) // "et al.", "y los suyos"
	bracketed = regexp.MustCompile(`(?i)\s*[(\[]\s*((?:y|e|and|con|with|junto|más|\+)\s[^()\[\]]*)[)\]]`)    // "(y otros 3)"
	oneLine   = regexp.MustCompile(`\s*[\r\n\v\f\x{2028}]+\s*|(?i)\s*<br\s*/?>\s*|\s*;\s*`)
	sloped    = regexp.MustCompile(`\s*/\s*`)
)

// firstPerson returns of a cell what it says of the first person whom it names,
// and how many others there are at least. Of one person it returns the cell.
func firstPerson(text string) (first string, others int) {
	if !mayBeSeveral(text) {
		return text, 0
	}
	text = bracketed.ReplaceAllString(text, " $1")
	if at := etAl.FindStringIndex(text); at != nil && at[0] > 0 {
		first, others = firstPerson(text[:at[0]])
		return first, others + 1
	}
	if m := second.FindStringSubmatch(text); m != nil && isWhole(m[1]) && enough(m[2]) && !alike(m[1], m[2]) {
		first, others = firstPerson(m[1])
		return first, others + 1
	}
	if parts := lines.Split(strings.TrimSpace(text), -1); len(parts) > 1 {
		if people := wholeNames(parts); people > 1 {
			first, others = firstPerson(parts[0])
			return first, others + people - 1
		}
		if strings.ContainsAny(text, "\r\n\v\f\u2028;<") {
			text = oneLine.ReplaceAllString(text, " ")
		}
	}
	if parts := sloped.Split(text, -1); len(parts) > 1 && wholeNames(parts) == len(parts) && !alike(parts[0], parts[1]) {
		first, others = firstPerson(parts[0])
		return first, others + len(parts) - 1
	}
	if first, others = firstOfList(text); others > 0 {
		return first, others
	}
	for _, at := range also.FindAllStringSubmatchIndex(text, 16) {
		left, right := strings.TrimRight(text[:at[0]], " ,"), text[at[1]:]
		sign := strings.ToLower(text[at[2]:at[3]])
		if first, others := joined(left, right, sign); others > 0 {
			return first, others
		}
	}
	return text, 0
}

// mayBeSeveral reports whether a cell has any sign or word that stands between
// people, which is all that most cells need to be looked at.
func mayBeSeveral(text string) bool {
	if strings.ContainsAny(text, "\r\n\v\f\u2028<;/,&+([|¦•·–—0123456789") || strings.Contains(text, " - ") {
		return true
	}
	for w := range strings.FieldsSeq(text) {
		switch strings.ToLower(strings.TrimLeft(w, "([")) {
		case "y", "e", "and", "con", "with", "junto", "más", "así", "asi", "as", "et":
			return true
		}
	}
	return false
}

// wholeNames counts the parts that are whole names by themselves.
func wholeNames(parts []string) (n int) {
	for _, p := range parts {
		if isWhole(p) {
			n++
		}
	}
	return n
}

// isWhole reports whether a text looks like a whole name: two words or more that
// begin as given names do and end as surnames do.
func isWhole(text string) bool {
	c := newCell(text)
	c.cutPatterns()
	words := strings.Fields(strings.ReplaceAll(c.text, ",", " "))
	if len(words) < 2 || len(words) > 8 || isUnnamed(strings.Fields(names.Fold(text))) || hasArticle(words) && words[0] != strings.ToLower(words[0]) {
		return false
	}
	if aliasMarkers[names.Fold(words[0])] || remarks()[names.Fold(words[0])] {
		return false
	}
	if statusWords()[names.Fold(words[0])] || never[names.Fold(words[0])] || relations[names.Fold(words[0])] {
		return false
	}
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789@") {
			return false
		}
	}
	if strings.Contains(c.text, ",") {
		return true
	}
	return isGivenHere(words[0]) && !onlyGiven(words[len(words)-1]) || len(words) > 2 && !onlySurname(words[0]) && !onlyGiven(words[len(words)-1])
}

// alike reports whether two names begin alike, as two spellings of one do.
func alike(a, b string) bool {
	if _, given, ok := strings.Cut(a, ","); ok && strings.Contains(b, ",") {
		_, other, _ := strings.Cut(b, ",")
		a, b = given, other
	}
	x, y := strings.Fields(names.Fold(a)), strings.Fields(names.Fold(b))
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}

// firstOfList reads "Tomás, Eladio y Raúl Varona" and whole names with commas
// between them.
func firstOfList(text string) (first string, others int) {
	parts := strings.Split(text, ",")
	if len(parts) < 2 || len(parts) > 16 {
		return "", 0
	}
	for i := range parts {
		if parts[i] = strings.TrimSpace(parts[i]); parts[i] == "" {
			return "", 0
		}
	}
	last := parts[len(parts)-1]
	behind := 1 // people in the last part
	var tail string
	if at := also.FindStringSubmatchIndex(last); at != nil && at[0] > 0 {
		tail, behind = last[at[1]:], 2
		last = last[:at[0]]
	}
	if wholeNames(parts) == len(parts) && (len(parts) > 2 || enough(parts[0]) && enough(parts[1]) || behind == 2 && isWhole(last) && isWhole(tail) && isGivenHere(strings.Fields(parts[0])[0])) {
		return parts[0], len(parts) - 2 + behind
	}
	// Given names one by one, the surnames with the last of them.
	if behind == 2 && givenNames(parts[0]) && givenNames(last) {
		surnames := surnamesOf(tail)
		if len(parts) == 2 && surnames == "" && givenNames(tail) {
			if onlyGiven(strings.Fields(parts[0])[0]) {
				return parts[0], len(parts)
			}
			return "", 0 // "Varona, Tomás y Eladio": one behind the other, see joined
		}
		return strings.TrimSpace(parts[0] + " " + surnames), len(parts)
	}
	return "", 0
}

// firstGiven is firstPerson for a cell of given names, where commas stand between
// people: "Tomás, Eladio y Raúl".
func firstGiven(text string) (first string, others int) {
	first, others = firstPerson(text)
	if parts := strings.Split(first, ","); others > 0 && len(parts) > 1 {
		for _, p := range parts {
			if !givenNames(p) {
				return first, others
			}
		}
		return strings.TrimSpace(parts[0]), others + len(parts) - 1
	}
	return first, others
}

// enough reports whether a text begins with what is only a given name and ends
// with what is only a surname, so that it is no half of "Apellidos, Nombres".
func enough(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && onlyGiven(words[0]) && !isGivenHere(words[len(words)-1])
}

// givenNames reports whether all words of a text are given names.
func givenNames(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !isGivenHere(strings.Trim(w, ".")) {
			return false
		}
	}
	return len(words) > 0 && len(words) < 4
}

// surnamesOf returns the surnames of a whole name, as written.
func surnamesOf(text string) string {
	n := names.Parse(text, names.GivenFirst)
	if len(n.Readings) == 0 || len(n.Readings[0].Surnames) == 0 {
		return ""
	}
	words := strings.Fields(n.Text)
	given := 0
	for _, u := range n.Readings[0].Given {
		given += 1 + strings.Count(u, " ")
	}
	if given >= len(words) {
		return ""
	}
	return strings.Join(words[given:], " ")
}

// joined reads what stands on both sides of "y". "Ortega y Gasset" is one person.
func joined(left, right, sign string) (first string, others int) {
	words := strings.Fields(right)
	if left == "" || len(words) == 0 {
		return "", 0
	}
	if m := new(names.Name); strings.Contains(left, ",") && len(words) > 1 { // "Lidia Correa, madre, y Raúl Pino"
		if name, mark, _ := strings.Cut(left, ","); m.Mark(mark) && isWhole(name) && isGivenHere(words[0]) {
			return left, 1
		}
	}
	if n := furtherPeople(words); n > 0 && !isSurnameBehind(words) {
		return left, n
	}
	if n, err := strconv.Atoi(words[0]); err == nil && len(words) == 1 && (sign == "+" || sign == "más") {
		return left, max(1, min(n, 1000))
	}
	if sign == "con" || sign == "with" || strings.HasPrefix(sign, "junto") || sign == "más" {
		return "", 0
	}
	before := left
	surnamesFirst := ""
	if surnames, given, ok := strings.Cut(left, ","); ok { // "Varona Sotolongo, Tomás y Eladio"
		before, surnamesFirst = strings.TrimSpace(given), surnames
	}
	lead := strings.Fields(before)
	if len(lead) == 0 {
		return "", 0
	}
	strong := sign == "&" || sign == "&amp;" || sign == "and" || sign == "+" || strings.HasPrefix(sign, "as")
	switch {
	case surnamesFirst != "":
		if givenNames(before) && givenNames(right) || strong {
			return left, 1
		}
	case len(words) == 1:
		// "Tomás y Eladio", "Varona Gil Tomás y Eladio"; but "Leyva y Pupo".
		if onlyGiven(words[0]) || strong || givenNames(before) && isGivenHere(words[0]) && len(lead) == 1 {
			return left, 1
		}
	case givenNames(before) && isGivenHere(words[0]), len(lead) == 1 && !onlySurname(lead[0]) && (isGivenHere(words[0]) || isGivenHere(lead[0]) && !onlySurname(words[0])):
		return strings.TrimSpace(before + " " + surnamesOf(right)), 1
	case initialled(lead) && initialled(words): // "Y. Correa y R. Correa"
		return left, 1
	case onlyGiven(words[0]) || strong || len(words) > 2 && isGivenHere(words[0]) && isWhole(left):
		return left, 1
	}
	return "", 0
}

// initialled reports whether words are an initial and a surname or two.
func initialled(words []string) bool {
	return len(words) > 1 && len(words[0]) == 2 && words[0][1] == '.' && len(words[1]) > 2
}

// isSurnameBehind reports whether what looks like a relation is a surname: "Gaspar
// y Nieto", "Rubio y Más".
func isSurnameBehind(words []string) bool {
	_, surnames := nameWords()
	return len(words) == 1 && surnames[names.Fold(words[0])] && words[0] != strings.ToLower(words[0])
}

// furtherPeople returns how many people the words behind "y" mean that name
// nobody: "su familia", "otros 3", "dos hijos".
func furtherPeople(words []string) int {
	n, person := 0, false
	for i, w := range words {
		f := names.Fold(w)
		switch count, err := strconv.Atoi(f); {
		case i > 5:
			return 0
		case err == nil && count > 0:
			if !person && i+1 == len(words) && i > 0 || person || i+1 < len(words) {
				n = min(count, 1000)
			}
		case otherPeople[f]:
			person = true
		case relations[f] && !(f == "padre" && i == 0 && len(words) > 1):
			person = true
			if severalRelations[f] && n == 0 && f != "familia" {
				n = 2
			}
		case numbers[f] > 0:
			n = numbers[f]
		case openers[f] || qualifiers[f] || unnamedWords()[f] || f == "de" || f == "al" || f == "a":
			person = person || unnamedWords()[f] && (i > 0 || len(words) == 1 && babies[f])
		default:
			if person { // "y su hijo Juan Pérez"
				return max(1, n)
			}
			return 0
		}
	}
	if person {
		return max(1, n)
	}
	return 0
}
