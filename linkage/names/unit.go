package names

import (
	"slices"
	"strings"
	"sync"

	"cotejo/linkage/edit"
	"cotejo/linkage/names/lexicon"
)

// A UnitLevel says how two given names, or two surnames, agree.
type UnitLevel uint8

const (
	UnitMissing   UnitLevel = iota // one side does not say
	UnitExact                      // the same letters
	UnitSound                      // sounds the same: Yosvany, Ihosbani; or a listed variant
	UnitLoose                      // sounds nearly the same: Yoel, Joel
	UnitTypo                       // one slip of the pen or the keyboard
	UnitGarbled                    // the same letters in another order, one of them wrong at most
	UnitNickname                   // a listed nickname or a diminutive
	UnitInitial                    // an initial of the other
	UnitDifferent                  // another name
	UnitLevels
)

var UnitLevelNames = [UnitLevels]string{"missing", "exact", "sound", "loose", "typo", "garbled", "nickname", "initial", "different"}

// A Unit is one unit of a name, prepared for comparison.
type Unit struct {
	Text          string // the unit without its spaces
	Core          string // without leading particles
	First         string // the first word of the core, where there are several
	Letters       string // those of the core, in order
	Strict, Loose []string
	Short         bool // an initial or an abbreviation
	abbreviated   bool
	Known         bool // a name in its own right, so that a near spelling is another name
}

func NewUnit(unit string) Unit {
	w := Unit{Text: strings.ReplaceAll(unit, " ", "")}
	w.Core = w.Text
	for rest := unit; ; {
		first, after, ok := strings.Cut(rest, " ")
		if !ok || !IsParticle(first) {
			w.Core = strings.ReplaceAll(rest, " ", "")
			if ok {
				w.First = first
			}
			break
		}
		rest = after
	}
	w.abbreviated = isAbbreviation(unit)
	w.Short = w.abbreviated || len(w.Text) == 1
	w.Letters = sortedLetters(w.Core)
	w.Strict, w.Loose = Sounds(w.Core)
	w.Known = KnownNames()[unit]
	return w
}

// KnownNames are the units that the lexicon lists, in either role.
var KnownNames = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool)
	r := LexiconRoles()
	for u := range r.Given {
		known[u] = true
	}
	for u := range r.Surname {
		known[u] = true
	}
	return known
})

// VariantGroups maps a folded name to its group of spelling variants.
var VariantGroups = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for _, v := range lexicon.Variants() {
		canonical := strings.ReplaceAll(Fold(v.Canonical), " ", "")
		m[canonical] = canonical
		m[strings.ReplaceAll(Fold(v.Variant), " ", "")] = canonical
	}
	return m
})

// FormalNames maps a folded nickname to the formal names it stands for.
var FormalNames = sync.OnceValue(func() map[string][]string {
	m := make(map[string][]string)
	for _, n := range lexicon.Nicknames() {
		nick := strings.ReplaceAll(Fold(n.Nick), " ", "")
		m[nick] = append(m[nick], strings.ReplaceAll(Fold(n.Formal), " ", ""))
	}
	for _, s := range lexicon.ShortForms() {
		m[s[0]] = append(m[s[0]], s[1])
	}
	return m
})

// CompareUnits returns how two units agree; neither is missing. It is
// symmetric.
func CompareUnits(a, b *Unit) UnitLevel {
	switch {
	case a.Text == b.Text:
		return UnitExact
	case a.Short || b.Short:
		return compareShort(a, b)
	case a.Core == b.Core: // "de la Cruz" and "Cruz": lists drop particles
		return UnitSound
	case SharesKey(a.Strict, b.Strict), sameVariant(a.Text, b.Text):
		return UnitSound
	case cutCompound(a, b), cutCompound(b, a):
		return UnitLoose
	case GenderFlip(a.Text, b.Text):
		return UnitDifferent
	case SharesKey(a.Loose, b.Loose):
		return UnitLoose
	case isNickname(a.Text, b.Text), isNickname(b.Text, a.Text):
		return UnitNickname
	case a.Known && b.Known:
		return UnitDifferent // Fernández and Hernández are two names, however near
	case IsTypo(a, b):
		return UnitTypo
	case isGarbled(a.Letters, b.Letters):
		return UnitGarbled
	}
	return UnitDifferent
}

// LeastCut is the number of letters of the shortest beginning by which a compound
// surname is known.
const LeastCut = 4

// cutCompound reports whether one unit is the first word of another, of several
// words: Moscoso for Moscoso del Prado, Trillo for Trillo-Figueroa.
func cutCompound(short, long *Unit) bool {
	return len(long.First) >= LeastCut && short.First == "" && short.Core == long.First
}

// GarbledLeast is the number of letters from which two words with the same
// letters are more likely one word than two.
const GarbledLeast = 4

// isGarbled reports whether two words, given by their letters in order, have
// the same letters but for one at most.
func isGarbled(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < GarbledLeast || len(b)-len(a) > 1 {
		return false
	}
	missing, extra := 0, 0
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			missing++
			i++
		case i == len(a) || b[j] < a[i]:
			extra++
			j++
		default:
			i++
			j++
		}
	}
	return missing <= 1 && extra <= 1
}

func sortedLetters(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

func sameVariant(a, b string) bool {
	g := VariantGroups()[a]
	return g != "" && g == VariantGroups()[b]
}

// isNickname reports whether nick stands for formal, by the list or as a
// diminutive in -ito or -ico.
func isNickname(nick, formal string) bool {
	for _, f := range FormalNames()[nick] {
		if f == formal {
			return true
		}
	}
	for _, end := range [...]string{"ito", "ita", "ico", "ica", "cito", "cita"} {
		stem, ok := strings.CutSuffix(nick, end)
		if !ok || len(stem) < 3 {
			continue
		}
		if formal == stem || strings.HasPrefix(formal, stem) && len(formal) <= len(stem)+2 && strings.Trim(formal[len(stem):], "aeiosy") == "" {
			return true
		}
	}
	return false
}

// GenderFlip reports whether two names differ only by the ending that makes
// one a man's and the other a woman's: Mario and María, Daniel and Daniela.
func GenderFlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	last := b[len(b)-1]
	switch len(b) - len(a) {
	case 0:
		n := len(a) - 1
		return n >= 2 && a[:n] == b[:n] && (a[n] == 'a' && last == 'o' || a[n] == 'o' && last == 'a')
	case 1:
		return last == 'a' && len(a) >= 3 && b[:len(a)] == a && !isVowel(a[len(a)-1])
	}
	return false
}

// IsTypo reports whether one slip explains the difference: one edit in a word
// of at least three letters, in spelling or in sound, or two in a word of eight.
// Words shorter than five letters must keep their first letter.
func IsTypo(a, b *Unit) bool {
	n := min(len(a.Core), len(b.Core))
	if n < 3 || n < 5 && a.Core[0] != b.Core[0] {
		return false
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	if edit.OSAWithin(a.Core, b.Core, limit) {
		return true
	}
	if n < 5 {
		return false
	}
	for _, x := range a.Strict {
		for _, y := range b.Strict {
			if min(len(x), len(y)) >= 4 && edit.OSAWithin(x, y, 1) {
				return true
			}
		}
	}
	return false
}
