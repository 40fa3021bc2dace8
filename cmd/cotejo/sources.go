package main

import (
	"cotejo/sources"
	"github.com/spf13/cobra"
)

func sourcesCommand(a *app) *cobra.Command {
	var (
		asJSON   bool
		profiles string
	)
	cmd := &cobra.Command{
		Use: "sources", Short: a.t("sources.short"), Long: a.t("sources.long"), Example: "  cotejo sources",
		Args: exactly(0, "no-arguments"),
		RunE: func(*cobra.Command, []string) error {
			own, err := projectFolder(profiles, profilesFolder)
			if err != nil {
				return err
			}
			all, err := sources.LoadProfiles(own)
			if err != nil {
				return err
			}
			type entry struct {
				Name      string   `json:"name"`
				Title     string   `json:"title"`
				StableKey bool     `json:"stable_key"`
				Unique    bool     `json:"unique"`
				Headers   []string `json:"headers"`
			}
			var entries []entry
			for _, p := range all.All() {
				e := entry{Name: p.Name, Title: p.Title.ES, StableKey: p.StableKey, Unique: p.Unique}
				if a.lang == "en" {
					e.Title = p.Title.EN
				}
				for _, c := range p.Columns {
					e.Headers = append(e.Headers, c.Headers[0])
				}
				entries = append(entries, e)
			}
			if asJSON {
				return a.json(entries)
			}
			t := a.table(a.t("column.profile"), a.t("column.organisation"), a.t("column.columns"), a.t("column.key"))
			for _, e := range entries {
				key := a.t("sources.fingerprint")
				if e.StableKey {
					key = a.t("sources.stable")
				}
				t.row(e.Name, e.Title, a.number(len(e.Headers)), key)
			}
			if err := t.print(); err != nil {
				return err
			}
			a.line("")
			a.line(a.t("sources.own"))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	cmd.Flags().StringVar(&profiles, "profiles", "", a.t("flag.profiles"))
	return cmd
}
