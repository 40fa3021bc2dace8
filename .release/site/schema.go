package main

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// A table is one of a roster, as "cotejo schema --json" tells it.
type table struct {
	Name    string `json:"table"`
	About   string `json:"about"`
	Columns []struct {
		Name  string `json:"column"`
		Type  string `json:"type"`
		About string `json:"about"`
	} `json:"columns"`
}

// A reference leads from a column of one table to another table.
type reference struct{ from, column, to string }

var (
	createTable = regexp.MustCompile(`^CREATE TABLE (\w+)`)
	references  = regexp.MustCompile(`^\s*(\w+)\s.*\bREFERENCES (\w+)`)
)

// referencesIn reads the references between tables from the schema's text.
func referencesIn(sql string) (all []reference) {
	table := ""
	for line := range strings.Lines(sql) {
		if m := createTable.FindStringSubmatch(line); m != nil {
			table = m[1]
		} else if m := references.FindStringSubmatch(line); m != nil && table != "" {
			all = append(all, reference{table, m[1], m[2]})
		}
	}
	return all
}

// schema is the page of tables and columns, with a diagram of what refers to what.
func (s *site) schema() (page, error) {
	said, err := exec.Command(s.program, "schema", "--json", "--lang", s.lang).Output()
	if err != nil {
		return page{}, fmt.Errorf("cotejo schema: %w", err)
	}
	var tables []table
	if err := json.Unmarshal(said, &tables); err != nil {
		return page{}, err
	}
	sql, err := os.ReadFile(filepath.Join(s.root, "linkage/roster/schema.sql"))
	if err != nil {
		return page{}, err
	}
	title, lead := "El registro: tablas y columnas", "Un registro es un archivo SQLite. Cada columna se explica también dentro del archivo, en inglés como sus nombres; `cotejo schema` dice lo mismo. Una flecha va de la columna que remite a la tabla a la que remite."
	if s.lang == "en" {
		title, lead = "The roster: tables and columns", "A roster is an SQLite file. Every column is explained inside the file as well; `cotejo schema` says the same. An arrow leads from a column that refers to the table that it refers to."
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s\n", title, lead, diagram(tables, referencesIn(string(sql))))
	for _, t := range tables {
		fmt.Fprintf(&b, "\n<h2 id=\"%[1]s\">%[1]s</h2>\n\n%[2]s\n\n| | | |\n|---|---|---|\n", t.Name, t.About)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, strings.ToLower(c.Type), strings.NewReplacer("|", `\|`, "<", "&lt;").Replace(c.About))
		}
	}
	return page{name: "schema", markdown: b.String()}, nil
}

// Sizes of the diagram in units of its own.
const (
	boxWidth, boxHeight = 150, 26
	columnGap, rowGap   = 90, 14
)

// diagram draws the tables in columns: what nothing is referred from to the left
// of what refers to it, so that all arrows point to the left.
func diagram(tables []table, refs []reference) string {
	depth := make(map[string]int)
	for range tables { // longest way; there are no circles
		for _, r := range refs {
			if r.from != r.to {
				depth[r.from] = max(depth[r.from], depth[r.to]+1)
			}
		}
	}
	rows := make(map[int]int)
	x, y := make(map[string]int), make(map[string]int)
	wide, high := 0, 0
	for _, t := range tables {
		d := depth[t.Name]
		x[t.Name], y[t.Name] = 4+d*(boxWidth+columnGap), 4+rows[d]*(boxHeight+rowGap)
		rows[d]++
		wide, high = max(wide, x[t.Name]+boxWidth+4), max(high, y[t.Name]+boxHeight+4)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" role="img" font-family="ui-monospace, monospace" font-size="13" fill="currentColor" stroke="none">`, wide, high)
	b.WriteString(`<defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>`)
	drawn := make(map[[2]string]bool)
	for _, r := range refs {
		if drawn[[2]string{r.from, r.to}] || r.from == r.to {
			continue
		}
		drawn[[2]string{r.from, r.to}] = true
		x1, y1, x2, y2 := x[r.from], y[r.from]+boxHeight/2, x[r.to]+boxWidth, y[r.to]+boxHeight/2
		fmt.Fprintf(&b, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="currentColor" stroke-opacity=".5" marker-end="url(#to)"><title>%s.%s → %s</title></path>`, x1, y1, x1-columnGap/2, y1, x2+columnGap/2, y2, x2, y2, r.from, r.column, r.to)
	}
	for _, t := range tables {
		fmt.Fprintf(&b, `<a href="#%s"><rect x="%d" y="%d" width="%d" height="%d" rx="3" fill="none" stroke="currentColor"/><text x="%d" y="%d">%s</text></a>`, html.EscapeString(t.Name), x[t.Name], y[t.Name], boxWidth, boxHeight, x[t.Name]+8, y[t.Name]+18, html.EscapeString(t.Name))
	}
	b.WriteString("</svg>\n")
	return b.String()
}
