package plot

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// An UpDown is one column that stands on the ground line and one that hangs from it.
type UpDown struct {
	Tick     string // under its left edge; "" for none
	Up, Down float64
	// Open says that the number may still change: the column is drawn hollow.
	Open bool
}

// UpDowns draws what came above a line and what went below it, and the balance
// of both as a line through them. up, down and balance are their names.
func UpDowns(d Doc, up, down, balance string, steps []UpDown) []byte {
	const half = 110.0
	g := begin(d)
	g.legend([]Series{{Label: up, Colour: 0}, {Label: down, Colour: 1}})
	g.line(2, g.height-2, 14, g.height-2, 2, ink)
	g.text(19, g.height+2, "start", small, ink, balance)
	g.height += lineStep
	most := 1.0
	for _, s := range steps {
		most = max(most, s.Up, s.Down)
	}
	ground := g.height + half + 14
	step := width / float64(max(1, len(steps)))
	gap := min(3, step/5)
	scale := half / most
	var line []string
	var highest, lowest int
	for i, s := range steps {
		if s.Up > steps[highest].Up {
			highest = i
		}
		if s.Down > steps[lowest].Down {
			lowest = i
		}
	}
	for i, s := range steps {
		x := float64(step * float64(i))
		for _, c := range []struct {
			value, top float64
			colour     int
		}{{s.Up, ground - float64(s.Up*scale), 0}, {s.Down, ground, 1}} {
			if s.Open {
				g.hollow(x+float64(gap/2), c.top, step-gap, float64(c.value*scale), c.colour)
			} else {
				g.rect(x+float64(gap/2), c.top, step-gap, float64(c.value*scale), c.colour)
			}
		}
		middle := x + float64(step/2)
		line = append(line, n(middle)+","+n(ground-float64((s.Up-s.Down)*scale)))
		if i == highest && s.Up > 0 {
			text := n(s.Up)
			g.text(within(middle, text), ground-float64(s.Up*scale)-4, "middle", small, ink, text)
		}
		if i == lowest && s.Down > 0 {
			text := n(s.Down)
			g.text(within(middle, text), ground+float64(s.Down*scale)+12, "middle", small, ink, text)
		}
	}
	g.line(0, ground, width, ground, 1, quiet)
	fmt.Fprintf(&g.b, `<polyline points="%s" fill="none" stroke="#fff" stroke-width="4"/>`+"\n", strings.Join(line, " "))
	fmt.Fprintf(&g.b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(line, " "), ink)
	bottom := ground + half + 18
	for i, s := range steps {
		if s.Tick != "" {
			x := float64(step * float64(i))
			g.line(x, bottom-4, x, bottom, 1, quiet)
			g.text(within(x, s.Tick), bottom+12, "middle", small, quiet, s.Tick)
		}
	}
	g.height = bottom + 18
	return g.done()
}

// hollow draws a column whose number may still change.
func (g *drawing) hollow(x, y, w, h float64, series int) {
	if w <= 0 || h <= 0 {
		return
	}
	fmt.Fprintf(&g.b, `<rect x="%s" y="%s" width="%s" height="%s" fill="#fff" stroke="%s" stroke-width="1.5" stroke-dasharray="3 2"/>`+"\n", n(x), n(y), n(w), n(h), g.fill(series))
}

// Moves draws what was added to the right of a line and what was taken away to
// its left, under each label. The colours of parts say which.
func Moves(d Doc, series []Series, bars []Bar) []byte {
	g := begin(d)
	g.legend(series)
	left, right := 1.0, 1.0
	for i := range bars {
		v := bars[i].sum()
		left, right = max(left, -v), max(right, v)
	}
	scale := (width - 6) / (left + right)
	zero := 3 + float64(left*scale)
	top := g.height
	for i := range bars {
		b := &bars[i]
		g.text(0, g.height+12, "start", letter, ink, cut(b.Label, room-utf8.RuneCountInString(b.Text)))
		g.text(width, g.height+12, "end", letter, ink, b.Text)
		w := float64(b.sum() * scale)
		x := zero
		if w < 0 {
			x, w = zero+w, -w
		}
		if len(b.Parts) > 0 {
			g.rect(x, g.height+18, w, 14, b.Parts[0].Colour)
		}
		g.line(zero, g.height+16, zero, g.height+34, 1, quiet)
		g.height += 42
	}
	if g.height == top {
		g.line(zero, top, zero, top+4, 1, quiet)
	}
	return g.done()
}
