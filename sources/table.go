package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"cotejo/sources/values"
)

// maxFile is the most bytes that a file may have. A million rows have a
// quarter of it.
const maxFile = 1 << 30

// A table is a file as it was read: its header and its rows as wide as the
// header, save rows whose extra cells hold something.
type table struct {
	path, base string
	sha256     string
	dialect    Dialect
	header     []string
	headerLine int
	rows       []row
	notices    Problems
}

// open reads a file whole. known says which headers some profile knows.
func open(path, encoding string, known func(header string) bool) (*table, *Problem) {
	t := &table{path: path, base: filepath.Base(path)}
	data, problem := t.readFile()
	if problem == nil {
		problem = t.parse(data, encoding, known)
	}
	if problem != nil {
		problem.File = path
		return nil, problem
	}
	for _, n := range t.notices {
		n.File = path
	}
	return t, nil
}

// readFile reads a file of at most maxFile bytes, and its hash.
func (t *table) readFile() (string, *Problem) {
	f, err := os.Open(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &Problem{Code: MissingFile}
	}
	if err != nil {
		return "", unreadable(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return "", unreadable(err)
	case info.IsDir():
		return "", &Problem{Code: Folder}
	}
	var text strings.Builder
	text.Grow(int(min(info.Size(), maxFile)))
	hash := sha256.New()
	n, err := io.Copy(io.MultiWriter(hash, &text), io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return "", unreadable(err)
	case n > maxFile:
		return "", &Problem{Code: FileTooBig, Args: []any{maxFile >> 20}}
	}
	t.sha256 = hex.EncodeToString(hash.Sum(nil))
	return text.String(), nil
}

// unreadable is the problem for an error of the system, in its own words
// without the path.
func unreadable(err error) *Problem {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return &Problem{Code: UnreadableFile, Args: []any{err.Error()}}
}

// parse reads the bytes of a file.
func (t *table) parse(data string, encoding string, known func(string) bool) *Problem {
	if len(data) == 0 {
		return &Problem{Code: EmptyFile}
	}
	text, encoding, problem := decode(data, encoding)
	if problem != nil {
		return problem
	}
	if strings.TrimFunc(text, unicode.IsSpace) == "" {
		return &Problem{Code: EmptyFile}
	}
	d, skip := sniff(text)
	d.Encoding = encoding
	t.dialect = d
	s := newScanner(text, d.Separator, d.LineEnd == "cr")
	if skip > 0 {
		s.pos, s.line = skip, 2
	}
	var rows []row
	for {
		r, ok := s.next()
		if !ok {
			break
		}
		if rows == nil {
			// Room for all rows, were all as long as the first few.
			rows = make([]row, 0, 16+strings.Count(text, "\n"))
		}
		rows = append(rows, r)
	}
	if s.problem != nil {
		return s.problem
	}
	for len(rows) > 0 && rows[len(rows)-1].blank() {
		rows = rows[:len(rows)-1]
	}
	if len(rows) == 0 {
		return &Problem{Code: EmptyFile}
	}
	at, problem := findHeader(rows, known)
	if problem != nil {
		return problem
	}
	if skipped := rows[at].line - rows[0].line; skipped > 0 {
		t.notices = append(t.notices, &Problem{Line: rows[0].line, Code: SkippedLines, Args: []any{skipped}})
	}
	if i := strings.Index(text, "Ã"); i >= 0 {
		if sample, n := doubleEncoded(text); n >= 3 {
			t.notices = append(t.notices, &Problem{Line: lineAt(text, i), Code: DoubleEncoded, Args: []any{sample}})
		}
	}
	t.headerLine = rows[at].line
	t.rows = rows[at+1:]
	if problem := t.nameColumns(rows[at].cells); problem != nil {
		return problem
	}
	if len(t.rows) == 0 {
		return &Problem{Line: t.headerLine, Code: HeaderOnly}
	}
	t.square()
	return nil
}

// doubleEncoded counts the marks of a text that was read in the wrong encoding
// before it was saved, "GarcÃ­a" for "García", and returns a sample.
func doubleEncoded(text string) (sample string, n int) {
	for i, r := range text {
		if r != 'Ã' {
			continue
		}
		rest := []rune(text[i:min(len(text), i+16)])
		if len(rest) > 1 && rest[1] >= 0x80 && rest[1] <= 0xbf {
			if n++; sample == "" {
				start := strings.LastIndexAny(text[:i], ",;|\t\n\r\" ") + 1
				end := strings.IndexAny(text[i:], ",;|\t\n\r\" ")
				if end < 0 {
					end = len(text) - i
				}
				sample = text[start : i+end]
			}
		}
	}
	return sample, n
}

// width is the number of cells up to the last that holds something, and filled
// the number of those that do.
func (r row) width() (width, filled int) {
	for i, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			width = i + 1
			filled++
		}
	}
	return width, filled
}

// headerRows is how far down a header is looked for.
const headerRows = 30

// findHeader finds the row that names the columns: the first as wide as the
// table of which at least two cells, and half of all, are known headers; else,
// for a file with headers of its own making, the first wide row that does not
// look like data.
func findHeader(rows []row, known func(string) bool) (int, *Problem) {
	var wide int // cells that most rows have
	counts := map[int]int{}
	for _, r := range rows[:min(len(rows), 4*headerRows)] {
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
		if date != "" || seen[f] || len(c) > 80 || isName || strings.Trim(f, "0123456789 ") == "" {
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
	for _, r := range t.rows {
		if len(r.cells) > n && n < len(cells) {
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
	return nil
}

// square brings every row to the width of the header: short rows get blank
// cells, blank cells beyond the header go. Rows with more than that stay long.
func (t *table) square() {
	n := len(t.header)
	for i := range t.rows {
		r := &t.rows[i]
		switch {
		case len(r.cells) < n:
			padded := make([]string, n)
			copy(padded, r.cells)
			r.cells = padded
		case len(r.cells) > n && (row{cells: r.cells[n:]}).blank():
			r.cells = r.cells[:n:n]
		}
	}
}
