package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"cotejo/linkage/figures"
	"cotejo/sources/decisions"
)

// A reportFile is one file of a report, by its path in the folder.
type reportFile struct {
	path string
	text []byte
}

// A tableJSON is a table for programs, with its words.
type tableJSON struct {
	*figures.Table
	Title      string            `json:"title"`
	Finding    string            `json:"finding"`
	Definition string            `json:"definition"`
	Labels     map[string]string `json:"labels"` // of rows and columns, by code
}

func (r *reporter) tableOf(t *figures.Table) *tableJSON {
	out := &tableJSON{Table: t, Title: r.title(t), Finding: r.finding(t), Definition: r.t("report.definition." + t.ID), Labels: make(map[string]string)}
	for _, row := range t.Rows {
		out.Labels[row] = r.row(t, row)
	}
	for _, c := range t.Columns {
		if _, taken := out.Labels[c]; !taken {
			out.Labels[c] = r.column(c)
		}
	}
	return out
}

// wide is a table for programs that draw: one line a row, plain numbers, and
// nothing where there is none.
func (r *reporter) wide(t *figures.Table) [][]string {
	plain := func(c *figures.Cell) string {
		switch {
		case c == nil:
			return ""
		case c.Hidden:
			return "<5"
		case t.ID == "announcements" && c.Of > 0: // the number itself stands in a column beside
			return strconv.FormatFloat(float64(1000*c.Value/c.Of)/10, 'f', -1, 64)
		}
		return strconv.Itoa(c.Value)
	}
	ends := func(of *figures.Range) (low, high string) {
		if of == nil {
			return "", ""
		}
		return strconv.Itoa(of.Low), strconv.Itoa(of.High)
	}
	if len(t.Columns) == 1 && t.Columns[0] == figures.Persons {
		out := [][]string{{"row", r.title(t), r.column(figures.Persons), r.t("report.column.lists-low"), r.t("report.column.lists-high"),
			r.t("report.column.linkage-low"), r.t("report.column.linkage-high")}}
		for i := range t.Cells {
			c := &t.Cells[i]
			listsLow, listsHigh := ends(c.Lists)
			linkLow, linkHigh := ends(c.Linkage)
			out = append(out, neutral(c.Row, r.row(t, c.Row), plain(c), listsLow, listsHigh, linkLow, linkHigh))
		}
		return out
	}
	header := []string{"row", r.title(t)}
	for _, c := range t.Columns {
		header = append(header, r.column(c))
	}
	out := [][]string{header}
	for _, row := range t.Rows {
		line := []string{row, r.row(t, row)}
		for _, c := range t.Columns {
			line = append(line, plain(t.Cell(row, c)))
		}
		out = append(out, neutral(line...))
	}
	return out
}

// neutral keeps a spreadsheet from taking the names of places for formulas.
func neutral(line ...string) []string {
	for i := range 2 {
		line[i] = decisions.Neutralise(line[i])
	}
	return line
}

// long is every number of every table, one line each.
func (r *reporter) long() [][]string {
	out := [][]string{{"table", "row", "column", "label", "value", "lists_lo", "lists_hi", "linkage_lo", "linkage_hi", "unknown", "denominator"}}
	for _, t := range r.tables {
		for i := range t.Cells {
			c := &t.Cells[i]
			value, of := strconv.Itoa(c.Value), t.Denominator
			if c.Hidden {
				value = "<5"
			}
			if c.Of > 0 {
				of = c.Of
			}
			line := []string{t.ID, decisions.Neutralise(c.Row), decisions.Neutralise(c.Column), decisions.Neutralise(r.row(t, c.Row)), value}
			for _, b := range []*figures.Range{c.Lists, c.Linkage} {
				if b == nil {
					line = append(line, "", "")
				} else {
					line = append(line, strconv.Itoa(b.Low), strconv.Itoa(b.High))
				}
			}
			out = append(out, append(line, strconv.Itoa(t.Unknown), strconv.Itoa(of)))
		}
		for _, s := range t.Stats {
			real := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
			out = append(out, []string{t.ID, s.Code, "stat", r.stat(&s), real(s.Value), real(s.Low), real(s.High), "", "", "", strconv.Itoa(s.N)})
		}
	}
	return out
}

func csvText(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	err := csv.NewWriter(&b).WriteAll(rows)
	return b.Bytes(), err
}

// json is everything for programs.
func (r *reporter) document(meta map[string]string) ([]byte, error) {
	out := struct {
		Title   string         `json:"title"`
		Lang    string         `json:"lang"`
		Closed  string         `json:"closed,omitempty"`
		Since   string         `json:"since,omitempty"`
		Before  string         `json:"before,omitempty"` // the day with which it is compared
		Public  bool           `json:"public"`
		Persons int            `json:"persons"`
		Low     int            `json:"low"`
		High    int            `json:"high"`
		Digest  string         `json:"digest"`
		Tool    string         `json:"tool_version"`
		Lists   []figures.List `json:"lists"`
		Tables  []*tableJSON   `json:"tables"`
	}{
		r.t("report.page-title"), r.lang, r.closed, r.in.Since, r.before(), r.in.Public, len(r.in.Persons), r.in.Low, r.in.High, meta["digest"], meta["tool_version"], r.in.Lists, nil,
	}
	for _, t := range r.tables {
		out.Tables = append(out.Tables, r.tableOf(t))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	err := e.Encode(out)
	return b.Bytes(), err
}

// before is the day of what the report is compared with, "" for nothing.
func (r *reporter) before() string {
	if r.in.Before == nil {
		return ""
	}
	return r.in.Before.Day
}

// files makes all files of a report.
func (r *reporter) files(meta map[string]string) ([]reportFile, error) {
	page, err := r.page(meta)
	if err != nil {
		return nil, err
	}
	document, err := r.document(meta)
	if err != nil {
		return nil, err
	}
	all, err := csvText(r.long())
	if err != nil {
		return nil, err
	}
	out := []reportFile{{"index.html", page}, {"figures.json", document}, {r.t("report.method-file"), r.method(meta)}, {"csv/all.csv", all}}
	for _, t := range r.tables {
		text, err := csvText(r.wide(t))
		if err != nil {
			return nil, err
		}
		out = append(out, reportFile{"csv/" + strconv.Itoa(100 + t.Number)[1:] + "-" + t.ID + ".csv", text})
		for _, p := range r.pictures(t) {
			out = append(out, reportFile{"svg/" + p.name + ".svg", p.svg})
		}
	}
	return out, nil
}

// madeBefore are the files of tables, which an older report may have left.
var madeBefore = regexp.MustCompile(`^\d\d-[a-z-]+\.(csv|svg)$`)

// write writes a report to a folder: a new one, an empty one, or one that has a
// report already.
func (r *reporter) write(folder string, meta map[string]string) error {
	there, err := os.ReadDir(folder)
	if err == nil && len(there) > 0 {
		if _, err := os.Stat(filepath.Join(folder, "figures.json")); err != nil {
			return failure(folder, "report.other-folder")
		}
	} else if err != nil && !os.IsNotExist(err) {
		return failure(folder, "report.not-a-folder")
	}
	files, err := r.files(meta)
	if err != nil {
		return err
	}
	for _, f := range files {
		if r.edition == nil {
			break
		}
		if found := r.edition.Found(string(f.text)); len(found) > 0 {
			return failure(filepath.Join(folder, filepath.FromSlash(f.path)), "report.leak", len(found))
		}
	}
	if err := r.gate.through(func() error { return r.writeFiles(folder, files) }); err != nil {
		return err
	}
	r.line(r.t("report.written", clean(filepath.Join(folder, "index.html"))))
	return nil
}

// writeFiles writes the files of a report, and removes those of tables that an
// older one had.
func (r *reporter) writeFiles(folder string, files []reportFile) error {
	wanted := make(map[string]bool)
	for _, sub := range []string{"csv", "svg"} {
		// A report is made to be put on the web, so whoever serves it may read it.
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o755); err != nil {
			return fileProblem(folder, err)
		}
	}
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.path))
		if err := r.writeWhole(path, f.text); err != nil {
			return err
		}
		if err := os.Chmod(path, 0o644); err != nil {
			return fileProblem(path, err)
		}
		wanted[f.path] = true
	}
	for _, sub := range []string{"csv", "svg"} {
		left, err := os.ReadDir(filepath.Join(folder, sub))
		if err != nil {
			return fileProblem(folder, err)
		}
		for _, e := range left {
			if madeBefore.MatchString(e.Name()) && !wanted[sub+"/"+e.Name()] {
				if err := os.Remove(filepath.Join(folder, sub, e.Name())); err != nil {
					return fileProblem(folder, err)
				}
			}
		}
	}
	return nil
}
