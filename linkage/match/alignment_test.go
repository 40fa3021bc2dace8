package match

import (
	"fmt"
	"math"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// tableOf prepares names, each on a list of its own.
func tableOf(of ...names.Name) *table {
	in := &linkage.Input{}
	for i, n := range of {
		in.Sources = append(in.Sources, linkage.Source{Name: fmt.Sprint("list", i)})
		in.Records = append(in.Records, linkage.Record{Source: i, Row: 1, Key: "k", Name: n})
	}
	t := newTable(in, 1)
	return t
}

// namesOf returns the prepared name of a record of the input.
func (t *table) namesOf(record int) nameUnits { return t.names.of(t.places()[record]) }

// levelsBetween compares two names and returns the levels by comparison.
func levelsBetween(a, b string) map[string]string {
	out := make(map[string]string)
	for _, l := range CompareNames(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst)).Levels {
		out[l.Comparison] = l.Level
	}
	return out
}

func TestAlignment(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want map[string]string // "" for a comparison that has nothing to say
	}{
		{"Ana Leyva Corzo", "Ana Corzo Leyva", map[string]string{"order": "surnames-exchanged", "surname1": "exact", "surname2": "exact"}},
		{"Ana Gil Gil", "Ana Gil Gil", map[string]string{"order": "kept"}}, // another order costs
		{"Ana Leyva Corzo", "Ana Leyva", map[string]string{"order": "kept", "surname1": "exact", "surname2": ""}},
		{"Ana Leyva Corzo", "Ana Corzo", map[string]string{"order": "surname-shifted", "surname1": "exact", "surname2": ""}},
		{"Mari Carmen Leyva Corzo", "Maricarmen Leyva Corzo", map[string]string{"given": "sound", "given2": ""}},
		{"Ana Rosa Leyva Corzo", "Rosa Ana Leyva Corzo", map[string]string{"order": "given-exchanged", "given": "exact", "given2": "exact"}},
		{"Ana «Pipa» Leyva Corzo", "Ana «Pipa» Leyva Corzo", map[string]string{"alias": "same"}},
		{"Ana «Pipa» Leyva Corzo", "Ana «Nena» Leyva Corzo", map[string]string{"alias": "different"}},
		{"Ana «Pipa» Leyva Corzo", "Ana Leyva Corzo", map[string]string{"alias": ""}},
	} {
		for _, p := range [2][2]string{{c.a, c.b}, {c.b, c.a}} {
			got := levelsBetween(p[0], p[1])
			for comparison, level := range c.want {
				if got[comparison] != level {
					t.Errorf("%s, %s: %s is %q, want %q", p[0], p[1], comparison, got[comparison], level)
				}
			}
		}
	}
}

// TestJoinedUnits: two units of either name may be one of the other.
func TestJoinedUnits(t *testing.T) {
	tab := tableOf(names.FromParts("Mari Carmen", "Leyva Corzo"), names.FromParts("Maricarmen", "Leyva Corzo"), names.FromParts("Zyrkan", "Wop Lernik"), names.FromParts("Zyrkan", "Woplernik"))
	for _, c := range []struct{ a, b, part int }{{0, 1, partGiven}, {1, 0, partGiven}, {2, 3, partSurname1}, {3, 2, partSurname1}} {
		if e := tab.units.compareNames(tab.namesOf(c.a), tab.namesOf(c.b)); e.level[c.part] != uint8(names.UnitSound) || e.penalty != 0 {
			t.Errorf("names %d and %d: %s in part %d, penalty %v", c.a, c.b, names.UnitLevelNames[e.level[c.part]], c.part, e.penalty)
		}
	}
}

// TestShiftedSurname: the only surname of either name may be the maternal one of
// the other.
func TestShiftedSurname(t *testing.T) {
	tab := tableOf(names.FromParts("Ana", "Leyva Corzo"), names.FromParts("Ana", "Corzo"))
	for _, c := range [2][2]int{{0, 1}, {1, 0}} {
		if e := tab.units.compareNames(tab.namesOf(c[0]), tab.namesOf(c[1])); e.level[partOrder] != orderShifted || e.level[partSurname2] != 0 {
			t.Errorf("names %d and %d: order %d", c[0], c[1], e.level[partOrder])
		}
	}
}

func TestTurnedNames(t *testing.T) {
	tab := tableOf(names.FromParts("Zyrkan", "Wopler"), names.FromParts("Wopler", "Zyrkan"), names.FromParts("Zyrkan", "Drunst"))
	if e := tab.units.compareNames(tab.namesOf(0), tab.namesOf(1)); e.level[partOrder] != orderTurned {
		t.Errorf("turned names are in order %d", e.level[partOrder])
	}
	if e := tab.units.compareNames(tab.namesOf(0), tab.namesOf(2)); e.level[partOrder] != orderKept {
		t.Errorf("names of another surname are in order %d", e.level[partOrder])
	}
}

// TestReadingsCost: of two readings that agree as well, the likelier is taken; an
// alias in the place of the name and another spelling of the row cost their bits.
func TestReadingsCost(t *testing.T) {
	n := names.Parse("Osniel «Pipo» Leyva Corzo", names.GivenFirst)
	n.Other = []string{"Oniel Leyva Corzo"}
	tab := tableOf(n)
	var penalties []float32
	for _, p := range tab.namesOf(0).parses[len(n.Readings):] {
		penalties = append(penalties, p.penalty)
	}
	if fmt.Sprint(penalties) != fmt.Sprint([]float32{otherSpellingPenalty, aliasPenalty}) {
		t.Errorf("penalties %v", penalties)
	}
	of := tab.namesOf(0)
	dear := of.parses[0]
	dear.penalty = 3
	twice := nameUnits{parses: []unitReading{dear, of.parses[0]}}
	if e := tab.units.compareNames(twice, nameUnits{parses: of.parses[:1]}); e.penalty != 0 {
		t.Errorf("the reading that costs %v bits was taken", e.penalty)
	}
}

func TestPartRole(t *testing.T) {
	for part, want := range map[int]role{partGiven: roleGiven, partGiven2: roleGiven, partSurname1: roleSurname, partSurname2: roleSurname} {
		if got := partRole(part, orderKept); got != want {
			t.Errorf("part %d counts in role %d", part, got)
		}
		if got := partRole(part, orderTurned); got != roleEither {
			t.Errorf("part %d of turned names counts in role %d", part, got)
		}
	}
}

// TestCommonerUnitCounts: a rare spelling is mostly a slip of a common name.
func TestCommonerUnitCounts(t *testing.T) {
	x := &unitTable{}
	x.rateBits[roleSurname] = []float64{-5, -10, -5}
	x.nearBits[roleSurname] = []levelBits{{names.UnitTypo: -6}, {names.UnitTypo: -11}, {names.UnitTypo: -7}}
	for _, c := range []struct {
		a, b int32
		want float32
	}{{0, 1, -6}, {1, 0, -6}, {1, 2, -7}, {0, 2, -6}, {2, 0, -6}} {
		if got := x.nearBitsOf(roleSurname, c.a, c.b, names.UnitTypo); got != c.want {
			t.Errorf("units %d and %d: %v bits, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestUnitCounts(t *testing.T) {
	x := newUnitTable()
	x.tally(roleSurname, []string{"gil", "gil"})
	if n := x.count[roleSurname][x.ids["gil"]]; n != 1 {
		t.Errorf("a surname that one record has twice is counted %d times", n)
	}
	// Only the likeliest reading of a name counts.
	n := names.Name{Text: "Yaquelin Luis Cobas", Readings: []names.Reading{
		{Given: []string{"yaquelin"}, Surnames: []string{"luis", "cobas"}}, {Given: []string{"yaquelin", "luis"}, Surnames: []string{"cobas"}, Penalty: 3}}}
	units := tableOf(n).units
	if luis := units.ids["luis"]; units.count[roleGiven][luis] != 0 || units.count[roleSurname][luis] != 1 {
		t.Errorf("luis is counted %d times as a given name and %d times as a surname", units.count[roleGiven][luis], units.count[roleSurname][luis])
	}
}

// TestNameOfMany: what many bear is a name, and a near spelling that many bear
// too is another one.
func TestNameOfMany(t *testing.T) {
	for bearers, want := range map[int]names.UnitLevel{knownCount: names.UnitDifferent, knownCount - 1: names.UnitTypo} {
		x := newUnitTable()
		for range bearers {
			x.tally(roleSurname, []string{"bolimar"})
			x.tally(roleSurname, []string{"bolimat"})
		}
		x.link(1)
		if got := x.level(x.ids["bolimar"], x.ids["bolimat"]); got != want {
			t.Errorf("two near spellings of %d each: %s, want %s", bearers, names.UnitLevelNames[got], names.UnitLevelNames[want])
		}
	}
}

// TestMendedWhereOthersBearIt: a word torn in two is one where others have it.
func TestMendedWhereOthersBearIt(t *testing.T) {
	torn := names.Reading{Given: []string{"ern", "esto"}, Surnames: []string{"leyva"}}
	mended := func(x *unitTable) (n int) {
		x.eachMended(torn, func(names.Reading) { n++ })
		return n
	}
	x := newUnitTable()
	x.id("ernesto") // a unit of a less likely reading
	if n := mended(x); n != 0 {
		t.Errorf("%d readings though nobody is called so", n)
	}
	x.tally(roleGiven, []string{"ernesto"})
	if n := mended(x); n != 1 {
		t.Errorf("%d readings where somebody is called so", n)
	}
}

// TestKeysOfNearUnits: units that agree in one way alone are found.
func TestKeysOfNearUnits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want names.UnitLevel
	}{{"pepe", "jose", names.UnitNickname}, {"bolimarte", "etramilob", names.UnitGarbled}, {"maikel", "michael", names.UnitSound}, {"robertico", "roberto", names.UnitNickname}} {
		x := newUnitTable()
		a, b := x.id(c.a), x.id(c.b)
		x.link(1)
		if got := x.level(a, b); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, names.UnitLevelNames[got], names.UnitLevelNames[c.want])
		}
	}
}

// TestWaterfallAddsUp whatever reading was taken.
func TestWaterfallAddsUp(t *testing.T) {
	for _, p := range [][2]string{{"Yosvani Leyva Corzo «Juan»", "Juan Leyva Corzo"}, {"Ana Leyva Corzo", "Ana Corzo Leyva"}, {"Ana Leyva", "Eva Leyva"}} {
		pair := CompareNames(names.Parse(p[0], names.GivenFirst), names.Parse(p[1], names.GivenFirst))
		sum := 0.0
		for _, l := range pair.Levels {
			sum += l.Bits
		}
		if math.Abs(sum-pair.Weight) > 1e-6 {
			t.Errorf("%s, %s: the steps add up to %v, the weight is %v", p[0], p[1], sum, pair.Weight)
		}
	}
	p := linkage.Pair{Levels: []linkage.LevelScore{{A: "x", B: "y"}}}
	if swapSides(&p); p.Levels[0].A != "y" || p.Levels[0].B != "x" {
		t.Errorf("sides %+v", p.Levels)
	}
}

// TestBestSpellingIsTaken: another spelling of the row takes nothing away.
func TestBestSpellingIsTaken(t *testing.T) {
	a, b := names.Parse("Zdzislaw Wisniewski", names.GivenFirst), names.Parse("Zdzislaw Wisniewski", names.GivenFirst)
	if p := CompareNames(a, b); p.Levels[1].Comparison != "word" {
		t.Fatalf("the names are not compared word by word: %+v", p)
	}
	alone := CompareNames(a, b).Weight
	a.Other = []string{"Krzysztof Hrubyszak"}
	if got := CompareNames(a, b).Weight; got != alone {
		t.Errorf("%v bits with another spelling beside, %v without", got, alone)
	}
}
