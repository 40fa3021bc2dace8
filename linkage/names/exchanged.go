package names

import (
	"cmp"
	"slices"
	"strings"
)

// Two columns, or a comma, tell given names from surnames, unless somebody put
// them into the wrong ones. The words show it: Osniel is hardly a surname, nor
// Leyva Corzo given names.

// sum adds up how much units lean to given names.
func (r *Reader) sum(units []string) (bits float64) {
	for _, l := range r.leanings(units) {
		bits += l
	}
	return bits
}

// undouble takes away what both cells say.
func (r *Reader) undouble(given, surnames *part) (*part, *part) {
	g, s := given.units, surnames.units
	n := len(g) - len(s)
	switch {
	case len(s) == 0 || len(g) == 0:
	case n > 0 && slices.Equal(g[n:], s) && (len(s) > 1 || r.lean(s[0]) < 0): // "Mirta Falcón Reyes" | "Falcón Reyes"
		return r.cutPart(given, 0, n), surnames
	case n < 0 && len(s)-len(g) > 0 && slices.Equal(s[:len(g)], g) && (len(g) > 1 || len(s) > 2) && r.sum(g) > 0: // "Mirta" | "Mirta Falcón Reyes"
		return given, r.cutPart(surnames, len(g), len(s))
	case n == 0 && len(g) > 2 && slices.Equal(g, s): // the whole name in both
		p := r.readingsOf(r.keepUnits(g))
		if at := len(p[0].Given); at > 0 && at < len(g) {
			return r.cutPart(given, 0, at), r.cutPart(surnames, at, len(s))
		}
	}
	return given, surnames
}

// cutPart is a part of which some units are kept.
func (r *Reader) cutPart(p *part, from, to int) *part {
	words := slices.Clone(r.wordsOf(p.text, 1))
	_, spans := r.unitsOf(words)
	q := *p
	if len(spans) == len(p.units)+1 {
		q.text = joinWords(words[spans[from]:spans[to]], "")
	}
	q.units = p.units[from:to:to]
	return &q
}

// partReadings reads two cells, the likeliest way first. turned says that they
// are exchanged in it.
func (r *Reader) partReadings(given, surnames []string) (parses []Reading, turned bool) {
	type reading struct {
		Reading
		turned bool
	}
	straight := reading{Reading{Given: given, Surnames: foldSurnames(surnames)}, false}
	all := append(make([]reading, 0, 3), straight)
	if len(given) > 0 && len(surnames) > 0 {
		g, s := r.sum(given), r.sum(surnames)
		if g < 0 && s > 0 {
			p := reading{Reading{Given: surnames, Surnames: foldSurnames(given)}, true}
			if s-g >= exchangedBits && g <= -exchangedEach && s >= exchangedEach {
				all[0].Penalty = min(s-g, maxPenalty)
			} else {
				p.Penalty = min(exchangedBits-(s-g), maxPenalty)
			}
			all = append(all, p)
		}
		// "Corzo, Osniel Leyva": a surname on the wrong side of the comma.
		if n := len(given); n > 1 && len(surnames) == 1 && r.lean(given[n-1]) <= -strayBits && r.lean(given[0]) > 0 {
			both := append([]string{given[n-1]}, surnames...)
			all[0].Penalty = strayPenalty
			all = append(all, reading{Reading{Given: given[: n-1 : n-1], Surnames: foldSurnames(both)}, false})
		}
	}
	slices.SortStableFunc(all, func(a, b reading) int { return cmp.Compare(a.Penalty, b.Penalty) })
	for _, a := range all {
		a.Penalty -= all[0].Penalty
		parses = append(parses, a.Reading)
	}
	return parses, all[0].turned
}

// OrderShown weighs in which order a spelling of a whole name is written: 0 for
// given names first or no matter, -1 for surnames first.
func OrderShown(text string) int {
	var r Reader
	name, _ := WithoutMark(text)
	if !strings.Contains(name, ",") && r.Vote(name) < -2 {
		return -1
	}
	return 0
}
