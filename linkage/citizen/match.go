package citizen

import (
	"cmp"
	"context"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/match"
)

// Match finds whom the reports may be about. result is that of linking the lists
// without them; it stays what it is. The numbers of persons are those of its
// clusters.
func Match(ctx context.Context, all []Report, in *linkage.Input, result *match.Result, opt match.Options) error {
	if len(all) == 0 {
		return nil
	}
	joint := together(in, result)
	linked, err := match.Link(ctx, joint, match.Options{Model: &result.Model, Workers: opt.Workers, LargestBlock: opt.LargestBlock})
	if err != nil {
		return err
	}
	cluster := make([]int, len(in.Records))
	for c, records := range result.Clusters {
		for _, r := range records {
			cluster[r] = c
		}
	}
	place := make(map[string]int, len(all)) // of a report, by reference
	for i := range all {
		place[all[i].Ref] = i
	}
	odds := make([]map[int]float64, len(all))
	for _, p := range linked.Pairs {
		if p.A >= len(in.Records) || p.B < len(in.Records) {
			continue // two records of lists, or two reports
		}
		i, known := place[in.Reports.Ref(p.B-len(in.Records))]
		if !known {
			continue
		}
		if odds[i] == nil {
			odds[i] = make(map[int]float64)
		}
		who := cluster[p.A]
		odds[i][who] = max(odds[i][who], match.StatedOdds(p.Weight))
	}
	for i := range all {
		all[i].Candidates = candidates(odds[i])
	}
	return nil
}

// candidates weighs all candidates of a report against one another and against
// nobody.
func candidates(odds map[int]float64) []Candidate {
	persons := make([]int, 0, len(odds))
	for p := range odds {
		persons = append(persons, p)
	}
	slices.Sort(persons) // so that sums are the same on every run
	sum := 1.0
	for _, p := range persons {
		sum += odds[p]
	}
	var out []Candidate
	for _, p := range persons {
		out = append(out, Candidate{p, odds[p] / sum})
	}
	slices.SortStableFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Posterior, a.Posterior), cmp.Compare(a.Person, b.Person))
	})
	return out
}

// together makes an input of the lists and behind them the reports, which say no
// more than the fields that lists have. What a report says of the release is left
// out: it is what is to be found out, and no sign of who somebody is.
func together(in *linkage.Input, result *match.Result) *linkage.Input {
	joint := *in
	joint.Reports, joint.Rejects, joint.Doubts = nil, nil, nil
	joint.Sources = slices.Concat(in.Sources, in.Reports.Sources)
	joint.Records = slices.Clone(in.Records)
	for i := range in.Reports.Records {
		r := in.Reports.Records[i]
		r.Source += len(in.Sources)
		values := make([]string, len(in.Fields))
		for f := range in.Fields {
			if at := in.Reports.FieldIndex(in.Fields[f].Name); at >= 0 && in.Fields[f].Kind != linkage.KindStatus {
				values[f] = r.Values[at]
			}
		}
		r.Values = values
		joint.Records = append(joint.Records, r)
	}
	return &joint
}
