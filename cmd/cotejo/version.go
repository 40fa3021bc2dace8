package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"cotejo/linkage/roster"
	"github.com/spf13/cobra"
)

// What the linker writes into a release.
var (
	version = "0.1.0" // the version of the tool; rosters name it
	commit  = ""      // the commit that it was built from
	// releases is the address below which the files of the version are, with the
	// program for Linux among them; linuxSHA256 is the fingerprint of that.
	releases    = ""
	linuxSHA256 = ""
)

// toolVersion names the version that a roster was made by. It does not name the
// commit: two builds of one version make the same roster.
func toolVersion() string { return version }

// versionLine names the version of the program and of what it writes.
func versionLine(a *app) string {
	return fmt.Sprintf("cotejo %s (%s %d, %s)", version, a.t("version.schema"), roster.Version, runtime.Version())
}

// versionFacts tell programs what they have before them.
type versionFacts struct {
	Version  string `json:"version"`
	Schema   int    `json:"schema"`
	Contract int    `json:"contract"` // version of what --json prints
	Go       string `json:"go"`
	Commit   string `json:"commit,omitempty"`
}

func versionCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "version", Short: a.t("version.short"), Long: a.t("version.long"), Example: "  cotejo version", Args: exactly(0, "no-arguments"),
		RunE: func(*cobra.Command, []string) error {
			if info, ok := debug.ReadBuildInfo(); ok && commit == "" {
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						commit = s.Value
					}
				}
			}
			if asJSON {
				return a.json(versionFacts{version, roster.Version, contractVersion, runtime.Version(), commit})
			}
			a.line(versionLine(a))
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	return cmd
}
