package main

import (
	"fmt"

	"cotejo/linkage/roster"
	"cotejo/sources"
	"github.com/spf13/cobra"
)

func schemaCommand(a *app) *cobra.Command {
	var asJSON, outputs bool
	cmd := &cobra.Command{
		Use: "schema", Short: a.t("schema.short"), Long: a.t("schema.long"), Example: "  cotejo schema\n  sqlite3 roster.db .schema",
		Args: exactly(0, "no-arguments"),
		RunE: func(*cobra.Command, []string) error {
			tables, err := roster.Schema(sources.PrisonerFields())
			if err != nil {
				return err
			}
			if outputs {
				return a.json(contractSchema())
			}
			if asJSON {
				return a.json(tables)
			}
			for i, t := range tables {
				if i > 0 {
					a.line("")
				}
				a.line(fmt.Sprintf("%s  %s", t.Name, t.About))
				width := 0
				for _, c := range t.Columns {
					width = max(width, len(c.Name))
				}
				for _, c := range t.Columns {
					a.line(fmt.Sprintf("  %-*s  %-7s  %s", width, c.Name, c.Type, c.About))
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().BoolVar(&outputs, "outputs", false, a.t("flag.outputs"))
	return cmd
}
