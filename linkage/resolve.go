package linkage

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// The rules by which a person's values are chosen. Their texts for people are
// in the catalogue under these codes.
const (
	RuleOnly      = "only"      // one record says something
	RuleAgreed    = "agreed"    // all records that say something say the same
	RuleSupported = "supported" // most lists say so
	RuleComplete  = "complete"  // the fullest spelling among those that agree, the best supported first
	RulePrecise   = "precise"   // the most precise value among those that agree
	RuleLatest    = "latest"    // the latest dated word on something that changes
	RuleNarrowed  = "narrowed"  // one of several possibilities, singled out by another list
)

// Rules lists the codes of all rules.
func Rules() []string {
	return []string{RuleOnly, RuleAgreed, RuleSupported, RuleComplete, RulePrecise, RuleLatest, RuleNarrowed}
}

// Resolve chooses the values of every person of a result, in the order of its
// clusters. Every choice is made by what the records say, never by the order
// of rows or files: ties go to the value that sorts first.
func Resolve(in *Input, res *Result) []Person {
	persons := make([]Person, len(res.Clusters))
	refs := make([][]string, len(res.Clusters))
	cluster := make([]int, len(in.Records))
	for p, records := range res.Clusters {
		for _, r := range records {
			cluster[r] = p
			refs[p] = append(refs[p], in.Ref(r))
		}
	}
	ids, _ := AssignIDs(refs, nil)
	confidence := confidences(in, res, cluster)
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for p := w; p < len(persons); p += workers {
				persons[p] = resolvePerson(in, res.Clusters[p])
				persons[p].ID, persons[p].Confidence = ids[p], confidence[p]
			}
		})
	}
	wg.Wait()
	return persons
}

// resolvePerson chooses the values of one person.
func resolvePerson(in *Input, records []int) Person {
	person := Person{Records: records, Fields: make([]Chosen, len(in.Fields)), Sources: countLists(in, records)}
	person.Name, person.Aliases = chooseName(in, records)
	for f := range in.Fields {
		if in.Fields[f].Kind != KindStatus {
			person.Fields[f] = choose(in, records, f)
		}
	}
	chooseStatus(in, records, person.Fields)
	return person
}

// confidences returns, for each cluster, the weakest of its records' strongest
// links.
func confidences(in *Input, res *Result, cluster []int) []float64 {
	best := make([]float64, len(in.Records))
	for _, p := range res.Pairs {
		if cluster[p.A] == cluster[p.B] {
			best[p.A], best[p.B] = max(best[p.A], p.Posterior), max(best[p.B], p.Posterior)
		}
	}
	out := make([]float64, len(res.Clusters))
	for c, records := range res.Clusters {
		out[c] = 1
		if len(records) > 1 {
			for _, r := range records {
				out[c] = min(out[c], best[r])
			}
		}
	}
	return out
}

// A candidate is one distinct value with the records that state it.
type candidate struct {
	value   string
	records []int
	// support counts the lists whose records state the value or one that
	// leaves room for it; exact counts those that state just this.
	support, exact int
	precision      int
	asOf           string // the latest date on which a record stated it
}

// gather collects the distinct values of a field, with their support.
func gather(in *Input, records []int, value func(r int) string, compatible func(a, b string) bool, precision func(string) int) []candidate {
	var out []candidate
	for _, r := range records {
		v := value(r)
		if v == "" {
			continue
		}
		i := slices.IndexFunc(out, func(c candidate) bool { return c.value == v })
		if i < 0 {
			i = len(out)
			out = append(out, candidate{value: v, precision: precision(v)})
		}
		out[i].records = append(out[i].records, r)
		out[i].asOf = max(out[i].asOf, in.Records[r].AsOf)
	}
	for i := range out {
		out[i].exact = countLists(in, out[i].records)
		var all []int
		for j := range out {
			if i == j || compatible(out[i].value, out[j].value) {
				all = append(all, out[j].records...)
			}
		}
		out[i].support = countLists(in, all)
	}
	return out
}

func countLists(in *Input, records []int) int {
	lists := make(map[int]bool)
	for _, r := range records {
		lists[in.Records[r].Source] = true
	}
	return len(lists)
}

// settle turns the best candidate into a choice. The records are listed by
// reference, so that the row that is named as the origin does not depend on
// the order of rows.
func settle(in *Input, candidates []candidate, best int, rule string, compatible func(a, b string) bool) Chosen {
	c := Chosen{Value: candidates[best].value, Rule: rule}
	for i := range candidates {
		if i == best || compatible(candidates[best].value, candidates[i].value) {
			c.Agreeing = append(c.Agreeing, candidates[i].records...)
		} else {
			c.Dissenting = append(c.Dissenting, candidates[i].records...)
		}
	}
	slices.Sort(c.Agreeing)
	slices.Sort(c.Dissenting)
	c.Record = slices.MinFunc(candidates[best].records, func(a, b int) int { return cmp.Compare(in.Ref(a), in.Ref(b)) })
	switch {
	case len(candidates) == 1 && len(candidates[0].records) == 1:
		c.Rule = RuleOnly
	case len(candidates) == 1:
		c.Rule = RuleAgreed
	}
	return c
}

// choose chooses a value that does not change with time: what most lists leave
// room for, then the most precise, then what most lists state exactly, then
// what was said last.
func choose(in *Input, records []int, field int) Chosen {
	compatible, precision := looseness(in.Fields[field].Kind)
	candidates := gather(in, records, func(r int) string { return in.Records[r].Values[field] }, compatible, precision)
	if len(candidates) == 0 {
		return Chosen{Record: -1}
	}
	best := 0
	for i := range candidates[1:] {
		a, b := &candidates[best], &candidates[i+1]
		if cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(b.precision, a.precision), cmp.Compare(b.exact, a.exact), cmp.Compare(b.asOf, a.asOf), cmp.Compare(a.value, b.value)) > 0 {
			best = i + 1
		}
	}
	rule := RuleSupported
	for i := range candidates {
		if i != best && candidates[i].precision < candidates[best].precision && compatible(candidates[i].value, candidates[best].value) {
			rule = RulePrecise
			if strings.Contains(candidates[i].value, "|") && in.Fields[field].Kind != KindSet {
				rule = RuleNarrowed
			}
		}
	}
	return settle(in, candidates, best, rule, compatible)
}

// looseness returns when two values of a kind leave room for each other, and
// how precise a value is.
func looseness(k Kind) (compatible func(a, b string) bool, precision func(string) int) {
	switch k {
	case KindBirth, KindDate:
		return func(a, b string) bool {
				x, okA := parseSpan(a)
				y, okB := parseSpan(b)
				return okA && okB && x.gap(y) == 0
			}, func(v string) int {
				s, ok := parseSpan(v)
				if !ok {
					return -1 << 30
				}
				return int(s.from - s.to)
			}
	case KindPlace, KindCategory:
		return sharesAlternative, func(v string) int { return -strings.Count(v, "|") }
	case KindSet:
		return func(a, b string) bool {
			x, y := alternatives(a), alternatives(b)
			if len(x) > len(y) {
				x, y = y, x
			}
			for _, v := range x {
				if !slices.Contains(y, v) {
					return false
				}
			}
			return true
		}, func(v string) int { return strings.Count(v, "|") }
	}
	return func(a, b string) bool { return a == b }, func(string) int { return 0 }
}

// chooseStatus chooses what changes with time, custody, legal figure and date
// of release, from one record, so that they do not contradict each other: the
// record that was true last, then the one with the fuller status.
func chooseStatus(in *Input, records []int, fields []Chosen) {
	var status []int
	for f := range in.Fields {
		if in.Fields[f].Kind == KindStatus {
			status = append(status, f)
		}
	}
	if len(status) == 0 {
		return
	}
	filled := func(r int) (n int) {
		for _, f := range status {
			if in.Records[r].Values[f] != "" {
				n++
			}
		}
		return n
	}
	order := slices.Clone(records)
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(dated(in, b, status), dated(in, a, status)), cmp.Compare(filled(b), filled(a)), cmp.Compare(in.Ref(a), in.Ref(b)))
	})
	equal := func(a, b string) bool { return a == b }
	flat := func(string) int { return 0 }
	for _, f := range status {
		candidates := gather(in, records, func(r int) string { return in.Records[r].Values[f] }, equal, flat)
		fields[f] = Chosen{Record: -1}
		for _, r := range order {
			v := in.Records[r].Values[f]
			if v == "" {
				continue
			}
			best := slices.IndexFunc(candidates, func(c candidate) bool { return c.value == v })
			fields[f] = settle(in, candidates, best, RuleLatest, equal)
			fields[f].Record = r
			break
		}
	}
}

// dated is the latest date that a record gives to its status: the day it says
// it was true, or a date among its status fields.
func dated(in *Input, r int, status []int) string {
	d := in.Records[r].AsOf
	for _, f := range status {
		if v := in.Records[r].Values[f]; v > d && len(v) >= 4 {
			if _, ok := parseSpan(v); ok {
				d = v
			}
		}
	}
	return d
}

// chooseName chooses the fullest spelling of the name that most lists support:
// a name of more units leaves room for a shorter one whose units it has, and
// among spellings of the same units the one with accents and small letters
// wins. No spelling is made up; a name that exists only in capitals is set in
// small letters.
func chooseName(in *Input, records []int) (Chosen, []string) {
	var aliases []string
	for _, r := range records {
		for _, a := range in.Records[r].Name.Aliases {
			if !slices.ContainsFunc(aliases, func(b string) bool { return Fold(a) == Fold(b) }) {
				aliases = append(aliases, a)
			}
		}
	}
	slices.Sort(aliases)
	text := func(r int) string { return titled(in.Records[r].Name.Text) }
	candidates := gather(in, records, text, nameRoom, func(v string) int { return len(nameUnits(v)) })
	if len(candidates) == 0 {
		if len(aliases) == 0 {
			return Chosen{Record: -1}, nil
		}
		for _, r := range records { // known by an alias alone
			if slices.Contains(in.Records[r].Name.Aliases, aliases[0]) {
				return Chosen{Value: aliases[0], Record: r, Rule: RuleOnly, Agreeing: []int{r}}, aliases
			}
		}
	}
	best := 0
	for i := range candidates[1:] {
		a, b := &candidates[best], &candidates[i+1]
		if cmp.Or(cmp.Compare(b.support, a.support), cmp.Compare(b.precision, a.precision), cmp.Compare(b.exact, a.exact), cmp.Compare(marks(b.value), marks(a.value)), cmp.Compare(a.value, b.value)) > 0 {
			best = i + 1
		}
	}
	return settle(in, candidates, best, RuleComplete, nameRoom), aliases
}

// nameRoom reports whether one of two names has all units of the other, by
// spelling or by sound.
func nameRoom(a, b string) bool {
	x, y := nameUnits(a), nameUnits(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	used := make([]bool, len(y))
next:
	for _, u := range x {
		p := newWord(u)
		for j, v := range y {
			q := newWord(v)
			if l := compareWords(&p, &q); !used[j] && (l == wordExact || l == wordSound || l == wordInitial) {
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

// titled sets a name that is all in capitals, or all in small letters, in
// small letters with capitals first; particles stay small.
func titled(s string) string {
	if s != strings.ToUpper(s) && s != strings.ToLower(s) {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && (w == "y" || w == "e" || len(w) > 1 && isParticle(Fold(w)) && w != "san" && w != "santa") {
			continue
		}
		upper := true
		words[i] = strings.Map(func(r rune) rune {
			if upper && unicode.IsLetter(r) {
				upper = false
				return unicode.ToUpper(r)
			}
			if r == '-' || r == '\'' {
				upper = true
			}
			return r
		}, w)
	}
	return strings.Join(words, " ")
}
