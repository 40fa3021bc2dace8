package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cotejo/cmd/cotejo/web"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

func reviewCommand(a *app) *cobra.Command {
	var (
		reviewer, file, recipe, second string
		blind, noOpen                  bool
		port                           int
	)
	cmd := &cobra.Command{
		Use: "review ROSTER", Short: a.t("review.short"), Long: a.t("review.long"), Example: a.t("review.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if second != "" {
				if reviewer != "" && reviewer != second {
					return misuse("review.one-reader")
				}
				reviewer = second
			}
			if strings.TrimSpace(reviewer) == "" {
				return misuse("decide.no-reviewer")
			}
			if port < 0 || port > 65535 {
				return misuse("bad-flag-value", port, "--port")
			}
			path := args[0]
			beside := filepath.Dir(path)
			if file == "" {
				file = filepath.Join(beside, decisionsFile)
			}
			c := a.reviewConfig(path, file)
			c.Reviewer, c.Second, c.Blind = reviewer, second != "", blind
			if recipe == "" {
				if usual := filepath.Join(beside, recipeFile); exists(usual) {
					recipe = usual
				}
			}
			if recipe != "" {
				c.Apply = func(ctx context.Context, lang string) ([]string, error) {
					return a.mergeAgain(ctx, lang, recipe, path, file)
				}
			}
			// An answer under way is taken, and the page in the browser's folder removed.
			return a.gate.through(func() error { return a.review(cmd.Context(), c, port, !noOpen) })
		},
	}
	f := cmd.Flags()
	f.StringVar(&reviewer, "reviewer", "", a.t("flag.reviewer"))
	f.StringVar(&file, "decisions", "", a.t("flag.review-decisions"))
	f.StringVar(&recipe, "recipe", "", a.t("flag.review-recipe"))
	f.StringVar(&second, "second", "", a.t("flag.second"))
	f.BoolVar(&blind, "blind", false, a.t("flag.blind"))
	f.IntVar(&port, "port", 0, a.t("flag.port"))
	f.BoolVar(&noOpen, "no-open", false, a.t("flag.no-open"))
	return cmd
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// reviewConfig ties the pages to the program's words, files and clock.
func (a *app) reviewConfig(path, file string) web.Config {
	words, err := a.labels()
	if err != nil { // the vocabularies are part of the program
		panic(err)
	}
	weigh := &weighing{}
	return web.Config{
		Roster: path, Lang: a.lang, Session: session(path),
		Text:  func(lang, key string, args ...any) string { return a.words.text(lang, key, args...) },
		Say:   func(lang string, err error) string { return a.said(lang, rosterProblem(path, err)) },
		Value: func(lang, field, value string) string { return words.in(lang).value(field, value) },
		Event: func(lang string, e roster.Event) (when, what, basis string) { return words.in(lang).event(e) },
		Pair: func(ctx context.Context, r *roster.Roster, x, y roster.Record) (*roster.Pair, error) {
			return weigh.pair(ctx, r, x, y)
		},
		Sheet:  func(w io.Writer, of []roster.Conflict) error { return decisions.WriteSheet(w, a.questions(of)) },
		Append: func(ds ...review.Decision) error { return fileOr(file, decisions.Append(file, ds...)) },
		Read: func() ([]review.Decision, error) {
			ds, err := decisions.Read(file)
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil
			}
			return ds, err
		},
		Stamp: func() string { return decisions.Stamp(time.Now()) },
	}
}

// said is what the command line would say of an error, for a page.
func (a *app) said(lang string, err error) string {
	var b strings.Builder
	on := *a
	on.err, on.lang = &b, lang
	on.finish(err)
	return strings.ReplaceAll(strings.TrimSpace(b.String()), "cotejo: ", "")
}

// mergeAgain follows a recipe with the decisions as they are now, and tells which
// of them do not bind.
func (a *app) mergeAgain(ctx context.Context, lang, recipe, output, file string) ([]string, error) {
	p, err := newPlan(recipe, nil, &reading{}, false)
	if err != nil {
		return nil, err
	}
	p.decisions, p.output = file, output
	m := merge{a: a, plan: p, quiet: true}
	if err := m.run(ctx); err != nil {
		return nil, err
	}
	var unbound []string
	for _, of := range m.built.problems {
		unbound = append(unbound, a.said(lang, sources.Problems{of}))
	}
	return unbound, nil
}

// review serves the pages until somebody stops the program.
func (a *app) review(ctx context.Context, c web.Config, port int, open bool) error {
	l, err := listen(ctx, c.Roster, port)
	if err != nil {
		return failure("", "review.port", port, err.Error())
	}
	defer l.Close()
	s, err := web.New(ctx, c, l.Addr().String())
	if err != nil {
		return rosterProblem(c.Roster, err)
	}
	defer s.Close()
	a.line(a.t("review.address", s.URL()))
	a.line(a.t("review.stop"))
	if open {
		defer openBrowser(s.URL())()
	}
	return s.Serve(ctx, l)
}
