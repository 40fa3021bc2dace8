package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cotejo/sources"
	"github.com/spf13/cobra"
)

func inspectCommand(a *app) *cobra.Command {
	var (
		read   reading
		asJSON bool
		save   string
	)
	cmd := &cobra.Command{
		Use: "inspect FILE…", Short: a.t("inspect.short"), Long: a.t("inspect.long"), Example: a.t("inspect.example"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("inspect.no-files")
			}
			return nil
		},
		ValidArgsFunction: listNames,
		RunE: func(cmd *cobra.Command, paths []string) error {
			paths, err := expand(paths)
			if err != nil {
				return err
			}
			opt, err := read.options()
			if err != nil {
				return err
			}
			return a.inspect(cmd.Context(), paths, opt, save, asJSON)
		},
	}
	read.flags(a, cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().StringVar(&save, "save", "", a.t("flag.save"))
	return cmd
}

// An inspection is what inspect tells of one file, for programs.
type inspection struct {
	File    string          `json:"file"`
	Source  string          `json:"source"`
	Profile string          `json:"profile"`
	Draft   bool            `json:"draft"`
	Dialect string          `json:"encoding"`
	Rows    int             `json:"rows"`
	Records int             `json:"records"`
	Rejects []rejectedRow   `json:"rejects"`
	Doubts  []doubtfulCell  `json:"doubts"`
	Columns []columnSummary `json:"columns"`
	Missing []string        `json:"missing_columns,omitempty"`
	Future  int             `json:"future_rows"`
	Notices []noticed       `json:"notices"`
}

// A noticed is what is worth knowing of a file, for programs.
type noticed struct {
	Line int    `json:"line"`
	Code string `json:"code"`
	Args []any  `json:"args"`
}

type rejectedRow struct {
	Row    int      `json:"row"`
	Line   int      `json:"line"`
	Reason string   `json:"reason"`
	Cells  []string `json:"cells"`
}

type doubtfulCell struct {
	Row    int    `json:"row"`
	Line   int    `json:"line"`
	Column string `json:"column"`
	Cell   string `json:"cell"`
	Reason string `json:"reason"`
}

type columnSummary struct {
	Header     string   `json:"header"`
	Kind       string   `json:"kind"`
	Fields     []string `json:"fields"`
	Confidence float64  `json:"confidence"`
	Filled     int      `json:"filled"`
	Samples    []string `json:"samples"`
}

func summarise(f *sources.FileReport) inspection {
	i := inspection{File: f.Path, Source: f.Source, Profile: f.Profile, Draft: f.Draft, Dialect: f.Dialect, Rows: f.Rows, Records: f.Records, Missing: f.Missing, Future: f.Future, Rejects: []rejectedRow{}, Doubts: []doubtfulCell{}, Columns: []columnSummary{}}
	for _, c := range f.Columns {
		i.Columns = append(i.Columns, columnSummary{c.Header, string(c.Kind), c.Fields, c.Confidence, c.Filled, c.Samples})
	}
	i.Notices = []noticed{}
	for _, n := range f.Notices {
		i.Notices = append(i.Notices, noticed{n.Line, n.Code, n.Args})
	}
	for _, r := range f.RejectList {
		i.Rejects = append(i.Rejects, rejectedRow{r.Row, r.Line, r.Reason, r.Raw})
	}
	for _, d := range f.DoubtList {
		i.Doubts = append(i.Doubts, doubtfulCell{d.Row, d.Line, f.Columns[d.Column].Header, d.Cell, d.Reason})
	}
	return i
}

func (a *app) inspect(ctx context.Context, paths []string, opt sources.Options, save string, asJSON bool) error {
	var reports []inspection
	var failed []error
	for n, path := range paths {
		f, err := sources.Inspect(ctx, path, opt)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if save != "" && f.Draft {
			if err := a.gate.through(func() error { return a.saveDraft(f, save) }); err != nil {
				return err
			}
		}
		if asJSON {
			reports = append(reports, summarise(f))
			continue
		}
		if n > 0 {
			a.line("")
		}
		if err := a.printInspection(f, save == ""); err != nil {
			return err
		}
	}
	if asJSON {
		if err := a.json(reports); err != nil {
			return err
		}
	}
	var all sources.Problems
	for _, err := range failed {
		var some sources.Problems
		if !errors.As(err, &some) {
			return err
		}
		all = append(all, some...)
	}
	if len(all) > 0 {
		return all
	}
	return nil
}

// saveDraft writes the drafted profile of a file for an editor to correct. A
// file that is there already is left alone: somebody may have worked on it.
func (a *app) saveDraft(f *sources.FileReport, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fileProblem(dir, err)
	}
	path := filepath.Join(dir, f.Profile+".toml")
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return failure(path, "draft-exists")
	}
	if err != nil {
		return fileProblem(path, err)
	}
	_, err = file.Write(sources.DraftTOML(f))
	if err = errors.Join(err, file.Close()); err != nil {
		return fileProblem(path, err)
	}
	fmt.Fprintln(a.err, "cotejo:", a.t("inspect.saved", clean(path)))
	return nil
}

// listedCells bounds the doubtful cells and rejected rows that are printed of
// one file; --json has them all.
const listedCells = 30

func (a *app) printInspection(f *sources.FileReport, hint bool) error {
	a.line(clean(f.Path))
	key := "inspect.recognised"
	if f.Draft {
		key = "inspect.drafted"
	}
	a.line("  " + a.t(key, f.Profile))
	a.line("  " + a.t("inspect.dialect", f.Dialect))
	a.line("  " + a.t("inspect.rows", a.number(f.Rows), a.number(f.Records), a.number(f.Rejects), a.number(f.Doubts)))
	if f.Future > 0 {
		a.line("  " + a.t("inspect.future", f.Future, f.FutureLine))
	}
	for _, o := range f.Orders {
		a.line("  " + clean(a.t("problem."+o.Code, a.shown(o.Args)...)))
	}
	if len(f.Missing) > 0 {
		a.line("  " + a.t("inspect.missing", clean(strings.Join(f.Missing, ", "))))
	}
	a.line("")
	t := a.table(a.t("column.header"), a.t("column.kind"), a.t("column.fields"), a.t("column.confidence"), a.t("column.filled"), a.t("column.samples"))
	for _, c := range f.Columns {
		kind, fields := string(c.Kind), strings.Join(c.Fields, " ")
		if c.Kind == "" {
			kind = a.t("inspect.raw-only")
		}
		var samples []string
		for _, s := range c.Samples {
			samples = append(samples, shorten(s, 24))
		}
		t.row(shorten(c.Header, 32), kind, fields, a.percent(c.Confidence), a.number(c.Filled), strings.Join(samples, " | "))
	}
	if err := t.print(); err != nil {
		return err
	}
	a.printNotices(f)
	if len(f.RejectList) > 0 {
		a.line("")
		a.line(a.t("inspect.rejects"))
		for i, r := range f.RejectList {
			if i == listedCells {
				a.line("  " + a.t("inspect.more", len(f.RejectList)-i))
				break
			}
			a.line(fmt.Sprintf("  %s: %s: %s", clean(place(f.Path, r.Line)), a.t("reason."+r.Reason), clean(shorten(strings.Join(r.Raw, " | "), 60))))
		}
	}
	if len(f.DoubtList) > 0 {
		a.line("")
		a.line(a.t("inspect.doubts"))
		for i, d := range f.DoubtList {
			if i == listedCells {
				a.line("  " + a.t("inspect.more", len(f.DoubtList)-i))
				break
			}
			a.line(fmt.Sprintf("  %s: %s: %q: %s", clean(place(f.Path, d.Line)), clean(f.Columns[d.Column].Header), clean(shorten(d.Cell, 50)), a.t("reason."+d.Reason)))
		}
	}
	if f.Draft && hint {
		a.line("")
		a.line(a.t("inspect.save", shellWord(f.Path)))
	}
	return nil
}

// saidAbove are the notices that stand above the columns already.
var saidAbove = []string{sources.FutureDates, sources.MonthsFirst, sources.EitherFirst}

// printNotices prints all that merge would tell of the file, of which it shows
// only the first of each kind.
func (a *app) printNotices(f *sources.FileReport) {
	said := false
	for _, n := range f.Notices {
		if slices.Contains(saidAbove, n.Code) {
			continue
		}
		if !said {
			a.line("")
			a.line(a.t("inspect.notices"))
			said = true
		}
		a.line(fmt.Sprintf("  %s: %s", clean(place(f.Path, n.Line)), clean(a.t("problem."+n.Code, a.shown(n.Args)...))))
	}
}

// shorten cuts a text to n letters.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
