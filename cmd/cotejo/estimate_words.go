package main

import (
	"math"
	"slices"
	"strings"

	"cotejo/linkage/estimate"
)

// reason says why an estimate is refused or weak.
func (a *app) reason(r estimate.Reason) string {
	args := make([]any, len(r.Args))
	for i, v := range r.Args {
		args[i] = v
		if x, ok := v.(float64); ok {
			args[i] = a.share(math.Round(100*x) / 100)
		}
	}
	return a.t("estimate.why."+r.Code, args...)
}

// persons writes a number of persons, or the sign for one that has no end.
func (a *app) persons(n float64) string {
	if math.IsInf(n, 0) || math.IsNaN(n) {
		return "∞"
	}
	return a.number(int(math.Round(n)))
}

// printEstimate writes what is stated, then the figures of every method.
func (a *app) printEstimate(r, one *estimate.Result, check *coverage) error {
	if len(r.Refused) > 0 {
		return a.printOverlap(r.Table)
	}
	n := r.Table.Size()
	if len(r.Weak) > 0 {
		chao := r.Estimates[slices.IndexFunc(r.Estimates, func(e estimate.Estimate) bool { return e.Method == estimate.Chao })]
		a.line(a.t("estimate.headline-weak", a.number(n), a.persons(chao.N)))
	} else {
		a.line(a.t("estimate.headline", a.number(n), a.persons(r.Low), a.persons(r.High)))
	}
	a.line("")
	if err := a.printMethods(r); err != nil {
		return err
	}
	for _, w := range r.Weak {
		a.line(a.t("estimate.weak", a.reason(w)))
	}
	if one != nil && len(one.Refused) == 0 {
		a.line("")
		a.line(a.t("estimate.joined", strings.Join(one.Table.Lists, ", "), a.persons(one.Low), a.persons(one.High)))
		if err := a.printMethods(one); err != nil {
			return err
		}
	}
	a.line("")
	a.line(a.t("estimate.sensitivity", a.persons(r.Sensitivity[0]), a.persons(r.Middle), a.persons(r.Sensitivity[1])))
	if check != nil {
		a.line(a.t("estimate.coverage", a.number(check.Listed), a.number(check.Known), a.number(check.Persons), a.number(check.NLow), a.number(check.NHigh)))
	}
	a.line(a.t("estimate.caveat"))
	a.line("")
	return a.printOverlap(r.Table)
}

// printMethods writes the figures of one table.
func (a *app) printMethods(r *estimate.Result) error {
	t := a.table(a.t("estimate.method"), a.t("estimate.figure"), a.t("estimate.from"), a.t("estimate.to"), a.t("estimate.note"))
	for _, e := range r.Estimates {
		note := e.Detail["model"]
		if e.Detail["chains_disagree"] != "" {
			note = a.t("estimate.chains", e.Detail["r_hat"])
		}
		if e.Detail["piles_up_at_zero"] != "" {
			note = a.t("estimate.piles-up")
		}
		t.row(a.t("estimate.method."+e.Method), a.persons(e.N), a.persons(e.Low), a.persons(e.High), note)
	}
	if err := t.print(); err != nil {
		return err
	}
	for _, h := range r.HeldOut {
		if !math.IsNaN(h.Share) {
			a.line("  " + a.t("estimate.held-out", h.List, a.number(h.Size), a.percent(h.Share)))
		}
	}
	return nil
}

// printOverlap writes how many persons are on just which lists.
func (a *app) printOverlap(of *estimate.Table) error {
	t := a.table(a.t("estimate.lists"), a.t("column.persons"))
	for h := 1; h < len(of.Counts); h++ {
		t.row(strings.Join(listsOf(of, h), " + "), a.number(of.Counts[h]))
	}
	return t.print()
}

func listsOf(t *estimate.Table, h int) []string {
	var out []string
	for i, l := range t.Lists {
		if h>>i&1 == 1 {
			out = append(out, l)
		}
	}
	return out
}
