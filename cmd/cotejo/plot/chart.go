// Package plot draws the charts of a report as SVG: bars, one stacked bar,
// columns and dots with ranges.
//
// A drawing is 360 units wide with letters of 14, so that it can be read on a
// telephone; wider screens scale it. It carries its own title, source and date,
// because pictures are copied out of pages, and a title and a description for
// those who cannot see it. Bars begin at zero, a range is a thin line, what
// nobody knows is hatched, and no meaning hangs on colour alone.
package plot

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// A Doc is what every drawing carries.
type Doc struct {
	ID     string // unique in the page
	Title  string // what the drawing shows, as a sentence
	Desc   string // its numbers, for those who cannot see it
	Source string // where they come from and of what day
}

// Lengths of all drawings, in units.
const (
	width     = 360.0
	letter    = 14.0
	small     = 12.0
	lineStep  = 17.0
	titleStep = 21.0
	// room is the number of letters of a line, by the widest of the usual fonts.
	room = 42
)

// Colours that the colour-blind can tell apart (Okabe and Ito 2008), in the
// order in which they are given out. The last two are too light for white paper,
// so all shapes have a dark outline.
var colours = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"}

const (
	ink   = "#1a1a1a"
	quiet = "#595959"
	faint = "#d9d9d9"
)

type drawing struct {
	b      strings.Builder
	doc    Doc
	height float64
}

// begin starts a drawing under its title.
func begin(d Doc) *drawing {
	g := &drawing{doc: d, height: 4}
	for _, l := range wrap(d.Title, 33) {
		g.height += titleStep
		fmt.Fprintf(&g.b, `<text x="0" y="%s" font-size="17" font-weight="600" fill="%s">%s</text>`+"\n", n(g.height-4), ink, html.EscapeString(l))
	}
	g.height += 8
	return g
}

// done ends a drawing with its source.
func (g *drawing) done() []byte {
	g.height += 6
	for _, l := range wrap(g.doc.Source, 54) {
		g.height += 15
		g.text(0, g.height, "start", small-1, quiet, l)
	}
	g.height += 6
	id := html.EscapeString(g.doc.ID)
	return []byte(fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-t %s-d" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">
<title id="%s-t">%s</title>
<desc id="%s-d">%s</desc>
<defs><pattern id="%s-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2" height="6" fill="#767676"/></pattern></defs>
<rect width="100%%" height="100%%" fill="#fff"/>
<g aria-hidden="true">
%s</g>
</svg>
`, n(width), n(g.height), id, id, id, html.EscapeString(g.doc.Title), id, html.EscapeString(g.doc.Desc), id, g.b.String()))
}

// n writes a length with one decimal at most.
func n(x float64) string {
	tenths := int(float64(x*10) + .5)
	if x < 0 {
		tenths = -int(float64(-x*10) + .5)
	}
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%.1f", float64(tenths)/10)
}

func (g *drawing) text(x, y float64, anchor string, size float64, colour, text string) {
	fmt.Fprintf(&g.b, `<text x="%s" y="%s" text-anchor="%s" font-size="%s" fill="%s">%s</text>`+"\n", n(x), n(y), anchor, n(size), colour, html.EscapeString(text))
}

func (g *drawing) line(x1, y1, x2, y2, thick float64, colour string) {
	fmt.Fprintf(&g.b, `<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"/>`+"\n", n(x1), n(y1), n(x2), n(y2), colour, n(thick))
}

// fill is the colour of a series; those below zero are what nobody knows.
func (g *drawing) fill(series int) string {
	if series < 0 {
		return "url(#" + html.EscapeString(g.doc.ID) + "-h)"
	}
	return colours[series%len(colours)]
}

func (g *drawing) rect(x, y, w, h float64, series int) {
	if w <= 0 || h <= 0 {
		return
	}
	fmt.Fprintf(&g.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="%s" stroke-width=".6"/>`+"\n", n(x), n(y), n(w), n(h), g.fill(series), "#333")
}

// span draws a range as a thin line with ends.
func (g *drawing) span(from, to, y float64) {
	g.line(from, y, to, y, 1.5, ink)
	g.line(from, y-4, from, y+4, 1.5, ink)
	g.line(to, y-4, to, y+4, 1.5, ink)
}

// legend names the series, in as many lines as they need.
func (g *drawing) legend(series []Series) {
	x := 0.0
	for _, s := range series {
		w := 24 + float64(float64(utf8.RuneCountInString(s.Label))*7)
		if x > 0 && x+w > width {
			x = 0
			g.height += lineStep + 2
		}
		g.rect(x, g.height, 12, 12, s.Colour)
		g.text(x+17, g.height+11, "start", small, ink, s.Label)
		x += w + 6
	}
	g.height += lineStep + 6
}

// A Series is a name with its place in the order of colours; -1 is hatched.
type Series struct {
	Label  string
	Colour int
}

// cut shortens a text to so many letters.
func cut(s string, letters int) string {
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:letters-1]), " ,") + "…"
}

// wrap breaks a text into lines of so many letters at most.
func wrap(s string, letters int) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(s) {
		switch {
		case line == "":
			line = w
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(w) > letters:
			out = append(out, line)
			line = w
		default:
			line += " " + w
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}
