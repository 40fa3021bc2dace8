package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"cotejo/sources/values"
	"github.com/spf13/cobra"
)

// reading are the flags by which files are read, shared by merge and inspect.
type reading struct {
	profiles, vocab, at, encoding string
}

func (f *reading) flags(a *app, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.profiles, "profiles", "", a.t("flag.profiles"))
	cmd.Flags().StringVar(&f.vocab, "vocab", "", a.t("flag.vocab"))
	cmd.Flags().StringVar(&f.at, "at", "", a.t("flag.at"))
	cmd.Flags().StringVar(&f.encoding, "encoding", "", a.t("flag.encoding"))
}

// Folders of a project that are used when they are there.
const (
	profilesFolder = "profiles"
	vocabFolder    = "vocab"
)

// options turns the flags into what package sources asks for. The clock is
// asked only for the day after which a date is in the future; it never reaches
// the roster.
func (f *reading) options() (sources.Options, error) {
	opt := sources.Options{Encoding: f.encoding, Today: f.at}
	if f.at == "" {
		opt.Today = time.Now().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, f.at); err != nil {
		return opt, misuse("bad-date", f.at)
	}
	own, err := projectFolder(f.profiles, profilesFolder)
	if err != nil {
		return opt, err
	}
	if opt.Profiles, err = sources.LoadProfiles(own); err != nil {
		return opt, err
	}
	if own, err = projectFolder(f.vocab, vocabFolder); err != nil {
		return opt, err
	}
	opt.Vocabulary, err = values.Load(own)
	return opt, err
}

// projectFolder opens a folder named on the command line, or the usual one if
// it exists.
func projectFolder(named, usual string) (fs.FS, error) {
	path := named
	if path == "" {
		path = usual
	}
	info, err := os.Stat(path)
	switch {
	case err != nil && named == "":
		return nil, nil
	case err != nil:
		return nil, fileProblem(path, err)
	case !info.IsDir():
		if named == "" {
			return nil, nil
		}
		return nil, failure(path, "not-folder")
	}
	return os.DirFS(path), nil
}

func mergeCommand(a *app) *cobra.Command {
	var (
		read    reading
		output  string
		drafts  bool
		asJSON  bool
		verbose bool
		quiet   bool
	)
	cmd := &cobra.Command{
		Use: "merge FILE…", Short: a.t("merge.short"), Long: a.t("merge.long"), Example: a.t("merge.example"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("merge.no-files")
			}
			return nil
		},
		ValidArgsFunction: listNames,
		RunE: func(cmd *cobra.Command, paths []string) error {
			opt, err := read.options()
			if err != nil {
				return err
			}
			opt.AcceptDrafts = drafts
			m := merge{a: a, output: output, progress: newProgress(a), quiet: quiet}
			if err := m.run(cmd.Context(), paths, opt); err != nil {
				return err
			}
			if verbose {
				m.stages()
			}
			if quiet {
				return nil
			}
			return m.summary(cmd.Context(), asJSON)
		},
	}
	read.flags(a, cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "roster.db", a.t("flag.output"))
	cmd.Flags().BoolVar(&drafts, "accept-drafts", false, a.t("flag.accept-drafts"))
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, a.t("flag.verbose"))
	cmd.Flags().BoolVar(&quiet, "quiet", false, a.t("flag.quiet"))
	return cmd
}

// A merge reads lists, links their records and writes the roster.
type merge struct {
	a        *app
	output   string
	progress *progress
	quiet    bool
	report   *sources.Report
	result   *linkage.Result
	records  int
	took     []stage
}

type stage struct {
	key  string
	time time.Duration
}

func (m *merge) run(ctx context.Context, paths []string, opt sources.Options) error {
	started := time.Now()
	done := func(key string) {
		m.took = append(m.took, stage{key, time.Since(started)})
		started = time.Now()
	}
	m.progress.step("progress.read")
	in, report, err := sources.Read(ctx, paths, opt)
	m.progress.end()
	if err != nil {
		return err
	}
	m.report, m.records = report, len(in.Records)
	if !m.quiet {
		m.a.notices(report.Notices)
	}
	done("progress.read")
	m.progress.step("progress.link")
	m.result, err = linkage.Link(ctx, in, linkage.Options{Progress: func(_ string, done, total int) { m.progress.show(done, total) }})
	m.progress.end()
	if err != nil {
		return err
	}
	done("progress.link")
	persons := linkage.Resolve(in, m.result)
	done("progress.resolve")
	m.progress.step("progress.write")
	contents := &roster.Contents{Input: in, Result: m.result, Persons: persons, Meta: map[string]string{"tool_version": toolVersion()}}
	err = roster.Write(ctx, m.output, contents, m.progress.show)
	m.progress.end()
	if err != nil {
		return rosterProblem(m.output, err)
	}
	done("progress.write")
	return nil
}

// stages tells how long each stage took.
func (m *merge) stages() {
	var total time.Duration
	for _, s := range m.took {
		fmt.Fprintf(m.a.err, "cotejo: %-12s %6d ms\n", m.a.t(s.key), s.time.Milliseconds())
		total += s.time
	}
	pairs := float64(m.records) * float64(m.records-1) / 2
	fmt.Fprintln(m.a.err, "cotejo:", m.a.t("merge.pairs", m.a.number(int(pairs)), m.a.number(m.result.Model.Candidates), pairs/total.Seconds()/1e6))
}

// summary tells what came of a merge.
func (m *merge) summary(ctx context.Context, asJSON bool) error {
	r, err := roster.Open(ctx, m.output)
	if err != nil {
		return rosterProblem(m.output, err)
	}
	defer r.Close()
	c, err := r.Count(ctx)
	if err != nil {
		return err
	}
	drafted := slices.ContainsFunc(m.report.Files, func(f sources.FileReport) bool { return f.Draft })
	if asJSON {
		return m.a.json(struct {
			Roster string `json:"roster"`
			Drafts bool   `json:"drafts"`
			*roster.Count
		}{m.output, drafted, c})
	}
	if err := m.a.printCount(c); err != nil {
		return err
	}
	if drafted {
		m.a.line("")
		m.a.line(m.a.t("merge.drafted"))
	}
	m.a.line("")
	m.a.line(m.a.t("merge.written", clean(m.output)))
	m.a.line("")
	m.a.line(m.a.t("merge.next"))
	name := shellWord(m.output)
	if c.Questions > 0 {
		m.a.line("  cotejo conflicts " + name)
	}
	var doubts bool
	for _, f := range m.report.Files {
		if f.Doubts+f.Rejects > 0 && !doubts {
			m.a.line("  cotejo inspect " + shellWord(f.Path))
			doubts = true
		}
	}
	m.a.line("  cotejo show " + name + " " + m.a.t("merge.someone"))
	m.a.line("  cotejo count " + name + " --expect " + fmt.Sprint(c.Persons))
	return nil
}

// shellWord quotes a path or a reference so that it can be pasted into a shell.
// Single quotes, since inside double ones a shell runs what a hostile list put
// there.
func shellWord(word string) string {
	word = clean(word)
	for _, r := range word {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("./:_-", r) || r > 0x7f) {
			return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return word
}
