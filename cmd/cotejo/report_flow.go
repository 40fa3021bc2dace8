package main

import (
	"cmp"
	"strconv"
	"strings"

	"cotejo/cmd/cotejo/plot"
	"cotejo/linkage/figures"
)

// The words and charts of what moved between two editions, month by month, and
// of what was corrected.

// provisional is the number of the last months that will still change: the lists
// learn of many cases weeks after they happened.
const provisional = 3

// flowMonths is the number of months of the chart and of the page.
const flowMonths = 36

// flowRow says a row of the tables of movement; ok is false for a row of others.
func (r *reporter) flowRow(t *figures.Table, code string) (text string, ok bool) {
	switch t.ID {
	case "bridge":
		if figure, exit := strings.CutPrefix(code, "exit:"); exit {
			if figure == figures.Unknown {
				return r.t("report.row.exit-unknown"), true
			}
			return r.t("report.row.exit-by", lower(r.labels.value("legal_figure", figure))), true
		}
		day := r.closed
		if code == "stock-before" {
			day = r.in.Before.Day
		}
		if (code == "stock-before" || code == "stock-after") && day != "" {
			return r.t("report.row.stock-on", r.day(day)), true
		}
	case "corrections":
		if field, changed := strings.CutPrefix(code, "changed:"); changed {
			return r.t("report.row.changed", r.field(field)), true
		}
		if term, why, caused := strings.Cut(code, ":"); caused {
			return r.t("report.row." + term + "-because." + why), true
		}
	case "flow":
		if _, err := strconv.Atoi(code[:min(4, len(code))]); err == nil {
			if code >= r.firstProvisional() {
				return r.t("report.row.provisional", r.day(code)), true
			}
			return r.day(code), true
		}
	}
	return "", false
}

func lower(s string) string {
	runes := []rune(s)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) {
		return s // an abbreviation
	}
	return strings.ToLower(string(runes[:min(1, len(runes))])) + string(runes[min(1, len(runes)):])
}

// signed writes what was added or taken away, with its sign.
func (r *reporter) signed(c *figures.Cell) string {
	switch {
	case c.Value > 0:
		return "+" + r.number(c.Value)
	case c.Value < 0:
		return "−" + r.number(-c.Value)
	}
	return "0"
}

// monthBefore is the month so many months before a day.
func monthBefore(day string, months int) string {
	y, m := split(day[:min(len(day), len("2021-07"))])
	n := 12*y + m - 1 - months
	return strconv.Itoa(n/12) + "-" + strconv.Itoa(101 + n%12)[1:]
}

// lastMonth is the month of the data, or the last of a table.
func (r *reporter) lastMonth(t *figures.Table) string {
	last := ""
	if rows := knownRows(t); len(rows) > 0 {
		last = rows[len(rows)-1]
	}
	return cmp.Or(monthBefore(cmp.Or(r.closed, last, "2021-07"), 0), last)
}

func (r *reporter) firstProvisional() string {
	if r.closed == "" {
		return "9999"
	}
	return monthBefore(r.closed, provisional-1)
}

// flowFirst is the first month of the flow that the page shows.
func (r *reporter) flowFirst(t *figures.Table) string {
	return monthBefore(r.lastMonth(t), flowMonths-1)
}

// flowChart draws who came and who left, month by month.
func (r *reporter) flowChart(t *figures.Table, doc plot.Doc) []byte {
	last := r.lastMonth(t)
	var steps []plot.UpDown
	for back := flowMonths - 1; back >= 0; back-- {
		month := monthBefore(last, back)
		s := plot.UpDown{Open: month >= r.firstProvisional()}
		sum := func(columns ...string) (n float64) {
			for _, c := range columns {
				if cell := t.Cell(month, c); cell != nil {
					n += float64(cell.Value)
				}
			}
			return n
		}
		s.Up, s.Down = sum("in:arrests", "in:returns"), sum("out:exits", "out:deaths", "out:exiles")
		if strings.HasSuffix(month, "-01") {
			s.Tick = month[:4]
		}
		steps = append(steps, s)
	}
	return plot.UpDowns(doc, r.t("report.flow-up"), r.t("report.flow-down"), r.t("report.flow-net"), steps)
}

// bridgeChart draws what was added to the number of those in prison and what was
// taken away; the stocks stand in its title.
func (r *reporter) bridgeChart(t *figures.Table, doc plot.Doc) []byte {
	var bars []plot.Bar
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Column != "held" || !c.Signed || c.Value == 0 {
			continue
		}
		colour := 0
		switch {
		case corrected[c.Row] || c.Row == "delisted":
			colour = -1
		case c.Value < 0:
			colour = 1
		}
		bars = append(bars, plot.Bar{Label: r.row(t, c.Row), Text: r.signed(c), Parts: []plot.Part{{Colour: colour, Value: float64(c.Value)}}})
	}
	series := []plot.Series{{Label: r.t("report.flow-up"), Colour: 0}, {Label: r.t("report.flow-down"), Colour: 1}, {Label: r.t("report.bridge-other"), Colour: -1}}
	return plot.Moves(doc, series, bars)
}

// flowRows are the rows of the months on the page: who came, who left and the
// balance, with the parts small below; the CSV has a column for each.
func (r *reporter) flowRows(t *figures.Table) (header []string, rows []pageRow) {
	for _, row := range t.Rows {
		if r.tooOld(t, row) {
			continue
		}
		sum := func(columns ...string) pageCell {
			n := 0
			var parts []string
			for i, column := range columns {
				v := t.Cell(row, column).Value
				n += v
				if i > 0 && v > 0 {
					parts = append(parts, r.number(v)+" "+r.column(column))
				}
			}
			return pageCell{Text: r.number(n), Small: strings.Join(parts, ", ")}
		}
		rows = append(rows, pageRow{Label: r.row(t, row), Unknown: isUnknown(row),
			Cells: []pageCell{sum("in:arrests", "in:returns"), sum("out:exits", "out:deaths", "out:exiles"), {Text: r.value(t.Cell(row, "net"))}}})
	}
	return []string{r.t("report.flow-up"), r.t("report.flow-down"), r.column("net")}, rows
}

// returnsChart draws the share of those who are still outside by the time since
// they left.
func (r *reporter) returnsChart(t *figures.Table, doc plot.Doc) []byte {
	const year = 365.25
	longest := t.Curve[len(t.Curve)-1].Day
	years := longest/366 + 1
	var levels []plot.Level
	for _, p := range t.Curve {
		levels = append(levels, plot.Level{At: float64(p.Day) / float64(float64(years)*year), Share: p.Share, Low: p.Low, High: p.High})
	}
	var ticks []string
	for y := range years + 1 {
		ticks = append(ticks, strconv.Itoa(y))
	}
	return plot.Steps(doc, r.t("report.returns-across"), ticks, levels)
}

// flowFinding says what a table of movement shows.
func (r *reporter) flowFinding(t *figures.Table) string {
	switch t.ID {
	case "bridge":
		in, out := 0, 0
		for i := range t.Cells {
			c := &t.Cells[i]
			if c.Column != "held" || strings.HasPrefix(c.Row, "stock-") || corrected[c.Row] {
				continue
			}
			if c.Value > 0 {
				in += c.Value
			} else {
				out -= c.Value
			}
		}
		return r.t("report.finding.bridge", r.number(t.Cell("stock-before", "held").Value), r.number(t.Cell("stock-after", "held").Value), r.number(in), r.number(out))
	case "flow":
		in, out := 0, 0
		first := r.flowFirst(t)
		for _, row := range knownRows(t) {
			if row < first {
				continue
			}
			for _, c := range t.Columns[:5] {
				if n := t.Cell(row, c).Value; strings.HasPrefix(c, "in:") {
					in += n
				} else {
					out += n
				}
			}
		}
		return r.t("report.finding.flow", r.number(in), r.number(out))
	case "returns":
		if s := t.Stat("still-out:12"); s != nil {
			return r.t("report.finding.returns.curve", r.percent(s.Value))
		}
		n := r.at(t, "revocation") + r.at(t, "rearrest") + r.at(t, "revoked-undated")
		if n < 2 {
			return r.t([2]string{"report.finding.returns.none", "report.finding.returns.one"}[n])
		}
		return r.t("report.finding.returns", r.number(n))
	case "corrections":
		return r.t("report.finding.corrections", r.number(r.at(t, "persons-before")), r.number(r.at(t, "persons-after")))
	}
	return r.title(t)
}

// corrected are the rows of the bridge that are no movement of anybody.
var corrected = map[string]bool{"split": true, "merged": true, "withdrawn": true, "revised": true}

// tooOld reports whether a row of a table of months is older than what the page
// shows; the CSV has all.
func (r *reporter) tooOld(t *figures.Table, row string) bool {
	if isUnknown(row) {
		return false
	}
	switch t.ID {
	case "arrests":
		return row < firstMonth(t)
	case "flow":
		return row < r.flowFirst(t)
	}
	return false
}
