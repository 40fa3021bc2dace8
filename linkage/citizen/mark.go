package citizen

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cotejo/linkage/dates"
	"cotejo/linkage/names"
)

// mark marks what looks like spam. Nothing is dropped for a mark.
func mark(all []Report) {
	persons := make(map[string][]string) // by proof, who is said to have left
	for i := range all {
		r := &all[i]
		if r.Name == "" {
			r.Marks = append(r.Marks, MarkNoName)
		}
		if first, _, ok := dates.Days(r.From); ok {
			if _, sent, known := dates.Days(day(r.Received)); known && first > sent {
				r.Marks = append(r.Marks, MarkFuture)
			}
		}
		if proof := strings.ToLower(r.ProofRef); address(proof) && r.Name != "" {
			if who := names.Fold(r.Name); !slices.Contains(persons[proof], who) {
				persons[proof] = append(persons[proof], who)
			}
		}
	}
	for i := range all {
		if r := &all[i]; len(persons[strings.ToLower(r.ProofRef)]) >= evidencePersons {
			r.Marks = append(r.Marks, MarkEvidence)
		}
	}
	for i, in := range bursts(all) {
		if in {
			all[i].Marks = append(all[i].Marks, MarkBurst)
		}
	}
}

// address reports whether a proof is at one place; "auto de libertad" is a proof of
// many.
func address(proof string) bool {
	return strings.Contains(proof, "://") || strings.Contains(proof, "www.")
}

// hour is in seconds.
const hour = 3600

// bursts says which reports of a form were sent within an hour that has too many.
func bursts(all []Report) []bool {
	type sent struct{ at, report int }
	moments := make(map[string][]sent)
	for i := range all {
		if t, err := time.Parse("2006-01-02T15:04:05", all[i].Received); err == nil {
			moments[all[i].Form] = append(moments[all[i].Form], sent{int(t.Unix()), i})
		}
	}
	out := make([]bool, len(all))
	for _, of := range moments {
		slices.SortFunc(of, func(a, b sent) int { return cmp.Or(a.at-b.at, a.report-b.report) })
		for first, last := 0, 0; last < len(of); last++ {
			for of[last].at-of[first].at >= hour {
				first++
			}
			if last-first+1 > burstReports {
				for _, s := range of[first : last+1] {
					out[s.report] = true
				}
			}
		}
	}
	return out
}
