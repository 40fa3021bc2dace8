package plot

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expected outputs")

var doc = Doc{ID: "demo", Title: "Tres de cada cuatro <siguen> en prisión, y de la cuarta parte no se sabe", Desc: "En prisión: 3; sin dato: 1.", Source: "Fuente: lista A & lista B. Cotejo de listas, 13 de marzo de 2026."}

// TestDrawings holds the drawings to what was looked at; -update draws them
// anew.
func TestDrawings(t *testing.T) {
	for name, got := range map[string][]byte{
		"bars": Bars(doc, nil, []Bar{
			{Label: "En prisión", Text: "3 (2–4)", Parts: []Part{{0, 3}}, Low: 2, High: 4},
			{Label: "En un lugar de nombre demasiado largo para caber", Text: "1", Parts: []Part{{-1, 1}}},
		}),
		"parts":   Bars(doc, []Series{{"mujeres", 1}, {"hombres", 0}, {"sin dato", -1}}, []Bar{{Label: "De 18 a 20 años", Text: "6", Parts: []Part{{1, 2}, {0, 3}, {-1, 1}}}}),
		"stacked": Stacked(doc, []Share{{"En prisión", "3", 0, 3}, {"Sin dato", "1", -1, 1}}),
		"columns": Columns(doc, "% de la condena", "100", []Column{{Tick: "0", Text: "2", Value: 2}, {Tick: "50", Value: 0}}, Mark{At: 1, Text: "la mitad"}),
		"dots":    Dots(doc, [3]string{"0", "50", "100 %"}, []Dot{{"Libertad condicional", "70 %", .7, .56, .77}}),
		"growth": Growth(doc, "14 de enero", "10 de marzo", []Line{
			{Series: Series{"comprobadas", 0}, Text: "230", Steps: []Step{{0, 12}, {.25, 120}, {.5, 230}}}, {Series: Series{"según el anuncio", 1}, Text: "553", Dashed: true, Steps: []Step{{.1, 127}, {1, 553}}}}),
		"updowns": UpDowns(doc, "entraron", "salieron", "saldo", []UpDown{{Tick: "2024", Up: 3, Down: 1}, {Up: 0, Down: 4}, {Tick: "2025", Up: 2, Down: 2, Open: true}}),
		"moves":   Moves(doc, []Series{{"entraron", 0}, {"salieron", 1}}, []Bar{{Label: "Detenciones nuevas", Text: "+6", Parts: []Part{{0, 6}}}, {Label: "Salieron", Text: "−3", Parts: []Part{{1, -3}}}}),
		"steps":   Steps(doc, "años desde la salida", []string{"0", "1", "2"}, []Level{{.25, .9, .8, .95}, {.75, .6, .4, .8}}),
		"nothing": Stacked(doc, nil),
	} {
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not as it was looked at (-update when that is meant)", path)
		}
		readable(t, name, got)
	}
}

// readable holds that a drawing is XML, says what it shows to those who cannot
// see it, and brings nothing in from elsewhere.
func readable(t *testing.T, name string, svg []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	seen := make(map[string]bool)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, ok := token.(xml.StartElement); ok {
			seen[start.Name.Local] = true
		}
	}
	if !seen["title"] || !seen["desc"] || seen["script"] || seen["image"] {
		t.Errorf("%s has %v", name, seen)
	}
	if n := strings.Count(string(svg), "http"); n != 1 { // the name of the format
		t.Errorf("%s names %d addresses", name, n)
	}
}

// TestUpAndDown holds that what came and what went is drawn to one scale, on
// either side of the line, and that what is not settled is drawn hollow.
func TestUpAndDown(t *testing.T) {
	svg := string(UpDowns(Doc{ID: "x"}, "a", "b", "c", []UpDown{{Up: 10, Down: 5}, {Up: 5, Open: true}}))
	if !strings.Contains(svg, `width="177" height="110" fill="#0072b2"`) || !strings.Contains(svg, `width="177" height="55" fill="#d55e00"`) ||
		!strings.Contains(svg, `width="177" height="55" fill="#fff" stroke="#0072b2"`) {
		t.Error(svg)
	}
	svg = string(Moves(Doc{ID: "x"}, nil, []Bar{{Parts: []Part{{0, 200}}}, {Parts: []Part{{1, -154}}}}))
	if !strings.Contains(svg, `<rect x="157" y="53" width="200"`) || !strings.Contains(svg, `<rect x="3" y="95" width="154"`) {
		t.Error(svg)
	}
}

// TestBarsBeginAtZero holds that lengths are in proportion.
func TestBarsBeginAtZero(t *testing.T) {
	svg := string(Bars(Doc{ID: "x"}, nil, []Bar{{Parts: []Part{{0, 50}}}, {Parts: []Part{{0, 100}}}}))
	if !strings.Contains(svg, `<rect x="0" y="30" width="177"`) || !strings.Contains(svg, `<rect x="0" y="72" width="354"`) {
		t.Error(svg)
	}
}
