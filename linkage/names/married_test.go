package names

import (
	"slices"
	"testing"
)

func TestMarriedNames(t *testing.T) {
	for _, c := range []struct{ in, want, text, alias string }{
		{"Rosa Elena Rielo Vda. de Quintana", "rosa,elena|rielo", "Rosa Elena Rielo", "Vda. de Quintana"},
		{"Rosa Elena Rielo Sanz Vda. de Quintana", "rosa,elena|rielo,sanz", "Rosa Elena Rielo Sanz", "Vda. de Quintana"},
		{"ROSA ELENA RIELO VDA DE QUINTANA", "rosa,elena|rielo", "ROSA ELENA RIELO", "VDA DE QUINTANA"},
		{"Rosa Elena Rielo, viuda de Ibarra", "rosa,elena|rielo", "Rosa Elena Rielo", "viuda de Ibarra"},
		{"Rielo Vda. de Quintana, Rosa Elena", "rosa,elena|rielo", "Rosa Elena Rielo", "Vda. de Quintana"},
		{"Rosa Rielo señora de Quintana", "rosa|rielo", "Rosa Rielo", "señora de Quintana"},
		{"Rosa Rielo esposa de Quintana", "rosa|rielo", "Rosa Rielo", "esposa de Quintana"},
		{"Rosa Rielo, casada con Luis Quintana", "rosa|rielo", "Rosa Rielo", "casada con Luis Quintana"},
		{"Gladys Cordero Prado de Amador", "gladys|cordero,prado", "Gladys Cordero Prado", "de Amador"},
		{"Gladys Quintana (de soltera Rielo)", "gladys|rielo", "Gladys Rielo", "Gladys Quintana"},
		{"Gladys Quintana (nacida Rielo Sanz)", "gladys|rielo,sanz", "Gladys Rielo Sanz", "Gladys Quintana"},
		{"Gladys Quintana de soltera Rielo", "gladys|rielo", "Gladys Rielo", "Gladys Quintana"},
		// surnames that begin with de
		{"Gladys Cordero de Armas", "gladys|cordero,de armas", "Gladys Cordero de Armas", ""},
		{"Gladys Ponce de León", "gladys|ponce de leon", "Gladys Ponce de León", ""},
		{"Gladys Cordero de la Torre", "gladys|cordero,de la torre", "Gladys Cordero de la Torre", ""},
		{"Roberto Cordero Prado de Amador", "roberto,cordero|prado,de amador", "", ""},
	} {
		n := Parse(c.in, GivenFirst)
		if c.text != "" && (reading(n) != c.want || n.Text != c.text) || c.alias != "" && !slices.Contains(n.Aliases, c.alias) || c.alias == "" && len(n.Aliases) > 0 {
			t.Errorf("%q: %s %q %q", c.in, reading(n), n.Text, n.Aliases)
		}
	}
	if n := FromParts("Rosa", "Rielo Vda. de Quintana"); reading(n) != "rosa|rielo" {
		t.Error(reading(n))
	}
}

func TestExchangedCells(t *testing.T) {
	for _, c := range []struct {
		given, surnames, want, text string
		exchanged                   bool
	}{
		{"Leyva Quintana", "Osniel", "osniel|leyva,quintana", "Osniel Leyva Quintana", true},
		{"Cordero Ruz", "Yadier Luis", "yadier,luis|cordero,ruz", "Yadier Luis Cordero Ruz", true},
		{"Mirta Falcón Prado", "Falcón Prado", "mirta|falcon,prado", "Mirta Falcón Prado", false},
		{"Mirta", "Mirta Falcón Prado", "mirta|falcon,prado", "Mirta Falcón Prado", false},
		{"Mirta Falcón Prado", "Mirta Falcón Prado", "mirta|falcon,prado", "Mirta Falcón Prado", false},
		{"Osniel Leyva", "Corzo", "osniel|leyva,corzo", "Osniel Leyva Corzo", false},
		// in order
		{"Luis", "Luis Díaz", "luis|luis,diaz", "Luis Luis Díaz", false},
		{"Ana Rosa", "Díaz", "ana,rosa|diaz", "Ana Rosa Díaz", false},
		{"Cruz", "Ángel Pérez", "cruz|angel,perez", "Cruz Ángel Pérez", false},
		{"Zyrkan", "Wopler", "zyrkan|wopler", "Zyrkan Wopler", false},
	} {
		if n := FromParts(c.given, c.surnames); reading(n) != c.want || n.Text != c.text || n.Exchanged != c.exchanged {
			t.Errorf("%q %q: %s %q %v", c.given, c.surnames, reading(n), n.Text, n.Exchanged)
		}
	}
	for _, c := range [][2]string{{"Leyva Quintana Osniel", "Osniel Leyva Quintana"}, {"LEYVA QUINTANA Osniel", "Osniel LEYVA QUINTANA"}, {"Corzo, Osniel Leyva", "Osniel Leyva Corzo"}, {"LEYVA QUINTANA OSNIEL", "OSNIEL LEYVA QUINTANA"}} {
		if n := Parse(c[0], GivenFirst); n.Text != c[1] || reading(n)[:7] != "osniel|" {
			t.Errorf("%q: %q %s", c[0], n.Text, reading(n))
		}
	}
}
