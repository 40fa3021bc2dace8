package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

// A verification says how a project folder's roster compares with one that was
// built anew from everything else in the folder.
type verification struct {
	Verdict     string              `json:"verdict"` // one of the verdicts
	Folder      string              `json:"folder"`
	Roster      string              `json:"roster"` // the file compared, "" when there is none
	Persons     int                 `json:"persons"`
	Low         int                 `json:"low"`
	High        int                 `json:"high"`
	Expected    *int                `json:"expected,omitempty"`
	Digest      string              `json:"digest"` // of the roster built anew
	Same        bool                `json:"same"`   // it and the file are the same
	Changes     []verifiedChange    `json:"changes"`
	Differences []roster.Difference `json:"differences"`
	Problems    int                 `json:"decision_problems"` // decisions that do not bind
}

// The verdicts, the gravest that holds.
const (
	verdictNumber  = "other-number" // another count than --expect
	verdictDiffers = "differs"      // the roster of the folder is another
	verdictUnbound = "unbound"      // decisions do not bind
	verdictBuilt   = "built"        // as expected; the folder has no roster to compare
	verdictSame    = "same"
)

func (v *verification) verdict() string {
	switch {
	case v.Expected != nil && *v.Expected != v.Persons:
		return verdictNumber
	case v.Roster != "" && !v.Same:
		return verdictDiffers
	case v.Problems > 0:
		return verdictUnbound
	case v.Roster == "":
		return verdictBuilt
	}
	return verdictSame
}

// A verifiedChange is something a roster is made of that is not what it was.
type verifiedChange struct {
	What string `json:"what"` // source, recipe, decisions, version
	Name string `json:"name,omitempty"`
	Was  string `json:"was"`
	Is   string `json:"is"`
}

func verifyCommand(a *app) *cobra.Command {
	var (
		asJSON bool
		expect int
	)
	cmd := &cobra.Command{
		Use: "verify [DIR]", Short: a.t("verify.short"), Long: a.t("verify.long"), Example: a.t("verify.example"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return misuse("verify.one-folder", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			v, err := a.verify(cmd.Context(), folder)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("expect") {
				v.Expected = &expect
			}
			v.Verdict = v.verdict()
			if asJSON {
				err = a.json(v)
			} else {
				err = a.printVerification(v)
			}
			if err != nil {
				return err
			}
			if v.Verdict != verdictSame && v.Verdict != verdictBuilt {
				return errUnexpected
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().IntVar(&expect, "expect", 0, a.t("flag.expect"))
	return cmd
}

// asBefore takes over from a roster, if there is one, what no recipe says: how
// candidates were searched for, and the closing day where the recipe has none.
func (p *plan) asBefore(ctx context.Context, path string) {
	r, err := roster.Open(ctx, path)
	if err != nil {
		return // said when it is compared
	}
	defer r.Close()
	m, err := r.Model(ctx)
	if err != nil {
		return
	}
	if meta, err := r.Meta(ctx); err == nil && p.options.Closed == "" {
		p.options.Closed = meta["closed"]
	}
	p.exhaustive = m.Exhaustive
	if m.Missed != nil {
		p.sample = m.Missed.Asked
	}
}

// verify builds the roster of a project folder anew, beside nothing of the
// folder, and compares it with the one that is there.
func (a *app) verify(ctx context.Context, folder string) (*verification, error) {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return nil, failure(folder, "not-folder")
	}
	recipe := filepath.Join(folder, recipeFile)
	if _, err := os.Stat(recipe); errors.Is(err, fs.ErrNotExist) {
		return nil, failure(recipe, "verify.no-recipe")
	}
	p, err := newPlan(recipe, nil, &reading{}, false)
	if err != nil {
		return nil, err
	}
	p.asBefore(ctx, p.output)
	b, err := build(ctx, p, newProgress(a))
	if err != nil {
		return nil, err
	}
	a.complainAll(b.followed)
	a.complainAll(b.problems)
	for _, left := range roster.Abandoned(p.output) {
		a.complain(left, "abandoned")
	}
	var v *verification
	err = a.gate.through(func() error {
		v, err = p.compare(ctx, folder, b)
		return err
	})
	return v, err
}

// compare writes a roster that was built where nobody looks, and compares it with
// the one that is there.
func (p *plan) compare(ctx context.Context, folder string, b *built) (*verification, error) {
	dir, err := os.MkdirTemp("", "cotejo-verify-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, rosterFile)
	if err := roster.Write(ctx, path, b.contents, nil); err != nil {
		return nil, rosterProblem(path, err)
	}
	anew, err := roster.Open(ctx, path)
	if err != nil {
		return nil, rosterProblem(path, err)
	}
	defer anew.Close()
	meta, err := anew.Meta(ctx)
	if err != nil {
		return nil, err
	}
	count := b.contents.Result.Count
	v := &verification{
		Folder: folder, Persons: count.Point, Low: count.Low, High: count.High, Digest: meta["digest"],
		Changes: []verifiedChange{}, Differences: []roster.Difference{}, Problems: len(b.problems),
	}
	if _, err := os.Stat(p.output); errors.Is(err, fs.ErrNotExist) {
		return v, nil
	}
	v.Roster = p.output
	old, err := roster.Open(ctx, p.output)
	if err != nil {
		return nil, rosterProblem(p.output, err)
	}
	defer old.Close()
	if v.Changes, err = changes(ctx, old, anew); err != nil {
		return nil, rosterProblem(p.output, err)
	}
	if v.Differences, err = roster.Compare(ctx, old, anew); err != nil {
		return nil, rosterProblem(p.output, err)
	}
	v.Same = len(v.Differences) == 0
	return v, nil
}

// changes compares what two rosters are made of.
func changes(ctx context.Context, old, anew *roster.Roster) ([]verifiedChange, error) {
	out := []verifiedChange{}
	was, err := old.Sources(ctx)
	if err != nil {
		return nil, err
	}
	is, err := anew.Sources(ctx)
	if err != nil {
		return nil, err
	}
	hashes := make(map[string]string)
	for _, s := range is {
		hashes[s.Name] = s.SHA256
	}
	for _, s := range was {
		if hashes[s.Name] != s.SHA256 {
			out = append(out, verifiedChange{"source", s.Name, s.SHA256, hashes[s.Name]})
		}
		delete(hashes, s.Name)
	}
	for _, s := range is {
		if hash, left := hashes[s.Name]; left {
			out = append(out, verifiedChange{"source", s.Name, "", hash})
		}
	}
	oldMeta, err := old.Meta(ctx)
	if err != nil {
		return nil, err
	}
	newMeta, err := anew.Meta(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range [][2]string{{"recipe", "recipe"}, {"decisions", "decisions"}, {"announcements", "announcements"}, {"version", "tool_version"}} {
		if oldMeta[m[1]] != newMeta[m[1]] {
			out = append(out, verifiedChange{m[0], "", oldMeta[m[1]], newMeta[m[1]]})
		}
	}
	return out, nil
}

func (a *app) printVerification(v *verification) error {
	a.line(a.t("count.persons", a.number(v.Persons)))
	if v.Low == v.High {
		a.line(a.t("count.certain"))
	} else {
		a.line(a.t("count.range", a.number(v.Low), a.number(v.High)))
	}
	a.line("")
	switch {
	case v.Roster == "":
		a.line(a.t("verify.no-roster"))
	case v.Same:
		a.line(a.t("verify.same", clean(v.Roster)))
	default:
		a.line(a.t("verify.other", clean(v.Roster)))
		for _, c := range v.Changes {
			switch c.What {
			case "version":
				a.line("  " + a.t("verify.change.version", clean(c.Was), c.Is))
			case "source":
				a.line("  " + a.t("verify.change.source", c.Name))
			default:
				a.line("  " + a.t("verify.change."+c.What))
			}
		}
		for _, d := range v.Differences {
			where := fmt.Sprintf("%s %s", d.Table, d.Row)
			if d.Column != "" {
				where += " " + d.Column
			}
			a.line("  " + clean(fmt.Sprintf("%s: %q → %q", where, shorten(d.A, 60), shorten(d.B, 60))))
		}
	}
	a.line(a.t("verify.digest", v.Digest))
	if v.Problems > 0 {
		a.line(a.t("verify.problems", v.Problems))
	}
	if v.Expected != nil && *v.Expected != v.Persons {
		fmt.Fprintln(a.err, "cotejo:", a.t("count.unexpected", v.Persons, *v.Expected, v.Persons-*v.Expected))
	}
	return nil
}
