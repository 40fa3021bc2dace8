package main

import (
	"fmt"

	"cotejo/linkage/review"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

func agreementCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "agreement [FILE]", Short: a.t("agreement.short"), Long: a.t("agreement.long"), Example: "  cotejo agreement\n  cotejo agreement decisions.csv --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return misuse("agreement.one-file", len(args))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			file := decisionsFile
			if len(args) == 1 {
				file = args[0]
			}
			all, err := decisions.Read(file)
			if err != nil {
				return fileOr(file, err)
			}
			between := review.Agreements(all)
			if asJSON {
				if between == nil {
					between = []review.Agreement{}
				}
				return a.json(between)
			}
			return a.printAgreements(file, between)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}

func (a *app) printAgreements(file string, between []review.Agreement) error {
	if len(between) == 0 {
		a.line(a.t("agreement.none"))
		return nil
	}
	for i, g := range between {
		if i > 0 {
			a.line("")
		}
		a.line(clean(a.t("agreement.between", g.First, g.Second, a.number(g.Pairs))))
		a.line("  " + a.t("agreement.raw", a.percent(g.Raw)))
		if g.Defined {
			a.line("  " + a.t("agreement.kappa", a.fraction(g.Kappa)[:4+sign(g.Kappa)], a.fraction(g.Low)[:4+sign(g.Low)], a.fraction(g.High)[:4+sign(g.High)]))
		} else {
			a.line("  " + a.t("agreement.no-kappa"))
		}
		for _, d := range g.Disagreements {
			a.line(clean(fmt.Sprintf("  %s: %s (%s) · %s (%s): %s %s, %s %s", place(file, d.Lines[0]), d.A, d.NameA, d.B, d.NameB, g.First, a.t("verdict."+d.First), g.Second, a.t("verdict."+d.Second))))
		}
	}
	return nil
}

// sign is 1 for a number that is written with a sign.
func sign(f float64) int {
	if f < 0 {
		return 1
	}
	return 0
}
