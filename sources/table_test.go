package sources

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"cotejo/linkage"
	"cotejo/sources/sheet"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

// encodings are the ways in which a text is saved.
var encodings = map[string]func(string) []byte{
	"utf-8":     func(s string) []byte { return []byte(s) },
	"utf-8-bom": func(s string) []byte { return []byte("\xef\xbb\xbf" + s) },
	"windows-1252": func(s string) []byte {
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return b
	},
	"utf-16le":      func(s string) []byte { return wideBytes("\ufeff"+s, false) },
	"utf-16be":      func(s string) []byte { return wideBytes("\ufeff"+s, true) },
	"utf-16le bare": func(s string) []byte { return wideBytes(s, false) },
}

func wideBytes(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

// dialects are the ways in which the sample file is written.
var dialects = []struct {
	file, encoding, lineEnd string
	sep                     rune
	above                   string // lines above the header
	want                    string
}{
	{"utf8-comma-lf.csv", "utf-8", "\n", ',', "", "utf-8 , lf"},
	{"utf8bom-semicolon-crlf.csv", "utf-8-bom", "\r\n", ';', "", "utf-8-bom ; crlf"},
	{"cp1252-semicolon-crlf.csv", "windows-1252", "\r\n", ';', "", "windows-1252 ; crlf"},
	{"utf16le-tab-crlf.csv", "utf-16le", "\r\n", '\t', "", "utf-16le tab crlf"},
	{"utf16be-tab-lf.csv", "utf-16be", "\n", '\t', "", "utf-16be tab lf"},
	{"utf16le-bare.csv", "utf-16le bare", "\r\n", ';', "", "utf-16le ; crlf"},
	{"utf8-pipe-cr.csv", "utf-8", "\r", '|', "", "utf-8 pipe cr"},
	{"sep-line.csv", "utf-8", "\r\n", ';', "sep=;\r\n", "utf-8 ; crlf"},
	{"titles.csv", "windows-1252", "\r\n", ';', "Listado de presos políticos;;\r\nActualizado: 31/10/2026;;\r\n;;\r\n", "windows-1252 ; crlf"},
}

// Every way of saving a list gives the same records, on the lines where they
// stand.
func TestDialects(t *testing.T) {
	rows := listOf("pd", 12, 1)
	rows[1][2] = "Núñez Ávila, Iñaki «El Moro»"
	var first *linkage.Input
	for _, d := range dialects {
		t.Run(d.file, func(t *testing.T) {
			content := encodings[d.encoding](d.above + encodeCSV(rows, d.sep, d.lineEnd))
			path := filepath.Join("..", "testdata", "dialects", d.file)
			if *update {
				if err := os.WriteFile(path, content, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			in, _ := read(t, Options{}, path)
			if got := in.Sources[0].Dialect; got != d.want {
				t.Errorf("dialect %q, want %q", got, d.want)
			}
			if len(in.Records) != len(rows)-1 {
				t.Fatalf("%d records of %d rows", len(in.Records), len(rows)-1)
			}
			shift := strings.Count(d.above, "\n")
			for i := range in.Records {
				in.Records[i].Line -= shift
			}
			if first == nil {
				first = in
				for i, r := range in.Records {
					if diff := cmp.Diff(rows[i+1], r.Raw.AppendTo(nil)); diff != "" {
						t.Error(diff)
					}
				}
				return
			}
			if diff := cmp.Diff(first.Records, in.Records); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A quoted header behind a byte order mark, trailing blank columns and rows, a
// short row: nothing of it costs a record.
func TestTolerated(t *testing.T) {
	path := write(t, "list.csv", "\ufeff\"nombre_completo\";conocido_como;sexo;edad;lugar;detenido;causa;condena;prision;situacion;fecha_salida;fuente;;\r\n"+
		"Ana Paz Gil;;F\r\nJosé Paz Gil;;M;30;;;;;;;;;;\r\n;;;;;;;;;;;;;\r\n\r\n")
	in, _ := read(t, Options{}, path)
	s := in.Sources[0]
	if len(in.Records) != 2 || s.Rows != 2 || len(s.Header) != 12 || s.Profile != "ocdh" {
		t.Errorf("%d records of %d rows, header %q", len(in.Records), s.Rows, s.Header)
	}
	if got := in.Records[0].Raw.AppendTo(nil); len(got) != 12 || got[2] != "F" {
		t.Errorf("short row became %q", got)
	}
}

// What cannot be read says why, and where.
func TestFileProblems(t *testing.T) {
	ocdh := strings.Join(headers["ocdh"], ",") + "\n"
	row := "Ana Paz Gil,,F,30,,,,,,,,\n"
	wide := string(wideBytes("\ufeff"+ocdh+row, false))
	for _, c := range []struct {
		name, content, code string
		line                int
	}{
		{"empty", "", EmptyFile, 0},
		{"blanks", "\ufeff \r\n\t\n", EmptyFile, 0},
		{"header only", ocdh + "\n,,\n", HeaderOnly, 1},
		{"header only below titles", "Lista,,\n\n" + ocdh, HeaderOnly, 3},
		{"no header", "Ana Paz Gil,F,30\nJosé Paz Gil,M,31\n", NoHeader, 1},
		{"no header, numbers", "1,2,3\n4,5,6\n", NoHeader, 1},
		{"two headers", ocdh + "full name,alias,sex,age,place,arrest date,charges,sentence,prison,status,release date,source\n" + row, TwoHeaders, 2},
		{"duplicate header", "nombre_completo,sexo,Sexo,edad\nAna,F,F,3\n", DuplicateHeader, 1},
		{"cut archive", "PK\x03\x04\x14\x00\x06\x00", sheet.Damaged, 0},
		{"xml", "<?xml version=\"1.0\"?>\n<Workbook/>", XMLFile, 0},
		{"json", "[\n {\"nombre\": \"Ana\"}]", JSONFile, 0},
		{"json lines", "{\"nombre\": \"Ana\"}\n{\"nombre\": \"Eva\"}\n", JSONFile, 0},
		{"locked workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + lockedPart, sheet.Locked, 0},
		{"old spreadsheet", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", OldExcelFile, 0},
		{"pdf", "%PDF-1.7\n", PDFFile, 0},
		{"web page", "\ufeff\n<!DOCTYPE html><html><table><tr><td>Nombre", HTMLFile, 0},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00", BinaryFile, 0},
		{"noise", strings.Repeat("\x01\x02\x03\x00\xfe", 100), BinaryFile, 0},
		{"truncated quote", ocdh + row + "José Paz,\"El Moro,M\n" + row, OpenQuote, 3},
		{"nul byte", ocdh + row + "José\x00 Paz,,M\n", NULByte, 3},
		{"utf-8 mark, other bytes", "\ufeff" + ocdh + "Luis \xff Paz,,M\n", BadUTF8, 2},
		{"utf-8 with one broken byte", ocdh + "José Núñez,,M\nJos\xe9 Peña,,M\n", BadUTF8, 3},
		{"undefined byte", ocdh + "Jos\xe9 Pe\x81a,,M\n", UndefinedByte, 2},
		{"half a sign", wide[:len(wide)-1], BadUTF16, 2},
		{"endless line", strings.Repeat("x", 50<<20), RowTooLong, 1},
		{"unknown header", "especie,hábitat,peso\nalmiquí,monte,1.2\n", UnknownHeader, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := write(t, "list.csv", c.content)
			got := problem(t, Options{}, path)
			if got.Code != c.code || got.Line != c.line || got.File != path {
				t.Errorf("got %v, want %s on line %d", got, c.code, c.line)
			}
		})
	}
	if got := problem(t, Options{}, filepath.Join(t.TempDir(), "none.csv")); got.Code != MissingFile {
		t.Errorf("got %v, want %s", got, MissingFile)
	}
	if got := problem(t, Options{}, t.TempDir()); got.Code != Folder {
		t.Errorf("got %v, want %s", got, Folder)
	}
	if got := problem(t, Options{Encoding: "klingon"}, write(t, "list.csv", ocdh+row)); got.Code != UnknownEncoding {
		t.Errorf("got %v, want %s", got, UnknownEncoding)
	}
}

// An encoding that nothing in a file tells can be asked for.
func TestAskedEncoding(t *testing.T) {
	content := strings.Join(headers["ocdh"], ",") + "\nJos\x82 Pe\xa4a Gil,,M,30,,,,,,,,\n" // code page 850
	in, _ := read(t, Options{Encoding: "CP850"}, write(t, "list.csv", content))
	if got := in.Records[0].Name.Text; got != "José Peña Gil" {
		t.Errorf("got %q", got)
	}
}

// Problems are checked against the list of codes for the catalogue.
func TestCodesAreListed(t *testing.T) {
	source, err := os.ReadFile("problem.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := append(Codes(), Reasons()...)
	for line := range strings.Lines(string(source)) {
		name, rest, ok := strings.Cut(strings.TrimSpace(line), "= \"")
		if !ok || strings.Contains(name, "(") {
			continue
		}
		code, _, _ := strings.Cut(rest, "\"")
		if !slices.Contains(listed, code) {
			t.Errorf("%s is not in the list of codes", code)
		}
	}
	slices.Sort(listed)
	if n := len(slices.Compact(slices.Clone(listed))); n != len(listed) {
		t.Error("a code is listed twice")
	}
}

func FuzzOpen(f *testing.F) {
	for _, d := range dialects {
		f.Add(encodings[d.encoding](d.above + encodeCSV(listOf("ocdh", 2, 3), d.sep, d.lineEnd)))
	}
	profiles, err := LoadProfiles(nil)
	if err != nil {
		f.Fatal(err)
	}
	opt := Options{Profiles: profiles, Vocabulary: vocabulary(), Fields: PrisonerFields(), AcceptDrafts: true, Today: "2026-11-23"}
	if err := opt.complete(context.Background()); err != nil {
		f.Fatal(err)
	}
	// To try all profiles, and to read a drafted one back, takes longer than to
	// read a short list: that is done with some.
	few := opt
	few.Profiles = &Profiles{list: []*Profile{profiles.Find("ocdh")}, known: profiles.known, titles: profiles.titles}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<12 {
			return
		}
		opt := few
		if len(data)%8 == 0 {
			opt.Profiles = profiles
		}
		table := &table{path: "fuzz.csv", base: "fuzz.csv"}
		if problem := table.parse(string(data), "", profiles.knows); problem != nil {
			if problem.Line < 0 || !slices.Contains(Codes(), problem.Code) {
				t.Fatal(problem)
			}
			return
		}
		scan := table.scanner()
		for i := range table.rows {
			r := table.row(scan, i)
			if len(r.cells) < len(table.header) {
				t.Fatal("a row is narrower than the header")
			}
			if r.raw != "" && !linkage.CutCells(r.raw, scan.sep, len(r.cells)).Equal(linkage.CellsOf(r.cells...)) {
				t.Fatalf("the cells of %q are %q", r.raw, r.cells)
			}
		}
		m, problem := mapTable(table, &opt)
		if problem != nil {
			return
		}
		l := standardise(table, m, surveyDates(table, m, &opt), &opt)
		if len(l.records)+len(l.rejects) != len(table.rows) {
			t.Fatalf("%d rows became %d records and %d rejects", len(table.rows), len(l.records), len(l.rejects))
		}
		keys := map[string]bool{}
		for _, r := range l.records {
			if r.Key == "" || keys[r.Key] {
				t.Fatalf("key %q is missing or not unique", r.Key)
			}
			keys[r.Key] = true
		}
		if len(data)%8 != 0 {
			return
		}
		report := l.report()
		if _, problems := parseProfile("draft.toml", DraftTOML(&report)); len(problems) > 0 {
			t.Fatalf("%v in\n%s", problems, DraftTOML(&report))
		}
	})
}
