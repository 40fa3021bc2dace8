package roster

import (
	"cmp"
	"slices"

	"cotejo/linkage"
	"cotejo/linkage/announcement"
	"cotejo/linkage/citizen"
	"cotejo/linkage/review"
	"cotejo/linkage/survivorship"
	"cotejo/linkage/timeline"
)

// An eventWriter makes the timelines of persons. It is nil for lists that say
// nothing of what changes.
type eventWriter struct {
	in       *linkage.Input
	persons  *survivorship.Persons
	ids      []int32             // record id by record index
	fields   map[string]int      // by name; those of a timeline
	editions map[string][]string // by list: the days of all its editions
	settled  map[[2]int]bool     // pairs of records that people called one person
	lines    map[string]int      // of the decisions that call a day right, by reference and field

	announced []announcement.Announcement
	reports   []citizen.Report
	about     map[int][]int // places of reports, by the first record of their person
}

// newEventWriter returns what writes events, or nil when no field tells any.
func newEventWriter(w *writer) *eventWriter {
	in := w.c.Input
	e := &eventWriter{in: in, persons: w.c.Persons, ids: w.ids, fields: make(map[string]int), editions: make(map[string][]string), settled: make(map[[2]int]bool), lines: make(map[string]int)}
	e.announced, e.reports, e.about = w.c.Announcements, w.reports, w.reportsOf()
	for _, name := range []string{"arrest_date", "release_date", "custody", "legal_figure", "prison", "charges", "sentence_months"} {
		if f := in.FieldIndex(name); f >= 0 {
			e.fields[name] = f
		}
	}
	_, arrest := e.fields["arrest_date"]
	_, custody := e.fields["custody"]
	if !arrest && !custody {
		return nil
	}
	for i := range in.Sources {
		if day := in.Sources[i].AsOf; day != "" {
			e.editions[in.List(i)] = append(e.editions[in.List(i)], day)
		}
	}
	for _, j := range in.Judgements {
		if j.Same {
			e.settled[[2]int{min(j.A, j.B), max(j.A, j.B)}] = true
		}
	}
	for i := range w.c.Decisions {
		if d := &w.c.Decisions[i]; d.Judgement == review.DecidedRight && d.State == review.DecisionApplied {
			e.lines[d.RefA()+" "+d.KeyB] = d.Line
		}
	}
	return e
}

// tell writes the events of a person without their ids, and what should be asked
// about them. Without a dated edition nothing is asked: which of two lists spoke
// last is then unknown.
func (e *eventWriter) tell(p *linkage.Person, out *personRows) {
	records := make([]timeline.Record, len(p.Records))
	for i, r := range p.Records {
		records[i] = e.record(r)
	}
	listed := len(records)
	records, told := e.reported(p, records)
	events, questions := timeline.Of(records, e.editions)
	e.stand(p.ID, records[:listed], events, e.follow(p, records[:listed], events), out)
	id := any(p.ID)
	ids := func(of []int) any {
		indexes := make([]int, 0, len(of))
		for _, r := range of {
			if r < listed {
				indexes = append(indexes, p.Records[r])
			}
		}
		if len(indexes) == 0 {
			return noRecords
		}
		return idList(e.ids, indexes)
	}
	for i := range events {
		v := &events[i]
		var record, report any
		if v.Record < listed {
			record = int64(e.ids[p.Records[v.Record]])
		} else {
			of := told[v.Record-listed]
			report, v.Basis, v.DecisionLine = int64(of+1), timeline.Report, e.reports[of].Decision
		}
		out.events = append(out.events, id, string(v.Kind), orNull(v.From), orNull(v.To), orNull(v.Figure), orNull(v.Custody), orNull(v.Prison), v.Basis, v.State,
			record, report, orZero(v.DecisionLine), orNull(v.AsOf), ids(v.Agreeing), ids(v.Dissenting))
	}
	questions = slices.DeleteFunc(questions, func(q timeline.Question) bool { return max(q.Records[0], q.Records[1]) >= listed })
	if len(e.editions) == 0 || len(questions) == 0 || e.persons.Asked(p) {
		return
	}
	a, b := p.Records[questions[0].Records[0]], p.Records[questions[0].Records[1]]
	if !e.settled[[2]int{min(a, b), max(a, b)}] {
		out.questions = append(out.questions, linkage.Conflict{Kind: linkage.ConflictTimeline, Records: []int{a, b}, Posterior: p.Confidence})
	}
}

// record returns what a timeline needs of a record, without what people called
// wrong.
func (e *eventWriter) record(r int) timeline.Record {
	rec := &e.in.Records[r]
	decided, line := false, 0
	value := func(name string) string {
		f, ok := e.fields[name]
		if !ok {
			return ""
		}
		v, right := e.persons.Said(r, f)
		if right && (name == "arrest_date" || name == "release_date") {
			decided, line = true, max(line, e.lines[e.in.Ref(r)+" "+name])
		}
		return v
	}
	out := timeline.Record{Ref: e.in.Ref(r), List: e.in.List(rec.Source), Edition: e.in.Sources[rec.Source].AsOf, AsOf: rec.AsOf, Arrest: value("arrest_date"),
		Release: value("release_date"), Custody: value("custody"), Figure: value("legal_figure"), Prison: value("prison"), Charges: value("charges"),
		Months: value("sentence_months")}
	out.Decided, out.DecisionLine = decided, line
	return out
}

// orZero is a number, and nothing for 0.
func orZero(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

// eventColumns are those of status_event without its id.
const eventColumns = 15

// events writes the events of some persons, numbered in the order of persons.
func (w *writer) events(values []any) error {
	for chunk := range slices.Chunk(values, eventColumns*aheadSize) {
		r := w.rows("status_event", 1+eventColumns)
		for v := range slices.Chunk(chunk, eventColumns) {
			w.told++
			r.put(int64(w.told))
			r.put(v...)
		}
		if err := w.send(r); err != nil {
			return err
		}
	}
	return nil
}

// byEffect puts the questions about persons in order: those of values, then
// those of timelines.
func byEffect(questions []linkage.Conflict) {
	slices.SortStableFunc(questions, func(a, b linkage.Conflict) int {
		rank := func(c *linkage.Conflict) int {
			if c.Kind == linkage.ConflictTimeline {
				return 1
			}
			return 0
		}
		return cmp.Compare(rank(&a), rank(&b))
	})
}
