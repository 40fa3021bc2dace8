package roster

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// TestNamesAreReadBack holds that a name as its columns and their JSON have it is
// the name that is read back.
func TestNamesAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"Ana", "Núñez", "de la cruz", "a\"b", "\\", "<&>", "\x7f", "\u2028"}), 0, 3)
		n := names.Name{Text: rapid.String().Draw(t, "text"), Aliases: texts.Draw(t, "aliases"), Other: texts.Draw(t, "other"), Fixed: rapid.Bool().Draw(t, "fixed"), Unnamed: rapid.Bool().Draw(t, "unnamed")}
		for range rapid.IntRange(0, 3).Draw(t, "parses") {
			n.Readings = append(n.Readings, names.Reading{Given: texts.Draw(t, "given"), Surnames: texts.Draw(t, "surnames"), Penalty: rapid.SampledFrom([]float64{0, .1, 2.75, 1e-9}).Draw(t, "penalty")})
		}
		given, surname1, surname2 := readParts(&n)
		written := string(appendName(nil, &n))
		got, err := storedName(written, n.Text, given, surname1, surname2)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if d := cmp.Diff(n, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("%s\n%s", written, d)
		}
	})
	common := names.Parse("Yosbani Alberto Zulueta Vega", names.GivenFirst)
	if len(common.Readings) == 1 {
		if got := string(appendName(nil, &common)); got != "{}" {
			t.Errorf("what the columns say is written once more: %s", got)
		}
	}
}

// TestLevelsAreReadBack does the same for the waterfalls of pairs.
func TestLevelsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.SampledFrom([]string{"", "x", "Núñez", "a\"b", "1990-01-02"})
		var p linkage.Pair
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			p.Levels = append(p.Levels, linkage.LevelScore{Comparison: value.Draw(t, "comparison"), Level: value.Draw(t, "level"), A: value.Draw(t, "a"), B: value.Draw(t, "b"), Bits: float64(rapid.IntRange(-5000, 5000).Draw(t, "bits")) / 100})
		}
		swap := rapid.Bool().Draw(t, "swap")
		got, err := storedLevels(string(appendLevels(nil, &p, swap)))
		if err != nil {
			t.Fatal(err)
		}
		want := slices.Clone(p.Levels)
		for i := range want {
			if swap {
				want[i].A, want[i].B = want[i].B, want[i].A
			}
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

func TestHundredths(t *testing.T) {
	for x, want := range map[float64]string{0: "0.00", 1: "1.00", -.004: "0.00", -1.239: "-1.24", 12.345678: "12.35", -.05: "-0.05", 1e15: "1000000000000000.00"} {
		if got := string(appendHundredths(nil, x)); got != want {
			t.Errorf("%v is %s, want %s", x, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e13, 1e13).Draw(t, "x")
		if got, err := strconv.ParseFloat(string(appendHundredths(nil, x)), 64); err != nil || math.Abs(got-x) > .005+math.Abs(x)*0x1p-52 {
			t.Fatalf("%v is %v, %v", x, got, err)
		}
	})
}
