package sources

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
