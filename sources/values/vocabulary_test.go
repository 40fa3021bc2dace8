package values

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"cotejo/linkage/names"
	"github.com/google/go-cmp/cmp"
)

// TestMunicipalities counts the municipalities of 2011: 168 with the special one.
func TestMunicipalities(t *testing.T) {
	want := map[string]int{
		"Pinar del Río": 11, "Artemisa": 11, "La Habana": 15, "Mayabeque": 11, "Matanzas": 13, "Cienfuegos": 8, "Villa Clara": 13,
		"Sancti Spíritus": 8, "Ciego de Ávila": 10, "Camagüey": 13, "Las Tunas": 8, "Holguín": 14, "Granma": 13,
		"Santiago de Cuba": 9, "Guantánamo": 10, "Isla de la Juventud": 1,
	}
	got := map[string]int{}
	total := 0
	for _, r := range vocabulary(t).tables["municipalities"] {
		got[r.Province]++
		total++
	}
	if !maps.Equal(got, want) || total != 168 {
		t.Errorf("%d municipalities: %s", total, cmp.Diff(want, got))
	}
}

// TestSynonyms reads every name in every vocabulary as its own row.
func TestSynonyms(t *testing.T) {
	v := vocabulary(t)
	has := func(value, code string) bool { return overlaps(value, code) || value == code }
	for vocabulary, rows := range v.tables {
		for _, r := range rows {
			nameList := r.names()
			switch vocabulary {
			case "prisons":
				nameList = append(nameList, splitList(r.Shared)...)
			case "custodies":
				continue
			}
			for _, name := range nameList {
				var got string
				switch vocabulary {
				case "provinces":
					got, _ = v.Province(name)
				case "municipalities":
					got, _, _ = v.Municipality(name, r.Province)
				case "localities":
					if s, ok := v.places.town(names.Fold(name), r.Province); ok {
						got = s.municipality
					}
					if got != r.Municipality && len(v.places.municipalities[names.Fold(name)]) > 0 {
						continue // the municipality of that name is meant
					}
					if !has(got, r.Municipality) {
						t.Errorf("localities: %q of %s gives %q", name, r.Municipality, got)
					}
					continue
				case "charges":
					var doubts []string
					if got, doubts = v.Charges(name); doubts != nil {
						t.Errorf("charges: %q has doubts %v", name, doubts)
					}
				case "events":
					got, _ = v.Event(name)
				case "prisons":
					got, _ = v.Prison(name, r.Province)
				case "statuses":
					s, ok := v.Status(name)
					if want := (Status{Custody: r.Custody, LegalFigure: r.Figure}); !ok || s != want {
						t.Errorf("statuses: %q gives %+v, want %+v", name, s, want)
					}
					continue
				case "classes":
					got, _ = v.Class(name)
				}
				if !has(got, r.Code) {
					t.Errorf("%s: %q gives %q, want %q", vocabulary, name, got, r.Code)
				}
			}
		}
	}
}

// TestPrisonsAreNoStatuses keeps the two apart where a column may hold either.
func TestPrisonsAreNoStatuses(t *testing.T) {
	v := vocabulary(t)
	for _, r := range v.tables["prisons"] {
		for _, name := range r.names() {
			for _, text := range []string{name, "Prisión " + name, "Prisión de Trabajos Forzosos " + name} {
				if s, ok := v.Status(text); ok {
					t.Errorf("prison %q reads as status %+v", text, s)
				}
			}
		}
	}
}

// TestLabels checks that every code has labels in both languages.
func TestLabels(t *testing.T) {
	v := vocabulary(t)
	for _, vocabulary := range []string{"charges", "events", "statuses", "custodies", "classes"} {
		for _, code := range v.Codes(vocabulary) {
			r := v.labels[vocabulary+"\x00"+code]
			if r.LabelES == "" || r.LabelEN == "" {
				t.Errorf("%s: %s has no label in one language", vocabulary, code)
			}
		}
	}
	for _, test := range []struct{ vocabulary, code, lang, want string }{
		{"charges", "sedicion", "es", "Sedición"},
		{"charges", "sedicion", "en", "Sedition"},
		{"charges", "desacato|sedicion", "es", "Desacato, Sedición"},
		{"statuses", "licencia_extrapenal", "es", "Licencia extrapenal"},
		{"custodies", "inside", "en", "In prison"},
		{"provinces", "Granma", "en", "Granma"},
		{"charges", "brujeria", "es", "brujeria"},
	} {
		if got := v.Label(test.vocabulary, test.code, test.lang); got != test.want {
			t.Errorf("Label(%q, %q, %q) = %q, want %q", test.vocabulary, test.code, test.lang, got, test.want)
		}
	}
}

func TestEventDate(t *testing.T) {
	v := vocabulary(t)
	if from, to := v.EventDate("11J"); from != "2021-07-11" || to != "2021-07-12" {
		t.Errorf("11J runs from %q to %q", from, to)
	}
	if from, to := v.EventDate("no such"); from != "" || to != "" {
		t.Errorf("an unknown event runs from %q to %q", from, to)
	}
}

// TestProjectVocabulary lays a project's rows over the built-in ones.
func TestProjectVocabulary(t *testing.T) {
	v, err := Load(fstest.MapFS{
		"charges.csv": {Data: []byte("\ufeffcode,label_es,label_en,synonyms\r\nsedicion,Sedición (art. 121),,sedicioso\r\nbrujeria,Brujería,Witchcraft,hechicería;agresión\r\n")},
		"prisons.csv": {Data: []byte("name,province,municipality,kind,synonyms,shared\nLa Estrella,Matanzas,Martí,camp,Estrellita,\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"sedicioso": "sedicion", "Sedición": "sedicion", "hechicería": "brujeria", "agresión": "brujeria", "atentado": "atentado"} {
		if got, doubts := v.Charges(cell); got != want || doubts != nil {
			t.Errorf("%q gives %q %v, want %q", cell, got, doubts, want)
		}
	}
	if got := v.Label("charges", "sedicion", "es"); got != "Sedición (art. 121)" {
		t.Errorf("label %q", got)
	}
	if got := v.Label("charges", "sedicion", "en"); got != "Sedition" {
		t.Errorf("an empty label replaced the built-in one: %q", got)
	}
	if got, _ := v.Prison("Prisión Estrellita", ""); got != "La Estrella" {
		t.Errorf("prison %q", got)
	}
}

// TestLoadProblems checks that all faults are told at once, each with its place.
func TestLoadProblems(t *testing.T) {
	for name, test := range map[string]struct {
		files fstest.MapFS
		want  []string
	}{
		"header":   {fstest.MapFS{"charges.csv": {Data: []byte("code;label_es\na;b\n")}}, []string{"charges.csv:1: vocab-bad-header"}},
		"empty":    {fstest.MapFS{"charges.csv": {}}, []string{"charges.csv:1: vocab-bad-header"}},
		"no code":  {fstest.MapFS{"classes.csv": {Data: []byte("code,label_es,label_en,synonyms\n\n,A,B,\na|b,A,B,\n")}}, []string{"classes.csv:3: vocab-no-code", "classes.csv:4: vocab-bad-code"}},
		"twice":    {fstest.MapFS{"classes.csv": {Data: []byte("code,label_es,label_en,synonyms\na,A,A,\na,B,B,\n")}}, []string{"classes.csv:3: vocab-twice"}},
		"synonym":  {fstest.MapFS{"classes.csv": {Data: []byte("code,label_es,label_en,synonyms\na,A1,A,zeta\nb,B,B,Zeta\n")}}, []string{"classes.csv:3: vocab-synonym-taken"}},
		"cells":    {fstest.MapFS{"classes.csv": {Data: []byte("code,label_es,label_en,synonyms\na,A\nb,B,B,\n")}}, []string{"classes.csv:2: vocab-unreadable"}},
		"quote":    {fstest.MapFS{"classes.csv": {Data: []byte("code,label_es,label_en,synonyms\na,\"A\n")}}, []string{"classes.csv:2: vocab-unreadable"}},
		"province": {fstest.MapFS{"prisons.csv": {Data: []byte("name,province,municipality,kind,synonyms,shared\nX,Narnia,,,,\n")}}, []string{"prisons.csv:2: vocab-no-such-province"}},
		"town":     {fstest.MapFS{"localities.csv": {Data: []byte("name,municipality,province,synonyms\nX,Narnia,Granma,\n")}}, []string{"localities.csv:2: vocab-no-such-municipality"}},
		"date":     {fstest.MapFS{"events.csv": {Data: []byte("code,from,to,label_es,label_en,synonyms\nx,11/07/2021,,X,X,\n")}}, []string{"events.csv:2: vocab-bad-date"}},
		"custody":  {fstest.MapFS{"statuses.csv": {Data: []byte("code,custody,legal_figure,label_es,label_en,synonyms\nx,limbo,,X,X,\n")}}, []string{"statuses.csv:2: vocab-no-such-custody"}},
		"name":     {fstest.MapFS{"charge.csv": {Data: []byte("code\n")}}, []string{"charge.csv: vocab-unknown-file"}},
	} {
		_, err := Load(test.files)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
	}
}

// TestOneLetterFromTwoPlaces: a misspelt name means a place when it can mean one
// alone.
func TestOneLetterFromTwoPlaces(t *testing.T) {
	g := &gazetteer{spelled: []string{"santa marina", "santa martina", "valle hondo"}}
	for misspelt, want := range map[string]string{"santa martna": "santa martna", "vale hondo": "valle hondo"} {
		if got := g.spell(misspelt); got != want {
			t.Errorf("%s: %s, want %s", misspelt, got, want)
		}
	}
}
