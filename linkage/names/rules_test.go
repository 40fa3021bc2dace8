package names

import (
	"math"
	"slices"
	"testing"
)

// One test for each rule that others would hide when it is gone. The words are
// invented where no list of names must have them.

func TestSlipsByLength(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want UnitLevel
	}{
		{"bolimarte", "bolikarde", UnitTypo},  // two slips in nine letters
		{"bolimar", "bolikat", UnitDifferent}, // in seven
		{"bolimar", "bolikar", UnitTypo},
		{"drin", "dran", UnitTypo},
		{"drin", "krin", UnitGarbled}, // no slip: a short word keeps its first letter
		{"dri", "kri", UnitDifferent},
		{"bolimar", "ramilob", UnitGarbled},    // the same letters
		{"bolimar", "kamilob", UnitGarbled},    // one is another
		{"bolimar", "tkamilob", UnitDifferent}, // one is another, and one more
		{"abo", "oba", UnitDifferent},          // too short to be told
	} {
		a, b := NewUnit(c.a), NewUnit(c.b)
		if a.Known || b.Known {
			t.Fatalf("%s or %s is a name, so that the test says nothing", c.a, c.b)
		}
		for _, got := range []UnitLevel{CompareUnits(&a, &b), CompareUnits(&b, &a)} {
			if got != c.want {
				t.Errorf("%s, %s: %s, want %s", c.a, c.b, UnitLevelNames[got], UnitLevelNames[c.want])
			}
		}
	}
}

func TestDiminutiveNeedsAStem(t *testing.T) {
	for _, c := range []struct {
		nick, formal string
		want         bool
	}{{"bolito", "bolo", true}, {"bolito", "bol", true}, {"vito", "va", false}, {"buico", "bua", false}} {
		if got := isNickname(c.nick, c.formal); got != c.want {
			t.Errorf("%s of %s: %v", c.nick, c.formal, got)
		}
	}
}

func TestCapitalsAreSurnames(t *testing.T) {
	for _, text := range []string{"WOPLER Zyrkan", "Zyrkan WOPLER", "DE WOPLER QRIST Zyrkan"} {
		var r Reader
		given, surnames, ok := splitByCapitals(r.wordsOf(text, 2))
		if !ok || joinWords(given, "") != "Zyrkan" || len(surnames) == 0 {
			t.Errorf("%q: %q and %q, %v", text, joinWords(given, ""), joinWords(surnames, ""), ok)
		}
	}
	if _, _, ok := splitByCapitals((&Reader{}).wordsOf("WOPLER QRIST", 2)); ok {
		t.Error("capitals alone tell nothing")
	}
}

// TestExchangeHalfShown: where the words of one cell say little the order of the
// columns costs less than where both speak against it.
func TestExchangeHalfShown(t *testing.T) {
	for _, c := range []struct{ given, surnames string }{{"Leyva", "Ana"}, {"Gil", "Ana"}} {
		n := FromParts(c.given, c.surnames)
		var r Reader
		g, s := r.sum([]string{Fold(c.given)}), r.sum([]string{Fold(c.surnames)})
		want := s - g
		if g > -exchangedEach {
			want -= exchangedBits
		}
		if !n.Exchanged || len(n.Readings) != 2 || math.Abs(n.Readings[1].Penalty-want) > 1e-9 {
			t.Errorf("%s | %s: %+v, want a penalty of %v", c.given, c.surnames, n.Readings, want)
		}
	}
}

func TestGenerationsAgree(t *testing.T) {
	grandson := Second | Third
	for _, c := range []struct {
		g, h        Generation
		contradicts bool
		join        Generation
	}{
		{0, 0, false, 0}, {0, First, false, First}, {First, First, false, First},
		{First, Second, true, First | Second}, {Second, grandson, false, Second}, {First, grandson, true, First | grandson},
	} {
		for _, p := range [2][2]Generation{{c.g, c.h}, {c.h, c.g}} {
			if got := p[0].Contradicts(p[1]); got != c.contradicts {
				t.Errorf("%v and %v contradict: %v", p[0], p[1], got)
			}
			if got := JoinMarks(p[0], p[1]); got != c.join {
				t.Errorf("%v and %v together: %v, want %v", p[0], p[1], got, c.join)
			}
		}
	}
}

func TestMarksThatAreNames(t *testing.T) {
	if _, ok := generationOf("nieto"); !ok {
		t.Error("nieto is no mark")
	}
	if _, ok := generationOf("Nieto"); ok {
		t.Error("the surname Nieto is a mark")
	}
	if n := Parse("Dagoberto Rielo Junior", GivenFirst); n.Generation != 0 {
		t.Errorf("behind one surname Junior is a mark: %q", n.Text)
	}
}

func TestAliasNeverClosed(t *testing.T) {
	for text, alias := range map[string]string{"Osniel Leyva Corzo (El Gato": "El Gato", "Osniel Leyva Corzo «Pipo": "Pipo"} {
		if n := Parse(text, GivenFirst); n.Text != "Osniel Leyva Corzo" || !slices.Equal(n.Aliases, []string{alias}) {
			t.Errorf("%q: %q %q", text, n.Text, n.Aliases)
		}
	}
}

func TestHusbandsUnit(t *testing.T) {
	for unit, want := range map[string]bool{"de amador": true, "de wopler": true, "de armas": false, "de la torre": false, "de jesus": false, "amador": false} {
		if got := isHusbands(unit); got != want {
			t.Errorf("%q may be a husband's surname: %v", unit, got)
		}
	}
}
