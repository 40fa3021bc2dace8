package values

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// A bound is never an age or a sentence, however it is written, and what it
// leaves open lies on its side of the number.
func TestBoundIsNoAmount(t *testing.T) {
	lower := []string{"<%d", "< %d", "menos de %d", "menor de %d", "MENOS DE %d AÑOS", "menores de %d años", "under %d", "less than %d", "hasta %d años", "%d o menos", "≤%d", "-%d", "%d-", "no más de %d"}
	upper := []string{">%d", "> %d", "más de %d", "mas de %d años", "mayor de %d", "MAYORES DE %d", "over %d", "%d+", "+%d", "%d o más", "%d años o más", "al menos %d", "mínimo %d años", "≥%d", "at least %d", "%d or more", "no menos de %d", "%d y más"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		forms, isUpper := lower, rapid.Bool().Draw(t, "upper")
		if isUpper {
			forms = upper
		}
		cell := fmt.Sprintf(rapid.SampledFrom(forms).Draw(t, "form"), n)
		if years, ok, doubt := Age(cell); ok || doubt == "" {
			t.Fatalf("%q is an age of %d, doubt %q", cell, years, doubt)
		}
		least, most, ok := AgeBounds(cell)
		if !ok || isUpper && least < n || !isUpper && most > n {
			t.Fatalf("%q leaves %d to %d open, %v", cell, least, most, ok)
		}
		if months, doubt := Sentence(cell, true); months != "" || doubt == "" {
			t.Fatalf("%q is a sentence of %q months, doubt %q", cell, months, doubt)
		}
	})
}

// The ages that a cell leaves open which says none.
func TestAgeBounds(t *testing.T) {
	for cell, want := range map[string][2]int{
		"<18": {0, 17}, "≤17": {0, 17}, "menor de edad": {0, 17}, "menor": {0, 17}, "minor": {0, 17}, "60+": {60, maxAge}, ">60": {61, maxAge}, "16/17": {16, 17}, "entre 20 y 25": {20, 25},
		"17": {}, "unos 60": {}, "17 años (menor)": {}, "": {}, "02-mar": {}, "adulto": {},
	} {
		least, most, ok := AgeBounds(cell)
		if got := [2]int{least, most}; got != want || ok != (want != [2]int{}) {
			t.Errorf("%q leaves %v open, %v; want %v", cell, got, ok, want)
		}
	}
}

// What a spreadsheet made a date of is neither an age nor a sentence.
func TestDateIsNoAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day, month := rapid.IntRange(1, 28).Draw(t, "day"), rapid.SampledFrom([]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "sept", "oct", "nov", "dic", "Jan", "Apr", "Aug", "Dec", "MAY", "oct."}).Draw(t, "month")
		cell := fmt.Sprintf(rapid.SampledFrom([]string{"%[1]d-%[2]s", "%02[1]d-%[2]s", "%[2]s-%02[1]d", "%[1]d-%[2]s-24", "%[1]d %[2]s 2024", "2024-05-%02[1]d%.0[2]s", "2024-05-%02[1]d%.0[2]s 00:00:00", "%[1]d/05/2024%.0[2]s"}).Draw(t, "form"), day, month)
		if months, doubt := Sentence(cell, true); months != "" || doubt != DoubtSpreadsheetDate {
			t.Fatalf("%q is a sentence of %q months, doubt %q", cell, months, doubt)
		}
		if years, ok, doubt := Age(cell); ok || doubt != DoubtSpreadsheetDate {
			t.Fatalf("%q is an age of %d, doubt %q", cell, years, doubt)
		}
	})
}
