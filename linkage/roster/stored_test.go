package roster

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"sync"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
)

// storedAs are the places of a roster that hold JSON, each with a text that can
// stand there and the function that reads it and looks at all that was read.
var storedAs = []struct {
	column, text string
	read         func(t *testing.T, text string) error
}{
	{"record.reading", `{"parses":[{"given":["ana"],"surnames":["soto"],"penalty":0.5}]}`, func(t *testing.T, text string) error {
		n, err := storedName(text, "Ana Soto", "ana", "soto", "")
		if err != nil {
			return err
		}
		if p, err := match.Explain(besides(n), namesAlone(), 0, 1); err != nil || math.IsNaN(p.Weight) {
			t.Fatalf("%+v, %v", p, err)
		}
		var again names.Name
		if err := json.Unmarshal(appendName(nil, &n), &again); err != nil {
			t.Fatal(err)
		}
		return nil
	}},
	{"record.raw", `{"Nombre":"Ana","+9":"x"}`, func(t *testing.T, text string) error {
		cells, err := storedCells(text)
		for _, c := range cells {
			if len(c.Header)+len(c.Text) > 3*len(text) {
				t.Fatal("a cell is longer than the row")
			}
		}
		return err
	}},
	{"conflict.records", "[1,4]", func(t *testing.T, text string) error {
		records, err := storedQuestion(1, text)
		if err == nil && len(records) == 0 {
			t.Fatal("a question of no records")
		}
		return err
	}},
	{"conflict.moves", "[0,-1]", func(t *testing.T, text string) error {
		moves, err := storedMoves(1, text)
		if len(moves) > mostMoves {
			t.Fatalf("%d answers", len(moves))
		}
		return err
	}},
	{"pair.levels", `[["prior","",-9.25],["given","exact",1.50,"x"],["birth","slip",0.50,"1990-01-02","1990-02-01"]]`, func(t *testing.T, text string) error {
		levels, err := storedLevels(text)
		for _, l := range levels {
			if !(math.Abs(l.Bits) <= mostBits) {
				t.Fatalf("%v bits", l.Bits)
			}
		}
		return err
	}},
	{"provenance.agreeing_records", "[1,2]", func(_ *testing.T, text string) error {
		_, _, err := storedIDs(text, "[]")
		return err
	}},
	{"meta.model", `{"comparisons":[{"name":"given","levels":["missing"],"same":[0],"stranger":[0],"count":[0]}]}`, func(t *testing.T, text string) error {
		m, err := storedModel(text)
		if err != nil {
			return err
		}
		for i := range m.Comparisons {
			for _, l := range m.Comparisons[i].Seen() {
				if b := m.Comparisons[i].Bits(l); math.IsNaN(b) || math.IsInf(b, 0) {
					t.Fatalf("%v bits", b)
				}
			}
		}
		return nil
	}},
	{"meta.overlap", `[{"sources":["alfa"],"persons":3}]`, func(t *testing.T, text string) error {
		all, err := storedOverlap(text)
		for _, o := range all {
			if !countable(o.Persons) {
				t.Fatalf("%d persons", o.Persons)
			}
		}
		return err
	}},
	{"meta.fields", `[{"name":"sex","kind":"sex"}]`, func(t *testing.T, text string) error {
		fields, err := storedFields(text)
		if err != nil {
			return err
		}
		if schema, err := schemaOf(fields); err == nil && strings.Contains(schema, ";;") {
			t.Fatalf("%q makes a schema of empty statements", text)
		}
		return nil
	}},
}

// besides is an input of a name and of another list's.
func besides(n names.Name) *linkage.Input {
	return &linkage.Input{Sources: []linkage.Source{{Name: "x"}, {Name: "y"}}, Records: []linkage.Record{{Name: n}, {Source: 1, Name: names.Parse("Ana Soto", names.GivenFirst)}}}
}

// namesAlone is a model that compares names and nothing else.
var namesAlone = sync.OnceValue(func() *match.Model {
	r, err := match.Link(context.Background(), besides(names.Parse("Eva Paz", names.GivenFirst)), match.Options{})
	if err != nil {
		panic(err)
	}
	return &r.Model
})

func TestStored(t *testing.T) {
	for _, s := range storedAs {
		if err := s.read(t, s.text); err != nil && s.column != "meta.model" {
			t.Errorf("%s: %v", s.column, err)
		}
		for _, spoilt := range []string{"", "nul", `"x"`, s.text[:len(s.text)-1], s.text + "x", strings.Repeat("[", 20000)} {
			if err := s.read(t, spoilt); err == nil {
				t.Errorf("%s takes %.20q", s.column, spoilt)
			}
		}
	}
}

// FuzzRosterJSON holds that whatever stands in a roster where JSON is expected
// is read or refused, and that what was read can be worked with.
func FuzzRosterJSON(f *testing.F) {
	for i, s := range storedAs {
		f.Add(uint8(i), s.text)
	}
	f.Fuzz(func(t *testing.T, place uint8, text string) {
		_ = storedAs[int(place)%len(storedAs)].read(t, text)
	})
}

// TestStoredBounds: what can be read and cannot be is damage.
func TestStoredBounds(t *testing.T) {
	for what, read := range map[string]func() error{
		"evidence without end":     func() error { _, err := storedLevels(`[["prior","",1e300]]`); return err },
		"a record twice":           func() error { _, err := storedQuestion(1, "[4,7,4]"); return err },
		"a question about nobody":  func() error { _, err := storedQuestion(1, "[]"); return err },
		"five answers":             func() error { _, err := storedMoves(1, "[0,0,0,0,0]"); return err },
		"fewer persons than none":  func() error { _, err := storedOverlap(`[{"sources":["a"],"persons":-1}]`); return err },
		"more than anybody counts": func() error { _, err := storedMoves(1, "[9000000000000]"); return err },
	} {
		if read() == nil {
			t.Errorf("%s is taken", what)
		}
	}
}
