package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/citizen"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
	"github.com/spf13/cobra"
)

// A deciding is what the flags of decide say.
type deciding struct {
	a                          *app
	file, reviewer, reason, at string
	said                       string // the verdict as it was typed
	retract                    bool
	field, value, sheet        string
	question                   int
	asJSON                     bool
}

func decideCommand(a *app) *cobra.Command {
	d := deciding{a: a}
	cmd := &cobra.Command{
		Use: "decide ROSTER A B VERDICT", Short: a.t("decide.short"), Long: a.t("decide.long"), Example: a.t("decide.example"),
		ValidArgsFunction: rosterNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(d.reviewer) == "" {
				return misuse("decide.no-reviewer")
			}
			if d.at == "" {
				d.at = decisions.Stamp(time.Now())
			}
			if d.file == "" && len(args) > 0 {
				d.file = filepath.Join(filepath.Dir(args[0]), decisionsFile)
			} else if d.file == "" {
				d.file = decisionsFile
			}
			if d.sheet != "" {
				return d.importSheet(args)
			}
			if verdict := reportVerdict(args); verdict != "" {
				return d.ofReport(cmd.Context(), args, verdict)
			}
			return d.run(cmd.Context(), args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&d.file, "decisions", "", a.t("flag.decisions-file"))
	f.StringVar(&d.reviewer, "reviewer", "", a.t("flag.reviewer"))
	f.StringVar(&d.reason, "reason", "", a.t("flag.reason"))
	f.StringVar(&d.at, "at", "", a.t("flag.decided-at"))
	f.BoolVar(&d.retract, "retract", false, a.t("flag.retract"))
	f.StringVar(&d.field, "field", "", a.t("flag.field"))
	f.StringVar(&d.value, "value", "", a.t("flag.value"))
	f.IntVar(&d.question, "question", 0, a.t("flag.question"))
	f.StringVar(&d.sheet, "import", "", a.t("flag.import"))
	f.BoolVar(&d.asJSON, "json", false, a.t("flag.json"))
	return cmd
}

// verdictWords are the usual verdicts of two records and of a value, in both
// languages, for messages; [decisions.ReadAnswer] knows more.
const (
	verdictWords = "different, distintas, duda, misma, no, same, sí, unsure, yes"
	valueWords   = "cierto, falso, no, right, sí, wrong, yes"
)

// run takes one decision from the command line.
func (d *deciding) run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		return misuse("needs-roster", 0)
	}
	var names []string // of records
	rest := args[1:]
	records := 2
	switch {
	case d.field != "":
		records = 1
	case d.question != 0:
		records = 0
	}
	if len(rest) < records || len(rest) > records+1 {
		return misuse("decide.arguments")
	}
	names, rest = rest[:records], rest[records:]
	verdict, err := d.verdict(rest)
	if err != nil {
		return err
	}
	return withRoster(ctx, args[0], func(r *roster.Roster) error {
		decision, err := d.decision(ctx, r, args[0], names, verdict)
		if err != nil {
			return err
		}
		return d.append(ctx, r, args[0], decision)
	})
}

// verdict reads what is left of the command line.
func (d *deciding) verdict(rest []string) (string, error) {
	if d.retract {
		if len(rest) > 0 {
			return "", misuse("decide.retract-alone", rest[0])
		}
		return review.DecidedRetract, nil
	}
	words, value := verdictWords, d.field != ""
	if value {
		words = valueWords
	}
	if len(rest) == 0 {
		return "", misuse("decide.no-verdict", words)
	}
	v, ok := decisions.ReadAnswer(rest[0], "", value)
	if ofValue := v == review.DecidedRight || v == review.DecidedWrong; !ok || v == review.DecidedRetract || ofValue != value {
		return "", misuse("decide.unknown-verdict", rest[0], words)
	}
	d.said = rest[0]
	return v, nil
}

// decision makes the line to write.
func (d *deciding) decision(ctx context.Context, r *roster.Roster, path string, names []string, verdict string) (review.Decision, error) {
	out := review.Decision{Judgement: verdict, Reviewer: d.reviewer, At: d.at, Reason: d.reason}
	if d.question != 0 {
		all, err := r.Conflicts(ctx, "", 0)
		if err != nil {
			return out, err
		}
		if d.question < 1 || d.question > len(all) || len(all[d.question-1].Records) < 2 {
			return out, failure(path, "decide.no-question", d.question, len(all))
		}
		of := all[d.question-1].Records
		if c := all[d.question-1]; c.Kind == linkage.ConflictField {
			return out, failure(path, "decide.field-question", d.question, of[0].Ref, c.Field, c.Values[0])
		}
		if kind := all[d.question-1].Kind; !d.retract {
			if _, ok := decisions.ReadAnswer(d.said, kind, false); !ok { // yes to "which of the two?"
				return out, failure(path, "decide.unknown-verdict", d.said, verdictWords)
			}
		}
		names = []string{of[0].Ref, of[1].Ref}
		out.Reason = review.AuditReason(all[d.question-1].Kind, d.reason)
	}
	var recs []roster.Record
	for _, name := range names {
		rec, err := d.a.decidedRecord(ctx, r, path, name)
		if err != nil {
			return out, err
		}
		recs = append(recs, rec)
	}
	out.SetA(recs[0].Ref, recs[0].Text)
	if d.field != "" && recs[0].ID < 0 {
		return out, failure(path, "decide.report-field", recs[0].Ref)
	}
	if d.field != "" {
		return d.ofValue(ctx, r, path, recs[0], out)
	}
	if recs[0].ID == recs[1].ID {
		return out, failure(path, "one-record", recs[0].Ref)
	}
	out.SetB(recs[1].Ref, recs[1].Text)
	return out, nil
}

// ofValue completes a decision of a value, which must be what the record says.
func (d *deciding) ofValue(ctx context.Context, r *roster.Roster, path string, rec roster.Record, out review.Decision) (review.Decision, error) {
	in, index, err := r.Input(ctx)
	if err != nil {
		return out, err
	}
	record := &in.Records[index[rec.ID]]
	held := record.Name.Text
	if d.field != "name" {
		f := in.FieldIndex(d.field)
		if f < 0 {
			known := []string{"name"}
			for _, f := range in.Fields {
				known = append(known, f.Name)
			}
			return out, failure(path, "decide.unknown-field", d.field, strings.Join(known, ", "))
		}
		held = record.Values[f]
	}
	if d.value == "" {
		d.value = held
	}
	if held == "" || d.value != held {
		return out, failure(path, "decide.other-value", rec.Ref, d.field, held, d.value)
	}
	out.KeyB, out.NameB = d.field, held
	return out, nil
}

// decidedRecord finds a record by its reference, or a person who has just one.
func (a *app) decidedRecord(ctx context.Context, r *roster.Roster, path, name string) (roster.Record, error) {
	rec, err := a.record(ctx, r, name)
	if !errors.Is(err, roster.ErrNotFound) {
		return rec, err
	}
	if report, err := reportNamed(ctx, r, name); err == nil && report.Ref == name {
		return roster.Record{ID: -report.ID, Ref: report.Ref, Text: report.Name}, nil
	}
	if strings.HasPrefix(name, "p-") {
		p, err := r.Person(ctx, name)
		switch {
		case err == nil && len(p.Records) == 1:
			return p.Records[0], nil
		case err == nil:
			var refs []string
			for _, rec := range p.Records {
				refs = append(refs, rec.Ref)
			}
			return rec, failure(path, "decide.many-records", name, strings.Join(refs, ", "))
		case !errors.Is(err, roster.ErrNotFound):
			return rec, err
		}
	}
	return rec, failure(path, "no-record", name)
}

// A decidedLine is a decision that was written, for programs.
type decidedLine struct {
	Decisions string `json:"decisions"`
	Judgement string `json:"judgement"`
	A         string `json:"a"`
	B         string `json:"b,omitempty"`
	Field     string `json:"field,omitempty"`
	Value     string `json:"value,omitempty"`
	Reviewer  string `json:"reviewer"`
	At        string `json:"at"`
}

// An importedSheet tells what came of a sheet, for programs.
type importedSheet struct {
	Decisions  string `json:"decisions"`
	Taken      int    `json:"taken"`
	Known      int    `json:"known"`
	Unanswered int    `json:"unanswered"`
}

// append writes a decision and says what it does.
func (d *deciding) append(ctx context.Context, r *roster.Roster, path string, decision review.Decision) error {
	if err := d.a.gate.through(func() error { return decisions.Append(d.file, decision) }); err != nil {
		return fileOr(d.file, err)
	}
	if d.asJSON {
		if err := d.a.json(decidedLine{d.file, decision.Judgement, decision.RefA(), decision.RefB(), d.field, d.value, decision.Reviewer, decision.At}); err != nil {
			return err
		}
	} else {
		other := decision.RefB()
		if decision.OfValue() {
			other = d.field + " = " + d.value
		}
		d.a.line(clean(d.a.t("decide.done", decision.RefA(), other, d.a.t("verdict."+decision.Judgement), d.file)))
	}
	return d.check(ctx, r)
}

// check says which decisions of the file contradict each other or no longer fit
// the roster's records.
func (d *deciding) check(ctx context.Context, r *roster.Roster) error {
	all, err := decisions.Read(d.file)
	if err != nil {
		return err
	}
	in, _, err := r.Input(ctx)
	if err != nil {
		return err
	}
	if all, err = r.Follow(ctx, all); err != nil {
		return err
	}
	forms, err := formsOf(ctx, r)
	if err != nil {
		return err
	}
	_, onLists := citizen.Part(all, forms) // what is said of reports is settled with the next merge
	_, _, problems := review.ApplyDecisions(in, onLists)
	d.a.complainAll(decisions.Problems(d.file, problems))
	if !d.asJSON {
		d.a.line(d.a.t("decide.next"))
	}
	return nil
}

// importSheet takes the answers of a sheet that people filled in.
func (d *deciding) importSheet(args []string) error {
	if len(args) > 1 {
		return misuse("decide.import-alone", args[1])
	}
	f, err := os.Open(d.sheet)
	if err != nil {
		return fileProblem(d.sheet, err)
	}
	defer f.Close()
	got, err := decisions.Import(f, decisions.ImportOptions{File: d.sheet, Reviewer: d.reviewer, At: d.at})
	if err != nil {
		return fileOr(d.sheet, err)
	}
	var fresh []review.Decision
	err = d.a.gate.through(func() (err error) {
		fresh, err = decisions.Add(d.file, func(known []review.Decision) []review.Decision { return newOpinions(known, got.Decisions) })
		return err
	})
	if err != nil {
		return fileOr(d.file, err)
	}
	again := len(got.Decisions) - len(fresh)
	if d.asJSON {
		return d.a.json(importedSheet{d.file, len(fresh), again, got.Unanswered})
	}
	d.a.line(d.a.t("decide.imported", len(fresh), clean(d.file), again, got.Unanswered))
	if len(fresh) > 0 {
		d.a.line(d.a.t("decide.next"))
	}
	return nil
}

// newOpinions leaves out what a reviewer holds already, so that a sheet that is
// imported twice is imported once.
func newOpinions(known, sheet []review.Decision) []review.Decision {
	holds := make(map[string]string)
	key := func(d *review.Decision) string {
		a, b := d.RefA(), d.RefB()
		if d.OfValue() {
			return strings.Join([]string{d.Reviewer, a, d.KeyB, d.NameB}, "\x00")
		}
		return strings.Join([]string{d.Reviewer, min(a, b), max(a, b)}, "\x00")
	}
	sorted := slices.Clone(known)
	slices.SortStableFunc(sorted, func(a, b review.Decision) int { return strings.Compare(a.At, b.At) })
	for i := range sorted {
		holds[key(&sorted[i])] = sorted[i].Judgement
	}
	var fresh []review.Decision
	for i := range sheet {
		if holds[key(&sheet[i])] != sheet[i].Judgement {
			fresh = append(fresh, sheet[i])
		}
	}
	return fresh
}

// questions are the open questions as rows of a sheet.
func (a *app) questions(conflicts []roster.Conflict) []decisions.Question {
	var out []decisions.Question
	for _, c := range conflicts {
		if len(c.Records) < 2 {
			continue
		}
		out = append(out, decisions.Question{
			Number: c.ID, Kind: c.Kind, RecordA: c.Records[0].Ref, NameA: c.Records[0].Text, RecordB: c.Records[1].Ref, NameB: c.Records[1].Text,
			Posterior: strconv.FormatFloat(c.Posterior, 'f', 3, 64), Effect: strconv.FormatFloat(c.Effect, 'f', 3, 64),
		})
		if c.Kind == linkage.ConflictField {
			q := &out[len(out)-1]
			q.Field, q.Value = c.Field, c.Values[0]
		}
	}
	return out
}
