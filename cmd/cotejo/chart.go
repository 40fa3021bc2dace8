package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"cotejo/linkage/evaluate"
	"cotejo/linkage/match"
)

// A chart is an SVG drawing in the making. Lengths are in pixels.
type chart struct{ b strings.Builder }

// Colours that the colour-blind can tell apart (Okabe and Ito 2008).
const (
	blue   = "#0072b2"
	orange = "#d55e00"
	grey   = "#666"
	faint  = "#ddd"
)

func newChart(width, height int, title string) *chart {
	c := &chart{}
	fmt.Fprintf(&c.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="system-ui, sans-serif" font-size="13" role="img"><title>%s</title><rect width="%d" height="%d" fill="#fff"/>`+"\n",
		width, height, width, height, html.EscapeString(title), width, height)
	return c
}

func (c *chart) text(x, y float64, anchor, colour, text string) {
	fmt.Fprintf(&c.b, `<text x="%.1f" y="%.1f" text-anchor="%s" fill="%s">%s</text>`+"\n", x, y, anchor, colour, html.EscapeString(clean(text)))
}

func (c *chart) line(x1, y1, x2, y2 float64, colour string) {
	fmt.Fprintf(&c.b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s"/>`+"\n", x1, y1, x2, y2, colour)
}

func (c *chart) bar(x, y, width, height float64, colour string) {
	fmt.Fprintf(&c.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", x, y, width, height, colour)
}

func (c *chart) curve(points [][2]float64, colour string) {
	var at []string
	for _, p := range points {
		at = append(at, fmt.Sprintf("%.1f,%.1f", p[0], p[1]))
		fmt.Fprintf(&c.b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>`+"\n", p[0], p[1], colour)
	}
	fmt.Fprintf(&c.b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(at, " "), colour)
}

func (c *chart) done() []byte { return []byte(c.b.String() + "</svg>\n") }

// A panel is a square of a chart whose sides run from 0 to 1 across, and from
// floor to 1 upwards.
type panel struct {
	*chart
	left, top, side, floor float64
}

func (p panel) at(x, y float64) [2]float64 {
	return [2]float64{p.left + float64(x*p.side), p.top + float64((1-(y-p.floor)/(1-p.floor))*p.side)}
}

func (p panel) frame(a *app, title, across string) {
	p.text(p.left, p.top-14, "start", "#000", title)
	for i := range 6 {
		share := float64(i) / 5
		y := p.floor + float64(share*(1-p.floor))
		p.line(p.left, p.at(0, y)[1], p.left+p.side, p.at(0, y)[1], faint)
		p.text(p.left-6, p.at(0, y)[1]+4, "end", grey, a.share(float64(int(float64(y*1000)+.5))/1000))
		p.text(p.at(share, 0)[0], p.top+p.side+18, "middle", grey, a.share(share))
	}
	p.text(p.left+float64(p.side/2), p.top+p.side+38, "middle", grey, across)
}

// calibrationChart draws what was stated against what is true, and precision
// and recall along thresholds.
func (a *app) calibrationChart(e *evaluate.Calibration) []byte {
	c := newChart(840, 430, a.t("evaluate.calibration"))
	p := panel{c, 60, 50, 310, 0}
	p.frame(a, a.t("evaluate.calibration"), a.t("evaluate.stated"))
	from, to := p.at(0, 0), p.at(1, 1)
	c.line(from[0], from[1], to[0], to[1], grey)
	var points [][2]float64
	for _, b := range e.Bins {
		if b.Pairs == 0 {
			continue
		}
		low, high := p.at(b.Stated, b.Range.Low), p.at(b.Stated, b.Range.High)
		c.line(low[0], low[1], high[0], high[1], blue)
		points = append(points, p.at(b.Stated, b.True))
	}
	c.curve(points, blue)

	lowest := 1.0
	for _, t := range e.Thresholds {
		lowest = min(lowest, t.Precision, t.Recall)
	}
	p = panel{c, 480, 50, 310, float64(int(lowest*10)) / 10}
	if p.floor == 1 {
		p.floor = .9
	}
	p.frame(a, a.t("evaluate.precision")+" · "+a.t("evaluate.recall"), a.t("evaluate.stated")+", "+a.t("evaluate.from"))
	var precision, recall [][2]float64
	for _, t := range e.Thresholds {
		precision = append(precision, p.at(t.Posterior, t.Precision))
		recall = append(recall, p.at(t.Posterior, t.Recall))
	}
	c.curve(precision, blue)
	c.curve(recall, orange)
	c.text(480, 425, "start", blue, "● "+a.t("evaluate.precision"))
	c.text(600, 425, "start", orange, "● "+a.t("evaluate.recall"))
	return c.done()
}

// weightsChart draws what every level of every comparison adds to a pair, in
// bits for one person to the right and against to the left.
func (a *app) weightsChart(m *match.Model) []byte {
	const (
		rowHeight = 18.0
		zero      = 560.0 // where the bars begin
		scale     = 14.0  // pixels for a bit
		most      = 18.0  // bits drawn
	)
	rows := 0
	for _, c := range m.Comparisons {
		if c.Pairs > 0 {
			rows += len(c.Seen()) + 1
		}
	}
	height := int(rowHeight*float64(rows)) + 70
	c := newChart(840, height, a.t("model.chart"))
	c.text(20, 24, "start", "#000", a.t("model.chart"))
	y := 50.0
	for bits := -15.0; bits <= 15; bits += 5 {
		c.line(zero+float64(bits*scale), 36, zero+float64(bits*scale), float64(height)-20, faint)
		c.text(zero+float64(bits*scale), float64(height)-5, "middle", grey, fmt.Sprintf("%+.0f", bits))
	}
	for i := range m.Comparisons {
		of := &m.Comparisons[i]
		if of.Pairs == 0 {
			continue
		}
		c.text(20, y+12, "start", "#000", a.comparison(of.Name))
		y += rowHeight
		for _, l := range of.Seen() {
			bits := of.Bits(l)
			drawn := max(-most, min(most, bits))
			colour, x := blue, zero
			if drawn < 0 {
				colour, x = orange, zero+float64(drawn*scale)
			}
			c.bar(x, y+2, max(drawn, -drawn)*scale, rowHeight-5, colour)
			c.text(40, y+13, "start", grey, a.t("level."+of.Levels[l]))
			c.text(290, y+13, "end", grey, a.decimal(bits))
			y += rowHeight
		}
	}
	c.line(zero, 36, zero, float64(height)-20, grey)
	return c.done()
}

// writeWhole writes a file that its owner alone can read, beside its place
// first, so that a reader finds all of it or none.
func (a *app) writeWhole(path string, text []byte) error {
	return fileProblem(path, a.gate.through(func() error { return writeBeside(path, text) }))
}

func writeBeside(path string, text []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(text); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
