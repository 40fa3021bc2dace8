package roster

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/announcement"
	"cotejo/linkage/citizen"
	"cotejo/linkage/timeline"
)

// reportsOf returns the places of the reports about every person, by the person's
// first record.
func (w *writer) reportsOf() map[int][]int {
	out := make(map[int][]int)
	for i := range w.reports {
		if who := w.reports[i].Person; who >= 0 {
			first := w.c.Result.Clusters[who][0]
			out[first] = append(out[first], i)
		}
	}
	return out
}

// reported adds what documents confirm of a person's reports to the records from
// which the timeline is made, behind those of lists, and returns which reports they
// are.
func (e *eventWriter) reported(p *linkage.Person, records []timeline.Record) ([]timeline.Record, []int) {
	var of []int
	for _, i := range e.about[p.Records[0]] {
		if rec, ok := e.reports[i].Event(); ok {
			records, of = append(records, rec), append(of, i)
		}
	}
	return records, of
}

// follow confirms the reports about a person by what lists tell, and returns the
// days of those that say something of the person by themselves. Every report is
// about one person, so that no two workers touch the same.
func (e *eventWriter) follow(p *linkage.Person, records []timeline.Record, events []timeline.Event) (said []announcement.Reported) {
	for _, i := range e.about[p.Records[0]] {
		r := &e.reports[i]
		r.Confirm(events, records, func(record int) string { return e.in.Ref(p.Records[record]) })
		if from, to, ok := r.Days(); ok && r.Stands() {
			said = append(said, announcement.Reported{From: from, To: to})
		}
	}
	return said
}

// reported writes the forms and the reports.
func (w *writer) reported() error {
	forms := w.c.Input.Reports
	if forms == nil {
		return nil
	}
	records, rejects := make([]int64, len(forms.Sources)), make([]int64, len(forms.Sources))
	for i := range forms.Records {
		records[forms.Records[i].Source]++
	}
	for _, r := range forms.Rejects {
		rejects[r.Source]++
	}
	order := byName(forms)
	err := w.insert("form", 10, len(order), func(n int, row *rows) {
		s := &forms.Sources[order[n]]
		row.put(int64(n+1), s.Name, s.File, s.SHA256, s.Profile, s.Dialect, int64(s.Rows), records[order[n]], rejects[order[n]], int64(s.Dropped))
	})
	if err != nil {
		return err
	}
	refused := slices.Clone(forms.Rejects)
	slices.SortFunc(refused, func(a, b linkage.Reject) int {
		if c := strings.Compare(forms.Sources[a.Source].Name, forms.Sources[b.Source].Name); c != 0 {
			return c
		}
		return a.Row - b.Row
	})
	err = w.insert("form_reject", 4, len(refused), func(n int, row *rows) {
		r := &refused[n]
		row.put(forms.Sources[r.Source].Name, int64(r.Row), int64(r.Line), r.Reason)
	})
	if err != nil {
		return err
	}
	return w.insert("report", 24, len(w.reports), func(n int, row *rows) {
		r := &w.reports[n]
		var person, duplicate any
		if r.Person >= 0 {
			person = w.c.Persons.Of(w.c.Result.Clusters[r.Person][0])
		}
		if r.Duplicate >= 0 {
			duplicate = int64(r.Duplicate + 1)
		}
		row.put(int64(n+1), r.Form, int64(r.Row), int64(r.Line), r.Ref, orNull(r.Received), orNull(r.Name), orNull(r.Relation), orNull(r.From), orNull(r.To), orNull(r.Place),
			orNull(r.Prison), orNull(r.Figure), orNull(r.Proof), orNull(r.ProofRef), r.State, person, r.Posterior, orNull(r.ConfirmedBy), orNull(r.ConfirmedOn), orZero(r.Decision),
			duplicate, string(appendTexts(nil, r.Marks)))
		row.made(func(b []byte) []byte { return appendRaw(b, forms.Sources[r.Source].Header, r.Raw) })
	})
}

// A Form is a form through which citizens report.
type Form struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	SHA256  string `json:"sha256"`
	Profile string `json:"profile"`
	Rows    int    `json:"rows"`
	Reports int    `json:"reports"`
	Rejects int    `json:"rejects"`
	Dropped int    `json:"dropped"` // cells of whoever reported that were not taken over
}

// Forms returns the forms in the order of their names.
func (r *Roster) Forms(ctx context.Context) (out []Form, err error) {
	return out, r.each(ctx, func(rows *sql.Rows) error {
		var f Form
		if err := rows.Scan(&f.Name, &f.File, &f.SHA256, &f.Profile, &f.Rows, &f.Reports, &f.Rejects, &f.Dropped); err != nil {
			return err
		}
		if !countable(f.Rows) || f.Rows != f.Reports+f.Rejects {
			return damaged("the form " + f.Name)
		}
		out = append(out, f)
		return nil
	}, "SELECT name, file, sha256, profile, rows, reports, rejects, dropped FROM form ORDER BY id")
}

// A Report is what a citizen reports, and what became of it.
type Report struct {
	ID          int64    `json:"id"`
	Ref         string   `json:"ref"`
	File        string   `json:"file"`
	Line        int      `json:"line"`
	Received    string   `json:"received_at,omitempty"`
	Name        string   `json:"name,omitempty"`
	Relation    string   `json:"relation,omitempty"`
	From        string   `json:"from,omitempty"`
	To          string   `json:"to,omitempty"`
	Place       string   `json:"place,omitempty"`
	Prison      string   `json:"prison,omitempty"`
	Figure      string   `json:"legal_figure,omitempty"`
	Evidence    string   `json:"evidence_kind,omitempty"`
	EvidenceRef string   `json:"evidence_ref,omitempty"`
	State       string   `json:"state"`
	Person      string   `json:"person,omitempty"`
	PersonName  string   `json:"person_name,omitempty"`
	Posterior   float64  `json:"posterior"`
	ConfirmedBy string   `json:"confirmed_by,omitempty"`
	ConfirmedOn string   `json:"confirmed_on,omitempty"`
	Decision    int      `json:"decision_line,omitempty"`
	Duplicate   int64    `json:"duplicate_of,omitempty"`
	Marks       []string `json:"marks"`
}

// Reports returns the reports in the states given, all of them where none is, in the
// order of their numbers.
func (r *Roster) Reports(ctx context.Context, states ...string) (out []Report, err error) {
	return out, r.each(ctx, func(rows *sql.Rows) error {
		var p Report
		var marks string
		if err := rows.Scan(&p.ID, &p.Ref, &p.File, &p.Line, &p.Received, &p.Name, &p.Relation, &p.From, &p.To, &p.Place, &p.Prison, &p.Figure, &p.Evidence, &p.EvidenceRef,
			&p.State, &p.Person, &p.PersonName, &p.Posterior, &p.ConfirmedBy, &p.ConfirmedOn, &p.Decision, &p.Duplicate, &marks); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(marks), &p.Marks); err != nil {
			return err
		}
		if !slices.Contains(citizen.States(), p.State) || !share(p.Posterior) {
			return damaged("the report " + p.Ref)
		}
		if len(states) == 0 || slices.Contains(states, p.State) {
			out = append(out, p)
		}
		return nil
	}, `SELECT p.id, p.ref, f.file, p.line, coalesce(p.received_at, ''), coalesce(p.name, ''), coalesce(p.relation, ''), coalesce(p.date_lo, ''), coalesce(p.date_hi, ''),
		coalesce(p.place, ''), coalesce(p.prison, ''), coalesce(p.figure, ''), coalesce(p.evidence_kind, ''), coalesce(p.evidence_ref, ''), p.state, coalesce(p.person_id, ''),
		coalesce((SELECT name FROM person WHERE id = p.person_id), ''), p.posterior, coalesce(p.confirmed_by, ''), coalesce(p.confirmed_on, ''), coalesce(p.decision_line, 0),
		coalesce(p.duplicate_of, 0), p.marks
		FROM report p JOIN form f ON f.name = p.form ORDER BY p.id`)
}
