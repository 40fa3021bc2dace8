package survivorship

import "testing"

func TestTitled(t *testing.T) {
	for name, want := range map[string]string{
		"JUAN DE LA CRUZ PÉREZ": "Juan de la Cruz Pérez", "maría del carmen gil": "María del Carmen Gil", "Ana DÍAZ PAZ": "Ana Díaz Paz",
		"José D. Lemus Oro": "José D. Lemus Oro", "Ana O. Sarduy Coll": "Ana O. Sarduy Coll", "JOSÉ D. LEMUS": "José D. Lemus", "J. D. Mora": "J. D. Mora",
		"JUAN PÉREZ III": "Juan Pérez III", "Batista Y Zaldívar": "Batista y Zaldívar",
	} {
		if got := titled(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}
