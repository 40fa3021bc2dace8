package roster

import (
	"encoding/json"
	"math"
	"strconv"
	"testing"

	"cotejo/linkage/names"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestJSONOfNames holds that a name as it is written is the name that is read.
func TestJSONOfNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SampledFrom([]string{"", "Ana", "Núñez", "a\"b", "\\", "\x00\t", "<&>", "\x7f", "\u2028"}), 0, 3)
		n := names.Name{Text: rapid.String().Draw(t, "text"), Aliases: texts.Draw(t, "aliases"), Other: texts.Draw(t, "other"), Fixed: rapid.Bool().Draw(t, "fixed")}
		for range rapid.IntRange(0, 3).Draw(t, "parses") {
			n.Readings = append(n.Readings, names.Reading{Given: texts.Draw(t, "given"), Surnames: texts.Draw(t, "surnames"), Penalty: rapid.SampledFrom([]float64{0, .1, 2.75, 1e-9}).Draw(t, "penalty")})
		}
		var got, want names.Name
		plain, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(plain, &want); err != nil {
			t.Fatal(err)
		}
		written := appendName(nil, &n)
		if err := json.Unmarshal(written, &got); err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("%s\n%s", written, d)
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
		if got, err := strconv.ParseFloat(string(appendHundredths(nil, x)), 64); err != nil || math.Abs(got-x) > .00501 {
			t.Fatalf("%v is %v, %v", x, got, err)
		}
	})
}
