package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"cotejo/linkage/figures"
)

//go:embed report/index.html
var reportPage string

// longTable is the number of rows from which a table of the page keeps to what
// matters most.
const longTable = 22

// A keyFigure is one of the numbers at the head of the page.
type keyFigure struct{ Number, Range, Label string }

// A pageRow is a row of a table of the page.
type pageRow struct {
	Label   string
	Cells   []pageCell
	Unknown bool
	Total   bool
}

// A pageCell is a cell with what stands small below it.
type pageCell struct{ Text, Small string }

// A section is one table of the page with its charts.
type section struct {
	ID, Title, Finding, Definition string
	Charts                         []template.HTML
	Header                         []string
	Rows                           []pageRow
	Stats, Notes                   []string
	CSV                            string
	SVG                            []string
}

// A page is what the template is filled with. T says a text of the catalogue.
type page struct {
	Lang, Title, Headline, Lead string
	Definition                  string
	Figures                     []keyFigure
	Sections                    []section
	Lists                       [][]string
	Method                      []string
	Digest, Tool, Day           string
	MethodFile                  string
	T                           func(string) string
}

// page makes the page.
func (r *reporter) page(meta map[string]string) ([]byte, error) {
	p := &page{Lang: r.lang, Title: r.t("report.page-title"), Headline: r.headline(), Lead: r.lead(), Definition: r.t("report.who-counts"),
		Figures: r.keyFigures(), Lists: r.listRows(), Method: r.methodTexts(), Digest: meta["digest"], Tool: meta["tool_version"],
		MethodFile: r.t("report.method-file"), T: func(key string) string { return r.t("report." + key) }}
	if r.closed != "" {
		p.Day = r.t("report.closed", r.day(r.closed))
	}
	for _, t := range r.tables {
		p.Sections = append(p.Sections, r.section(t))
	}
	parsed, err := template.New("report").Parse(reportPage)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = parsed.Execute(&b, p)
	return b.Bytes(), err
}

// headline says the count and how many are in prison.
func (r *reporter) headline() string {
	persons := r.number(len(r.in.Persons))
	if t := r.find("custody"); t != nil {
		return r.t("report.headline", persons, r.number(r.at(t, "inside")+r.at(t, "camp")))
	}
	return r.t("report.headline-bare", persons)
}

// lead says what the count is made of and how far it is certain.
func (r *reporter) lead() string {
	var names []string
	for _, l := range r.in.Lists {
		names = append(names, r.titles[l.Name])
	}
	text := r.t("report.lead", r.number(len(r.in.Lists)), strings.Join(names, ", "))
	if n := r.former(); n > 0 {
		text += " " + r.t("report.lead-former", r.number(n))
	}
	if r.in.Low == r.in.High {
		return text + " " + r.t("report.lead-certain")
	}
	return text + " " + r.t("report.lead-range", r.number(r.in.Low), r.number(r.in.High))
}

// former is the number of persons whom no list has in its newest edition.
func (r *reporter) former() (n int) {
	for i := range r.in.Persons {
		if r.in.Persons[i].Former {
			n++
		}
	}
	return n
}

func (r *reporter) keyFigures() []keyFigure {
	total := keyFigure{Number: r.number(len(r.in.Persons)), Label: r.t("report.key.total")}
	if r.in.Low != r.in.High {
		total.Range = r.number(r.in.Low) + "–" + r.number(r.in.High)
	}
	out := []keyFigure{total}
	if t := r.find("custody"); t != nil {
		for _, row := range []string{"inside", "camp", "outside-revocable", "outside-extinguished", "dead"} {
			if c := t.Cell(row, figures.Persons); c != nil {
				out = append(out, keyFigure{r.number(c.Value), r.between(c.Lists), r.t("report.key." + row)})
			}
		}
	}
	if t := r.find("sex"); t != nil {
		surely, perhaps := t.Stat("minors-surely"), t.Stat("minors-perhaps")
		out = append(out, keyFigure{Number: r.real(surely.Value), Range: r.t("report.key.minors-more", r.real(perhaps.Value)), Label: r.t("report.key.minors")})
	}
	return out
}

// listRows are the lists with what was read of each.
func (r *reporter) listRows() [][]string {
	var out [][]string
	for _, l := range r.in.Lists {
		day := r.t("report.no-day")
		switch {
		case l.Last == "":
		case l.First == l.Last:
			day = r.day(l.Last)
		default:
			day = r.t("report.days-between", r.day(l.First), r.day(l.Last))
		}
		if n := len(l.Editions); n > 1 {
			day = r.t("report.editions", r.number(n), r.day(l.Editions[n-1].AsOf))
		}
		name := r.titles[l.Name]
		if name != l.Name {
			name += " (" + l.Name + ")"
		}
		out = append(out, []string{name, r.number(l.Records), r.number(l.Persons), day})
	}
	return out
}

func (r *reporter) section(t *figures.Table) section {
	s := section{ID: t.ID, Title: r.title(t), Finding: r.finding(t), Definition: r.t("report.definition." + t.ID), Notes: r.notes(t),
		CSV: fmt.Sprintf("csv/%02d-%s.csv", t.Number, t.ID)}
	for _, p := range r.pictures(t) {
		s.Charts = append(s.Charts, template.HTML(p.svg)) // package plot escapes every text
		s.SVG = append(s.SVG, "svg/"+p.name+".svg")
	}
	for _, text := range r.announcedTexts(t) {
		s.Stats = append(s.Stats, tight(text))
	}
	for i := range t.Stats {
		s.Stats = append(s.Stats, tight(r.stat(&t.Stats[i])))
	}
	if len(t.Columns) == 1 && t.Columns[0] == figures.Persons {
		s.Header = []string{r.column(figures.Persons), r.t("report.column.lists"), r.t("report.column.known")}
		for i := range t.Cells {
			c := &t.Cells[i]
			share, among := r.known(t, c)
			share, among = tight(share), tight(among)
			if len(t.Cells) > longTable {
				among = ""
			}
			if r.tooOld(t, c.Row) {
				continue
			}
			s.Rows = append(s.Rows, pageRow{r.row(t, c.Row), []pageCell{{Text: r.value(c)}, {Text: r.between(c.Lists)}, {share, among}}, isUnknown(c.Row), c.Row == figures.Total})
		}
		if !slices.ContainsFunc(s.Rows, func(row pageRow) bool { return row.Cells[1].Text != "" }) {
			s.Header = []string{r.column(figures.Persons), r.t("report.column.known")}
			for i := range s.Rows {
				c := s.Rows[i].Cells
				s.Rows[i].Cells = []pageCell{c[0], c[2]}
			}
		}
		if t.ID == "totals" { // what is counted there is no matter of what lists say
			s.Header = []string{r.column(figures.Persons), r.t("report.column.share")}
			for i := range s.Rows {
				c := s.Rows[i].Cells
				s.Rows[i].Cells = []pageCell{c[0], {Text: c[len(c)-1].Text}}
			}
		}
		return s
	}
	if t.ID == "flow" {
		s.Header, s.Rows = r.flowRows(t)
		return s
	}
	for _, c := range t.Columns {
		s.Header = append(s.Header, r.column(c))
	}
	for _, row := range t.Rows {
		if r.tooOld(t, row) {
			continue
		}
		out := pageRow{Label: r.row(t, row), Unknown: isUnknown(row), Total: row == figures.Total || strings.HasPrefix(row, "stock-")}
		for _, c := range t.Columns {
			cell := t.Cell(row, c)
			out.Cells = append(out.Cells, pageCell{Text: r.value(cell)})
			if cell != nil && cell.Lists != nil {
				out.Cells[len(out.Cells)-1].Small = r.between(cell.Lists)
			}
		}
		s.Rows = append(s.Rows, out)
	}
	return s
}

// tight keeps a number and its sign on one line.
func tight(s string) string { return strings.ReplaceAll(s, " %", "\u00a0%") }

// methodTexts say how the numbers are made.
func (r *reporter) methodTexts() []string {
	out := []string{r.t("report.method.count"), r.t("report.method.values"), r.t("report.method.lists"), r.t("report.method.linkage"), r.t("report.method.shares"),
		r.t("report.method.words")}
	if r.in.Public {
		out = append(out, r.t("report.method.public"))
	}
	return out
}

// method writes the method as a text of its own.
func (r *reporter) method(meta map[string]string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n\n", r.t("report.method-title"), r.headline(), r.lead())
	fmt.Fprintf(&b, "%s\n\n", r.t("report.who-counts"))
	for _, t := range r.methodTexts() {
		fmt.Fprintf(&b, "%s\n\n", t)
	}
	fmt.Fprintf(&b, "## %s\n\n", r.t("report.lists-title"))
	for _, l := range r.in.Lists {
		fmt.Fprintf(&b, "- %s: `%s`, sha256 `%s`, %s\n", r.titles[l.Name], clean(strings.ReplaceAll(l.File, "`", "'")), l.SHA256, r.t("report.list-line", r.number(l.Records), r.number(l.Persons)))
	}
	fmt.Fprintf(&b, "\n## %s\n\n", r.t("report.definitions-title"))
	for _, t := range r.tables {
		fmt.Fprintf(&b, "%d. **%s** (`%s`). %s", t.Number, r.title(t), t.ID, r.t("report.definition."+t.ID))
		for _, n := range t.Notes {
			fmt.Fprintf(&b, " %s", r.t("report.note."+n))
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "\n## %s\n\n%s\n", r.t("report.again-title"), r.t("report.again", meta["tool_version"], meta["digest"]))
	return []byte(b.String())
}
