package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"cotejo/linkage"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

// conflictKinds are the kinds that conflicts can be narrowed to.
var conflictKinds = []string{linkage.ConflictPair, linkage.ConflictDuplicate, linkage.ConflictFits, linkage.ConflictInside, linkage.ConflictField, linkage.ConflictTimeline, linkage.ConflictDisputed, linkage.ConflictMoved, linkage.ConflictAuditJoined, linkage.ConflictAuditApart}

func conflictsCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		asCSV  bool
		kind   string
		limit  int
	)
	cmd := &cobra.Command{
		Use: "conflicts ROSTER", Short: a.t("conflicts.short"), Long: a.t("conflicts.long"), Example: a.t("conflicts.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if kind != "" && !slices.Contains(conflictKinds, kind) {
				return misuse("unknown-kind", kind, strings.Join(conflictKinds, ", "))
			}
			if limit < 0 {
				return misuse("bad-flag-value", limit, "--limit")
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				all, err := r.Conflicts(cmd.Context(), kind, 0)
				if err != nil {
					return err
				}
				shown := all
				if asCSV && !cmd.Flags().Changed("limit") {
					limit = 0
				}
				if limit > 0 && len(shown) > limit {
					shown = shown[:limit]
				}
				switch {
				case asJSON:
					return a.json(shown)
				case asCSV:
					return decisions.WriteSheet(a.out, a.questions(shown))
				}
				return a.printConflicts(args[0], shown, len(all))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVar(&asCSV, "csv", false, a.t("flag.csv"))
	cmd.Flags().StringVar(&kind, "kind", "", a.t("flag.kind"))
	cmd.Flags().IntVar(&limit, "limit", 20, a.t("flag.limit"))
	return cmd
}

func (a *app) printConflicts(path string, shown []roster.Conflict, total int) error {
	if total == 0 {
		a.line(a.t("count.no-questions"))
		return nil
	}
	words, err := a.labels()
	if err != nil {
		return err
	}
	for _, c := range shown {
		today := a.t("conflicts.apart")
		if c.Joined {
			today = a.t("conflicts.joined")
		}
		if c.Kind == linkage.ConflictField {
			a.line(a.t("conflicts.field", c.ID, a.field(c.Field)))
		} else {
			a.line(a.t("conflicts.question", c.ID, a.t("conflict."+c.Kind), a.percent(c.Posterior), today))
		}
		width := 0
		for _, r := range c.Records {
			width = max(width, utf8.RuneCountInString(r.Ref))
		}
		for i, r := range c.Records {
			said := ""
			if c.Kind == linkage.ConflictField {
				said = ": " + words.value(c.Field, c.Values[i])
			}
			a.line(clean(fmt.Sprintf("     %-*s  %s%s  (%s)", width, r.Ref, a.named(r.Name), said, place(r.File, r.Line))))
		}
	}
	a.line("")
	if len(shown) < total {
		a.line(a.t("conflicts.more", total-len(shown)))
	}
	first := shown[0].Records
	if len(first) > 1 {
		a.line(a.t("conflicts.next", shellWord(path), shellWord(first[0].Ref), shellWord(first[1].Ref)))
	}
	return nil
}
