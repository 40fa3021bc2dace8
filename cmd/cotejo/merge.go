package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"cotejo/linkage/roster"
	"cotejo/sources"
	"github.com/spf13/cobra"
)

// Files of a project folder that are used when nobody names others.
const (
	recipeFile    = "cotejo.toml"
	decisionsFile = "decisions.csv"
	rosterFile    = "roster.db"
)

func mergeCommand(a *app) *cobra.Command {
	var (
		read      reading
		recipe    string
		model     string
		saveModel string
		all       bool
		sample    int
		decisions string
		output    string
		drafts    bool
		asJSON    bool
		verbose   bool
		quiet     bool
	)
	cmd := &cobra.Command{
		Use: "merge [FILE…]", Short: a.t("merge.short"), Long: a.t("merge.long"), Example: a.t("merge.example"),
		ValidArgsFunction: listNames,
		RunE: func(cmd *cobra.Command, paths []string) error {
			paths, err := expand(paths)
			if err != nil {
				return err
			}
			p, err := newPlan(recipe, paths, &read, drafts)
			if err != nil {
				return err
			}
			if decisions != "" {
				p.decisions, p.decisionsNamed = decisions, true
			}
			if output != "" {
				p.output = output
			}
			if model != "" {
				p.model = model
			}
			p.exhaustive, p.sample = all || p.exhaustive, sample
			m := merge{a: a, plan: p, quiet: quiet, keeps: true}
			if err := m.run(cmd.Context()); err != nil {
				return err
			}
			if saveModel != "" {
				if err := a.saveModelTo(saveModel, &m.built.contents.Result.Model); err != nil {
					return err
				}
			}
			if verbose {
				m.stages()
			}
			if l := m.built.contents.Result.Model.Missed; l != nil {
				fmt.Fprintln(a.err, "cotejo:", a.t("merge.lost", a.number(l.Records), a.number(l.Found), a.number(l.Missed), a.percent(l.Share), a.percent(l.Low), a.percent(l.High)))
			}
			if quiet {
				return nil
			}
			return m.summary(cmd.Context(), asJSON)
		},
	}
	read.flags(a, cmd)
	cmd.Flags().StringVar(&recipe, "recipe", "", a.t("flag.recipe"))
	cmd.Flags().BoolVar(&all, "exhaustive", false, a.t("flag.exhaustive"))
	cmd.Flags().IntVar(&sample, "sample", 0, a.t("flag.sample"))
	cmd.Flags().StringVar(&model, "model", "", a.t("flag.model"))
	cmd.Flags().StringVar(&saveModel, "save-model", "", a.t("flag.save-model"))
	cmd.Flags().StringVar(&decisions, "decisions", "", a.t("flag.decisions"))
	cmd.Flags().StringVarP(&output, "output", "o", "", a.t("flag.output"))
	cmd.Flags().BoolVar(&drafts, "accept-drafts", false, a.t("flag.accept-drafts"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, a.t("flag.verbose"))
	cmd.Flags().BoolVar(&quiet, "quiet", false, a.t("flag.quiet"))
	return cmd
}

// newPlan makes a plan of a recipe, of files, or of both: files on the command
// line replace those of the recipe. Without either it takes the recipe of the
// working folder.
func newPlan(recipe string, paths []string, read *reading, drafts bool) (*plan, error) {
	if recipe == "" && len(paths) == 0 {
		if _, err := os.Stat(recipeFile); err != nil {
			return nil, misuse("merge.no-files")
		}
		recipe = recipeFile
	}
	if recipe == "" {
		opt, err := read.options()
		opt.AcceptDrafts = drafts
		return &plan{paths: paths, options: opt, output: rosterFile}, err
	}
	if info, err := os.Stat(recipe); err == nil && info.IsDir() {
		recipe = filepath.Join(recipe, recipeFile)
	}
	r, err := sources.LoadRecipe(recipe)
	if err != nil {
		return nil, err
	}
	folder := filepath.Dir(recipe)
	for _, of := range []struct {
		flag         *string
		said, beside string
	}{{&read.profiles, r.Profiles, profilesFolder}, {&read.vocab, r.Vocabulary, vocabFolder}} {
		usual := filepath.Join(folder, of.beside)
		if *of.flag == "" {
			*of.flag = of.said
		}
		if info, err := os.Stat(usual); *of.flag == "" && err == nil && info.IsDir() {
			*of.flag = usual
		}
	}
	if read.at == "" {
		read.at = r.Today
	}
	if read.encoding == "" {
		read.encoding = r.Encoding
	}
	opt, err := read.options()
	if err != nil {
		return nil, err
	}
	opt.AcceptDrafts, opt.Recipe = drafts || r.AcceptDrafts, r
	p := &plan{paths: paths, options: opt, decisions: r.Decisions, decisionsNamed: false, ids: r.IDs, model: r.Model, output: r.Output, previous: r.Previous, exhaustive: r.Search.EveryPair, largestBlock: r.Search.LargestBlock}
	if len(paths) == 0 {
		p.paths = r.Paths()
	}
	if len(p.paths) == 0 {
		return nil, failure(recipe, "recipe-no-files")
	}
	if p.decisions == "" {
		p.decisions = filepath.Join(folder, decisionsFile)
	}
	if p.announcements, p.announcementsNamed = r.Announcements, r.Announcements != ""; p.announcements == "" {
		p.announcements = filepath.Join(folder, sources.AnnouncementsFile)
	}
	if p.output == "" {
		p.output = filepath.Join(folder, rosterFile)
	}
	return p, nil
}

// A merge builds a roster and writes it.
type merge struct {
	a     *app
	plan  *plan
	quiet bool
	keeps bool // the roster that is replaced is kept
	built *built
	since *since // the way from the roster that was replaced; nil when there is none
}

func (m *merge) run(ctx context.Context) error {
	bar := newProgress(m.a)
	b, err := build(ctx, m.plan, bar)
	if err != nil {
		return err
	}
	m.built = b
	if !m.quiet {
		m.a.notices(b.report.Notices)
		m.a.ownFiles(b.report.Own, m.plan.decisions)
	}
	m.a.complainAll(b.followed)
	m.a.complainAll(b.problems)
	if why := b.contents.Result.Model.Fallback; why != "" {
		fmt.Fprintln(m.a.err, "cotejo:", m.a.t("model.fallback."+why))
	}
	started := time.Now()
	last, err := m.keep(ctx)
	if err != nil {
		return err
	}
	bar.step("progress.write")
	// The register follows the roster: ids that stand nowhere would be given anew.
	err = m.a.gate.through(func() error {
		err := roster.Write(ctx, m.plan.output, b.contents, bar.show)
		bar.end()
		if err != nil {
			last.drop()
			return rosterProblem(m.plan.output, err)
		}
		if err := m.place(ctx, last); err != nil {
			return err
		}
		return appendIDs(m.plan.ids, b.register)
	})
	if err != nil {
		return err
	}
	b.took = append(b.took, stage{"progress.write", time.Since(started)})
	return nil
}

// ownFiles says what became of cotejo's own files that stood among the lists.
func (a *app) ownFiles(own []sources.OwnFile, decisions string) {
	for _, o := range own {
		if o.Role == sources.OwnAnnouncements {
			fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(o.Path), a.t("own.announcements"))
		} else if o.Role == sources.OwnDecisions && o.Path != decisions && decisions == "" {
			fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(o.Path), a.t("own.decisions"))
		} else {
			fmt.Fprintf(a.err, "cotejo: %s: %s\n", clean(o.Path), a.t("own.left-out"))
		}
	}
}

// stages tells how long each stage took.
func (m *merge) stages() {
	var total time.Duration
	for _, s := range m.built.took {
		fmt.Fprintf(m.a.err, "cotejo: %-12s %6d ms\n", m.a.t(s.key), s.time.Milliseconds())
		total += s.time
	}
	records := float64(len(m.built.contents.Input.Records))
	pairs := records * (records - 1) / 2
	fmt.Fprintln(m.a.err, "cotejo:", m.a.t("merge.pairs", m.a.number(int(pairs)), m.a.number(m.built.contents.Result.Model.Candidates), pairs/total.Seconds()/1e6))
	for _, r := range m.built.contents.Result.Model.Rules {
		fmt.Fprintf(m.a.err, "cotejo: %12s  %s\n", m.a.number(r.Pairs), m.a.t("rule-of."+r.Rule))
	}
	if n := m.built.contents.Result.Model.Capped; n > 0 {
		fmt.Fprintln(m.a.err, "cotejo:", m.a.t("merge.capped", m.a.number(n)))
	}
}

// merged is what came of a merge, for programs.
type merged struct {
	Roster string `json:"roster"`
	Drafts bool   `json:"drafts"`
	roster.Count
	Since *since `json:"since,omitempty"`
}

// summary tells what came of a merge.
func (m *merge) summary(ctx context.Context, asJSON bool) error {
	r, err := roster.Open(ctx, m.plan.output)
	if err != nil {
		return rosterProblem(m.plan.output, err)
	}
	defer r.Close()
	c, err := r.Count(ctx)
	if err != nil {
		return rosterProblem(m.plan.output, err)
	}
	drafted := slices.ContainsFunc(m.built.report.Files, func(f sources.FileReport) bool { return f.Draft })
	if asJSON {
		return m.a.json(merged{m.plan.output, drafted, *c, m.since})
	}
	if err := m.a.printCount(c); err != nil {
		return err
	}
	if drafted {
		m.a.line("")
		m.a.line(m.a.t("merge.drafted"))
	}
	if m.built.report.Derived {
		m.a.line("")
		m.a.line(m.a.t("merge.closed", m.built.report.Closed))
	}
	m.a.line("")
	m.a.line(m.a.t("merge.written", clean(m.plan.output)))
	m.printSince()
	m.a.line("")
	m.a.line(m.a.t("merge.next"))
	name := shellWord(m.plan.output)
	if c.Questions > 0 {
		m.a.line("  " + m.a.program + " conflicts " + name)
	}
	var doubts bool
	for _, f := range m.built.report.Files {
		if f.Doubts+f.Rejects > 0 && !doubts {
			m.a.line("  " + m.a.program + " inspect " + shellWord(f.Path))
			doubts = true
		}
	}
	m.a.line("  " + m.a.program + " show " + name + " " + m.a.t("merge.someone"))
	m.a.line("  " + m.a.program + " count " + name + " --expect " + fmt.Sprint(c.Persons))
	return nil
}
