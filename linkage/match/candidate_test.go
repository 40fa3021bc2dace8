package match

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// foundBy returns the rule by which two names are found as candidates, "" for
// none.
func foundBy(a, b string) (rule string) {
	t := tableOf(names.Parse(a, names.GivenFirst), names.Parse(b, names.GivenFirst))
	for _, c := range newCandidateIndex(t).before(t, 1, make([]int32, 2), nil) {
		rule = ruleLabels[c.rule]
	}
	return rule
}

func TestCandidatesByName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"Ana Leyva Corzo", "Ana Leyva Pupo", "names"},
		{"Ana Zulueta", "Ana Sulueta", "names"},         // a unit that sounds like another
		{"Luis Luis Paz", "Luis Luis Gil", "names"},     // one unit as given name and surname is two
		{"Ana Gil Gil", "Eva Gil Gil", "names"},         // one surname twice is two units
		{"Yosvany", "Yosvany Leyva Corzo", "only-name"}, // the only unit of a name, before the other
		{"Zulueta", "Ana Abreu Zulueta", "only-name"},   // and behind it
		{"Ana Leyva Corzo", "Eva Leyva Pupo", ""},
		{"Ana Gil Paz", "Eva Gil Ruz", ""},
	} {
		for _, p := range [2][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := foundBy(p[0], p[1]); got != c.want {
				t.Errorf("%s, %s: found by %q, want %q", p[0], p[1], got, c.want)
			}
		}
	}
}

// TestBlockingKeys: what few records have is a key, and a telephone that few have
// is enough; what one alone has brings nobody together.
func TestBlockingKeys(t *testing.T) {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "town", Kind: linkage.KindCategory}, {Name: "phone", Kind: linkage.KindPhone}}, Sources: []linkage.Source{{Name: "a"}}}
	for i := range 100 {
		values := []string{"Cerro", fmt.Sprint(50000000 + i)}
		switch {
		case i < 10:
			values[0] = "Gibara"
		case i == 10:
			values[0] = "Bauta"
		}
		if i < 2 {
			values[1] = "77777777"
		}
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprintf("%02d", i), Values: values})
	}
	tab := newTable(in, 1)
	keys, named := tab.blockingKeys(nil)
	place := tab.places()
	for record, want := range map[int][2]int{0: {2, 1}, 5: {1, 0}, 10: {0, 0}, 50: {0, 0}} { // keys, and those that are enough
		if got := [2]int{len(keys.of(place[record])), len(named[place[record]])}; got != want {
			t.Errorf("record %d in %s: %v, want %v", record, in.Records[record].Values[0], got, want)
		}
	}
}

// TestThreeTokens: of two records that share three sounds of which every two are
// too common, and of others that share two of them only.
func TestThreeTokens(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}}
	for i, given := range []string{"bolimar dufreno kastin", "bolimar dufreno kastin", "bolimar dufreno wepsol", "bolimar dufreno yiggat",
		"nurvel dufreno kastin", "tepgor dufreno kastin", "bolimar zoldex kastin", "bolimar hiqqam kastin"} {
		n := names.Name{Text: given, Readings: []names.Reading{{Given: strings.Fields(given)}}} // three units, so that no two are written as one
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: n})
	}
	tab := newTable(in, 1)
	x := newBlocking(tab, 2)
	met := make(map[[2]int32]uint8)
	for i := range int32(len(in.Records)) {
		for _, c := range x.before(i, make([]int32, len(in.Records)), nil) {
			met[[2]int32{min(tab.order[i], tab.order[c.record]), max(tab.order[i], tab.order[c.record])}] = c.rule
		}
	}
	if len(met) != 1 || met[[2]int32{0, 1}] != ruleTriple {
		t.Errorf("candidates %v", met)
	}
	if apart(tag(3), tag(3)) || !apart(tag(3), tag(4)) || !apart(noUnit, noUnit) {
		t.Error("two sounds of one unit are two things to share, or two values are one")
	}
}

// TestSlipsOfCommonNames: a rare spelling is looked for under the common name of
// which it may be a slip, and not the reverse.
func TestSlipsOfCommonNames(t *testing.T) {
	x := newUnitTable()
	for range 5 {
		x.tally(roleSurname, []string{"bolimarte"})
	}
	x.tally(roleSurname, []string{"bolimarde"})
	x.link(1)
	of, next := x.tokens()
	common, rare := of[x.ids["bolimarte"]], of[x.ids["bolimarde"]]
	if len(common.own) == 0 || !slices.Equal(rare.slips, common.own) || len(common.slips) != 0 {
		t.Errorf("common %+v, rare %+v", common, rare)
	}
	if int(next) != 2 {
		t.Errorf("%d tokens", next)
	}
}

// TestCanonicalOrder: neither rows nor files leave a trace in the order of work.
func TestCanonicalOrder(t *testing.T) {
	refs := func(sources []string, rows [][2]string) (out []string) {
		in := &linkage.Input{}
		for _, s := range sources {
			in.Sources = append(in.Sources, linkage.Source{Name: s})
		}
		for _, r := range rows {
			in.Records = append(in.Records, linkage.Record{Source: slices.Index(sources, r[0]), Key: r[1], Name: names.Parse("Ana Leyva", names.GivenFirst)})
		}
		for _, i := range canonicalOrder(in, 1) {
			out = append(out, in.Ref(int(i)))
		}
		return out
	}
	rows := [][2]string{{"pd", "record-000001"}, {"pd", "record-000002"}, {"j11j", "record-000003"}, {"j11j", "record-000001"}}
	want := refs([]string{"j11j", "pd"}, rows)
	slices.Reverse(rows)
	if got := refs([]string{"pd", "j11j"}, rows); !slices.Equal(got, want) {
		t.Errorf("%q, with files and rows turned %q", want, got)
	}
}

// TestColumn: values are numbered by how many have them, and then by who has them
// first.
func TestColumn(t *testing.T) {
	texts := []string{"b", "a", "", "c", "a", "c"}
	c, ids := newColumn([]int32{5, 4, 3, 2, 1, 0}, func(i int) string { return texts[i] })
	if !slices.Equal(c.values, []string{"c", "a", "b"}) || !slices.Equal(c.count, []int32{2, 2, 1}) {
		t.Errorf("%q of %v records", c.values, c.count)
	}
	if want := []int32{0, 1, 0, -1, 1, 2}; !slices.Equal(ids, want) {
		t.Errorf("%v, want %v", ids, want)
	}
}

// TestContents: rows say the same when names and all values are equal.
func TestContents(t *testing.T) {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "town", Kind: linkage.KindCategory}}, Sources: []linkage.Source{{Name: "a"}}}
	for i, r := range [][2]string{{"Ana Leyva", "Cerro"}, {"ANA LEYVA", "Cerro"}, {"Ana Leyva", "Gibara"}, {"Ana Leyva", ""}, {"Eva Leyva", "Cerro"}} {
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: fmt.Sprint(i), Name: names.Parse(r[0], names.GivenFirst), Values: []string{r[1]}})
	}
	tab := newTable(in, 1)
	contents, place := tab.contents(), tab.places()
	for i := range place {
		if same := contents[place[i]] == contents[place[0]]; same != (i < 2) {
			t.Errorf("record %d says the same as the first: %v", i, same)
		}
	}
}

// TestMissedPairs: what was compared is not missed.
func TestMissedPairs(t *testing.T) {
	in, _ := crowd(40, 2, 11)
	m := mustLink(t, in, Options{Sample: len(in.Records)}).Model.Missed
	if m.Records != len(in.Records) || m.Missed != 0 || m.Found < 70 {
		t.Errorf("%+v", m)
	}
}
