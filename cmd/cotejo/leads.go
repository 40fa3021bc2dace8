package main

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage/citizen"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

// openReports are the states of reports that wait for somebody.
var openReports = []string{citizen.NoPerson, citizen.New, citizen.Matched}

func leadsCommand(a *app) *cobra.Command {
	var (
		asJSON, asCSV, all bool
		state              string
	)
	cmd := &cobra.Command{
		Use: "leads ROSTER", Short: a.t("leads.short"), Long: a.t("leads.long"), Example: a.t("leads.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			states := openReports
			switch {
			case state != "" && !slices.Contains(citizen.States(), state):
				return misuse("leads.no-such-state", state, strings.Join(citizen.States(), ", "))
			case state != "":
				states = []string{state}
			case all:
				states = nil
			}
			if asCSV && asJSON {
				return misuse("report.one-form")
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				reports, err := r.Reports(cmd.Context(), states...)
				if err != nil {
					return err
				}
				slices.SortStableFunc(reports, func(x, y roster.Report) int { return stateRank(x.State) - stateRank(y.State) })
				switch {
				case asJSON:
					if reports == nil {
						reports = []roster.Report{}
					}
					return a.json(reports)
				case asCSV:
					return a.leadsSheet(reports)
				}
				forms, err := r.Forms(cmd.Context())
				if err != nil {
					return err
				}
				return a.printLeads(forms, reports)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVar(&asCSV, "csv", false, a.t("flag.leads-csv"))
	cmd.Flags().BoolVar(&all, "all", false, a.t("flag.leads-all"))
	cmd.Flags().StringVar(&state, "state", "", a.t("flag.leads-state"))
	return cmd
}

// stateRank puts leads first, then what waits for an answer, then the settled.
func stateRank(state string) int {
	if i := slices.Index(openReports, state); i >= 0 {
		return i
	}
	return len(openReports) + slices.Index(citizen.States(), state)
}

// leadsSheet writes reports for the organisations that look for the persons.
func (a *app) leadsSheet(reports []roster.Report) error {
	w := csv.NewWriter(a.out)
	if err := w.Write([]string{"report", "state", "received_at", "name", "from", "to", "place", "prison", "legal_figure", "relation", "evidence_kind", "evidence_ref", "person", "person_name", "posterior", "marks"}); err != nil {
		return err
	}
	for i := range reports {
		p := &reports[i]
		line := []string{p.Ref, p.State, p.Received, p.Name, p.From, p.To, p.Place, p.Prison, p.Figure, p.Relation, p.Evidence, p.EvidenceRef, p.Person, p.PersonName,
			strconv.FormatFloat(p.Posterior, 'f', 3, 64), strings.Join(p.Marks, " ")}
		for k := range line {
			line[k] = decisions.Neutralise(line[k])
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// printLeads shows reports in the terminal.
func (a *app) printLeads(forms []roster.Form, reports []roster.Report) error {
	if len(forms) == 0 {
		a.line(a.t("leads.no-forms"))
		return nil
	}
	for _, f := range forms {
		a.line(clean(a.t("leads.form", f.Name, f.Rows, f.Reports, f.Rejects, f.Dropped)))
	}
	words, err := a.labels()
	if err != nil {
		return err
	}
	state := ""
	var t *table
	flush := func() error {
		if t == nil {
			return nil
		}
		return t.print()
	}
	for i := range reports {
		p := &reports[i]
		if p.State != state {
			if err := flush(); err != nil {
				return err
			}
			state = p.State
			a.line("")
			a.line(a.t("leads.state." + state))
			t = a.table(a.t("column.report"), a.t("column.received"), a.t("column.name"), a.t("column.left"), a.t("column.place"), a.t("column.figure"), a.t("column.proof"), a.t("column.person"), a.t("column.marks"))
		}
		left := p.From
		if p.To != p.From {
			left += "–" + p.To
		}
		figure, proof, person := "", "", ""
		if p.Figure != "" {
			figure = words.value("legal_figure", p.Figure)
		}
		if p.Evidence != "" {
			proof = a.t("evidence." + p.Evidence)
		}
		if p.Person != "" {
			person = p.Person + " " + p.PersonName
		}
		var marks []string
		for _, m := range p.Marks {
			marks = append(marks, a.t("mark."+m))
		}
		t.row(p.Ref, strings.Replace(p.Received, "T", " ", 1), p.Name, left, p.Place, figure, proof, person, strings.Join(marks, ", "))
	}
	if err := flush(); err != nil {
		return err
	}
	a.line("")
	if len(reports) == 0 {
		a.line(a.t("leads.none"))
	}
	return nil
}
