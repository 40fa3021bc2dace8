package synth

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"cotejo/linkage/names/lexicon"
	"golang.org/x/text/encoding/charmap"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func generate(t testing.TB, opt Options) *World {
	t.Helper()
	w, err := Generate(opt)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestHeaders holds the first bytes of every file to the organisation's layout.
func TestHeaders(t *testing.T) {
	starts := map[string]string{
		"pd":      "id,url,name,gender,age_current,age_at_arrest,province,arrest_date,charge_type,sentence_years,prison,prisoner_type,political_org,dob,observations,scraped_at,parse_error\r\n",
		"j11j":    "\xef\xbb\xbfNo.;Nombre y apellidos;Alias;Género;Edad;Municipio;Provincia;Evento;Fecha de detención;Estado;Verificado;Delito imputado;Petición fiscal;Sanción;Medida cautelar;Centro penitenciario;Fecha de excarcelación;Expediente;Observaciones\r\n",
		"cubalex": "ID,Apellidos,Nombres,Sexo,Fecha de nacimiento,Edad al momento de la detenci\xf3n,Localidad,Municipio,Provincia,Fecha de detenci\xf3n,Situaci\xf3n actual,Medida cautelar,Delitos,Sanci\xf3n (a\xf1os),Establecimiento penitenciario,Figura de excarcelaci\xf3n,Fecha de salida,\xdaltima actualizaci\xf3n\r\n",
		"ocdh":    "nombre_completo\tconocido_como\tsexo\tedad\tlugar\tdetenido\tcausa\tcondena\tprision\tsituacion\tfecha_salida\tfuente\n",
	}
	w := generate(t, Options{Persons: 200, Seed: 3})
	for i := range w.Lists {
		l := &w.Lists[i]
		text, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(text, []byte(starts[l.Name])) {
			t.Errorf("%s begins %q", l.Name, text[:200])
		}
		if crlf := bytes.Count(text, []byte("\r\n")); l.Name == "ocdh" && crlf > 0 || l.Name != "ocdh" && crlf != bytes.Count(text, []byte("\n")) {
			t.Errorf("%s mixes line ends", l.Name)
		}
		delete(starts, l.Name)
	}
	if len(starts) > 0 {
		t.Errorf("no list %v", starts)
	}
}

// TestWrittenFiles reads the files back: every row that the truth names is there,
// with the cells that were generated, and no other.
func TestWrittenFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "lists")
	w := generate(t, Options{Persons: 300, Seed: 11, Noise: Heavy})
	if err := w.Write(dir); err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	for _, r := range readAll(t, dir, "truth.csv", ',') {
		if known[r[0]+" "+r[1]] != "" {
			t.Errorf("row %v twice", r)
		}
		known[r[0]+" "+r[1]] = r[2]
	}
	persons, rows := map[string]bool{}, 0
	for i := range w.Lists {
		l := &w.Lists[i]
		got := readAll(t, dir, l.File(), l.layout.comma)
		if len(got) != len(l.Rows) {
			t.Fatalf("%s: %d rows, want %d", l.Name, len(got), len(l.Rows))
		}
		for j, cells := range got {
			rows++
			if strings.Join(cells, "|") != strings.Join(l.Rows[j].Cells, "|") {
				t.Errorf("%s row %d: %q, want %q", l.Name, j+1, cells, l.Rows[j].Cells)
			}
			person := known[l.Name+" "+strconv.Itoa(j+1)]
			if person == "" || person != l.Rows[j].Person {
				t.Errorf("%s row %d: truth says %q, want %q", l.Name, j+1, person, l.Rows[j].Person)
			}
			persons[person] = true
		}
	}
	if rows != len(known) || len(persons) != 300 {
		t.Errorf("%d rows, %d in the truth, %d persons", rows, len(known), len(persons))
	}
	for _, r := range readAll(t, dir, "truth/operations.csv", ',') {
		if known[r[0]+" "+r[1]] == "" || r[2] == "" {
			t.Errorf("operation %v of no row", r)
		}
	}
	for _, r := range readAll(t, dir, "truth/relations.csv", ',') {
		if !persons[r[0]] || !persons[r[1]] || r[0] >= r[1] {
			t.Errorf("relation %v of nobody", r)
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "pd.csv")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func readAll(t *testing.T, dir, name string, comma rune) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if name == "cubalex.csv" {
		if utf8.Valid(text) {
			t.Error("cubalex.csv is UTF-8")
		}
		if text, err = charmap.Windows1252.NewDecoder().Bytes(text); err != nil {
			t.Fatal(err)
		}
	}
	if !utf8.Valid(text) || bytes.ContainsRune(text, utf8.RuneError) {
		t.Errorf("%s: broken text", name)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows[1:]
}

// TestDefaultSize holds the default population to the sizes of the real lists.
func TestDefaultSize(t *testing.T) {
	for seed := range uint64(8) {
		w := generate(t, Options{Persons: DefaultPersons, Seed: seed})
		rows, pairs, twice := 0, 0, 0
		per := map[string]int{}
		for _, l := range w.Lists {
			rows += len(l.Rows)
			in := map[string]bool{}
			for _, r := range l.Rows {
				pairs += per[r.Person]
				per[r.Person]++
				if in[r.Person] {
					twice++
				}
				in[r.Person] = true
			}
		}
		check := func(what string, got, low, high int) {
			if got < low || got > high {
				t.Errorf("seed %d: %d %s, want %d to %d", seed, got, what, low, high)
			}
		}
		check("persons", len(per), 1396, 1396)
		check("rows", rows, 2850, 3250)
		check("rows of pd", len(w.Lists[0].Rows), 1080, 1250)
		check("true pairs", pairs, 2350, 2900)
		check("persons twice on a list", twice, rows/200-8, rows/50+8)
	}
}

// TestDecoys counts, over several worlds, those who look alike and are not the
// same: about half of the pairs within a list that share both surnames are kin.
func TestDecoys(t *testing.T) {
	kinds := map[string]int{}
	shared, kin := 0, 0
	for seed := range uint64(8) {
		w := generate(t, Options{Persons: DefaultPersons, Seed: seed, Noise: Clean})
		related := map[[2]string]string{}
		for _, r := range w.Relations {
			kinds[r.Kind]++
			related[[2]string{r.A, r.B}] = r.Kind
		}
		bySurnames := map[string][]string{}
		for _, r := range w.Lists[2].Rows { // cubalex has the surnames in a cell of their own
			if s := r.Cells[1]; strings.Contains(s, " ") {
				bySurnames[s] = append(bySurnames[s], r.Person)
			}
		}
		for _, persons := range bySurnames {
			for i, a := range persons {
				for _, b := range persons[:i] {
					shared++
					if related[[2]string{min(a, b), max(a, b)}] != "" {
						kin++
					}
				}
			}
		}
	}
	t.Logf("%d pairs of one list share both surnames, %d of them kin or namesakes; %v", shared, kin, kinds)
	if kin*100 < shared*30 || kin*100 > shared*75 {
		t.Errorf("%d of %d pairs with the same surnames are kin, want about half", kin, shared)
	}
	for kind, least := range map[string]int{"sibling": 150, "twin": 8, "parent": 60, "mother": 12, "cousin": 50, "homonym": 12, "near-homonym": 30} {
		if kinds[kind] < least {
			t.Errorf("%d relations %s, want %d or more", kinds[kind], kind, least)
		}
	}
}

// TestUnknownNames holds the share of names that no word list knows to that of
// real lists, about a quarter.
func TestUnknownNames(t *testing.T) {
	known := map[string]bool{}
	add := func(name string) {
		for _, w := range strings.Fields(name) {
			known[w] = true
		}
	}
	for _, g := range lexicon.Given() {
		add(g.Name)
	}
	for _, s := range lexicon.Surnames() {
		add(s.Name)
	}
	w := generate(t, Options{Persons: DefaultPersons, Seed: 5, Noise: Clean})
	words, unknown := 0, 0
	for _, r := range w.Lists[2].Rows {
		for _, word := range strings.Fields(r.Cells[1] + " " + r.Cells[2]) {
			words++
			if !known[word] {
				unknown++
			}
		}
	}
	if share := unknown * 100 / words; share < 18 || share > 32 {
		t.Errorf("%d %% of the words of names are in no list", share)
	}
}

// TestRequiredCells wants a name, and what every row of a list has.
func TestRequiredCells(t *testing.T) {
	required := map[string][]int{"pd": {0, 1, 2, 11, 15}, "j11j": {0, 1, 9, 10}, "cubalex": {0, 1, 2, 10}, "ocdh": {0, 9}}
	unique := map[string]int{"pd": 0, "j11j": 0, "cubalex": 0}
	for _, noise := range []Noise{Clean, Base, Heavy} {
		w := generate(t, Options{Persons: 1000, Seed: 21, Noise: noise})
		for _, l := range w.Lists {
			seen := map[string]bool{}
			for i, r := range l.Rows {
				if len(r.Cells) != len(l.Header) {
					t.Fatalf("%s row %d has %d cells", l.Name, i+1, len(r.Cells))
				}
				for _, c := range required[l.Name] {
					if strings.TrimSpace(r.Cells[c]) == "" {
						t.Errorf("%s row %d: no %s: %q", l.Name, i+1, l.Header[c], r.Cells)
					}
				}
				for c, cell := range r.Cells {
					if cell != strings.TrimSpace(cell) || strings.ContainsAny(cell, "\n\r\x00") {
						t.Errorf("%s row %d: %s is %q", l.Name, i+1, l.Header[c], cell)
					}
				}
				if c, ok := unique[l.Name]; ok {
					if seen[r.Cells[c]] {
						t.Errorf("%s: key %q twice", l.Name, r.Cells[c])
					}
					seen[r.Cells[c]] = true
				}
			}
		}
	}
}

// TestNoise wants no mistake where none is asked for, and more where more are.
func TestNoise(t *testing.T) {
	mistakes := []string{"spelt-by-sound", "typing-slip", "misread", "arrest-digit", "age-off", "municipality-other", "surnames-swapped",
		"nickname", "second-surname-wrong", "listed-twice", "birth-digit"}
	count := map[Noise]int{}
	for _, noise := range []Noise{Clean, Base, Heavy} {
		for _, l := range generate(t, Options{Persons: 1000, Seed: 2, Noise: noise}).Lists {
			for _, r := range l.Rows {
				for _, op := range r.Operations {
					for _, m := range mistakes {
						if op == m {
							count[noise]++
						}
					}
				}
			}
		}
	}
	if count[Clean] != 0 || count[Base] < 200 || count[Heavy] < count[Base]*2 {
		t.Errorf("mistakes %v", count)
	}
}

// TestEveryOperationHappens keeps dead branches out of the generator.
func TestEveryOperationHappens(t *testing.T) {
	want := strings.Fields(`accents-lost age-far-off age-missing age-off alias-for-name arrest-day-off arrest-days-off arrest-digit
		arrest-missing arrest-month-off arrest-month-only arrest-on-event-day arrest-year-off arrest-year-only birth-digit
		birth-year-off capitals first-given-dropped given-replaced given-swapped listed-twice misread municipality-missing
		municipality-other nickname place-level province-missing province-other province-otherwise-named second-given-dropped
		second-given-initial second-surname-missing second-surname-only second-surname-wrong sex-wrong spelt-by-sound
		surnames-before-names surnames-swapped typing-slip word-split words-joined`)
	got := map[string]bool{}
	for _, l := range generate(t, Options{Persons: 6000, Seed: 1, Noise: Heavy}).Lists {
		for _, r := range l.Rows {
			for _, op := range r.Operations {
				got[op] = true
			}
		}
	}
	for _, op := range want {
		if !got[op] {
			t.Errorf("no %s", op)
		}
		delete(got, op)
	}
	if len(got) > 0 {
		t.Errorf("unknown operations %v", got)
	}
}

// TestSameSeedSameBytes compares with the sums of an earlier run, perhaps on
// another machine.
func TestSameSeedSameBytes(t *testing.T) {
	var sums strings.Builder
	for _, opt := range []Options{{Persons: 50, Seed: 1}, {Persons: 50, Seed: 2, Noise: Heavy}, {Persons: 50, Seed: 1, Noise: Clean}} {
		dir := t.TempDir()
		if err := generate(t, opt).Write(dir); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"pd", "j11j", "cubalex", "ocdh", "truth", "truth/operations", "truth/relations"} {
			text, err := os.ReadFile(filepath.Join(dir, name+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(text)
			sums.WriteString(hex.EncodeToString(sum[:]) + " " + string(opt.Noise) + " " + name + "\n")
		}
	}
	golden := filepath.Join("testdata", "sums.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(sums.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if sums.String() != string(want) {
		t.Errorf("other bytes than before (-update when that is meant):\n%s", sums.String())
	}
}

func TestRefusals(t *testing.T) {
	if _, err := Generate(Options{Seed: 1}); !errors.Is(err, ErrNumber) {
		t.Errorf("no persons: %v", err)
	}
	if _, err := Generate(Options{Persons: 3, Noise: "loud"}); !errors.Is(err, ErrNoise) {
		t.Errorf("noise: %v", err)
	}
	if _, err := Generic(0, 1); !errors.Is(err, ErrNumber) {
		t.Errorf("no records: %v", err)
	}
	for n := 1; n < 5; n++ {
		if w := generate(t, Options{Persons: n, Seed: 9}); w.Persons != n {
			t.Errorf("%d persons, want %d", w.Persons, n)
		}
	}
}

func TestMisspell(t *testing.T) {
	d := dice{rand.New(rand.NewPCG(4, 4))}
	for _, word := range []string{"Yoandris", "Hernández", "de la Cruz", "Ñico", "O", "Li", "Peña-Nieto", "María del Carmen"} {
		for range 200 {
			got, operation := misspell(d, word)
			if (got == word) != (operation == "") {
				t.Errorf("%q to %q by %q", word, got, operation)
			}
			if strings.TrimSpace(got) != got || got == "" {
				t.Errorf("%q to %q", word, got)
			}
		}
	}
}

func TestGeneric(t *testing.T) {
	s, err := Generic(2000, 6)
	if err != nil {
		t.Fatal(err)
	}
	per := map[string]int{}
	for i, r := range s.Rows {
		per[r.Person]++
		if r.Cells[0] != strconv.Itoa(i+1) || len(r.Cells) != len(s.Header) {
			t.Errorf("row %d: %q", i+1, r.Cells)
		}
	}
	for person, n := range per {
		if n > 3 {
			t.Errorf("%s has %d records", person, n)
		}
	}
	if s.Persons() != len(per) {
		t.Errorf("%d persons, want %d", s.Persons(), len(per))
	}
	if len(s.Rows) != 2000 || len(per) < 1200 || len(per) > 1450 {
		t.Errorf("%d rows, %d persons", len(s.Rows), len(per))
	}
	again, err := Generic(2000, 6)
	if err != nil {
		t.Fatal(err)
	}
	one, two := t.TempDir(), t.TempDir()
	if err := errors.Join(s.Write(one), again.Write(two)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"people.csv", "truth.csv"} {
		a, b := readAll(t, one, name, ','), readAll(t, two, name, ',')
		if len(a) != 2000 {
			t.Errorf("%s: %d rows", name, len(a))
		}
		for i := range a {
			if strings.Join(a[i], "|") != strings.Join(b[i], "|") {
				t.Fatalf("%s row %d: %q and %q", name, i+1, a[i], b[i])
			}
		}
	}
}

func BenchmarkGenerate100000(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		w := generate(b, Options{Persons: 100_000, Seed: 1})
		for i := range w.Lists {
			if _, err := w.Lists[i].Encode(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkGeneric1000000(b *testing.B) {
	for b.Loop() {
		if _, err := Generic(1_000_000, 1); err != nil {
			b.Fatal(err)
		}
	}
}
