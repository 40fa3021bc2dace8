package plot

import "unicode/utf8"

// A Part is one colour of a bar.
type Part struct {
	Colour int // place in the order of colours; -1 is hatched
	Value  float64
}

// A Bar is one row of a chart of bars: its parts lie one behind the other.
type Bar struct {
	Label string
	Text  string // the number, as it is written
	Parts []Part
	// Low and High are a range that is drawn over the bar; none where they are
	// equal.
	Low, High float64
}

func (b *Bar) sum() float64 {
	s := 0.0
	for _, p := range b.Parts {
		s += p.Value
	}
	return s
}

// Bars draws a bar under each label. The names of series stand above where
// there are several.
func Bars(d Doc, series []Series, bars []Bar) []byte {
	g := begin(d)
	if len(series) > 1 {
		g.legend(series)
	}
	most := 1.0
	for i := range bars {
		most = max(most, bars[i].sum(), bars[i].High)
	}
	scale := (width - 6) / most
	for i := range bars {
		b := &bars[i]
		g.text(0, g.height+12, "start", letter, ink, cut(b.Label, room-utf8.RuneCountInString(b.Text)))
		g.text(width, g.height+12, "end", letter, ink, b.Text)
		y := g.height + 18
		g.line(0, y-1, 0, y+15, 1, quiet)
		x := 0.0
		for _, p := range b.Parts {
			w := float64(p.Value * scale)
			g.rect(x, y, w, 14, p.Colour)
			x += w
		}
		if b.High > b.Low {
			g.span(float64(b.Low*scale), float64(b.High*scale), y+7)
		}
		g.height += 42
	}
	return g.done()
}

// A Share is one part of a stacked bar.
type Share struct {
	Label  string
	Text   string
	Colour int
	Value  float64
}

// Stacked draws one bar of all parts, and a line for each with its number.
func Stacked(d Doc, shares []Share) []byte {
	g := begin(d)
	all := 0.0
	for _, s := range shares {
		all += s.Value
	}
	x := 0.0
	for _, s := range shares {
		if all > 0 {
			w := float64(s.Value / all * (width - 2))
			g.rect(1+x, g.height, w, 44, s.Colour)
			x += w
		}
	}
	g.height += 58
	for _, s := range shares {
		g.rect(1, g.height, 14, 14, s.Colour)
		g.text(22, g.height+12, "start", letter, ink, cut(s.Label, room-3-utf8.RuneCountInString(s.Text)))
		g.text(width, g.height+12, "end", letter, ink, s.Text)
		g.height += 23
	}
	return g.done()
}

// A Dot is a share between 0 and 1 with its range.
type Dot struct {
	Label         string
	Text          string
	At, Low, High float64
}

// Dots draws shares as dots on a line from 0 to 1, each with its range; ticks
// are the texts at nought, half and all.
func Dots(d Doc, ticks [3]string, dots []Dot) []byte {
	const left, right = 6.0, width - 6
	g := begin(d)
	at := func(share float64) float64 { return left + float64(max(0, min(1, share))*(right-left)) }
	top := g.height
	for i := range dots {
		p := &dots[i]
		g.text(0, g.height+12, "start", letter, ink, cut(p.Label, room-utf8.RuneCountInString(p.Text)))
		g.text(width, g.height+12, "end", letter, ink, p.Text)
		y := g.height + 26
		g.line(left, y, right, y, 1, faint)
		for _, t := range []float64{0, .5, 1} {
			g.line(at(t), y-5, at(t), y+5, 1, quiet)
		}
		g.span(at(p.Low), at(p.High), y)
		g.dot(at(p.At), y)
		g.height += 44
	}
	if g.height > top {
		for i, t := range []float64{0, .5, 1} {
			g.text(at(t), g.height+6, [3]string{"start", "middle", "end"}[i], small, quiet, ticks[i])
		}
		g.height += 12
	}
	return g.done()
}
