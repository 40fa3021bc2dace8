package sources

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"

	"cotejo/sources/sheet"
	"github.com/xuri/excelize/v2"
)

// A tab is a sheet of an invented workbook.
type tab struct {
	name   string
	hidden bool
	rows   [][]any
}

var ocdhRow = func(name string) []any { return []any{name, "", "M", 30, "Granma"} }

// ocdhTab is a sheet with the header of a known list.
func ocdhTab(name string, hidden bool, persons ...string) tab {
	var header []any
	for _, h := range headers["ocdh"] {
		header = append(header, h)
	}
	t := tab{name, hidden, [][]any{header}}
	for _, p := range persons {
		t.rows = append(t.rows, ocdhRow(p))
	}
	return t
}

// workbook writes a workbook.
func workbook(t *testing.T, tabs ...tab) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range tabs {
		if i == 0 {
			_ = f.SetSheetName("Sheet1", s.name)
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		for n, row := range s.rows {
			if err := f.SetSheetRow(s.name, fmt.Sprintf("A%d", n+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, s := range tabs {
		if s.hidden {
			f.SetActiveSheet((i + 1) % len(tabs))
			if err := f.SetSheetVisible(s.name, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSheetsAreChosenByContent holds which sheet of a workbook is the list, and that
// nobody is left out without a word.
func TestSheetsAreChosenByContent(t *testing.T) {
	summary := tab{"Resumen", false, [][]any{{"Provincia", "Total"}, {"Granma", 3}, {"Holguín", 2}}}
	codes := tab{"Códigos", false, [][]any{{"Código", "Significado"}, {"A", "Convicto"}, {"B", "Condenado"}}}
	names := tab{"Contactos", false, [][]any{{"Nombre", "Teléfono"}, {"Ana Paz Gil", "555"}, {"Luis Mora Rey", "556"}}}
	list, second := ocdhTab("Presos", false, "Eva Ruiz Paz", "Juan Soto Gil"), ocdhTab("Presas", false, "Rosa Mir Gil", "Inés Vega Paz")
	old := ocdhTab("Vieja", true, "Eva Ruiz Paz")
	for _, c := range []struct {
		name    string
		tabs    []tab
		part    string
		where   string // what messages call it
		code    string // of the problem
		notices string
	}{
		{"one sheet", []tab{list}, "", "", "", ""},
		{"a summary before it", []tab{summary, list, codes}, "", "#Presos", "", OtherSheets},
		{"other names beside it", []tab{names, list}, "", "#Presos", "", OtherSheets},
		{"a hidden one beside it", []tab{list, old}, "", "#Presos", "", HiddenSheets},
		{"two lists", []tab{list, second}, "", "", ManySheets, ""},
		{"the second that is asked for", []tab{list, second}, "#Presas", "#Presas", "", ""},
		{"asked for in other letters", []tab{list, second}, "#presas", "#presas", "", ""},
		{"the hidden one that is asked for", []tab{list, old}, "#Vieja", "#Vieja", "", ""},
		{"one that is not there", []tab{list}, "#Otra", "#Otra", sheet.NoSheet, ""},
		{"only a hidden one is a list", []tab{summary, old}, "", "#Vieja", "", HiddenList + " " + OtherSheets},
		{"no list at all", []tab{summary}, "", "", NoNameColumn, ""},
	} {
		path := write(t, "l.xlsx", workbook(t, c.tabs...))
		_, report, err := Read(t.Context(), []string{path + c.part}, Options{AcceptDrafts: c.code == NoNameColumn})
		var p *Problem
		switch {
		case errors.As(err, &p):
			if p.Code != c.code || p.File != path+c.where {
				t.Errorf("%s: %v, want %s of %s", c.name, err, c.code, c.where)
			}
			continue
		case err != nil || c.code != "":
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
			continue
		}
		var notices []string
		for _, n := range report.Notices {
			if n.Code == OtherSheets || n.Code == HiddenSheets || n.Code == HiddenList {
				notices = append(notices, n.Code)
			}
		}
		if got := report.Files[0].Path; got != path+c.where || strings.Join(notices, " ") != c.notices {
			t.Errorf("%s: %s (%v), want %s (%s)", c.name, got, notices, c.where, c.notices)
		}
	}
}

// TestTwoSheetsAreTwoLists holds that the sheets of one file can be read beside one
// another, and none of them twice.
func TestTwoSheetsAreTwoLists(t *testing.T) {
	path := write(t, "l.xlsx", workbook(t, ocdhTab("Presos", false, "Eva Ruiz Paz", "Juan Soto Gil"), ocdhTab("Presas", false, "Rosa Mir Gil")))
	in, _ := read(t, Options{}, path+"#Presos", path+"#Presas")
	if len(in.Records) != 3 || len(in.Sources) != 2 || in.Sources[0].SHA256 != in.Sources[1].SHA256 {
		t.Errorf("%d records of %d lists", len(in.Records), len(in.Sources))
	}
	if p := problem(t, Options{}, path+"#Presos", path+"#Presos"); p.Code != SameFileTwice {
		t.Errorf("a sheet twice: %v", p)
	}
}

// TestDoubtsOfSheets holds that what a sheet does not hold is a doubt and no value,
// in the row of the sheet.
func TestDoubtsOfSheets(t *testing.T) {
	list := ocdhTab("Presos", false, "Eva Ruiz Paz", "Juan Soto Gil")
	list.rows = append([][]any{{"Lista"}, {}}, list.rows...)
	f, err := excelize.OpenReader(strings.NewReader(workbook(t, list)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_ = f.SetCellValue("Presos", "D4", nil)
	_ = f.SetCellFormula("Presos", "D4", "1+1")
	_ = f.SetRowVisible("Presos", 5, false)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	in, report := read(t, Options{}, write(t, "l.xlsx", b.String()))
	if len(in.Records) != 2 || in.Records[1].Line != 5 {
		t.Fatalf("%d records", len(in.Records))
	}
	found := false
	for _, d := range in.Doubts {
		found = found || d.Line == 4 && d.Cell == "=1+1" && d.Reason == sheet.FormulaWithoutValue
	}
	if !found {
		t.Errorf("doubts %+v", in.Doubts)
	}
	hidden := false
	for _, n := range report.Notices {
		hidden = hidden || n.Code == HiddenRows && n.Line == 5
	}
	if !hidden {
		t.Errorf("notices %v", report.Notices)
	}
	if got := in.Sources[0].Dialect; got != "xlsx Presos" {
		t.Errorf("the dialect is %q", got)
	}
}

// TestPackedLists holds that a list is the same however it is packed.
func TestPackedLists(t *testing.T) {
	text := encodeCSV(listOf("ocdh", 2, 3), ',', "\n")
	var gz, z, twice bytes.Buffer
	w := gzip.NewWriter(&gz)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	archive := zip.NewWriter(&z)
	e, _ := archive.Create("carpeta/lista.csv")
	_, _ = e.Write([]byte(text))
	_ = archive.Close()
	archive = zip.NewWriter(&twice)
	e, _ = archive.Create("lista.csv.gz")
	_, _ = e.Write(gz.Bytes())
	_ = archive.Close()
	plain, _ := read(t, Options{}, write(t, "plain.csv", text))
	for name, data := range map[string]string{"l.csv.gz": gz.String(), "l.zip": z.String(), "m.zip": twice.String(), "wrong-name.csv": gz.String()} {
		in, _ := read(t, Options{}, write(t, name, data))
		if len(in.Records) != len(plain.Records) || in.Records[0].Key != plain.Records[0].Key {
			t.Errorf("%s: %d records", name, len(in.Records))
		}
		if in.Sources[0].SHA256 != hashOf(data) {
			t.Errorf("%s: the fingerprint is not that of the file", name)
		}
	}
}
