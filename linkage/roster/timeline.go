package roster

import (
	"context"
	"database/sql"
	"slices"

	"cotejo/linkage/timeline"
)

// An Event is something that happened to a person, with the record that tells
// it. From and To are the first and the last day on which it can have happened.
type Event struct {
	Kind       string  `json:"kind"`
	From       string  `json:"from,omitempty"`
	To         string  `json:"to,omitempty"`
	Figure     string  `json:"legal_figure,omitempty"`
	Custody    string  `json:"custody,omitempty"`
	Prison     string  `json:"prison,omitempty"`
	Basis      string  `json:"basis"`
	State      string  `json:"state"`
	Record     string  `json:"record,omitempty"` // reference of the record that tells it
	Source     string  `json:"source,omitempty"`
	File       string  `json:"file,omitempty"`
	Line       int     `json:"line,omitempty"`
	Report     int64   `json:"report,omitempty"`        // number of the report that tells it
	Decision   int     `json:"decision_line,omitempty"` // line of the decisions file that settled it
	AsOf       string  `json:"as_of,omitempty"`         // the day on which the record was true
	Agreeing   []int64 `json:"agreeing"`
	Dissenting []int64 `json:"dissenting"`
}

// dated reports whether some list was read in an edition of a known day. Without
// one there is no timeline to show: nothing would say which word is the later.
func (r *Roster) dated(ctx context.Context) (dated bool, err error) {
	return dated, r.one(ctx, []any{&dated}, "SELECT EXISTS (SELECT 1 FROM edition WHERE as_of IS NOT NULL)")
}

// timeline returns what happened to a person, in the order of days.
func (r *Roster) timeline(ctx context.Context, person string) (out []Event, err error) {
	if dated, err := r.dated(ctx); err != nil || !dated {
		return nil, err
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var e Event
		var agreeing, dissenting string
		if err := rows.Scan(&e.Kind, &e.From, &e.To, &e.Figure, &e.Custody, &e.Prison, &e.Basis, &e.State, &e.Record, &e.Source, &e.File, &e.Line, &e.Report, &e.Decision, &e.AsOf, &agreeing, &dissenting); err != nil {
			return err
		}
		if e.Agreeing, e.Dissenting, err = storedIDs(agreeing, dissenting); err != nil {
			return err
		}
		if !e.fits() {
			return damaged("the timeline of " + person)
		}
		out = append(out, e)
		return nil
	}, `SELECT v.kind, coalesce(v.date_lo, ''), coalesce(v.date_hi, ''), coalesce(v.figure, ''), coalesce(v.custody, ''), coalesce(v.prison, ''), v.basis, v.state,
		coalesce(r.ref, ''), coalesce(r.source, ''), coalesce(s.file, ''), coalesce(r.line, 0), coalesce(v.report_id, 0), coalesce(v.decision_line, 0),
		coalesce(v.asserted_as_of, ''), v.agreeing, v.dissenting
		FROM status_event v LEFT JOIN record r ON r.id = v.record_id LEFT JOIN source s ON s.name = r.source WHERE v.person_id = ? ORDER BY v.id`, person)
	return out, err
}

// fits holds an event against what one can be.
func (e *Event) fits() bool {
	return slices.Contains(timeline.Kinds(), timeline.Kind(e.Kind)) && slices.Contains(timeline.Bases(), e.Basis) && slices.Contains(timeline.States(), e.State)
}
