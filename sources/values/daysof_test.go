package values

import "testing"

// TestDaysThatAreNone: no month has more days than the calendar gives it, and a
// month misspelt between two is neither.
func TestDaysThatAreNone(t *testing.T) {
	for cell, want := range map[string]string{
		"31/01/2021": "2021-01-31", "29/02/2020": "2020-02-29", "29/02/2000": "2000-02-29", "30/11/2021": "2021-11-30",
		"29/02/2021": "", "29/02/1900": "", "30/02/2020": "", "31/04/2021": "", "31/06/2021": "", "31/09/2021": "", "31/11/2021": "", "32/01/2021": "",
		"11 de jullio de 2021": "2021-07-11", "11 de juio de 2021": "", "11 de jumio de 2021": "", "11 de setiembe de 2021": "2021-09-11",
	} {
		got, doubt := Date(cell)
		if got != want || (got == "") != (doubt != "") {
			t.Errorf("%q: %q, doubt %q, want %q", cell, got, doubt, want)
		}
	}
}
