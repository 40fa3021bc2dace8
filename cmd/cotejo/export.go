package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"cotejo/cmd/cotejo/tabular"
	"cotejo/linkage/public"
	"cotejo/linkage/roster"
	"cotejo/sources"
	"github.com/spf13/cobra"
)

// The formats of an export.
const (
	formatCSV       = "csv"
	formatJSONLines = "jsonl"
	formatXLSX      = "xlsx"
	formatParquet   = "parquet"
	formatFTM       = "ftm"         // statements of FollowTheMoney
	formatPackage   = "datapackage" // a folder of CSV with a description of them
	formatDatasette = "datasette"   // metadata.json, which holds nobody
)

// tabularFormats hold one table; the others choose theirs.
var tabularFormats = []string{formatCSV, formatJSONLines, formatXLSX, formatParquet}

// The tables of an export.
const (
	tablePerson   = "person"
	tableClaim    = "claim"
	tableEvent    = "event"
	tableQuestion = "question"
)

// exportFlags are the flags of cotejo export.
type exportFlags struct {
	to, table, out, withheld string
	public, outside, excel   bool
}

func exportCommand(a *app) *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use: "export ROSTER -o FILE", Short: a.t("export.short"), Long: a.t("export.long"), Example: a.t("export.example"),
		Args: exactly(1, "needs-roster"), ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd.Flags().Changed("table")); err != nil {
				return err
			}
			if f.withheld == "" {
				f.withheld = filepath.Join(filepath.Dir(args[0]), sources.WithheldFile)
			}
			return withRoster(cmd.Context(), args[0], func(r *roster.Roster) error {
				if f.public {
					return a.exportPublic(cmd.Context(), r, &f, cmd.Flags().Changed("withheld"))
				}
				return a.exportAll(cmd.Context(), r, args[0], &f)
			})
		},
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", a.t("flag.export-output"))
	cmd.Flags().StringVar(&f.to, "to", "", a.t("flag.to"))
	cmd.Flags().StringVar(&f.table, "table", tablePerson, a.t("flag.export-table"))
	cmd.Flags().BoolVar(&f.excel, "excel", false, a.t("flag.excel"))
	cmd.Flags().BoolVar(&f.public, "public", false, a.t("flag.public"))
	cmd.Flags().BoolVar(&f.outside, "names-outside", false, a.t("flag.names-outside"))
	cmd.Flags().StringVar(&f.withheld, "withheld", "", a.t("flag.withheld"))
	return cmd
}

// check completes the flags and tells which of them do not go together.
func (f *exportFlags) check(tableNamed bool) error {
	switch {
	case f.out == "":
		return misuse("export.needs-file")
	case f.outside && !f.public:
		return misuse("export.outside-public")
	case !slices.Contains([]string{tablePerson, tableClaim, tableEvent, tableQuestion}, f.table):
		return misuse("export.unknown-table", f.table)
	}
	if f.to == "" {
		f.to = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	}
	tabular := slices.Contains(tabularFormats, f.to)
	switch {
	case !tabular && !slices.Contains([]string{formatFTM, formatPackage, formatDatasette}, f.to):
		return misuse("export.unknown-format", f.to)
	case f.excel && f.to != formatCSV:
		return misuse("export.excel-csv")
	case tableNamed && !tabular:
		return misuse("export.own-tables", f.to)
	case f.public && (!tabular || f.table != tablePerson):
		return misuse("export.public-persons")
	}
	return nil
}

// exportAll writes what a roster holds, for the newsroom's own use.
func (a *app) exportAll(ctx context.Context, r *roster.Roster, path string, f *exportFlags) error {
	switch f.to {
	case formatFTM:
		return a.exportStatements(ctx, r, f)
	case formatPackage:
		return a.exportPackage(ctx, r, path, f)
	case formatDatasette:
		return a.exportMetadata(ctx, r, path, f)
	}
	t, choices, err := a.exportedTable(ctx, r, f.table)
	if err != nil {
		return err
	}
	text, err := encode(f, t, choices...)
	if err != nil {
		return err
	}
	if err := a.writeWhole(f.out, text); err != nil {
		return err
	}
	if f.table == tablePerson {
		a.line(a.t("export.done", a.number(len(t.Rows)), clean(f.out)))
	} else {
		a.line(a.t("export.rows", a.number(len(t.Rows)), clean(f.out)))
	}
	a.line(a.t("export.private"))
	return nil
}

// exportPublic writes the edition that may be published, after a last look for
// every name that must not be in it.
func (a *app) exportPublic(ctx context.Context, r *roster.Roster, f *exportFlags, named bool) error {
	e, err := publicEdition(ctx, r, f.withheld, named, f.outside)
	if err != nil {
		return err
	}
	var rows [][]string
	for _, row := range e.Rows {
		rows = append(rows, []string{row.ID, row.Name, row.Lists, row.Sex, row.AgeBand, row.Province, row.Municipality, row.Arrest, row.Charges, row.Sentence, row.Custody, row.Figure, row.Release})
	}
	t := &tabular.Table{Name: tablePerson, Rows: rows}
	for _, c := range publicColumns {
		t.Columns = append(t.Columns, tabular.Column{Name: c, Type: tabular.Text})
	}
	plain, err := tabular.CSV(t, false) // in which every name can be looked for
	if err != nil {
		return err
	}
	if found := e.Found(string(plain)); len(found) > 0 {
		return failure(f.out, "export.leak", len(found))
	}
	text, err := encode(f, t)
	if err != nil {
		return err
	}
	if err := a.writeWhole(f.out, text); err != nil {
		return err
	}
	a.line(a.t("export.done", a.number(len(rows)), clean(f.out)))
	a.line(a.t("export.named", a.number(e.Named())))
	for _, why := range []struct {
		key string
		n   int
	}{{"export.withheld", e.Withheld}, {"export.nameless", e.Nameless}, {"export.minor", e.Minor}, {"export.age-unknown", e.AgeUnknown}, {"export.unverified", e.Unverified}, {"export.outside", e.Outside}, {"export.coarsened", e.Coarsened}} {
		if why.n > 0 {
			a.line("  " + a.t(why.key, why.n))
		}
	}
	return nil
}

// publicEdition makes the edition that may be published. The file of those who
// are not to be shown must be there when somebody named it.
func publicEdition(ctx context.Context, r *roster.Roster, path string, named, outside bool) (*public.Edition, error) {
	withheld, err := sources.ReadWithheld(path)
	if err != nil && (named || !errors.Is(err, fs.ErrNotExist)) {
		return nil, fileOr(path, err)
	}
	columns, err := r.PersonColumns(ctx)
	if err != nil {
		return nil, err
	}
	full, err := r.FullPersons(ctx)
	if err != nil {
		return nil, err
	}
	persons := make([]public.Person, len(full))
	for i := range full {
		persons[i] = publicPerson(columns, &full[i])
		for _, who := range append(full[i].Refs, full[i].ID) {
			if at, ok := withheld[who]; ok {
				persons[i].Withheld = true
				at.Found = true
			}
		}
	}
	var missing sources.Problems
	for who, w := range withheld {
		if !w.Found {
			missing = append(missing, &sources.Problem{File: path, Line: w.Line, Code: sources.WithheldNobody, Args: []any{who}})
		}
	}
	if len(missing) > 0 { // somebody who asked not to be shown would be
		slices.SortFunc(missing, func(x, y *sources.Problem) int { return x.Line - y.Line })
		return nil, missing
	}
	return public.New(persons, public.Options{NamesOutside: outside}), nil
}

// publicColumns are the columns of the public edition.
var publicColumns = []string{"id", "name", "lists", "sex", "age_band", "province", "municipality", "arrest", "charges", "sentence_months", "custody", "legal_figure", "release"}

// publicPerson takes from a row of the roster what the edition may look at.
func publicPerson(columns []string, p *roster.FullPerson) public.Person {
	get := func(column string) string {
		if i := slices.Index(columns, column); i >= 0 {
			return p.Columns[i]
		}
		return ""
	}
	out := public.Person{
		ID: p.ID, Name: get("name"), Lists: get("source_list"), Sex: get("sex"), Birth: get("birth"), Arrest: get("arrest_date"), Release: get("release_date"),
		Province: get("province"), Municipality: get("municipality"), Charges: get("charges"), Sentence: get("sentence_months"), Custody: get("custody"), Figure: get("legal_figure"),
		Unverified: p.Lists == 1 && !p.Vouched,
	}
	for a := range strings.SplitSeq(get("aliases"), ";") {
		if a = strings.TrimSpace(a); a != "" {
			out.Aliases = append(out.Aliases, a)
		}
	}
	return out
}

// encode writes a table in the format that was asked for.
func encode(f *exportFlags, t *tabular.Table, choices ...tabular.Choice) ([]byte, error) {
	switch f.to {
	case formatJSONLines:
		return tabular.JSONLines(t)
	case formatXLSX:
		text, err := tabular.XLSX(t, choices...)
		if errors.Is(err, tabular.ErrTooLong) {
			return nil, failure(f.out, "export.too-long", len(t.Rows))
		}
		return text, err
	case formatParquet:
		return tabular.Parquet(t)
	}
	return tabular.CSV(t, f.excel)
}
