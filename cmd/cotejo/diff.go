package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage/bridge"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

// A countBridge is the way from the count of one roster to that of another.
type countBridge struct {
	Old     int              `json:"old"`
	New     int              `json:"new"`
	Terms   []bridgeTerm     `json:"terms"`
	Changes []bridgeChange   `json:"changes"`
	Status  []statusChange   `json:"status"`
	IDs     []identifierMove `json:"ids"`
}

// A bridgeTerm adds up the changes of one kind and cause.
type bridgeTerm struct {
	Term    string `json:"term"`
	Cause   string `json:"cause,omitempty"`
	Delta   int    `json:"delta"`
	Changes int    `json:"changes"`
}

type bridgeChange struct {
	bridge.Change
	Names []string `json:"names"` // of the persons concerned, each once
}

// A statusChange is a person whose status is another in the new roster.
type statusChange struct {
	Kind       string `json:"kind"` // released, returned, died, exiled, other
	Person     string `json:"person"`
	Name       string `json:"name"`
	OldCustody string `json:"old_custody"`
	NewCustody string `json:"new_custody"`
	OldFigure  string `json:"old_legal_figure"`
	NewFigure  string `json:"new_legal_figure"`
	Release    string `json:"release_date,omitempty"`
}

// An identifierMove is a person who has another id.
type identifierMove struct {
	Old  string `json:"old"`
	New  string `json:"new"`
	Name string `json:"name"`
}

func diffCommand(a *app) *cobra.Command {
	var asJSON, asCSV, all bool
	cmd := &cobra.Command{
		Use: "diff OLD NEW", Short: a.t("diff.short"), Long: a.t("diff.long"), Example: "  cotejo diff 2026-10.db 2026-11.db",
		Args: exactly(2, "diff.needs-two"), ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return []string{"db"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON && asCSV {
				return misuse("diff.json-or-csv")
			}
			b, err := newBridge(cmd.Context(), args[0], args[1])
			switch {
			case err != nil:
				return err
			case asJSON:
				return a.json(b)
			case asCSV:
				return a.bridgeCSV(b)
			}
			return a.printBridge(b, all)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVar(&asCSV, "csv", false, a.t("flag.csv"))
	cmd.Flags().BoolVar(&all, "all", false, a.t("flag.all"))
	return cmd
}

// A side is what the bridge needs to know of one roster.
type side struct {
	belongings []bridge.Belonging
	standings  map[string]roster.Standing
	applied    map[string][2]string
	meta       map[string]string
}

func readSide(ctx context.Context, path string) (s side, err error) {
	err = withRoster(ctx, path, func(r *roster.Roster) (err error) {
		if s.belongings, err = r.Belongings(ctx); err != nil {
			return err
		}
		if s.standings, err = r.Standings(ctx); err != nil {
			return err
		}
		if s.applied, err = r.Applied(ctx); err != nil {
			return err
		}
		s.meta, err = r.Meta(ctx)
		return err
	})
	return s, err
}

func newBridge(ctx context.Context, oldPath, newPath string) (*countBridge, error) {
	old, err := readSide(ctx, oldPath)
	if err != nil {
		return nil, err
	}
	now, err := readSide(ctx, newPath)
	if err != nil {
		return nil, err
	}
	changed := bridge.Changed{
		Decided: make(map[string]bool),
		Recipe:  old.meta["recipe"] != now.meta["recipe"],
		Version: old.meta["tool_version"] != now.meta["tool_version"],
	}
	for _, of := range [][2]map[string][2]string{{old.applied, now.applied}, {now.applied, old.applied}} {
		for key, refs := range of[0] {
			if _, both := of[1][key]; !both {
				changed.Decided[refs[0]], changed.Decided[refs[1]] = true, true
			}
		}
	}
	b := &countBridge{Old: len(old.standings), New: len(now.standings), Terms: []bridgeTerm{}, Changes: []bridgeChange{}}
	for _, c := range bridge.Bridge(old.belongings, now.belongings, changed) {
		names := []string{}
		for _, id := range c.Old {
			names = append(names, old.standings[id].Name)
		}
		for _, id := range c.New {
			names = append(names, now.standings[id].Name)
		}
		slices.Sort(names)
		b.Changes = append(b.Changes, bridgeChange{c, slices.Compact(names)})
		last := len(b.Terms) - 1
		if last < 0 || b.Terms[last].Term != c.Term || b.Terms[last].Cause != c.Cause {
			b.Terms = append(b.Terms, bridgeTerm{Term: c.Term, Cause: c.Cause})
			last++
		}
		b.Terms[last].Delta += c.Delta
		b.Terms[last].Changes++
	}
	b.Status, b.IDs = statusChanges(old, now)
	return b, nil
}

// statusChanges compares the persons who are one in both rosters: those all of
// whose shared records belong to one person on either side.
func statusChanges(old, now side) ([]statusChange, []identifierMove) {
	oldOf := make(map[string]string, len(old.belongings))
	for _, b := range old.belongings {
		oldOf[b.Ref] = b.Person
	}
	forth, back := make(map[string]string), make(map[string]string)
	link := func(m map[string]string, from, to string) {
		if other, ok := m[from]; ok && other != to {
			to = "" // several
		}
		m[from] = to
	}
	for _, b := range now.belongings {
		if was, ok := oldOf[b.Ref]; ok {
			link(forth, was, b.Person)
			link(back, b.Person, was)
		}
	}
	status, ids := []statusChange{}, []identifierMove{}
	var persons []string
	for was := range forth {
		persons = append(persons, was)
	}
	slices.Sort(persons)
	for _, was := range persons {
		is := forth[was]
		if is == "" || back[is] != was {
			continue
		}
		p, q := old.standings[was], now.standings[is]
		if was != is {
			ids = append(ids, identifierMove{was, is, q.Name})
		}
		if p.Custody != q.Custody || p.Figure != q.Figure {
			status = append(status, statusChange{statusKind(p.Custody, q.Custody), is, q.Name, p.Custody, q.Custody, p.Figure, q.Figure, q.Release})
		}
	}
	slices.SortStableFunc(status, func(a, b statusChange) int {
		return slices.Index(statusKinds, a.Kind) - slices.Index(statusKinds, b.Kind)
	})
	return status, ids
}

// statusKinds are the kinds of change of status, in the order of telling.
var statusKinds = []string{"died", "returned", "released", "exiled", "other"}

func statusKind(old, now string) string {
	held := func(custody string) bool { return custody == "inside" || custody == "camp" }
	switch {
	case now == "dead" && old != "dead":
		return "died"
	case held(now) && (old == "free" || old == "home" || old == "exiled"):
		return "returned"
	case now == "exiled" && old != "exiled":
		return "exiled"
	case held(old) && (now == "free" || now == "home"):
		return "released"
	}
	return "other"
}

// shownChanges bounds the changes of one term that are told.
const shownChanges = 12

func (a *app) printBridge(b *countBridge, all bool) error {
	signed := func(n int) string {
		if n > 0 {
			return "+" + a.number(n)
		}
		return a.number(n)
	}
	t := a.table("", a.t("column.persons"))
	t.row(a.t("diff.old"), a.number(b.Old))
	for _, term := range b.Terms {
		t.row(a.t(termKey(term.Term, term.Cause)), signed(term.Delta))
	}
	t.row(a.t("diff.new"), a.number(b.New))
	if err := t.print(); err != nil {
		return err
	}
	for _, term := range b.Terms {
		a.line("")
		a.line(a.t(termKey(term.Term, term.Cause)) + ":")
		shown := 0
		for _, c := range b.Changes {
			if c.Term != term.Term || c.Cause != term.Cause {
				continue
			}
			if shown++; shown > shownChanges && !all {
				a.line("  " + a.t("diff.more", term.Changes-shownChanges))
				break
			}
			ids := strings.Join(c.New, ", ")
			if len(c.Old) > 0 && len(c.New) > 0 {
				ids = strings.Join(c.Old, ", ") + " → " + ids
			} else if len(c.Old) > 0 {
				ids = strings.Join(c.Old, ", ")
			}
			a.line(clean(fmt.Sprintf("  %s  %s  (%s: %s)", signed(c.Delta), a.allNamed(c.Names), ids, strings.Join(c.Refs, ", "))))
		}
	}
	if len(b.Status) > 0 {
		words, err := a.labels()
		if err != nil {
			return err
		}
		a.line("")
		a.line(a.t("diff.status", a.number(len(b.Status))))
		for i, s := range b.Status {
			if i == shownChanges && !all {
				a.line("  " + a.t("diff.more", len(b.Status)-shownChanges))
				break
			}
			say := func(custody, figure string) string {
				out := words.value("custody", custody)
				if figure != "" {
					out = strings.TrimPrefix(out+", "+words.value("legal_figure", figure), ", ")
				}
				if out == "" {
					return "—"
				}
				return out
			}
			a.line(clean(fmt.Sprintf("  %s  %s (%s): %s → %s", a.t("diff.kind."+s.Kind), a.named(s.Name), s.Person, say(s.OldCustody, s.OldFigure), say(s.NewCustody, s.NewFigure))))
		}
	}
	if len(b.IDs) > 0 {
		a.line("")
		a.line(a.t("diff.ids", a.number(len(b.IDs))))
		for i, m := range b.IDs {
			if i == shownChanges && !all {
				a.line("  " + a.t("diff.more", len(b.IDs)-shownChanges))
				break
			}
			a.line(clean(fmt.Sprintf("  %s → %s  %s", m.Old, m.New, a.named(m.Name))))
		}
	}
	return nil
}

func termKey(term, cause string) string {
	if cause == "" {
		return "diff.term." + term
	}
	return "diff.term." + term + "." + cause
}

// bridgeCSV writes every change as a row for a spreadsheet.
func (a *app) bridgeCSV(b *countBridge) error {
	w := csv.NewWriter(a.out)
	rows := [][]string{{"term", "cause", "delta", "old", "new", "names", "records"}}
	for _, c := range b.Changes {
		rows = append(rows, []string{c.Term, c.Cause, strconv.Itoa(c.Delta), strings.Join(c.Old, " "), strings.Join(c.New, " "), a.allNamed(c.Names), strings.Join(c.Refs, " ")})
	}
	for _, s := range b.Status {
		rows = append(rows, []string{"status", s.Kind, "0", s.Person, s.Person, a.named(s.Name), s.OldCustody + " " + s.OldFigure + " → " + s.NewCustody + " " + s.NewFigure})
	}
	for i, row := range rows {
		for j := range row {
			if i > 0 && j != 2 { // a delta is a number, whatever its sign
				rows[i][j] = decisions.Neutralise(row[j])
			}
		}
	}
	return w.WriteAll(rows)
}
