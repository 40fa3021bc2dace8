package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"

	"cotejo/linkage/match"
	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

func modelCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		svg    string
	)
	cmd := &cobra.Command{
		Use: "model ROSTER", Short: a.t("model.short"), Long: a.t("model.long"), Example: a.t("model.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				m, err := r.Model(cmd.Context())
				if err != nil {
					return err
				}
				if svg != "" {
					if err := a.writeWhole(svg, a.weightsChart(m)); err != nil {
						return err
					}
				}
				if asJSON {
					return a.json(m)
				}
				return a.printModel(m)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().StringVar(&svg, "svg", "", a.t("flag.svg"))
	return cmd
}

func (a *app) printModel(m *match.Model) error {
	t := a.table(a.t("model.comparison"), a.t("model.level"), a.t("model.same"), a.t("model.strangers"), a.t("model.bits"), a.t("model.pairs"))
	for i := range m.Comparisons {
		c := &m.Comparisons[i]
		for _, l := range c.Seen() {
			t.row(a.comparison(c.Name), a.t("level."+c.Levels[l]), a.percent(c.M[l]), a.percent(c.U[l]), a.decimal(c.Bits(l)), a.number(int(c.Count[l]+.5)))
		}
	}
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	t = a.table(a.t("model.lists"), a.t("model.expected"), a.t("model.prior"))
	for _, p := range m.Lists {
		if p.Pairs > 0 && p.Same > 0 {
			t.row(p.A+" · "+p.B, a.number(int(float64(p.Same*p.Pairs)+.5)), a.number(int(1/p.Same+.5)))
		}
	}
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	a.line(a.t("model.learnt", m.Rounds, a.number(m.Records), a.number(m.Candidates)))
	if m.Given {
		a.line(a.t("model.given"))
	}
	if stated := a.stated(m); stated != "" {
		a.line(a.t("model.stated", stated))
	}
	if m.Restarted != "" {
		a.line(a.t("model.restarted"))
	}
	if m.Fallback != "" {
		a.line(a.t("model.fallback." + m.Fallback))
	}
	return nil
}

// stated names the comparisons of which the recipe states chances.
func (a *app) stated(m *match.Model) string {
	var names []string
	for _, c := range m.Comparisons {
		if c.Stated {
			names = append(names, a.comparison(c.Name))
		}
	}
	return strings.Join(names, ", ")
}

// saveModelTo writes a model for other merges to use.
func (a *app) saveModelTo(path string, m *match.Model) error {
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return a.writeWhole(path, append(text, '\n'))
}

// readModel reads a saved model and notes in meta which it was; without a path
// there is none.
func readModel(path string, meta map[string]string) (*match.Model, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fileProblem(path, err)
	}
	m := new(match.Model)
	if err := json.Unmarshal(text, m); err != nil || len(m.Comparisons) == 0 {
		return nil, failure(path, "no-model")
	}
	meta["model_file"] = hashOf(text)
	return m, nil
}

// hashOf is the SHA-256 of a file, in hex.
func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
