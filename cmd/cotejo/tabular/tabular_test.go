package tabular

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"cotejo/linkage/roster"
	"cotejo/sources/sheet"
)

var invented = &Table{
	Name: "person", About: "the persons",
	Columns: []Column{{"id", Text, "the id"}, {"name", Text, ""}, {"records", Whole, ""}, {"confidence", Number, ""}, {"birth_from", Date, ""}},
	Rows:    [][]string{{"p-1", "Ana Núñez, la China", "2", "0.5", "1990-04-03"}, {"p-2", `=HYPERLINK("x")`, "", "", ""}, {"p-3", "dos\nlíneas", "1", "1", ""}},
}

// TestFormats holds what the text of each format is.
func TestFormats(t *testing.T) {
	plain, err := CSV(invented, false)
	if want := "id,name,records,confidence,birth_from\np-1,\"Ana Núñez, la China\",2,0.5,1990-04-03\np-2,\"'=HYPERLINK(\"\"x\"\")\",,,\np-3,\"dos\nlíneas\",1,1,\n"; err != nil || string(plain) != want {
		t.Errorf("CSV %q, want %q", plain, want)
	}
	excel, err := CSV(invented, true)
	if want := "\ufeffid;name;records;confidence;birth_from\r\np-1;Ana Núñez, la China;2;0.5;1990-04-03\r\n"; err != nil || !strings.HasPrefix(string(excel), want) {
		t.Errorf("CSV for Excel %q, want %q", excel, want)
	}
	lines, err := JSONLines(invented)
	if want := `{"id":"p-1","name":"Ana Núñez, la China","records":2,"confidence":0.5,"birth_from":"1990-04-03"}` + "\n" + `{"id":"p-2","name":"=HYPERLINK(\"x\")"}` + "\n"; err != nil || !strings.HasPrefix(string(lines), want) {
		t.Errorf("JSON Lines %q, want %q", lines, want)
	}
}

// TestReadBack holds that what is written as a workbook or as Parquet is read back,
// formulas apart, which no spreadsheet may run, and that it has the same bytes twice.
func TestReadBack(t *testing.T) {
	for name, of := range map[string]struct {
		write func() ([]byte, error)
		read  func(string) ([]sheet.Table, error)
		want  string
	}{
		"xlsx":    {func() ([]byte, error) { return XLSX(invented) }, sheet.ReadXLSX, "id,name,records,confidence,birth_from\np-1,\"Ana Núñez, la China\",2,0.5,1990-04-03\np-2,\"'=HYPERLINK(\"\"x\"\")\"\np-3,\"dos\nlíneas\",1,1\n"},
		"parquet": {func() ([]byte, error) { return Parquet(invented) }, sheet.ReadParquet, "birth_from,confidence,id,name,records\n1990-04-03,0.5,p-1,\"Ana Núñez, la China\",2\n,,p-2,\"=HYPERLINK(\"\"x\"\")\"\n,1,p-3,\"dos\nlíneas\",1\n"},
	} {
		text, err := of.write()
		if err != nil {
			t.Fatal(err)
		}
		tables, err := of.read(string(text))
		if err != nil || tables[0].Text != of.want {
			t.Errorf("%s: %q %v, want %q", name, tables[0].Text, err, of.want)
		}
		if again, _ := of.write(); !bytes.Equal(text, again) {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// TestChoices holds that the answers to choose from stand at the rows that they are for.
func TestChoices(t *testing.T) {
	text, err := XLSX(invented, Choice{"name", []string{"sí", "no"}, func(row int) bool { return row != 1 }}, Choice{"records", []string{"1"}, func(int) bool { return false }})
	if err != nil {
		t.Fatal(err)
	}
	_, part, err := sheet.FromZip(strings.Replace(string(text), "xl/workbook.xml", "xl/workbook.abc", 2), "sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(part, `sqref="B2:B2 B4:B4"`) || strings.Count(part, "<dataValidation ") != 1 || !strings.Contains(part, "sí,no") {
		t.Errorf("choices in %s", part)
	}
}

// TestNothingStaysBehind holds that no part of a large workbook is put into the folder
// for temporary files.
func TestNothingStaysBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	long := &Table{Name: "person"}
	row := make([]string, 30)
	for i := range row {
		row[i] = strings.Repeat("a", sheetCell+1)
		long.Columns = append(long.Columns, Column{Name: string(rune('a' + i)), Type: Text})
	}
	for range 20 {
		long.Rows = append(long.Rows, row)
	}
	before, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	text, err := XLSX(long)
	if err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(dir)
	if err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the folder for temporary files was written to, %v", err)
	}
	if tables, err := sheet.ReadXLSX(string(text)); err != nil || tables[0].Rows != 21 {
		t.Errorf("%v", err)
	}
}

// TestFollowTheMoney holds the statements of two records of a person.
func TestFollowTheMoney(t *testing.T) {
	text := FollowTheMoney([]roster.Statement{
		{Person: "p-1", Ref: "pd:ana", List: "pd", Name: "Ana Paz Gil", Aliases: []string{"=China"}, Values: map[string]string{"birth": "1976/1977", "sex": "f", "custody": "inside", "url": "https://x.example"}},
		{Person: "p-1", Ref: "ocdh:1", List: "ocdh", Aliases: []string{"La China"}, Values: map[string]string{}},
		{Person: "p-2", Ref: "ocdh:2", List: "ocdh", Values: map[string]string{}},
	}, "cu", func(field, value string) string { return field + ": " + value })
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows[1:] {
		got = append(got, strings.Join([]string{r[0], r[1], r[2], r[5], r[6]}, " "))
	}
	want := []string{
		"p-1 pd:ana name Ana Paz Gil pd", "p-1 pd:ana alias '=China pd", "p-1 pd:ana country cu pd", "p-1 pd:ana birthDate 1976 pd", "p-1 pd:ana birthDate 1977 pd",
		"p-1 pd:ana notes custody: inside pd", "p-1 pd:ana gender female pd", "p-1 pd:ana sourceUrl https://x.example pd",
		"p-1 ocdh:1 alias La China ocdh", "p-1 ocdh:1 name La China ocdh", "p-1 ocdh:1 country cu ocdh", "p-2 ocdh:2 country cu ocdh",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("statements\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if id := rows[1][13]; len(id) != 40 || id == rows[2][13] {
		t.Errorf("id %q", id)
	}
}

// TestDescriptions holds that what describes tables names their columns.
func TestDescriptions(t *testing.T) {
	text, err := DataPackage("r", "R", []*Table{invented}, map[string][]string{"person": {"id"}}, []Key{{"person", "id", "source", "name"}})
	if err != nil || !json.Valid(text) || !strings.Contains(string(text), `"primaryKey"`) || !strings.Contains(string(text), `"foreignKeys"`) || !strings.Contains(string(text), `"type": "date"`) {
		t.Errorf("%v %s", err, text)
	}
	text, err = Datasette("R", "roster", []*Table{invented}, map[string]View{"person": {Label: "name", Facets: []any{"records"}, Sort: "name"}})
	if err != nil || !json.Valid(text) || !strings.Contains(string(text), `"label_column": "name"`) || !strings.Contains(string(text), `"id": "the id"`) {
		t.Errorf("%v %s", err, text)
	}
}
