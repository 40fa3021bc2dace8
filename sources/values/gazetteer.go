package values

import (
	"slices"
	"strings"

	"cotejo/linkage/names"
)

// A gazetteer finds places by their folded names.
type gazetteer struct {
	provinces      map[string]string // folded name to the province, or "A|B"
	municipalities map[string][]*row
	localities     map[string][]*row
	spelled        []string // the names of all three long enough to be misspelt, in order
}

// A site is a place as far as it is known. Several that fit are joined by bars.
type site struct{ locality, municipality, province string }

// placeSpelling is the least length of a place name in which one wrong letter
// is forgiven.
const placeSpelling = 6

// loadPlaces builds the gazetteer and checks that every place lies in a place
// that exists.
func (v *Vocabulary) loadPlaces() []error {
	var problems []error
	g := gazetteer{provinces: map[string]string{}, municipalities: map[string][]*row{}, localities: map[string][]*row{}}
	rows := v.tables["provinces"]
	for i := range rows {
		for _, name := range rows[i].names() {
			folded := names.Fold(name)
			if old, ok := g.provinces[folded]; ok && old != rows[i].Code {
				problems = append(problems, &Problem{rows[i].file, rows[i].line, ProblemSynonym, []any{name, rows[i].Code, old}})
			}
			g.provinces[folded] = rows[i].Code
		}
	}
	towns := map[string]bool{}
	known := func(r *row) {
		for _, province := range append(splitList(r.Former), r.Province) {
			if v.labels["provinces\x00"+province] == nil {
				problems = append(problems, &Problem{r.file, r.line, ProblemProvince, []any{province}})
			}
		}
	}
	rows = v.tables["municipalities"]
	for i := range rows {
		known(&rows[i])
		towns[rows[i].Code+"\x00"+rows[i].Province] = true
		addPlace(g.municipalities, &rows[i])
	}
	rows = v.tables["localities"]
	for i := range rows {
		known(&rows[i])
		if !towns[rows[i].Municipality+"\x00"+rows[i].Province] {
			problems = append(problems, &Problem{rows[i].file, rows[i].line, ProblemTown, []any{rows[i].Municipality, rows[i].Province}})
		}
		addPlace(g.localities, &rows[i])
	}
	for _, table := range []map[string][]*row{g.municipalities, g.localities} {
		for name := range table {
			g.spelled = append(g.spelled, name)
		}
	}
	for name := range g.provinces {
		g.spelled = append(g.spelled, name)
	}
	slices.Sort(g.spelled)
	g.spelled = slices.DeleteFunc(slices.Compact(g.spelled), func(name string) bool { return len(name) < placeSpelling })
	v.places = g
	return problems
}

func addPlace(table map[string][]*row, r *row) {
	for _, name := range r.names() {
		folded := names.Fold(name)
		if !slices.Contains(table[folded], r) {
			table[folded] = append(table[folded], r)
		}
	}
}

// spell returns the only known name that is one edit from a folded one, or the
// text itself.
func (g *gazetteer) spell(folded string) string {
	if len(folded) < placeSpelling {
		return folded
	}
	found := ""
	for _, name := range g.spelled {
		if oneEdit(folded, name) {
			if found != "" {
				return folded
			}
			found = name
		}
	}
	if found == "" {
		return folded
	}
	return found
}

// town finds a municipality, or the one in which a locality lies. A province,
// "" or "A|B", chooses among places of one name; ok is false for an unknown
// name. The province returned is the place's own.
func (g *gazetteer) town(folded, province string) (found site, ok bool) {
	towns, villages := g.municipalities[folded], g.localities[folded]
	if in := within(towns, province); len(in) > 0 {
		return siteOf(in, false), true
	}
	if in := within(villages, province); len(in) > 0 {
		return siteOf(in, true), true
	}
	switch {
	case len(towns) > 0:
		return siteOf(towns, false), true
	case len(villages) > 0:
		return siteOf(villages, true), true
	}
	return site{}, false
}

// within keeps the places in a province of today or of old.
func within(places []*row, province string) []*row {
	var in, before []*row
	for _, p := range places {
		if province == "" || overlaps(p.Province, province) {
			in = append(in, p)
		} else if p.Former != "" && overlaps(strings.ReplaceAll(p.Former, ";", "|"), province) {
			before = append(before, p)
		}
	}
	if len(in) == 0 {
		return before
	}
	return in
}

// siteOf joins places of one name.
func siteOf(places []*row, locality bool) site {
	var municipalities, provinces []string
	for _, p := range places {
		provinces = append(provinces, p.Province)
		if locality {
			municipalities = append(municipalities, p.Municipality)
		} else {
			municipalities = append(municipalities, p.Code)
		}
	}
	s := site{municipality: codeSet(municipalities), province: codeSet(provinces)}
	if locality {
		s.locality = places[0].Code
	}
	return s
}

// overlaps reports whether two values that may be one of several ("A|B") can be the same.
func overlaps(a, b string) bool {
	for x := range strings.SplitSeq(a, "|") {
		for y := range strings.SplitSeq(b, "|") {
			if x == y {
				return true
			}
		}
	}
	return false
}
