package citizen

import (
	"cmp"
	"slices"

	"cotejo/linkage/names"
	"cotejo/linkage/review"
)

// Part parts decisions on reports, by the names of the forms, from those on lists.
func Part(ds []review.Decision, forms []string) (reports, lists []review.Decision) {
	for _, d := range ds {
		if slices.Contains(forms, d.SourceA) || slices.Contains(forms, d.SourceB) {
			reports = append(reports, d)
		} else {
			lists = append(lists, d)
		}
	}
	return reports, lists
}

// verdicts are what people said of one report.
type verdicts struct {
	same, different []int // persons
	confirm         *review.Decision
	reject          *review.Decision
	said            []review.Decision
}

// Settle gives every report its marks and its state, by whom it is surely about and
// by what people decided. person returns the number of the cluster to which the
// record of a reference belongs, and its name. The problems are of decisions that do
// not bind.
func Settle(all []Report, ds []review.Decision, person func(ref string) (cluster int, name string, ok bool)) []review.DecisionProblem {
	mark(all)
	decided, problems := decide(all, ds, person)
	for i := range all {
		all[i].settle(decided[i])
	}
	repeat(all)
	return problems
}

// settle gives a report its state.
func (r *Report) settle(v *verdicts) {
	if v == nil {
		v = &verdicts{}
	}
	r.Candidates = slices.DeleteFunc(r.Candidates, func(c Candidate) bool { return slices.Contains(v.different, c.Person) })
	if len(v.same) == 1 {
		r.Candidates = []Candidate{{v.same[0], 1}}
	}
	best, second := Candidate{Person: -1}, 0.0
	if len(r.Candidates) > 0 {
		best = r.Candidates[0]
	}
	if len(r.Candidates) > 1 {
		second = r.Candidates[1].Posterior
	}
	r.Posterior = best.Posterior
	switch {
	case v.reject != nil:
		r.State, r.Decision = Rejected, v.reject.Line
	case v.confirm != nil:
		r.State, r.Person, r.Decision, r.ConfirmedOn = Confirmed, v.same[0], v.confirm.Line, day(v.confirm.At)
	case best.Posterior >= surely && second <= hardly:
		r.State, r.Person = Matched, best.Person
	case best.Posterior < hardly && r.Name != "":
		r.State = NoPerson
	default:
		r.State = New
	}
}

// decide gathers by report what people said of it.
func decide(all []Report, ds []review.Decision, person func(string) (int, string, bool)) (map[int]*verdicts, []review.DecisionProblem) {
	place := make(map[string]int, len(all))
	for i := range all {
		place[all[i].Ref] = i
	}
	out := make(map[int]*verdicts)
	var problems []review.DecisionProblem
	complain := func(code string, of []review.Decision, args ...any) {
		p := review.DecisionProblem{Code: code, Args: args}
		for _, d := range of {
			p.Lines = append(p.Lines, d.Line)
		}
		slices.Sort(p.Lines)
		p.Lines = slices.Compact(p.Lines)
		problems = append(problems, p)
	}
	for _, d := range review.Standing(ds) {
		one := []review.Decision{d}
		report, other, otherName := d.RefA(), d.RefB(), d.NameB
		if _, known := place[report]; !known && other != "" {
			report, other, otherName = other, report, d.NameA
		}
		i, known := place[report]
		if !known {
			complain(review.DecisionRecordGone, one, report, "")
			continue
		}
		v := out[i]
		if v == nil {
			v = &verdicts{}
			out[i] = v
		}
		if d.Judgement == review.DecidedRejectReport {
			v.reject = &d
			v.said = append(v.said, d)
			continue
		}
		if d.OfValue() {
			complain(review.DecisionMalformed, one, d.Judgement)
			continue
		}
		who, name, there := person(other)
		switch {
		case !there:
			complain(review.DecisionRecordGone, one, other, otherName)
			continue
		case names.Fold(name) != names.Fold(otherName):
			complain(review.DecisionNameChanged, one, other, otherName, name)
			continue
		}
		v.said = append(v.said, d)
		switch d.Judgement {
		case review.DecidedDifferent:
			v.different = append(v.different, who)
			continue
		case review.DecidedConfirmReport:
			v.confirm = &d
		case review.DecidedSame:
		default:
			complain(review.DecisionMalformed, one, d.Judgement)
			continue
		}
		if !slices.Contains(v.same, who) {
			v.same = append(v.same, who)
		}
	}
	for i, v := range out {
		contradict := len(v.same) > 1 || v.reject != nil && len(v.same) > 0 || len(v.same) == 1 && slices.Contains(v.different, v.same[0])
		if contradict {
			var who []string
			for _, d := range v.said {
				who = append(who, d.Reviewer)
			}
			slices.Sort(who)
			complain(review.DecisionDisagreement, v.said, slices.Compact(who), all[i].Ref)
			delete(out, i)
		}
	}
	slices.SortFunc(problems, func(a, b review.DecisionProblem) int {
		return cmp.Or(slices.Compare(a.Lines, b.Lines), cmp.Compare(a.Code, b.Code))
	})
	return out, problems
}

// repeat finds the reports that tell what an earlier one tells. What people settled
// stays as it is.
func repeat(all []Report) {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := all[a].Received, all[b].Received
		if (x == "") != (y == "") {
			return cmp.Compare(y, x) // what has no moment comes last
		}
		return cmp.Compare(x, y)
	})
	byPerson, byText := make(map[int][]int), make(map[string]int)
	for _, i := range order {
		r := &all[i]
		if r.State == Rejected {
			continue
		}
		of := -1
		if first, known := byText[r.text]; known && r.Name != "" {
			of = first
		} else if r.State == Matched || r.State == Confirmed {
			for _, o := range byPerson[r.Person] {
				if r.repeats(&all[o]) {
					of = o
					break
				}
			}
		}
		if of >= 0 && r.Decision == 0 {
			r.State, r.Duplicate, r.Person = Duplicate, of, all[of].Person
			continue
		}
		if _, known := byText[r.text]; !known && r.Name != "" {
			byText[r.text] = i
		}
		if r.Person >= 0 {
			byPerson[r.Person] = append(byPerson[r.Person], i)
		}
	}
}

// repeats reports whether a report of the same person is of the same exit.
func (r *Report) repeats(o *Report) bool {
	if r.Figure != "" && o.Figure != "" && r.Figure != o.Figure {
		return false
	}
	first, last, ok := r.when()
	from, to, also := o.when()
	return ok && also && gap(first, last, from, to) <= sameReport
}
