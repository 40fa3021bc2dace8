package namecell

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

// TestOtherDataInTheName holds that what is not the name goes, with a doubt.
func TestOtherDataInTheName(t *testing.T) {
	const name = "Anselmo Vidal Cedeño"
	for _, cell := range []string{
		name + " 34 años", name + ", 34 años", name + " 34 a.", name + " (34)", name + " de 34 años", name + " edad 34", name + " CI 87031245678",
		name + " (CI: 87031245678)", name + " C.I. 870312-45678", name + " carné 87031245678", name + ", carné de identidad: 87031245678",
		name + " DNI 87031245678", name + " 87031245678", "87031245678 " + name, name + " tel. 52345678", name + " +53 5 234 5678",
		"14. " + name, "1) " + name, "#14 " + name, "14- " + name, "14 - " + name, "No. 14 " + name, name + " https://lista.example/p/44",
		name + " anselmo@correo.example", name + " [1]", name + "†", name + " EXCARCELADO", name + " - LIBERADO", name + " fallecida", name + ", fallecido",
		name + " (f)", name + " (q.e.p.d.)", name + " Q.E.P.D.", name + " q. e. p. d.", name + " (fallecido en 2023)", name + " reportado 2 veces", name + " 11/07/2021", name + " 11 de julio de 2021", name + " (Holguín)",
		name + ", Holguín", name + " en libertad condicional", "EXCARCELADO " + name, name + " (menor de edad)", name + ", menor de edad",
		"Menor de edad " + name, name + ", hermano de Yadier", name + " (hermano de Yadier)", name + " hijo de Yadier Leyva", name + ", la hija de Ana",
		name + " released", name + " (libre)", name + " QEPD", name + " 2", "a) " + name, name + " #¡REF!",
	} {
		if r := Whole(cell); r.Text != name || r.Kind != Named || len(r.Aliases) > 0 || !slices.Equal(r.Doubts, []string{DoubtMoreThanName}) {
			t.Errorf("%q: %+v", cell, r)
		}
		if r := Whole(strings.ToUpper(cell)); r.Text != strings.ToUpper(name) {
			t.Errorf("%q: %+v", strings.ToUpper(cell), r)
		}
	}
	for cell, want := range map[string]string{name + " - El Moro": "El Moro", name + " — alias El Moro": "El Moro", "El Moro - " + name: "El Moro", name + "- El Moro": "El Moro", name + " -El Moro": "El Moro"} {
		if r := Whole(cell); r.Text != name || !slices.Equal(r.Aliases, []string{want}) {
			t.Errorf("%q: %+v", cell, r)
		}
	}
}

// TestNamesStay holds that names which look like something else are left alone.
func TestNamesStay(t *testing.T) {
	for _, cell := range []string{
		"León Santiago Abril", "Julio Domingo Libre", "Granma Habana Pérez", "Libertad Pérez Gil", "Juan C. Pérez Gil", "C. I. Pérez Gil", "Pedro Niño Gil",
		"Yoel Menor Paz", "José Ortega y Gasset", "Osniel Leyva y Pupo", "Santiago Ramón y Cajal", "Ortega y Gasset, José", "Dariel Gaspar y Nieto",
		"Ramona Rubio y Más", "Enith Mondeja y Santa María", "Ángel de la Paz y León", "Rosa Batista Vda. de Quintana", "Amado Fuentes (padre)",
		"Amado Fuentes Rivas hijo", "William Valdés 2do", "Michel Santana «Tata»", "Michel Santana (El Niño)", "Pérez Gil, María Magdalena", "Padre Amado Fuentes",
		"Lidia Correa Peña/Lidia Correa Penna", "D'Angelo Mc Donald", "No Hyun", "Jean-Luc Na",
	} {
		if r := Whole(cell); r.Text != cell || r.Kind != Named || len(r.Doubts) > 0 || r.Others > 0 {
			t.Errorf("%q: %+v", cell, r)
		}
	}
}

func TestRelatives(t *testing.T) {
	for _, relation := range []string{"hijo", "Hija", "HERMANO", "Hno.", "Hna.", "esposa", "esposo", "madre", "padre", "sobrino", "prima", "nieto", "suegra", "cuñado", "Un hermano", "El hijo menor", "Hijo(a)", "viuda", "Hermana"} {
		for _, of := range []string{"de", "del"} {
			if r := Whole(relation + " " + of + " Amado Fuentes Rivas"); r.Kind != Unnamed || r.Text != "" || !slices.Contains(r.Doubts, DoubtRelative) {
				t.Errorf("%s %s: %+v", relation, of, r)
			}
		}
	}
	for _, cell := range []string{"Son of Amado Fuentes", "brother of Amado Fuentes", "Amado Fuentes' son", "Hermanos Varona Sotolongo", "Familia Varona Gil"} {
		if r := Whole(cell); r.Kind != Unnamed || !slices.Contains(r.Doubts, DoubtRelative) {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	if _, _, r := Parts("Hijo de", "Amado Fuentes Rivas"); r.Kind != Unnamed {
		t.Errorf("in two columns: %+v", r)
	}
	if r := Whole("Rosa Batista, viuda de Quintana"); r.Text != "Rosa Batista viuda de Quintana" {
		t.Errorf("a widow: %+v", r)
	}
}

func TestSeveralPeople(t *testing.T) {
	for cell, want := range map[string]string{
		"Tomás y Eladio Varona Sotolongo": "Tomás Varona Sotolongo", "Tomás & Eladio Varona Sotolongo": "Tomás Varona Sotolongo", "TOMÁS Y ELADIO VARONA SOTOLONGO": "TOMÁS VARONA SOTOLONGO",
		"Juan Carlos y José Luis Pérez Gil": "Juan Carlos Pérez Gil", "Varona Sotolongo, Tomás y Eladio": "Varona Sotolongo, Tomás", "Tomás, Eladio y Raúl Varona": "Tomás Varona",
		"Tomás Varona Gil, Eladio Pérez Ruz y Ana Paz Gil": "Tomás Varona Gil", "Tomás Varona Gil y Eladio Pérez Ruz": "Tomás Varona Gil", "Tomás y Eladio": "Tomás",
		"Gerardo Almaguer Rosell y su familia": "Gerardo Almaguer Rosell", "Raudel Pino Vera y otros 3": "Raudel Pino Vera", "Raudel Pino Vera y 3 más": "Raudel Pino Vera",
		"Raudel Pino Vera e hijo": "Raudel Pino Vera", "Raudel Pino Vera e hijos": "Raudel Pino Vera", "Raudel Pino Vera y esposa": "Raudel Pino Vera", "Pino Vera, Raudel y esposa": "Pino Vera, Raudel",
		"Raudel Pino Vera con su hijo menor": "Raudel Pino Vera", "Raudel Pino Vera and family": "Raudel Pino Vera", "Raudel Pino Vera + 2": "Raudel Pino Vera", "Raudel Pino Vera (y otros 3)": "Raudel Pino Vera", "Ana, Luis y Raúl": "Ana",
		"Lidia Correa Peña\nRogelio Correa Peña": "Lidia Correa Peña", "Lidia Correa Peña; Rogelio Correa Peña": "Lidia Correa Peña", "Lidia Correa Peña / Rogelio Correa Peña": "Lidia Correa Peña",
	} {
		if r := Whole(cell); r.Text != want || r.Others < 1 || !slices.Contains(r.Doubts, DoubtSeveralPeople) {
			t.Errorf("%q: %+v, want %q", cell, r, want)
		}
	}
	if r := Whole("Raudel Pino Vera y otros tres"); r.Others != 3 {
		t.Errorf("%+v", r)
	}
	if g, s, r := Parts("Tomás y Eladio", "Varona Gil"); g != "Tomás" || s != "Varona Gil" || r.Others != 1 || !slices.Contains(r.Doubts, DoubtSeveralPeople) {
		t.Errorf("%q %q %+v", g, s, r)
	}
	if g, s, r := Parts("Raudel", "Pino Vera y su familia"); g != "Raudel" || s != "Pino Vera" || r.Others != 1 {
		t.Errorf("%q %q %+v", g, s, r)
	}
	if r := Whole("Juan Carlos\nPérez Gil"); r.Text != "Juan Carlos Pérez Gil" || r.Others > 0 {
		t.Errorf("a name on two lines: %+v", r)
	}
}

func TestNotKnownInside(t *testing.T) {
	for _, unknown := range []string{"Desconocido", "desconocida", "N/A", "S/A", "ND", "N/D", "NN", "XXX", "No consta", "?", "-", ".", "---", "s/n", "sin apellido", "sin segundo apellido", "(sin segundo apellido)", "unknown", "SEGUNDO APELLIDO DESCONOCIDO", "nan", "NULL", "None", "undefined", "<NA>", `\N`} {
		if r := Whole("Humberto Garcés " + unknown); r.Text != "Humberto Garcés" || len(r.Doubts) > 0 {
			t.Errorf("%q: %+v", unknown, r)
		}
		if r := Whole("Garcés " + unknown + ", Humberto"); r.Text != "Garcés, Humberto" {
			t.Errorf("%q before a comma: %+v", unknown, r)
		}
		if g, s, _ := Parts("Humberto", "Garcés "+unknown); g != "Humberto" || s != "Garcés" {
			t.Errorf("%q in surnames: %q %q", unknown, g, s)
		}
		if g, s, r := Parts("Humberto", unknown); g != "Humberto" || s != "" || r.Kind != Named {
			t.Errorf("%q for surnames: %q %q %+v", unknown, g, s, r)
		}
		if r := Whole("Humberto " + unknown + " Pileta"); r.Text != "Humberto Pileta" {
			t.Errorf("%q inside: %+v", unknown, r)
		}
	}
	if r := Whole("Mirta apellidos desconocidos"); r.Text != "Mirta" {
		t.Errorf("%+v", r)
	}
	for _, cell := range []string{"Elio Null Peña", "ELIO NULL PEÑA"} {
		if r := Whole(cell); r.Text != cell || !slices.Equal(r.Doubts, []string{DoubtProgramWord}) {
			t.Errorf("%q: %+v", cell, r)
		}
	}
	if g, s, r := Parts("Elio", "Null Peña"); g != "Elio" || s != "Null Peña" || !slices.Contains(r.Doubts, DoubtProgramWord) {
		t.Errorf("%q %q %+v", g, s, r)
	}
}

func TestNothing(t *testing.T) {
	for _, cell := range []string{"", " ", "nan nan", "None None", "NULL NULL", "undefined undefined", "N/A N/A", "- -", "(blank)", "(en blanco)", "(vacío)", "<NA>", `\N`, "NaT", "NaN NaN", "s/n s/n", "N/A", "ND", "Sin dato", "No disponible",
		"#REF!", "#¡REF!", "#VALUE!", "#¡VALOR!", "#¿NOMBRE?", "#NAME?", "#DIV/0!", "#¡DIV/0!", "#NUM!", "#¡NUM!", "#NULL!", "#¡NULO!", "#N/D", "#N/A", "#ERROR!", "#SPILL!", "#DESBORDAMIENTO!", "Err:502", "Loading...", "Cargando...", "TRUE", "FALSE", "VERDADERO", "Falso", "########", "=BUSCARV(A2;Hoja2!A:C;3;0)", "=A2", "#¡REF! #¡REF!", "87031245678"} {
		if r := Whole(cell); r.Kind != Nothing || r.Text != "" {
			t.Errorf("%q: %+v", cell, r)
		}
		if g, s, r := Parts(cell, cell); g != "" || s != "" || r.Kind != Nothing && cell != "" && strings.TrimSpace(cell) != "" {
			t.Errorf("%q twice: %q %q %+v", cell, g, s, r)
		}
	}
}

func TestUnnamed(t *testing.T) {
	for _, cell := range []string{"Menor de edad", "Menor de edad (15 años)", "Menor de 15 años", "Nombre reservado", "Identidad protegida", "NN", "N.N.", "N. N. (hombre)", "NN masculino", "Sin identificar", "Desconocido", "Desconocida", "Desconocido 2", "Desconocido Desconocido",
		"Hombre no identificado", "Mujer sin identificar", "Persona sin nombre", "Sin nombre", "Nombre no disponible", "Anónimo", "Identidad reservada por seguridad", "A petición de la familia", "Adolescente", "Niño", "TK TK", "Name withheld", "Name withheld (by police)", "Unidentified man", "Juvenile", "Minor, 16", "Jane Doe"} {
		for _, text := range []string{cell, strings.ToUpper(cell), strings.ToLower(cell)} {
			if r := Whole(text); r.Kind != Unnamed || r.Text != "" || len(r.Aliases) > 0 || !slices.Equal(r.Doubts, []string{DoubtUnnamed}) {
				t.Errorf("%q: %+v", text, r)
			}
		}
	}
	for _, parts := range [][2]string{{"Menor", "de edad"}, {"", "Nombre reservado"}, {"NN", "NN"}, {"Desconocido", "Desconocido"}} {
		if g, s, r := Parts(parts[0], parts[1]); g != "" || s != "" || r.Kind != Unnamed {
			t.Errorf("%q: %q %q %+v", parts, g, s, r)
		}
	}
	if g, s, _ := Parts("Pedro", "Niño"); g != "Pedro" || s != "Niño" {
		t.Errorf("%q %q", g, s)
	}
}

func TestIsAlias(t *testing.T) {
	for text, want := range map[string]bool{"El Moro": true, "El Niño": true, "Pipo": true, "87031245678": false, "https://x.example": false, "N/A": false, "Desconocido": false, "#REF!": false, "EXCARCELADO": false} {
		if IsAlias(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// TestNoNumberReachesAName holds that no number of an identity card or telephone
// gets into a name, wherever it stands and whatever stands around it.
func TestNoNumberReachesAName(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"Juan", "Anselmo", "Vidal", "Cedeño", "de", "la", "Cruz", "CI", "tel.", "(", ")", "-", ",", "y", "«", "»", "/", "Menor", "hijo"}), 1, 7).Draw(t, "words")
		number := fmt.Sprint(rapid.Int64Range(10000, 99123199999).Draw(t, "number"))
		at := rapid.IntRange(0, len(words)).Draw(t, "at")
		cell := strings.Join(slices.Insert(words, at, number), rapid.SampledFrom([]string{" ", "  ", " : "}).Draw(t, "gap"))
		r := Whole(cell)
		if strings.Contains(r.Text+strings.Join(r.Aliases, ""), number) {
			t.Fatalf("%q: %+v", cell, r)
		}
	})
}

// FuzzCell holds that no cell makes the reader panic or slow, that it reads what it
// has read to the same, and that nobody without a name has one.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"Tomás y Eladio Varona", "Hijo de X", "14. A (CI: 1)", "#¡REF!", "A, B y C; D / E", "«(«", ") y e"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		start := time.Now()
		r := Whole(a)
		Parts(a, b)
		if took := time.Since(start); len(a)+len(b) < 1000 && took > 2*time.Second {
			t.Errorf("%q took %v", a, took)
		}
		if (r.Kind == Named) != (r.Text != "") && names.Fold(a) != "" || r.Kind != Named && len(r.Aliases) > 0 {
			t.Errorf("%q: %+v", a, r)
		}
	})
}

// TestRelationsThatAreSurnames holds that a surname is not taken for a relation.
func TestRelationsThatAreSurnames(t *testing.T) {
	for cell, want := range map[string]string{
		"Yadier Nieto de la Paz": "Yadier Nieto de la Paz", "Juan Luis Nieto de la Paz": "Juan Luis Nieto de la Paz", "YADIER NIETO DE LA PAZ": "YADIER NIETO DE LA PAZ",
		"José Antonio Primo de Rivera": "José Antonio Primo de Rivera", "Osniel Leyva Pupo nieto de Yadier": "Osniel Leyva Pupo", "Osniel Leyva Pupo, nieto de Yadier": "Osniel Leyva Pupo",
		"Osniel Leyva Pupo (nieto de Yadier)": "Osniel Leyva Pupo", "Osniel Leyva hermano de Yadier": "Osniel Leyva",
	} {
		if got := Whole(cell).Text; got != want {
			t.Errorf("%q is read as %q, want %q", cell, got, want)
		}
	}
}

// TestDigitForALetter: a digit within a word is a letter misspelt; what it was is
// not known, and the word stays.
func TestDigitForALetter(t *testing.T) {
	for text, want := range map[string]string{"Osniel Rodr1guez Gil": "Osniel Rodr1guez Gil", "Osniel Rodríguez 2 Gil": "Osniel Rodríguez Gil", "Osniel Rodríguez B12 Gil": "Osniel Rodríguez Gil"} {
		if r := Whole(text); r.Text != want || len(r.Doubts) == 0 {
			t.Errorf("%q: %q, doubts %q", text, r.Text, r.Doubts)
		}
	}
}
