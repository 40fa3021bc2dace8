package citizen

import (
	"cotejo/linkage/dates"
	"cotejo/linkage/timeline"
)

// Confirm confirms a matched report by what lists tell of its person: a confirmed
// exit of nearly the same day, under no other figure, that a record tells which was
// true on that day or later. It reports whether it did. A list that said so before
// the day foretold it, and one without a day may have. records are those of lists;
// what an event has from beyond them is of other reports.
func (r *Report) Confirm(events []timeline.Event, records []timeline.Record, source func(record int) string) bool {
	if r.State != Matched {
		return false
	}
	first, last, ok := r.when()
	if !ok {
		return false
	}
	for i := range events {
		e := &events[i]
		from, to, dated := span(e.From, e.To)
		if e.Kind != timeline.Exit || e.State != timeline.Confirmed || e.Basis == timeline.Report || !dated || gap(first, last, from, to) >= sameExit ||
			e.Figure != "" && r.Figure != "" && e.Figure != r.Figure {
			continue
		}
		best := -1
		var on string
		for _, n := range e.Agreeing {
			if n >= len(records) {
				continue
			}
			said := records[n].Edition
			if said == "" {
				said = records[n].AsOf
			}
			_, at, known := dates.Days(said)
			if known && at >= from && (best < 0 || said < on) {
				best, on = n, said
			}
		}
		if best >= 0 {
			r.State, r.ConfirmedBy, r.ConfirmedOn = Confirmed, source(best), on
			return true
		}
	}
	return false
}

// Event is what a report tells to the timeline of its person when an editor has
// seen a document; ok is false for any other report. It is true of the day on which
// it was decided.
func (r *Report) Event() (rec timeline.Record, ok bool) {
	if r.State != Confirmed || r.Decision == 0 || r.From == "" {
		return rec, false
	}
	rec = timeline.Record{Ref: r.Ref, List: r.Form, AsOf: r.ConfirmedOn, Release: r.From, Custody: "free", Figure: r.Figure}
	if r.From != r.To {
		rec.Release = r.From + "/" + r.To
	}
	if custody := timeline.Custody(r.Figure); custody != "" {
		rec.Custody = custody
	}
	return rec, true
}
