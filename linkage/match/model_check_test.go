package match

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestModelCheck breaks a whole model in every way that a damaged file may.
func TestModelCheck(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "x"}, {Name: "y"}}}
	for i, name := range []string{"Ana Soto Leyva", "Ana Soto Leiva"} {
		in.Records = append(in.Records, linkage.Record{Source: i, Name: names.Parse(name, names.GivenFirst)})
	}
	whole := func() *Model { return newModel(newTable(in, 1)) }
	if err := whole().Check(); err != nil {
		t.Fatal(err)
	}
	if p, err := Explain(in, whole(), 0, 1); err != nil || len(p.Levels) == 0 {
		t.Fatal(p, err)
	}
	for what, spoil := range map[string]func(*Model){
		"no comparisons":        func(m *Model) { m.Comparisons = nil },
		"one too few":           func(m *Model) { m.Comparisons = m.Comparisons[1:] },
		"no levels":             func(m *Model) { m.Comparisons[0].Levels = nil },
		"a chance too few":      func(m *Model) { m.Comparisons[0].M = m.Comparisons[0].M[1:] },
		"no stranger":           func(m *Model) { m.Comparisons[1].U = nil },
		"no counts":             func(m *Model) { m.Comparisons[2].Count = nil },
		"a chance above one":    func(m *Model) { m.Comparisons[0].M[1] = 2 },
		"a chance below zero":   func(m *Model) { m.Comparisons[0].U[1] = -1 },
		"no number":             func(m *Model) { m.Comparisons[0].Count[1] = math.NaN() },
		"endless":               func(m *Model) { m.Comparisons[0].Count[1] = math.Inf(1) },
		"another level":         func(m *Model) { m.Comparisons[0].Levels = append([]string{"z"}, m.Comparisons[0].Levels[1:]...) },
		"another comparison":    func(m *Model) { m.Comparisons[0].Name = "z" },
		"no lists":              func(m *Model) { m.Lists = nil },
		"a prior below zero":    func(m *Model) { m.Lists[0].Same = -1 },
		"a fallback of its own": func(m *Model) { m.Fallback = "z" },
	} {
		m := whole()
		spoil(m)
		if _, err := Explain(in, m, 0, 1); !errors.Is(err, ErrBrokenModel) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// FuzzModel holds that any JSON is a whole model or an error, and that a whole
// one can be asked.
func FuzzModel(f *testing.F) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "x"}, {Name: "y"}}}
	for i, name := range []string{"Ana Soto Leyva", "Ana Soto Leiva"} {
		in.Records = append(in.Records, linkage.Record{Source: i, Name: names.Parse(name, names.GivenFirst)})
	}
	text, err := json.Marshal(newModel(newTable(in, 1)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"Comparisons":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m := new(Model)
		if json.Unmarshal(text, m) != nil || m.Check() != nil {
			return
		}
		for i := range m.Comparisons {
			for _, l := range m.Comparisons[i].Seen() {
				if b := m.Comparisons[i].Bits(l); math.IsNaN(b) || math.IsInf(b, 0) {
					t.Fatalf("%v bits", b)
				}
			}
		}
		if p, err := Explain(in, m, 0, 1); err == nil && (math.IsNaN(p.Weight) || len(p.Levels) == 0) {
			t.Fatalf("%+v", p)
		}
	})
}
