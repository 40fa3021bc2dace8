package sources

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestRejoined(t *testing.T) {
	for _, c := range []struct{ cut, want string }{
		{"Reinier Nu&ntilde|ez|Granma", "Reinier Nu&ntilde;ez|Granma"},
		{"Jos&eacute| &Aacute|ngel|Granma", "Jos&eacute; &Aacute;ngel|Granma"},
		{"Mu&#241|oz|M&#xE9|ndez", "Mu&#241;oz|M&#xE9;ndez"},
		{"AT&T|Granma", "AT&T|Granma"}, {"Paz & Gil|Granma", "Paz & Gil|Granma"}, {"Ana &foo|Gil", "Ana &foo|Gil"}, {"Nu&ntilde", "Nu&ntilde"}, {"", ""},
	} {
		cells := strings.Split(c.cut, "|")
		if got, n := rejoined(cells); strings.Join(got, "|") != c.want || n != len(cells)-len(got) {
			t.Errorf("%q becomes %q with %d joins", c.cut, got, n)
		}
	}
}

// readLines reads lines of the layout of j11j (number, name, province, day of
// arrest, status; "§" for a semicolon within a cell) and returns names, doubts, reasons of rejects, and notices.
func readLines(t *testing.T, lines ...string) (names, doubts, rejects []string, notices []string) {
	t.Helper()
	var text strings.Builder
	text.WriteString(j11jHeader)
	for _, line := range lines {
		// The cells of municipality, sex and the like between these stay blank.
		at := strings.Split(line, ";")
		province, arrest, status := at[len(at)-3], at[len(at)-2], at[len(at)-1]
		text.WriteString(strings.Join(at[:len(at)-3], ";") + ";;;;;" + province + ";;" + arrest + ";" + status + ";;;;;;;;;\n")
	}
	in, report := read(t, Options{}, write(t, "l.csv", strings.ReplaceAll(text.String(), "§", ";")))
	for _, r := range in.Records {
		names = append(names, r.Name.Text)
	}
	for _, d := range in.Doubts {
		doubts = append(doubts, d.Reason)
	}
	for _, r := range in.Rejects {
		rejects = append(rejects, r.Reason)
	}
	for _, n := range report.Notices {
		notices = append(notices, n.Code)
	}
	return names, doubts, rejects, notices
}

func TestCutEntitiesMoveNoCell(t *testing.T) {
	names, doubts, rejects, notices := readLines(t, "1;Reinier Nu&ntilde§ez Gil;Granma;11/07/2021;", "2;Ana Paz Gil;Holgu&iacute§n;12/07/2021;")
	if !slices.Equal(names, []string{"Reinier Nuñez Gil", "Ana Paz Gil"}) || len(doubts)+len(rejects) > 0 || !slices.Contains(notices, CutEntities) {
		t.Errorf("%v, doubts %v, rejects %v, notices %v", names, doubts, rejects, notices)
	}
}

func TestRowsWithoutANumber(t *testing.T) {
	sound := []string{"1;Reinier Paz Gil;Granma;11/07/2021;", "2;Ana Roa Gil;Holguín;12/07/2021;", "3;Eva Ruz Gil;Granma;13/07/2021;", "4;Luis Sosa Paz;Granma;13/07/2021;"}
	for text, want := range map[string]string{
		";Calixto García;;;": RejectHeading, ";Stgo. de Cuba;;;": RejectHeading, ";Excarceladas;;;": RejectHeading, ";Provincia de Holguín;;;": RejectHeading, ";Provincia Xyzw;;;": DoubtMaybeNote,
		";Pendientes de revisar;;;": RejectHeading, ";Xyzw Qwrt;;;": DoubtMaybeNote, ";Marta Sosa Paz;;;": "", "5;Xyzw Qwrt;;;": "", ";Xyzw Qwrt;Granma;11/07/2021;": "",
	} {
		_, doubts, rejects, _ := readLines(t, slices.Concat(sound, []string{text})...)
		if got := strings.Join(append(doubts, rejects...), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLostLetters(t *testing.T) {
	for _, name := range []string{"Luis Pe?a Gil", "Luis Pe¤a Gil", "Luis Pe\ufffda Gil", "Luis ?lvarez Gil"} {
		_, doubts, _, _ := readLines(t, "1;"+name+";Granma;11/07/2021;")
		if !slices.Equal(doubts, []string{DoubtLostLetter}) {
			t.Errorf("%q: doubts %v", name, doubts)
		}
	}
	if _, doubts, _, _ := readLines(t, "1;Luis Peña Gil;Granma;11/07/2021;"); len(doubts) > 0 {
		t.Errorf("a sound name is in doubt: %v", doubts)
	}
}

// TestPastedBelow holds that a file which begins in UTF-8 is read so, however much
// of it was pasted in another encoding.
func TestPastedBelow(t *testing.T) {
	page, err := charmap.Macintosh.NewEncoder().String("1;Íñigo Cañizares Solís;;;;;Granma;;11/07/2021;;;;;;;;;;\n2;Lázaro Núñez Muñoz;;;;;Granma;;11/07/2021;;;;;;;;;;\n")
	if err != nil {
		t.Fatal(err)
	}
	in, report := read(t, Options{}, write(t, "l.csv", j11jHeader+page))
	if len(in.Records) != 2 || in.Records[0].Name.Text != "Íñigo Cañizares Solís" || in.Records[1].Name.Text != "Lázaro Núñez Muñoz" || report.Notices[0].Code != MixedEncodings {
		t.Errorf("%+v, %v", in.Records, report.Notices)
	}
}

func TestTwoColumnsInQuotes(t *testing.T) {
	in, _ := read(t, Options{AcceptDrafts: true}, write(t, "l.csv", "\"nombre completo,provincia\"\n\"Ana Paz Gil,Granma\"\n\"Eva Ruz Gil,Holguín\"\n"))
	if len(in.Records) != 2 || in.Records[0].Name.Text != "Ana Paz Gil" {
		t.Errorf("%+v", in.Records)
	}
	in, _ = read(t, Options{AcceptDrafts: true}, write(t, "m.csv", "nombre completo\n\"Paz Gil, Ana\"\n\"Ruz Gil, Eva\"\n"))
	if len(in.Records) != 2 || in.Records[0].Name.Text != "Ana Paz Gil" {
		t.Errorf("%+v", in.Records)
	}
}
