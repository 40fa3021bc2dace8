package values

import "testing"

// A question mark leaves open what a cell says: it makes nobody an adult, puts
// nobody in a prison. A letter that an encoding lost is
// no question.
func TestQuestioned(t *testing.T) {
	v := vocabulary(t)
	age := func(cell string) (string, string) {
		years, ok, doubt := Age(cell)
		if !ok {
			return "", doubt
		}
		return "an age", map[bool]string{true: "", false: doubt}[years > 0]
	}
	prison := func(cell string) (string, string) { return v.Prison(cell, "") }
	sentence := func(cell string) (string, string) { return Sentence(cell, true) }
	charges := func(cell string) (string, string) {
		set, doubts := v.Charges(cell)
		return set, append(doubts, "")[0]
	}
	for _, c := range []struct {
		read                func(string) (string, string)
		cell, value, reason string
	}{
		{age, "18?", "", DoubtUncertainAge}, {age, "?17", "", DoubtUncertainAge}, {age, "¿17?", "", DoubtUncertainAge}, {age, "18", "an age", ""},
		{sentence, "?8", "", DoubtSentenceWords}, {sentence, "8", "96", ""},
		{prison, "¿Boniato?", "", DoubtNotInPrison}, {prison, "Boniato (?)", "", DoubtNotInPrison}, {prison, "Prisi?n Boniato", "Prisi?n Boniato", ""},
		{prison, "Domicilio", "", DoubtNoPrison}, {prison, "EN SU CASA", "", DoubtNoPrison}, {prison, "Casa del Joven", "Casa del Joven", ""},
		{charges, "Sedición (¿?)", "sedicion", DoubtUnsureCharge}, {charges, "¿Sedición?", "sedicion", DoubtUnsureCharge}, {charges, "Sedición", "sedicion", ""},
	} {
		if value, reason := c.read(c.cell); value != c.value || reason != c.reason {
			t.Errorf("%q is %q with the doubt %q, want %q, %q", c.cell, value, reason, c.value, c.reason)
		}
	}
}

// The end of something that did not begin is no day of release or arrest.
func TestUntil(t *testing.T) {
	for cell, want := range map[string]string{
		"hasta 2025": "", "Hasta el 16/01/2025": "", "until 2025": "", "hasta enero de 2025": "",
		"11/07/2021 hasta 13/07/2021": "2021-07-11/2021-07-13", "desde el 11/07/2021 hasta el 13/07/2021": "2021-07-11/2021-07-13",
		"desde 11/07/2021": "2021-07-11",
	} {
		if got, doubt := Date(cell); got != want || want == "" && doubt == "" {
			t.Errorf("%q is %q, doubt %q; want %q", cell, got, doubt, want)
		}
	}
}
