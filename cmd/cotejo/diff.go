package main

import (
	"context"
	"maps"
	"slices"
	"strings"

	"cotejo/linkage/bridge"
	"cotejo/linkage/roster"
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
	Left    []leftRow        `json:"left"`
	Values  []valueChange    `json:"values"`
	// Corrected are the rows that go by another reference because a cell was
	// corrected. They are neither new nor gone.
	Corrected []correctedRow `json:"corrected"`

	tooMany bool // persons to compare all their values
}

// A leftRow is a row that is no longer on its list.
type leftRow struct {
	List   string `json:"list"`
	Ref    string `json:"ref"`
	Name   string `json:"name"`
	Person string `json:"person,omitempty"` // whom other rows keep in the roster
}

// A valueChange is a value of a person that is another in the new roster.
type valueChange struct {
	Person string `json:"person"`
	Name   string `json:"name"`
	Field  string `json:"field"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

type correctedRow struct {
	Old string `json:"old"` // references
	New string `json:"new"`
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
	values     map[string]map[string]string // nil when there are too many persons to compare them
	rows       []bridge.Row                 // without their cells
	path       string
}

// mostCompared is the number of persons of whom all values are held in memory and
// compared.
const mostCompared = 200_000

func readSide(ctx context.Context, path string) (s side, err error) {
	s.path = path
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
		if len(s.standings) <= mostCompared {
			if s.values, err = r.Values(ctx); err != nil {
				return err
			}
		}
		if s.rows, err = r.References(ctx); err != nil {
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
	return bridgeOf(ctx, old, now)
}

// bridgeOf leads from one roster to another.
func bridgeOf(ctx context.Context, old, now side) (*countBridge, error) {
	corrected, err := old.follow(ctx, now)
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
	b.Status, b.IDs, b.Values = statusChanges(old, now)
	b.Left, b.tooMany = left(old, now), old.values == nil || now.values == nil
	b.Corrected = []correctedRow{}
	for _, was := range slices.Sorted(maps.Keys(corrected)) {
		b.Corrected = append(b.Corrected, correctedRow{was, corrected[was]})
	}
	return b, nil
}

// follow gives the rows of an old roster that were corrected since the references
// that they have in a new one, and returns those by the old.
func (s *side) follow(ctx context.Context, now side) (map[string]string, error) {
	only := func(of, other *side) (rows []bridge.Row, err error) {
		wanted := make(map[string]bool)
		for i := range of.rows {
			wanted[of.rows[i].Ref] = true
		}
		for i := range other.rows {
			delete(wanted, other.rows[i].Ref)
		}
		if len(wanted) > mostFollowed {
			return nil, nil
		}
		err = withRoster(ctx, of.path, func(r *roster.Roster) (err error) {
			rows, err = r.WithCells(ctx, wanted)
			return err
		})
		return rows, err
	}
	gone, err := only(s, &now)
	if err != nil {
		return nil, err
	}
	fresh, err := only(&now, s)
	if err != nil {
		return nil, err
	}
	corrected := bridge.Corrected(gone, fresh)
	s.belongings, s.rows = slices.Clone(s.belongings), slices.Clone(s.rows)
	for i := range s.belongings {
		if to, ok := corrected[s.belongings[i].Ref]; ok {
			s.belongings[i].Ref = to
		}
	}
	for i := range s.rows {
		if to, ok := corrected[s.rows[i].Ref]; ok {
			s.rows[i].Ref = to
		}
	}
	return corrected, nil
}

// mostFollowed bounds the rows that are looked through for corrected ones, each with
// each of its list: when more come and go, the list is another one.
const mostFollowed = 5000

// left returns the rows of an old roster that a new one lacks, list by list.
func left(old, now side) []leftRow {
	there := make(map[string]bool, len(now.rows))
	for i := range now.rows {
		there[now.rows[i].Ref] = true
	}
	personOf := func(s side) map[string]string {
		of := make(map[string]string, len(s.belongings))
		for _, b := range s.belongings {
			of[b.Ref] = b.Person
		}
		return of
	}
	was, is := personOf(old), personOf(now)
	today := make(map[string]string) // by the old person, whom the rows that stayed belong to
	for ref, person := range was {
		if p, ok := is[ref]; ok && (today[person] == "" || p < today[person]) {
			today[person] = p
		}
	}
	out := []leftRow{}
	for i := range old.rows {
		if r := &old.rows[i]; !there[r.Ref] {
			out = append(out, leftRow{r.List, r.Ref, r.Name, today[was[r.Ref]]})
		}
	}
	slices.SortStableFunc(out, func(a, b leftRow) int { return strings.Compare(a.List, b.List) })
	return out
}
