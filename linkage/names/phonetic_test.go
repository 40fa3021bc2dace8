package names

import (
	"encoding/csv"
	"os"
	"testing"

	"pgregory.net/rapid"
)

// TestSounds runs the labelled pairs: S sound the same, V nearly, and neither
// T (typing errors) nor N (different names) may share a strict or loose key.
func TestSounds(t *testing.T) {
	f, err := os.Open("../../testdata/cases/phonetic_pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		a1, a2 := Sounds(Fold(r[0]))
		b1, b2 := Sounds(Fold(r[1]))
		strict, loose := SharesKey(a1, b1), SharesKey(a2, b2)
		want := r[2]
		if strict != (want == "S") || loose != (want == "S" || want == "V") {
			t.Errorf("%s / %s (%s): strict %v %v %v, loose %v %v %v", r[0], r[1], want, strict, a1, b1, loose, a2, b2)
		}
	}
}

func TestSoundsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[a-z]{1,14}`).Draw(t, "word")
		strict, loose := Sounds(w)
		if n := len(strict); n < 1 || n > 4 {
			t.Errorf("%d strict keys for %q", n, w)
		}
		if n := len(loose); n < 1 || n > 4 {
			t.Errorf("%d loose keys for %q", n, w)
		}
	})
}
