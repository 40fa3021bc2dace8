package sources

import "testing"

// One word for a kind serves in profiles and in recipes, in the singular or the
// plural; a place of a recipe alone is a town.
func TestKindWords(t *testing.T) {
	for word, want := range map[string]ColumnKind{
		"given-name": GivenNames, "given-names": GivenNames, "Given_Name": GivenNames, "surname": Surnames, "surnames": Surnames, "full-names": FullName, "name": FullName, "names": FullName,
		"province": Province, "provinces": Province, "municipalities": Municipality, "statuses": Status, "charge": Charges, "aliases": Alias, "alias": Alias, "prisons": Prison,
		"note": Notes, "addresses": Address, "cities": City, "categories": Category, "sex": Sex, "sentence-years": SentenceYrs, "age": AgeNow, "yes-no": YesNo, "place": Place,
	} {
		if got, ok := kindOf(word); !ok || got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
	for _, k := range Kinds() {
		if got, ok := kindOf(string(k)); !ok || got != k {
			t.Errorf("%q is %q", k, got)
		}
	}
	for _, word := range []string{"", "s", "nombrecito", "full"} {
		if got, ok := kindOf(word); ok {
			t.Errorf("%q is %q", word, got)
		}
	}
	if got, _ := recipeKind("places"); got != City {
		t.Errorf("a recipe's place is %q", got)
	}
}
