package sources

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cotejo/linkage"
	"github.com/google/go-cmp/cmp"
)

// mapped writes which kind each column of a report has.
func mapped(columns []ColumnReport) string {
	var parts []string
	for _, c := range columns {
		parts = append(parts, c.Header+"="+string(c.Kind))
	}
	return strings.Join(parts, " ")
}

// withHeader puts other headers over a list's columns; "" drops a column.
func withHeader(rows [][]string, header []string) [][]string {
	var out [][]string
	for i, r := range rows {
		var cells []string
		for j, c := range r {
			switch {
			case header[j] == "":
			case i == 0:
				cells = append(cells, header[j])
			default:
				cells = append(cells, c)
			}
		}
		out = append(out, cells)
	}
	return out
}

// A header that has changed is an error that names the columns, until somebody
// accepts the draft; the draft finds the renamed column by its cells.
func TestChangedHeader(t *testing.T) {
	rows := listOf("j11j", 40, 2)
	header := slices.Clone(rows[0])
	header[4] = "Años cumplidos"       // Edad
	header[11] = "Hecho que se imputa" // Delito imputado
	path := write(t, "lista.csv", encodeCSV(withHeader(rows, header), ';', "\r\n"))
	got := problem(t, Options{}, path)
	want := &Problem{File: path, Line: 1, Code: ChangedHeader, Args: []any{"j11j", []string{"Edad", "Delito imputado"}, []string{"Años cumplidos", "Hecho que se imputa"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	_, report := read(t, Options{AcceptDrafts: true}, path)
	f := report.Files[0]
	if !f.Draft || f.Source != "j11j" || f.Columns[4].Kind != AgeAtArrest || f.Columns[11].Kind != Charges {
		t.Errorf("draft %t of %s: %s", f.Draft, f.Source, mapped(f.Columns))
	}
}

// The draft that is saved as a profile reads the file to the same records.
func TestDraftReadsBack(t *testing.T) {
	for name, rename := range map[string]func(header []string){
		"j11j": func(h []string) { h[1], h[4], h[11] = "Quién", "Años cumplidos", "Hecho \"imputado\"" },
		"ocdh": func(h []string) {
			for i := range h {
				h[i] = fmt.Sprintf("c%02d", i)
			}
		},
	} {
		rows := listOf(name, 60, 4)
		header := slices.Clone(rows[0])
		rename(header)
		path := write(t, "otra lista.csv", encodeCSV(withHeader(rows, header), ',', "\n"))
		in, report := read(t, Options{AcceptDrafts: true}, path)
		text := DraftTOML(&report.Files[0])
		ps, err := LoadProfiles(fstest.MapFS{"mine.toml": {Data: text}})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		again, second := read(t, Options{Profiles: ps}, path)
		if diff := cmp.Diff(mapped(report.Files[0].Columns), mapped(second.Files[0].Columns)); diff != "" || second.Files[0].Draft {
			t.Errorf("%s: draft %t %s", name, second.Files[0].Draft, diff)
		}
		if diff := cmp.Diff(in.Records, again.Records); diff != "" {
			t.Error(diff)
		}
		// The organisation's own header still reads as before.
		own := write(t, "lista.csv", encodeCSV(rows, ',', "\n"))
		if name == "j11j" {
			if got, _ := read(t, Options{Profiles: ps}, own); got.Sources[0].Profile != name {
				t.Errorf("own header read as %s", got.Sources[0].Profile)
			}
		}
	}
}

// Columns are found under any name, by what their cells look like; but what would
// say that somebody is free, sentenced or of age needs its header too.
func TestMeaninglessHeaders(t *testing.T) {
	want := map[string]map[string][]ColumnKind{ // header → kinds that will do
		"j11j":    {"Nombre y apellidos": {FullName}, "Género": {Sex}, "Edad": {Ignore}, "Municipio": {Municipality}, "Provincia": {Province}, "Evento": {Event}, "Fecha de detención": {ArrestDate}, "Estado": {Ignore}, "Delito imputado": {Charges}, "Sanción": {Ignore}, "Centro penitenciario": {Ignore}, "No.": {Ignore}, "Verificado": {Ignore}, "Expediente": {CaseFile}},
		"cubalex": {"ID": {Key}, "Apellidos": {Surnames}, "Nombres": {GivenNames}, "Sexo": {Sex}, "Fecha de nacimiento": {BirthDate}, "Municipio": {Municipality}, "Provincia": {Province}, "Fecha de detención": {ArrestDate}, "Delitos": {Charges}, "Establecimiento penitenciario": {Ignore}},
		"pd":      {"id": {Key}, "url": {URL}, "name": {FullName}, "gender": {Sex}, "age_current": {Ignore}, "age_at_arrest": {Ignore}, "province": {Province}, "arrest_date": {ArrestDate}, "charge_type": {Charges}, "sentence_years": {Ignore}, "prison": {Ignore}, "prisoner_type": {Ignore}},
		"ocdh":    {"nombre_completo": {FullName}, "sexo": {Sex}, "edad": {Ignore}, "lugar": {Place}, "detenido": {ArrestDate}, "causa": {Charges}, "condena": {Ignore}, "prision": {Ignore}, "situacion": {Ignore}},
	}
	for name, columns := range want {
		rows := listOf(name, 150, 5)
		header := make([]string, len(rows[0]))
		for i := range header {
			header[i] = fmt.Sprintf("col%d", i+1)
		}
		path := write(t, "lista.csv", encodeCSV(withHeader(rows, header), ',', "\n"))
		report, err := Inspect(context.Background(), path, Options{Vocabulary: vocabulary()})
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range rows[0] {
			if kinds, ok := columns[h]; ok && !slices.Contains(kinds, report.Columns[i].Kind) {
				t.Errorf("%s: %s was taken for %q (%.2f), want %v", name, h, report.Columns[i].Kind, report.Columns[i].Confidence, kinds)
			}
		}
	}
}

// Headers of lists that no profile knows, in Spanish and English, misspelt, cut
// short, with units, and of persons who are no prisoners.
func TestHeaderWords(t *testing.T) {
	for header, want := range map[string]ColumnKind{
		"Full Name": FullName, "fullName": FullName, "NOMBRE(S) Y APELLIDOS": FullName, "Nombr y apelidos": FullName,
		"given_name": GivenNames, "Primer apellido": Surname1, "2do Apellido": Surname2, "Apellido(s)": Surnames,
		"date_of_birth": BirthDate, "DOB (dd/mm/yyyy)": BirthDate, "F. Nac.": BirthDate, "Fecha de nacimento": BirthDate,
		"Arrest date": ArrestDate, "Fecha de detencion (dd/mm/aaaa)": ArrestDate, "Date detained": ArrestDate,
		"Sentence": Sentence, "Sentence (years)": SentenceYrs, "Condena en meses": SentenceMos, "Petición fiscal (años)": Petition,
		"Prison": Prison, "Cárcel": Prison, "Provinca": Province, "Munic.": Municipality, "Sexo (M/F)": Sex,
		"city": City, "postcode": Postcode, "Email address": Email, "Tel.": Phone, "soc_sec_id": ID, "address_1": Address, "rec_id": Key,
		"almiquí": "",
	} {
		if got, _ := headerKind(header); got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}

// A reordered, decorated header with columns of its own loads without asking.
func TestToleratedHeader(t *testing.T) {
	rows := listOf("cubalex", 5, 6)
	header := slices.Clone(rows[0])
	for i, h := range header {
		header[i] = " " + strings.ToUpper(strings.ReplaceAll(h, " ", "_")) + ": "
	}
	rows[0] = header
	for i := range rows {
		slices.Reverse(rows[i])
		rows[i] = append(rows[i], map[bool]string{true: "Comentario interno", false: "x"}[i == 0])
	}
	path := write(t, "lista.csv", encodeCSV(rows, ',', "\n"))
	in, report := read(t, Options{}, path)
	if in.Sources[0].Profile != "cubalex" || report.Files[0].Draft || len(report.Notices) != 1 || report.Notices[0].Code != UnknownColumn {
		t.Errorf("%s, draft %t, notices %v", in.Sources[0].Profile, report.Files[0].Draft, report.Notices)
	}
	if r := in.Records[0]; r.Key == "" || r.Raw.Len() != 19 || r.Raw.At(18) != "x" {
		t.Errorf("raw is %q", r.Raw.AppendTo(nil))
	}
}

// A column less, and no other in its place, loads and is told.
func TestMissingColumn(t *testing.T) {
	rows := listOf("ocdh", 5, 6)
	header := slices.Clone(rows[0])
	header[6] = ""
	path := write(t, "lista.csv", encodeCSV(withHeader(rows, header), '\t', "\n"))
	_, report := read(t, Options{}, path)
	want := []Problem{{File: path, Line: 1, Code: MissingColumn, Args: []any{"causa"}}}
	if diff := cmp.Diff(want, report.Notices); diff != "" {
		t.Error(diff)
	}
	header[0] = ""
	path = write(t, "lista.csv", encodeCSV(withHeader(rows, header), '\t', "\n"))
	if got := problem(t, Options{}, path); got.Code != NoNameColumn {
		t.Errorf("got %v, want %s", got, NoNameColumn)
	}
}

var genericFields = []linkage.Field{
	{Name: "birth", Kind: linkage.KindBirth}, {Name: "city", Kind: linkage.KindPlace}, {Name: "postcode", Kind: linkage.KindID},
	{Name: "id", Kind: linkage.KindID}, {Name: "email", Kind: linkage.KindEmail}, {Name: "phone", Kind: linkage.KindPhone},
}

// Lists of other persons are read into the fields that are asked for.
func TestGenericList(t *testing.T) {
	path := write(t, "people.csv", "rec_id,given_name,surname,date_of_birth,address_1,suburb,postcode,soc_sec_id,email,phone_number\n"+
		"r-1,ana,paz,1980-02-03,12 long street,norwood,04101,123 4567,Ana@Example.org,+1 (02) 555-0100\n"+
		"r-2,luis,gil,,7 high road,unley,5061,7654321,,\n")
	in, report := read(t, Options{AcceptDrafts: true, Fields: genericFields}, path)
	if got, want := mapped(report.Files[0].Columns), "rec_id=key given_name=given-names surname=surnames date_of_birth=birth-date address_1=address suburb=city postcode=postcode soc_sec_id=id email=email phone_number=phone"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	want := []string{"1980-02-03", "norwood", "04101", "1234567", "ana@example.org", "1025550100"}
	if diff := cmp.Diff(want, in.Records[0].Values); diff != "" {
		t.Error(diff)
	}
	if got := in.Records[0].Name.Text; got != "ana paz" {
		t.Errorf("name %q", got)
	}
}

// A header that fits two profiles alike is nobody's until a person says whose.
func TestAmbiguousHeader(t *testing.T) {
	data, err := embedded.ReadFile("profiles/ocdh.toml")
	if err != nil {
		t.Fatal(err)
	}
	twin := strings.Replace(string(data), `name = "ocdh"`, `name = "otro"`, 1)
	ps, err := LoadProfiles(fstest.MapFS{"otro.toml": {Data: []byte(twin)}})
	if err != nil {
		t.Fatal(err)
	}
	path := write(t, "list.csv", encodeCSV(listOf("ocdh", 3, 1), '\t', "\n"))
	want := &Problem{File: path, Line: 1, Code: AmbiguousHeader, Args: []any{"ocdh", "otro"}}
	if diff := cmp.Diff(want, problem(t, Options{Profiles: ps}, path)); diff != "" {
		t.Error(diff)
	}
}
