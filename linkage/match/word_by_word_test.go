package match

import (
	"math"
	"strings"
	"testing"

	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

// TestWordwise holds that names of other languages are one person's or not, at
// even odds.
func TestWordwise(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Anneliese Vogt", "Annelise Vogt", true},                    // a slip
		{"Anneliese Vogt", "Vogt, Anneliese", true},                  // order
		{"Anneliese Vogt", "Frau Anneliese Vogt", true},              // a title
		{"Anneliese Vogt", "Anneliese Maria Vogt", true},             // a word left out
		{"Anneliese Vogt", "Anneliese Brandt", false},                // another surname
		{"Anneliese Vogt", "Dorothea Vogt", false},                   // a sister
		{"Anneliese Maria Vogt", "Anneliese Brandt Vogt", false},     // both say more, and not the same
		{"Anneliese", "Anneliese Maria Theresia Vogt", false},        // a given name is not a name
		{"A. M. Vogt", "Anneliese Maria Vogt", true},                 // initials
		{"Yuri O. Dubrov", "Юрий Олегович Дубров", true},             // an initial
		{"AnnelieseVogt", "Anneliese Vogt", true},                    // joined
		{"Anneliesevogt", "Annelise Vogt", true},                     // joined, with a slip
		{"Tim Oakridge", "Timothy Oakridge", true},                   // shortened
		{"Yousef bin Tareq al-Dawsari", "Yusif Tarek Dawsari", true}, // transliteration, particles
		{"Yousef Tareq al-Dawsari", "Yousef Tareq al-Zahwi", false},  // another clan
		{"Юрий Олегович Дубров", "Yuri Olegovich Dubrov", true},      // Cyrillic
		{"Юрий Олегович Дубров", "Юрий Ильич Дубров", false},         // another father
		{"Νίκος Δελβινάς", "Nikos Delvinas", true},                   // Greek
		{"カレン・ヤマダ", "Karen Yamada", true},                            // Japanese syllables
		{"田中花子", "田中花代", false},                                      // a sign is a syllable
		{"रमेश कुलकर्णी", "रमेष कुलकर्णी", true},                     // a letter
		{"Park Min-seo", "Park Min-jun", false},                      // short words must be equal
		{"Karl Weber alias Otto Niemann", "Otto Niemann", true},      // an alias that is a whole name
		{"Karl Weber alias Otto Niemann", "Otto Lindner", false},     // and another
		{"Wilma Wilma Hartog", "Wilma Hartog", true},                 // a word twice
		{"Abd al Hakim Rashwan", "Abd Alhakim Rashwan", true},        // an article joined
		{"Roman Fialka", "Romana Fialka", false},                     // a brother and a sister
		{strings.Repeat("Ba ", 40) + "Vogt", "Ba Be Bi Vogt", false}, // too long to be a name
	} {
		a, b := names.Parse(c.a, names.GivenFirst), names.Parse(c.b, names.GivenFirst)
		p := CompareNames(a, b)
		if (p.Weight >= 0) != c.same {
			t.Errorf("%s, %s: %.1f bits %+v", c.a, c.b, p.Weight, p.Levels)
		}
		sum := 0.0
		for _, l := range p.Levels {
			sum += l.Bits
		}
		if math.Abs(sum-p.Weight) > 1e-6 {
			t.Errorf("%s, %s: the steps add up to %.2f, not %.2f", c.a, c.b, sum, p.Weight)
		}
	}
}

func TestWordwiseIsSymmetric(t *testing.T) {
	words := rapid.SampledFrom([]string{"Vogt", "Voigt", "Anneliese", "Annelise", "A.", "al", "bin", "Hakim", "Alhakim", "Юрий", "Yuri", "田中", "Tim", "Timothy", "Frau"})
	rapid.Check(t, func(t *rapid.T) {
		name := func(label string) names.Name {
			return names.Parse(strings.Join(rapid.SliceOfN(words, 1, 6).Draw(t, label), " "), names.GivenFirst)
		}
		a, b := name("a"), name("b")
		p, q := CompareNames(a, b), CompareNames(b, a)
		if math.Abs(p.Weight-q.Weight) > 1e-9 {
			t.Errorf("%s, %s: %v, reversed %v", a.Text, b.Text, p, q)
		}
	})
}

func TestLatinWords(t *testing.T) {
	for text, want := range map[string]string{
		"Юлія Щербак":     "yuliya sherbak",
		"Ђорђе Љубић":     "djordje ljubic",
		"Ελένη Ψαρρού":    "eleni psarroy",
		"みどり・ガルシア":        "midori garushia",
		"Nguyễn Thị Bưởi": "nguyen thi buoi",
		"Ch'oe O'Farrill": "choe ofarrill",
		"ราตรี แสงจันทร์": "ราตรี แสงจันทร์",
		"कुलकर्णी":        "कुलकर्णी",
		"":                "",
	} {
		if got := strings.Join(names.LatinWords(text), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// BenchmarkCompareWordwise compares two names of other languages, parsing
// included.
func BenchmarkCompareWordwise(b *testing.B) {
	for b.Loop() {
		CompareNames(names.Parse("Yousef bin Tareq al-Dawsari", names.GivenFirst), names.Parse("Yusif Tarek Dawsari", names.GivenFirst))
	}
}

// TestClosestRivalInAnyLanguage: of one who shares all words but the first a
// relative is the closer rival, of one who shares none a stranger.
func TestClosestRivalInAnyLanguage(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"Pavel Jan Krystof Novotny", "Zdenek Jan Krystof Novotny", "sibling"}, {"Pavel Novotny", "Zdenek Hruby", "stranger"},
	} {
		p := CompareNames(names.Parse(c.a, names.GivenFirst), names.Parse(c.b, names.GivenFirst))
		if p.Rival != c.want {
			t.Errorf("%s, %s: against a %s, want a %s", c.a, c.b, p.Rival, c.want)
		}
		// What is shown is what speaks against the closer rival: the other takes little away.
		if last := p.Levels[len(p.Levels)-1]; last.Comparison == "rivals" && last.Bits < -1 {
			t.Errorf("%s, %s: the other rivals take %v bits away", c.a, c.b, -last.Bits)
		}
	}
}

// TestSignsAreNoLetters: a letter of an alphabet may be a slip, a sign that stands
// for a syllable or a word is another name.
func TestSignsAreNoLetters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want names.UnitLevel
	}{
		{"იოსებ", "იოსებ", names.UnitExact}, {"იოსები", "იოსება", names.UnitTypo}, {"იოს", "იოა", names.UnitDifferent},
		{"金正恩日", "金正恩月", names.UnitDifferent}, {"김정은일", "김정은월", names.UnitDifferent},
	} {
		if got := foreignLevel(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, names.UnitLevelNames[got], names.UnitLevelNames[c.want])
		}
	}
}
