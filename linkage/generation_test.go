package linkage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestGenerationOfNames(t *testing.T) {
	for _, c := range []struct {
		in   string
		text string
		want Generation
	}{
		{"Dagoberto Rielo Sanz (padre)", "Dagoberto Rielo Sanz (padre)", First},
		{"Dagoberto Rielo Sanz (HIJO)", "Dagoberto Rielo Sanz (hijo)", Second},
		{"Dagoberto Rielo Sanz [hijo]", "Dagoberto Rielo Sanz (hijo)", Second},
		{"Dagoberto Rielo Sanz, padre", "Dagoberto Rielo Sanz (padre)", First},
		{"Dagoberto Rielo Sanz hijo", "Dagoberto Rielo Sanz (hijo)", Second},
		{"DAGOBERTO RIELO SANZ, HIJO", "DAGOBERTO RIELO SANZ (hijo)", Second},
		{"Dagoberto Rielo Hijo", "Dagoberto Rielo (hijo)", Second},
		{"Nélida Rielo Sanz (madre)", "Nélida Rielo Sanz (madre)", First},
		{"Nélida Rielo Sanz, hija", "Nélida Rielo Sanz (hija)", Second},
		{"Dagoberto Rielo Sanz Jr.", "Dagoberto Rielo Sanz Jr.", Second},
		{"Dagoberto Rielo Sanz, Jr", "Dagoberto Rielo Sanz Jr.", Second},
		{"Dagoberto Rielo Sanz Snr", "Dagoberto Rielo Sanz Sr.", First},
		{"Dagoberto Rielo Sanz Sr.", "Dagoberto Rielo Sanz Sr.", First},
		{"Dagoberto Rielo Júnior", "Dagoberto Rielo Jr.", Second},
		{"Dagoberto Rielo Sanz Junior", "Dagoberto Rielo Sanz Jr.", Second},
		{"Dagoberto Rielo Sanz el viejo", "Dagoberto Rielo Sanz (el viejo)", First},
		{"Dagoberto Rielo Sanz (el joven)", "Dagoberto Rielo Sanz (el joven)", Second},
		{"Dagoberto Rielo Sanz (el mayor)", "Dagoberto Rielo Sanz (el mayor)", First},
		{"Dagoberto Rielo Sanz el menor", "Dagoberto Rielo Sanz (el menor)", Second},
		{"Dagoberto Rielo Sanz I", "Dagoberto Rielo Sanz I", First},
		{"Dagoberto Rielo Sanz II", "Dagoberto Rielo Sanz II", Second},
		{"Dagoberto Rielo Sanz 2do", "Dagoberto Rielo Sanz II", Second},
		{"Dagoberto Rielo Sanz (III)", "Dagoberto Rielo Sanz III", Third},
		{"Rielo Sanz, Dagoberto (hijo)", "Dagoberto Rielo Sanz (hijo)", Second},
		{"Rielo Sanz (hijo), Dagoberto", "Dagoberto Rielo Sanz (hijo)", Second},
		{"Rielo Sanz, Jr., Dagoberto", "Dagoberto Rielo Sanz Jr.", Second},
		// no marks
		{"Dagoberto Rielo I.", "Dagoberto Rielo I.", 0},
		{"Sr. Dagoberto Rielo", "Dagoberto Rielo", 0},
		{"Padre Dagoberto Rielo Sanz", "Dagoberto Rielo Sanz", 0},
		{"Junior Rielo Sanz", "Junior Rielo Sanz", 0},
		{"Dagoberto Junior Rielo", "Dagoberto Junior Rielo", 0},
		{"Dagoberto Junior", "Dagoberto Junior", 0},
		{"Dagoberto Rielo Sanz «El Hijo del Herrero»", "Dagoberto Rielo Sanz", 0},
		{"Dagoberto Rielo Sanz (El Hijo del Herrero)", "Dagoberto Rielo Sanz", 0},
		{"Dagoberto Rielo Sanz «El Viejo»", "Dagoberto Rielo Sanz", 0},
	} {
		n := ParseName(c.in, GivenFirst)
		if n.Text != c.text || n.Generation != c.want {
			t.Errorf("%q: %q %v, want %q %v", c.in, n.Text, n.Generation, c.text, c.want)
		}
		if len(n.Parses) == 0 || slices.Contains(n.Parses[0].Surnames, "hijo") {
			t.Errorf("%q: %v", c.in, n.Parses)
		}
		if bare, mark := withoutMark(n.Text); (mark != "") != (c.want != 0) || ParseName(bare, GivenFirst).Generation != 0 {
			t.Errorf("%q: without its mark %q, %q", c.in, bare, mark)
		}
	}
	for _, c := range [][2]string{{"Dagoberto (padre)", "Rielo Sanz"}, {"Dagoberto", "Rielo Sanz, padre"}, {"Dagoberto", "Rielo Sr."}} {
		if n := NameFromParts(c[0], c[1]); n.Generation != First {
			t.Errorf("%q: %v %q", c, n.Generation, n.Text)
		}
	}
}

func TestMarkOfAnotherColumn(t *testing.T) {
	n := ParseName("Dagoberto Rielo Sanz", GivenFirst)
	for _, no := range []string{"", "Padre de dos menores", "El Hijo del Herrero", "Junto a su padre", "mayor", "menor"} {
		if n.Mark(no) {
			t.Errorf("%q is a mark", no)
		}
	}
	if !n.Mark("(hijo)") || n.Text != "Dagoberto Rielo Sanz (hijo)" {
		t.Error(n.Text)
	}
	if !n.Mark("Sr.") || n.Generation != Second || n.Text != "Dagoberto Rielo Sanz (hijo)" {
		t.Errorf("a second mark stands instead of the first: %q", n.Text)
	}
}

// family is a list of father and son on two lists, and one without a mark.
func family(marks ...string) *Input {
	in := &Input{Sources: []Source{{Name: "a"}, {Name: "b"}}, Fields: []Field{{Name: "arrest", Kind: KindDate}}}
	for i, m := range marks {
		n := ParseName("Dagoberto Rielo Sanz "+m[1:], GivenFirst)
		in.Records = append(in.Records, Record{Source: int(m[0] - 'a'), Row: i + 1, Key: fmt.Sprint(m, i), Name: n, Values: []string{"2021-07-11"}})
	}
	return in
}

func TestFatherAndSonStayApart(t *testing.T) {
	marks := []string{"a(padre)", "a(hijo)", "b(hijo)", "b(padre)"}
	rapid.Check(t, func(t *rapid.T) {
		in := family(rapid.Permutation(marks).Draw(t, "order")...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Clusters) != 2 {
			t.Fatalf("%d persons, not 2", len(res.Clusters))
		}
		persons, _ := Resolve(in, res)
		for c, records := range res.Clusters {
			g := in.Records[records[0]].Name.Generation
			for _, r := range records {
				if in.Records[r].Name.Generation != g {
					t.Fatal("father and son are one person")
				}
			}
			if name := persons.Person(c).Name.Value; !strings.HasSuffix(name, ")") {
				t.Fatalf("%q does not show the mark", name)
			}
		}
	})
}

func TestNobodyBringsFatherAndSonTogether(t *testing.T) {
	// The row without a mark fits both; they must not become one person by it.
	for _, marks := range [][]string{{"a(padre)", "b(hijo)"}, {"aJr.", "bSr.", "b"}, {"a(padre)", "a(hijo)", "b"}, {"aII", "b(padre)"}, {"aI", "bII", "bIII"}} {
		in := family(marks...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, records := range res.Clusters {
			for i, r := range records {
				for _, s := range records[:i] {
					if in.Records[r].Name.Generation.contradicts(in.Records[s].Name.Generation) {
						t.Errorf("%v: records %d and %d are one person", marks, s, r)
					}
				}
			}
		}
	}
	for _, marks := range [][]string{{"a", "b(hijo)"}, {"aJr.", "b(hijo)"}, {"aII", "bJr."}} {
		in := family(marks...)
		res, err := Link(context.Background(), in, Options{Workers: 1})
		if err != nil || len(res.Clusters) != 1 {
			t.Errorf("%v: %d persons, %v", marks, len(res.Clusters), err)
		}
	}
}

func TestMarksAreEvidence(t *testing.T) {
	compare := func(a, b string) Pair { return CompareNames(ParseName(a, GivenFirst), ParseName(b, GivenFirst)) }
	for _, name := range []string{"Dagoberto Rielo Sanz", "John Smithson"} {
		bare := compare(name, name)
		if p := compare(name+" Jr.", name); p.Weight != bare.Weight {
			t.Errorf("%s: a mark beside none weighs %v", name, p.Weight-bare.Weight)
		}
		if p := compare(name+" Jr.", name+" (hijo)"); p.Weight <= bare.Weight {
			t.Errorf("%s: equal marks weigh %v", name, p.Weight-bare.Weight)
		}
		p := compare(name+" (padre)", name+", hijo")
		if p.Weight > bare.Weight-10 {
			t.Errorf("%s: marks that contradict each other weigh %v", name, p.Weight-bare.Weight)
		}
		var sum float64
		for _, l := range p.Levels {
			sum += l.Bits
		}
		if d := sum - p.Weight; d > 1e-6 || d < -1e-6 {
			t.Errorf("%s: the steps add up to %v, not %v", name, sum, p.Weight)
		}
	}
}
