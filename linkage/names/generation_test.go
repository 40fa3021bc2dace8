package names

import (
	"slices"
	"testing"
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
		n := Parse(c.in, GivenFirst)
		if n.Text != c.text || n.Generation != c.want {
			t.Errorf("%q: %q %v, want %q %v", c.in, n.Text, n.Generation, c.text, c.want)
		}
		if len(n.Readings) == 0 || slices.Contains(n.Readings[0].Surnames, "hijo") {
			t.Errorf("%q: %v", c.in, n.Readings)
		}
		if bare, mark := WithoutMark(n.Text); (mark != "") != (c.want != 0) || Parse(bare, GivenFirst).Generation != 0 {
			t.Errorf("%q: without its mark %q, %q", c.in, bare, mark)
		}
	}
	for _, c := range [][2]string{{"Dagoberto (padre)", "Rielo Sanz"}, {"Dagoberto", "Rielo Sanz, padre"}, {"Dagoberto", "Rielo Sr."}} {
		if n := FromParts(c[0], c[1]); n.Generation != First {
			t.Errorf("%q: %v %q", c, n.Generation, n.Text)
		}
	}
}

func TestMarkOfAnotherColumn(t *testing.T) {
	n := Parse("Dagoberto Rielo Sanz", GivenFirst)
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
