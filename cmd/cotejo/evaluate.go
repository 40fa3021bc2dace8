package main

import (
	"context"
	"fmt"
	"os"

	"cotejo/linkage/evaluate"
	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

// An evaluation is what can be said of a roster's errors, with a truth or
// without one.
type evaluation struct {
	*evaluate.Report
	Calibration *evaluate.Calibration `json:"calibration,omitempty"`
	Claimed     evaluate.Score        `json:"claimed"`
	Lists       []evaluate.Untold     `json:"without_truth"`
}

func evaluateCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		truth  string
		svg    string
	)
	cmd := &cobra.Command{
		Use: "evaluate ROSTER", Short: a.t("evaluate.short"), Long: a.t("evaluate.long"), Example: a.t("evaluate.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if svg != "" && truth == "" {
				return misuse("needs-truth")
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				e, err := evaluated(cmd.Context(), r, truth)
				if err != nil {
					return err
				}
				if svg != "" {
					if err := a.writeWhole(svg, a.calibrationChart(e.Calibration)); err != nil {
						return err
					}
				}
				if asJSON {
					return a.json(e)
				}
				return a.printEvaluation(e)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().StringVar(&truth, "truth", "", a.t("flag.truth"))
	cmd.Flags().StringVar(&svg, "svg", "", a.t("flag.svg"))
	return cmd
}

// evaluated measures a roster, against the truth in a file unless it is "".
func evaluated(ctx context.Context, r *roster.Roster, truth string) (*evaluation, error) {
	members, err := r.Memberships(ctx)
	if err != nil {
		return nil, err
	}
	scores, err := r.PairScores(ctx)
	if err != nil {
		return nil, err
	}
	found, index := make([]evaluate.Row, len(members)), make(map[int64]int, len(members))
	for i, m := range members {
		found[i] = evaluate.Row{File: m.Source, Row: m.Row, Person: m.Person}
		index[m.ID] = i
	}
	scored := make([]evaluate.Scored, len(scores))
	for i, s := range scores {
		for _, id := range []int64{s.A, s.B} {
			if _, known := index[id]; !known {
				return nil, fmt.Errorf("%w: no record %d", roster.ErrDamaged, id)
			}
		}
		scored[i] = evaluate.Scored{A: index[s.A], B: index[s.B], Posterior: s.Posterior}
	}
	e := &evaluation{Claimed: evaluate.Claim(scored), Lists: evaluate.WithoutTruth(found, scored)}
	if truth == "" {
		return e, nil
	}
	f, err := os.Open(truth)
	if err != nil {
		return nil, fileProblem(truth, err)
	}
	defer f.Close()
	known, err := evaluate.ReadTruth(f)
	if err != nil {
		return nil, truthProblem(truth, err)
	}
	if e.Report, err = evaluate.Compare(found, known); err != nil {
		return nil, truthProblem(truth, err)
	}
	if e.Calibration, err = evaluate.Calibrate(found, known, scored); err != nil {
		return nil, truthProblem(truth, err)
	}
	return e, nil
}

// truthProblem turns an error of package evaluate into a problem.
func truthProblem(path string, err error) error {
	if p, ok := err.(*evaluate.Problem); ok {
		return failure(place(path, p.Line), "truth."+p.Code, p.Args...)
	}
	return err
}

func (a *app) printEvaluation(e *evaluation) error {
	if e.Report == nil {
		return a.printUntold(e)
	}
	t := a.table("", a.t("evaluate.precision"), a.t("evaluate.recall"), "F1")
	row := func(key string, s evaluate.Score) {
		t.row(a.t(key), a.fraction(s.Precision), a.fraction(s.Recall), a.fraction(s.F1))
	}
	row("evaluate.pairs", e.Pairs)
	row("evaluate.b3", e.BCubed)
	row("evaluate.clusters", e.Clusters)
	row("evaluate.before", e.Calibration.True)
	row("evaluate.claimed", e.Claimed)
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	a.line(a.t("evaluate.interval", a.fraction(e.PairsF1.Low), a.fraction(e.PairsF1.High), a.decimal(100*e.CountRange.Low), a.decimal(100*e.CountRange.High)))
	a.line(a.t("evaluate.count", a.number(e.Found), a.number(e.True), fmt.Sprintf("%+d", e.Found-e.True), a.decimal(e.CountError*100)))
	a.line(a.t("evaluate.repairs", a.number(e.Merges), a.number(e.Splits)))
	a.line(a.t("evaluate.mixed", a.number(e.Mixed), a.number(e.Broken)))
	if e.Unknown > 0 || e.Absent > 0 {
		a.line(a.t("evaluate.outside", a.number(e.Unknown), a.number(e.Absent)))
	}
	a.line("")
	a.line(a.t("evaluate.calibration"))
	t = a.table(a.t("evaluate.stated"), a.t("evaluate.pairs"), a.t("evaluate.mean"), a.t("evaluate.true"), a.t("evaluate.range"))
	for _, b := range e.Calibration.Bins {
		if b.Pairs > 0 {
			t.row(a.share(b.From)+"–"+a.share(b.To), a.number(b.Pairs), a.fraction(b.Stated), a.fraction(b.True), a.fraction(b.Range.Low)+"–"+a.fraction(b.Range.High))
		}
	}
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	a.line(a.t("evaluate.thresholds"))
	t = a.table(a.t("evaluate.from"), a.t("evaluate.pairs"), a.t("evaluate.precision"), a.t("evaluate.recall"), "F1")
	for _, h := range e.Calibration.Thresholds {
		t.row(a.share(h.Posterior), a.number(h.Pairs), a.fraction(h.Precision), a.fraction(h.Recall), a.fraction(h.F1))
	}
	return t.print()
}

// printUntold tells what can be known of the errors without a truth.
func (a *app) printUntold(e *evaluation) error {
	a.line(a.t("evaluate.model-says", a.fraction(e.Claimed.Precision), a.fraction(e.Claimed.Recall)))
	if len(e.Lists) == 0 {
		return nil
	}
	a.line("")
	a.line(a.t("evaluate.untold"))
	t := a.table(a.t("evaluate.of"), a.t("evaluate.on"), a.t("evaluate.records"), a.t("evaluate.one"), a.t("evaluate.two"), a.t("evaluate.matched"), a.t("evaluate.precision"))
	for _, u := range e.Lists {
		t.row(u.From, u.To, a.number(u.Records), a.number(u.One), a.number(u.Two), a.fraction(u.Matched), a.fraction(u.Precision))
	}
	return t.print()
}
