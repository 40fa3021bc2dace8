package public

import (
	"slices"
	"strings"
)

// leastAlike is how many rows without a name must be alike in what may give
// somebody away.
const leastAlike = 5

// crowd lets rows without a name that too few others are like tell less, step
// by step: no age, then the year of the arrest alone, then the kinds of charges,
// then no charges, at last nothing but where the person is.
func (e *Edition) crowd() {
	touched := make(map[int]bool)
	for _, coarsen := range []func(*Row){
		func(r *Row) { r.AgeBand = "" },
		func(r *Row) { r.Arrest, _, _ = strings.Cut(r.Arrest, "-") },
		func(r *Row) { r.Charges = chargeKinds(r.Charges) },
		func(r *Row) { r.Charges = "" },
		func(r *Row) { *r = Row{Custody: r.Custody, Figure: r.Figure} },
	} {
		alike := make(map[[5]string]int)
		for i := range e.Rows {
			if e.Rows[i].Name == "" {
				alike[e.Rows[i].traits()]++
			}
		}
		for i := range e.Rows {
			if r := &e.Rows[i]; r.Name == "" && r.traits() != [5]string{} && alike[r.traits()] < leastAlike {
				coarsen(r)
				touched[i] = true
			}
		}
	}
	e.Coarsened = len(touched)
	for i := range e.Rows {
		if r := &e.Rows[i]; r.Name == "" { // what else may tell one of five from the others
			r.Lists, r.Release = "", ""
		}
	}
}

// traits are what may give somebody away.
func (r *Row) traits() [5]string { return [5]string{r.Province, r.Sex, r.AgeBand, r.Arrest, r.Charges} }

// The kinds of charges, as analysts put them together: those of street protest
// and those against the security of the State. All others are one kind.
const (
	protestKind  = "kind:protest"
	securityKind = "kind:state-security"
	otherKind    = "kind:other"
)

var kindOf = map[string]string{
	"desordenes_publicos": protestKind, "desacato": protestKind, "atentado": protestKind, "resistencia": protestKind, "desobediencia": protestKind,
	"sedicion": securityKind, "sabotaje": securityKind, "encubrimiento_sabotaje": securityKind, "propaganda_enemiga": securityKind,
	"propaganda_orden_constitucional": securityKind, "delitos_orden_constitucional": securityKind, "ejercicio_arbitrario_derechos": securityKind,
	"otros_actos_seguridad_estado": securityKind, "rebelion": securityKind, "instigacion_rebelion": securityKind, "terrorismo": securityKind,
	"financiacion_terrorismo": securityKind, "espionaje": securityKind, "mercenarismo": securityKind, "articulo_91": securityKind,
}

// chargeKinds are the kinds of some charges, each once.
func chargeKinds(charges string) string {
	if charges == "" {
		return ""
	}
	var kinds []string
	for code := range strings.SplitSeq(charges, "|") {
		kind := kindOf[code]
		if kind == "" {
			kind = otherKind
		}
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	return strings.Join(slices.Compact(kinds), "|")
}
