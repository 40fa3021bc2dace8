package sheet

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// pack makes a zip of names and texts.
func pack(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="[$-40A]mmmm\ &quot;de&quot;\ yyyy;@"/><numFmt numFmtId="166" formatCode="0.00&quot;d&quot;"/><numFmt numFmtId="167" formatCode="yyyy"/></numFmts>
	<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
	<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="17"/><xf numFmtId="22"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs></styleSheet>`

// book is a workbook of one sheet with the given rows.
func book(t testing.TB, properties, rows string) string {
	return pack(t,
		"xl/workbook.xml", `<workbook xmlns:r="r"><workbookPr `+properties+`/><sheets><sheet name="Presos" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml", styles,
		"xl/sharedStrings.xml", `<sst><si><t>Núñez</t></si><si><r><rPr><b/></rPr><t>Peña</t></r><r><t xml:space="preserve"> Núñez</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_
b</t></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+rows+`</sheetData></worksheet>`)
}

// TestCellsOfExcel holds what every kind of cell becomes.
func TestCellsOfExcel(t *testing.T) {
	for _, c := range []struct{ name, properties, cell, want, doubt string }{
		{"shared text", "", `<c t="s"><v>0</v></c>`, "Núñez", ""},
		{"bold in part", "", `<c t="s"><v>1</v></c>`, "Peña Núñez", ""},
		{"bold in part, inline", "", `<c t="inlineStr"><is><r><t>Peña</t></r><r><t> Núñez</t></r></is></c>`, "Peña Núñez", ""},
		{"two lines", "", `<c t="s"><v>2</v></c>`, "a\nb", ""},
		{"number", "", `<c><v>33</v></c>`, "33", ""},
		{"number as Excel writes it", "", `<c><v>3.3E1</v></c>`, "33", ""},
		{"sum of tenths", "", `<c><v>0.30000000000000004</v></c>`, "0.3", ""},
		{"long id", "", `<c><v>12345678901234500</v></c>`, "12345678901234500", LostDigits},
		{"identity number", "", `<c><v>90040312345</v></c>`, "90040312345", ""},
		{"truth", "", `<c t="b"><v>1</v></c>`, "TRUE", ""},
		{"error", "", `<c t="e"><v>#N/A</v></c>`, "#N/A", ""},
		{"formula", "", `<c><f>A1+1</f><v>7</v></c>`, "7", ""},
		{"formula without value", "", `<c><f>A1+1</f></c>`, "=A1+1", FormulaWithoutValue},
		{"formula without value, as openpyxl writes it", "", `<c><f>A1+1</f><v></v></c>`, "=A1+1", FormulaWithoutValue},
		{"formula of a blank text", "", `<c t="str"><f>""</f><v></v></c>`, "", ""},
		{"day", "", `<c s="1"><v>44388</v></c>`, "2021-07-11", ""},
		{"day of an own format", "", `<c s="2"><v>44388</v></c>`, "2021-07-11", ""},
		{"day since 1904", `date1904="1"`, `<c s="1"><v>32965</v></c>`, "1994-04-03", ""},
		{"the same number since 1900", "", `<c s="1"><v>32965</v></c>`, "1990-04-02", ""},
		{"month", "", `<c s="4"><v>44378</v></c>`, "2021-07", ""},
		{"month in words", "", `<c s="3"><v>44378</v></c>`, "2021-07", ""},
		{"day that the format hides", "", `<c s="4"><v>44388</v></c>`, "2021-07-11", ""},
		{"year", "", `<c s="7"><v>44197</v></c>`, "2021", ""},
		{"day and time", "", `<c s="5"><v>44388.5</v></c>`, "2021-07-11 12:00", ""},
		{"time", "", `<c s="8"><v>0.5</v></c>`, "12:00", ""},
		{"a number with a letter behind it", "", `<c s="6"><v>44388</v></c>`, "44388", ""},
		{"before March 1900", "", `<c s="1"><v>59</v></c>`, "1900-02-28", ""},
		{"the day that never was", "", `<c s="1"><v>60</v></c>`, "60", ""},
		{"no day", "", `<c s="1"><v>-1</v></c>`, "-1", ""},
		{"day as text", "", `<c t="d"><v>2021-07-11T00:00:00</v></c>`, "2021-07-11", ""},
	} {
		tables, err := ReadXLSX(book(t, c.properties, `<row r="1">`+c.cell+`<c t="inlineStr"><is><t>.</t></is></c></row>`))
		if err != nil || len(tables) != 1 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		row := rowsOf(t, tables[0])[0]
		doubt := ""
		if len(tables[0].Doubts) > 0 {
			doubt = tables[0].Doubts[0].Reason
		}
		if row[0] != c.want || doubt != c.doubt || row[1] != "." {
			t.Errorf("%s: %q (%s), want %q (%s)", c.name, row, doubt, c.want, c.doubt)
		}
	}
}

// rowsOf cuts a table's text as anybody would.
func rowsOf(t testing.TB, of Table) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(of.Text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestRowsKnowTheirPlace holds that blank rows leave no trace but the numbers of
// those behind them, and that what is hidden or merged is counted.
func TestRowsKnowTheirPlace(t *testing.T) {
	tables, err := ReadXLSX(book(t, "", `<row r="2"><c r="B2" t="s"><v>2</v></c></row><row r="3"/><row r="7" hidden="1"><c r="A7"><v>1</v></c><c r="D7"><v>2</v></c></row><row><c><v>3</v></c></row>`))
	if err != nil {
		t.Fatal(err)
	}
	s := tables[0]
	if s.Text != ",\"a\nb\"\n1,,,2\n3\n" || fmt.Sprint(s.Lines) != "[2 2 7 8]" || s.Rows != 3 || s.HiddenRows != 1 || s.FirstHidden != 7 {
		t.Errorf("%q %v, %d rows, %d hidden", s.Text, s.Lines, s.Rows, s.HiddenRows)
	}
	b := builder{}
	b.merged("A3:A5")
	b.merged("B2:D2")
	if b.Merged != 2 || b.FirstMerged != 3 {
		t.Errorf("%d cells merged from row %d", b.Merged, b.FirstMerged)
	}
}

func document(body string) string {
	return `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>` + body + `</office:spreadsheet></office:body></office:document-content>`
}

// TestCellsOfOpenDocument holds what every kind of cell becomes.
func TestCellsOfOpenDocument(t *testing.T) {
	for _, c := range []struct{ name, cell, want, doubt string }{
		{"text", `<table:table-cell office:value-type="string"><text:p>Peña<text:span> Núñez</text:span></text:p></table:table-cell>`, "Peña Núñez", ""},
		{"spaces", `<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>`, "a  b\nc", ""},
		{"remark beside it", `<table:table-cell office:value-type="string"><office:annotation><text:p>ojo</text:p></office:annotation><text:p>Ana</text:p></table:table-cell>`, "Ana", ""},
		{"number", `<table:table-cell office:value-type="float" office:value="33"><text:p>33 años</text:p></table:table-cell>`, "33", ""},
		{"long id", `<table:table-cell office:value-type="float" office:value="1.23456789012345E16"><text:p>1.2E16</text:p></table:table-cell>`, "12345678901234500", LostDigits},
		{"day", `<table:table-cell office:value-type="date" office:date-value="2021-07-11"><text:p>11/07/21</text:p></table:table-cell>`, "2021-07-11", ""},
		{"first of a month", `<table:table-cell office:value-type="date" office:date-value="2021-07-01"><text:p>01/07/21</text:p></table:table-cell>`, "2021-07-01", ""},
		{"month", `<table:table-cell office:value-type="date" office:date-value="2021-07-01"><text:p>jul-21</text:p></table:table-cell>`, "2021-07", ""},
		{"month in words", `<table:table-cell office:value-type="date" office:date-value="2021-07-01"><text:p>julio de 2021</text:p></table:table-cell>`, "2021-07", ""},
		{"day in words", `<table:table-cell office:value-type="date" office:date-value="2021-07-01"><text:p>1 de julio de 2021</text:p></table:table-cell>`, "2021-07-01", ""},
		{"year", `<table:table-cell office:value-type="date" office:date-value="2021-01-01"><text:p>2021</text:p></table:table-cell>`, "2021", ""},
		{"day and time", `<table:table-cell office:value-type="date" office:date-value="2021-07-11T08:30:00"><text:p>11/07</text:p></table:table-cell>`, "2021-07-11 08:30", ""},
		{"truth", `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VERDADERO</text:p></table:table-cell>`, "TRUE", ""},
		{"error", `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>`, "#DIV/0!", ""},
		{"formula without value", `<table:table-cell table:formula="of:=[.A1]+1"/>`, "=[.A1]+1", FormulaWithoutValue},
	} {
		tables, err := ReadODS(pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", document(`<table:table table:name="Hoja1"><table:table-row>`+c.cell+`</table:table-row></table:table>`)))
		if err != nil || len(tables) != 1 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		doubt := ""
		if len(tables[0].Doubts) > 0 {
			doubt = tables[0].Doubts[0].Reason
		}
		if got := rowsOf(t, tables[0])[0][0]; got != c.want || doubt != c.doubt {
			t.Errorf("%s: %q (%s), want %q (%s)", c.name, got, doubt, c.want, c.doubt)
		}
	}
}

// TestRepeatsOfOpenDocument holds that what repeats is written out, and the empty
// rest of a sheet is not.
func TestRepeatsOfOpenDocument(t *testing.T) {
	body := `<table:table table:name="Vieja" table:style-name="ta2"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>
		<table:table table:name="Presos"><table:table-column table:number-columns-repeated="16384"/><table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Nombre</text:p></table:table-cell></table:table-row></table:table-header-rows>
		<table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell/><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
		<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`
	tables, err := ReadFlatODS(document(body))
	if err != nil {
		t.Fatal(err)
	}
	s := tables[1]
	if !tables[0].Hidden || s.Hidden || s.Text != "Nombre\n,a,a\n,a,a\n" || fmt.Sprint(s.Lines) != "[1 2 3]" || s.HiddenRows != 2 || s.FirstHidden != 2 {
		t.Errorf("%+v", tables)
	}
}

// TestWhatExcelizeWrites holds that any texts that another program writes into a
// workbook come back.
func TestWhatExcelizeWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("aÑé ,;\"'\n<&>_x0=#-€\U0001F600"))), 1, 5), 1, 6).Draw(t, "rows")
		f := excelize.NewFile()
		defer f.Close()
		want := 0
		for i, row := range rows {
			for j, cell := range row {
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if err := f.SetCellStr("Sheet1", at, cell); err != nil {
					t.Fatal(err)
				}
				if cell != "" {
					want++
				}
			}
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		tables, err := ReadXLSX(b.String())
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(tables[0].Text))
		r.FieldsPerRecord = -1
		got := 0
		line := 0
		for {
			cells, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			at, _ := r.FieldPos(0)
			line = int(tables[0].Lines[at-1])
			for j, cell := range cells {
				if cell == "" {
					continue
				}
				got++
				if cell != rows[line-1][j] {
					t.Fatalf("row %d: %q, want %q", line, cell, rows[line-1][j])
				}
			}
		}
		if got != want {
			t.Fatalf("%d cells, want %d", got, want)
		}
	})
}

// TestParquet holds what the kinds of columns become.
func TestParquet(t *testing.T) {
	type row struct {
		Name  string    `parquet:"Nombre"`
		Age   *int64    `parquet:"Edad,optional"`
		Born  int32     `parquet:"Nacimiento,date"`
		Seen  time.Time `parquet:"Visto,timestamp"`
		Share float64   `parquet:"Parte"`
		Free  bool      `parquet:"Libre"`
		Tags  []string  `parquet:"Etiquetas,list"`
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b)
	if _, err := w.Write([]row{{"Ana, Núñez", nil, 7397, time.Date(2021, 7, 11, 8, 30, 0, 0, time.UTC), 0.5, true, []string{"a", "b"}}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if Tell(b.String()) != Parquet {
		t.Error("the file is not told")
	}
	tables, err := ReadParquet(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if want := "Nombre,Edad,Nacimiento,Visto,Parte,Libre\n\"Ana, Núñez\",,1990-04-03,2021-07-11 08:30:00,0.5,TRUE\n"; tables[0].Text != want {
		t.Errorf("%q, want %q", tables[0].Text, want)
	}
}

// TestHostileFiles holds that files made to fill memory or disk are refused, and why.
func TestHostileFiles(t *testing.T) {
	code := func(err error) string {
		var p *Problem
		if !errors.As(err, &p) {
			return fmt.Sprint(err)
		}
		return p.Code
	}
	sheetOf := func(rows string) string { return book(t, "", rows) }
	zeros := strings.Repeat("0", 65<<20)
	for _, c := range []struct {
		name string
		read func() error
		want string
	}{
		{"zip of zeros", func() error { _, _, err := FromZip(pack(t, "a.csv", zeros), ""); return err }, Bomb},
		{"gzip of zeros", func() error {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			_, _ = io.WriteString(w, zeros)
			_ = w.Close()
			_, err := Gunzip(b.String())
			return err
		}, Bomb},
		{"one long cell", func() error {
			_, err := ReadXLSX(sheetOf(`<row r="1"><c t="str"><v>` + strings.Repeat("a", 20<<20) + `</v></c></row>`))
			return err
		}, TooMany},
		{"cells without end", func() error {
			_, err := ReadXLSX(sheetOf(`<row r="1">` + strings.Repeat(`<c><v>1</v></c>`, maxColumn+2) + `</row>`))
			return err
		}, TooMany},
		{"rows without end", func() error {
			_, err := ReadXLSX(sheetOf(`<row r="99999999"><c><v>1</v></c></row>`))
			return err
		}, TooMany},
		{"entities", func() error {
			_, err := ReadFlatODS(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + document(`<table:table><table:table-row><table:table-cell><text:p>&b;</text:p></table:table-cell></table:table-row></table:table>`))
			return err
		}, Damaged},
		{"an outer file", func() error {
			_, err := ReadFlatODS(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + document(`<table:table><table:table-row><table:table-cell><text:p>&a;</text:p></table:table-cell></table:table-row></table:table>`))
			return err
		}, Damaged},
		{"ten thousand sheets", func() error {
			_, err := ReadXLSX(pack(t, "xl/workbook.xml", `<workbook>`+strings.Repeat(`<sheet name="a"/>`, 10_000)+`</workbook>`))
			return err
		}, TooMany},
		{"ten thousand sheets, OpenDocument", func() error {
			_, err := ReadFlatODS(document(strings.Repeat(`<table:table/>`, 10_000)))
			return err
		}, TooMany},
		{"a million rows in one", func() error {
			_, err := ReadFlatODS(document(`<table:table><table:table-row table:number-rows-repeated="2000000"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>`))
			return err
		}, TooMany},
		{"a million columns in one", func() error {
			_, err := ReadFlatODS(document(`<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>`))
			return err
		}, TooMany},
		{"many entries", func() error {
			parts := make([]string, 2*(maxEntries+1))
			for i := 0; i < len(parts); i += 2 {
				parts[i] = fmt.Sprint(i)
			}
			_, _, err := FromZip(pack(t, parts...), "")
			return err
		}, TooMany},
		{"a text that is not there", func() error {
			_, err := ReadXLSX(sheetOf(`<row r="1"><c t="s"><v>99</v></c></row>`))
			return err
		}, Damaged},
		{"cut off", func() error { s := sheetOf(`<row r="1">`); _, err := ReadXLSX(s[:len(s)-30]); return err }, Damaged},
		{"cut off inside", func() error {
			_, err := ReadFlatODS(`<office:document><table:table><table:table-row>`)
			return err
		}, Damaged},
	} {
		if got := code(c.read()); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestFromZip holds which entry of an archive is the table.
func TestFromZip(t *testing.T) {
	for _, c := range []struct {
		parts             []string
		asked, name, code string
	}{
		{[]string{"a/", "", "a/pd.csv", "x", "__MACOSX/a/._pd.csv", "y", "leame.md", "z"}, "", "a/pd.csv", ""},
		{[]string{"pd.csv", "x", "ocdh.CSV", "y"}, "", "", ManyTables},
		{[]string{"pd.csv", "x", "a/ocdh.CSV", "y"}, "ocdh.CSV", "a/ocdh.CSV", ""},
		{[]string{"pd.csv", "x"}, "otra.csv", "", NoSheet},
		{[]string{"foto.png", "x"}, "", "", NoTable},
		{[]string{"lista_pe\xa4a.csv", "x"}, "", "lista_peña.csv", ""},
	} {
		name, _, err := FromZip(pack(t, c.parts...), c.asked)
		var p *Problem
		code := ""
		if errors.As(err, &p) {
			code = p.Code
		}
		if name != c.name || code != c.code {
			t.Errorf("%v: %q %s, want %q %s", c.parts, name, code, c.name, c.code)
		}
	}
}

// TestTell holds that files are known by what is in them.
func TestTell(t *testing.T) {
	for want, data := range map[Kind]string{
		XLSX: pack(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), XLSB: pack(t, "xl/workbook.bin", ""), Writing: pack(t, "word/document.xml", ""),
		ODS: pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), Numbers: pack(t, "Index/Document.iwa", ""), Zip: pack(t, "a.csv", ""),
		FlatODS: "<?xml version=\"1.0\"?>\n" + strings.Replace(document(""), "document-content", "document", 1), Other: "nombre,sexo\n", Gzip: "\x1f\x8b\x08",
	} {
		if got := Tell(data); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// hold checks what every reader promises: an error of this package, or tables whose
// every line has a row.
func hold(t *testing.T, read func(string) ([]Table, error), data string) {
	tables, err := read(data)
	if err != nil {
		var p *Problem
		if !errors.As(err, &p) {
			t.Fatal(err)
		}
		return
	}
	for _, s := range tables {
		if n := strings.Count(s.Text, "\n"); n != len(s.Lines) {
			t.Fatalf("%d lines, %d rows of them", n, len(s.Lines))
		}
		if rows := rowsOf(t, s); len(rows) > s.Rows {
			t.Fatalf("%d rows, %d of the sheet", len(rows), s.Rows)
		}
	}
}

func FuzzXLSX(f *testing.F) {
	f.Add(book(f, "", `<row r="1"><c t="s"><v>1</v></c><c s="1"><v>44388</v></c><c><f>A1</f></c></row>`))
	f.Fuzz(func(t *testing.T, data string) { hold(t, ReadXLSX, data) })
}

// FuzzSheetXML makes the sheet inside a workbook, which the fuzzer does not find
// within a zip.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<row r="1"><c t="s"><v>1</v></c><c s="1"><v>44388</v></c><c><f>A1</f></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) { hold(t, ReadXLSX, book(t, "", rows)) })
}

func FuzzODS(f *testing.F) {
	f.Add(document(`<table:table><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2021-07-01"><text:p>jul</text:p></table:table-cell></table:table-row></table:table>`))
	f.Fuzz(func(t *testing.T, data string) { hold(t, ReadFlatODS, data) })
}

func FuzzParquet(f *testing.F) {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[struct{ Name string }](&b)
	_, _ = w.Write([]struct{ Name string }{{"Ana"}})
	_ = w.Close()
	f.Add(b.String())
	f.Fuzz(func(t *testing.T, data string) { hold(t, ReadParquet, data) })
}

func FuzzArchive(f *testing.F) {
	f.Add(pack(f, "a.csv", "nombre\nAna\n"), "")
	f.Fuzz(func(t *testing.T, data, asked string) {
		Tell(data)
		_, _, _ = FromZip(data, asked)
		_, _ = Gunzip(data)
	})
}
