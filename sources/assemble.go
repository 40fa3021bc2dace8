package sources

import (
	"cmp"
	"slices"
	"strconv"

	"cotejo/linkage"
)

// nameSources gives the second file of an organisation its suffix. The lists
// are in the order of name and content, so the order of the paths leaves no
// trace.
func nameSources(lists []*list) Problems {
	var notices Problems
	used := map[string]*list{}
	for _, l := range lists {
		used[l.source.Name] = nil
	}
	for _, l := range lists {
		if l.source.List != "" {
			used[l.source.Name] = l
		}
	}
	for _, l := range lists {
		profile := l.source.Name
		if l.source.List != "" {
			continue
		}
		if used[profile] == nil {
			used[profile] = l
			continue
		}
		for n := 2; ; n++ {
			name := profile + "-" + strconv.Itoa(n)
			if _, taken := used[name]; !taken {
				l.source.Name, used[name] = name, l
				break
			}
		}
		// Half of the smaller list in the other: two versions of one list, of
		// which the persons are not on two lists.
		if both := l.inBoth(used[profile]); both > 0 && 2*both >= min(len(l.records), len(used[profile].records)) {
			notices = append(notices, &Problem{File: l.table.path, Code: TwoVersions, Args: []any{used[profile].table.path, both, len(l.records)}})
			continue
		}
		notices = append(notices, &Problem{File: l.table.path, Code: SecondFile, Args: []any{profile, l.source.Name, used[profile].table.path}})
	}
	slices.SortStableFunc(lists, func(a, b *list) int { return cmp.Compare(a.source.Name, b.source.Name) })
	return notices
}

// assemble joins the lists to one input.
func assemble(lists []*list, fields []linkage.Field) (*linkage.Input, *Report) {
	in, report := &linkage.Input{Fields: fields}, &Report{}
	records := 0
	for _, l := range lists {
		records += len(l.records)
	}
	if len(lists) == 1 {
		in.Records, records = lists[0].records, 0
	}
	in.Records = slices.Grow(in.Records, records)
	for i, l := range lists {
		for j := range l.records {
			l.records[j].Source = i
		}
		for j := range l.rejects {
			l.rejects[j].Source = i
		}
		for j := range l.doubts {
			l.doubts[j].Source = i
		}
		in.Sources = append(in.Sources, l.source)
		if len(lists) > 1 {
			in.Records = append(in.Records, l.records...)
		}
		in.Rejects = append(in.Rejects, l.rejects...)
		in.Doubts = append(in.Doubts, l.doubts...)
		report.Files = append(report.Files, l.report())
	}
	return in, report
}
