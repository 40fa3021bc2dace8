package main

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/xrash/smetrics"
)

// nearest returns the known word that somebody probably meant: the one of which
// the fewest letters differ, at most two or a third of them, or that begins with what
// was typed; "" when none is near. Of equally near ones it is the first by name.
func nearest(typed string, known []string) string {
	typed = names.Fold(typed)
	if len(typed) < 4 {
		return ""
	}
	best, least := "", max(2, len(typed)/3)+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		folded := names.Fold(k)
		distance := smetrics.WagnerFischer(typed, folded, 1, 1, 1)
		if strings.HasPrefix(folded, typed) {
			distance = 1
		}
		if distance < least {
			best, least = k, distance
		}
	}
	return best
}

// nearestCommand returns the command that was probably meant, or "".
func nearestCommand(cmd *cobra.Command, typed string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return nearest(typed, names)
}

// unknownCommand says that there is no such command, and which is near.
func unknownCommand(root *cobra.Command, typed string) error {
	if near := nearestCommand(root, typed); near != "" {
		return misuse("unknown-command-near", typed, near)
	}
	return misuse("unknown-command", typed)
}

// nearestFlag returns the option of a command that was probably meant, or "".
func nearestFlag(cmd *cobra.Command, typed string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if near := nearest(strings.TrimLeft(typed, "-"), names); near != "" {
		return "--" + near
	}
	return ""
}
