package survivorship

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
)

// status is what one record says of all that changes with time.
type status struct {
	record  int
	values  []string // by index into the status fields; "" where it says nothing
	filled  int
	decided bool  // a person called one of its values right
	support int   // lists whose records say the same or nothing else
	out     int   // 1 when it has the person out of prison, in exile or dead
	revoked bool  // it says that a release was taken back
	asOf    int32 // the day on which the record was true, 0 when it does not say
}

// contradicts reports whether two statuses differ in what both of them say.
func contradicts(a, b []string) bool {
	for i, v := range a {
		if v != "" && b[i] != "" && !datesMeet(v, b[i]) {
			return true
		}
	}
	return false
}

// chooseStatus chooses what changes with time: custody, legal figure and date
// of release. Only records speak that may know of the last arrest, and no release
// is chosen that is earlier than the arrest that was. One record leads, so that they fit together: one of which a
// person called something right, or else the latest dated;
// of those of one day the one whose status most lists share, then one that frees
// nobody, since that needs more than an even vote, then the one that says most, then the one whose words sort first. What it leaves open is taken
// from the next records in this order that contradict nothing taken so far.
func chooseStatus(in *linkage.Input, records []int, said verdicts, last *arrests, fields []linkage.Chosen) {
	var of []int // the status fields
	for f := range in.Fields {
		if in.Fields[f].Kind == linkage.KindStatus {
			of = append(of, f)
		}
	}
	if len(of) == 0 {
		return
	}
	arrest := ""
	if last.field >= 0 {
		arrest = fields[last.field].Value
	}
	order := statuses(in, records, of, said, last, arrest)
	taken := make([]string, len(of))
	from := make([]int, len(of))
	for _, s := range order {
		if contradicts(s.values, taken) {
			continue
		}
		for i, v := range s.values {
			if v != "" && taken[i] == "" {
				taken[i], from[i] = v, s.record
			}
		}
	}
	for i, f := range of {
		candidates := gather(in, records, func(r int) string { return said.value(in, r, f) }, nil, nil)
		at := slices.IndexFunc(candidates, func(c candidateValue) bool { return c.value == taken[i] })
		if at < 0 {
			fields[f] = outcome(in, candidates, nil, "", "", datesMeet)
			continue
		}
		fields[f] = outcome(in, candidates, &candidates[at], taken[i], RuleLatest, datesMeet)
		fields[f].Record = from[i]
		if said.right(from[i], f) {
			fields[f].Rule = RuleDecided
		}
	}
}

// statusOf is what one record says of the status fields.
func statusOf(in *linkage.Input, r int, of []int, said verdicts, arrest string) status {
	s := status{record: r, asOf: since(in.Records[r].AsOf)}
	latest := int32(0)
	for _, f := range of {
		v := said.value(in, r, f)
		if in.Fields[f].Name == releaseField && releasedBefore(v, arrest) && !said.right(r, f) {
			v = "" // of an arrest before this one
		}
		s.values = append(s.values, v)
		s.decided = s.decided || said.right(r, f)
		if v == "" {
			continue
		}
		s.filled++
		if in.Fields[f].Name == custodyField && custodySide(v) != "inside" {
			s.out = 1
		}
		s.revoked = s.revoked || in.Fields[f].Name == figureField && v == revoked
		latest = max(latest, since(v))
	}
	if s.asOf == 0 {
		s.asOf = latest // whoever reports a release wrote after it
	}
	return s
}

// statuses returns what records say of the status fields, in the order in
// which it is taken.
func statuses(in *linkage.Input, records, of []int, said verdicts, last *arrests, arrest string) []status {
	var out []status
	for _, r := range records {
		if (!last.tells(in, r, said) || last.older(in, r, said, arrest)) && !slices.ContainsFunc(of, func(f int) bool { return said.right(r, f) }) {
			continue
		}
		if s := statusOf(in, r, of, said, arrest); s.filled > 0 {
			out = append(out, s)
		}
	}
	newest := int32(0)
	for _, s := range out {
		newest = max(newest, s.asOf)
	}
	for i := range out {
		if out[i].revoked && out[i].asOf == 0 {
			out[i].asOf = newest + 1 // a release comes before it is taken back
		}
	}
	for i := range out {
		var share []int
		for j := range out {
			if !contradicts(out[i].values, out[j].values) {
				share = append(share, out[j].record)
			}
		}
		out[i].support = countLists(in, share)
	}
	slices.SortFunc(out, func(a, b status) int {
		if a.decided != b.decided {
			if a.decided {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.asOf, a.asOf), cmp.Compare(b.support, a.support), cmp.Compare(a.out, b.out), cmp.Compare(b.filled, a.filled),
			slices.Compare(a.values, b.values), strings.Compare(in.Ref(a.record), in.Ref(b.record)))
	})
	return out
}
