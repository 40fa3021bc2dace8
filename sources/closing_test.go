package sources

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/sources/values"
	"github.com/google/go-cmp/cmp"
)

// The closing day is the latest that others support and that is not after today.
func TestSupported(t *testing.T) {
	many := func(n int, day string) []string { return slices.Repeat([]string{day}, n) }
	for _, c := range []struct {
		name  string
		days  []string
		limit string
		want  string
	}{
		{"nothing", nil, "2026-11-25", ""},
		{"the latest of a short list", []string{"2021-07-11", "2025-02-01"}, "2026-11-25", "2025-02-01"},
		{"not after today", []string{"2021-07-11", "2027-02-01"}, "2026-11-25", "2021-07-11"},
		{"today itself", []string{"2021-07-11", "2026-11-25"}, "2026-11-25", "2026-11-25"},
		{"alone far beyond all others", append(many(500, "2021-07-11"), "2025-02-01"), "2026-11-25", "2021-07-11"},
		{"and after it has come due", append(many(500, "2021-07-11"), "2027-02-01"), "2028-11-25", "2021-07-11"},
		{"a typing mistake in a short list", append(many(6, "2021-07-11"), "2024-09-01", "2024-10-01", "2062-02-01"), "2070-01-01", "2024-10-01"},
		{"two days far apart", []string{"2021-07-11", "2024-09-01"}, "2026-11-25", "2024-09-01"},
		{"supported by the year before it", append(many(500, "2021-07-11"), "2024-09-01", "2024-10-01", "2025-02-01"), "2026-11-25", "2025-02-01"},
		{"no limit", []string{"2021-07-11", "2030-01-01"}, "", "2030-01-01"},
	} {
		all := statements{}
		for _, day := range c.days {
			all[day]++
		}
		if got := all.supported(c.limit); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// The same lists give the same records on any day, also when one of their dates
// comes due in between.
func TestAnyDay(t *testing.T) {
	rows := [][]string{headers["ocdh"]}
	for i := range 400 {
		date := fmt.Sprintf("%d-%d-2024", i%28+1, i%12+1)
		if i == 200 {
			date = "3-3-2027"
		}
		rows = append(rows, rowOf("ocdh", map[string]string{"nombre_completo": fmt.Sprintf("Ana Paz Gil %c%c", 'A'+i%26, 'A'+i/26), "edad": fmt.Sprint(20 + i%40), "detenido": date}))
	}
	path := write(t, "list.csv", encodeCSV(rows, '\t', "\n"))
	first, report := read(t, Options{Today: "2026-11-25"}, path)
	if report.Closed != "2024-12-24" && !strings.HasPrefix(report.Closed, "2024-12-") || !report.Derived {
		t.Errorf("closed %q, derived %v", report.Closed, report.Derived)
	}
	for _, today := range []string{"2026-12-31", "2027-03-04", "2040-01-01", ""} {
		again, _ := read(t, Options{Today: today}, path)
		if diff := cmp.Diff(first.Records, again.Records, cmp.AllowUnexported(first.Records[0].Raw)); diff != "" {
			t.Fatalf("on %q:\n%s", today, diff)
		}
	}
	if birth, arrest := first.Records[200].Values[first.FieldIndex("birth")], first.Records[200].Values[first.FieldIndex("arrest_date")]; arrest != "" || birth == "" {
		t.Errorf("born %q, arrested %q", birth, arrest)
	}
}

// Several dates of a row speak of one person.
func TestDatesOfAPerson(t *testing.T) {
	for _, c := range []struct {
		name, profile string
		cells         map[string]string
		want          map[string]string
		doubts        []string
	}{
		{"a minor has no birth", "pd", map[string]string{"name": "Ana Paz", "age_at_arrest": "<18", "arrest_date": "11/07/2021"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"age_at_arrest: " + values.DoubtAgeBound}},
		{"the present age makes no adult of a minor", "pd", map[string]string{"name": "Ana Paz", "age_at_arrest": "menor de 18", "age_current": "40", "arrest_date": "11/07/2021", "scraped_at": "2026-05-16"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"age_at_arrest: " + values.DoubtAgeBound, "age_at_arrest: " + DoubtAgeContradicts}},
		{"the bound narrows the present age", "pd", map[string]string{"name": "Ana Paz", "age_at_arrest": "menor de 18", "age_current": "23", "arrest_date": "11/07/2021", "scraped_at": "2026-05-16"},
			map[string]string{"arrest_date": "2021-07-11", "birth": "2003"}, []string{"age_at_arrest: " + values.DoubtAgeBound}},
		{"eleven years old", "pd", map[string]string{"name": "Ana Paz", "dob": "11/07/2010", "arrest_date": "11/07/2021"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"dob: " + DoubtBirthTooLate}},
		{"113 years old", "pd", map[string]string{"name": "Ana Paz", "dob": "11/07/1908", "arrest_date": "11/07/2021"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"dob: " + DoubtBirthTooEarly}},
		{"arrested before the lists can have", "pd", map[string]string{"name": "Ana Paz", "arrest_date": "11/07/1958"},
			map[string]string{}, []string{"arrest_date: " + DoubtArrestTooEarly}},
		{"an expected release", "cubalex", map[string]string{"Apellidos": "Paz Gil", "Nombres": "Ana", "Fecha de detención": "2021-07-11", "Fecha de salida": "2031-05-08"},
			map[string]string{"arrest_date": "2021-07-11"}, []string{"Fecha de salida: " + DoubtFutureDate}},
		{"born in the future", "pd", map[string]string{"name": "Ana Paz", "dob": "11/07/2045", "scraped_at": "2026-05-16"}, map[string]string{}, []string{"dob: " + DoubtFutureDate}},
		{"a fine beside the sentence frees nobody", "pd", map[string]string{"name": "Ana Paz", "sentence_years": "7 años de prisión y multa"}, map[string]string{"sentence_months": "84"}, nil},
		{"a fine alone in the column of the sentence", "pd", map[string]string{"name": "Ana Paz", "sentence_years": "multa"}, map[string]string{"legal_figure": "multa"}, nil},
		{"two arrests", "ocdh", map[string]string{"nombre_completo": "Ana Paz", "detenido": "11/07/2021 y 05/08/2022"}, map[string]string{}, []string{"detenido: " + values.DoubtSeveralDates}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, doubts := readRow(t, c.profile, c.cells)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.doubts, doubts); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A day that many people share as their day of birth stands for nothing.
func TestRepeatedBirth(t *testing.T) {
	rows := [][]string{headers["pd"]}
	for i := range 12 {
		dob := fmt.Sprintf("%02d/03/1980", i+1)
		if i < 4 {
			dob = "01/01/1980"
		}
		rows = append(rows, rowOf("pd", map[string]string{"name": fmt.Sprintf("Ana Paz %c", 'A'+i), "dob": dob, "arrest_date": "11/07/2021"}))
	}
	in, _ := read(t, Options{}, write(t, "list.csv", encodeCSV(rows, ',', "\n")))
	for i, r := range in.Records {
		if birth := r.Values[in.FieldIndex("birth")]; (birth == "") != (i < 4) {
			t.Errorf("row %d: born %q", r.Row, birth)
		}
	}
	if len(in.Doubts) != 4 || in.Doubts[0].Reason != DoubtRepeatedBirth {
		t.Errorf("doubts %v", in.Doubts)
	}
}

// A day that is no first of January stands for nothing only where a quarter have
// it.
func TestRepeatedBirthOfAnyDay(t *testing.T) {
	for of, want := range map[int]int{16: 4, 17: 0} {
		rows := [][]string{headers["pd"]}
		for i := range of {
			dob := fmt.Sprintf("%02d/03/1980", i+1)
			if i < 4 {
				dob = "15/06/1985"
			}
			rows = append(rows, rowOf("pd", map[string]string{"name": fmt.Sprintf("Ana Paz %c", 'A'+i), "dob": dob, "arrest_date": "11/07/2021"}))
		}
		in, _ := read(t, Options{}, write(t, "list.csv", encodeCSV(rows, ',', "\n")))
		if got := len(in.Doubts); got != want {
			t.Errorf("four of %d: %d doubts, want %d", of, got, want)
		}
	}
}

// Two columns of one file may be of different order.
func TestOrderOfEachColumn(t *testing.T) {
	rows := [][]string{headers["pd"]}
	for _, c := range [][2]string{{"07/13/2021", "13/05/1980"}, {"07/25/2021", "14/05/1980"}, {"07/11/2021", "07/11/1980"}} {
		rows = append(rows, rowOf("pd", map[string]string{"name": "Ana Paz " + c[0][3:5], "arrest_date": c[0], "dob": c[1]}))
	}
	path := write(t, "list.csv", encodeCSV(rows, ',', "\n"))
	in, report := read(t, Options{}, path)
	last := in.Records[2].Values
	if last[in.FieldIndex("arrest_date")] != "2021-07-11" || last[in.FieldIndex("birth")] != "1980-11-07" {
		t.Errorf("got %v", last)
	}
	if diff := cmp.Diff([]Problem{{File: path, Line: 1, Code: MonthsFirst, Args: []any{"arrest_date"}}}, report.Notices); diff != "" {
		t.Error(diff)
	}
}
