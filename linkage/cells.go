package linkage

import (
	"cmp"
	"strings"
)

// Cells are the cells of a row, exactly as they were, kept as one text: a
// million rows of seven cells would else spend more on saying where each text
// stands than on the texts. The zero value is a row without cells.
type Cells struct {
	text string // the cells with sep between them
	n    uint32 // the number of cells; those beyond the text are blank
	sep  byte
}

// betweenCells separates cells that are not kept as the file has them: a byte
// that no text in UTF-8 has.
const betweenCells = 0xff

// CellsOf keeps cells, which must be UTF-8.
func CellsOf(cells ...string) Cells {
	return Cells{text: strings.Join(cells, string([]byte{betweenCells})), n: uint32(len(cells)), sep: betweenCells}
}

// CutCells returns the first n cells of a row whose cells stand in a text with
// sep between them, and blank ones where the text has fewer.
func CutCells(text string, sep byte, n int) Cells {
	return Cells{text: text, n: uint32(n), sep: sep}
}

// Len returns the number of cells.
func (c Cells) Len() int { return int(c.n) }

// AppendTo appends the cells to others.
func (c Cells) AppendTo(to []string) []string {
	rest := c.text
	for range c.n {
		cell := rest
		if i := strings.IndexByte(rest, c.sep); i >= 0 {
			cell, rest = rest[:i], rest[i+1:]
		} else {
			rest = ""
		}
		to = append(to, cell)
	}
	return to
}

// At returns cell i.
func (c Cells) At(i int) string {
	rest := c.text
	for range i {
		at := strings.IndexByte(rest, c.sep)
		if at < 0 {
			return ""
		}
		rest = rest[at+1:]
	}
	if at := strings.IndexByte(rest, c.sep); at >= 0 {
		return rest[:at]
	}
	return rest
}

// Compare orders rows by their cells, from the first to the last.
func (c Cells) Compare(d Cells) int {
	for i := range min(c.Len(), d.Len()) {
		if order := cmp.Compare(c.At(i), d.At(i)); order != 0 {
			return order
		}
	}
	return cmp.Compare(c.n, d.n)
}

// Equal reports whether two rows have the same cells.
func (c Cells) Equal(d Cells) bool { return c.Compare(d) == 0 }
