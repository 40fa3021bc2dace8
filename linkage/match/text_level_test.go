package match

import (
	"math/rand/v2"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/dates"
)

// TestSketches holds that sketches rule out nothing that a comparison of the
// letters would find.
func TestSketches(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	signs := "abcdeilmnorstuz0123456789._"
	word := func(n int) []byte {
		w := make([]byte, n)
		for i := range w {
			w[i] = signs[rng.IntN(len(signs))]
		}
		return w
	}
	hosts := []string{"@correo.example", "@mail.example", "", "@a.b"}
	far, rounds := 0, 200000
	if testing.Short() {
		rounds = 20000
	}
	for range rounds {
		a := word(3 + rng.IntN(14))
		b := append([]byte(nil), a...)
		for range rng.IntN(9) { // edits
			switch i := rng.IntN(len(b)); rng.IntN(4) {
			case 0:
				b[i] = signs[rng.IntN(len(signs))]
			case 1:
				b = append(b[:i], append(word(1), b[i:]...)...)
			case 2:
				if len(b) > 2 {
					b = append(b[:i], b[i+1:]...)
				}
			default:
				if i > 0 {
					b[i-1], b[i] = b[i], b[i-1]
				}
			}
		}
		if rng.IntN(4) == 0 {
			b = word(3 + rng.IntN(14))
		}
		x, y := string(a)+hosts[rng.IntN(len(hosts))], string(b)+hosts[rng.IntN(len(hosts))]
		for _, k := range []linkage.Kind{linkage.KindEmail, linkage.KindID, linkage.KindText} {
			cells := []cell{newCell(x, k), newCell(y, k)}
			sketches := sketchesOf(cells, k)
			if sketches == nil || !sketches[0].far(&sketches[1]) {
				continue
			}
			far++
			level := map[linkage.Kind]func(a, b *cell) uint8{linkage.KindEmail: emailLevel, linkage.KindID: idLevel, linkage.KindText: textLevel}[k]
			if l := level(&cells[0], &cells[1]); l != textOther {
				t.Fatalf("%s: %s and %s are far by their sketches and %s by their letters", k, x, y, textLevels[l])
			}
		}
	}
	if far < rounds/10 {
		t.Errorf("sketches told only %d pairs apart", far)
	}
}

// TestDateSlip holds slips of dates against what their texts say.
func TestDateSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		slip bool
	}{
		{"1990-05-12", "1990-05-12", true},
		{"1990-05-12", "1990-05-17", true},  // a digit
		{"1990-05-12", "1990-05-21", true},  // two neighbours exchanged
		{"1990-05-12", "1990-12-05", true},  // day and month
		{"1990-05-12", "1909-05-12", true},  // two neighbours of the year
		{"1990-05-12", "1991-05-13", false}, // two digits
		{"1990-05-12", "1990-05-30", false},
		{"1990-10-21", "1990-12-01", false}, // two neighbours that are others
		{"1990-05-12", "1991-12-05", false}, // day and month, and a digit
	} {
		for _, p := range [2][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := dates.Slip(dates.Digits(p[0]), dates.Digits(p[1])); got != c.slip {
				t.Errorf("%s, %s: %v", p[0], p[1], got)
			}
		}
	}
}
