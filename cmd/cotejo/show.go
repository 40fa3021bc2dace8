package main

import (
	"context"
	"fmt"
	"strings"

	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

func showCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "show ROSTER WHO", Short: a.t("show.short"), Long: a.t("show.long"), Example: a.t("show.example"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return misuse("needs-roster-and-who", len(args))
			}
			return nil
		},
		ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			who := strings.Join(args[1:], " ")
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				return a.show(cmd.Context(), r, args[0], who, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}

// severalHits are the persons whom a text may mean, for programs.
type severalHits struct {
	Hits []roster.PersonRef `json:"hits"`
}

func (a *app) show(ctx context.Context, r *roster.Roster, path, who string, asJSON bool) error {
	hits, err := r.Find(ctx, who)
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		return a.nobody(ctx, r, path, who)
	}
	if len(hits) > 1 {
		if asJSON {
			return a.json(severalHits{hits})
		}
		a.line(a.t("show.several", len(hits), clean(who)))
		t := a.table(a.t("column.id"), a.t("column.name"), a.t("column.lists"), a.t("column.records"))
		for _, h := range hits {
			t.row(h.ID, a.named(h.Name), h.Sources, a.number(h.Records))
		}
		return t.print()
	}
	p, err := r.Person(ctx, hits[0].ID)
	if err != nil {
		return err
	}
	if asJSON {
		return a.json(p)
	}
	return a.printPerson(p)
}

// nobody says that nothing was found, and who comes nearest.
func (a *app) nobody(ctx context.Context, r *roster.Roster, path, who string) error {
	near := make(map[string]bool)
	var names []string
	for _, w := range strings.Fields(who) {
		hits, err := r.Find(ctx, w)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if !near[h.ID] && len(names) < 5 {
				near[h.ID] = true
				names = append(names, a.named(h.Name)+" ("+h.ID+")")
			}
		}
	}
	if len(names) > 0 {
		return failure(path, "show.nobody-near", who, strings.Join(names, "; "))
	}
	return failure(path, "show.nobody", who)
}

func (a *app) printPerson(p *roster.Person) error {
	words, err := a.labels()
	if err != nil {
		return err
	}
	a.line(fmt.Sprintf("%s  %s", clean(a.named(p.Name)), p.ID))
	if p.Aliases != "" {
		a.line(a.t("show.aliases", clean(p.Aliases)))
	}
	if len(p.Records) == 1 {
		a.line(a.t("show.record", strings.Join(p.Sources, ", ")))
	} else {
		a.line(a.t("show.records", len(p.Records), strings.Join(p.Sources, ", "), a.percent(p.Confidence)))
	}
	a.line("")
	t := a.table(a.t("column.field"), a.t("column.value"), a.t("column.said-by"), a.t("column.rule"), a.t("column.agree"), a.t("column.dissent"))
	for _, v := range p.Values {
		t.row(a.field(v.Field), shorten(words.value(v.Field, v.Value), 60), fmt.Sprintf("%s %s", v.Source, place(v.File, v.Line)), a.t("rule."+v.Rule), fmt.Sprint(len(v.Agreeing)), fmt.Sprint(len(v.Dissenting)))
	}
	if err := t.print(); err != nil {
		return err
	}
	if err := a.printTimeline(p.Timeline, words); err != nil {
		return err
	}
	a.line("")
	a.line(a.t("show.claims"))
	files := make(map[int64]roster.Record)
	for _, rec := range p.Records {
		files[rec.ID] = rec
	}
	field := ""
	for _, c := range p.Claims {
		if c.Field != field {
			field = c.Field
			a.line("  " + a.field(field))
		}
		rec := files[c.Record]
		text := shorten(words.value(c.Field, c.Value), 60)
		if raw := shorten(c.Raw, 60); raw != text && raw != "" {
			text += "  ← " + fmt.Sprintf("%q", raw)
		}
		a.line(clean(fmt.Sprintf("    %-8s %s: %s", c.Source, place(rec.File, rec.Line), text)))
	}
	return nil
}
