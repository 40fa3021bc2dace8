package public

import "strings"

// leastAlike is how many rows without a name must be alike in what may give
// somebody away.
const leastAlike = 5

// crowd lets rows without a name that too few others are like tell less, step
// by step: no age, then the year of the arrest alone, then no charges, at last
// nothing but where the person is.
func (e *Edition) crowd() {
	touched := make(map[int]bool)
	for _, coarsen := range []func(*Row){
		func(r *Row) { r.AgeBand = "" },
		func(r *Row) { r.Arrest, _, _ = strings.Cut(r.Arrest, "-") },
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
