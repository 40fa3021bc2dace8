package namecell

import (
	"slices"
	"testing"
)

// TestRemarks holds that what editors leave behind a name goes, with a doubt, and
// that nicknames become aliases.
func TestRemarks(t *testing.T) {
	const name = "Anselmo Vidal Cedeño"
	for _, cell := range []string{
		name + ", periodista", name + " (periodista)", name + ", UNPACU", name + ", natural de Holguín", name + ", su hermano", name + ", divorciada", name + " (nuevo)",
		name + " - NUEVO", name + " (sic)", name + " ver nota", name + " 5 años de prisión", "El ciudadano " + name, name + " calle 5 no. 14", name + " www.lista.example",
		name + " RIP", name + " R.I.P.", name + " E.P.D.", name + " (d.e.p.)", name + "_87031245678", name + "87031245678", name + "/87031245678", name + "|87031245678", name + " número permanente 87031245678",
		name + " Vidal Cedeño", name + " " + name,
	} {
		if r := Whole(cell); r.Text != name || len(r.Aliases) > 0 || !slices.Equal(r.Doubts, []string{DoubtMoreThanName}) {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	for cell, want := range map[string]string{
		name + ", El Moro": "El Moro", name + " el Moro": "el Moro", name + ", known as El Moro": "El Moro", "Vidal Cedeño, Anselmo, el Moro": "el Moro", name + " la China": "la China",
	} {
		if r := Whole(cell); r.Text != name && r.Text != "Vidal Cedeño, Anselmo" || !slices.Equal(r.Aliases, []string{want}) {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	for _, cell := range []string{
		"Díaz Hernández, Pastor", "Casado Lima, Juan", "Urrrinda Gómez, Yannklel", "Vidal de la Torre, Anselmo", "Juan Luis Nieto de la Paz", "Jesús Luis de Mejías de Mejías",
		"Juan Miguel Pérez Gallardo (Pancho El Largo)", "Yarvequiel Ramón Ramón", "Rosa Quintana (nacida Batista)", "Anselmo Vidal Cedeño (1ro)",
	} {
		if r := Whole(cell); r.Text != cell || len(r.Doubts) > 0 {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	if r := Whole(name + " - padre"); r.Text != name+", padre" || len(r.Aliases) > 0 {
		t.Errorf("a mark behind a dash: %+v", r)
	}
}

// TestSecondPersons holds that nobody named second is lost without a doubt.
func TestSecondPersons(t *testing.T) {
	const name = "Lidia Correa Peña"
	for _, cell := range []string{
		name + " (Rogelio Correa Peña)", name + " - Rogelio Correa Peña", name + " | Rogelio Correa Peña", "1. " + name + " 2. Rogelio Correa Peña", name + " así como Rogelio Correa",
		name + " et al.", name + " y cols.", name + " y los suyos", name + " y bebé", name + " y Sra.",
	} {
		if r := Whole(cell); r.Text != name || r.Others < 1 || !slices.Contains(r.Doubts, DoubtSeveralPeople) || len(r.Aliases) > 0 {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	for cell, want := range map[string]string{
		name + ", madre, y Rogelio Correa, hijo": name + ", madre", "Y. Correa Peña y R. Correa Peña": "Y. Correa Peña",
		"VARONA GIL, TOMÁS / VARONA GIL, ELADIO": "VARONA GIL, TOMÁS",
	} {
		if r := Whole(cell); r.Text != want || r.Others < 1 {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	if g, s, r := Parts("Tomás, Eladio y Raúl", "Varona Sotolongo"); g != "Tomás" || s != "Varona Sotolongo" || r.Others != 2 {
		t.Errorf("%q %q %+v", g, s, r)
	}
	for cell, others := range map[string]int{"Menor de edad": 0, "Tres menores": 2, "3 menores de edad": 2, "Dos hombres": 1, "Varios detenidos": 1, "Menores": 1, "Two minors": 1, "Tres años": 0} {
		if r := Whole(cell); r.Others != others {
			t.Errorf("%q: %+v", cell, r)
		}
	}
}

// TestNoNameOfTheirOwn holds that words which name nobody are no name, and that a
// part which is not known is none.
func TestNoNameOfTheirOwn(t *testing.T) {
	for _, cell := range []string{"Estudiante no identificado", "Testigo protegido", "Otros", "Varios", "Ex esposa de Amado Fuentes", "hijo/a de Amado Fuentes", "Viuda de Quintana"} {
		if r := Whole(cell); r.Kind != Unnamed {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	for _, cell := range []string{"Humberto Garcés …", "Humberto Garcés XX", "Humberto Garcés TBD", "Humberto Garcés (sin segundo nombre)", "Humberto Garcés Ninguno", "Humberto Garcés por determinar"} {
		if r := Whole(cell); r.Text != "Humberto Garcés" {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	if g, s, _ := Parts("Humberto", "X"); g != "Humberto" || s != "" {
		t.Errorf("%q %q", g, s)
	}
	if r := Whole("Yannklel Desconocido"); r.Kind != Named || r.Text != "Yannklel" {
		t.Errorf("a rare given name: %+v", r)
	}
	if r := Whole("Vda. de Quintana, Rosa Elena"); r.Kind != Named || r.Text != "Rosa Elena Vda. de Quintana" {
		t.Errorf("a widow by her husband's name: %+v", r)
	}
}
