package main

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed guide/*.md
var guides embed.FS

// guidePages are the pages of the manual beside the manual itself, by the words for
// them.
var guidePages = map[string]string{"join": "join.", "sumarse": "join."}

func guideCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "guide [join]", Short: a.t("guide.short"), Long: a.t("guide.long"), Example: "  cotejo guide\n  cotejo guide --lang en | less\n  cotejo guide join",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && guidePages[strings.ToLower(args[0])] == "" {
				return misuse("guide.no-such-page", args[len(args)-1])
			}
			return nil
		},
		ValidArgs: []string{"join"},
		RunE: func(_ *cobra.Command, args []string) error {
			page := ""
			if len(args) == 1 {
				page = guidePages[strings.ToLower(args[0])]
			}
			text, err := guides.ReadFile("guide/" + page + a.lang + ".md")
			if err != nil {
				return err
			}
			_, err = a.out.Write(text)
			return err
		},
	}
}
