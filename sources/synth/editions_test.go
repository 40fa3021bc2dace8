package synth

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// Older editions leave the newest lists as they are without, and are the same on
// every run.
func TestEditionsLeaveTheNewest(t *testing.T) {
	plain, err := Generate(Options{Persons: 200, Seed: 5})
	if err != nil {
		t.Fatal(err)
	}
	dated, err := Generate(Options{Persons: 200, Seed: 5, Editions: 3})
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Generate(Options{Persons: 200, Seed: 5, Editions: 3})
	if len(plain.Editions) != 0 || len(dated.Editions) != 8 || len(plain.Flows) != 0 || !slices.Equal(dated.Flows, again.Flows) {
		t.Fatalf("%d, %d editions", len(plain.Editions), len(dated.Editions))
	}
	encoded := func(l *List) []byte {
		text, err := l.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	for i := range plain.Lists {
		if !bytes.Equal(encoded(&plain.Lists[i]), encoded(&dated.Lists[i])) {
			t.Errorf("%s is another list", plain.Lists[i].Name)
		}
	}
	for i := range dated.Editions {
		if !bytes.Equal(encoded(&dated.Editions[i].List), encoded(&again.Editions[i].List)) {
			t.Errorf("%s is another list on another run", dated.Editions[i].Name)
		}
	}
	for _, n := range []int{-1, mostEditions + 1} {
		if _, err := Generate(Options{Persons: 5, Editions: n}); err == nil {
			t.Errorf("%d editions", n)
		}
	}
}

// The flows account for everybody: who is on one of two editions came or went, and
// an edition has nobody who was arrested after it, nor an id that the newest list
// gives to somebody else.
func TestEditionsAddUp(t *testing.T) {
	w, err := Generate(Options{Persons: 600, Seed: 7, Editions: 3})
	if err != nil {
		t.Fatal(err)
	}
	persons := func(rows []Row) map[string]bool {
		out := make(map[string]bool)
		for _, r := range rows {
			out[r.Person] = true
		}
		return out
	}
	kinds := make(map[string]int)
	for i := range w.Lists {
		newer, to := persons(w.Lists[i].Rows), iso(w.Lists[i].asOf)
		keys := make(map[string]string)
		for _, r := range w.Lists[i].Rows {
			keys[r.Cells[0]] = r.Person
		}
		for k := range w.Editions {
			e := &w.Editions[k]
			if e.Of != w.Lists[i].Name {
				continue
			}
			older, from := persons(e.Rows), iso(e.AsOf)
			for _, f := range w.Flows {
				if f.List != e.Of || f.From != from {
					continue
				}
				kinds[f.What]++
				was, is := older[f.Person], newer[f.Person]
				want := map[string][2]bool{"arrested": {false, true}, "late": {false, true}, "delisted": {true, false}}
				if state, ok := want[f.What]; ok && state != [2]bool{was, is} || !ok && !(was && is) || f.To != to || f.Day != "" && (f.Day <= from || f.Day > to) && f.What != "late" {
					t.Errorf("%+v: was %v, is %v", f, was, is)
				}
			}
			came, went := 0, 0
			for p := range newer {
				if !older[p] {
					came++
				}
			}
			for p := range older {
				if !newer[p] {
					went++
				}
			}
			for _, f := range w.Flows {
				if f.List == e.Of && f.From == from {
					switch f.What {
					case "arrested", "late":
						came--
					case "delisted":
						went--
					}
				}
			}
			if came != 0 || went != 0 {
				t.Errorf("%s: %d came and %d went unaccounted for", e.Name, came, went)
			}
			if e.Of == "pd" || e.Of == "cubalex" {
				for _, r := range e.Rows {
					if who, known := keys[r.Cells[0]]; known && who != r.Person {
						t.Errorf("%s: the id %s is %s's and %s's", e.Name, r.Cells[0], who, r.Person)
					}
				}
			}
			newer, to = older, from
		}
	}
	for _, what := range []string{"arrested", "late", "exit", "delisted"} {
		if kinds[what] == 0 {
			t.Errorf("nothing is %s", what)
		}
	}
	if text := string(w.recipe()); strings.Count(text, "as_of = ") != 12 || strings.Count(text, `list = "pd"`) != 3 {
		t.Error(text)
	}
}
