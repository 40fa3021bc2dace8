package review_test

import (
	"fmt"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
)

// Two readers judge pairs of three records. What follows from their answers binds
// too: a is b and b is not c, so that a is not c; the readers disagree on the last
// pair, and nothing is said of it.
func ExampleApplyDecisions() {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "pd"}}}
	for _, r := range [][2]string{{"a", "Ana Soto"}, {"b", "Ana Zoto"}, {"c", "Anna Soto"}, {"d", "Berta Ruz"}} {
		in.Records = append(in.Records, linkage.Record{Key: r[0], Name: names.Name{Text: r[1]}})
	}
	said := func(line int, judgement string, a, b int, reviewer string) review.Decision {
		x, y := &in.Records[a], &in.Records[b]
		return review.Decision{Line: line, Judgement: judgement, SourceA: "pd", KeyA: x.Key, NameA: x.Name.Text, SourceB: "pd", KeyB: y.Key, NameB: y.Name.Text,
			Reviewer: reviewer, At: fmt.Sprintf("2026-01-%02d", line)}
	}
	judgements, _, problems := review.ApplyDecisions(in, []review.Decision{
		said(2, review.DecidedSame, 0, 1, "marta"), said(3, review.DecidedDifferent, 1, 2, "luis"),
		said(4, review.DecidedSame, 2, 3, "marta"), said(5, review.DecidedDifferent, 2, 3, "luis"),
	})
	for _, j := range judgements {
		verb := "is not"
		if j.Same {
			verb = "is"
		}
		fmt.Println(in.Ref(j.A), verb, in.Ref(j.B))
	}
	for _, p := range problems {
		fmt.Println("lines", p.Lines, p.Code, p.Args)
	}
	// Output:
	// pd:a is pd:b
	// pd:a is not pd:c
	// lines [4 5] decision-disagreement [[luis marta] pd:c = pd:d]
}
