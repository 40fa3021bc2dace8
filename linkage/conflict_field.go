package linkage

import (
	"cmp"
	"slices"
)

// FieldConflicts returns the values of persons on which lists disagree with
// consequence, one question a person, in the order of the persons' ids: who the
// person is (birth, sex), where and when the case belongs (province, day of
// arrest), or whether somebody is dead. A value is asked about when no more
// lists stand behind it than against it, a death always. The records of a
// question are the one that gave the value and one that contradicts it; nobody
// is asked twice, so what a person called right or wrong is left out.
func FieldConflicts(in *Input, persons []Person) []Conflict {
	said := verdictsOf(in)
	var out []Conflict
	order := make([]int, len(persons))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(persons[a].ID, persons[b].ID) })
	for _, i := range order {
		if c, ok := fieldConflict(in, &persons[i], said); ok {
			out = append(out, c)
		}
	}
	return out
}

// dead is the status that is always asked about when a list says otherwise.
const dead = "dead"

// fieldConflict returns the first value of a person that should be asked about.
func fieldConflict(in *Input, p *Person, said verdicts) (Conflict, bool) {
	for f, c := range p.Fields {
		if c.Value == "" || c.Rule == RuleDecided || len(c.Dissenting) == 0 {
			continue
		}
		field := &in.Fields[f]
		against := c.Dissenting
		switch field.Kind {
		case KindBirth, KindSex, KindDate, KindPlace:
			if field.Within != "" || field.Name == "prison" || countLists(in, c.Agreeing) > countLists(in, against) {
				continue
			}
		case KindStatus:
			if c.Value != dead {
				against = slices.DeleteFunc(slices.Clone(against), func(r int) bool { return in.Records[r].Values[f] != dead })
			}
		default:
			continue
		}
		against = slices.DeleteFunc(slices.Clone(against), func(r int) bool {
			_, judged := said[verdictKey{r, f}]
			return judged
		})
		if len(against) == 0 {
			continue
		}
		return Conflict{Kind: ConflictField, Records: []int{c.Record, origin(in, against, -1)}, Field: field.Name, Posterior: p.Confidence}, true
	}
	return Conflict{}, false
}
