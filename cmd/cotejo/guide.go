package main

import (
	"embed"

	"github.com/spf13/cobra"
)

//go:embed guide/es.md guide/en.md
var guides embed.FS

func guideCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "guide", Short: a.t("guide.short"), Long: a.t("guide.long"), Example: "  cotejo guide\n  cotejo guide --lang en | less",
		Args: exactly(0, "no-arguments"),
		RunE: func(*cobra.Command, []string) error {
			text, err := guides.ReadFile("guide/" + a.lang + ".md")
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
