package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cotejo/cmd/cotejo/plot"
	"cotejo/linkage/figures"
)

// Rows of a chart; the table beside it has all of them.
const (
	mostBars   = 15
	mostMonths = 72
)

// A picture is a chart of the report.
type picture struct {
	name string // of its file
	svg  []byte
}

// pictures draws the charts of a table.
func (r *reporter) pictures(t *figures.Table) []picture {
	name := func(suffix string) string {
		return strconv.Itoa(100 + t.Number)[1:] + "-" + t.ID + suffix
	}
	if len(t.Columns) == 1 && t.Unknown == t.Denominator {
		return nil // there would be nothing but what nobody knows
	}
	doc := plot.Doc{ID: t.ID, Title: r.finding(t), Desc: r.describe(t), Source: r.source()}
	var svg []byte
	switch t.ID {
	case "totals":
		svg = plot.Bars(doc, nil, r.bars(t, func(c *figures.Cell) bool { return c.Row != figures.Total }))
	case "custody":
		svg = r.custodyChart(t, doc)
	case "exits":
		svg = r.exitsChart(t, doc)
	case "served":
		out := []picture{{name(""), r.servedChart(t, doc)}}
		if dots := r.halves(t); len(dots) > 0 {
			doc.ID, doc.Title = "served-half", r.t("report.half-title")
			doc.Desc = ""
			for i := range t.Stats {
				doc.Desc += r.stat(&t.Stats[i]) + " "
			}
			out = append(out, picture{name("-half"), plot.Dots(doc, [3]string{"0", "50", r.t("report.all-of-them")}, dots)})
		}
		return out
	case "sex":
		svg = r.ageChart(t, doc)
	case "arrests":
		svg = r.monthsChart(t, doc)
	case "days":
		svg = r.daysChart(t, doc)
	case "announcements", "announcement-figures", "announcement-lists", "announcement-days", "reports":
		return r.announcedPictures(t, doc, name)
	case "flow":
		svg = r.flowChart(t, doc)
	case "returns":
		if len(t.Curve) == 0 {
			return nil
		}
		svg = r.returnsChart(t, doc)
	case "bridge":
		svg = r.bridgeChart(t, doc)
	case "quality", "corrections":
		return nil
	default:
		svg = plot.Bars(doc, nil, r.bars(t, func(c *figures.Cell) bool { return c.Row != "other-places" }))
	}
	return []picture{{name(""), svg}}
}

// describe writes the numbers of a chart for those who cannot see it.
func (r *reporter) describe(t *figures.Table) string {
	var out []string
	for _, row := range t.Rows {
		var cells []string
		for _, column := range t.Columns {
			c := t.Cell(row, column)
			if c == nil {
				continue
			}
			text := r.value(c)
			if b := r.between(c.Lists); b != "" {
				text += " (" + b + ")"
			}
			if len(t.Columns) > 1 {
				text = r.column(column) + " " + text
			}
			cells = append(cells, text)
		}
		out = append(out, r.row(t, row)+": "+strings.Join(cells, ", "))
		if len(out) == 30 {
			break
		}
	}
	return strings.Join(out, "; ") + "."
}

// colour is the first of the colours, and hatching for what nobody knows.
func colour(row string) int {
	if isUnknown(row) {
		return -1
	}
	return 0
}

// bars are the rows of a table of one column, the first of those that are known
// and what nobody knows.
func (r *reporter) bars(t *figures.Table, keep func(*figures.Cell) bool) []plot.Bar {
	var out []plot.Bar
	n, most := 0, 0
	for i := range t.Cells {
		if c := &t.Cells[i]; keep(c) && !isUnknown(c.Row) {
			most = max(most, c.Value)
		}
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		// What nobody knows would leave no room for what somebody does; the title has it.
		if !keep(c) || isUnknown(c.Row) && (c.Value == 0 || c.Value > 2*most) {
			continue
		}
		if n++; n > mostBars && !isUnknown(c.Row) && !(t.ID == "charges" && slices.Contains([]string{"desacato", "desobediencia", "sedicion"}, c.Row)) &&
			t.ID != "province" && t.ID != "totals" {
			continue
		}
		b := plot.Bar{Label: r.row(t, c.Row), Text: r.value(c), Parts: []plot.Part{{Colour: colour(c.Row), Value: float64(c.Value)}}}
		if text := r.between(c.Lists); text != "" {
			b.Text += " (" + text + ")"
			b.Low, b.High = float64(c.Lists.Low), float64(c.Lists.High)
		}
		out = append(out, b)
	}
	return out
}

func (r *reporter) custodyChart(t *figures.Table, doc plot.Doc) []byte {
	var shares []plot.Share
	for i := range t.Cells {
		c := &t.Cells[i]
		s := plot.Share{Label: r.row(t, c.Row), Text: r.value(c), Colour: i, Value: float64(c.Value)}
		if b := r.between(c.Lists); b != "" {
			s.Text += " (" + b + ")"
		}
		s.Colour = slices.Index([]string{"inside", "camp", "outside-revocable", "outside-extinguished", "dead", "exiled"}, c.Row)
		shares = append(shares, s) // the others are hatched
	}
	return plot.Stacked(doc, shares)
}

func (r *reporter) exitsChart(t *figures.Table, doc plot.Doc) []byte {
	series := []plot.Series{{Label: r.column("dated"), Colour: 0}}
	colours := map[string]int{"dated": 0, "earlier": 1, "disputed": 4, figures.CannotTell: -1, "undated": -1}
	for _, c := range t.Columns[1:] {
		if c != figures.CannotTell {
			series = append(series, plot.Series{Label: r.column(c), Colour: colours[c]})
		}
	}
	var bars []plot.Bar
	for _, row := range t.Rows {
		if row == figures.Total {
			continue
		}
		b := plot.Bar{Label: r.row(t, row)}
		var texts []string
		for _, column := range t.Columns {
			c := t.Cell(row, column)
			b.Parts = append(b.Parts, plot.Part{Colour: colours[column], Value: float64(c.Value)})
			if column == "dated" || c.Value > 0 {
				texts = append(texts, r.number(c.Value))
			}
		}
		b.Text = strings.Join(texts, " + ")
		bars = append(bars, b)
	}
	return plot.Bars(doc, series, bars)
}

func (r *reporter) servedChart(t *figures.Table, doc plot.Doc) []byte {
	var columns []plot.Column
	for _, row := range t.Rows {
		if !strings.HasPrefix(row, "tenth-") {
			continue
		}
		c := t.Cell(row, figures.Total)
		col := plot.Column{Tick: strconv.Itoa(10 * len(columns)), Value: float64(c.Value)}
		if c.Value > 0 {
			col.Text = r.number(c.Value)
		}
		columns = append(columns, col)
	}
	return plot.Columns(doc, r.t("report.served-across"), "100", columns, plot.Mark{At: 5, Text: r.t("report.half")})
}

func (r *reporter) halves(t *figures.Table) []plot.Dot {
	var out []plot.Dot
	for i := range t.Stats {
		s := &t.Stats[i]
		if figure, ok := strings.CutPrefix(s.Code, "half:"); ok {
			out = append(out, plot.Dot{Label: r.labels.value("legal_figure", figure), Text: r.percent(s.Value) + " (" + strings.TrimRight(r.percent(s.Low), " %") + "–" + r.percent(s.High) + ")",
				At: s.Value, Low: s.Low, High: s.High})
		}
	}
	return out
}

func (r *reporter) ageChart(t *figures.Table, doc plot.Doc) []byte {
	hidden := slices.ContainsFunc(t.Cells, func(c figures.Cell) bool { return c.Hidden })
	var series []plot.Series
	colours := map[string]int{"f": 1, "m": 0, figures.Unknown: -1}
	if !hidden {
		for _, s := range []string{"f", "m", figures.Unknown} {
			series = append(series, plot.Series{Label: r.column(s), Colour: colours[s]})
		}
	}
	var bars []plot.Bar
	for _, row := range t.Rows {
		if row == figures.Total {
			continue
		}
		all := t.Cell(row, figures.Total)
		b := plot.Bar{Label: r.row(t, row), Text: r.number(all.Value)}
		if text := r.between(all.Lists); text != "" {
			b.Text += " (" + text + ")"
		}
		if hidden {
			b.Parts = []plot.Part{{Colour: colour(row), Value: float64(all.Value)}}
		} else {
			for _, s := range []string{"f", "m", figures.Unknown} {
				b.Parts = append(b.Parts, plot.Part{Colour: colours[s], Value: float64(t.Cell(row, s).Value)})
			}
		}
		bars = append(bars, b)
	}
	return plot.Bars(doc, series, bars)
}

// monthsChart draws the arrests of the last years, one column a month; months
// without arrests stand as gaps.
func (r *reporter) monthsChart(t *figures.Table, doc plot.Doc) []byte {
	months := knownRows(t)
	if len(months) == 0 {
		return plot.Columns(doc, "", "", nil)
	}
	year, month := split(months[len(months)-1])
	var columns []plot.Column
	for range mostMonths {
		row := strconv.Itoa(year) + "-" + strconv.Itoa(100 + month)[1:]
		col := plot.Column{}
		if c := t.Cell(row, figures.Persons); c != nil {
			col.Value = float64(c.Value)
		}
		if month == 1 {
			col.Tick = strconv.Itoa(year)
		}
		columns = append(columns, col)
		if month--; month == 0 {
			year, month = year-1, 12
		}
		if row <= months[0] {
			break
		}
	}
	slices.Reverse(columns)
	most := slices.MaxFunc(columns, func(a, b plot.Column) int { return cmp.Compare(a.Value, b.Value) })
	for i := range columns {
		if columns[i].Value == most.Value && most.Value > 0 {
			columns[i].Text = r.number(int(most.Value))
			break
		}
	}
	return plot.Columns(doc, r.t("report.months-across"), "", columns)
}

// knownRows are the rows of months, in the order of time.
func knownRows(t *figures.Table) []string {
	rows := slices.DeleteFunc(slices.Clone(t.Rows), isUnknown)
	slices.Sort(rows)
	return rows
}

// firstMonth is the first month of the chart.
func firstMonth(t *figures.Table) string {
	if t.ID != "arrests" || len(knownRows(t)) == 0 {
		return ""
	}
	rows := knownRows(t)
	y, m := split(rows[len(rows)-1])
	first := 12*y + m - 1 - mostMonths + 1
	return strconv.Itoa(first/12) + "-" + strconv.Itoa(101 + first%12)[1:]
}

func split(month string) (y, m int) {
	a, b, _ := strings.Cut(month, "-")
	y, _ = strconv.Atoi(a)
	m, _ = strconv.Atoi(b)
	return y, m
}

// daysChart draws the days with most arrests, in the order of time.
func (r *reporter) daysChart(t *figures.Table, doc plot.Doc) []byte {
	var cells []*figures.Cell
	for i := range t.Cells {
		if c := &t.Cells[i]; !isUnknown(c.Row) && c.Row != "other-days" {
			cells = append(cells, c)
		}
	}
	slices.SortStableFunc(cells, func(a, b *figures.Cell) int { return cmp.Compare(b.Value, a.Value) })
	cells = cells[:min(len(cells), mostBars)]
	slices.SortFunc(cells, func(a, b *figures.Cell) int { return cmp.Compare(a.Row, b.Row) })
	var bars []plot.Bar
	for _, c := range cells {
		bars = append(bars, plot.Bar{Label: r.row(t, c.Row), Text: r.number(c.Value), Parts: []plot.Part{{Value: float64(c.Value)}}})
	}
	return plot.Bars(doc, nil, bars)
}
