package lexicon

import (
	"strings"
	"testing"
)

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
	for _, class := range []string{Particle, Conjunction, Honorific, AliasMarker, ProgramWord, NothingWord, UnknownWord, UnnamedWord, UnnamedFiller, ReligiousName, Compound, Ambiguous, Title, Connector} {
		if len(Tokens(class)) == 0 {
			t.Errorf("no tokens of class %s", class)
		}
	}
}

func TestAbbreviationsStandForListedNames(t *testing.T) {
	listed := map[string]bool{"Santa": true, "Santo": true}
	for _, g := range Given() {
		for _, w := range strings.Fields(g.Name) {
			listed[w] = true
		}
	}
	for _, s := range Surnames() {
		listed[s.Name] = true
	}
	unlisted := 0
	for _, a := range Abbreviations() {
		if a.Short == "" || a.Short != strings.ToLower(a.Short) || strings.HasSuffix(a.Short, ".") {
			t.Errorf("%q is not in small letters without its stop", a.Short)
		}
		if listed[a.Short] {
			t.Errorf("%q is a name", a.Short)
		}
		if !listed[a.Full] {
			unlisted++
		}
	}
	if n := len(Abbreviations()); n < 150 || unlisted > n/5 {
		t.Errorf("%d abbreviations, %d of them of names that are not listed", n, unlisted)
	}
}
