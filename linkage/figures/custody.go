package figures

import (
	"cmp"
	"slices"
	"strconv"

	"cotejo/linkage/dates"
)

// The groups of where persons are.
const (
	inside       = "inside"
	camp         = "camp"
	revocable    = "outside-revocable"    // outside, under a measure that can be taken back
	extinguished = "outside-extinguished" // outside, and the case is over
	otherwise    = "outside-other"        // outside, nobody says how
	dead         = "dead"
	exiled       = "exiled"
	disappeared  = "disappeared"
)

// revocableFigures bind whoever is outside; a court can take them back.
var revocableFigures = map[string]bool{
	"libertad_condicional": true, "licencia_extrapenal": true, "limitacion_libertad": true, "trabajo_correccional_sin_internamiento": true,
	"reclusion_domiciliaria": true, "subsidio_de_pena": true, "medida_cautelar_reclusion_domiciliaria": true, "medida_cautelar_fianza": true,
	"medida_cautelar_obligacion_acta": true, "medida_cautelar_otra": true, "pase": true,
}

// extinguishedFigures end a case. Only of these may one say "liberado".
var extinguishedFigures = map[string]bool{
	"cumplimiento_sancion": true, "absuelto": true, "sobreseimiento": true, "archivado": true, "caso_saldado": true, "multa": true, "indulto": true, "amnistia": true,
}

// group is where somebody is.
func group(v *Values) string {
	switch v[Custody] {
	case "inside":
		return inside
	case "camp":
		return camp
	case "dead":
		return dead
	case "exiled":
		return exiled
	case "home", "free":
		switch {
		case revocableFigures[v[Figure]]:
			return revocable
		case extinguishedFigures[v[Figure]]:
			return extinguished
		case v[Custody] == "home":
			return revocable // nobody is held at home whose case is over
		}
		return otherwise
	}
	if v[Figure] == "desaparicion_forzada" {
		return disappeared
	}
	return ""
}

// totals counts persons by how many lists have them, and by the one list that
// does where it is one alone.
func totals(in *Input) *Table {
	t := &Table{Denominator: len(in.Persons), Columns: []string{Persons}}
	t.put(Cell{Row: Total, Column: Persons, Value: len(in.Persons), Linkage: &Range{in.Low, in.High}})
	byNumber := make([]int, len(in.Lists)+1)
	only := make([]int, len(in.Lists))
	for i := range in.Persons {
		var lists []int
		for _, r := range in.Persons[i].Records {
			if !slices.Contains(lists, r.List) {
				lists = append(lists, r.List)
			}
		}
		byNumber[len(lists)]++
		if len(lists) == 1 {
			only[lists[0]]++
		}
	}
	for n := 1; n < len(byNumber); n++ {
		t.put(Cell{Row: "lists-" + strconv.Itoa(n), Column: Persons, Value: byNumber[n]})
	}
	for l, n := range only {
		t.put(Cell{Row: "only:" + in.Lists[l].Name, Column: Persons, Value: n})
	}
	return t
}

var groupView = &view{of: func(v *Values) []string { return one(group(v)) }, uses: []int{Custody, Figure},
	room: map[string][]string{otherwise: {revocable, extinguished}}}

// sanctioned are the groups of those whose case goes on: they are in prison, or
// a measure binds them.
var sanctioned = []string{inside, camp, revocable}

// custody counts persons by where they are.
func custody(in *Input) *Table {
	t := in.table(groupView, []string{inside, camp, revocable, extinguished, otherwise, disappeared, dead, exiled, Unknown}, inside, revocable, extinguished, Unknown)
	bound := &view{uses: groupView.uses, of: func(v *Values) []string {
		g := group(v)
		if slices.Contains(sanctioned, g) {
			return one("sanctioned")
		}
		if g == "" || g == otherwise {
			return nil
		}
		return one("not")
	}}
	c := in.tally(bound)["sanctioned"]
	if c == nil {
		c = &counted{}
	}
	t.Stats = []Stat{{Code: "sanctioned", Value: float64(c.value), Low: float64(c.lists.Low), High: float64(c.lists.High), N: len(in.Persons)}}
	return t
}

// exitOf is the date of somebody's way out of prison, by the values chosen.
// The dead and those in exile did not leave to be free, and whoever is on a
// pass is to return.
func exitOf(v *Values) (figure, date string, out bool) {
	if v[Custody] != "home" && v[Custody] != "free" || v[Figure] == "pase" {
		return "", "", false
	}
	return v[Figure], v[Release], true
}

// The columns of the exits.
const (
	dated   = "dated"   // in the period
	earlier = "earlier" // before it
	undated = "undated" // no list says when
)

// exits counts the ways out of prison by legal figure.
func exits(in *Input) *Table {
	t := &Table{Columns: []string{dated, earlier, CannotTell, undated}}
	if in.Since == "" {
		t.Columns = []string{dated, undated}
	}
	counts := make(map[string]map[string]int)
	add := func(figure, column string) {
		if figure == "" {
			figure = Unknown
		}
		if counts[figure] == nil {
			counts[figure] = make(map[string]int)
		}
		counts[figure][column]++
		t.Denominator++
		if column == undated || column == CannotTell {
			t.Unknown++
		}
	}
	seen := make(map[int]bool)
	for _, h := range in.Happenings {
		if h.Kind == "exit" && !seen[h.Person] { // they stand in the order of time
			seen[h.Person] = true
			add(h.Figure, in.period(h.Date))
		}
	}
	for i := range in.Persons {
		if figure, date, out := exitOf(&in.Persons[i].Values); out && !seen[i] {
			add(figure, in.period(date))
		}
	}
	figures := make([]string, 0, len(counts))
	for f := range counts {
		figures = append(figures, f)
	}
	slices.SortFunc(figures, func(a, b string) int {
		sum := func(f string) int { return counts[f][dated] }
		return cmp.Or(rank(a)-rank(b), sum(b)-sum(a), counts[b][undated]-counts[a][undated], cmp.Compare(a, b))
	})
	total := make(map[string]int)
	for _, f := range figures {
		for _, c := range t.Columns {
			t.put(Cell{Row: f, Column: c, Value: counts[f][c]})
			total[c] += counts[f][c]
		}
	}
	for _, c := range t.Columns {
		t.put(Cell{Row: Total, Column: c, Value: total[c]})
	}
	if t.Unknown > 0 {
		t.Notes = append(t.Notes, "undated")
	}
	return t
}

// rank puts what nobody knows last.
func rank(row string) int {
	switch row {
	case CannotTell:
		return 1
	case Unknown:
		return 2
	}
	return 0
}

// period is the column of a date.
func (in *Input) period(date string) string {
	first, last, ok := dates.Days(date)
	if !ok {
		return undated
	}
	since, _, ok := dates.Days(in.Since)
	switch {
	case !ok || first >= since:
		return dated
	case last < since:
		return earlier
	}
	return CannotTell
}

// returns counts those whose way out was taken back, or who were arrested again.
func returns(in *Input) *Table {
	if slices.ContainsFunc(in.Happenings, func(h Happening) bool { return h.Kind == "revocation" || h.Kind == "rearrest" }) {
		t := &Table{Denominator: len(in.Persons), Columns: []string{Persons}}
		for _, kind := range []string{"revocation", "rearrest"} {
			seen := make(map[int]bool)
			for _, h := range in.Happenings {
				if h.Kind == kind {
					seen[h.Person] = true
				}
			}
			t.put(Cell{Row: kind, Column: Persons, Value: len(seen)})
		}
		return t
	}
	revoked := &view{uses: []int{Figure}, of: func(v *Values) []string {
		if v[Figure] == "" {
			return nil
		}
		if v[Figure] == "revocado" {
			return one("revocation")
		}
		return one("not")
	}}
	t := in.table(revoked, []string{"revocation"}, "revocation")
	t.Notes = []string{"returns-undated"}
	return t
}

// process counts persons by how far their case has come.
func process(in *Input) *Table {
	stage := &view{uses: []int{Figure, Sentence}, of: func(v *Values) []string {
		switch {
		case v[Figure] == "absuelto" || v[Figure] == "sobreseimiento" || v[Figure] == "archivado":
			return one("closed")
		case v[Sentence] != "":
			return one("sentenced")
		case v[Figure] == "prision_provisional":
			return one("remand")
		case v[Figure] == "multa" || v[Figure] == "caso_saldado":
			return one("fined")
		case v[Figure] == "sancionado" || v[Figure] == "privacion_libertad" || v[Figure] == "cumplimiento_sancion" || v[Figure] == "libertad_condicional" ||
			v[Figure] == "licencia_extrapenal" || v[Figure] == "subsidio_de_pena" || v[Figure] == "trabajo_correccional_con_internamiento":
			return one("sentenced")
		}
		return nil
	}}
	t := in.table(stage, []string{"remand", "sentenced", "fined", "closed", Unknown}, "remand", "sentenced")
	t.Notes = []string{"process-courts"}
	return t
}
