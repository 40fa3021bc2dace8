package names

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cotejo/linkage/names/lexicon"
)

// Courts and hurried editors cut names short: "Mª", "Fco.", "Hdez.". A usual
// abbreviation of one name is read as that name. What may stand for two names,
// or is not known, is a unit that ends in a full stop and agrees, as an initial
// does, with every name that it may stand for.

// abbreviations maps the letters of an abbreviation to the names it stands for.
var abbreviations = sync.OnceValue(func() map[string][]lexicon.Abbreviation {
	m := make(map[string][]lexicon.Abbreviation)
	for _, a := range lexicon.Abbreviations() {
		f := lettersOf(a.Short)
		if !slices.ContainsFunc(m[f], func(b lexicon.Abbreviation) bool { return b.Full == a.Full }) {
			m[f] = append(m[f], a)
		}
	}
	return m
})

// lettersOf folds an abbreviation: "Fco." is "fco", "M.ª" is "maº". Alejº is no
// Alejo: a raised letter counts.
func lettersOf(w string) string {
	f := Fold(strings.ReplaceAll(w, ".", ""))
	if strings.ContainsAny(w, raised) {
		f += "º"
	}
	return f
}

// raised are the letters that end an abbreviation.
const raised = "ªº"

// longestAbbreviation is the number of letters up to which a word with a full
// stop behind it may be an abbreviation that nobody listed.
const longestAbbreviation = 5

// isAbbreviation reports whether a unit is one of which it is not certain what
// it stands for.
func isAbbreviation(unit string) bool { return strings.HasSuffix(unit, ".") }

// spellOut reads a word as an abbreviation and returns the unit that it is, or
// ok false when it is none.
func spellOut(w string) (unit string, ok bool) {
	stop := strings.HasSuffix(w, ".") || strings.ContainsAny(w, raised)
	if !stop && len(w) > longestBare {
		return "", false
	}
	f := lettersOf(w)
	if inner := strings.TrimSuffix(w, "."); len(f) < 2 || strings.Contains(f, " ") || strings.Contains(inner, ".") && !strings.ContainsAny(w, raised) {
		return "", false
	}
	of := abbreviations()[f]
	if KnownNames()[f] {
		return "", false // Casto and Alejo are names, with or without a full stop
	}
	switch {
	case len(of) == 1 && (stop || of[0].Bare):
		return Fold(of[0].Full), true
	case len(of) > 1 && (stop || of[0].Bare):
		return strings.TrimSuffix(f, "º") + ".", true
	case !stop || len(f) > longestAbbreviation || isSuffix(f) || Honorifics()[f] && f != "da":
		return "", false
	case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsDigit(r) }):
		return "", false
	}
	return strings.TrimSuffix(f, "º") + ".", true
}

// longestBare is the length in bytes of the longest abbreviation that is known
// without its full stop.
const longestBare = 8

// standsFor reports whether an abbreviation, without its full stop, may stand
// for a name: the list says so, or it has letters of the name in their order,
// the first among them.
func standsFor(short, name string) bool {
	for _, a := range abbreviations()[short] {
		if strings.ReplaceAll(Fold(a.Full), " ", "") == name {
			return true
		}
	}
	if name == "" || short == "" || short[0] != name[0] {
		return false
	}
	i := 0
	for j := range len(name) {
		if i < len(short) && short[i] == name[j] {
			i++
		}
	}
	return i == len(short)
}

// compareShort is compareWords for a word of which one at least is an initial
// or an abbreviation.
func compareShort(a, b *Unit) UnitLevel {
	x, y := strings.TrimSuffix(a.Text, "."), strings.TrimSuffix(b.Text, ".")
	agree := x != "" && y != "" && x[0] == y[0]
	if x == y && len(x) > 1 {
		return UnitExact // the full stop of a sentence
	}
	if len(x) > 1 && len(y) > 1 {
		agree = a.abbreviated && standsFor(x, y) || b.abbreviated && standsFor(y, x)
	}
	if agree {
		return UnitInitial
	}
	return UnitDifferent
}

// isInitial reports whether a word is one letter with a full stop, or a capital.
func isInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(r) && (w[n:] == "." || w[n:] == "" && unicode.IsUpper(r))
}

// splitInitials cuts initials that are written without a space, "J.M.", into
// words.
func splitInitials(w string) (parts []string) {
	rest := w
	for rest != "" {
		r, n := utf8.DecodeRuneInString(rest)
		if !unicode.IsUpper(r) || n < len(rest) && rest[n] != '.' || n == len(rest) && len(parts) == 0 {
			return nil
		}
		parts = append(parts, string(r)+".")
		rest = strings.TrimPrefix(rest[n:], ".")
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}
