package main

import (
	"context"
	"encoding/csv"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cotejo/linkage/figures"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"github.com/spf13/cobra"
)

// reportFlags are the flags of cotejo report.
type reportFlags struct {
	folder, since         string
	previous              string // an earlier roster
	public, asCSV, asJSON bool
}

func reportCommand(a *app) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use: "report ROSTER [TABLE]", Short: a.t("report.short"), Long: a.t("report.long"), Example: a.t("report.example"),
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || len(args) > 2:
				return misuse("needs-roster", len(args))
			case len(args) == 2 && f.folder != "", len(args) == 1 && f.folder == "":
				return misuse("report.folder-or-table", strings.Join(figures.IDs(), ", "))
			case len(args) == 2 && !slices.Contains(figures.IDs(), args[1]):
				return misuse("report.no-such-table", args[1], strings.Join(figures.IDs(), ", "))
			case f.asCSV && f.asJSON, f.folder != "" && (f.asCSV || f.asJSON):
				return misuse("report.one-form")
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return figures.IDs(), cobra.ShellCompDirectiveNoFileComp
			}
			return rosterNames(cmd, args, typed)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := time.Parse(time.DateOnly, f.since); f.since != "" && err != nil {
				return misuse("report.bad-day", f.since)
			}
			return withRoster(cmd.Context(), args[0], func(ro *roster.Roster) error {
				r, meta, err := a.readReport(cmd.Context(), ro, args[0], &f)
				if err != nil {
					return err
				}
				if f.folder != "" {
					if f.public {
						withheld := filepath.Join(filepath.Dir(args[0]), sources.WithheldFile)
						if r.edition, err = publicEdition(cmd.Context(), ro, withheld, false, false); err != nil {
							return err
						}
					}
					return r.write(f.folder, meta)
				}
				t := r.find(args[1])
				switch {
				case t == nil:
					return failure(args[0], "report.no-fields", args[1])
				case f.asJSON:
					return a.json(r.tableOf(t))
				case f.asCSV:
					w := csv.NewWriter(a.out)
					return w.WriteAll(r.wide(t))
				}
				return r.print(t)
			})
		},
	}
	cmd.Flags().StringVarP(&f.folder, "out", "o", "", a.t("flag.report-out"))
	cmd.Flags().StringVar(&f.since, "since", "", a.t("flag.since"))
	cmd.Flags().StringVar(&f.previous, "previous", "", a.t("flag.previous"))
	cmd.Flags().BoolVar(&f.public, "public", false, a.t("flag.report-public"))
	cmd.Flags().BoolVar(&f.asCSV, "csv", false, a.t("flag.csv"))
	cmd.Flags().BoolVar(&f.asJSON, "json", false, a.t("flag.json"))
	return cmd
}

// readReport reads a roster and makes its tables.
func (a *app) readReport(ctx context.Context, ro *roster.Roster, path string, f *reportFlags) (*reporter, map[string]string, error) {
	in, err := ro.Figures(ctx)
	if err != nil {
		return nil, nil, err
	}
	meta, err := ro.Meta(ctx)
	if err != nil {
		return nil, nil, err
	}
	in.Since, in.Public, in.Closed = f.since, f.public, closedOn(in, meta["closed"])
	if f.previous == "" {
		in.Before = figures.FromEditions(in)
	} else if err := compareWith(ctx, in, ro, path, f.previous); err != nil {
		return nil, nil, err
	}
	r, err := a.reporter(in, meta["closed"])
	return r, meta, err
}

// compareWith reads an earlier roster and puts what it counted beside what is
// counted now.
func compareWith(ctx context.Context, in *figures.Input, ro *roster.Roster, path, previous string) error {
	return withRoster(ctx, previous, func(earlier *roster.Roster) error {
		old, err := earlier.Figures(ctx)
		if err != nil {
			return err
		}
		meta, err := earlier.Meta(ctx)
		if err != nil {
			return err
		}
		old.Closed = closedOn(old, meta["closed"])
		if old.Closed > in.Closed {
			return failure(previous, "report.previous-newer", old.Closed, in.Closed)
		}
		was, err := earlier.Listings(ctx)
		if err != nil {
			return err
		}
		is, err := ro.Listings(ctx)
		if err != nil {
			return err
		}
		in.Before = figures.FromRoster(old, in, was, is)
		b, err := newBridge(ctx, previous, path)
		if err != nil {
			return err
		}
		for _, t := range b.Terms {
			in.Corrections = append(in.Corrections, figures.Correction{Term: t.Term, Cause: t.Cause, Delta: t.Delta})
		}
		return nil
	})
}

// print writes a table to the terminal.
func (r *reporter) print(t *figures.Table) error {
	r.line(r.title(t))
	r.line(r.finding(t))
	r.line("")
	var out *table
	if len(t.Columns) == 1 && t.Columns[0] == figures.Persons {
		out = r.table("", r.column(figures.Persons), r.t("report.column.lists"), r.t("report.column.known"), r.t("report.column.among"))
		for i := range t.Cells {
			c := &t.Cells[i]
			share, among := r.known(t, c)
			out.row(r.row(t, c.Row), r.value(c), r.between(c.Lists), share, among)
		}
	} else {
		header := []string{""}
		for _, c := range t.Columns {
			header = append(header, r.column(c))
		}
		out = r.table(header...)
		for _, row := range t.Rows {
			cells := []string{r.row(t, row)}
			for _, c := range t.Columns {
				cells = append(cells, r.value(t.Cell(row, c)))
			}
			out.row(cells...)
		}
	}
	if err := out.print(); err != nil {
		return err
	}
	r.line("")
	for _, text := range r.announcedTexts(t) {
		r.line(text)
	}
	for i := range t.Stats {
		r.line(r.stat(&t.Stats[i]))
	}
	for _, n := range r.notes(t) {
		r.line(n)
	}
	r.line(r.t("report.definition." + t.ID))
	r.line(r.source())
	return nil
}
