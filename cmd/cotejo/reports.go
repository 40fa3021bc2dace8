package main

import (
	"context"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/citizen"
	"cotejo/linkage/match"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"cotejo/sources/decisions"
)

// formNames are the names of the forms of an input.
func formNames(in *linkage.Input) []string {
	if in.Reports == nil {
		return nil
	}
	var names []string
	for i := range in.Reports.Sources {
		names = append(names, in.Reports.Sources[i].Name)
	}
	return names
}

// reports follows what citizens report, after the lists have been linked without
// it: whom each report is about, and what people decided of it. Decisions that do
// not bind are told of as those of lists are.
func (b *built) reports(ctx context.Context, p *plan, in *linkage.Input, result *match.Result, decided []roster.Decision) ([]citizen.Report, error) {
	all := citizen.Of(in.Reports)
	if len(all) == 0 {
		return nil, nil
	}
	if err := citizen.Match(ctx, all, in, result, match.Options{LargestBlock: p.largestBlock}); err != nil {
		return nil, err
	}
	cluster := make([]int, len(in.Records))
	for c, records := range result.Clusters {
		for _, r := range records {
			cluster[r] = c
		}
	}
	at := make(map[string]int)
	if len(b.onReports) > 0 {
		for i := range in.Records {
			at[in.Ref(i)] = i
		}
	}
	found := citizen.Settle(all, b.onReports, func(ref string) (int, string, bool) {
		i, known := at[ref]
		if !known {
			return 0, "", false
		}
		return cluster[i], in.Records[i].Name.Text, true
	})
	for _, problem := range found {
		for i := range decided {
			if slices.Contains(problem.Lines, decided[i].Line) {
				decided[i].State = problem.Code
			}
		}
	}
	b.problems = append(b.problems, decisions.Problems(b.file, found)...)
	slices.SortStableFunc(b.problems, func(x, y *sources.Problem) int { return x.Line - y.Line })
	return all, nil
}
