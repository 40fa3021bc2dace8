package sources

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// formFiles are what field tools send, with invented people.
var formFiles = []string{"kobo.csv", "odk-central.csv", "google-forms.csv", "airtable.csv"}

// readForm reads a form under a drafted mapping, and returns for each field how
// many records have a value, beside the report.
func readForm(t *testing.T, path string) (map[string]int, FileReport) {
	t.Helper()
	in, report := read(t, Options{AcceptDrafts: true, Closed: "2026-11-30"}, path)
	said := map[string]int{}
	for _, r := range in.Records {
		for i, f := range in.Fields {
			if r.Values[i] != "" {
				said[f.Name]++
			}
			if f.Name == "custody" && r.Values[i] != "" && r.Values[i] != "inside" {
				t.Errorf("%s: %s is %s", path, r.Name.Text, r.Values[i])
			}
		}
	}
	return said, report.Files[0]
}

// What a field tool adds of its own is no fact about a person, and what people
// were asked is.
func TestFieldTools(t *testing.T) {
	for _, name := range formFiles {
		path := filepath.Join("../testdata/forms", name)
		said, f := readForm(t, path)
		if f.Source != strings.TrimSuffix(name, ".csv") || f.Records != 24 {
			t.Errorf("%s: %d records of %s", name, f.Records, f.Source)
		}
		for _, field := range []string{"release_date", "sentence_months", "petition_months", "legal_figure", "class"} {
			if said[field] > 0 {
				t.Errorf("%s: %d records have %s", name, said[field], field)
			}
		}
		for _, field := range []string{"province", "arrest_date", "charges"} {
			if said[field] != 24 {
				t.Errorf("%s: %d records have %s", name, said[field], field)
			}
		}
		for _, c := range f.Columns {
			if c.Kind == Key && c.Header != "_uuid" && c.Header != "meta-instanceID" && c.Header != "Record ID" {
				t.Errorf("%s: the key is %s", name, c.Header)
			}
			if c.Kind == Verified && c.Header != "Verificado" {
				t.Errorf("%s: %q is taken for a verification", name, c.Header)
			}
		}
		if f.Doubts == 0 {
			t.Errorf("%s: the answers to whether somebody was released or died are no doubts", name)
		}
	}
}

// The same holds where a spreadsheet has taken the marks of the tool away.
func TestFieldToolsWithoutMarks(t *testing.T) {
	for _, name := range formFiles {
		data, err := os.ReadFile(filepath.Join("../testdata/forms", name))
		if err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut(strings.TrimPrefix(string(data), "\ufeff"), "\n")
		for _, r := range [][2]string{{`"_`, `"x_`}, {"__version__", "v"}, {"meta-", "meta."}, {"SubmissionDate", "Enviado"}, {"KEY", "Llave"}, {"ReviewState", "Revisión"},
			{"SubmitterID", "Quien"}, {"DeviceID", "Aparato"}, {"FormVersion", "Versión"}, {"Marca temporal", "Hora"}, {"Record ID", "Rec"}, {"Last Modified", "Tocado"}, {"Created", "Hecho"}} {
			head = strings.ReplaceAll(head, r[0], r[1])
		}
		said, _ := readForm(t, write(t, name, head+"\n"+rest))
		for _, field := range []string{"release_date", "sentence_months", "petition_months", "legal_figure", "class"} {
			if said[field] > 0 {
				t.Errorf("%s: %d records have %s", name, said[field], field)
			}
		}
		if said["province"] != 24 {
			t.Errorf("%s: %d records have a province", name, said["province"])
		}
	}
}

// A status as a question is a doubt for each answer, in a file of a known
// organisation too, and sets nothing.
func TestYesNoStatus(t *testing.T) {
	for _, of := range []struct{ header, yes, no string }{
		{"Excarcelado", "Sí", "No"}, {"EXCARCELADA", "1", "0"}, {"¿Falleció?", "x", ""}, {"Liberado", "VERDADERO", "FALSO"}, {"Released", "Yes", "No"}, {"Condenado", "SI", "NO"},
		{"Fecha de excarcelación", "si", "no"},
	} {
		for _, base := range []string{
			"Nombre,Provincia,Fecha de detención,Delitos",
			"nombre_completo,conocido_como,sexo,edad,lugar,detenido,causa,condena,prision,situacion,fecha_salida,fuente",
		} {
			text := base + "," + of.header + "\n"
			for i, name := range []string{"Yanelis Pupo Tamayo", "Osmel Cedeño Infante", "Idalmis Rosabal Pupo", "Reinier Fajardo Montero"} {
				answer := of.yes
				if i%2 == 1 {
					answer = of.no
				}
				blank := strings.Repeat(",", strings.Count(base, ",")-3)
				if blank == "" {
					text += name + ",Granma,12/07/2021,Desacato," + answer + "\n"
				} else {
					text += name + ",,,,\"Manzanillo, Granma\",12/07/2021,Desacato,,,,,," + answer + "\n"
				}
			}
			path := write(t, "lista.csv", text)
			said, f := readForm(t, path)
			if said["custody"]+said["release_date"]+said["sentence_months"]+said["legal_figure"] > 0 {
				t.Errorf("%s: %v", of.header, said)
			}
			want := 4
			if of.no == "" {
				want = 2
			}
			if f.Doubts != want {
				t.Errorf("%s %s: %d doubts, want %d: %s", of.header, f.Profile, f.Doubts, want, mapped(f.Columns))
			}
		}
	}
}

// Questions are read by the words that carry their sense; what is asked about
// somebody else is not the prisoner's.
func TestQuestions(t *testing.T) {
	for header, want := range map[string]ColumnKind{
		"¿Cuál es el nombre completo de la persona detenida?": FullName, "¿CÓMO SE LLAMA LA PERSONA PRESA?": FullName, "Nombre y apellidos del preso o de la presa": FullName,
		"¿Cuándo fue detenida?": ArrestDate, "¿En qué fecha lo detuvieron por última vez?": "", "Fecha en que fue arrestado o arrestada": ArrestDate,
		"¿Qué edad tenía cuando fue detenido?": AgeAtArrest, "¿Cuántos años tiene?": AgeNow, "¿Cuál es su fecha de nacimiento?": BirthDate,
		"¿En qué provincia vive?": Province, "¿De qué se le acusa?": Charges, "¿En qué prisión se encuentra?": Prison, "¿Cuántos años de sanción?": SentenceYrs,
		"¿Qué pena pide la fiscalía?": Petition, "What is the full name of the detainee?": FullName, "When was the person arrested?": ArrestDate,
		"Nombre de quien reporta": "", "¿Cuál es su nombre completo?": "", "Nombre de la madre": "", "Edad del familiar que informa": "", "Nombre del abogado": "",
	} {
		if got, _ := headerKind(header); got != want && want != "" || want == "" && got.names() {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}

// "Sí" is no prison, and puts nobody in one, under an organisation's own header
// either.
func TestYesNoPrison(t *testing.T) {
	head := "nombre_completo,conocido_como,sexo,edad,lugar,detenido,causa,condena,prision,situacion,fecha_salida,fuente\n"
	for _, answer := range []string{"Sí", "SI", "si", "yes", "1", "x", "✓"} {
		path := write(t, "lista.csv", head+"Yanelis Pupo Tamayo,,F,,,12/07/2021,,,"+answer+","+answer+","+answer+",\n")
		in, report := read(t, Options{}, path)
		for i, f := range in.Fields {
			if slices.Contains([]string{"prison", "custody", "legal_figure", "release_date", "sentence_months"}, f.Name) && in.Records[0].Values[i] != "" {
				t.Errorf("%q: %s is %q", answer, f.Name, in.Records[0].Values[i])
			}
		}
		if answer != "✓" && report.Files[0].Doubts < 3 { // a sign alone is a blank to dates and statuses
			t.Errorf("%q: %d doubts", answer, report.Files[0].Doubts)
		}
	}
}
