package main

import (
	"context"
	"slices"
	"strings"
	"time"

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
		if !s.Older { // editions of one list are one list
			lists = append(lists, s.Name)
		}
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
