package sources

import "strings"

// unwrap undoes what a spreadsheet does to a list that it took for one column:
// every line, or every line with a quote in it, becomes one quoted cell, with
// the separators of blank columns behind it. The header must then have as many
// cells as most lines; else the text is what it seems. n counts the lines.
func unwrap(text string) (undone string, first, n int) {
	if !strings.HasPrefix(text, `"`) && !strings.Contains(text, "\n\"") && !strings.Contains(text, "\r\"") {
		return text, 0, 0
	}
	end := "\n"
	if lineEnd(text) == "cr" {
		end = "\r"
	}
	lines := strings.SplitAfter(text, end)
	inner := make([]string, len(lines))
	for i, line := range lines {
		inner[i] = strings.TrimRight(line, "\r\n")
		if cell, ok := wrapped(inner[i]); ok {
			inner[i] = cell
			if n++; first == 0 {
				first = i + 1
			}
		}
	}
	if n == 0 {
		return text, 0, 0
	}
	for _, sep := range separators {
		if regular(inner, sep) {
			var b strings.Builder
			b.Grow(len(text))
			for i, line := range lines {
				b.WriteString(inner[i])
				b.WriteString(line[len(strings.TrimRight(line, "\r\n")):])
			}
			return b.String(), first, n
		}
	}
	return text, 0, 0
}

// wrapped returns what a line holds that is one quoted cell with a separator in
// it and no cells beside it but blank ones.
func wrapped(line string) (cell string, ok bool) {
	line = strings.TrimRight(line, ";,\t ")
	if len(line) < 3 || line[0] != '"' || line[len(line)-1] != '"' {
		return "", false
	}
	cell = line[1 : len(line)-1]
	if !strings.ContainsAny(cell, ",;\t|") {
		return "", false
	}
	undone := strings.ReplaceAll(cell, `""`, "\x00")
	if strings.ContainsAny(undone, `"`) {
		return "", false
	}
	return strings.ReplaceAll(undone, "\x00", `"`), true
}

// regular reports whether lines are a table under a separator: the first has at
// least three cells, and nine in ten have as many, or it has two and all have.
func regular(lines []string, sep byte) bool {
	width, same, all, exact := 0, 0, 0, true
	for _, line := range lines {
		if strings.Trim(line, ";,\t ") == "" {
			continue
		}
		r, ok := newScanner(line, sep, false).next()
		if !ok {
			return false
		}
		w := len(r.cells)
		if all++; all == 1 {
			width = w
		}
		if w >= width {
			same++
		}
		exact = exact && w == width
	}
	return width >= 3 && same*10 >= all*9 || width == 2 && exact
}
