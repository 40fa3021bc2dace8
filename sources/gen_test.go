package sources

import (
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/linkage/names/lexicon"
	"cotejo/sources/values"
)

// The header rows of the four organisations' exports.
var headers = map[string][]string{
	"pd":      strings.Split("id,url,name,gender,age_current,age_at_arrest,province,arrest_date,charge_type,sentence_years,prison,prisoner_type,political_org,dob,observations,scraped_at,parse_error", ","),
	"j11j":    strings.Split("No.;Nombre y apellidos;Alias;Género;Edad;Municipio;Provincia;Evento;Fecha de detención;Estado;Verificado;Delito imputado;Petición fiscal;Sanción;Medida cautelar;Centro penitenciario;Fecha de excarcelación;Expediente;Observaciones", ";"),
	"cubalex": strings.Split("ID,Apellidos,Nombres,Sexo,Fecha de nacimiento,Edad al momento de la detención,Localidad,Municipio,Provincia,Fecha de detención,Situación actual,Medida cautelar,Delitos,Sanción (años),Establecimiento penitenciario,Figura de excarcelación,Fecha de salida,Última actualización", ","),
	"ocdh":    strings.Split("nombre_completo,conocido_como,sexo,edad,lugar,detenido,causa,condena,prision,situacion,fecha_salida,fuente", ","),
}

// person makes the facts of one invented person.
type person struct {
	given, surname1, surname2, sex, municipality, province string
	born, arrestDay, arrestMonth, years                    int
}

func invent(r *rand.Rand) person {
	g := lexicon.Given()[r.IntN(300)]
	surname := func() string { return lexicon.Surnames()[r.IntN(300)].Name }
	towns := [][2]string{{"Cárdenas", "Matanzas"}, {"Placetas", "Villa Clara"}, {"Marianao", "La Habana"}, {"Bayamo", "Granma"}, {"Palma Soriano", "Santiago de Cuba"}, {"Colón", "Matanzas"}, {"Güines", "Mayabeque"}}
	town := towns[r.IntN(len(towns))]
	return person{g.Name, surname(), surname(), g.Sex, town[0], town[1], 1950 + r.IntN(50), 2 + r.IntN(26), 1 + r.IntN(12), 1 + r.IntN(14)}
}

var months = strings.Split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", " ")

// listOf makes the rows of an organisation's list of n invented persons, header
// first.
func listOf(profile string, n int, seed uint64) [][]string {
	r := rand.New(rand.NewPCG(seed, 7))
	rows := [][]string{headers[profile]}
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	for i := range n {
		p := invent(r)
		sexes := map[string][3]string{"m": {"hombre", "Hombre", "M"}, "f": {"mujer", "Mujer", "F"}}[p.sex]
		name := p.given + " " + p.surname1 + " " + p.surname2
		age := 2021 - p.born
		slug := fmt.Sprintf("%s-%d", strings.ReplaceAll(names.Fold(name), " ", "-"), i)
		charge := pick("Desacato", "Sedición", "Desórdenes públicos", "Atentado", "Sabotaje")
		prison := pick("Combinado del Este", "Agüica", "Kilo 8", "Boniato", "")
		status := pick("En prisión", "Excarcelado", "Libertad condicional", "Licencia extrapenal")
		switch profile {
		case "pd":
			rows = append(rows, []string{slug, "https://lista.example.org/" + slug, name, sexes[0], fmt.Sprintf("%d años", 2026-p.born), fmt.Sprintf("%d años", age), p.province,
				fmt.Sprintf("%02d/%02d/2021", p.arrestDay, p.arrestMonth), charge + ",Desobediencia", fmt.Sprint(p.years), prison, pick("Convicto de conciencia", "Otros presos políticos"), "", "", pick("", "texto, con \"comillas\"\ny otra línea"), "2026-05-16", ""})
		case "j11j":
			rows = append(rows, []string{fmt.Sprint(i + 1), name, pick("", "", "El Moro"), sexes[1], fmt.Sprint(age), p.municipality, p.province, pick("11J", "11J", "15N"),
				fmt.Sprintf("%02d/%02d/2021", p.arrestDay, p.arrestMonth), status, pick("Sí", "No"), charge + "; Desacato", "", fmt.Sprintf("%d años y 6 meses", p.years), "", prison, "", fmt.Sprintf("%d/2021", 100+i), ""})
		case "cubalex":
			rows = append(rows, []string{fmt.Sprintf("CX-%04d", i+1), p.surname1 + " " + p.surname2, p.given, sexes[2], fmt.Sprintf("%d-%02d-%02d", p.born, p.arrestMonth, p.arrestDay), fmt.Sprint(age), "", p.municipality, p.province,
				fmt.Sprintf("%d de %s de 2021", p.arrestDay, months[p.arrestMonth-1]), status, "", charge, fmt.Sprintf("%d,5", p.years), prison, "", "", "2025-03-01"})
		case "ocdh":
			rows = append(rows, []string{pick(name, p.surname1+" "+p.surname2+", "+p.given), "", sexes[2], fmt.Sprint(2026 - p.born), p.municipality + ", " + p.province,
				fmt.Sprintf("%d-%d-2021", p.arrestDay, p.arrestMonth), charge + " y desacato", fmt.Sprintf("%d años", p.years), prison, status, "", "prensa"})
		}
	}
	return rows
}

// encodeCSV writes rows under a separator and a line end.
func encodeCSV(rows [][]string, sep rune, lineEnd string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = sep
	if err := w.WriteAll(rows); err != nil {
		panic(err)
	}
	if lineEnd == "\n" {
		return b.String()
	}
	// Line ends inside cells stay as they are.
	var out strings.Builder
	inside := false
	for _, c := range b.String() {
		switch {
		case c == '"':
			inside = !inside
			out.WriteRune(c)
		case c == '\n' && !inside:
			out.WriteString(lineEnd)
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// vocabulary is loaded once: it is the slowest part of a small test.
var vocabulary = sync.OnceValue(func() *values.Vocabulary {
	v, err := values.Load(nil)
	if err != nil {
		panic(err)
	}
	return v
})

// write makes a file in a folder of the test's own.
func write(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// read reads files and fails the test when it cannot.
func read(t testing.TB, opt Options, paths ...string) (*linkage.Input, *Report) {
	t.Helper()
	opt.Vocabulary = vocabulary()
	in, report, err := Read(context.Background(), paths, opt)
	if err != nil {
		t.Fatal(err)
	}
	return in, report
}

// problem reads a file and returns the one problem that it must have.
func problem(t testing.TB, opt Options, paths ...string) *Problem {
	t.Helper()
	opt.Vocabulary = vocabulary()
	_, _, err := Read(context.Background(), paths, opt)
	ps, ok := err.(Problems)
	if !ok || len(ps) != 1 {
		t.Fatalf("want one problem, got %v", err)
	}
	return ps[0]
}
