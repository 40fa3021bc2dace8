package sources

import (
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/sources/values"
	"github.com/google/go-cmp/cmp"
)

// rowOf makes a row of a list from some of its cells; the others are blank.
func rowOf(profile string, cells map[string]string) []string {
	row := make([]string, len(headers[profile]))
	left := len(cells)
	for i, h := range headers[profile] {
		if c, ok := cells[h]; ok {
			row[i] = c
			left--
		}
	}
	if left != 0 {
		panic("a cell of no column")
	}
	return row
}

// readRow reads a list of one row.
func readRow(t *testing.T, profile string, cells map[string]string) (map[string]string, linkage.Record, []string) {
	t.Helper()
	in, _ := read(t, Options{Today: "2026-11-23"}, write(t, "list.csv", encodeCSV([][]string{headers[profile], rowOf(profile, cells)}, ',', "\n")))
	if len(in.Records) != 1 {
		t.Fatalf("rejected: %v", in.Rejects)
	}
	got := map[string]string{}
	for i, v := range in.Records[0].Values {
		if v != "" {
			got[in.Fields[i].Name] = v
		}
	}
	var doubts []string
	for _, d := range in.Doubts {
		doubts = append(doubts, in.Sources[0].Header[d.Column]+": "+d.Reason)
	}
	return got, in.Records[0], doubts
}

// A cell becomes a value, and several cells of a row one.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		name, profile string
		cells         map[string]string
		want          map[string]string
		doubts        []string
	}{
		{"a whole row of Cubalex", "cubalex", map[string]string{
			"ID": "CX-1", "Apellidos": "Paz Gil", "Nombres": "Ana", "Sexo": "F", "Fecha de nacimiento": "1983-02-04", "Edad al momento de la detención": "38",
			"Municipio": "Cárdenas", "Fecha de detención": "11 de julio de 2021", "Situación actual": "Excarcelado", "Delitos": "Desacato; Sedición", "Sanción (años)": "5,5",
			"Establecimiento penitenciario": "Agüica", "Figura de excarcelación": "Licencia extrapenal", "Fecha de salida": "2025-01-16", "Última actualización": "2025-03-01"},
			map[string]string{"sex": "f", "birth": "1983-02-04", "province": "Matanzas", "municipality": "Cárdenas", "arrest_date": "2021-07-11", "charges": "desacato|sedicion",
				"sentence_months": "66", "prison": "Agüica", "custody": "free", "legal_figure": "licencia_extrapenal", "release_date": "2025-01-16"}, nil},
		{"age at the arrest", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Edad": "38", "Fecha de detención": "julio de 2021"},
			map[string]string{"birth": "1982/1983", "arrest_date": "2021-07"}, nil},
		{"age at an arrest of which only the event is known", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Edad": "38", "Evento": "11J"},
			map[string]string{"birth": "1982/1983", "event": "11J"}, nil},
		{"age at an arrest of which nothing is known", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Edad": "38"}, map[string]string{}, []string{"Edad: " + DoubtAgeWithoutDate}},
		{"present age, on the date of the row", "pd", map[string]string{"name": "Ana Paz", "age_current": "44 años", "scraped_at": "2026-05-16T10:00:00Z"},
			map[string]string{"birth": "1981/1982"}, nil},
		{"present age, on the latest date of the list", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "edad": "40", "detenido": "11-07-2021"},
			map[string]string{"birth": "1980/1981", "arrest_date": "2021-07-11"}, nil},
		{"present age, nothing known of the list", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "edad": "40"},
			map[string]string{}, []string{"edad: " + DoubtAgeWithoutDate}},
		{"the age at the arrest is more direct than the present one", "pd", map[string]string{"name": "Ana Paz", "age_current": "46 años", "age_at_arrest": "56 años", "arrest_date": "11/07/2021", "scraped_at": "2026-05-16"},
			map[string]string{"birth": "1964/1965", "arrest_date": "2021-07-11"}, []string{"age_current: " + DoubtAgeContradicts}},
		{"ages nobody has", "pd", map[string]string{"name": "Ana Paz", "age_current": "2026 años", "age_at_arrest": "7", "arrest_date": "11/07/2021"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"age_at_arrest: " + values.DoubtImpossibleAge, "age_current: " + values.DoubtImpossibleAge}},
		{"born after the arrest", "pd", map[string]string{"name": "Ana Paz", "dob": "11/07/2020", "arrest_date": "11/07/2021"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"dob: " + DoubtBirthTooLate}},
		{"the first of a month is the month", "pd", map[string]string{"name": "Ana Paz", "arrest_date": "01/03/2022", "dob": "01/03/1980"},
			map[string]string{"arrest_date": "2022-03", "birth": "1980-03-01"}, nil},
		{"the first of January is the year", "pd", map[string]string{"name": "Ana Paz", "arrest_date": "01/01/2017"}, map[string]string{"arrest_date": "2017"}, nil},
		{"status texts in the columns of prison and sentence", "pd", map[string]string{"name": "Ana Paz", "sentence_years": "Pendiente de juicio/sentencia/ejecución", "prison": "Libertad condicional bajo amenazas", "prisoner_type": "Condenados de conciencia"},
			map[string]string{"custody": "free", "legal_figure": "libertad_condicional", "class": "condenado_de_conciencia"}, nil},
		{"a prison and a class", "pd", map[string]string{"name": "Ana Paz", "prison": "Agüica", "prisoner_type": "Convicto de conciencia"},
			map[string]string{"custody": "inside", "prison": "Agüica", "class": "convicto_de_conciencia"}, nil},
		{"prison and status exchanged", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "Agüica", "Centro penitenciario": "En prisión"},
			map[string]string{"custody": "inside", "prison": "Agüica"}, nil},
		{"where the person is counts more than an old measure", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "Excarcelado", "Medida cautelar": "Prisión provisional"},
			map[string]string{"custody": "free"}, nil},
		{"a figure makes where the person is precise", "cubalex", map[string]string{"Apellidos": "Paz", "Nombres": "Ana", "Situación actual": "Excarcelado", "Figura de excarcelación": "Limitación de libertad"},
			map[string]string{"custody": "home", "legal_figure": "limitacion_libertad"}, nil},
		{"a figure that contradicts the status", "cubalex", map[string]string{"Apellidos": "Paz", "Nombres": "Ana", "Situación actual": "En prisión", "Figura de excarcelación": "Libertad condicional"},
			map[string]string{"custody": "inside"}, []string{"Figura de excarcelación: " + DoubtContradictingStatus}},
		{"not released, whatever the date", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "No excarcelada", "Fecha de excarcelación": "16/01/2025"},
			map[string]string{}, []string{"Estado: " + values.DoubtDeniedStatus, "Fecha de excarcelación: " + DoubtContradictingStatus}},
		{"in prison, whatever the date of release", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "situacion": "Liberada, detenida de nuevo", "fecha_salida": "16/01/2025"},
			map[string]string{"custody": "inside"}, []string{"fecha_salida: " + DoubtContradictingStatus}},
		{"not in prison, and released", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "situacion": "Ya no está presa", "fecha_salida": "16/01/2025"},
			map[string]string{"custody": "free", "release_date": "2025-01-16"}, []string{"situacion: " + values.DoubtDeniedStatus}},
		{"not released, in a prison", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "No excarcelada", "Centro penitenciario": "Agüica"},
			map[string]string{"custody": "inside", "prison": "Agüica"}, []string{"Estado: " + values.DoubtDeniedStatus}},
		{"not in prison, whatever the prison", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "No está en prisión", "Centro penitenciario": "Agüica"},
			map[string]string{"prison": "Agüica"}, []string{"Estado: " + values.DoubtDeniedStatus}},
		{"released, and another column says no", "cubalex", map[string]string{"Apellidos": "Paz", "Nombres": "Ana", "Situación actual": "Excarcelado", "Figura de excarcelación": "No"},
			map[string]string{}, []string{"Figura de excarcelación: " + values.DoubtDeniedStatus, "Figura de excarcelación: " + DoubtContradictingStatus}},
		{"released, and no day of release", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "Excarcelado", "Fecha de excarcelación": "No"},
			map[string]string{}, []string{"Fecha de excarcelación: " + values.DoubtNoDate, "Fecha de excarcelación: " + DoubtContradictingStatus}},
		{"a status in the prison's column that says two things", "pd", map[string]string{"name": "Ana Paz", "prison": "Excarcelado / preso"},
			map[string]string{}, []string{"prison: " + values.DoubtTwoStatuses}},
		{"a prison that the person left", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Centro penitenciario": "Salió de Agüica"},
			map[string]string{}, []string{"Centro penitenciario: " + values.DoubtNotInPrison}},
		{"a prison in the column of the status that the person left", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "Murió en Agüica"},
			map[string]string{}, []string{"Estado: " + DoubtUnknownStatus}},
		{"a sentence frees nobody", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Sanción": "7 años de prisión y multa"},
			map[string]string{"sentence_months": "84"}, nil},
		{"a sentence in the column of the status", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "7 años de prisión y multa"},
			map[string]string{}, []string{"Estado: " + values.DoubtTwoStatuses}},
		{"a release before the arrest", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Fecha de detención": "17/03/2024", "Fecha de excarcelación": "16/01/2023"},
			map[string]string{"arrest_date": "2024-03-17"}, []string{"Fecha de excarcelación: " + DoubtReleaseBeforeArrest}},
		{"a date of release alone", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Fecha de excarcelación": "16/01/2025", "Centro penitenciario": "Agüica"},
			map[string]string{"custody": "free", "release_date": "2025-01-16", "prison": "Agüica"}, nil},
		{"a status that is none", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Estado": "en la luna"}, map[string]string{}, []string{"Estado: " + DoubtUnknownStatus}},
		{"the prosecutor's word is not the sentence", "j11j", map[string]string{"Nombre y apellidos": "Ana Paz", "Petición fiscal": "8 años"}, map[string]string{"petition_months": "96"}, nil},
		{"municipality and province in one cell", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "lugar": "Placetas, Villa Clara"},
			map[string]string{"municipality": "Placetas", "province": "Villa Clara"}, nil},
		{"missing words are no values", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "sexo": "N/D", "edad": "-", "lugar": "Desconocido", "condena": "sin dato", "fuente": "Sin datos"}, map[string]string{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, doubts := readRow(t, c.profile, c.cells)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.doubts, doubts); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		profile        string
		cells          map[string]string
		text           string
		aliases, other []string
	}{
		{"pd", map[string]string{"id": "ana-paz-gil", "name": "Ana Paz Gil (La China)"}, "Ana Paz Gil", []string{"La China"}, nil},
		{"pd", map[string]string{"id": "ana-paz-jil-2", "name": "Ana Paz Gil"}, "Ana Paz Gil", nil, []string{"ana paz jil"}},
		{"pd", map[string]string{"id": "anna-paz-gil__trashed", "name": "Ana Paz Gil"}, "Ana Paz Gil", nil, []string{"anna paz gil"}},
		{"pd", map[string]string{"id": "9846", "name": "Ana Paz Gil"}, "Ana Paz Gil", nil, nil},
		{"j11j", map[string]string{"Nombre y apellidos": "ANA PAZ GIL", "Alias": "«La China»; alias Nani, la china"}, "ANA PAZ GIL", []string{"La China", "Nani"}, nil},
		{"j11j", map[string]string{"Nombre y apellidos": "sin identificar", "Alias": "El Guajiro"}, "", []string{"El Guajiro"}, nil},
		{"cubalex", map[string]string{"Apellidos": "Paz Gil", "Nombres": "Ana"}, "Ana Paz Gil", nil, nil},
		{"cubalex", map[string]string{"Apellidos": "Paz", "Nombres": "N/D"}, "Paz", nil, nil},
		{"cubalex", map[string]string{"Nombres": "Ana Paz Gil"}, "Ana Paz Gil", nil, nil},
		{"ocdh", map[string]string{"nombre_completo": "Paz Gil, Ana", "conocido_como": "no"}, "Ana Paz Gil", nil, nil},
	} {
		_, r, _ := readRow(t, c.profile, c.cells)
		if r.Name.Text != c.text {
			t.Errorf("%v: text %q, want %q", c.cells, r.Name.Text, c.text)
		}
		if diff := cmp.Diff(c.aliases, r.Name.Aliases); diff != "" {
			t.Errorf("%v: aliases %s", c.cells, diff)
		}
		if diff := cmp.Diff(c.other, r.Name.Other); diff != "" {
			t.Errorf("%v: other %s", c.cells, diff)
		}
	}
}

// Rows that are no persons are rejected with a reason, and keep their number
// and line.
func TestRejects(t *testing.T) {
	content := strings.Join(headers["ocdh"], ",") + "\n" +
		"Ana Paz Gil,,F,30,,,,,,,,\n" +
		"\n" +
		",,F,30,,,,,,,,\n" +
		strings.Join(headers["ocdh"], ",") + "\n" +
		"NULL NULL,,M,,,,,,,,,\n" +
		"\"Luis Paz\nGil\",,M,,,,,,,,,,,\n" +
		"José Paz,,M,30,,,,,,,,,,sobra\n" +
		"Total: 4 personas,,,,,,,,,,,\n" +
		",,,,,,,,,,,\n\n"
	in, _ := read(t, Options{}, write(t, "list.csv", content))
	type place struct {
		Row, Line int
		Reason    string
	}
	var got []place
	for _, r := range in.Rejects {
		got = append(got, place{r.Row, r.Line, r.Reason})
	}
	want := []place{{2, 3, RejectEmptyRow}, {3, 4, RejectNoName}, {4, 5, RejectRepeatedHeader}, {5, 6, RejectNoName}, {7, 9, RejectTooManyCells}, {8, 10, RejectRemark}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if in.Sources[0].Rows != 8 || len(in.Records) != 2 || in.Records[1].Line != 7 || in.Records[1].Row != 6 {
		t.Errorf("%d rows, records %+v", in.Sources[0].Rows, in.Records)
	}
}

// No word for "not known" begins with a digit: the reader relies on it to pass
// dates and ages by.
func TestMissingWordsHaveNoDigits(t *testing.T) {
	for _, cell := range []string{"0", "00/00/0000", "1", "9999", "0 años", "11J"} {
		if values.Missing(cell) {
			t.Errorf("%q is missing", cell)
		}
	}
}
