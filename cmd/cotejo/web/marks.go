package web

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cotejo/linkage/roster"
)

// How the values of a row of the table compare, by the comparison's own level
// where there is one. Each has a sign of its own, so that nothing is told by
// colour alone.
const (
	markSame     = "same"
	markNear     = "near"
	markContrary = "contrary"
	markLone     = "lone" // only one record says something
)

// markSigns stand in front of the rows.
var markSigns = map[string]string{markSame: "=", markNear: "≈", markContrary: "≠", markLone: "·"}

// nearLevels are the levels of a comparison that leave room for one value, or for
// a slip; the others but these and the same ones are contrary.
var nearLevels = []string{"sound", "loose", "garbled", "typo", "nickname", "initial", "given-exchanged", "surnames-exchanged", "surname-shifted",
	"given-surname-exchanged", "slip", "two-parts", "birthday", "same-year", "year-off", "overlap", "days-off", "month-off", "around", "contained", "near", "part"}

var sameLevels = []string{"exact", "same", "kept"}

func markOf(level string) string {
	switch {
	case slices.Contains(sameLevels, level):
		return markSame
	case slices.Contains(nearLevels, level):
		return markNear
	}
	return markContrary
}

// nameParts are the comparisons of a name.
var nameParts = []string{"given", "given2", "surname1", "surname2", "word", "order", "generation"}

// lastSteps are steps of a waterfall that compare no field.
var lastSteps = []string{"prior", "reading", "rivals", "together", "partners", "persons"}

// marks returns, by field, how the first two records compare.
func marks(pair *roster.Pair) map[string]string {
	out := make(map[string]string)
	for _, l := range pair.Levels {
		if l.Level == "" || l.Level == "missing" {
			continue
		}
		field := fieldOf(l.Comparison)
		if now := markOf(l.Level); out[field] == "" || rank(now) < rank(out[field]) {
			out[field] = now
		}
	}
	return out
}

// fieldOf is the field that a comparison is of.
func fieldOf(comparison string) string {
	if slices.Contains(nameParts, comparison) {
		return "name"
	}
	if comparison == "alias" {
		return "aliases"
	}
	for _, how := range []string{"_day", "_span", "_year"} {
		if field, ok := strings.CutSuffix(comparison, how); ok {
			return field
		}
	}
	return comparison
}

// rank orders marks: what differs first.
func rank(mark string) int {
	return slices.Index([]string{markContrary, markNear, markLone, markSame}, mark)
}

// groups are the fields of the table in the order of reading: names, birth,
// place, case, status. A field that stands in none comes last.
var groups = [][]string{{"name", "aliases", "sex"}, {"birth"}, {"province", "municipality"},
	{"event", "arrest_date", "charges", "sentence_months", "prison"}, {"custody", "legal_figure", "release_date"}}

func groupOf(field string) int {
	at := slices.IndexFunc(groups, func(g []string) bool { return slices.Contains(g, field) })
	if at < 0 {
		return len(groups)
	}
	return at
}

// sentence says in one line what the evidence says: what agrees, what differs, and
// what is likelier.
func (s *Server) sentence(p *page, pair *roster.Pair, posterior float64) string {
	var agree, differ []string
	seen := make(map[string]bool)
	for _, l := range pair.Levels {
		if l.Level == "" || l.Comparison == "order" || slices.Contains(lastSteps, l.Comparison) {
			continue
		}
		name := s.comparison(p, l.Comparison)
		if seen[name] {
			continue
		}
		seen[name] = true
		switch markOf(l.Level) {
		case markSame:
			agree = append(agree, name)
		case markContrary:
			differ = append(differ, name)
		}
	}
	var out []string
	if len(agree) > 0 {
		out = append(out, p.T("sentence.agree", strings.Join(agree, ", ")))
	}
	if len(differ) > 0 {
		out = append(out, p.T("sentence.differ", strings.Join(differ, ", ")))
	}
	chance := int(math.Round(100 * posterior))
	chance = max(1, min(99, chance))
	if chance >= 50 {
		out = append(out, p.T("sentence.same", fmt.Sprint(chance), fmt.Sprint(100-chance)))
	} else {
		out = append(out, p.T("sentence."+pair.Rival, fmt.Sprint(100-chance), fmt.Sprint(chance)))
	}
	return strings.Join(out, " ")
}
