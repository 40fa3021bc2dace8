package plot

import (
	"fmt"
	"strings"
)

// A Level is a share that holds from a place on the line to the next one.
type Level struct {
	At               float64 // along the line, from 0 to 1
	Share, Low, High float64
}

// Steps draws a share that falls by steps, from 0 to 1 upwards, over the band of
// its interval. ticks stand at even places under the line; across says what runs
// along it.
func Steps(d Doc, across string, ticks []string, levels []Level) []byte {
	const left, right, tall = 40.0, width - 6, 170.0
	g := begin(d)
	top := g.height + 8
	at := func(x float64) float64 { return left + float64(max(0, min(1, x))*(right-left)) }
	up := func(share float64) float64 { return top + float64((1-max(0, min(1, share)))*tall) }
	for _, s := range []float64{0, .25, .5, .75, 1} {
		g.line(left, up(s), right, up(s), 1, faint)
		g.text(left-5, up(s)+4, "end", small, quiet, fmt.Sprintf("%.0f\u00a0%%", float64(s*100)))
	}
	path := func(of func(Level) float64) []string {
		out := []string{n(at(0)) + "," + n(up(1))}
		last := 1.0
		for _, l := range levels {
			out = append(out, n(at(l.At))+","+n(up(last)), n(at(l.At))+","+n(up(of(l))))
			last = of(l)
		}
		return append(out, n(at(1))+","+n(up(last)))
	}
	high, low := path(func(l Level) float64 { return l.High }), path(func(l Level) float64 { return l.Low })
	for i, j := 0, len(low)-1; i < j; i, j = i+1, j-1 {
		low[i], low[j] = low[j], low[i]
	}
	fmt.Fprintf(&g.b, `<polygon points="%s" fill="#cfe3f0"/>`+"\n", strings.Join(append(high, low...), " "))
	fmt.Fprintf(&g.b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2.5"/>`+"\n", strings.Join(path(func(l Level) float64 { return l.Share }), " "), colours[0])
	bottom := top + tall
	g.line(left, bottom, right, bottom, 1, quiet)
	for i, t := range ticks {
		x := at(float64(i) / float64(max(1, len(ticks)-1)))
		g.line(x, bottom, x, bottom+4, 1, quiet)
		anchor := "middle"
		if i == len(ticks)-1 {
			anchor = "end"
		}
		g.text(x, bottom+17, anchor, small, quiet, t)
	}
	g.height = bottom + 24
	g.text((left+right)/2, g.height+12, "middle", small, quiet, across)
	g.height += 18
	return g.done()
}
