package survivorship

import (
	"testing"

	"cotejo/linkage"
)

// TestNoQuestion holds which contradictions nobody is asked about.
func TestNoQuestion(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"1990/1991", "1992/1993", true},
		{"1990", "1991", true},
		{"1990-05-06", "1991/1992", true},
		{"1990-05-06", "1991-05-06", false}, // two days on record
		{"1990", "1992", false},
		{"1990", "x", false},
	} {
		if sameAge(c.a, c.b) != c.same || sameAge(c.b, c.a) != c.same {
			t.Errorf("births %s and %s: a question is %v", c.a, c.b, c.same)
		}
	}
	in := &linkage.Input{Fields: []linkage.Field{{Name: "province", Kind: linkage.KindPlace}, {Name: "municipality", Kind: linkage.KindPlace, Within: "province"}},
		Records: []linkage.Record{{Values: []string{"La Habana", "Bauta"}}, {Values: []string{"Artemisa", "Bauta"}}, {Values: []string{"Artemisa", ""}}, {Values: []string{"Artemisa", "Mariel"}}}}
	for other, same := range []bool{true, true, false, false} {
		if sameTown(in, 0, other, 0) != same {
			t.Errorf("places of records 0 and %d agree: %v", other, !same)
		}
	}
}
