package sources

import (
	"fmt"
	"strings"

	"cotejo/sources/values"
)

// findHeader finds among the top rows of a file the row that names the columns: the first as wide as the
// table of which at least two cells, and half of all, are known headers; else,
// for a file with headers of its own making, the first wide row that does not
// look like data.
func findHeader(rows []row, known func(string) bool) (int, *Problem) {
	var wide int // cells that most rows have
	counts := map[int]int{}
	for _, r := range rows {
		w, _ := r.width()
		if counts[w]++; w > 0 && (counts[w] > counts[wide] || counts[w] == counts[wide] && w > wide) {
			wide = w
		}
	}
	looksLikeHeader := func(r row) bool {
		words := 0
		for _, c := range r.cells {
			if known(c) {
				words++
			}
		}
		_, filled := r.width()
		return words*2 >= filled && (words >= 2 || words == 1 && wide <= 2) && filled*2 >= min(wide, len(r.cells))
	}
	candidates := rows[:min(len(rows), headerRows)]
	for i, r := range candidates {
		if !looksLikeHeader(r) {
			continue
		}
		for _, next := range candidates[i+1:] {
			if next.blank() {
				continue
			}
			if looksLikeHeader(next) && wide > 2 && !sameHeader(next.cells, r.cells) {
				return 0, &Problem{Line: next.line, Code: TwoHeaders, Args: []any{r.line}}
			}
			break
		}
		return i, nil
	}
	for i, r := range candidates {
		if w, filled := r.width(); filled*2 < wide || w*2 < wide || r.blank() {
			continue // a title above the table
		}
		if looksLikeData(r) {
			return 0, &Problem{Line: r.line, Code: NoHeader}
		}
		return i, nil
	}
	return 0, &Problem{Code: NoHeader}
}

// looksLikeData reports whether a row without known headers is rather the first
// row of a table that has no header: it holds numbers, dates or names of
// persons, or says one thing twice.
func looksLikeData(r row) bool {
	seen := map[string]bool{}
	for _, c := range r.cells {
		f := foldHeader(c)
		if f == "" {
			continue
		}
		date, _ := values.Date(c)
		_, isName := nameShares(c)
		if date != "" || seen[f] || len(c) > 80 && !isQuestion(c) || isName || strings.Trim(f, "0123456789 ") == "" {
			return true
		}
		seen[f] = true
	}
	return false
}

// sameHeader reports whether two rows hold the same headers.
func sameHeader(a, b []string) bool {
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y && !strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) {
			return false
		}
	}
	return true
}

// nameColumns takes over the header cells. Blank ones at the end count only
// where some row has a cell for them; blank ones that count get a name.
func (t *table) nameColumns(cells []string) *Problem {
	n, _ := row{cells: cells}.width()
	s := t.scanner()
	for i := 0; i < len(t.rows) && n < len(cells); i++ {
		if r := t.uncut(s, i); len(r.cells) > n {
			w, _ := row{cells: r.cells[:min(len(r.cells), len(cells))]}.width()
			n = max(n, w)
		}
	}
	first := map[string]int{}
	for i, c := range cells[:n] {
		c = strings.Join(strings.Fields(c), " ")
		folded := foldHeader(c)
		if old, ok := first[folded]; ok && folded != "" {
			return &Problem{Line: t.headerLine, Code: DuplicateHeader, Args: []any{c, old + 1, i + 1}}
		}
		first[folded] = i
		t.header = append(t.header, c)
	}
	for i, c := range t.header {
		for n := i + 1; c == ""; n++ {
			name := fmt.Sprintf("column %d", n)
			if _, taken := first[name]; !taken {
				first[name] = i
				c = name
			}
		}
		t.header[i] = c
	}
	t.own, t.titles = formColumns(t.header)
	return nil
}

// headerRows is how far down a header is looked for, and topRows how far the
// width of the table.
const (
	headerRows = 30
	topRows    = 4 * headerRows
)
