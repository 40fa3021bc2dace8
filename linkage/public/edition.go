package public

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage/dates"
	"cotejo/linkage/figures"
	"cotejo/linkage/names"
)

// A Person is what a roster says of somebody.
type Person struct {
	ID, Name, Lists                    string
	Aliases                            []string
	Sex, Birth, Arrest, Release        string
	Province, Municipality             string
	Charges, Sentence, Custody, Figure string
	// Unverified says that one list alone has the person and does not vouch for it.
	Unverified bool
	// Withheld says that the person asked, or somebody decided, not to be shown.
	Withheld bool
}

// A Row is one person of the edition.
type Row struct {
	ID           string `json:"id"`   // of those who are named
	Name         string `json:"name"` // "" for those who are not
	Lists        string `json:"lists"`
	Sex          string `json:"sex"`
	AgeBand      string `json:"age_band"` // at the arrest
	Province     string `json:"province"`
	Municipality string `json:"municipality"`
	Arrest       string `json:"arrest"` // month
	Charges      string `json:"charges"`
	Sentence     string `json:"sentence_months"`
	Custody      string `json:"custody"`
	Figure       string `json:"legal_figure"`
	Release      string `json:"release"` // month
}

// Options say what may be shown.
type Options struct {
	// NamesOutside shows the names of adults outside prison too.
	NamesOutside bool
}

// An Edition is what may be published.
type Edition struct {
	Rows []Row
	// How many persons are without a name, by why. A person counts once, under
	// the first that holds.
	Withheld, Nameless, Minor, AgeUnknown, Unverified, Outside int
	Coarsened                                                  int // rows without a name that tell less, so that five are alike
	// Hidden are the names that must not stand anywhere in what is published.
	Hidden []string
	byWord map[string][]string // the same, by their first word
}

// Named is the number of persons with a name.
func (e *Edition) Named() int {
	return len(e.Rows) - e.Withheld - e.Nameless - e.Minor - e.AgeUnknown - e.Unverified - e.Outside
}

// leastTown is the number of persons of a municipality from which it is told.
const leastTown = 10

// New makes the edition. Its rows stand in the order of what they tell, so that
// their order tells nothing more.
func New(persons []Person, opt Options) *Edition {
	e := &Edition{}
	towns := make(map[[2]string]int)
	for i := range persons {
		towns[[2]string{persons[i].Province, persons[i].Municipality}]++
	}
	shown := make(map[string]bool)
	var hidden []string
	for i := range persons {
		p := &persons[i]
		r := p.row()
		if e.mayName(p, opt) {
			r.ID, r.Name = p.ID, p.Name
			if towns[[2]string{p.Province, p.Municipality}] >= leastTown {
				r.Municipality = p.Municipality
			}
			shown[names.Fold(p.Name)] = true
		} else {
			hidden = append(hidden, p.Name)
			hidden = append(hidden, p.Aliases...)
			if p.Withheld {
				r = Row{Custody: p.Custody}
			}
		}
		e.Rows = append(e.Rows, r)
	}
	e.crowd()
	for _, name := range hidden {
		// A namesake who may be shown gives nobody away, and neither does a nickname
		// of one word, which is a word.
		if f := names.Fold(name); strings.Contains(f, " ") && !shown[f] {
			e.Hidden = append(e.Hidden, f)
		}
	}
	slices.Sort(e.Hidden)
	e.Hidden = slices.Compact(e.Hidden)
	e.byWord = make(map[string][]string)
	for _, name := range e.Hidden {
		word, _, _ := strings.Cut(name, " ")
		e.byWord[word] = append(e.byWord[word], name)
	}
	slices.SortFunc(e.Rows, compareRows)
	return e
}

func (p *Person) row() Row {
	r := Row{Lists: p.Lists, Sex: p.Sex, Province: p.Province, Arrest: month(p.Arrest), Charges: p.Charges, Sentence: p.Sentence,
		Custody: p.Custody, Figure: p.Figure, Release: month(p.Release)}
	if least, most, ok := dates.AgeAt(p.Birth, p.Arrest); ok {
		r.AgeBand = band(least, most)
	}
	return r
}

// mayName reports whether a person's name may be shown, and counts why not.
func (e *Edition) mayName(p *Person, opt Options) bool {
	least, _, known := dates.AgeAt(p.Birth, p.Arrest)
	inside := p.Custody == "inside" || p.Custody == "camp" || p.Custody == "dead"
	switch {
	case p.Withheld:
		e.Withheld++
	case p.Name == "":
		e.Nameless++
	case known && least < figures.Majority:
		e.Minor++
	case !known:
		e.AgeUnknown++
	case p.Unverified:
		e.Unverified++
	case !inside && !opt.NamesOutside:
		e.Outside++
	default:
		return true
	}
	return false
}

func compareRows(a, b Row) int {
	return cmp.Or(-cmp.Compare(min(1, len(a.Name)), min(1, len(b.Name))), cmp.Compare(names.Fold(a.Name), names.Fold(b.Name)), cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Province, b.Province), cmp.Compare(a.Custody, b.Custody), cmp.Compare(a.Arrest, b.Arrest), cmp.Compare(a.Sex, b.Sex), cmp.Compare(a.AgeBand, b.AgeBand),
		cmp.Compare(a.Charges, b.Charges), cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.Figure, b.Figure), cmp.Compare(a.Release, b.Release), cmp.Compare(a.Lists, b.Lists))
}
