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
		asJSON  bool
		shaped  synth.ShapeOptions
		shapes  = make(map[synth.Shape]*bool) // of which one at most is asked for
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
				return a.synthGeneric(records, opt.Seed, out, asJSON)
			}
			for name, asked := range shapes {
				if *asked {
					shaped.Shape, shaped.Persons, shaped.Seed = name, opt.Persons, opt.Seed
					return a.synthShape(shaped, out)
				}
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
			if asJSON {
				made := synthesised{Folder: out, Persons: w.Persons, Truth: filepath.Join(out, "truth.csv")}
				for _, l := range w.Lists {
					made.Rows += len(l.Rows)
					made.Files = append(made.Files, filepath.Join(out, l.Name+".csv"))
				}
				return a.json(made)
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
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t("flag.json"))
	kinds := []string{"generic"}
	for _, shape := range synth.Shapes() {
		name := string(shape)
		shapes[shape] = cmd.Flags().Bool(name, false, a.t("flag."+name))
		kinds = append(kinds, name)
		for _, flag := range []string{"noise", "copying", "records", "editions"} {
			cmd.MarkFlagsMutuallyExclusive(name, flag)
		}
	}
	cmd.MarkFlagsMutuallyExclusive(kinds...)
	cmd.Flags().IntVar(&shaped.Lists, "lists", 2, a.t("flag.lists"))
	cmd.Flags().IntVar(&shaped.Mistakes, "mistakes", 8, a.t("flag.mistakes"))
	cmd.Flags().IntVar(&shaped.Relatives, "relatives", 60, a.t("flag.relatives"))
	cmd.Flags().IntVar(&shaped.Twice, "twice", 0, a.t("flag.twice"))
	for _, flag := range []string{"persons", "noise", "copying", "editions"} {
		cmd.MarkFlagsMutuallyExclusive("generic", flag)
		cmd.MarkFlagsMutuallyExclusive("records", flag)
	}
	return cmd
}

// synthesised tells a program what was written.
type synthesised struct {
	Folder  string   `json:"folder"`
	Persons int      `json:"persons"`
	Rows    int      `json:"rows"`
	Files   []string `json:"files,omitempty"`
	Recipe  string   `json:"recipe,omitempty"`
	Truth   string   `json:"truth"`
}

// defaultRecords is the number of rows of plain person data.
const defaultRecords = 100_000

// synthGeneric writes plain person data, a list of any size.
func (a *app) synthGeneric(records int, seed uint64, out string, asJSON bool) error {
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
	if asJSON {
		return a.json(synthesised{Folder: out, Persons: d.Persons(), Rows: len(d.Rows), Recipe: filepath.Join(out, recipeFile), Truth: filepath.Join(out, "truth.csv")})
	}
	a.line(a.t("synth.done", a.number(d.Persons()), a.number(len(d.Rows)), clean(out)))
	a.line("")
	a.line(a.t("merge.next"))
	a.line("  " + a.program + " merge --recipe " + shellWord(out))
	a.line("  " + a.program + " evaluate " + shellWord(filepath.Join(out, rosterFile)) + " --truth " + shellWord(filepath.Join(out, "truth.csv")))
	return nil
}

// synthShape writes lists of another shape than the four organisations'.
func (a *app) synthShape(opt synth.ShapeOptions, out string) error {
	lists, err := synth.Shaped(opt)
	switch {
	case errors.Is(err, synth.ErrNumber):
		return misuse("bad-lists")
	case errors.Is(err, synth.ErrShare):
		return misuse("bad-percent")
	case err != nil:
		return err
	}
	if err := synth.WriteShaped(out, lists); err != nil {
		return fileProblem(out, err)
	}
	rows := 0
	for _, l := range lists {
		rows += len(l.Rows)
	}
	a.line(a.t("synth.done", a.number(opt.Persons), a.number(rows), clean(out)))
	a.line("")
	a.line(a.t("merge.next"))
	a.line("  " + a.program + " merge --recipe " + shellWord(out))
	a.line("  " + a.program + " evaluate " + shellWord(filepath.Join(out, rosterFile)) + " --truth " + shellWord(filepath.Join(out, "truth.csv")))
	return nil
}
