package linkage

import (
	"runtime"
	"slices"
	"sync"
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

// Resolve chooses the values of every person of a result, in the order of its
// clusters, and maps ids of the past to those of today (see [AssignIDs]). Every choice follows from what the records say, never from the
// order of rows or files; what is left even goes to the text that sorts first.
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
//     not contradict it. In the same way a place within another is never one
//     that contradicts the larger place chosen.
//
// What people said goes before all of this: a value that somebody called right
// is chosen, and one that was called wrong is as if it had not been said.
func Resolve(in *Input, res *Result) (persons []Person, aliases map[string]string) {
	persons = make([]Person, len(res.Clusters))
	refs := make([][]string, len(res.Clusters))
	cluster := make([]int, len(in.Records))
	for p, records := range res.Clusters {
		for _, r := range records {
			cluster[r] = p
			refs[p] = append(refs[p], in.Ref(r))
		}
	}
	ids, aliases := AssignIDs(refs, in.IDs)
	said := verdictsOf(in)
	confidence := confidences(in, res, cluster)
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for p := w; p < len(persons); p += workers {
				persons[p] = resolvePerson(in, res.Clusters[p], said)
				persons[p].ID, persons[p].Confidence = ids[p], confidence[p]
			}
		})
	}
	wg.Wait()
	return persons, aliases
}

// resolvePerson chooses the values of one person. A place within another comes
// after it.
func resolvePerson(in *Input, records []int, said verdicts) Person {
	person := Person{Records: records, Fields: make([]Chosen, len(in.Fields)), Sources: countLists(in, records)}
	person.Name, person.Aliases = chooseName(in, records, said)
	chooseStatus(in, records, said, person.Fields)
	done := make([]bool, len(in.Fields))
	var resolve func(f int)
	resolve = func(f int) {
		if done[f] || in.Fields[f].Kind == KindStatus {
			return
		}
		done[f] = true
		outer := -1
		if in.Fields[f].Within != "" {
			outer = in.FieldIndex(in.Fields[f].Within)
		}
		if outer < 0 {
			person.Fields[f] = chooseField(in, records, f, said, nil)
			return
		}
		resolve(outer)
		around := person.Fields[outer].Value
		room := yardsticks[in.Fields[outer].Kind].roomFor()
		person.Fields[f] = chooseField(in, records, f, said, func(r int) bool {
			v := in.Records[r].Values[outer]
			return v == "" || around == "" || room(v, around)
		})
	}
	for f := range in.Fields {
		resolve(f)
	}
	return person
}

// confidences returns, for each cluster, the weakest of its records' strongest
// links. What people say is the same is certain.
func confidences(in *Input, res *Result, cluster []int) []float64 {
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
		if len(records) > 1 {
			for _, r := range records {
				out[c] = min(out[c], best[r])
			}
		}
	}
	return out
}

// countLists counts the lists that records stand on.
func countLists(in *Input, records []int) int {
	lists := make([]int, 0, 8)
	for _, r := range records {
		if s := in.Records[r].Source; !slices.Contains(lists, s) {
			lists = append(lists, s)
		}
	}
	return len(lists)
}
