package match

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/cluster"
	"cotejo/linkage/names"
)

// home makes a list of households: everybody of a home has its surname, street
// and postcode.
func homes(lists, n, size int) *linkage.Input {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "postcode", Kind: linkage.KindPostcode}, {Name: "street", Kind: linkage.KindAddress}, {Name: "town", Kind: linkage.KindPlace}}}
	given := []string{"Alder", "Briony", "Corin", "Delphine", "Emrys", "Fenella", "Gareth", "Hester", "Idris", "Juno", "Kester", "Linnet"}
	family := []string{"Askwith", "Bordinat", "Cawdrey", "Dunmore", "Elphick", "Farrant", "Gadsby", "Hollis", "Ingold", "Jessop", "Kentish"}
	for list := range lists {
		in.Sources = append(in.Sources, linkage.Source{Name: string(rune('a' + list))})
		for h := range n {
			for m := range size {
				in.Records = append(in.Records, linkage.Record{
					Source: list, Row: h*size + m + 1, Key: fmt.Sprint(h, m),
					Name:   names.FromParts(given[(h+m*(1+h%3))%len(given)], family[h*7%len(family)]),
					Values: []string{fmt.Sprintf("QX%d", 10000+h*37%9000), fmt.Sprint(h*13%90, " Mill Road"), fmt.Sprint("Town", h%5)},
				})
			}
		}
	}
	return in
}

// TestHouseholdsAreNotPersons links a census and a register of the same homes:
// as many persons as there are, none of whom is a household, and the share of
// relatives who live together is learnt.
func TestHouseholdsAreNotPersons(t *testing.T) {
	const n, size = 150, 4
	in := homes(2, n, size)
	res, err := Link(context.Background(), in, Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range res.Clusters {
		for _, i := range c {
			if in.Records[i].Key != in.Records[c[0]].Key {
				t.Fatalf("%v and %v are one person", in.Records[c[0]].Name.Text, in.Records[i].Name.Text)
			}
		}
	}
	if got := len(res.Clusters); got > n*size*102/100 {
		t.Errorf("%d persons, want %d", got, n*size)
	}
	for _, c := range res.Model.Comparisons {
		if c.Name == "postcode" && c.Sibling < .85 {
			t.Errorf("%v of the relatives share the postcode", c.Sibling)
		}
		if c.Name == "given" && c.M[names.UnitDifferent] > .05 {
			t.Errorf("one person has another given name with %v", c.M[names.UnitDifferent])
		}
	}
}

// TestPartnersCompete trains on records that fit several of another list: only
// the best of them counts, unless the lists name people often.
func TestPartnersCompete(t *testing.T) {
	tab := newTable(homes(2, 2, 1), 1)
	at := func(list, home int) int32 {
		for p, i := range tab.order {
			if r := &tab.in.Records[i]; r.Source == list && r.Row == home+1 {
				return int32(p)
			}
		}
		return -1
	}
	pair := func(a, b int32) comparedPair {
		return comparedPair{a: min(a, b), b: max(a, b), levels: make([]uint8, len(tab.comparisons))}
	}
	pairs := []comparedPair{pair(at(0, 0), at(1, 0)), pair(at(0, 0), at(1, 1)), pair(at(0, 1), at(1, 1))}
	p := tab.rivalPartners(newModel(tab), pairs)
	if p == nil {
		t.Fatal("no pairs take one another's place")
	}
	odds := []float64{100, 10, 5}
	p.weigh(odds)
	if first, second := p.share(0, odds[0]), p.share(1, odds[1]); math.Abs(first-100./111) > 1e-12 || math.Abs(second-10./116) > 1e-12 {
		t.Errorf("%v and %v beside one another", first, second)
	}
}

// TestNamesDiffer holds that what cannot be learnt of one person is learnt anew,
// within bounds, and not used at all when it comes out again.
func TestNamesDiffer(t *testing.T) {
	in := homes(1, 20, 1)
	tab := newTable(in, 1)
	m := newModel(tab)
	m.Comparisons[partGiven].Pairs, m.Comparisons[partGiven].Count[names.UnitDifferent] = 1000, 600
	m.Comparisons[partGiven].M[names.UnitExact] = .3
	if why := m.diagnose(in); why != NamesDiffer {
		t.Errorf("another given name in six of ten pairs of one person: %q", why)
	}
	// Two of three pairs that agree in everything else have another given name. The
	// worse that suits siblings, the more they are taken for one person.
	for _, c := range []struct {
		siblings            float32 // log2 of the chance of the levels in siblings
		restarted, fallback string
		most                float64 // another given name of one person
	}{
		{-2, "", "", .002},           // siblings they are, and nothing is learnt of them
		{-6, NamesDiffer, "", .02},   // learnt anew, within bounds
		{-14, "", NamesDiffer, .002}, // it comes out again: the default stands
	} {
		m := newModel(tab)
		var pairs []comparedPair
		for i := range int32(400) {
			l := comparedPair{a: i % 10, b: 10 + i%10, levels: make([]uint8, len(tab.comparisons)), rivals: [classes]float32{0, -60, -60, -60, -60}}
			l.levels[partGiven], l.levels[partSurname1] = uint8(names.UnitExact), uint8(names.UnitExact)
			if i%3 > 0 {
				l.levels[partGiven], l.rivals[classSibling] = uint8(names.UnitDifferent), c.siblings
			}
			pairs = append(pairs, l)
		}
		m.Lists[0].Pairs = 1e6
		if err := tab.learn(context.Background(), m, pairs, nil); err != nil {
			t.Fatal(err)
		}
		if got := m.Comparisons[partGiven].M[names.UnitDifferent]; m.Restarted != c.restarted || m.Fallback != c.fallback || got > c.most+1e-9 {
			t.Errorf("siblings %v: restarted %q, fallback %q, another given name %v", c.siblings, m.Restarted, m.Fallback, got)
		}
	}
}

// TestCompareBeforeConcluding: two records fit a third, the better by far, and
// were never compared with one another. The better is joined once they are.
func TestCompareBeforeConcluding(t *testing.T) {
	group := func(better, other float64, compare func(a, b int32) (float64, float64, bool)) *cluster.Grouping {
		g := cluster.New(3, []cluster.Edge{{A: 0, B: 1, Weight: better, Prior: -10}, {A: 0, B: 2, Weight: other, Prior: -10}})
		g.Source, g.LeastWithinList, g.WithinList, g.Compare = []int32{0, 1, 2}, []float64{cluster.TwiceBits, cluster.TwiceBits, cluster.TwiceBits}, map[[2]int32]float64{}, compare
		g.Run()
		return g
	}
	apart := func(int32, int32) (float64, float64, bool) { return -25, -10, true }
	alike := func(int32, int32) (float64, float64, bool) { return 9, -10, true }
	if g := group(25, 17, apart); g.Head(0) != g.Head(1) || g.Head(0) == g.Head(2) {
		t.Error("25 bits and 17 are no tie")
	}
	if g := group(25, 24.5, apart); g.Head(0) == g.Head(1) || len(g.Ties) != 1 {
		t.Error("25 bits and 24.5 are a tie when the two contradict each other")
	}
	if g := group(25, 24.5, alike); g.Head(0) != g.Head(1) || g.Head(0) != g.Head(2) {
		t.Error("two that are alike once they are compared do not tie")
	}
}

// TestNumbersThatAreNear: an age a year off is near, a digit of an income wrong
// is a slip.
func TestNumbersThatAreNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want uint8
	}{
		{"34", "33", numberNear}, {"0", "1", numberNear}, {"34", "36", numberOther}, {"60", "61", numberNear},
		{"84052.973", "84052.973", numberSame}, {"84052.973", "24052.973", numberSlip}, {"84052.973", "48052.973", numberSlip}, {"84052.973", "84100", numberNear}, {"123", "723", numberOther}, {"67008.984", "67008.974", numberSlip},
	} {
		a, b := newCell(c.a, linkage.KindNumber), newCell(c.b, linkage.KindNumber)
		if got, back := numberLevel(&a, &b), numberLevel(&b, &a); got != c.want || back != c.want {
			t.Errorf("%s and %s: %d, %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
	for _, c := range []struct {
		a, b string
		want uint8
	}{{"615", "61s", textPart}, {"615", "602", textOther}, {"28713", "28731", textTypo}, {"8186s1314", "818651314", textTypo}} {
		a, b := newCell(c.a, linkage.KindPostcode), newCell(c.b, linkage.KindPostcode)
		if got := idLevel(&a, &b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
		if s, u := sketchOf(&a, linkage.KindPostcode), sketchOf(&b, linkage.KindPostcode); c.want != textOther && s.far(&u) {
			t.Errorf("%s and %s are told apart by their letters", c.a, c.b)
		}
	}
}

// TestNearValues finds what a slip tells apart, in both directions.
func TestNearValues(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Fields: []linkage.Field{{Name: "phone", Kind: linkage.KindPhone}, {Name: "born", Kind: linkage.KindBirth}}}
	for i, v := range [][]string{{"612345678", "1985-03-22"}, {"612345687", "1958-03-22"}, {"699999999", "1985-03-23"}, {"612345670", "1971-04-12"}, {"", "1971-12-04"}} {
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(fmt.Sprintf("Ana Paz%c", 'a'+i), names.GivenFirst), Values: v})
	}
	tab := newTable(in, 1)
	fields := tab.keyFields()
	near := tab.nearValues(fields)
	found := func(f int, a, b string) bool {
		of := fields[f].column.values
		x, y := int32(slices.Index(of, a)), int32(slices.Index(of, b))
		there := slices.Contains(near[fields[f].first+x], fields[f].first+y)
		if back := slices.Contains(near[fields[f].first+y], fields[f].first+x); back != there {
			t.Errorf("%s and %s: %v one way, %v the other", a, b, there, back)
		}
		return there
	}
	for _, c := range []struct {
		field int
		a, b  string
		want  bool
	}{
		{0, "612345678", "612345687", true}, {0, "612345678", "612345670", true}, {0, "612345678", "699999999", false},
		{1, "1985-03-22", "1958-03-22", true}, {1, "1985-03-22", "1985-03-23", true}, {1, "1971-04-12", "1971-12-04", true}, {1, "1985-03-22", "1971-04-12", false},
	} {
		if got := found(c.field, c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

// TestNearnessInOneTown: postcodes of a town begin alike, so that a slip between
// two of them is what strangers of one town show.
func TestNearnessInOneTown(t *testing.T) {
	in := homes(1, 600, 1)
	for i := range in.Records {
		in.Records[i].Name = names.Parse(fmt.Sprintf("%c%co %c%cez", 'a'+i%26, 'a'+i/26, 'a'+i*7%26, 'a'+i*3%26), names.GivenFirst)
		in.Records[i].Values[0] = fmt.Sprintf("%d%03d", 10+i%5*17, i/5%40)
	}
	tab := newTable(in, 1)
	levels := make([]uint8, len(tab.comparisons))
	for i := range tab.comparisons {
		c := &tab.comparisons[i]
		if c.name != "postcode" {
			continue
		}
		for j := range tab.comparisons {
			if tab.comparisons[j].name == "town" {
				levels[j] = same
				if p, mean := c.nearnessBy(levels, textTypo), c.u.mean(c.column.count, len(c.levels))[textTypo]; p < 2*mean {
					t.Errorf("a slip in one town %v, anywhere %v", p, mean)
				}
				levels[j]++
				if p := c.nearnessBy(levels, textTypo); p != 0 {
					t.Errorf("a slip in two towns: %v", p)
				}
			}
		}
		return
	}
	t.Fatal("no postcodes")
}

// TestReadingsOfNamesakes: an unlikely reading of two equal names costs their
// namesakes as much, an alias in the place of a name does not.
func TestReadingsOfNamesakes(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}, {Name: "b"}}, Fields: []linkage.Field{{Name: "age", Kind: linkage.KindNumber}}}
	for s := range 2 {
		for i, name := range []string{"Zarif Muhammad Omran Talhami", "Nahla Muhammad Yusri Talhami", "Samer Muhammad Fawzi Talhami", "Rima Muhammad Jaber Talhami", "Karim Muhammad Nimer Talhami", "Fadi Khalid Zuhdi Talhami"} {
			in.Records = append(in.Records, linkage.Record{Source: s, Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(name, names.GivenFirst), Values: []string{fmt.Sprint(20 + 7*i + s)}})
		}
	}
	res, err := Link(context.Background(), in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Clusters) != 6 {
		t.Errorf("%d persons of six with equal names", len(res.Clusters))
	}
}

// TestShortListsAndCutNames holds the levels of short forms and cut compounds, and
// that in a list of three rows nobody knows that a value is rare.
func TestShortListsAndCutNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want names.UnitLevel
	}{{"archie", "archibald", names.UnitNickname}, {"steve", "stephen", names.UnitNickname}, {"moscoso del prado", "moscoso", names.UnitLoose}, {"trillo figueroa", "trillo", names.UnitLoose}, {"gil robles", "gi", names.UnitDifferent}} {
		a, b := names.NewUnit(c.a), names.NewUnit(c.b)
		if got := names.CompareUnits(&a, &b); got != c.want && !(c.want == names.UnitDifferent && got >= names.UnitInitial) {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
	in := homes(1, 3, 1)
	tab := newTable(in, 1)
	c := &tab.comparisons[nameParts]
	if p := c.u.of(0, 0, same); p < .05 {
		t.Errorf("a postcode of a list of three rows: %v", p)
	}
}
