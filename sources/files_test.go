package sources

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

const j11jHeader = "No.;Nombre y apellidos;Alias;Género;Edad;Municipio;Provincia;Evento;Fecha de detención;Estado;Verificado;Delito imputado;Petición fiscal;Sanción;Medida cautelar;Centro penitenciario;Fecha de excarcelación;Expediente;Observaciones\n"

// What stands alone in its row is a person only when it can be a name.
func TestRowsThatAreNoPersons(t *testing.T) {
	for text, want := range map[string]string{
		"TOTAL GENERAL": RejectRemark, "Elaborado por Ana Paz Gil": RejectRemark, "Contacto: lista@ejemplo.org": RejectRemark,
		"Los nombres con asterisco son de menores": RejectRemark, "https://lista.example/x": RejectRemark, "Fin de la lista": RejectRemark,
		"HOLGUÍN": RejectHeading, "Provincia de Santiago de Cuba": RejectHeading, "Mujeres": RejectHeading, "Hombres (12)": RejectHeading,
		"Excarcelados": RejectHeading, "A": RejectHeading, "11J": RejectHeading, "LISTA DE MUJERES": RejectHeading, "Otros casos": RejectHeading,
		"Casos sin confirmar": RejectHeading, "julio de 2021": RejectHeading,
		"Ana Paz Gil": "", "Yoanky Báez Albornoz": "", "JOSÉ DE LA FUENTE": "", "Fuentes Marrero, Luis": "",
	} {
		in, _ := read(t, Options{}, write(t, "l.csv", j11jHeader+"1;Eva Ruiz Paz;;;30;;Granma;;11/07/2021;;;;;;;;;;\n;"+text+";;;;;;;;;;;;;;;;;\n2;Luis Mora Rey;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"))
		got := ""
		if len(in.Rejects) > 0 {
			got = in.Rejects[0].Reason
		}
		if got != want || len(in.Records)+len(in.Rejects) != 3 {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// The encoding of a list is told by the letters that it gives to Spanish words.
func TestPagesAreTold(t *testing.T) {
	text := j11jHeader + "1;José Ángel Núñez Peña;;;30;;Holguín;;11/07/2021;;;;;;;;;;\n2;MARÍA IBÁÑEZ;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"
	for name, page := range map[string]*charmap.Charmap{"windows-1252": charmap.Windows1252, "macintosh": charmap.Macintosh, "cp850": charmap.CodePage850} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			data, err := page.NewEncoder().String(strings.ReplaceAll(text, "\n", end))
			if err != nil {
				t.Fatal(err)
			}
			in, _ := read(t, Options{}, write(t, "l.csv", data))
			if got := in.Records[0].Name.Text; got != "José Ángel Núñez Peña" || !strings.HasPrefix(in.Sources[0].Dialect, name) {
				t.Errorf("%s: %q as %s", name, got, in.Sources[0].Dialect)
			}
		}
	}
	if got := guessPage("Jos\xe9 Paz\nO\x92FARRILL\nCuba\x92s lists\n"); got != windows1252 {
		t.Errorf("few accents are read as %s", got)
	}
}

func TestMendCell(t *testing.T) {
	for cell, want := range map[string]string{
		"N&uacute;&ntilde;ez": "Núñez", "O&#39;Farrill": "O'Farrill", "Mu&#xF1;oz": "Muñoz", "Nu&amp;ntilde;ez": "Nuñez", "Pe&ntildea": "Peña",
		"Ana&nbsp;Paz": "Ana Paz", "Nu%C3%B1ez": "Nuñez", "NuÃ±ez LeÃ³n": "Nuñez León", "MUÃ‘OZ": "MUÑOZ", "Oâ€™Farrill": "O’Farrill", "Nu√±ez": "Nuñez",
		"Núñez": "Núñez", "«PEÑA»": "«PEÑA»", "AT&T": "AT&T", "José Ãngel": "José Ángel", "Ãñigo": "Íñigo", "https://x.example/?a=1&amp;b=%C3%B1": "https://x.example/?a=1&amp;b=%C3%B1", "100 %": "100 %",
	} {
		if got := mendCell(cell); got != want {
			t.Errorf("%q is mended to %q, want %q", cell, got, want)
		}
	}
}

// Files that are not what they seem.
func TestFilesThatAreNotWhatTheySeem(t *testing.T) {
	row := "1;Eva Ruiz Paz;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"
	two := "\ufeff" + j11jHeader + row + "\ufeff" + strings.ToUpper(strings.NewReplacer("ó", "o", "é", "e").Replace(j11jHeader)) + "\ufeff2;Luis Mora Rey;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"
	in, _ := read(t, Options{}, write(t, "l.csv", two))
	if len(in.Records) != 2 || len(in.Rejects) != 1 || in.Rejects[0].Reason != RejectRepeatedHeader || in.Records[1].Raw.At(0) != "2" {
		t.Errorf("two exports: %d records, %v", len(in.Records), in.Rejects)
	}
	other := j11jHeader + row + strings.Join(headers["pd"], ";") + "\na;;Ana Paz Gil;mujer;;;;;;;;;;;;;\n"
	if p := problem(t, Options{}, write(t, "l.csv", other)); p.Code != OtherHeader || p.Line != 3 {
		t.Errorf("another list: %v", p)
	}
	in, _ = read(t, Options{}, write(t, "l.csv", j11jHeader+row+strings.TrimSuffix(row, "\n")+j11jHeader+row))
	if len(in.Rejects) != 1 || in.Rejects[0].Reason != RejectJoinedLines {
		t.Errorf("joined lines: %v", in.Rejects)
	}
	double := "\ufeff" + strings.NewReplacer("é", "Ã©", "ó", "Ã³").Replace(j11jHeader) + "1;MarÃ\u00ada BegoÃ±a PeÃ±a;;;30;;HolguÃ\u00adn;;11/07/2021;;;;;;;;;;\n"
	in, report := read(t, Options{}, write(t, "l.csv", double))
	if in.Records[0].Name.Text != "María Begoña Peña" || report.Notices[0].Code != DoubleEncoded {
		t.Errorf("double encoding: %q %v", in.Records[0].Name.Text, report.Notices)
	}
	in, report = read(t, Options{}, write(t, "l.csv", "\ufeff"+j11jHeader+row+"2;Jos\x8e Pe\x96a Paz;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"))
	if in.Records[1].Name.Text != "José Peña Paz" || report.Notices[0].Code != MixedEncodings || report.Notices[0].Line != 3 {
		t.Errorf("a pasted row: %q %v", in.Records[1].Name.Text, report.Notices)
	}
	for _, lost := range []string{"?", "", "\ufffd"} {
		if m := mappingOf(t, strings.NewReplacer("é", lost, "ó", lost).Replace(j11jHeader)); len(m.missing) > 0 {
			t.Errorf("lost accents %q: missing %v", lost, m.missing)
		}
	}
	for _, pad := range []string{"", ";;;;"} {
		for _, head := range []string{`"id,nombre completo,edad,provincia"`, "id,nombre completo,edad,provincia"} {
			in, _ = read(t, Options{AcceptDrafts: true}, write(t, "l.csv", head+pad+"\r\n"+`"0,""Eva Ruiz Paz"",30,Granma"`+pad+"\r\n"+`"1,""Luis Mora Rey"",31,Granma"`+pad+"\r\n"))
			if len(in.Records) != 2 || in.Records[1].Name.Text != "Luis Mora Rey" {
				t.Errorf("quoted lines: %d records, %v", len(in.Records), in.Rejects)
			}
		}
	}
}

// One list under two names is an error, two versions of it a warning.
func TestSameListSavedAgain(t *testing.T) {
	text := j11jHeader + "1;Eva Ruiz Paz;;;30;;Granma;;11/07/2021;;;;;;;;;;\n2;Luis Mora Rey;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"
	lines := strings.SplitAfter(text, "\n")
	first := write(t, "a.csv", text)
	for _, again := range []string{"\ufeff" + text, lines[0] + lines[2] + lines[1], strings.ReplaceAll(text, ";", ","), strings.ReplaceAll(text, "\n", "\r\n") + "\r\n"} {
		if p := problem(t, Options{}, first, write(t, "b.csv", again)); p.Code != SameListTwice {
			t.Errorf("got %v", p)
		}
	}
	_, report := read(t, Options{}, first, write(t, "b.csv", text+"3;Ana Paz Gil;;;30;;Granma;;11/07/2021;;;;;;;;;;\n"))
	if len(report.Notices) != 1 || report.Notices[0].Code != TwoVersions {
		t.Errorf("got %v", report.Notices)
	}
}

func mappingOf(t *testing.T, header string) *mapping {
	profiles, err := LoadProfiles(nil)
	if err != nil {
		t.Fatal(err)
	}
	m, _ := profiles.recognise(strings.Split(strings.TrimSpace(header), ";"))
	if m == nil {
		t.Fatalf("%q is not recognised", header)
	}
	return m
}
