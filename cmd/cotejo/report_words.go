package main

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"cotejo/linkage/figures"
	"cotejo/linkage/public"
	"cotejo/sources"
)

// A reporter says the tables of a report in words.
type reporter struct {
	*app
	labels *labeller
	titles map[string]string // of lists by name: the organisation that keeps it
	in     *figures.Input
	tables []*figures.Table
	closed string // the day of the data; "" when no list says
	// edition has the names that must not stand in what is published; nil where
	// the report is not for the public.
	edition *public.Edition
}

func (a *app) reporter(in *figures.Input, closed string) (*reporter, error) {
	labels, err := a.labels()
	if err != nil {
		return nil, err
	}
	profiles, err := sources.LoadProfiles(nil)
	if err != nil {
		return nil, err
	}
	r := &reporter{app: a, labels: labels, titles: make(map[string]string), in: in, closed: closed}
	for _, l := range in.Lists {
		r.titles[l.Name] = l.Name
		if p := profiles.Find(l.Profile); p != nil && p.Title.ES != "" {
			r.titles[l.Name] = p.Title.ES
			if a.lang == "en" && p.Title.EN != "" {
				r.titles[l.Name] = p.Title.EN
			}
		}
	}
	r.closed = closedOn(in, closed)
	in.Closed = r.closed
	r.tables = figures.Tables(in)
	return r, nil
}

// closedOn is the day of the data: the one that the roster states, or the latest
// that a list does.
func closedOn(in *figures.Input, stated string) string {
	last := ""
	for _, l := range in.Lists {
		last = max(last, l.Last)
		if n := len(l.Editions); n > 0 {
			last = max(last, l.Editions[n-1].AsOf)
		}
	}
	return cmp.Or(stated, last)
}

// find returns a table, nil where the roster has not the fields for it.
func (r *reporter) find(id string) *figures.Table {
	for _, t := range r.tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// day writes a date in words: "13 de marzo de 2026".
func (r *reporter) day(date string) string {
	y, rest, _ := strings.Cut(date, "-")
	m, d, _ := strings.Cut(rest, "-")
	months := strings.Fields(r.t("report.months"))
	n, err := strconv.Atoi(m)
	if err != nil || n < 1 || n > len(months) {
		return date
	}
	if d == "" {
		return r.t("report.month", months[n-1], y)
	}
	return r.t("report.day", strings.TrimPrefix(d, "0"), months[n-1], y)
}

// row says a row of a table.
func (r *reporter) row(t *figures.Table, code string) string {
	if strings.HasPrefix(t.ID, "announcement") {
		return r.announcedRow(t, code)
	}
	if text, ok := r.flowRow(t, code); ok {
		return text
	}
	list, only := strings.CutPrefix(code, "only:")
	lists, on := strings.CutPrefix(code, "lists-")
	switch {
	case only:
		return r.t("report.row.only", r.titles[list])
	case on && lists == "1":
		return r.t("report.row.on-one-list")
	case on:
		return r.t("report.row.on-lists", lists)
	case r.words.has("report.row." + t.ID + "." + code):
		return r.t("report.row." + t.ID + "." + code)
	case r.words.has("report.row." + code):
		return r.t("report.row." + code)
	}
	switch t.ID {
	case "charges":
		return r.labels.value("charges", code)
	case "exits":
		return r.labels.value("legal_figure", code)
	case "quality":
		return capital(r.field(code))
	case "arrests", "days":
		return r.day(code)
	case "served":
		if tenth, ok := strings.CutPrefix(code, "tenth-"); ok {
			n, _ := strconv.Atoi(tenth)
			return r.t("report.row.tenth", r.number(10*n), r.number(10*n+10))
		}
	}
	return clean(code)
}

// column says a column of a table.
func (r *reporter) column(code string) string {
	if list, ok := strings.CutPrefix(code, "list:"); ok {
		return list
	}
	if code == "dated" && r.in.Since == "" {
		code = "dated-ever"
	}
	if key := "report.column." + code; r.words.has(key) {
		return r.t(key)
	}
	return r.labels.value("legal_figure", code)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	runes := []rune(s)
	return strings.ToUpper(string(runes[0])) + string(runes[1:])
}

// value writes the number of a cell.
func (r *reporter) value(c *figures.Cell) string {
	switch {
	case c == nil:
		return ""
	case c.Hidden:
		return "<5"
	case c.Signed:
		return r.signed(c)
	case c.Of > 0 && c.Column != figures.Persons || c.Of > 0 && c.Row != figures.Total:
		return r.percent(float64(c.Value) / float64(c.Of))
	}
	return r.number(c.Value)
}

// between writes a range, and nothing where it has no width.
func (r *reporter) between(of *figures.Range) string {
	if of == nil || of.Low == of.High {
		return ""
	}
	return r.number(of.Low) + "–" + r.number(of.High)
}

// known writes the share among those of whom it is known, and the range of the
// share among all that those leave of whom it is not.
func (r *reporter) known(t *figures.Table, c *figures.Cell) (share, among string) {
	known := t.Denominator - t.Unknown
	if t.ID == "totals" {
		known = t.Denominator
	}
	if t.ID == "corrections" || t.ID == "returns" && c != nil && (c.Row == "revocable-exits" || c.Row == "revoked-undated") {
		return "", ""
	}
	if c == nil || c.Hidden || known <= 0 || t.Denominator == 0 || isUnknown(c.Row) || c.Row == figures.Total {
		return "", ""
	}
	share = r.percent(float64(c.Value) / float64(known))
	low, high := r.percent(float64(c.Value)/float64(t.Denominator)), r.percent(float64(c.Value+t.Denominator-known)/float64(t.Denominator))
	if low != high {
		among = strings.TrimRight(low, " %") + "–" + high
	}
	return share, among
}

func isUnknown(row string) bool {
	return row == figures.Unknown || row == figures.CannotTell || row == "question"
}

// real writes a figure with at most two decimals.
func (r *reporter) real(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 && len(s) > i+2 {
		s = strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
	}
	whole, part, some := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return s
	}
	if s = r.number(n); some {
		s += map[string]string{"es": ",", "en": "."}[r.lang] + part
	}
	return s
}

// stat says a figure that is not a row.
func (r *reporter) stat(s *figures.Stat) string {
	if figure, ok := strings.CutPrefix(s.Code, "half:"); ok {
		return r.t("report.stat.half", r.labels.value("legal_figure", figure), r.percent(s.Value), r.number(s.N), r.percent(s.Low), r.percent(s.High))
	}
	if months, ok := strings.CutPrefix(s.Code, "still-out:"); ok {
		return r.t("report.stat.still-out", months, r.percent(s.Value), strings.TrimRight(r.percent(s.Low), " %\u00a0"), r.percent(s.High), r.number(s.N))
	}
	switch s.Code {
	case "flow-undated":
		return r.t("report.stat.flow-undated", r.real(s.Value), r.number(s.N))
	case "sanctioned":
		return r.t("report.stat."+s.Code, r.ranged(s))
	case "minors-surely", "minors-perhaps", "age-unknown":
		return r.t("report.stat."+s.Code, r.real(s.Value))
	}
	return r.t("report.stat."+s.Code, r.real(s.Value), r.number(s.N))
}

func (r *reporter) ranged(s *figures.Stat) string {
	if s.Low == s.High {
		return r.real(s.Value)
	}
	return r.real(s.Value) + " (" + r.real(s.Low) + "–" + r.real(s.High) + ")"
}

// number of a cell of a table of one column.
func (r *reporter) at(t *figures.Table, row string) int {
	if c := t.Cell(row, figures.Persons); c != nil {
		return c.Value
	}
	return 0
}

// finding says what a table shows, in a sentence.
func (r *reporter) finding(t *figures.Table) string {
	say := func(args ...any) string { return r.t("report.finding."+t.ID, args...) }
	number := func(row string) string { return r.number(r.at(t, row)) }
	if len(t.Columns) == 1 && t.Unknown == t.Denominator {
		return r.t("report.finding.nobody")
	}
	switch t.ID {
	case "announcements", "announcement-figures", "announcement-lists", "announcement-days":
		return r.announcedFinding(t)
	case "reports":
		return say(r.number(t.Cell("received", figures.Reports).Value), r.number(t.Cell("confirmed", figures.Reports).Value))
	case "totals":
		last := "lists-" + strconv.Itoa(len(r.in.Lists))
		if len(r.in.Lists) < 2 {
			return r.title(t)
		}
		return say(number(figures.Total), number(last), number("lists-1"))
	case "custody":
		return say(r.number(r.at(t, "inside")+r.at(t, "camp")), number("outside-revocable"))
	case "exits":
		dated := t.Cell(figures.Total, "dated")
		if dated == nil {
			return r.title(t)
		}
		unsure := t.Cell(figures.Total, "undated").Value
		if c := t.Cell(figures.Total, "disputed"); c != nil {
			unsure += c.Value
		}
		if r.in.Since != "" {
			return r.t("report.finding.exits.since", r.number(dated.Value), r.day(r.in.Since), r.number(unsure))
		}
		return say(r.number(dated.Value), r.number(unsure))
	case "served":
		if s := t.Stat("half:libertad_condicional"); s != nil {
			return say(r.percent(s.Value))
		}
	case "bridge", "flow", "returns", "corrections":
		return r.flowFinding(t)
	case "event":
		if r.at(t, "possible") > 0 {
			return r.t("report.finding.event.possible", number("during"), number("possible"))
		}
		return say(number("during"))
	case "sex":
		f, m := t.Cell(figures.Total, "f"), t.Cell(figures.Total, "m")
		return say(r.number(m.Value), r.number(f.Value), r.real(t.Stat("minors-surely").Value))
	case "sentence":
		s := t.Stat("sentence-median")
		if s == nil {
			break
		}
		long := 0
		for _, row := range []string{"years-10", "years-15", "years-20", "life"} {
			long += r.at(t, row)
		}
		return say(r.real(s.Value), r.number(long))
	case "process":
		return say(number("sentenced"), number("remand"))
	case "charges", "province", "municipality", "prison":
		if c := first(t); c != nil {
			text := say(r.row(t, c.Row), r.number(c.Value))
			if t.Unknown > c.Value {
				text = r.t("report.finding.mostly-unknown", text, r.number(t.Unknown))
			}
			return text
		}
	case "arrests", "days":
		if c := greatest(t); c != nil {
			return say(r.row(t, c.Row), r.number(c.Value))
		}
	}
	return r.title(t)
}

// first is the first row that is known.
func first(t *figures.Table) *figures.Cell {
	for i := range t.Cells {
		if c := &t.Cells[i]; !isUnknown(c.Row) && c.Row != "other-places" && c.Value > 0 {
			return c
		}
	}
	return nil
}

// greatest is the row with most persons.
func greatest(t *figures.Table) (most *figures.Cell) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if !isUnknown(c.Row) && c.Row != "other-days" && (most == nil || c.Value > most.Value) {
			most = c
		}
	}
	return most
}

func (r *reporter) title(t *figures.Table) string { return r.t("report.title." + t.ID) }

// notes says what must be known to read a table.
func (r *reporter) notes(t *figures.Table) []string {
	var out []string
	for _, n := range t.Notes {
		out = append(out, r.t("report.note."+n))
	}
	if t.Overlapping {
		out = append(out, r.t("report.note.overlapping"))
	}
	var moved []string
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Linkage != nil && c.Linkage.Low != c.Linkage.High && !c.Hidden && len(moved) < 6 {
			name := r.row(t, c.Row)
			if c.Column != figures.Persons && c.Column != figures.Total {
				name += ", " + r.column(c.Column)
			}
			moved = append(moved, fmt.Sprintf("%s %s", name, r.between(c.Linkage)))
		}
	}
	if len(moved) > 0 {
		out = append(out, r.t("report.note.linkage", strings.Join(moved, "; ")))
	}
	return out
}

// source says where a picture comes from.
func (r *reporter) source() string {
	var names []string
	for _, l := range r.in.Lists {
		names = append(names, r.titles[l.Name])
	}
	if r.closed == "" {
		return r.t("report.source-undated", strings.Join(names, ", "))
	}
	return r.t("report.source", strings.Join(names, ", "), r.day(r.closed))
}
