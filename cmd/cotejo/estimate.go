package main

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/estimate"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"github.com/spf13/cobra"
)

// estimateFlags are the flags of cotejo estimate.
type estimateFlags struct {
	table, custody, window, coverage string
	shares                           []string
	asJSON                           bool
}

func estimateCommand(a *app) *cobra.Command {
	var f estimateFlags
	cmd := &cobra.Command{
		Use: "estimate [ROSTER]", Short: a.t("estimate.short"), Long: a.t("estimate.long"), Example: a.t("estimate.example"),
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 1, len(args) == 0 && f.table == "":
				return misuse("needs-roster", len(args))
			case len(args) == 1 && f.table != "":
				return misuse("estimate.roster-or-table")
			}
			return nil
		},
		ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.table != "" {
				return a.estimateTable(&f)
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error { return a.estimateRoster(cmd.Context(), r, &f) })
		},
	}
	cmd.Flags().StringVar(&f.table, "table", "", a.t("flag.table"))
	cmd.Flags().StringVar(&f.custody, "custody", "", a.t("flag.estimate-custody"))
	cmd.Flags().StringVar(&f.window, "window", "", a.t("flag.window"))
	cmd.Flags().StringArrayVar(&f.shares, "shares", nil, a.t("flag.shares"))
	cmd.Flags().StringVar(&f.coverage, "coverage", "", a.t("flag.coverage"))
	cmd.Flags().BoolVar(&f.asJSON, "json", false, a.t("flag.json"))
	for _, flag := range []string{"custody", "window"} {
		cmd.MarkFlagsMutuallyExclusive("table", flag)
	}
	return cmd
}

// estimateTable estimates from a file of overlaps.
func (a *app) estimateTable(f *estimateFlags) error {
	t, err := sources.ReadCaptureTable(f.table)
	if err != nil {
		return err
	}
	table, err := estimate.NewTable(t.Lists)
	if err != nil {
		return failure(f.table, "estimate.too-many-lists", len(t.Lists), estimate.MaxLists)
	}
	for cells, n := range t.Counts {
		h := 0
		for i, c := range cells {
			if c == '1' {
				h |= 1 << i
			}
		}
		table.Counts[h] += n
	}
	return a.estimate(f.table, f, t.Lists, func(joined [][2]int) (*estimate.Result, error) {
		for _, j := range joined {
			table = table.Join(j[0], j[1])
		}
		return table.Run(0), nil
	})
}

// estimateRoster estimates from the persons of a roster.
func (a *app) estimateRoster(ctx context.Context, r *roster.Roster, f *estimateFlags) error {
	only := roster.Restriction{Custody: f.custody}
	if f.window != "" {
		from, to, ok := strings.Cut(f.window, "..")
		for _, day := range []string{from, to} {
			if _, err := time.Parse(time.DateOnly, day); !ok || err != nil {
				return misuse("estimate.bad-window", f.window)
			}
		}
		only.From, only.To = from, to
	}
	persons, err := r.Listed(ctx, only)
	if err != nil {
		return err
	}
	links, err := r.OpenLinks(ctx)
	if err != nil {
		return err
	}
	named, err := r.Sources(ctx)
	if err != nil {
		return err
	}
	var lists []string
	for _, s := range named {
		lists = append(lists, s.Name)
	}
	if len(f.shares) == 0 {
		if f.shares, err = sharesOf(ctx, r); err != nil {
			return err
		}
	}
	if len(lists) > estimate.MaxLists {
		return failure("", "estimate.too-many-lists", len(lists), estimate.MaxLists)
	}
	return a.estimate("", f, lists, func(joined [][2]int) (*estimate.Result, error) {
		place, names := positions(lists, joined)
		set := func(of []string) (h int) {
			for _, l := range of {
				h |= 1 << place[l]
			}
			return h
		}
		index := make(map[string]int, len(persons))
		sets := make([]int, len(persons))
		for i, p := range persons {
			index[p.ID], sets[i] = i, set(p.Lists)
		}
		var open []estimate.Open
		for _, l := range links {
			i, ok := index[l.PersonA]
			j, also := index[l.PersonB]
			if ok && also {
				open = append(open, estimate.Open{A: i, B: j, P: l.Posterior, Leaving: set([]string{l.Leaving}), Staying: set(l.Staying)})
			}
		}
		return estimate.RunLinked(names, sets, open)
	})
}

// sharesKey is where a roster keeps which lists share their sources.
const sharesKey = "shares"

// sharesIn keeps what a recipe says of lists that share their sources, as
// --shares would say it.
func sharesIn(r *sources.Recipe, in *linkage.Input, meta map[string]string) error {
	var shares []string
	for _, of := range r.Shares {
		for _, name := range of {
			if !slices.ContainsFunc(in.Sources, func(s linkage.Source) bool { return s.Name == name }) {
				var known []string
				for _, s := range in.Sources {
					known = append(known, s.Name)
				}
				return failure(r.Path, "estimate.no-such-list", name, strings.Join(known, ", "))
			}
		}
		shares = append(shares, strings.Join(of, "+"))
	}
	if len(shares) > 0 {
		meta[sharesKey] = strings.Join(shares, " ")
	}
	return nil
}

// sharesOf returns what the recipe of a roster said of lists that share their
// sources.
func sharesOf(ctx context.Context, r *roster.Roster) ([]string, error) {
	meta, err := r.Meta(ctx)
	return strings.Fields(meta[sharesKey]), err
}

// positions numbers lists, joined ones alike, and names them.
func positions(lists []string, joined [][2]int) (place map[string]int, names []string) {
	group := make([]int, len(lists))
	for i := range group {
		group[i] = i
	}
	for _, j := range joined {
		from, to := group[max(j[0], j[1])], group[min(j[0], j[1])]
		for i := range group {
			if group[i] == from {
				group[i] = to
			}
		}
	}
	place = make(map[string]int)
	number := make(map[int]int)
	for i, l := range lists {
		n, known := number[group[i]]
		if !known {
			n = len(names)
			number[group[i]] = n
			names = append(names, l)
		} else {
			names[n] += "+" + l
		}
		place[l] = n
	}
	return place, names
}

// estimate runs the lists as they are and, where some share their sources, also
// as one, and prints both. A refusal is a failure.
func (a *app) estimate(file string, f *estimateFlags, lists []string, run func(joined [][2]int) (*estimate.Result, error)) error {
	var joined [][2]int
	for _, s := range f.shares {
		names := strings.Split(s, "+")
		for _, n := range names {
			if n == "" {
				return misuse("estimate.bad-shares", s)
			}
			if !slices.Contains(lists, n) {
				return misuse("estimate.no-such-list", n, strings.Join(lists, ", "))
			}
		}
		if len(names) < 2 {
			return misuse("estimate.bad-shares", s)
		}
		for _, n := range names[1:] {
			joined = append(joined, [2]int{slices.Index(lists, names[0]), slices.Index(lists, n)})
		}
	}
	var check *coverage
	if f.coverage != "" {
		c, err := newCoverage(f.coverage)
		if err != nil {
			return err
		}
		check = c
	}
	r, err := run(nil)
	if err != nil {
		return err
	}
	var one *estimate.Result
	if len(joined) > 0 {
		if one, err = run(joined); err != nil {
			return err
		}
	}
	if check != nil {
		check.of(r.Table.Size())
	}
	if f.asJSON {
		err = a.json(estimateOutput(r, one, check))
	} else {
		err = a.printEstimate(r, one, check)
	}
	if err == nil && len(r.Refused) > 0 {
		for _, why := range r.Refused {
			a.complain(file, "estimate.refused", a.reason(why))
		}
		return errSaid
	}
	return err
}

// A coverage is the check by events that are known from elsewhere.
type coverage struct {
	Listed  int     `json:"listed"` // events on a list
	Known   int     `json:"known"`  // events in all
	Share   float64 `json:"share"`
	Low     float64 `json:"share_low"`
	High    float64 `json:"share_high"`
	Persons int     `json:"n"` // that the share makes of those on lists
	NLow    int     `json:"low"`
	NHigh   int     `json:"high"`
}

func newCoverage(text string) (*coverage, error) {
	j, k, ok := strings.Cut(text, "/")
	listed, err := strconv.Atoi(strings.TrimSpace(j))
	known, err2 := strconv.Atoi(strings.TrimSpace(k))
	if !ok || err != nil || err2 != nil || listed < 1 || known < listed {
		return nil, misuse("estimate.bad-coverage", text)
	}
	return &coverage{Listed: listed, Known: known}, nil
}

// of applies the share to the persons on lists.
func (c *coverage) of(n int) {
	share, low, high := estimate.Coverage(c.Listed, c.Known)
	c.Share, c.Low, c.High = estimate.Round(share), estimate.Round(low), estimate.Round(high)
	c.Persons = int(math.Round(float64(n) / share))
	c.NLow, c.NHigh = int(math.Round(float64(n)/high)), int(math.Round(float64(n)/low))
}

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

// estimateJSON is what --json gives of one table.
type estimateJSON struct {
	N          int                  `json:"n"` // persons on lists
	Lists      []string             `json:"lists"`
	Table      []roster.Combination `json:"table"`
	Headline   *headlineJSON        `json:"headline"` // null when refused
	Estimators []map[string]any     `json:"estimators"`
	HeldOut    []map[string]any     `json:"held_out"`
	Refused    []string             `json:"refused"`
	Weak       []string             `json:"weak"`
	Joined     *estimateJSON        `json:"joined,omitempty"`
	Coverage   *coverage            `json:"coverage,omitempty"`
}

type headlineJSON struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Middle float64 `json:"middle"`
	Half   float64 `json:"if_half_as_many_are_missing"`
	Twice  float64 `json:"if_twice_as_many_are_missing"`
}

func estimateOutput(r, one *estimate.Result, check *coverage) *estimateJSON {
	out := &estimateJSON{N: r.Table.Size(), Lists: r.Table.Lists, Estimators: []map[string]any{}, HeldOut: []map[string]any{}, Refused: []string{}, Weak: []string{}, Coverage: check}
	for h := 1; h < len(r.Table.Counts); h++ {
		out.Table = append(out.Table, roster.Combination{Sources: listsOf(r.Table, h), Persons: r.Table.Counts[h]})
	}
	for _, w := range r.Weak {
		out.Weak = append(out.Weak, w.Code)
	}
	if len(r.Refused) > 0 {
		for _, w := range r.Refused {
			out.Refused = append(out.Refused, w.Code)
		}
		return out
	}
	out.Headline = &headlineJSON{estimate.Round(r.Low), finite(r.High), estimate.Round(r.Middle), estimate.Round(r.Sensitivity[0]), estimate.Round(r.Sensitivity[1])}
	for _, e := range r.Estimates {
		m := map[string]any{"name": e.Method, "n": estimate.Round(e.N), "low": estimate.Round(e.Low), "high": nil, "se": nil}
		if !math.IsInf(e.High, 0) {
			m["high"] = estimate.Round(e.High)
		}
		if e.SE > 0 {
			m["se"] = estimate.Round(e.SE)
		}
		for k, v := range e.Detail {
			m[k] = v
		}
		out.Estimators = append(out.Estimators, m)
	}
	for _, h := range r.HeldOut {
		if !math.IsNaN(h.Share) {
			out.HeldOut = append(out.HeldOut, map[string]any{"list": h.List, "size": h.Size, "share": estimate.Round(h.Share)})
		}
	}
	if one != nil {
		out.Joined = estimateOutput(one, nil, nil)
	}
	return out
}

// finite makes an end that is not there 0, which JSON can say.
func finite(x float64) float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return 0
	}
	return estimate.Round(x)
}
