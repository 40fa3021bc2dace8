package main

import (
	"errors"
	"path/filepath"

	"cotejo/sources/synth"
	"github.com/spf13/cobra"
)

func synthCommand(a *app) *cobra.Command {
	var (
		opt     synth.Options
		out     string
		noise   string
		generic bool
		records int
	)
	cmd := &cobra.Command{
		Use: "synth", Short: a.t("synth.short"), Long: a.t("synth.long"),
		Example: "  cotejo synth --persons 1396 --seed 1 --out prueba\n  cotejo synth --persons 100 --noise heavy --out prueba\n  cotejo synth --generic --records 100000 --out prueba",
		Args:    exactly(0, "no-arguments"),
		RunE: func(*cobra.Command, []string) error {
			if out == "" {
				return misuse("needs-out")
			}
			if generic {
				return a.synthGeneric(records, opt.Seed, out)
			}
			opt.Noise = synth.Noise(noise)
			w, err := synth.Generate(opt)
			switch {
			case errors.Is(err, synth.ErrNumber):
				return misuse("bad-persons")
			case errors.Is(err, synth.ErrShare):
				return misuse("bad-share", opt.Copying)
			case errors.Is(err, synth.ErrEditions):
				return misuse("bad-editions", opt.Editions)
			case errors.Is(err, synth.ErrNoise):
				return misuse("unknown-noise", noise)
			case err != nil:
				return err
			}
			if err := a.gate.through(func() error { return w.Write(out) }); err != nil {
				return fileProblem(out, err)
			}
			rows, merge := 0, "  "+a.program+" merge"
			for _, l := range w.Lists {
				rows += len(l.Rows)
				merge += " " + shellWord(filepath.Join(out, l.Name+".csv"))
			}
			a.line(a.t("synth.done", a.number(w.Persons), a.number(rows), clean(out)))
			a.line("")
			a.line(a.t("merge.next"))
			if len(w.Editions) > 0 {
				merge = "  " + a.program + " merge --recipe " + shellWord(out)
			}
			a.line(merge + " -o roster.db")
			a.line("  " + a.program + " evaluate roster.db --truth " + shellWord(filepath.Join(out, "truth.csv")))
			return nil
		},
	}
	cmd.Flags().IntVar(&opt.Persons, "persons", synth.DefaultPersons, a.t("flag.persons"))
	cmd.Flags().Uint64Var(&opt.Seed, "seed", 1, a.t("flag.seed"))
	cmd.Flags().StringVar(&out, "out", "", a.t("flag.out"))
	cmd.Flags().StringVar(&noise, "noise", string(synth.Base), a.t("flag.noise"))
	cmd.Flags().Float64Var(&opt.Copying, "copying", 0, a.t("flag.copying"))
	cmd.Flags().IntVar(&opt.Editions, "editions", 1, a.t("flag.editions"))
	cmd.Flags().BoolVar(&generic, "generic", false, a.t("flag.generic"))
	cmd.Flags().IntVar(&records, "records", defaultRecords, a.t("flag.records"))
	for _, flag := range []string{"persons", "noise", "copying", "editions"} {
		cmd.MarkFlagsMutuallyExclusive("generic", flag)
		cmd.MarkFlagsMutuallyExclusive("records", flag)
	}
	return cmd
}

// defaultRecords is the number of rows of plain person data.
const defaultRecords = 100_000

// synthGeneric writes plain person data, a list of any size.
func (a *app) synthGeneric(records int, seed uint64, out string) error {
	d, err := synth.Generic(records, seed)
	switch {
	case errors.Is(err, synth.ErrNumber):
		return misuse("bad-persons")
	case err != nil:
		return err
	}
	if err := a.gate.through(func() error { return d.Write(out) }); err != nil {
		return fileProblem(out, err)
	}
	a.line(a.t("synth.done", a.number(d.Persons()), a.number(len(d.Rows)), clean(out)))
	a.line("")
	a.line(a.t("merge.next"))
	a.line("  " + a.program + " merge --recipe " + shellWord(out))
	a.line("  " + a.program + " evaluate " + shellWord(filepath.Join(out, rosterFile)) + " --truth " + shellWord(filepath.Join(out, "truth.csv")))
	return nil
}
