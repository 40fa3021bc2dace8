package values

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// missingCell writes a missing-value word in one of the ways in which lists write it.
func missingCell(t *rapid.T) string {
	word := rapid.SampledFrom([]string{"", "-", "N/A", "ND", "N/D", "No disponible", "Desconocido", "Sin dato", "Sin datos", "Se desconoce", "s/n", "¿?"}).Draw(t, "word")
	switch rapid.IntRange(0, 3).Draw(t, "case") {
	case 1:
		word = strings.ToUpper(word)
	case 2:
		word = strings.ToLower(word)
	case 3:
		word = strings.ReplaceAll(word, " ", "\u00a0")
	}
	space := rapid.SampledFrom([]string{"", " ", "  ", "\u00a0", "\t"})
	return space.Draw(t, "before") + word + space.Draw(t, "after")
}

// TestMissingHasNoValue: a missing cell has neither value nor doubt, whatever its column.
func TestMissingHasNoValue(t *testing.T) {
	v := vocabulary(t)
	rapid.Check(t, func(t *rapid.T) {
		cell := missingCell(t)
		if !Missing(cell) {
			t.Fatalf("%q is not missing", cell)
		}
		for name, texts := range readAll(v, cell) {
			for _, text := range texts {
				if text != "" {
					t.Fatalf("%s reads %q as %q", name, cell, texts)
				}
			}
		}
	})
}

// readAll reads a cell in every way.
func readAll(v *Vocabulary, cell string) map[string][]string {
	all := map[string][]string{}
	two := func(name string) func(a, b string) { return func(a, b string) { all[name] = []string{a, b} } }
	two("date")(Date(cell))
	two("sentence")(Sentence(cell, true))
	two("sex")(Sex(cell))
	two("province")(v.Province(cell))
	two("event")(v.Event(cell))
	two("prison")(v.Prison(cell, ""))
	if years, ok, doubt := Age(cell); ok {
		all["age"] = []string{strconv.Itoa(years), doubt}
	} else {
		all["age"] = []string{"", doubt}
	}
	set, doubts := v.Charges(cell)
	all["charges"] = append([]string{set}, doubts...)
	municipality, province, doubt := v.Municipality(cell, "")
	all["municipality"] = []string{municipality, province, doubt}
	locality, municipality, province, doubt := v.Place(cell)
	all["place"] = []string{locality, municipality, province, doubt}
	if s, ok := v.Status(cell); ok {
		all["status"] = []string{s.Custody + s.LegalFigure + s.Class + "!"}
	}
	if class, ok := v.Class(cell); ok {
		all["class"] = []string{class}
	}
	return all
}

// TestDayIsRead: every day of the calendar survives every way of writing it.
func TestDayIsRead(t *testing.T) {
	names := strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
	rapid.Check(t, func(t *rapid.T) {
		year, month := rapid.IntRange(minYear, maxYear).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, daysIn(year, month)).Draw(t, "day")
		want := stated{year, month, day}.String()
		if Placeholder(want) {
			t.Skip("stands for no date")
		}
		d, m, y := strconv.Itoa(day), strconv.Itoa(month), strconv.Itoa(year)
		for _, cell := range []string{
			want, d + "/" + m + "/" + y, d + "-" + m + "-" + y, d + "." + m + "." + y, want + "T00:00:00Z", y + "/" + m + "/" + d,
			d + " de " + names[month-1] + " de " + y, names[month-1] + " " + d + ", " + y, d + "-" + names[month-1][:3] + "-" + y,
		} {
			if got, doubt := Date(cell); got != want || doubt != "" {
				t.Fatalf("%q gives %q, doubt %q; want %q", cell, got, doubt, want)
			}
		}
	})
}

// TestSentenceIsRead: years and months survive every way of writing them.
func TestSentenceIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		years, months := rapid.IntRange(1, 59).Draw(t, "years"), rapid.IntRange(1, 11).Draw(t, "months")
		y, m, want := strconv.Itoa(years), strconv.Itoa(months), strconv.Itoa(12*years+months)
		for _, cell := range []string{y + " años y " + m + " meses", y + " años, " + m + " meses", y + "a " + m + "m", y + " AÑOS " + m + " MESES de privación de libertad"} {
			if got, doubt := Sentence(cell, false); got != want || doubt != "" {
				t.Fatalf("%q gives %q, doubt %q; want %s", cell, got, doubt, want)
			}
		}
	})
}

var (
	dateForm  = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$`)
	monthForm = regexp.MustCompile(`^([1-9]\d{0,2}|life)$`)
)

// known holds every doubt that may be given.
func known(doubt string) bool {
	for _, d := range Doubts() {
		if d == doubt {
			return true
		}
	}
	return doubt == ""
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"11/07/2021", "11 de julio de 2021", "jul-21", "11-13 de julio de 2021", "11J", "44388", "11/VII/21", "2021/2022", "11–13", "07/25/2021 3:15pm", "11/07/2021 y 05/08/2022", "1900-01-00", "11J y 15N",
		"11/07/21, 05/08/22 y 20/02/23"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		value, doubt := Date(cell)
		if !known(doubt) || value != "" && !dateForm.MatchString(value) {
			t.Fatalf("%q gives %q, doubt %q", cell, value, doubt)
		}
		if again, doubt := Date(value); again != value || doubt != "" {
			t.Fatalf("%q gives %q, which gives %q, doubt %q", cell, value, again, doubt)
		}
		for _, order := range []DayOrder{MonthFirst, EitherOrder} {
			value, doubt := order.Date(cell)
			if again, _ := order.Date(value); !known(doubt) || again != value {
				t.Fatalf("in order %d %q gives %q, which gives %q; doubt %q", order, cell, value, again, doubt)
			}
		}
	})
}

func FuzzAmounts(f *testing.F) {
	for _, seed := range []string{"5 años y 6 meses", "12 años (rebajada a 10 en casación)", "5a6m", "44 años", "H (hombre)", "5½", "40-45", "1.150", "entre 5 y 8", "<18", "60 o más", "08-may", "16/17", "8 años PL, 1 000 cuotas",
		"-1", "18-", "no más de 8"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		for _, byDefault := range []bool{false, true} {
			months, doubt := Sentence(cell, byDefault)
			if !known(doubt) || months != "" && !monthForm.MatchString(months) {
				t.Fatalf("%q gives %q, doubt %q", cell, months, doubt)
			}
		}
		years, ok, doubt := Age(cell)
		if !known(doubt) || ok != (years > 0) || years > maxAge {
			t.Fatalf("%q gives age %d, %v, doubt %q", cell, years, ok, doubt)
		}
		if least, most, open := AgeBounds(cell); open && (ok || least < 0 || most < least || most > maxAge) {
			t.Fatalf("%q leaves %d to %d open, and its age is %d", cell, least, most, years)
		}
		if sex, doubt := Sex(cell); !known(doubt) || sex != "" && sex != "m" && sex != "f" {
			t.Fatalf("%q gives sex %q, doubt %q", cell, sex, doubt)
		}
	})
}

func FuzzVocabulary(f *testing.F) {
	for _, seed := range []string{"Bayamo, Granma", "Oriente", "Kilo 8, Camagüey", "Prisión Provincial", "Desacato y hurto", "11J", "Licencia extrapenal bajo amenazas", "San Luis", "A|B", "(", "La Habana, Cuba"} {
		f.Add(seed)
	}
	v := vocabulary(f)
	f.Fuzz(func(t *testing.T, cell string) {
		province, doubt := v.Province(cell)
		if again, _ := v.Province(province); again != province || !known(doubt) {
			t.Fatalf("province %q gives %q, which gives %q; doubt %q", cell, province, again, doubt)
		}
		charges, doubts := v.Charges(cell)
		for _, doubt := range doubts {
			if !known(doubt) {
				t.Fatalf("doubt %q", doubt)
			}
		}
		for code := range strings.SplitSeq(charges, "|") {
			if code != "" && v.labels["charges\x00"+code] == nil {
				t.Fatalf("%q gives the unknown charge %q", cell, code)
			}
		}
		if event, doubt := v.Event(cell); !known(doubt) || event != "" && doubt != "" && doubt != DoubtUnsureEvent {
			t.Fatalf("%q gives event %q, doubt %q", cell, event, doubt)
		}
		prison, doubt := v.Prison(cell, "")
		if again, _ := v.Prison(prison, ""); again != prison || !known(doubt) {
			t.Fatalf("prison %q gives %q, which gives %q", cell, prison, again)
		}
		municipality, province, doubt := v.Municipality(cell, "")
		if again, _, _ := v.Municipality(municipality, province); again != municipality && !strings.Contains(municipality, "|") || !known(doubt) {
			t.Fatalf("municipality %q gives %q in %q, which gives %q", cell, municipality, province, again)
		}
		if _, _, _, doubt := v.Place(cell); !known(doubt) {
			t.Fatalf("doubt %q", doubt)
		}
		v.Status(cell)
		v.Class(cell)
	})
}

// BenchmarkCells reads ordinary cells; a cell should take a few microseconds.
func BenchmarkCells(b *testing.B) {
	v := vocabulary(b)
	for name, read := range map[string]func(){
		"date":           func() { Date("11/07/2021") },
		"long date":      func() { Date("11 de julio de 2021") },
		"sentence":       func() { Sentence("5 años y 6 meses", true) },
		"province":       func() { v.Province("Villa Clara") },
		"place":          func() { v.Place("Bayamo, Granma") },
		"misspelt place": func() { v.Municipality("Jaguey Grnde", "Matanzas") },
		"charges":        func() { v.Charges("Desacato,Desórdenes públicos,No disponible") },
		"prison":         func() { v.Prison("Prisión Combinado del Este", "La Habana") },
		"unknown prison": func() { v.Prison("Prisión La Estrella, Matanzas", "La Habana") },
		"status":         func() { v.Status("Libertad condicional bajo amenazas") },
		"event":          func() { v.Event("protestas del 11 de julio de 2021") },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				read()
			}
		})
	}
}

// BenchmarkLoad builds a vocabulary, which every run of the tool does once.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil); err != nil {
			b.Fatal(err)
		}
	}
}
