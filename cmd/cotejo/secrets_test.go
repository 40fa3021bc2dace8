package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A leak test runs the program over forms in which every cell of whoever reports is
// a secret of its own, and over forms that are broken in every way that comes to
// mind, and looks for each secret in all that was said and written.

// secretHeader is that of the form; the columns of secrets begin with "!", those
// that may hold one within other words with "?".
var secretHeader = []string{"Marca temporal", "!Dirección de correo electrónico", "!Su nombre", "!Teléfono", "!IP", "Nombre de la persona excarcelada", "Fecha de salida",
	"?Prisión", "?Municipio, provincia", "Figura legal", "?Relación con la persona", "Enlace o foto de prueba", "!Comentarios", "!¿Quiere que le llamemos?"}

// secretRows makes rows of a form and the secrets in them.
func secretRows(n, from int) (rows [][]string, secrets []string) {
	keep := func(s string) string {
		secrets = append(secrets, s)
		return s
	}
	for i := range n {
		k := from + i
		name, mail, phone := fmt.Sprintf("Zenobia%d Reportera", k), fmt.Sprintf("zeta%d@correo.example", k), fmt.Sprintf("5%07d", 1000003+97*k)
		rows = append(rows, []string{fmt.Sprintf("%d/1/2025 10:%02d:00", 13+k%15, k%60), keep(mail), keep(name), "+53 " + keep(phone), keep(fmt.Sprintf("10.%d.%d.77", k%250, k/250)),
			[]string{"Reinaldo Quesada Ferrán", "Yunaisy Pedroso Arcia", "Osmany Cabrera Luis"}[k%3], "16/01/2025", "Kilo 8, avisen a " + keep(fmt.Sprintf("otro%d@correo.example", k)),
			"Santa Clara, Villa Clara " + keep(fmt.Sprintf("6%07d", 1000003+97*k)), "", "Soy su prima " + keep(fmt.Sprintf("Quiteria%d", k)), fmt.Sprintf("https://facebook.com/foto/%d", k),
			"vivo en la calle " + keep(fmt.Sprintf("Secreta%dbis", k)), keep(fmt.Sprintf("a las %d:61 horas", 1000+k))})
	}
	return rows, secrets
}

// leaks are the secrets that stand in a text.
func leaks(text []byte, secrets []string) (out []string) {
	for _, s := range secrets {
		if bytes.Contains(text, []byte(s)) {
			out = append(out, s)
		}
	}
	return out
}

func TestSecretsLeakNowhere(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	header := make([]string, len(secretHeader))
	for i, h := range secretHeader {
		header[i] = strings.TrimLeft(h, "!?")
	}
	rows, secrets := secretRows(100, 0)
	if len(secrets) < 900 {
		t.Fatalf("only %d secrets", len(secrets))
	}
	put := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sheet := func(rows ...[]string) string {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	more := func(n, from int) [][]string {
		rows, of := secretRows(n, from)
		secrets = append(secrets, of...)
		return rows
	}
	put("lista.csv", "id,nombre,municipio,fecha de detención,estado\nu1,Reinaldo Quesada Ferrán,Camagüey,11/07/2021,En prisión\nu2,Yunaisy Pedroso Arcia,Santa Clara,12/07/2021,En prisión\nu3,Osmany Cabrera Luis,Bayamo,14/07/2021,En prisión\n")
	put("avisos.csv", sheet(append([][]string{header}, rows...)...))

	// Rows whose cells moved: a comma too many, a separator lost, half a row.
	shifted := [][]string{header}
	for i, r := range more(12, 100) {
		switch i % 3 {
		case 0:
			r = append(r[:5:5], append([]string{"y otro más"}, r[5:]...)...)
		case 1:
			r = append(r[:5:5], r[6:]...)
		case 2:
			r = r[:4]
		}
		shifted = append(shifted, r)
	}
	put("movidas.csv", strings.ReplaceAll(sheet(shifted...), "\n", "\r\n"))

	// Saved in the wrong encoding twice, with entities, in another encoding.
	double := strings.NewReplacer("á", "Ã¡", "é", "Ã©", "í", "Ã\u00ad", "ó", "Ã³", "ñ", "Ã±", "¿", "Â¿").Replace(sheet(append([][]string{header}, more(4, 200)...)...))
	put("doble.csv", double)

	// A form that nobody knows, drafted; one without its header; one in one column.
	other := []string{"Marca temporal", "¿Quién llena este formulario?", "Su teléfono", "¿Cómo se llama la persona presa?", "¿Qué relación tiene con la persona?", "Otra cosa"}
	unknown := [][]string{other}
	for _, r := range more(4, 300) {
		unknown = append(unknown, []string{r[0], r[2], r[3], r[5], r[10], r[12]})
	}
	put("otra.csv", sheet(unknown...))
	put("sin-cabeza.csv", sheet(more(4, 400)...))
	put("abierta.csv", sheet(append([][]string{header}, more(3, 500)...)...)+"\"sin cerrar "+more(1, 504)[0][1]+"\n")
	put("recipe.toml", "today = \"2025-12-31\"\naccept-drafts = true\noutput = \"r.db\"\n[[file]]\npath = \"lista.csv\"\nas_of = \"2025-12-31\"\n[[file]]\npath = \"avisos.csv\"\n")

	var said bytes.Buffer
	run := func(args ...string) {
		var out, errs bytes.Buffer
		a := newApp(&out, &errs, func(string) string { return "" }, args)
		root := newRoot(a)
		root.SetArgs(args)
		a.finish(root.ExecuteContext(context.Background()))
		for _, text := range [][]byte{out.Bytes(), errs.Bytes()} {
			if found := leaks(text, secrets); len(found) > 0 {
				t.Errorf("cotejo %s says %q", strings.Join(args, " "), found[:min(3, len(found))])
			}
		}
		said.Write(out.Bytes())
		said.Write(errs.Bytes())
	}
	for _, lang := range []string{"es", "en"} {
		if lang == "en" && testing.Short() {
			break
		}
		for _, f := range []string{"avisos.csv", "movidas.csv", "doble.csv", "otra.csv", "sin-cabeza.csv", "abierta.csv"} {
			run("inspect", f, "--lang", lang)
			run("inspect", f, "--json", "--lang", lang)
			run("merge", "lista.csv", f, "--accept-drafts", "--at", "2025-12-31", "-o", f+lang+".db", "-v", "--lang", lang)
			if lang == "es" {
				run("merge", "lista.csv", f, "--at", "2025-12-31", "-o", "none.db", "--lang", lang)
			}
		}
		run("merge", "--recipe", "recipe.toml", "--lang", lang)
		for _, args := range [][]string{{"count", "r.db"}, {"count", "r.db", "--json"}, {"leads", "r.db", "--all"}, {"leads", "r.db", "--all", "--csv"}, {"leads", "r.db", "--all", "--json"},
			{"show", "r.db", "Reinaldo"}, {"show", "r.db", "Yunaisy", "--json"}, {"conflicts", "r.db"}, {"report", "r.db", "reports"}, {"report", "r.db", "-o", "informe" + lang},
			{"report", "r.db", "-o", "publico" + lang, "--public"}, {"export", "r.db", "-o", "todo" + lang + ".csv"}, {"export", "r.db", "--public", "-o", "publico" + lang + ".csv"},
			{"export", "r.db", "-o", "todo" + lang + ".jsonl", "--to", "jsonl"}, {"model", "r.db"}, {"decide", "r.db", "1", "confirm-report", "--reviewer", "Eva", "--reason", "visto", "--decisions", "d.csv"},
			{"decide", "r.db", "2", "reject-report", "--reviewer", "Eva", "--decisions", "d.csv"}, {"diff", "r.db", "avisos.csv" + lang + ".db"}} {
			run(append(args, "--lang", lang)...)
		}
	}
	run("inspect", "otra.csv", "--save", "profiles")
	for _, want := range []string{"Reinaldo Quesada", "avisos:", "(omitido)"} { // the test has looked at what it should
		if !strings.Contains(said.String(), want) {
			t.Errorf("nothing says %q", want)
		}
	}
	given := map[string]bool{"lista.csv": true, "avisos.csv": true, "movidas.csv": true, "doble.csv": true, "otra.csv": true, "sin-cabeza.csv": true, "abierta.csv": true}
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || given[path] {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		if found := leaks(text, secrets); len(found) > 0 {
			t.Errorf("%s holds %q", path, found[:min(3, len(found))])
		}
		return nil
	})
	if err != nil || files < 20 {
		t.Errorf("%d files, %v", files, err)
	}
	t.Logf("%d secrets, %d files", len(secrets), files)
}
