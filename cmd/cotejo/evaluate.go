package main

import (
	"fmt"
	"os"

	"cotejo/linkage/evaluate"
	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

func evaluateCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		truth  string
	)
	cmd := &cobra.Command{
		Use: "evaluate ROSTER", Short: a.t("evaluate.short"), Long: a.t("evaluate.long"), Example: a.t("evaluate.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if truth == "" {
				return misuse("needs-truth")
			}
			f, err := os.Open(truth)
			if err != nil {
				return fileProblem(truth, err)
			}
			defer f.Close()
			known, err := evaluate.ReadTruth(f)
			if err != nil {
				return truthProblem(truth, err)
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				members, err := r.Memberships(cmd.Context())
				if err != nil {
					return err
				}
				found := make([]evaluate.Row, len(members))
				for i, m := range members {
					found[i] = evaluate.Row{File: m.Source, Row: m.Row, Person: m.Person}
				}
				e, err := evaluate.Compare(found, known)
				if err != nil {
					return truthProblem(truth, err)
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
	return cmd
}

// truthProblem turns an error of package evaluate into a problem.
func truthProblem(path string, err error) error {
	if p, ok := err.(*evaluate.Problem); ok {
		return failure(place(path, p.Line), "truth."+p.Code, p.Args...)
	}
	return err
}

func (a *app) printEvaluation(e *evaluate.Report) error {
	t := a.table("", a.t("evaluate.precision"), a.t("evaluate.recall"), "F1")
	score := a.fraction
	for _, s := range []struct {
		key   string
		score evaluate.Score
	}{{"evaluate.pairs", e.Pairs}, {"evaluate.b3", e.BCubed}, {"evaluate.clusters", e.Clusters}} {
		t.row(a.t(s.key), score(s.score.Precision), score(s.score.Recall), score(s.score.F1))
	}
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	a.line(a.t("evaluate.count", a.number(e.Found), a.number(e.True), fmt.Sprintf("%+d", e.Found-e.True), a.decimal(e.CountError*100)))
	a.line(a.t("evaluate.repairs", a.number(e.Merges), a.number(e.Splits)))
	a.line(a.t("evaluate.mixed", a.number(e.Mixed), a.number(e.Broken)))
	if e.Unknown > 0 || e.Absent > 0 {
		a.line(a.t("evaluate.outside", a.number(e.Unknown), a.number(e.Absent)))
	}
	return nil
}
