package figures

import (
	"cmp"
	"slices"

	"cotejo/linkage/bridge"
	"cotejo/linkage/dates"
)

// A Before is what there was at an earlier day: as an earlier roster counted it,
// or as the older editions of the lists have it.
type Before struct {
	Day string
	// Editions says that it was put together from older editions of the lists,
	// so that the links between records are those of today.
	Editions bool
	Persons  []Earlier
	// Split are the persons of today, by index, whose records were those of
	// somebody who is another person now.
	Split map[int]bool
}

// An Earlier is somebody as of that day.
type Earlier struct {
	Person
	Now int // the person of today, by index; -1 for none
	// Merged says that another earlier person is this person of today, too.
	Merged bool
	// Withdrawn says that a list took the rows back without a newer edition.
	Withdrawn bool
}

// inForce is the edition of a list that held on a day: the newest until then,
// and for what was before the oldest one that was read, that one.
func (l *List) inForce(day string) string {
	if len(l.Editions) == 0 {
		return ""
	}
	of := l.Editions[0].AsOf
	for _, e := range l.Editions {
		if e.AsOf <= day {
			of = e.AsOf
		}
	}
	return of
}

// earlierDay is the day with which today is compared: the last day of an edition
// that is not after the beginning of the period, or, without a period, that of
// the latest edition that a newer one replaced; "" where no list has two.
func (in *Input) earlierDay() string {
	var days []string
	replaced := ""
	for _, l := range in.Lists {
		for i, e := range l.Editions {
			days = append(days, e.AsOf)
			if i+1 < len(l.Editions) {
				replaced = max(replaced, e.AsOf)
			}
		}
	}
	if replaced == "" || in.Since == "" {
		return replaced
	}
	slices.Sort(days)
	day := days[0]
	for _, d := range days {
		if d <= in.Since && d < days[len(days)-1] {
			day = d
		}
	}
	return day
}

// FromEditions is what there was when the editions before the newest ones were;
// nil where no list has several.
func FromEditions(in *Input) *Before {
	day := in.earlierDay()
	if day == "" {
		return nil
	}
	b := &Before{Day: day, Editions: true}
	for i := range in.Persons {
		if e, listed := in.earlier(i, day); listed {
			b.Persons = append(b.Persons, e)
		}
	}
	return b
}

// A word is what a list said of where somebody was.
type word struct {
	list   int
	asOf   string // the day of which it is sure to be true, "" when nobody says or it is later
	values Values
}

func (w *word) group() string { return group(&w.values) }

// earlier returns somebody as of a day; listed is false before any list had the
// person.
func (in *Input) earlier(i int, day string) (e Earlier, listed bool) {
	p := &in.Persons[i]
	e = Earlier{Person: Person{ID: p.ID, Values: p.Values}, Now: i}
	words, before := in.wordsOn(p, day)
	if len(words) == 0 {
		e.Former = true
		return e, before
	}
	if !p.Former && sameWords(words, in.wordsNow(p)) {
		return e, true // nothing was said since
	}
	e.Values[Custody], e.Values[Figure] = "", ""
	slices.SortStableFunc(words, func(a, b word) int {
		return cmp.Or(-cmp.Compare(a.asOf, b.asOf), support(words, &b)-support(words, &a), free(&a)-free(&b), cmp.Compare(a.list, b.list))
	})
	for _, w := range words {
		if w.group() != "" {
			e.Values[Custody], e.Values[Figure] = w.values[Custody], w.values[Figure]
			break
		}
	}
	return e, true
}

// support is the number of lists that put somebody where a word does.
func support(words []word, of *word) (n int) {
	for i := range words {
		if words[i].group() == of.group() {
			n++
		}
	}
	return n
}

// free is 1 for a word that has somebody out of prison: of two words that nothing
// else tells apart, the other counts.
func free(w *word) int {
	if g := w.group(); g == inside || g == camp {
		return 0
	}
	return 1
}

func sameWords(a, b []word) bool {
	return slices.EqualFunc(a, b, func(x, y word) bool {
		return x.list == y.list && x.values[Custody] == y.values[Custody] && x.values[Figure] == y.values[Figure]
	})
}

// wordsNow are the words of the newest editions.
func (in *Input) wordsNow(p *Person) (out []word) {
	for _, r := range p.Records {
		if !r.Past {
			out = append(out, word{r.List, r.AsOf, r.Values})
		}
	}
	return out
}

// wordsOn are the words of the editions that held on a day, and whether a list
// had the person in an edition before that. What an edition that is younger than
// the day, or of no day, says of later dates had not happened yet.
func (in *Input) wordsOn(p *Person, day string) (out []word, before bool) {
	at, _, _ := dates.Days(day)
	for _, r := range p.Records {
		force := in.Lists[r.List].inForce(day)
		if r.Edition != force {
			before = before || r.Edition < force
			continue
		}
		w := word{r.List, r.AsOf, r.Values}
		if r.Edition == "" || r.Edition > day {
			if arrest, ok := spanOf(r.Values[Arrest]); ok && arrest.first > at {
				continue
			}
			if out, ok := spanOf(r.Values[Release]); ok && out.first > at && free(&w) == 1 {
				w.values[Custody], w.values[Figure] = "inside", ""
			}
		}
		if w.asOf > day {
			w.asOf = ""
		}
		out = append(out, w)
	}
	return out, before
}

// FromRoster is what an earlier roster counted. The belongings say to which
// person each row of a list belonged, by the list and its key, so that a row of
// one edition is that of the next.
func FromRoster(old, now *Input, was, is []bridge.Belonging) *Before {
	b := &Before{Day: old.Closed, Split: make(map[int]bool)}
	number := func(in *Input) map[string]int {
		out := make(map[string]int, len(in.Persons))
		for i := range in.Persons {
			out[in.Persons[i].ID] = i
		}
		return out
	}
	oldOf, newOf := number(old), number(now)
	today := make(map[string]int, len(is))
	for _, r := range is {
		today[r.Ref] = newOf[r.Person]
	}
	common := make(map[[2]int]int)
	for _, r := range was {
		if n, ok := today[r.Ref]; ok {
			common[[2]int{oldOf[r.Person], n}]++
		}
	}
	for i := range old.Persons { // the id of a person outlives a change of every row
		if n, ok := newOf[old.Persons[i].ID]; ok {
			common[[2]int{i, n}]++
		}
	}
	pairs := make([][2]int, 0, len(common))
	for p := range common {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return cmp.Or(common[y]-common[x], x[0]-y[0], x[1]-y[1]) })
	became := make(map[int]int)
	taken := make(map[int]bool)
	for _, p := range pairs {
		if _, done := became[p[0]]; !done && !taken[p[1]] {
			became[p[0]], taken[p[1]] = p[1], true
		}
	}
	merged := make(map[int]bool)
	for _, p := range pairs {
		if _, done := became[p[0]]; !done {
			merged[p[0]] = true
		}
		if !taken[p[1]] {
			b.Split[p[1]] = true
		}
	}
	renewed := make(map[int]bool) // lists of the old roster that have a newer edition now
	for i, l := range old.Lists {
		renewed[i] = slices.ContainsFunc(now.Lists, func(n List) bool { return n.Name == l.Name && n.SHA256 != l.SHA256 })
	}
	for i := range old.Persons {
		p := &old.Persons[i]
		e := Earlier{Person: *p, Now: -1, Merged: merged[i]}
		if n, ok := became[i]; ok {
			e.Now = n
		} else if !e.Merged {
			e.Withdrawn = !slices.ContainsFunc(p.Records, func(r Record) bool { return renewed[r.List] })
		}
		b.Persons = append(b.Persons, e)
	}
	return b
}
