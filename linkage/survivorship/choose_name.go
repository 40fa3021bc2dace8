package survivorship

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// chooseName chooses the name of a person and collects the aliases. A person
// whose records have no name goes by an alias.
func chooseName(in *linkage.Input, records []int, said verdicts) (name linkage.Chosen, aliases []string) {
	aliases, from := collectAliases(in, records)
	y := nameYardstick()
	candidates := gather(in, records, func(r int) string {
		if right, ok := said[verdictKey{r, linkage.NameField}]; ok && !right {
			return ""
		}
		return titled(in.Records[r].Name.Text)
	}, y, nil)
	if len(candidates) == 0 && len(aliases) > 0 {
		rule := RuleOnly
		if len(from[0]) > 1 {
			rule = RuleAgreed
		}
		return linkage.Chosen{Value: aliases[0], Record: origin(in, from[0], -1), Rule: rule, Agreeing: from[0]}, aliases
	}
	return y.choose(in, candidates, said, linkage.NameField), aliases
}

// nameYardstick weighs the names of one person. A name leaves room for another
// that has all of its units, by spelling or by sound; an initial says less than
// a name.
func nameYardstick() *yardstick {
	units := make(map[string][]names.Unit)
	of := func(name string) []names.Unit {
		w, ok := units[name]
		if !ok {
			bare, _ := names.WithoutMark(name)
			for _, u := range names.OwnUnits(names.Units(bare)) {
				w = append(w, names.NewUnit(u))
			}
			units[name] = w
		}
		return w
	}
	return &yardstick{
		room: func(a, b string) bool { return wordsFit(of(a), of(b)) },
		precision: func(v string) (n int) {
			for _, w := range of(v) {
				n += min(2, len(w.Text))
			}
			if names.Abbreviates(v) {
				n--
			}
			if _, mark := names.WithoutMark(v); mark != "" {
				n++
			}
			return n
		},
		form:    names.Fold,
		quality: func(v string) int { return marks(v) + wrongOrder*names.OrderShown(v) },
		finer:   RuleComplete,
	}
}

// wrongOrder outweighs all accents of a name: a spelling with the surnames first
// is not chosen where another has them last.
const wrongOrder = 100

// wordsFit reports whether one of two names has all units of the other, in
// whatever order.
func wordsFit(x, y []names.Unit) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	used := make([]bool, len(y))
next:
	for i := range x {
		for j := range y {
			if l := names.CompareUnits(&x[i], &y[j]); !used[j] && (l == names.UnitExact || l == names.UnitSound || l == names.UnitInitial) {
				used[j] = true
				continue next
			}
		}
		return false
	}
	return true
}

// marks counts the accents and tildes of a text, which lists lose and hardly
// ever invent.
func marks(s string) (n int) {
	for _, r := range s {
		if r >= 0x80 && unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// titled sets the words of a name that are in capitals in small letters with a
// capital first, and all words where the name has no capital. Particles become
// small, numbers of generations ("III") and initials stay.
func titled(s string) string {
	if mixed(s) {
		return s
	}
	bare := s == strings.ToLower(s)
	if !bare && !strings.ContainsFunc(s, unicode.IsUpper) {
		return s
	}
	capitals := s == strings.ToUpper(s)
	words := strings.Fields(s)
	for i, w := range words {
		initial := len(w) == 2 && w[1] == '.' // "D." is one, whatever "de" is
		particle := w == "Y" || w == "E" || len(w) > 1 && !initial && names.IsParticle(names.Fold(w)) && !strings.EqualFold(w, "san") && !strings.EqualFold(w, "santa")
		switch {
		case w != strings.ToUpper(w) && !bare, // written with care
			!strings.ContainsFunc(w, unicode.IsLetter),
			i > 0 && len(w) > 1 && strings.Trim(w, "IVX") == "":
		case !capitals && !bare && !particle && letters(w) < 3: // initials in a name with small letters
		case i > 0 && (particle || w == "y" || w == "e"):
			words[i] = strings.ToLower(w)
		default:
			words[i] = capitalised(w)
		}
	}
	return strings.Join(words, " ")
}

// mixed reports whether a name has a capital and every word of it a small
// letter, as most names do that are written with care; nothing is set in them.
func mixed(s string) bool {
	capital, small := false, false // in the name, in the word
	for i, r := range s {
		switch {
		case r == ' ':
			if !small || i+1 == len(s) {
				return false
			}
			small = false
		case 'a' <= r && r <= 'z':
			small = true
		case 'A' <= r && r <= 'Z':
			capital = true
		case r >= utf8.RuneSelf:
			if unicode.IsSpace(r) {
				return false
			}
			small = small || unicode.ToUpper(r) != r
			capital = capital || unicode.ToLower(r) != r
		case r < ' ':
			return false
		}
	}
	return capital && small
}

func letters(w string) (n int) {
	for _, r := range w {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// capitalised sets a word in small letters with a capital at its beginning and
// after a hyphen, an apostrophe or a full stop.
func capitalised(w string) string {
	begins := true
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			begins = begins || strings.ContainsRune("-'’.", r)
			return r
		}
		if begins {
			begins = false
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, w)
}

// collectAliases returns the aliases of all records, each once in its best
// spelling, sorted, and the records that give them.
func collectAliases(in *linkage.Input, records []int) (aliases []string, from [][]int) {
	byForm := make(map[string][]int)
	spelling := make(map[string]string)
	for _, r := range records {
		for _, a := range in.Records[r].Name.Aliases {
			form := names.Fold(a)
			if a == "" {
				continue
			}
			if form == "" {
				form = a // signs alone
			}
			if best, ok := spelling[form]; !ok || betterAlias(a, best) {
				spelling[form] = a
			}
			if of := byForm[form]; len(of) == 0 || of[len(of)-1] != r {
				byForm[form] = append(of, r)
			}
		}
	}
	forms := make([]string, 0, len(byForm))
	for form := range byForm {
		forms = append(forms, form)
	}
	slices.SortFunc(forms, func(a, b string) int {
		return cmp.Or(strings.Compare(spelling[a], spelling[b]), strings.Compare(a, b))
	})
	for _, form := range forms {
		aliases, from = append(aliases, spelling[form]), append(from, byForm[form])
	}
	return aliases, from
}

// betterAlias reports whether a is a better spelling of an alias than b.
func betterAlias(a, b string) bool {
	bare := func(s string) int {
		if s == strings.ToUpper(s) || s == strings.ToLower(s) {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(bare(a), bare(b)), cmp.Compare(marks(b), marks(a)), strings.Compare(a, b)) < 0
}
