package main

import (
	"fmt"
	"strings"

	"cotejo/cmd/cotejo/plot"
	"cotejo/linkage/dates"
	"cotejo/linkage/figures"
)

// ofAnnouncements begins the ids of the tables of the parts of announcements.
const ofAnnouncements = "announcement-"

// announcement returns the announcement of an id.
func (r *reporter) announcement(id string) *figures.Announcement {
	for i := range r.in.Announcements {
		if r.in.Announcements[i].ID == id {
			return &r.in.Announcements[i]
		}
	}
	return nil
}

// announcedRow says a row of a table of announcements: the announcement, and the
// part of it where the table has parts. The name is left out where there is one
// announcement only.
func (r *reporter) announcedRow(t *figures.Table, code string) string {
	id, part := code, ""
	if t.ID != "announcements" {
		id, part = figures.Part(code)
	}
	name := id
	if a := r.announcement(id); a != nil {
		name = a.Name
	}
	if name = clean(name); part == "" {
		return name
	}
	text := ""
	switch list, of := strings.CutPrefix(part, "list:"); {
	case of:
		text = r.titles[list]
	case part == figures.Unknown:
		text = r.t("report.row.exits.unknown")
	case t.ID == ofAnnouncements+"figures":
		text = r.labels.value("legal_figure", part)
	case t.ID == ofAnnouncements+"days":
		text = r.day(part)
	default:
		text = r.t("report.row." + part)
	}
	if len(r.in.Announcements) == 1 {
		return text
	}
	return text + " (" + name + ")"
}

// announcedFinding says what the first table of announcements shows of the last
// one, and of the others that they are there.
func (r *reporter) announcedFinding(t *figures.Table) string {
	last := r.in.Announcements[len(r.in.Announcements)-1].ID
	if t.ID != "announcements" {
		return r.partFinding(t, last)
	}
	return r.t("report.finding.announcements", r.number(t.Cell(last, figures.Announced).Value), r.number(t.Cell(last, figures.Verified).Value))
}

// partFinding says what a table of the parts of announcements shows of the last one.
func (r *reporter) partFinding(t *figures.Table, last string) string {
	value := func(part string) (int, bool) {
		c := t.Cell(last+"|"+part, figures.Verified)
		if c == nil {
			return 0, false
		}
		return c.Value, true
	}
	switch t.ID {
	case ofAnnouncements + "lists":
		if all, ok := value("any-list"); ok {
			most := 0
			for i := range r.in.Lists {
				n, _ := value("list:" + r.in.Lists[i].Name)
				most = max(most, n)
			}
			return r.t("report.finding.announcement-lists", r.number(most), r.number(all))
		}
	case ofAnnouncements + "figures":
		for _, row := range t.Rows {
			id, part := figures.Part(row)
			if said := t.Cell(row, figures.Announced); id == last && said != nil {
				n, _ := value(part)
				return r.t("report.finding.announcement-figures", r.labels.value("legal_figure", part), r.number(said.Value), r.number(n))
			}
		}
	}
	return r.title(t)
}

// announcedTexts say of every announcement what it was, how many of it the lists
// know, how many more they may, and that the others are on none.
func (r *reporter) announcedTexts(t *figures.Table) []string {
	if t.ID != "announcements" {
		return nil
	}
	var out []string
	for i := range r.in.Announcements {
		a := &r.in.Announcements[i]
		until := r.t("report.announced.open")
		if a.To != "" {
			until = r.day(a.To)
		}
		text := r.t("report.announced.what", clean(a.Name), r.day(a.On), r.number(a.Announced), r.day(a.From), until)
		where := ""
		if a.URL != "" {
			where = " (" + clean(a.URL) + ")"
		}
		if a.Source != "" {
			text += " " + r.t("report.announced.by", clean(a.Source)+where)
		} else {
			text += where
		}
		verified := t.Cell(a.ID, figures.Verified)
		if share := t.Cell(a.ID, "share"); share == nil {
			text += " " + r.t("report.announced.beyond", r.number(verified.Value))
		} else {
			text += " " + r.t("report.announced.of", r.number(a.Announced), r.number(verified.Value), r.value(share), r.number(a.Announced-verified.Lists.High))
			if verified.Lists.High > verified.Value {
				text += " " + r.t("report.announced.more", r.number(t.Cell(a.ID, "unconfirmed").Value), r.number(t.Cell(a.ID, "silent").Value), r.value(t.Cell(a.ID, "share-most")))
			}
		}
		out = append(out, text)
	}
	return out
}

// announcedPictures draws the tables of announcements.
func (r *reporter) announcedPictures(t *figures.Table, doc plot.Doc, name func(string) string) []picture {
	switch t.ID {
	case "announcements":
		return []picture{{name(""), r.announcedChart(t, doc)}}
	case ofAnnouncements + "lists", ofAnnouncements + "figures":
		return []picture{{name(""), r.partChart(t, doc)}}
	case ofAnnouncements + "days":
		var out []picture
		for i := range r.in.Announcements {
			a := &r.in.Announcements[i]
			one := doc
			one.ID, one.Title = fmt.Sprintf("%s-%d", doc.ID, i+1), r.title(t)+": "+clean(a.Name)
			if svg := r.daysSteps(t, a, one); svg != nil {
				out = append(out, picture{name(fmt.Sprintf("-%d", i+1)), svg})
			}
		}
		return out
	}
	return nil
}

// announcedChart draws a bar as long as what was announced, and in it whom the
// lists verify, who may be among them, and the others.
func (r *reporter) announcedChart(t *figures.Table, doc plot.Doc) []byte {
	series := []plot.Series{{Label: r.column(figures.Verified), Colour: 0}, {Label: r.t("report.announced.perhaps"), Colour: -1}, {Label: r.t("report.announced.none"), Colour: 5}}
	var bars []plot.Bar
	for i := range r.in.Announcements {
		a := &r.in.Announcements[i]
		v := t.Cell(a.ID, figures.Verified)
		bars = append(bars, plot.Bar{Label: clean(a.Name), Text: r.t("report.announced.bar", r.number(v.Value), r.number(a.Announced)), Parts: []plot.Part{
			{Colour: 0, Value: float64(v.Value)}, {Colour: -1, Value: float64(v.Lists.High - v.Value)}, {Colour: 5, Value: float64(max(0, a.Announced-v.Lists.High))}}})
	}
	return plot.Bars(doc, series, bars)
}

// partChart draws a bar for each part: whom the lists verify, and what was announced
// beyond it where there is a number.
func (r *reporter) partChart(t *figures.Table, doc plot.Doc) []byte {
	var bars []plot.Bar
	var series []plot.Series
	for _, row := range t.Rows {
		v := t.Cell(row, figures.Verified)
		b := plot.Bar{Label: r.row(t, row), Text: r.number(v.Value), Parts: []plot.Part{{Colour: 0, Value: float64(v.Value)}}}
		if said := t.Cell(row, figures.Announced); said != nil {
			b.Text = r.t("report.announced.bar", r.number(v.Value), r.number(said.Value))
			b.Parts = append(b.Parts, plot.Part{Colour: 5, Value: float64(max(0, said.Value-v.Value))})
			series = []plot.Series{{Label: r.column(figures.Verified), Colour: 0}, {Label: r.column(figures.Announced), Colour: 5}}
		}
		bars = append(bars, b)
	}
	return plot.Bars(doc, series, bars)
}

// daysSteps draws the verified exits of an announcement day by day, and what was
// officially said; nil where there is nothing to draw.
func (r *reporter) daysSteps(t *figures.Table, a *figures.Announcement, doc plot.Doc) []byte {
	first, _, ok := dates.Days(a.From)
	var verified, official []plot.Step
	last, end := first+1, a.From
	var rows []string
	for _, row := range t.Rows {
		if id, day := figures.Part(row); id == a.ID {
			rows = append(rows, row)
			if at, _, ok := dates.Days(day); ok && at > last {
				last, end = at, day
			}
		}
	}
	if !ok || len(rows) == 0 {
		return nil
	}
	lines := []plot.Line{{Series: plot.Series{Label: r.column(figures.Verified), Colour: 0}}, {Series: plot.Series{Label: r.column("official"), Colour: 1}, Dashed: true}}
	for _, row := range rows {
		_, day := figures.Part(row)
		at, _, _ := dates.Days(day)
		place := float64(at-first) / float64(last-first)
		if c := t.Cell(row, figures.Verified); c != nil {
			verified = append(verified, plot.Step{At: place, Value: float64(c.Value)})
			lines[0].Text = r.number(c.Value)
		}
		if c := t.Cell(row, "official"); c != nil {
			official = append(official, plot.Step{At: place, Value: float64(c.Value)})
			lines[1].Text = r.number(c.Value)
		}
	}
	lines[0].Steps, lines[1].Steps = verified, official
	if len(official) == 0 {
		lines = lines[:1]
	}
	return plot.Growth(doc, r.day(a.From), r.day(end), lines)
}
