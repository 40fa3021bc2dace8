package figures

import (
	"slices"
	"strconv"
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
	former       = "former" // no list has them in its newest edition: nobody says where they are
)

// revocableFigures bind whoever is outside; a court can take them back.
var revocableFigures = map[string]bool{
	"libertad_condicional": true, "licencia_extrapenal": true, "limitacion_libertad": true, "trabajo_correccional_sin_internamiento": true,
	"reclusion_domiciliaria": true, "subsidio_de_pena": true, "medida_cautelar_reclusion_domiciliaria": true, "medida_cautelar_fianza": true,
	"medida_cautelar_obligacion_acta": true, "medida_cautelar_otra": true,
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
		case v[Figure] == "pase":
			return inside // days outside that end in prison
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

var groupView = &view{stock: true, of: func(v *Values) []string { return one(group(v)) }, uses: []int{Custody, Figure},
	room: map[string][]string{otherwise: {revocable, extinguished}}}

// custody counts persons by where they are.
func custody(in *Input) *Table {
	t := in.table(groupView, []string{inside, camp, revocable, extinguished, otherwise, disappeared, dead, exiled, former, Unknown}, inside, revocable, extinguished, Unknown)
	bound := &view{stock: true, uses: groupView.uses, of: func(v *Values) []string {
		g := group(v)
		if slices.Contains(sanctionedGroups, g) {
			return one(sanctioned)
		}
		if g == "" || g == otherwise {
			return nil
		}
		return one("not")
	}}
	c := in.tally(bound)[sanctioned]
	if c == nil {
		c = &counted{}
	}
	t.Stats = []Stat{{Code: sanctioned, Value: float64(c.value), Low: float64(c.lists.Low), High: float64(c.lists.High), N: len(in.Persons)}}
	return t
}

// process counts persons by how far their case has come.
func process(in *Input) *Table {
	stage := &view{stock: true, uses: []int{Figure, Sentence}, of: func(v *Values) []string {
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
	t := in.table(stage, []string{"remand", "sentenced", "fined", "closed", former, Unknown}, "remand", "sentenced")
	t.Notes = []string{"process-courts"}
	return t
}
