package survivorship

import (
	"slices"

	"cotejo/linkage"
)

// FieldConflict returns the value of a person on which lists disagree with
// consequence, if there is one: who the person is (birth, sex), where and when
// the case belongs (province, day of arrest), or whether somebody is dead. A
// value is asked about when no more lists stand behind it than against it, a
// death always. The records of the question are the one that gave the value and
// one that contradicts it; nobody is asked twice: what a person called right or
// wrong is left out, and so are persons of whom it is asked who they are.
func (p *Persons) FieldConflict(x *linkage.Person) (linkage.Conflict, bool) {
	if len(x.Records) < 2 || p.Asked(x) {
		return linkage.Conflict{}, false
	}
	return fieldConflict(p.in, x, p.said)
}

// Asked reports whether it is asked who a person is, so that a question about
// what is said of that person would come too early.
func (p *Persons) Asked(x *linkage.Person) bool { return p.asked[p.of[x.Records[0]]] }

// dead is the status that is always asked about when a list says otherwise.
const dead = "dead"

// fieldConflict returns the first value of a person that should be asked about.
func fieldConflict(in *linkage.Input, p *linkage.Person, said verdicts) (linkage.Conflict, bool) {
	for f, c := range p.Fields {
		if c.Value == "" || c.Rule == RuleDecided || len(c.Dissenting) == 0 {
			continue
		}
		field := &in.Fields[f]
		against := c.Dissenting
		switch field.Kind {
		case linkage.KindBirth, linkage.KindSex, linkage.KindDate, linkage.KindPlace:
			if field.Name == arrestField && c.Rule == RuleLatest {
				// Perhaps another arrest, perhaps a slip: how many lists say so is no answer.
			} else if field.Within != "" || field.Name == "prison" || countLists(in, c.Agreeing) > countLists(in, against) {
				continue
			}
		case linkage.KindStatus:
			if undated := unsettled(in, &c, field); len(undated) > 0 {
				against = undated
			} else if c.Value != dead {
				against = slices.DeleteFunc(slices.Clone(against), func(r int) bool { return in.Records[r].Values[f] != dead })
			}
		default:
			continue
		}
		against = slices.DeleteFunc(slices.Clone(against), func(r int) bool {
			_, judged := said[verdictKey{r, f}]
			return judged || settledBy(in, &c, f, r)
		})
		if len(against) == 0 {
			continue
		}
		return linkage.Conflict{Kind: linkage.ConflictField, Records: []int{c.Record, origin(in, against, -1)}, Field: field.Name, Posterior: p.Confidence}, true
	}
	return linkage.Conflict{}, false
}

// unsettled returns the records that contradict a custody chosen as the latest
// and do not say when they were true, where they stand on as many lists as those
// that agree: that one list alone writes dates does not make it right. A camp
// instead of a prison contradicts nothing that anybody would have to settle.
func unsettled(in *linkage.Input, c *linkage.Chosen, field *linkage.Field) []int {
	if field.Name != custodyField || c.Rule != RuleLatest {
		return nil
	}
	var undated []int
	f := in.FieldIndex(custodyField)
	for _, r := range c.Dissenting {
		if in.Records[r].AsOf == "" && custodySide(in.Records[r].Values[f]) != custodySide(c.Value) {
			undated = append(undated, r)
		}
	}
	if countLists(in, undated) < countLists(in, c.Agreeing) {
		return nil
	}
	return undated
}

// custodySide brings together the custodies between which lists only differ in
// how closely they look: prison and camp. Whoever is at home under a measure is
// not in prison, and not free either, but outside; dead and exiled stand alone.
func custodySide(custody string) string {
	switch custody {
	case "camp":
		return "inside"
	case "home":
		return "free"
	}
	return custody
}
