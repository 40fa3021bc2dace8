package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
)

// reportVerdicts are the words for what an editor found of a report, folded.
var reportVerdicts = map[string]string{
	"confirm report": review.DecidedConfirmReport, "confirmar aviso": review.DecidedConfirmReport,
	"reject report": review.DecidedRejectReport, "rechazar aviso": review.DecidedRejectReport,
}

// reportVerdict returns what the last argument finds of a report, "" for any other
// verdict.
func reportVerdict(args []string) string {
	if len(args) < 3 {
		return ""
	}
	return reportVerdicts[names.Fold(args[len(args)-1])]
}

// ofReport takes a verdict on what a citizen reported: the report, the record of the
// person where the report does not say surely which, and the verdict.
func (d *deciding) ofReport(ctx context.Context, args []string, verdict string) error {
	names := args[1 : len(args)-1]
	switch {
	case len(names) > 2, verdict == review.DecidedRejectReport && len(names) > 1:
		return misuse("decide.report-arguments")
	case verdict == review.DecidedConfirmReport && !d.retract && strings.TrimSpace(d.reason) == "":
		return misuse("decide.report-reason")
	}
	return withRoster(ctx, args[0], func(r *roster.Roster) error {
		report, err := reportNamed(ctx, r, names[0])
		if errors.Is(err, roster.ErrNotFound) {
			return failure(args[0], "decide.no-report", names[0])
		}
		if err != nil {
			return err
		}
		out := review.Decision{Judgement: verdict, Reviewer: d.reviewer, At: d.at, Reason: d.reason}
		if d.retract {
			out.Judgement = review.DecidedRetract
		}
		out.SetA(report.Ref, report.Name)
		if verdict == review.DecidedRejectReport {
			out.KeyB, out.NameB = "report", "rejected"
			d.field, d.value = out.KeyB, out.NameB
			return d.append(ctx, r, args[0], out)
		}
		var record roster.Record
		switch {
		case len(names) == 2:
			if record, err = d.a.decidedRecord(ctx, r, args[0], names[1]); err != nil {
				return err
			}
		case report.Person == "":
			return failure(args[0], "decide.report-whom", report.Ref)
		default:
			p, err := r.Person(ctx, report.Person)
			if err != nil {
				return err
			}
			record = p.Records[0]
		}
		out.SetB(record.Ref, record.Text)
		return d.append(ctx, r, args[0], out)
	})
}

// reportNamed finds a report by its reference or its number.
func reportNamed(ctx context.Context, r *roster.Roster, name string) (*roster.Report, error) {
	all, err := r.Reports(ctx)
	if err != nil {
		return nil, err
	}
	number, err := strconv.ParseInt(name, 10, 64)
	i := slices.IndexFunc(all, func(p roster.Report) bool { return p.Ref == name || err == nil && p.ID == number })
	if i < 0 {
		return nil, roster.ErrNotFound
	}
	return &all[i], nil
}

// formsOf returns the names of the forms of a roster.
func formsOf(ctx context.Context, r *roster.Roster) ([]string, error) {
	forms, err := r.Forms(ctx)
	var names []string
	for _, f := range forms {
		names = append(names, f.Name)
	}
	return names, err
}
