package sources

import "strings"

// A Dialect is how a file is written.
type Dialect struct {
	Encoding  string // utf-8, utf-8-bom, utf-16le, utf-16be, windows-1252, …
	Separator byte
	LineEnd   string // lf, crlf or cr
	Sheet     string // of a spreadsheet, whose kind is the encoding
	Packed    string // gz, zip
}

// String writes a dialect as the roster keeps it: "utf-8-bom ; crlf", "gz utf-8 , lf",
// "xlsx Presos".
func (d Dialect) String() string {
	if d.Packed != "" {
		inside := d
		inside.Packed = ""
		return d.Packed + " " + inside.String()
	}
	if d.Sheet != "" {
		return d.Encoding + " " + d.Sheet
	}
	sep := string(d.Separator)
	switch d.Separator {
	case '\t':
		sep = "tab"
	case '|':
		sep = "pipe"
	}
	return d.Encoding + " " + sep + " " + d.LineEnd
}

// separators are those that spreadsheets and databases write, the commonest
// first.
var separators = []byte{',', ';', '\t', '|'}

// sniffText and sniffRows bound what is looked at to find the separator.
const (
	sniffText = 1 << 16
	sniffRows = 40
)

// sniff finds the separator and the line end of a text. skip is the number of
// bytes of a "sep=;" line, which some spreadsheets write for one another.
func sniff(text string) (d Dialect, skip int) {
	d.LineEnd = lineEnd(text)
	if len(text) > 4 && strings.EqualFold(text[:4], "sep=") {
		if end := strings.IndexAny(text[4:], "\r\n"); end == 1 {
			d.Separator, skip = text[4], 5
			for skip < len(text) && (text[skip] == '\r' || text[skip] == '\n') {
				skip++
				if text[skip-1] == '\n' || d.LineEnd == "cr" {
					break
				}
			}
			return d, skip
		}
	}
	head := text
	if len(head) > sniffText {
		head = head[:sniffText]
		if at := strings.LastIndexAny(head, "\r\n"); at > 0 {
			head = head[:at+1]
		}
	}
	d.Separator = separators[0]
	best := 0.0
	for _, sep := range separators {
		if score := regularity(head, sep, d.LineEnd == "cr"); score > best {
			best, d.Separator = score, sep
		}
	}
	return d, 0
}

// lineEnd returns the kind of the first line end outside quotes.
func lineEnd(text string) string {
	inside := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			inside = !inside
		case '\n':
			if !inside {
				return "lf"
			}
		case '\r':
			if inside {
				continue
			}
			if i+1 < len(text) && text[i+1] == '\n' {
				return "crlf"
			}
			return "cr"
		}
	}
	return "lf"
}

// regularity says how much a text looks like a table under a separator: the
// share of rows that have the commonest number of cells, less the wider that
// number is short of. One cell a row is no table.
func regularity(head string, sep byte, cr bool) float64 {
	s := newScanner(head, sep, cr)
	counts := map[int]int{}
	rows := 0
	for rows < sniffRows {
		r, ok := s.next()
		if !ok {
			break
		}
		if !r.blank() {
			rows++
			counts[len(r.cells)]++
		}
	}
	best := 0.0
	for cells, n := range counts {
		if cells > 1 {
			best = max(best, float64(n)/float64(rows)*(1-1/float64(cells)))
		}
	}
	return best
}
