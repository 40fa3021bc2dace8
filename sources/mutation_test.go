package sources

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// Whatever is done to a small list, each of its rows is a record or a reject, or
// the file is refused.
func TestMutatedListsLoseNoRow(t *testing.T) {
	strange := []string{"", ";;;", "Mujeres;;;", ";Total: 4;;", ";TOTAL;4;", "No;Nombre;Provincia;Estado", "\ufeff9;Eva Gil Paz;Granma;Preso", "7;Ana;Granma;Preso;x;y",
		"8;Luis Nu&ntilde;ez Paz;Granma;Preso", `"9;Rosa ""La China"" Gil;Granma;Preso"`, "10;Nu\u00c3\u00b1ez Rey, Ana;Granma;Preso"}
	encodings := []*charmap.Charmap{nil, charmap.Windows1252, charmap.CodePage850, charmap.Macintosh}
	path := filepath.Join(t.TempDir(), "l.csv")
	rapid.Check(t, func(r *rapid.T) {
		lines := []string{"No;Nombre;Provincia;Estado"}
		for range rapid.IntRange(2, 8).Draw(r, "rows") {
			if rapid.IntRange(0, 2).Draw(r, "strange") == 0 {
				lines = append(lines, rapid.SampledFrom(strange).Draw(r, "line"))
				continue
			}
			cells := []string{"1", "Íñigo Núñez Peña", "Camagüey", "Preso"}
			cells[rapid.IntRange(0, 3).Draw(r, "cell")] = rapid.SampledFrom([]string{"", "?", "x", "Óscar Muñoz"}).Draw(r, "value")
			lines = append(lines, strings.Join(cells, ";"))
		}
		text := strings.Join(lines, rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(r, "end"))
		if e := rapid.SampledFrom(encodings).Draw(r, "encoding"); e != nil {
			if encoded, err := e.NewEncoder().String(text); err == nil {
				text = encoded
			}
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			r.Fatal(err)
		}
		report, err := Inspect(context.Background(), path, Options{Vocabulary: vocabulary()})
		if err != nil { // a list that cannot be read is refused whole
			return
		}
		if report.Rows != report.Records+len(report.RejectList) {
			r.Fatalf("%d rows are %d records and %d rejects:\n%s", report.Rows, report.Records, len(report.RejectList), text)
		}
	})
}
