package plot

import "fmt"

// A Step is what a number had come to at a place between 0 and 1.
type Step struct{ At, Value float64 }

// A Line is a number that grows in steps.
type Line struct {
	Series
	Text   string // the last number, as it is written
	Dashed bool   // told apart without colour
	Steps  []Step // in the order of places
}

// Growth draws numbers that grow, each level until the next step. from and to stand
// under the two ends.
func Growth(d Doc, from, to string, lines []Line) []byte {
	const plot, left, right = 150.0, 1.0, width - 44
	g := begin(d)
	var names []Series
	most := 1.0
	for _, l := range lines {
		names = append(names, l.Series)
		for _, s := range l.Steps {
			most = max(most, s.Value)
		}
	}
	g.legend(names)
	top := g.height + 8
	ground := top + plot
	for _, l := range lines {
		if len(l.Steps) == 0 {
			continue
		}
		x := func(at float64) float64 { return left + float64(max(0, min(1, at))*(right-left)) }
		y := func(value float64) float64 { return ground - float64(value/most*plot) }
		path := fmt.Sprintf("M%s %s", n(x(0)), n(ground))
		for _, s := range l.Steps {
			path += fmt.Sprintf("H%sV%s", n(x(s.At)), n(y(s.Value)))
		}
		path += "H" + n(right)
		dash := ""
		if l.Dashed {
			dash = ` stroke-dasharray="6 3"`
		}
		fmt.Fprintf(&g.b, `<path d="%s" fill="none" stroke="%s" stroke-width="2.5"%s/>`+"\n", path, colours[max(0, l.Colour)%len(colours)], dash)
		g.text(right+4, y(l.Steps[len(l.Steps)-1].Value)+4, "start", letter, ink, l.Text)
	}
	g.line(0, ground, right, ground, 1, quiet)
	g.text(0, ground+16, "start", small, quiet, from)
	g.text(right, ground+16, "end", small, quiet, to)
	g.height = ground + 22
	return g.done()
}
