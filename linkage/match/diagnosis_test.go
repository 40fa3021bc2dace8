package match

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// TestDiagnosis holds models against two lists of which the second has nobody
// twice.
func TestDiagnosis(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b", Unique: true}}}
	for i := range 400 {
		in.Records = append(in.Records, linkage.Record{Source: i % 2, Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse("Ana Pérez", names.GivenFirst)})
	}
	tab := newTable(in, 1)
	between := listIndex(0, 1, 2)
	for _, c := range []struct {
		name   string
		change func(*Model)
		want   string
	}{
		{"default", func(*Model) {}, ""},
		{"every record has a partner", func(m *Model) { m.Lists[between].Same = 200 / m.Lists[between].Pairs }, ""},
		{"more partners than there are", func(m *Model) { m.Lists[between].Same = 300 / m.Lists[between].Pairs }, TooManySame},
		{"names change more than they stay", func(m *Model) {
			c := &m.Comparisons[partSurname1]
			c.Pairs, c.M[names.UnitExact], c.M[names.UnitDifferent] = 1000, 1e-4, .99
			c.U[names.UnitExact] = .02
		}, LevelsReversed},
	} {
		m := newModel(tab)
		c.change(m)
		if got := m.diagnose(in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestFallback links lists on which everybody has one name: what is learnt
// pairs everybody with everybody, which cannot be.
func TestFallback(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a", List: "l", Unique: true}, {Name: "b", List: "l", Unique: true}}, Records: []linkage.Record{{Source: 0}, {Source: 1}}}
	tab := newTable(in, 1)
	m := newModel(tab)
	var pairs []comparedPair
	for range 1000 {
		l := comparedPair{levels: make([]uint8, len(tab.comparisons)), b: 1}
		l.levels[partGiven], l.levels[partSurname1] = uint8(names.UnitExact), uint8(names.UnitExact)
		l.rivals = [classes]float32{0, -60, -60, -60, -60}
		pairs = append(pairs, l)
	}
	m.Lists[listIndex(0, 1, 2)] = listPair{A: "a", B: "b", Pairs: 1000, Same: .001, Sibling: 1e-4, Parent: 1e-4, Homonym: 1e-4}
	if err := tab.learn(context.Background(), m, pairs, nil); err != nil {
		t.Fatal(err)
	}
	if m.Fallback != TooManySame || m.Comparisons[partGiven].M[names.UnitExact] != nameComparisons()[partGiven].m[names.UnitExact] {
		t.Errorf("fallback %q, chances %v", m.Fallback, m.Comparisons[partGiven].M)
	}
}

// TestAdopt refuses models of other comparisons, and takes over the chances of
// the right one.
func TestAdopt(t *testing.T) {
	fields := []linkage.Field{{Name: "sex", Kind: linkage.KindSex}}
	m, from := newModel(newTable(&linkage.Input{Fields: fields}, 1)), newModel(newTable(&linkage.Input{Fields: fields}, 1))
	from.Comparisons[partGiven].M[names.UnitExact] = .5
	if err := m.adopt(from); err != nil || m.Comparisons[partGiven].M[names.UnitExact] != .5 {
		t.Errorf("%v, %v", err, m.Comparisons[partGiven].M)
	}
	for name, spoil := range map[string]func(*Model){
		"fewer": func(m *Model) { m.Comparisons = m.Comparisons[1:] },
		"other": func(m *Model) { m.Comparisons[nameParts].Name = "age" },
		"level": func(m *Model) { m.Comparisons[nameParts].Levels = []string{"missing"} },
		"above": func(m *Model) { m.Comparisons[nameParts].M[1] = 2 },
	} {
		other := newModel(newTable(&linkage.Input{Fields: fields}, 1))
		spoil(other)
		if err := m.adopt(other); !errors.Is(err, ErrOtherModel) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
