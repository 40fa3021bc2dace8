package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

// withRoster opens the roster that a reading command is about.
func withRoster(ctx context.Context, path string, use func(*roster.Roster) error) error {
	r, err := roster.Open(ctx, path)
	if err != nil {
		return rosterProblem(path, err)
	}
	defer r.Close()
	if err = use(r); errors.Is(err, roster.ErrDamaged) {
		return rosterProblem(path, err)
	}
	return err
}

// theCount is the count for programs.
type theCount struct {
	roster.Count
	Expected *int `json:"expected,omitempty"`
}

func countCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		expect int
	)
	cmd := &cobra.Command{
		Use: "count ROSTER", Short: a.t("count.short"), Long: a.t("count.long"), Example: a.t("count.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				c, err := r.Count(cmd.Context())
				if err != nil {
					return err
				}
				expected := cmd.Flags().Changed("expect")
				if asJSON {
					out := theCount{Count: *c}
					if expected {
						out.Expected = &expect
					}
					if err := a.json(out); err != nil {
						return err
					}
				} else if err := a.printCount(c); err != nil {
					return err
				}
				if !expected || c.Persons == expect {
					return nil
				}
				return a.unexpected(c, expect)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().IntVar(&expect, "expect", 0, a.t("flag.expect"))
	return cmd
}

// unexpected says by how much the count is off, and what each list adds, so
// that an editor sees which export moved it.
func (a *app) unexpected(c *roster.Count, expect int) error {
	fmt.Fprintln(a.err, "cotejo:", a.t("count.unexpected", c.Persons, expect, c.Persons-expect))
	var shares []string
	for _, s := range c.Sources {
		shares = append(shares, a.t("count.share", s.Name, s.Only, clean(s.File)))
	}
	fmt.Fprintln(a.err, "cotejo:", a.t("hint"), a.t("count.since", strings.Join(shares, "; ")))
	return errUnexpected
}

// printCount writes the count with what stands behind it.
func (a *app) printCount(c *roster.Count) error {
	a.line(a.style(styleBold, a.t("count.persons", a.number(c.Persons))))
	if c.Low == c.High {
		a.line(a.t("count.certain"))
	} else {
		a.line(a.t("count.range", a.number(c.Low), a.number(c.High)))
	}
	if c.Unnamed > 0 {
		a.line(a.t("count.unnamed", a.number(c.Unnamed)))
	}
	if c.Others > 0 {
		a.line(a.t("count.others", a.number(c.Others)))
	}
	if c.Former > 0 {
		a.line(a.t("count.former", a.number(c.Former)))
	}
	if u := c.Audit; u != nil && u.Needed > 0 {
		a.line(a.t("count.audit-needed", u.Joined.Asked+u.Apart.Asked, u.Joined.Wrong+u.Apart.Wrong, u.Needed))
	} else if u != nil {
		a.line(a.t("count.audit", a.number(u.Low), a.number(u.High), u.Joined.Asked, u.Joined.Wrong, u.Apart.Asked, u.Apart.Wrong))
	}
	a.line("")
	t := a.table(a.t("column.list"), a.t("column.rows"), a.t("column.records"), a.t("column.rejects"), a.t("column.doubts"), a.t("column.persons"), a.t("column.only"))
	var rows, records, rejects, doubts, only int
	for _, s := range c.Sources {
		alone := a.number(s.Only)
		if s.Older { // its persons are on its list too
			alone = ""
		}
		t.row(s.Name, a.number(s.Rows), a.number(s.Records), a.number(s.Rejects), a.number(s.Doubts), a.number(s.Persons), alone)
		rows, records, rejects, doubts, only = rows+s.Rows, records+s.Records, rejects+s.Rejects, doubts+s.Doubts, only+s.Only
	}
	t.row(a.t("column.all"), a.number(rows), a.number(records), a.number(rejects), a.number(doubts), a.number(c.Persons), a.number(only))
	if err := t.print(); err != nil {
		return err
	}
	a.line("")
	most := 1
	for _, o := range c.OnLists {
		most = max(most, o.Persons)
	}
	for _, o := range c.OnLists {
		key := "count.on-lists"
		if o.Lists == 1 {
			key = "count.on-list"
		}
		a.line(fmt.Sprintf("%s %6s  %s", a.t(key, o.Lists), a.number(o.Persons), strings.Repeat("█", (o.Persons*40+most-1)/most)))
	}
	a.line("")
	if c.Questions == 0 {
		a.line(a.t("count.no-questions"))
		return nil
	}
	a.line(a.t("count.questions", a.number(c.Questions)))
	return nil
}
