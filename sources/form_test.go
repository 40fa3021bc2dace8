package sources

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/sources/values"
	"pgregory.net/rapid"
)

func TestMaskContacts(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Kilo 8": "Kilo 8", "Causa 123/2021": "Causa 123/2021", "de 2021 a 2024": "de 2021 a 2024", "2021-2024": "2021-2024", "5 años y 6 meses": "5 años y 6 meses",
		"marta@correo.example": Omitted, "escriba a marta@correo.example, por favor": "escriba a " + Omitted + ", por favor", "@martaginarte": Omitted,
		"+53 5555 0001": Omitted, "llamar al 55550001": "llamar al " + Omitted, "(53) 5-555-0001 Marta": Omitted + " Marta", "10.0.0.77": Omitted, "2001:db8:0:0:8:800:200c:417a": Omitted,
		"https://wa.me/5355550001": "https://" + Omitted, "16-01-2025": "16-01-2025", "2025-01-16": "2025-01-16", "salió el 16-01-2025": "salió el 16-01-2025",
		"Reinaldo Quesada 5355550002": "Reinaldo Quesada " + Omitted,
	} {
		if got := maskContacts(cell, false); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	for _, date := range []string{"16/01/2025", "16.01.2025", "16 01 2025", "20250116", "1/16/2025 10:15:22", "16 de enero de 2025"} {
		if got := maskContacts(date, true); got != date {
			t.Errorf("the date %q: %q", date, got)
		}
	}
	if got := maskContacts("55550001", true); got != Omitted {
		t.Errorf("a telephone in a column of dates: %q", got)
	}
}

func TestReceivedAt(t *testing.T) {
	for _, c := range []struct {
		cell  string
		order values.DayOrder
		want  string
	}{
		{"16/1/2025 10:15:22", values.DayFirst, "2025-01-16T10:15:22"}, {"1/16/2025 10:15:22", values.MonthFirst, "2025-01-16T10:15:22"}, {"16/1/2025 3:05 p. m.", values.DayFirst, "2025-01-16T15:05:00"},
		{"16/1/2025 12:05am", values.DayFirst, "2025-01-16T00:05:00"}, {"2025-01-16T10:15:22.000Z", values.DayFirst, "2025-01-16T10:15:22"}, {"16/1/2025", values.DayFirst, "2025-01-16"},
		{"16/1/2025 25:00", values.DayFirst, "2025-01-16"}, {"ayer", values.DayFirst, ""}, {"", values.DayFirst, ""}, {"3/4/2025 10:00", values.EitherOrder, "2025"},
	} {
		if got := receivedAt(c.cell, c.order); got != c.want {
			t.Errorf("%q: %q, want %q", c.cell, got, c.want)
		}
	}
}

func TestRelationAndProof(t *testing.T) {
	for cell, want := range map[string]string{"Soy su hermana Marta": "familiar", "Madre": "familiar", "vecino": "vecindad", "una amiga": "amistad", "abogada": "activista", "nadie": "otra", "55550001": "otra"} {
		if got := relationClass(cell); got != want {
			t.Errorf("%q: %s, want %s", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"https://facebook.com/x/1": "post", "foto.jpg": "photo", "Auto de libertad": "decision", "no": "none", "Ninguna": "none", "https://diario.example/nota": "press",
		"https://drive.google.com/open?id=1": "", "me lo contaron": "", "captura de pantalla": "photo"} {
		if got := proofKind(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

const (
	formHead = "Marca temporal,Dirección de correo electrónico,Su nombre,Nombre de la persona excarcelada,Fecha de salida,Relación con la persona,Comentarios,Una pregunta más\n"
	listText = "nombre,provincia,fecha de detención\nAna Ruz Leal,Granma,11/07/2021\nLuis Soto Paz,Holguín,12/07/2021\nEva Gil Sol,Granma,13/07/2021\n"
)

// readForms reads a list and a form, by a recipe when there is one.
func readForms(t *testing.T, form, recipe string) (*linkage.Input, *Report) {
	t.Helper()
	dir := t.TempDir()
	list, avisos := filepath.Join(dir, "lista.csv"), filepath.Join(dir, "avisos.csv")
	for path, text := range map[string]string{list: listText, avisos: form} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opt := Options{AcceptDrafts: true, Closed: "2025-12-31"}
	if recipe != "" {
		r, err := ParseRecipe(filepath.Join(dir, "cotejo.toml"), []byte("[[file]]\npath = \"lista.csv\"\n[[file]]\npath = \"avisos.csv\"\n"+recipe))
		if err != nil {
			t.Fatal(err)
		}
		opt.Recipe = r
	}
	in, report, err := Read(t.Context(), []string{list, avisos}, opt)
	if err != nil {
		t.Fatal(err)
	}
	return in, report
}

// said returns a field of the first report.
func said(in *linkage.Input, field string) string {
	return in.Reports.Records[0].Values[in.Reports.FieldIndex(field)]
}

// A form is read beside the lists and not among them; what nobody knows of it is
// secret, and what a recipe keeps is not.
func TestForms(t *testing.T) {
	form := formHead + "16/1/2025 10:15:22,m@x.example,Marta Ginarte,Ana Ruz Leal,15/01/2025,Soy su hermana,la vi pasar,en la esquina\n"
	in, report := readForms(t, form, "")
	if len(in.Sources) != 1 || len(in.Records) != 3 || in.Reports == nil || len(in.Reports.Records) != 1 || len(report.Files) != 2 {
		t.Fatalf("%d lists, %d records, reports %v", len(in.Sources), len(in.Records), in.Reports)
	}
	for field, want := range map[string]string{FieldReceived: "2025-01-16T10:15:22", FieldRelation: "familiar", "release_date": "2025-01-15", "notes": "", "custody": "free"} {
		if got := said(in, field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	s := in.Reports.Sources[0]
	if s.Dropped != 4 || s.Name != "avisos" || s.Rows != 1 {
		t.Errorf("%+v", s)
	}
	if raw := strings.Join(in.Reports.Records[0].Raw.AppendTo(nil), "|"); raw != "16/1/2025 10:15:22|(omitido)|(omitido)|Ana Ruz Leal|15/01/2025|familiar|(omitido)|(omitido)" {
		t.Errorf("kept %s", raw)
	}
	in, _ = readForms(t, form, "keep = [\"comentarios\"]\n")
	if got := said(in, "notes"); got != "la vi pasar" || in.Reports.Sources[0].Dropped != 3 {
		t.Errorf("kept %q, %d dropped", got, in.Reports.Sources[0].Dropped)
	}
}

// Days of sending that may be months say only their year, and the editor is asked;
// one number above twelve settles it, and so does the recipe.
func TestFormDays(t *testing.T) {
	row := func(day string) string { return day + " 10:15:22,m@x.example,Marta,Ana Ruz Leal,15/01/2025,,,\n" }
	for _, c := range []struct {
		days   []string
		recipe string
		want   string
		asked  bool
	}{
		{[]string{"3/4/2025"}, "", "2025", true}, {[]string{"3/4/2025", "13/4/2025"}, "", "2025-04-03T10:15:22", false}, {[]string{"3/4/2025", "3/14/2025", "3/15/2025"}, "", "2025-03-04T10:15:22", false},
		{[]string{"3/4/2025"}, "dates = \"month-first\"\n", "2025-03-04T10:15:22", false}, {[]string{"3/4/2025"}, "dates = \"day-first\"\n", "2025-04-03T10:15:22", false}, {[]string{"4/4/2025"}, "", "2025-04-04T10:15:22", false},
	} {
		text := formHead
		for _, d := range c.days {
			text += row(d)
		}
		in, report := readForms(t, text, c.recipe)
		asked := slices.ContainsFunc(report.Notices, func(p Problem) bool { return p.Code == UnprovedOrder })
		if got := said(in, FieldReceived); got != c.want || asked != c.asked {
			t.Errorf("%v %s: %s, asked %v", c.days, c.recipe, got, asked)
		}
	}
}

// Rows of another width keep nothing, rows without a name are reports all the same,
// and every row is a report or a reject.
func TestFormRows(t *testing.T) {
	form := formHead + "16/1/2025 10:15:22,m@x.example,Marta,Ana Ruz Leal,15/01/2025,,,\n" + "17/1/2025 10:15:22,m@x.example,Marta Ginarte,Ana Ruz Leal\n" +
		"17/1/2025 10:15:22,m@x.example,Marta,Ginarte,Ana Ruz Leal,15/01/2025,,,x\n" + ",,,,,,,\n" + "18/1/2025 10:15:22,m@x.example,Marta,,,,,\n"
	in, _ := readForms(t, form, "")
	var reasons []string
	for _, r := range in.Reports.Rejects {
		reasons = append(reasons, r.Reason)
		for _, cell := range r.Raw {
			if cell != "" && cell != Omitted {
				t.Errorf("a reject keeps %q", cell)
			}
		}
	}
	if got := strings.Join(reasons, " "); got != "too-few-cells too-many-cells empty-row" || len(in.Reports.Records) != 2 || !in.Reports.Records[1].Name.Unnamed {
		t.Errorf("%d reports, rejects %s", len(in.Reports.Records), got)
	}
}

// What a form says closes no list, and a day after the closing day keeps its value,
// since it is judged by the day of the report.
func TestFormsCloseNothing(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for name, text := range map[string]string{"lista.csv": listText, "avisos.csv": formHead + "16/1/2031 10:15:22,m@x.example,Marta,Ana Ruz Leal,15/01/2031,,,\n17/1/2031 10:15:22,m@x.example,Marta,Ana Ruz Leal,16/01/2031,,,\n"} {
		paths = append(paths, filepath.Join(dir, name))
		if err := os.WriteFile(paths[len(paths)-1], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in, report, err := Read(t.Context(), paths, Options{AcceptDrafts: true})
	if err != nil || report.Closed > "2021-12-31" || said(in, "release_date") != "2031-01-15" {
		t.Errorf("closed %s, %v", report.Closed, err)
	}
	var problems Problems
	if _, _, err := Read(t.Context(), paths[:1], Options{}); filepath.Base(paths[0]) == "avisos.csv" && (!errors.As(err, &problems) || problems[0].Code != OnlyReports) {
		t.Errorf("a form alone: %v", err)
	}
}

// A form that nobody knows is drafted as one, and the draft that is saved reads it
// in the same way.
func TestDraftedForm(t *testing.T) {
	text := "Marca temporal,¿Quién llena este formulario?,¿Cómo se llama la persona presa?,¿Qué relación tiene con la persona?,¿Cuándo salió?,Otra cosa\n" +
		"16/1/2025 10:15:22,Marta Ginarte,Ana Ruz Leal,su prima,15/01/2025,algo\n17/1/2025 10:15:22,Luis Ginarte,Luis Soto Paz,vecino,15/01/2025,\n18/1/2025 10:15:22,Eva Ginarte,Eva Gil Sol,,16/01/2025,algo\n"
	path := filepath.Join(t.TempDir(), "otra.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := Inspect(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	toml := string(DraftTOML(r))
	if !strings.Contains(toml, "kind = \"report\"") || strings.Contains(toml, "Ginarte") {
		t.Errorf("drafted %s", toml)
	}
	for _, c := range r.Columns {
		if strings.Contains(strings.Join(c.Samples, " "), "Ginarte") || c.Header == "Otra cosa" && c.Kind != Secret {
			t.Errorf("%+v", c)
		}
	}
	p, problems := parseProfile("otra.toml", []byte(toml))
	if len(problems) > 0 || p.Kind != KindReport {
		t.Errorf("%v %+v", problems, p)
	}
}

// Of a table with secret columns all other cells stay as they are, on their lines.
func TestWithholdKeepsTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.SampledFrom([]string{"", "a", "ñ ü", "a,b", "a\"b\"", "\"", "a\nb", " x ", ";", "a;b"}), rapid.StringMatching(`[a-z ,"]{0,6}`))
		n := rapid.IntRange(1, 6).Draw(t, "rows")
		text := "id,secreto,nota\n"
		var want [][]string
		for range n {
			r := []string{"x" + cell.Draw(t, "a"), cell.Draw(t, "b"), cell.Draw(t, "c")}
			want = append(want, r)
			for i, c := range r {
				if i > 0 {
					text += ","
				}
				text += `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
			}
			text += "\n"
		}
		tab := &table{path: "x.csv", base: "x.csv"}
		if p := tab.parse(text, "", func(string) bool { return false }); p != nil {
			t.Skip(p)
		}
		m := &mapping{profile: &Profile{}, columns: []column{{}, {ProfileColumn: ProfileColumn{Kind: Secret}}, {}}}
		lines := make([]uint32, len(tab.rows))
		for i := range tab.rows {
			lines[i] = tab.rows[i].line
		}
		if len(tab.header) != 3 || len(tab.rows) != len(want) {
			t.Skip("read otherwise")
		}
		tab.withhold(m)
		scan := tab.scanner()
		for i := range tab.rows {
			r := tab.row(scan, i)
			if len(r.cells) != 3 || r.cells[0] != want[i][0] && strings.TrimSpace(want[i][0]) != "" || r.cells[2] != want[i][2] && strings.TrimSpace(want[i][2]) != "" || uint32(r.line) != lines[i] {
				t.Fatalf("row %d is %q on line %d, was %q on line %d", i, r.cells, r.line, want[i], lines[i])
			}
			if r.cells[1] != Omitted && strings.TrimSpace(want[i][1]) != "" {
				t.Fatalf("kept %q", r.cells[1])
			}
		}
	})
}

// Of a form without its header no cell is told of.
func TestFormWithoutHeader(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "avisos.csv")
	if err := os.WriteFile(path, []byte("dieciséis de enero,Marta Ginarte,Ana Ruz\notro,Luis Ginarte,Luis Soto\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := ParseRecipe(filepath.Join(dir, "cotejo.toml"), []byte("[[file]]\npath = \"avisos.csv\"\nkind = \"report\"\n[file.columns]\nHora = \"received\"\nReporta = \"secret\"\nNombre = \"full-name\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Read(t.Context(), []string{path}, Options{Recipe: r}); err == nil || strings.Contains(err.Error(), "Ginarte") {
		t.Errorf("%v", err)
	}
}
