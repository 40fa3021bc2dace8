package sources

import (
	"errors"
	"hash/maphash"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/sources/namecell"
)

// One test for each rule that others would hide when it is gone.

func TestYearsOfBirth(t *testing.T) {
	if got := born(20, years{2021, 2021}); got != (years{2000, 2001}) {
		t.Errorf("twenty in 2021: born %v", got)
	}
	for date, want := range map[string]string{"2021-01-01": "2021", "2021-07-01": "2021-07", "2021-07-11": "2021-07-11", "2021-01": "2021-01", "2021": "2021"} {
		if got := lowered(date); got != want {
			t.Errorf("%s is %s, want %s", date, got, want)
		}
	}
}

func TestIsFuture(t *testing.T) {
	s := &standardiser{today: "2026-11-23"}
	for date, want := range map[string]bool{"2026-11-23": false, "2026-11-24": true, "2026-11": false, "2026-12": true, "2026": false, "2027": true, "2026-11-01/2027": false, "": false} {
		if got := s.isFuture(date); got != want {
			t.Errorf("%q lies in the future: %v", date, got)
		}
	}
}

// TestFingerprints see neither capitals nor accents, and tell cells apart.
func TestFingerprints(t *testing.T) {
	of := func(cells ...string) string { return fingerprintOf(linkage.CellsOf(cells...), []int{0, 1}) }
	if of("José Núñez", "1990") != of("JOSE NUNEZ", "1990") {
		t.Error("capitals make another row")
	}
	if of("Ana Paz", "Gil") == of("Ana", "Paz Gil") || of("ab", "c") == of("a", "bc") {
		t.Error("cells run together")
	}
}

func TestSlugNames(t *testing.T) {
	for slug, want := range map[string]string{
		"yosvani-perez-gil-2": "yosvani perez gil", "yosvani-perez-gil": "yosvani perez gil", "https://x.example/datos-del-preso-politico-ana-paz-gil/": "ana paz gil",
		"yosvani": "", "yosvani-2": "", "2-yosvani-perez": "",
	} {
		if got := slugName(slug); got != want {
			t.Errorf("%s: %q, want %q", slug, got, want)
		}
	}
}

func TestMendedCells(t *testing.T) {
	for cell, want := range map[string]string{
		"Nu&ntilde;ez": "Nuñez", "Ana&#10;Paz": "Ana Paz", "https://x.example/Nu%C3%B1ez": "https://x.example/Nu%C3%B1ez", "ver https://x.example/Nu%C3%B1ez": "ver https://x.example/Nu%C3%B1ez",
		"Ãngel Paz": "Ángel Paz", "Ãñigo": "Íñigo", "Ãxyzzy": "Ãxyzzy",
	} {
		if got := mendCell(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
	// Where either letter makes a name, nobody knows which it was.
	given, surnames := namecell.LexiconWords()
	known := func(w string) bool { return given[w] || surnames[w] }
	tried := 0
	for w := range given {
		if rest := w[1:]; w[0] == 'a' && len(w) > 1 && known("i"+rest) {
			tried++
			if cell := "Ã" + rest; lostHalf(cell) != cell {
				t.Errorf("%q became %q", cell, lostHalf(cell))
			}
		}
	}
	t.Log(tried, "words with either letter")
}

// TestContentOfLists: rows and columns in another order say the same, cells
// exchanged between rows do not.
func TestContentOfLists(t *testing.T) {
	seed := maphash.MakeSeed()
	of := func(header []string, rows ...[]string) uint64 {
		l := &list{table: &table{header: header}}
		for _, r := range rows {
			l.records = append(l.records, linkage.Record{Raw: linkage.CellsOf(r...)})
		}
		return l.content(seed)
	}
	one := of([]string{"Nombre", "Provincia"}, []string{"Ana", "Granma"}, []string{"Eva", "Holguín"})
	if of([]string{"provincia", "nombre"}, []string{"Holguín", "Eva"}, []string{"Granma", "Ana"}) != one {
		t.Error("another order of rows and columns is another list")
	}
	if of([]string{"Nombre", "Provincia"}, []string{"Ana", "Holguín"}, []string{"Eva", "Granma"}) == one {
		t.Error("rows that exchanged their cells are the same list")
	}
}

// TestWhatDraftsMayPropose: what frees or sentences somebody only where header and
// cells both say so, and yes and no are neither.
func TestWhatDraftsMayPropose(t *testing.T) {
	dates := evidence{filled: 10, share: map[ColumnKind]float64{Date: 1}}
	answers := evidence{filled: 10, yesNo: 1, share: map[ColumnKind]float64{Status: 1}}
	words := evidence{filled: 10, share: map[ColumnKind]float64{Status: .9}}
	for _, c := range []struct {
		what       string
		e          evidence
		kind, said ColumnKind
		want       bool
	}{
		{"days under a header of releases", dates, ReleaseDate, ReleaseDate, true},
		{"days under another header", dates, ReleaseDate, Updated, false},
		{"days under no header", dates, ReleaseDate, "", false},
		{"statuses under their header", words, Status, Status, true},
		{"statuses under none", words, Status, "", false},
		{"yes and no under a header of statuses", answers, Status, Status, false},
		{"yes and no that feed nothing", answers, Ignore, Status, true},
		{"days that free nobody", dates, ArrestDate, "", true},
	} {
		if got := c.e.allows(c.kind, c.said, headerExact); got != c.want {
			t.Errorf("%s: %v", c.what, got)
		}
	}
}

func TestQuestionsAboutOthers(t *testing.T) {
	for header, want := range map[string]bool{"nombre de quien reporta": true, "nombre de la madre": true, "telefono del abogado": true, "nombre del preso": false, "nombre completo": false} {
		if got := aboutOthers(names.Fold(header), FullName); got != want {
			t.Errorf("%q is about somebody else: %v", header, got)
		}
	}
	if aboutOthers("provincia del familiar", Charges) {
		t.Error("charges are nobody else's")
	}
}

func TestCaptureTable(t *testing.T) {
	table, err := ParseCaptureTable("t.csv", "pd,ocdh,count\n1,0,12\n0,1,7\n1,1,5\n1,1,1\n0,0,0\n")
	if err != nil || !slices.Equal(table.Lists, []string{"pd", "ocdh"}) || table.Counts["10"] != 12 || table.Counts["11"] != 6 {
		t.Fatalf("%+v, %v", table, err)
	}
	for text, want := range map[string]string{
		"pd,ocdh,count\n0,0,3\n": CaptureNobody, "pd,ocdh,count\n1,2,3\n": CaptureNotBinary, "pd,ocdh,count\n1,1,-3\n": CaptureNotNumber,
		"pd,ocdh,count\n1,1\n": CaptureCells, "pd,ocdh\n1,1\n": CaptureNoCount,
	} {
		_, err := ParseCaptureTable("t.csv", text)
		var problems Problems
		if !errors.As(err, &problems) || problems[0].Code != want || problems[0].Line == 0 {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestFineFreesNobody: of a sentence that stands in the column of statuses the fine
// beside it says nothing of where the person is.
func TestFineFreesNobody(t *testing.T) {
	for _, cell := range []string{"Multa y 2 años", "2 años, multa"} {
		got, _, doubts := readRow(t, "cubalex", map[string]string{"ID": "CX-1", "Apellidos": "Paz Gil", "Nombres": "Ana", "Situación actual": cell})
		if got["custody"] != "" || got["legal_figure"] != "" || !slices.Contains(doubts, "Situación actual: "+DoubtSentenceElsewhere) {
			t.Errorf("%q: %v, doubts %q", cell, got, doubts)
		}
	}
}

// TestExchangedColumnsAreTold of each of the two, and the name is read the right
// way round.
func TestExchangedColumnsAreTold(t *testing.T) {
	_, r, doubts := readRow(t, "cubalex", map[string]string{"ID": "CX-1", "Apellidos": "Osniel", "Nombres": "Leyva Quintana"})
	want := []string{"Apellidos: exchanged-names", "Nombres: exchanged-names"}
	if slices.Sort(doubts); !slices.Equal(doubts, want) || r.Name.Text != "Osniel Leyva Quintana" {
		t.Errorf("%q, doubts %q", r.Name.Text, doubts)
	}
}
