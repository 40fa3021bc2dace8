package survivorship

import (
	"cotejo/linkage"
	"cotejo/linkage/dates"
	"cotejo/linkage/names"
)

// Some values contradict each other in a way that nobody need settle.

// ageSlack is the number of days by which two births may be apart that were
// counted from ages: an age is true of a day that lists seldom tell, and a
// birthday lies before it or behind.
const ageSlack = 365

// sameAge reports whether two births differ only because ages were counted on
// different days: one of them is no known day, and they lie a year apart at most.
func sameAge(a, b string) bool {
	x, okA := dates.ParseSpan(a)
	y, okB := dates.ParseSpan(b)
	return okA && okB && !(x.Day && y.Day) && x.From <= y.To+ageSlack && y.From <= x.To+ageSlack
}

// sameTown reports whether two records that name different provinces agree on the
// municipality, which says where somebody lives more closely; some moved from one
// province to another on paper.
func sameTown(in *linkage.Input, a, b, province int) bool {
	for f := range in.Fields {
		if in.Fields[f].Within == in.Fields[province].Name {
			x, y := in.Records[a].Values[f], in.Records[b].Values[f]
			return x != "" && names.Fold(x) == names.Fold(y)
		}
	}
	return false
}

// settledBy reports whether what a record says against a value of a person is no
// question for anybody.
func settledBy(in *linkage.Input, c *linkage.Chosen, f, against int) bool {
	switch in.Fields[f].Kind {
	case linkage.KindBirth:
		return sameAge(c.Value, in.Records[against].Values[f])
	case linkage.KindPlace:
		return sameTown(in, c.Record, against, f)
	}
	return false
}
