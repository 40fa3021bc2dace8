package main

import (
	"embed"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed guide/*.md
var guides embed.FS

// guideTopics are the pages beside the manual, in the order of reading.
var guideTopics = []string{"tutorial", "join", "method", "accuracy", "security", "data"}

func guideCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "guide [TOPIC]", Short: a.t("guide.short"), Long: a.t("guide.long"), Example: "  cotejo guide\n  cotejo guide tutorial\n  cotejo guide --lang en | less",
		ValidArgs: guideTopics,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return misuse("guide.one-topic", len(args))
			case len(args) == 1 && !slices.Contains(guideTopics, args[0]):
				return misuse("guide.no-topic", args[0], strings.Join(guideTopics, ", "))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			name := a.lang + ".md"
			if len(args) == 1 {
				name = args[0] + "." + name
			}
			text, err := guides.ReadFile("guide/" + name)
			if err != nil {
				return err
			}
			if a.page(text) {
				return nil
			}
			_, err = a.out.Write(text)
			return err
		},
	}
}
