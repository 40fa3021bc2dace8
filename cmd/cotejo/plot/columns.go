package plot

import (
	"fmt"
	"unicode/utf8"
)

// A Column stands on the ground line.
type Column struct {
	Tick  string // under its left edge; "" for none
	Text  string // above the column; "" for none
	Value float64
	// Colour is the place in the order of colours; -1 is hatched.
	Colour int
}

// A Mark is a line across the columns.
type Mark struct {
	At   float64 // columns from the left
	Text string
}

// Columns draws columns side by side. across says what runs along the line, and
// end stands under the right edge of the last column.
func Columns(d Doc, across, end string, columns []Column, marks ...Mark) []byte {
	const plot = 150.0
	g := begin(d)
	most := 1.0
	for _, c := range columns {
		most = max(most, c.Value)
	}
	head := 18.0
	if len(marks) > 0 {
		head += 16
	}
	ground := g.height + head + plot
	step := width / float64(max(1, len(columns)))
	gap := min(3, step/5)
	for i, c := range columns {
		x := float64(step * float64(i))
		h := float64(c.Value / most * plot)
		g.rect(x+float64(gap/2), ground-h, step-gap, h, c.Colour)
		if c.Text != "" {
			g.text(within(x+float64(step/2), c.Text), ground-h-5, "middle", small, ink, c.Text)
		}
		if c.Tick != "" {
			g.line(x, ground, x, ground+4, 1, quiet)
			g.text(within(x, c.Tick), ground+16, "middle", small, quiet, c.Tick)
		}
	}
	if end != "" {
		g.text(width, ground+16, "end", small, quiet, end)
	}
	for _, m := range marks {
		x := float64(step * m.At)
		fmt.Fprintf(&g.b, `<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="1.5" stroke-dasharray="5 3"/>`+"\n", n(x), n(g.height+14), n(x), n(ground), ink)
		g.text(within(x, m.Text), g.height+10, "middle", small, ink, m.Text)
	}
	g.line(0, ground, width, ground, 1, quiet)
	g.height = ground + 22
	if across != "" {
		g.text(width/2, g.height+12, "middle", small, quiet, across)
		g.height += 18
	}
	return g.done()
}

// within moves the middle of a text so far that all of it is in the picture.
func within(x float64, text string) float64 {
	half := float64(float64(utf8.RuneCountInString(text)) * 3.9)
	return max(half, min(width-half, x))
}

func (g *drawing) dot(x, y float64) {
	fmt.Fprintf(&g.b, `<circle cx="%s" cy="%s" r="6" fill="%s" stroke="#333" stroke-width=".6"/>`+"\n", n(x), n(y), colours[0])
}
