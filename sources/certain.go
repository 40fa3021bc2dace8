package sources

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// certain are the kinds that a draft proposes only where the header and the
// cells both say so, and the headers that say so. What they feed is published:
// that somebody is free, sentenced or of age. The times at which a form was
// sent, choices written as 0 and 1 and the degrees of a position look like all of
// it.
var certain = map[ColumnKind][]ColumnKind{
	ReleaseDate: {ReleaseDate},
	Status:      {Status},
	Measure:     {Measure},
	LegalFigure: {LegalFigure},
	Class:       {Class, Status},
	Prison:      {Prison},
	Sentence:    {Sentence, SentenceYrs, SentenceMos},
	SentenceYrs: {Sentence, SentenceYrs},
	SentenceMos: {SentenceMos},
	Petition:    {Petition},
	AgeNow:      {AgeNow, AgeAtArrest},
	AgeAtArrest: {AgeNow, AgeAtArrest},
	Verified:    {Verified},
}

// certainCells is the share of cells that have to look like what such a header
// says.
const certainCells = 0.5

// allows reports whether a column may be proposed as a kind, when its header
// says another, or the same, so surely. A column of answers yes and no is nothing
// but what was confirmed.
func (e evidence) allows(kind, said ColumnKind, sure float64) bool {
	if e.yesNo >= yesNoShare && kind != Verified && kind != Ignore && kind != Notes {
		return false
	}
	headers, ok := certain[kind]
	switch {
	case !ok:
		return true
	case !slices.Contains(headers, said):
		return false
	case kind == Verified, e.filled == 0: // a question with yes and no is no verification
		return sure == headerExact
	case kind == Class:
		return true
	}
	return e.share[lookLike(kind)] >= certainCells
}

// certainOf leaves of what a column may be what is allowed. Cells that look most
// like something that is not allowed, such as a prison under no header, are not
// proposed as the next best either.
func (e evidence) certainOf(of []proposal, said ColumnKind, sure float64) []proposal {
	best := 0.0
	for _, p := range of {
		if !e.allows(p.kind, said, sure) {
			best = max(best, p.confidence)
		}
	}
	return slices.DeleteFunc(of, func(p proposal) bool {
		return !e.allows(p.kind, said, sure) || p.kind != said && p.confidence <= best
	})
}

// yesNoShare is the share of the filled cells from which a column is one of
// answers yes and no.
const yesNoShare = 0.9

// statusStems begin the words by which a question asks what has become of a
// person.
var statusStems = strings.Fields(`excarcel liber libre fallec falleci muert muri conden indult absuel absolv exili desterr pres encarcel deten deteni arrest sancion
	recluid juzgad acusad amnist desaparec released dead died deceased free convicted sentenced jailed imprisoned detained exiled pardoned acquitted`)

// asksStatus reports whether a header asks what has become of the person.
func asksStatus(title string) bool {
	kind, _ := headerKind(title)
	if _, ok := certain[kind]; ok && kind != Verified && kind != AgeNow && kind != AgeAtArrest {
		return true
	}
	for w := range strings.FieldsSeq(names.Fold(title)) {
		if slices.ContainsFunc(statusStems, func(stem string) bool { return strings.HasPrefix(w, stem) }) {
			return true
		}
	}
	return false
}

// askYesNo finds the columns that tell a status by yes or no. "Sí" under
// "Excarcelado" says neither when nor how, and not that it is still so; it is a
// doubt, for a person to look at, and so is "No".
func (m *mapping) askYesNo(t *table) {
	for i := range m.columns {
		c := &m.columns[i]
		_, sensitive := certain[c.Kind]
		open := c.Kind == "" || c.Kind == Ignore && c.drafted || sensitive && c.Kind != Verified && c.confidence < byOwnWord
		if c.own || !open || !asksStatus(t.titles[i]) || !t.answersYesNo(i) {
			continue
		}
		c.ProfileColumn = ProfileColumn{Kind: YesNo, Headers: []string{t.header[i]}}
		if m.draft {
			m.draftYesNo(*c)
		}
	}
}

// draftYesNo writes such a column into the drafted profile.
func (m *mapping) draftYesNo(c column) {
	p := *m.profile
	p.Columns = slices.DeleteFunc(slices.Clone(p.Columns), func(o ProfileColumn) bool { return o.Headers[0] == c.Headers[0] })
	p.Columns = append(p.Columns, c.ProfileColumn)
	m.profile = &p
}

// answersYesNo reports whether the cells of a column are answers yes and no.
func (t *table) answersYesNo(col int) bool {
	rows, _ := t.sample()
	filled, answers := 0, 0
	for _, r := range rows {
		if cell := tidy(r.cells[col]); cell != "" {
			filled++
			if isYesNo(cell) {
				answers++
			}
		}
	}
	return filled > 0 && float64(answers) >= yesNoShare*float64(filled)
}

// doubtAnswers doubts the answers yes and no of the row in progress.
func (s *standardiser) doubtAnswers() {
	for _, c := range s.at.yesNo {
		if strings.TrimSpace(s.cells[c]) != "" {
			s.doubt(c, DoubtYesNo)
		}
	}
}
