package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

func explainCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "explain ROSTER A B", Short: a.t("explain.short"), Long: a.t("explain.long"), Example: a.t("explain.example"),
		Args: exactly(3, "needs-two-records"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return withRoster(ctx, args[0], func(r *roster.Roster) error {
				p, err := a.pair(ctx, r, args[0], args[1], args[2])
				if err != nil {
					return err
				}
				if asJSON {
					return a.json(p)
				}
				for _, rec := range []roster.Record{p.A, p.B} {
					a.line(clean(fmt.Sprintf("%s  %s  (%s)", rec.Ref, a.named(rec.Name), place(rec.File, rec.Line))))
				}
				a.line("")
				a.printWaterfall(p.Levels, p.Weight, p.Posterior, p.Rival)
				if p.A.Person == p.B.Person {
					a.line(a.t("explain.joined", p.A.Person))
				} else {
					a.line(a.t("explain.apart", p.A.Person, p.B.Person))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}

// record finds a record by its reference. A number behind a list is its key or
// its row; where it is the key of one record and the row of another, it tells
// which was taken and how the other is called.
func (a *app) record(ctx context.Context, r *roster.Roster, ref string) (roster.Record, error) {
	rec, err := r.Record(ctx, ref)
	if err != nil || rec.Ref != ref {
		return rec, err
	}
	source, row, _ := linkage.CutRef(ref)
	n, err := strconv.Atoi(row)
	if err != nil {
		return rec, nil
	}
	other, err := r.RecordAtRow(ctx, source, n)
	switch {
	case errors.Is(err, roster.ErrNotFound):
	case err != nil:
		return rec, err
	case other.ID != rec.ID:
		fmt.Fprintln(a.err, "cotejo:", clean(a.t("key-and-row", ref, a.named(rec.Name), rec.Row, a.named(other.Name), other.Ref)))
	}
	return rec, nil
}

// pair returns the comparison of two records: as the roster kept it, or else
// computed anew from what the roster holds.
func (a *app) pair(ctx context.Context, r *roster.Roster, path, refA, refB string) (*roster.Pair, error) {
	var recs [2]roster.Record
	for i, ref := range []string{refA, refB} {
		rec, err := a.record(ctx, r, ref)
		if errors.Is(err, roster.ErrNotFound) {
			return nil, failure(path, "no-record", ref)
		}
		if err != nil {
			return nil, err
		}
		recs[i] = rec
	}
	if recs[0].ID == recs[1].ID {
		return nil, failure(path, "one-record", recs[0].Ref)
	}
	return (&weighing{}).pair(ctx, r, recs[0], recs[1])
}

// barBits is the number of bits that one sign of a bar stands for.
const barBits = 1.0

// printWaterfall draws what each comparison adds.
func (a *app) printWaterfall(levels []linkage.LevelScore, weight, posterior float64, rival string) {
	width := 0
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = a.comparison(l.Comparison)
		if l.Level != "" {
			names[i] += ": " + a.t("level."+l.Level)
		}
		width = max(width, len([]rune(names[i])))
	}
	for i, l := range levels {
		n := int(math.Round(math.Abs(l.Bits) / barBits))
		bar := strings.Repeat("█", min(n, 24))
		if l.Bits < 0 {
			bar = strings.Repeat("░", min(n, 24))
		}
		values := ""
		if l.A != "" || l.B != "" {
			values = fmt.Sprintf("%s · %s", shorten(l.A, 28), shorten(l.B, 28))
			if l.A == l.B {
				values = shorten(l.A, 58)
			}
		}
		colour := styleGreen
		if l.Bits < 0 {
			colour = styleRed
		}
		before, after := clean(fmt.Sprintf("%-*s %7s  ", width, names[i], a.decimal(l.Bits))), clean(strings.Repeat(" ", 24-utf8.RuneCountInString(bar))+" "+values)
		a.line(strings.TrimRight(before+a.style(colour, bar)+after, " "))
	}
	a.line("")
	a.line(a.t("explain.weight", a.decimal(weight), a.percent(posterior)))
	a.line(a.t("explain.rival." + rival))
}

// comparison names a comparison: a part of the name, or a field and how.
func (a *app) comparison(name string) string {
	if key := "comparison." + name; a.words.has(key) {
		return a.t(key)
	}
	for _, how := range []string{"_day", "_span"} {
		if field, ok := strings.CutSuffix(name, how); ok {
			return a.field(field)
		}
	}
	return a.field(name)
}

// comparedNames is the comparison of two names, for programs.
type comparedNames struct {
	Weight    float64              `json:"weight"`
	Posterior float64              `json:"posterior"`
	Rival     string               `json:"rival"`
	Levels    []linkage.LevelScore `json:"levels"`
}

func compareCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "compare NAME NAME", Short: a.t("compare.short"), Long: a.t("compare.long"), Example: a.t("compare.example"),
		Args: exactly(2, "needs-two-names"), ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			var nameList [2]names.Name
			for i, text := range args {
				nameList[i] = names.Parse(text, names.GivenFirst)
				if len(nameList[i].Readings) == 0 {
					return misuse("not-a-name", text)
				}
			}
			p := match.CompareNames(nameList[0], nameList[1])
			if asJSON {
				return a.json(comparedNames{p.Weight, p.Posterior, p.Rival, p.Levels})
			}
			a.printWaterfall(p.Levels, p.Weight, p.Posterior, p.Rival)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}
