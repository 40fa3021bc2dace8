package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manCommand writes the manual pages, which packages bring along. Nobody else
// needs it: --help says the same.
func manCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "man DIR", Short: a.t("man.short"), Hidden: true, Args: exactly(1, "man.needs-folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			for lang, below := range map[string]string{"en": "man1", "es": "es/man1"} {
				on := *a
				on.lang = lang
				dir := filepath.Join(args[0], filepath.FromSlash(below))
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return fileProblem(dir, err)
				}
				for name, text := range on.manPages() {
					path := filepath.Join(dir, name)
					if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
						return fileProblem(path, err)
					}
				}
			}
			return nil
		},
	}
}

// manPages are the manual pages of the program and of each of its commands, by
// the names of their files.
func (a *app) manPages() map[string]string {
	root := newRoot(a)
	pages := map[string]string{"cotejo.1": a.manPage(root, manNamed(root))}
	for _, c := range manNamed(root) {
		pages["cotejo-"+c.Name()+".1"] = a.manPage(c, nil)
	}
	return pages
}

// manNamed are the commands that have a page.
func manNamed(root *cobra.Command) (named []*cobra.Command) {
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" && c.Name() != "completion" {
			named = append(named, c)
		}
	}
	return named
}

// manPage writes a page in the language of troff. It bears no date: the same
// version has the same pages.
func (a *app) manPage(c *cobra.Command, commands []*cobra.Command) string {
	var b strings.Builder
	title := strings.ReplaceAll(c.CommandPath(), " ", "-")
	section := func(key string) { fmt.Fprintf(&b, ".SH %s\n", roff(a.t(key))) }
	fmt.Fprintf(&b, ".TH %s 1 \"\" \"cotejo %s\" \"%s\"\n", roff(strings.ToUpper(title)), version, roff(a.t("man.manual")))
	section("man.name")
	fmt.Fprintf(&b, "%s \\- %s\n", roff(title), roff(c.Short))
	section("man.synopsis")
	fmt.Fprintf(&b, ".B %s\n", roff(c.CommandPath()))
	if _, takes, ok := strings.Cut(c.Use, " "); ok {
		fmt.Fprintf(&b, "\\fI%s\\fP\n", roff(takes))
	}
	if commands != nil {
		fmt.Fprintf(&b, "\\fI%s\\fP\n", roff(a.t("usage.command")))
	}
	fmt.Fprintf(&b, "[\\fI%s\\fP]\n", roff(strings.ToLower(strings.Trim(a.t("usage.flags"), ":"))))
	section("man.description")
	b.WriteString(roffText(c.Long))
	for i, group := range c.Groups() {
		if i == 0 {
			section("man.commands")
		}
		fmt.Fprintf(&b, ".SS %s\n", roff(group.Title))
		for _, sub := range commands {
			if sub.GroupID == group.ID {
				fmt.Fprintf(&b, ".TP\n.BR %s (1)\n%s\n", roff("cotejo-"+sub.Name()), roff(sub.Short))
			}
		}
	}
	section("man.options")
	c.Flags().VisitAll(func(f *pflag.Flag) { b.WriteString(roffOption(f)) })
	c.InheritedFlags().VisitAll(func(f *pflag.Flag) { b.WriteString(roffOption(f)) })
	if c.Example != "" {
		section("man.examples")
		fmt.Fprintf(&b, ".nf\n%s.fi\n", roffLines(c.Example))
	}
	section("man.exit")
	b.WriteString(roffText(a.t("man.exit-codes")))
	section("man.see")
	if commands != nil {
		fmt.Fprintf(&b, ".BR cotejo\\-guide (1)\n")
	} else {
		fmt.Fprintf(&b, ".BR cotejo (1)\n")
	}
	return b.String()
}

// roffOption writes an option with its value and what it does.
func roffOption(f *pflag.Flag) string {
	if f.Hidden {
		return ""
	}
	value, usage := pflag.UnquoteUsage(f)
	name := `\fB` + roff("--"+f.Name) + `\fP`
	if f.Shorthand != "" {
		name = `\fB` + roff("-"+f.Shorthand) + `\fP, ` + name
	}
	if value != "" {
		name += ` \fI` + roff(value) + `\fP`
	}
	return fmt.Sprintf(".TP\n%s\n%s\n", name, roff(usage))
}

// roffText writes paragraphs, which are parted by empty lines. Indented lines
// stand as they are.
func roffText(s string) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		asIs := strings.HasPrefix(paragraph, " ") || strings.Contains(paragraph, ":   ")
		if asIs {
			b.WriteString(".nf\n")
		}
		b.WriteString(roffLines(paragraph))
		if asIs {
			b.WriteString(".fi\n")
		}
	}
	return b.String()
}

func roffLines(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	return b.String()
}

// roff keeps a text from being taken for what troff does: backslashes, hyphens
// that would become dashes, and lines that begin with a command's sign.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n", " ").Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
