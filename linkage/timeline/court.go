package timeline

import (
	"slices"
	"strings"
)

// recharge tells that somebody is charged with something else than in an earlier
// edition. A list that adds a charge, or drops one, may only have learned more or
// tidied up: what is new must stand in the place of something.
func (p *person) recharge(before, after *snapshot) {
	if before == nil {
		return
	}
	was, is := strings.Split(before.Charges, "|"), strings.Split(after.Charges, "|")
	lacks := func(of, in []string) bool {
		return slices.ContainsFunc(of, func(c string) bool { return !slices.Contains(in, c) })
	}
	if lacks(was, is) && lacks(is, was) {
		p.claim(claim{span: span{before.day + 1, after.day}, kind: Charge, basis: Diff, record: after.record})
	}
}

// resentence tells that a sentence has another length than in an earlier edition
// of the list. Mostly a higher court changed it; the list may have erred too, so
// that the event is never confirmed by itself.
func (p *person) resentence(before, after *snapshot) {
	if before != nil && before.Months != after.Months && single(before.Months) && single(after.Months) {
		p.claim(claim{span: span{before.day + 1, after.day}, kind: Appeal, basis: Diff, record: after.record})
	}
}
