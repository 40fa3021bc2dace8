package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cotejo/sources/values"
)

// maxFile is the most bytes that a file may have. A million rows have a
// quarter of it.
const maxFile = 1 << 30

// A table is a file as it was read: its text, the header, and where the rows
// below the header start. Rows are cut into cells when they are looked at.
type table struct {
	asked      string // the path as the caller has it
	path, base string // with the sheet, where the file has several
	sha256     string
	dialect    Dialect
	header     []string
	own        []ColumnKind // of a column that a field tool added, "" for the others
	titles     []string     // the headers without their groups
	headerLine int
	text       string
	lines      []uint32 // of a sheet, the row that every line of the text is; else nil
	doubtful   map[cellPlace]string
	packed     []string // what the table was packed in
	rows       []rowStart
	notices    Problems
	broken     bool  // some cell may need mending; see mendCell
	cut        bool  // the semicolons of entities cut cells; see rejoined
	dropped    int   // cells of secret columns; see withhold
	short      []int // rows with too few cells to be kept, ascending
}

// A rowStart is the offset at which a row starts and its line. A text has less
// than 4 GB: no encoding makes more than three bytes of one of maxFile.
type rowStart struct{ at, line uint32 }

// readFile reads a file of at most maxFile bytes.
func readFile(path string) (string, *Problem) {
	if path == standardInput {
		return readAll(os.Stdin, 0)
	}
	f, err := os.Open(path)
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
	return readAll(f, info.Size())
}

// readAll reads at most maxFile bytes, of which there may be about so many.
func readAll(r io.Reader, size int64) (string, *Problem) {
	var text strings.Builder
	text.Grow(int(min(size, maxFile)))
	n, err := io.Copy(&text, io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return "", unreadable(err)
	case n > maxFile:
		return "", &Problem{Code: FileTooBig, Args: []any{maxFile >> 20}}
	}
	return text.String(), nil
}

// hashOf returns the SHA-256 of a file's bytes, hexadecimal.
func hashOf(data string) string {
	hash := sha256.New()
	var part [1 << 15]byte
	for len(data) > 0 {
		n := copy(part[:], data)
		hash.Write(part[:n])
		data = data[n:]
	}
	return hex.EncodeToString(hash.Sum(nil))
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
	if encoding == "" && wide(data[:min(len(data), sniffBytes)]) == "" && Foreign(data) == "" && !utf8.ValidString(data) && (strings.HasPrefix(data, bom) || mostlyUTF8(data)) {
		text, page, line, n := joinPages(data)
		if data = text; n > 0 {
			t.notices = append(t.notices, &Problem{Line: line, Code: MixedEncodings, Args: []any{n, page}})
		}
	}
	asked := encoding
	text, encoding, problem := decode(data, encoding)
	if problem != nil {
		return problem
	}
	if strings.TrimFunc(text, unicode.IsSpace) == "" {
		return &Problem{Code: EmptyFile}
	}
	if asked == "" && pages[encoding] != nil && encoding != windows1252 {
		t.notices = append(t.notices, &Problem{Code: GuessedPage, Args: []any{encoding}})
	}
	text = t.mendDouble(text)
	t.broken = broken(text)
	if undone, line, n := unwrap(text); n > 0 {
		t.notices = append(t.notices, &Problem{Line: line, Code: QuotedLines, Args: []any{n}})
		text = undone
	}
	d, skip := sniff(text)
	d.Encoding, d.Packed = encoding, strings.Join(t.packed, " ")
	t.dialect, t.text = d, text
	return t.cutRows(skip, known)
}

// mendDouble undoes an encoding that was applied twice to the whole text.
func (t *table) mendDouble(text string) string {
	mended, n := undoDouble(text)
	if !wholeDouble(mended, text, n) {
		return text
	}
	at, sample := changed(text, mended)
	t.notices = append(t.notices, &Problem{Line: t.lineOf(lineAt(text, at)), Code: DoubleEncoded, Args: []any{sample}})
	return mended
}

// cutRows finds where the rows of the text start, and among them the header.
func (t *table) cutRows(skip int, known func(string) bool) *Problem {
	s := t.scanner()
	if skip > 0 {
		s.pos, s.line = skip, 2
	}
	t.rows = make([]rowStart, 0, 16+strings.Count(t.text, "\n"))
	for {
		start := rowStart{uint32(s.pos), uint32(t.lineOf(s.line))}
		if !s.skip() {
			break
		}
		t.rows = append(t.rows, start)
	}
	if s.problem != nil {
		s.problem.Line = t.lineOf(s.problem.Line)
		return s.problem
	}
	for len(t.rows) > 0 && t.uncut(s, len(t.rows)-1).blank() {
		t.rows = t.rows[:len(t.rows)-1]
	}
	if len(t.rows) == 0 {
		return &Problem{Code: EmptyFile}
	}
	top := make([]row, min(len(t.rows), topRows))
	for i := range top {
		top[i] = t.uncut(s, i).kept()
	}
	at, problem := findHeader(top, known)
	if problem != nil {
		return problem
	}
	if skipped := top[at].line - top[0].line; skipped > 0 {
		t.notices = append(t.notices, &Problem{Line: top[0].line, Code: SkippedLines, Args: []any{skipped}})
	}
	t.headerLine = top[at].line
	t.rows = t.rows[at+1:]
	if problem := t.nameColumns(top[at].cells); problem != nil {
		return problem
	}
	if len(t.rows) == 0 {
		return &Problem{Line: t.headerLine, Code: HeaderOnly}
	}
	t.noticeCuts()
	return nil
}

// noticeCuts looks for cells that an entity cut.
func (t *table) noticeCuts() {
	if t.dialect.Separator != ';' || !cutEntity.MatchString(t.text) {
		return
	}
	s, sum, first := t.scanner(), 0, &Problem{Code: CutEntities}
	for i := range t.rows {
		r := t.uncut(s, i)
		if whole, n := rejoined(r.cells); n > 0 {
			if sum += n; first.Line == 0 {
				at := slices.IndexFunc(whole, func(c string) bool { return entity.MatchString(c) })
				first.Line, first.Args = r.line, []any{0, whole[max(at, 0)]}
			}
		}
	}
	if t.cut = sum > 0; t.cut {
		first.Args[0] = sum
		t.notices = append(t.notices, first)
	}
}

// scanner returns a scanner of the table's text.
func (t *table) scanner() *scanner {
	return newScanner(t.text, t.dialect.Separator, t.dialect.LineEnd == "cr")
}

// uncut returns row i with all cells that the file has. They stay until the
// scanner reads another row.
func (t *table) uncut(s *scanner, i int) row {
	s.pos, s.line = int(t.rows[i].at), int(t.rows[i].line)
	r, _ := s.next()
	return r
}

// row returns row i in the width of the header: a short row gets blank cells,
// blank cells beyond the header go. A row with more than that stays long.
func (t *table) row(s *scanner, i int) row {
	r, n := t.uncut(s, i), len(t.header)
	if t.cut {
		if whole, joined := rejoined(r.cells); joined > 0 {
			r.cells, r.raw = whole, ""
		}
	}
	if len(r.cells) > n && (row{cells: r.cells[n:]}).blank() {
		r.cells = r.cells[:n]
	}
	for len(r.cells) < n {
		r.cells = append(r.cells, "")
	}
	s.cells = r.cells
	return r
}

// kept is a row whose cells stay.
func (r row) kept() row {
	r.cells = slices.Clone(r.cells)
	return r
}

// changed finds the first place where two texts differ, and the word of the
// first text that stands there.
func changed(text, mended string) (at int, word string) {
	for at < len(mended) && text[at] == mended[at] {
		at++
	}
	const between = ",;|\t\n\r\" "
	start, end := strings.LastIndexAny(text[:at], between)+1, strings.IndexAny(text[at:], between)
	if end < 0 {
		end = len(text) - at
	}
	return at, text[start : at+end]
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

// headerRows is how far down a header is looked for, and topRows how far the
// width of the table.
const (
	headerRows = 30
	topRows    = 4 * headerRows
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
