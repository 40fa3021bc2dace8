package survivorship

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
)

// The rules by which a person's values are chosen. Their texts for people are
// in the catalogue under these codes.
const (
	RuleOnly      = "only"      // one record says something
	RuleAgreed    = "agreed"    // all records that say something say the same
	RuleSupported = "supported" // most lists say so, or leave room for it
	RuleComplete  = "complete"  // the fullest spelling among those that agree, the best supported first
	RulePrecise   = "precise"   // the most precise value among those that agree
	RuleLatest    = "latest"    // the latest dated word, on something that changes or on which the lists are even
	RuleNarrowed  = "narrowed"  // one of several possibilities, singled out by another list
	RuleDecided   = "decided"   // a person said that it is the right one
)

// Rules lists the codes of all rules.
func Rules() []string {
	return []string{RuleOnly, RuleAgreed, RuleSupported, RuleComplete, RulePrecise, RuleLatest, RuleNarrowed, RuleDecided}
}

// Persons are the persons of a result. The values of all of them take more room
// than all else, so those of each are chosen when somebody asks for them.
type Persons struct {
	in         *linkage.Input
	clusters   [][]int
	ids        []string  // by cluster
	byID       []int32   // clusters in the order of ids
	of         []int32   // cluster by record
	confidence []float64 // by cluster
	said       verdicts
	editions   bool           // some list has several
	asked      map[int32]bool // clusters of which it is asked who they are
}

// Resolve names the persons of a result, in the order of its clusters, and maps
// ids of the past to those of today (see [AssignIDs]); [Persons.Person] chooses
// a person's values. Every choice follows from what the records say, never from
// the order of rows or files; what is left even goes to the text that sorts
// first.
//
// Lists vote, not records: a list that has a person twice says things once. A
// value that leaves room for another, such as a month for a day in it or a
// short name for a full one, supports it.
//
//   - What does not change (birth, arrest, places, sex) is the value that most
//     lists support among the most precise ones: a year does not outvote the
//     day that two lists state, but settles it between two days that one list
//     each states, since the year is all they agree on. Of "a|b" and "b|c"
//     follows b.
//   - The name is the fullest that most lists support, in its best spelling:
//     accents and small letters before bare capitals. No spelling is made up,
//     except that a name in capitals is set in small letters.
//   - A set, such as the charges, is one that lists state as a whole, by most
//     of them, the largest of several; a union would charge people with what
//     nobody says.
//   - What changes (custody, legal figure, release) is one record's word, the
//     latest dated (see status in the code); other records add only what does
//     not contradict it. Of two arrests half a year apart the last one counts,
//     and only records that may know of it say what followed; the prison, the
//     charges and the sentence are those of that arrest where its records state
//     them. In the same way a place within another is never one
//     that contradicts the larger place chosen.
//
// What people said goes before all of this: a value that somebody called right
// is chosen, and one that was called wrong is as if it had not been said.
func Resolve(in *linkage.Input, res *match.Result) (persons *Persons, aliases map[string]string) {
	p := &Persons{in: in, clusters: res.Clusters, of: make([]int32, len(in.Records)), said: verdictsOf(in), asked: make(map[int32]bool), editions: len(in.Editions()) > 0}
	for c, records := range res.Clusters {
		for _, r := range records {
			p.of[r] = int32(c)
		}
	}
	for _, c := range res.Conflicts {
		for _, r := range c.Records {
			p.asked[p.of[r]] = true
		}
	}
	p.ids, aliases = AssignIDs(len(res.Clusters), func(c int) []string {
		refs := make([]string, len(res.Clusters[c]))
		for i, r := range res.Clusters[c] {
			refs[i] = in.Ref(r)
		}
		return refs
	}, in.IDs)
	p.byID = orderOf(p.ids)
	p.confidence = confidences(in, res, p.of)
	return p, aliases
}

// orderOf returns the indexes of ids in their order.
func orderOf(ids []string) []int32 {
	type entry struct {
		begins uint64 // the signs after "p-"
		index  int32
	}
	entries := make([]entry, len(ids))
	for i, id := range ids {
		var signs [8]byte
		copy(signs[:], id[min(2, len(id)):])
		entries[i] = entry{number(signs[:]), int32(i)}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if c := cmp.Compare(a.begins, b.begins); c != 0 {
			return c
		}
		return strings.Compare(ids[a.index], ids[b.index])
	})
	order := make([]int32, len(ids))
	for i, e := range entries {
		order[i] = e.index
	}
	return order
}

// Len is the number of persons.
func (p *Persons) Len() int { return len(p.ids) }

// ID is the id of a person, by the index of its cluster.
func (p *Persons) ID(cluster int) string { return p.ids[cluster] }

// Of is the id of the person of a record.
func (p *Persons) Of(record int) string { return p.ids[p.of[record]] }

// ByID returns the indexes of the clusters in the order of the persons' ids.
func (p *Persons) ByID() []int32 { return p.byID }

// Said returns what a record says of a field, nothing where a person said that
// this is wrong, and whether a person said that it is right.
func (p *Persons) Said(record, field int) (value string, right bool) {
	return p.said.value(p.in, record, field), p.said.right(record, field)
}

// Person chooses the values of a person, by the index of its cluster. Several
// goroutines may ask at once.
func (p *Persons) Person(cluster int) linkage.Person {
	all := p.clusters[cluster]
	records := all
	if p.editions {
		records = p.in.NewestOf(all)
	}
	var person linkage.Person
	if name := &p.in.Records[records[0]].Name; len(records) == 1 && len(p.said) == 0 && name.Text != "" && len(name.Aliases) == 0 {
		person = singlePerson(p.in, records)
	} else {
		person = resolvePerson(p.in, records, p.said)
	}
	if len(all) > len(records) {
		person.Records = all
	}
	person.ID, person.Confidence = p.ids[cluster], p.confidence[cluster]
	return person
}

// singlePerson is resolvePerson for one record, about which nobody said
// anything: what it says is what is chosen.
func singlePerson(in *linkage.Input, records []int) linkage.Person {
	r := &in.Records[records[0]]
	only := func(v string) linkage.Chosen {
		if v == "" {
			return linkage.Chosen{Record: -1}
		}
		return linkage.Chosen{Value: v, Record: records[0], Rule: RuleOnly, Agreeing: records}
	}
	person := linkage.Person{Records: records, Fields: make([]linkage.Chosen, len(in.Fields)), Sources: 1, Name: only(titled(r.Name.Text))}
	for f, v := range r.Values {
		person.Fields[f] = only(v)
	}
	return person
}

// resolvePerson chooses the values of one person. A place within another comes
// after it.
func resolvePerson(in *linkage.Input, records []int, said verdicts) linkage.Person {
	person := linkage.Person{Records: records, Fields: make([]linkage.Chosen, len(in.Fields)), Sources: countLists(in, records)}
	person.Name, person.Aliases = chooseName(in, records, said)
	last := arrestsOf(in, records, said)
	done := make([]bool, len(in.Fields))
	if last.field >= 0 {
		person.Fields[last.field], done[last.field] = last.chooseArrest(in, records, said), true
	}
	chooseStatus(in, records, said, &last, person.Fields)
	var resolve func(f int)
	resolve = func(f int) {
		if done[f] || in.Fields[f].Kind == linkage.KindStatus {
			return
		}
		done[f] = true
		speaks := last.speakers(in, records, said, f)
		outer := -1
		if in.Fields[f].Within != "" {
			outer = in.FieldIndex(in.Fields[f].Within)
		}
		if outer < 0 {
			person.Fields[f] = chooseField(in, records, f, said, speaks)
			return
		}
		resolve(outer)
		around := person.Fields[outer].Value
		room := yardsticks[in.Fields[outer].Kind].roomFor()
		person.Fields[f] = chooseField(in, records, f, said, func(r int) bool {
			v := in.Records[r].Values[outer]
			return (speaks == nil || speaks(r)) && (v == "" || around == "" || room(v, around))
		})
	}
	for f := range in.Fields {
		resolve(f)
	}
	return person
}

// confidences returns, for each cluster, the weakest of its records' strongest
// links. What people say is the same is certain.
func confidences(in *linkage.Input, res *match.Result, cluster []int32) []float64 {
	best := make([]float64, len(in.Records))
	link := func(a, b int, posterior float64) {
		if cluster[a] == cluster[b] {
			best[a], best[b] = max(best[a], posterior), max(best[b], posterior)
		}
	}
	for _, p := range res.Pairs {
		link(p.A, p.B, p.Posterior)
	}
	for _, j := range in.Judgements {
		if j.Same {
			link(j.A, j.B, 1)
		}
	}
	out := make([]float64, len(res.Clusters))
	for c, records := range res.Clusters {
		out[c] = 1
		linked := 0
		for _, r := range records {
			if res.Follows == nil || res.Follows[r] < 0 { // the others are held by their id
				linked++
			}
		}
		if linked > 1 {
			for _, r := range records {
				if res.Follows == nil || res.Follows[r] < 0 {
					out[c] = min(out[c], best[r])
				}
			}
		}
	}
	return out
}

// countLists counts the lists that records stand on.
func countLists(in *linkage.Input, records []int) int {
	lists := make([]int, 0, 8)
	for _, r := range records {
		if s := in.Records[r].Source; !slices.ContainsFunc(lists, func(o int) bool { return in.SameList(o, s) }) {
			lists = append(lists, s)
		}
	}
	return len(lists)
}
