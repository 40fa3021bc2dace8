package sources

import (
	"slices"
	"strings"
	"unicode"
)

// A column is one column of a file with what is made of it.
type column struct {
	ProfileColumn
	confidence float64 // 1 for a column that the profile names so, less for a guess
	drafted    bool
	own        bool // the tool that made the file added it
}

// A mapping is how the columns of one file are read.
type mapping struct {
	profile *Profile
	columns []column // by index into the header; Kind "" for an unknown column
	missing []ProfileColumn
	draft   bool   // a person has not confirmed it
	recipe  bool   // a recipe says what the columns are
	name    string // of the source, when a recipe gives it one
	// asOf is the day of the edition, and list the list that it is one of, when a
	// recipe says so.
	list, asOf string
	form       formOrder
	score      float64
}

// How surely a header names a column: by the profile's own word for it, by
// another of its words, or by a usual word for columns of that kind.
const (
	byOwnWord   = 1.0
	byOtherWord = 0.9
	byUsualWord = 0.7
)

// Thresholds of recognition. A header of which less than half fits a profile is
// not that profile's; and one that fits a second profile nearly as well is
// nobody's.
const (
	recognised = 0.5
	ambiguous  = 0.1
)

// match lays a header over a profile.
func (p *Profile) match(header []string) *mapping {
	m := &mapping{profile: p, columns: make([]column, len(header))}
	taken := make([]bool, len(p.Columns))
	folded := make([]string, len(header))
	for i, h := range header {
		folded[i] = foldHeader(h)
	}
	known := make([][]string, len(p.Columns)) // the headers of each column, folded
	for c := range p.Columns {
		for _, h := range p.Columns[c].Headers {
			known[c] = append(known[c], foldHeader(h))
		}
	}
	assign := func(i, c int, confidence float64) {
		m.columns[i] = column{ProfileColumn: p.Columns[c], confidence: confidence}
		taken[c] = true
		m.score += confidence
	}
	pass := func(confidence float64, fits func(i, c int) bool) {
		for i := range header {
			for c := range p.Columns {
				if m.columns[i].Kind == "" && !taken[c] && fits(i, c) {
					assign(i, c, confidence)
				}
			}
		}
	}
	pass(byOwnWord, func(i, c int) bool { return header[i] == p.Columns[c].Headers[0] })
	pass(byOwnWord, func(i, c int) bool { return folded[i] == known[c][0] })
	pass(byOtherWord, func(i, c int) bool { return slices.Contains(known[c], folded[i]) })
	pass(byOtherWord, func(i, c int) bool {
		return slices.ContainsFunc(p.Columns[c].Headers, func(h string) bool { return lostAccents(header[i], h) })
	})
	pass(byUsualWord, func(i, c int) bool { return wordKinds()[folded[i]] == p.Columns[c].Kind && p.Columns[c].Kind != Ignore })
	for c, of := range p.Columns {
		if !taken[c] {
			m.missing = append(m.missing, of)
		}
	}
	m.score = 2 * m.score / float64(len(p.Columns)+len(header))
	return m
}

// recognise finds the profile whose columns a header names. It returns nil when
// there is none; rival is the profile that fits as well when there are two.
func (ps *Profiles) recognise(header []string) (best *mapping, rival *Profile) {
	var second *mapping
	for _, p := range ps.list {
		m := p.match(header)
		switch {
		case best == nil || m.score > best.score:
			best, second = m, best
		case second == nil || m.score > second.score:
			second = m
		}
	}
	if best == nil || best.score < recognised {
		return nil, nil
	}
	if second != nil && second.score >= recognised && second.score > best.score-ambiguous {
		return nil, second.profile
	}
	return best, nil
}

// hasNames reports whether some column of a mapping names the persons.
func (m *mapping) hasNames() bool {
	return slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind.names() })
}

// changed returns the headers of a profile's columns that the file lacks and
// would miss, and the columns of the file that the profile does not know.
func (m *mapping) changed(header []string) (missing, unknown []string) {
	for _, c := range m.missing {
		if c.Kind.carries() {
			missing = append(missing, c.Headers[0])
		}
	}
	for i, c := range m.columns {
		if c.Kind == "" {
			unknown = append(unknown, header[i])
		}
	}
	return missing, unknown
}

// over lays the columns that a recipe names over a header, which must have all
// of them that carry evidence.
func (m *mapping) over(header []string, line int) (*mapping, *Problem) {
	out := m.profile.match(header)
	out.recipe = true
	out.called(m)
	var missing []string
	for _, c := range out.missing {
		if c.Kind.carries() {
			missing = append(missing, c.Headers[0])
		}
	}
	if len(missing) > 0 && !out.hasNames() || len(missing) > 0 && m.profile.Title.ES == "" {
		if m.profile.Kind == KindReport { // of a form without its header this is somebody's answer
			header = []string{Omitted}
		}
		return nil, &Problem{Line: line, Code: RecipeNoColumn, Args: []any{missing, header}}
	}
	return out, nil
}

// called takes from a recipe how the list is called and of which day it is. What
// the rows say of the present, such as an age, they say of that day.
func (m *mapping) called(of *mapping) {
	m.name, m.list, m.asOf = of.name, of.list, of.asOf
	if m.asOf != "" {
		dated := *m.profile
		dated.ListDate = m.asOf
		m.profile = &dated
	}
}

// lostAccents reports whether a header is a known one of which a program lost
// the letters with accents: "Fecha de detenci?n", "Fecha de detencin".
func lostAccents(header, known string) bool {
	if !strings.ContainsFunc(known, func(r rune) bool { return r >= 0x80 }) { // which most headers are asked
		return false
	}
	h, lost := []rune(strings.ToLower(header)), false
	at := 0
	for _, r := range strings.ToLower(known) {
		switch {
		case at < len(h) && h[at] == r:
			at++
		case r < 0x80:
			return false
		default:
			lost = true
			for n := 0; n < 2 && at < len(h) && h[at] != ' ' && !unicode.IsLetter(h[at]) && !unicode.IsDigit(h[at]); n++ {
				at++
			}
		}
	}
	return lost && at == len(h)
}
