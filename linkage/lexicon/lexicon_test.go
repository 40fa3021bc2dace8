package lexicon

import "testing"

func TestListsAreWhole(t *testing.T) {
	if n := len(Given()); n != 1443 {
		t.Errorf("given names: %d", n)
	}
	if n := len(Surnames()); n != 600 {
		t.Errorf("surnames: %d", n)
	}
	for _, n := range Nicknames() {
		if n.Nick == "" || n.Formal == "" || n.Ambiguity < 1 {
			t.Errorf("nickname %+v is not whole", n)
		}
	}
	for _, v := range Variants() {
		if v.Canonical == "" || v.Variant == "" {
			t.Errorf("variant %+v is not whole", v)
		}
	}
	for _, class := range []string{Particle, Conjunction, Suffix, Honorific, AliasMarker, ProgramWord, NothingWord, UnknownWord, UnnamedWord, UnnamedFiller, ReligiousName, Compound, Ambiguous, Title, Connector} {
		if len(Tokens(class)) == 0 {
			t.Errorf("no tokens of class %s", class)
		}
	}
}
