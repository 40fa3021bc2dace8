package names

import "testing"

// TestMarksAnywhere holds that a mark of generation is read where people write
// it, and that names which are also marks stay.
func TestMarksAnywhere(t *testing.T) {
	for text, want := range map[string]Generation{
		"Ubaldo Sarría Tejo \"padre\"": First, "Ubaldo hijo Sarría Tejo": Second, "Ubaldo Jr. Sarría Tejo": Second, "Ubaldo Sarría Tejo Segundo": Second,
		"Ubaldo Sarría Tejo Yunior": Second, "Ubaldo Sarría Tejo the younger": Second, "Ubaldo Sarría Tejo (papá)": First, "Ubaldo Sarría Tejo (nieto)": Second | Third,
		"Ubaldo Sarría Tejo (abuelo)": First, "Ubaldo Sarría Tejo (1ro)": First,
		"Gerardo Almaguer Segundo": 0, "Gerardo Segundo Almaguer": 0, "Yunior Almaguer Rosell": 0, "José Luis Pérez Segundo": 0, "Juan de la Cruz Segundo": 0,
		"Almaguer Segundo, Gerardo": 0, "Ubaldo Sarría \"El Viejo\"": 0, "Juan Padre Gil Ruz": 0, "Ana de la madre de Dios Gil": 0,
	} {
		if n := Parse(text, GivenFirst); n.Generation != want {
			t.Errorf("%q: %v, want %v", text, n.Generation, want)
		}
	}
	if n := FromParts("Gerardo", "Leyva Corzo Segundo"); n.Generation != Second {
		t.Errorf("in a column of surnames: %+v", n)
	}
}

// TestSaintsAndStops holds the readings of "S. Juan" and of words without a blank
// behind the full stop.
func TestSaintsAndStops(t *testing.T) {
	for text, want := range map[string][3]string{
		"Juan S. Juan Pérez": {"juan", "san juan", "perez"}, "Orlando San Juan Oliva": {"orlando", "san juan", "oliva"}, "Juan Y.Mora Pileta": {"juan y", "mora", "pileta"},
		"Ma.Elena Duany Savón": {"maria elena", "duany", "savon"}, "J.M.Pérez Luna": {"j m", "perez", "luna"}, "S. Leyva Corzo": {"s", "leyva", "corzo"},
		"Mrs. Rosa Quintana Gil": {"rosa", "quintana", "gil"}, "Rosa Quintana née Batista Pupo": {"rosa", "batista", "pupo"}, "Mijaín Santa María Gómez": {"mijain", "santa maria", "gomez"},
		"BATISTA VDA. DE QUINTANA ROSA ELENA": {"rosa elena", "batista", ""},
	} {
		p := Parse(text, GivenFirst).Readings[0]
		got := [3]string{joined(p.Given), "", ""}
		for i, s := range p.Surnames {
			got[1+i] = s
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	n := FromParts("Rosa", "Vda. de Quintana")
	if n.Text != "Rosa" || len(n.Aliases) != 1 {
		t.Errorf("a husband's name alone: %+v", n)
	}
}

func joined(units []string) (s string) {
	for i, u := range units {
		if i > 0 {
			s += " "
		}
		s += u
	}
	return s
}
