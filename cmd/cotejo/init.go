package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"cotejo/sources"
	"github.com/spf13/cobra"
)

//go:embed project
var projectFiles embed.FS

// projectNames are the files of a new project folder, by their place in it.
// They are kept without the dots and under the name of their language where
// people read them.
func projectNames(lang string) map[string]string {
	return map[string]string{
		recipeFile:       "cotejo." + lang + ".toml",
		".gitattributes": "gitattributes",
		".gitignore":     "gitignore",
		workflowFile:     "workflow." + lang + ".yml",
		"LEEME.md":       "readme.es.md",
		"README.md":      "readme.en.md",
	}
}

func initCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "init DIR", Short: a.t("init.short"), Long: a.t("init.long"), Example: "  cotejo init listas\n  cd listas && cotejo merge",
		Args: exactly(1, "init.needs-folder"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.initProject(cmd.Context(), args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}

// A madeFolder is a new project folder, for programs.
type madeFolder struct {
	Folder string   `json:"folder"`
	Files  []string `json:"files"`
	Lists  []string `json:"lists"` // that the recipe names
}

// initProject makes a project folder. It never replaces a file.
func (a *app) initProject(ctx context.Context, dir string, asJSON bool) error {
	names := projectNames(a.lang)
	if a.lang == "es" {
		delete(names, "README.md")
	} else {
		delete(names, "LEEME.md")
	}
	var order []string
	for name := range names {
		order = append(order, name)
	}
	slices.Sort(order)
	var lists []string
	for _, end := range listEnds {
		found, err := filepath.Glob(filepath.Join(dir, "*."+end))
		if err != nil {
			return err
		}
		lists = append(lists, found...)
	}
	slices.Sort(lists)
	texts := make(map[string][]byte)
	var err error
	for _, name := range order {
		if texts[name], err = projectFiles.ReadFile("project/" + names[name]); err != nil {
			return err
		}
		if name == workflowFile {
			texts[name] = pinned(texts[name])
		}
		if name == recipeFile {
			texts[name] = append(withClosing(texts[name], closingDay(ctx, lists)), recipeOf(lists)...)
		}
	}
	if err := unmade(dir, order, texts); err != nil {
		return err
	}
	err = a.gate.through(func() error {
		for _, name := range order {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return fileProblem(path, err)
			}
			if err := os.WriteFile(path, texts[name], 0o600); err != nil {
				return fileProblem(path, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if asJSON {
		made := madeFolder{dir, nil, []string{}}
		for _, name := range order {
			made.Files = append(made.Files, filepath.Join(dir, name))
		}
		made.Lists = append(made.Lists, lists...)
		return a.json(made)
	}
	a.line(a.t("init.done", clean(dir)))
	for _, name := range order {
		a.line("  " + clean(filepath.Join(dir, name)))
	}
	a.line("")
	a.line(a.t("merge.next"))
	if len(lists) == 0 {
		a.line("  " + a.t("init.copy-lists", clean(dir)))
	}
	a.line("  cd " + shellWord(dir) + " && cotejo merge")
	return nil
}

// closingDay is the day on which a new project's lists were closed, as far as
// they tell it themselves; "" when they do not or cannot be read.
func closingDay(ctx context.Context, lists []string) string {
	if len(lists) == 0 {
		return ""
	}
	_, report, err := sources.Read(ctx, lists, sources.Options{AcceptDrafts: true, Today: time.Now().Format(time.DateOnly)})
	if err != nil {
		return ""
	}
	return report.Closed
}

// closingLine is the line of a new recipe that names no closing day yet.
var closingLine = regexp.MustCompile(`(?m)^# today = ".*"$`)

// withClosing writes the closing day into a new recipe, so that it does not
// change when a list states a later day.
func withClosing(recipe []byte, day string) []byte {
	if day == "" {
		return recipe
	}
	return closingLine.ReplaceAllLiteral(recipe, []byte("today = "+sources.QuoteTOML(day)))
}

// unmade reports a file that stands in the way of a project. What an init that
// broke off has made, the last file perhaps in part, does not; a project that is
// whole does.
func unmade(dir string, order []string, texts map[string][]byte) error {
	first, whole := "", true
	for _, name := range order {
		path := filepath.Join(dir, filepath.FromSlash(name))
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			whole = false
			continue
		}
		if err != nil {
			return fileProblem(path, err)
		}
		if first == "" {
			first = path
		}
		if !info.Mode().IsRegular() {
			return failure(path, "init.exists")
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return fileProblem(path, err)
		}
		if !bytes.HasPrefix(texts[name], text) {
			return failure(path, "init.exists")
		}
		whole = whole && len(text) == len(texts[name])
	}
	if whole {
		return failure(first, "init.exists")
	}
	return nil
}

// recipeOf names the lists that lie in a new project's folder.
func recipeOf(lists []string) string {
	var b strings.Builder
	for _, path := range lists {
		name := filepath.Base(path)
		if name == decisionsFile || name == "ids.csv" || strings.HasPrefix(name, "truth") {
			continue
		}
		b.WriteString("\n[[file]]\npath = " + sources.QuoteTOML(name) + "\n")
	}
	if b.Len() == 0 {
		for _, name := range []string{"pd.csv", "j11j.csv", "cubalex.csv", "ocdh.csv"} {
			b.WriteString("\n[[file]]\npath = \"" + name + "\"\n")
		}
	}
	return b.String()
}
