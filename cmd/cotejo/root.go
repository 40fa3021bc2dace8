package main

import (
	"errors"
	"strings"

	"cotejo/sources/synth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newRoot builds the command line.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "cotejo",
		Short:         a.t("root.short"),
		Long:          a.t("root.long"),
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownCommand(cmd, args[0])
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.PersistentFlags().String("lang", a.lang, a.t("flag.lang"))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		lang, err := cmd.Flags().GetString("lang")
		if err == nil && lang != "es" && lang != "en" {
			return misuse("unknown-language", lang)
		}
		return err
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagProblem(cmd, err) })
	root.AddGroup(
		&cobra.Group{ID: "merge", Title: a.t("group.merge")},
		&cobra.Group{ID: "read", Title: a.t("group.read")},
		&cobra.Group{ID: "check", Title: a.t("group.check")},
		&cobra.Group{ID: "help", Title: a.t("group.help")},
	)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add("merge", mergeCommand(a), inspectCommand(a), sourcesCommand(a), initCommand(a))
	add("read", countCommand(a), reportCommand(a), showCommand(a), explainCommand(a), compareCommand(a), conflictsCommand(a), leadsCommand(a), decideCommand(a), reviewCommand(a), exportCommand(a))
	add("check", agreementCommand(a), verifyCommand(a), diffCommand(a), evaluateCommand(a), modelCommand(a), estimateCommand(a), synthCommand(a))
	add("help", guideCommand(a), schemaCommand(a), versionCommand(a), manCommand(a))
	root.SetHelpCommandGroupID("help")
	root.SetCompletionCommandGroupID("help")
	root.SetUsageTemplate(usageTemplate(a))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short = a.t("help.short")
			c.Run, c.RunE = nil, helpOn
		case "completion":
			c.Short = a.t("completion.short")
		}
	}
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = a.t("flag.version")
	root.SetVersionTemplate(versionLine(a) + "\n")
	translateFlags(a, root)
	if a.lang == "es" {
		translateUse(root)
	}
	completeValues(root)
	return root
}

// useWords are the arguments in the lines of usage, in Spanish.
var useWords = strings.NewReplacer("ROSTER", "REGISTRO", "FILE", "ARCHIVO", "WHO", "QUIÉN", "VERDICT", "VEREDICTO", "NAME", "NOMBRE", "DIR", "CARPETA", "OLD", "VIEJO", "NEW", "NUEVO", "TABLE", "TABLA")

// translateUse gives the arguments of every command the user's words.
func translateUse(c *cobra.Command) {
	name, arguments, some := strings.Cut(c.Use, " ")
	if some {
		c.Use = name + " " + useWords.Replace(arguments)
	}
	for _, sub := range c.Commands() {
		translateUse(sub)
	}
}

// completeValues completes the values of options of which there are few.
func completeValues(root *cobra.Command) {
	for _, c := range append(root.Commands(), root) {
		for flag, values := range map[string][]string{"kind": conflictKinds, "lang": {"es", "en"}, "noise": {string(synth.Clean), string(synth.Base), string(synth.Heavy)}} {
			if c.Flags().Lookup(flag) != nil || c.PersistentFlags().Lookup(flag) != nil {
				// Its only error is a flag that has its values already.
				_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
			}
		}
	}
}

// helpOn explains a command, or says that there is none of that name.
func helpOn(cmd *cobra.Command, args []string) error {
	of, rest, err := cmd.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return unknownCommand(cmd.Root(), args[len(args)-max(1, len(rest))])
	}
	return of.Help()
}

// translateFlags gives the flag --help of every command our words, and the
// default values of all flags the user's language.
func translateFlags(a *app, c *cobra.Command) {
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = a.t("flag.help")
	c.DisableFlagsInUseLine = true
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		zero := "0"
		switch f.Value.Type() {
		case "bool":
			zero = "false"
		case "string":
			zero = ""
		}
		if f.DefValue != zero {
			f.Usage += " (" + a.t("flag.default", f.DefValue) + ")"
			f.DefValue = zero
		}
	})
	for _, sub := range c.Commands() {
		translateFlags(a, sub)
	}
}

// exactly checks the number of arguments; usage is the key of the message that
// says what is expected.
func exactly(n int, usage string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return misuse(usage, len(args))
		}
		return nil
	}
}

// flagProblem says what is wrong with a flag in the user's language.
func flagProblem(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if shorts := unknown.GetSpecifiedShortnames(); shorts != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		if near := nearestFlag(cmd, name); near != "" {
			return misuse("unknown-flag-near", name, near)
		}
		return misuse("unknown-flag", name)
	case errors.As(err, &missing):
		return misuse("flag-needs-value", "--"+missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return misuse("bad-flag-value", invalid.GetValue(), "--"+invalid.GetFlag().Name)
	}
	return misuse("bad-flag", err.Error())
}

// usageTemplate is cobra's, in the user's language.
func usageTemplate(a *app) string {
	return strings.NewReplacer(
		"USAGE", a.t("usage.usage"), "EXAMPLES", a.t("usage.examples"), "FLAGS", a.t("usage.flags"), "GLOBAL", a.t("usage.global"), "MORE", a.t("usage.more"), "COMMAND", a.t("usage.command"), "OTHERS", a.t("usage.others"),
	).Replace(`USAGE{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{end}}{{if .HasExample}}

EXAMPLES
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}

{{.Title}}{{range $cmds}}{{if (and (eq .GroupID $group.ID) (or .IsAvailableCommand (eq .Name "help")))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if not .AllChildCommandsHaveGroup}}

OTHERS{{range $cmds}}{{if (and (eq .GroupID "") (or .IsAvailableCommand (eq .Name "help")))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

FLAGS
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

GLOBAL
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

MORE{{end}}
`)
}

// rosterNames completes an argument with the names of database files.
func rosterNames(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return []string{"db"}, cobra.ShellCompDirectiveFilterFileExt
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// listEnds are the ends of names of the files that are lists as a rule.
var listEnds = []string{"csv", "xlsx", "ods", "parquet"}

// listNames completes every argument with the names of list files.
func listNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return append([]string{"tsv", "txt", "gz", "zip"}, listEnds...), cobra.ShellCompDirectiveFilterFileExt
}
