package linkage

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBlocksFindPersons holds that blocks find the records of one person when
// a letter of each of two units is wrong, that they give each pair once, and
// that they compare a small share of all pairs.
func TestBlocksFindPersons(t *testing.T) {
	in, person := crowd(3000, 2, 7)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := 1; i < len(in.Records); i += 2 { // every second record is a careless copy
		letters := []rune(in.Records[i].Name.Text)
		for range 2 {
			if at := rng.IntN(len(letters)-1) + 1; letters[at] != ' ' && letters[at-1] != ' ' {
				letters[at] = 'a' + rune(rng.IntN(26))
			}
		}
		in.Records[i].Name = ParseName(string(letters), GivenFirst)
		if rng.IntN(3) == 0 { // and its list does not know the birth
			in.Records[i].Values[1] = ""
		}
	}
	tab := newTable(in, 1)
	m := newModel(tab)
	x := newBlocking(tab, m)
	seen := make([]int32, len(in.Records))
	var out []int32
	pairs, found := 0, 0
	for i := range int32(len(in.Records)) {
		out = x.before(i, seen, out, new(ruleCounts))
		pairs += len(out)
		sorted := slices.Clone(out)
		slices.Sort(sorted)
		if len(slices.Compact(sorted)) != len(out) {
			t.Fatalf("record %d meets a record twice", i)
		}
		for _, j := range out {
			if j >= i {
				t.Fatalf("record %d meets %d, which does not stand before it", i, j)
			}
			if person[i] == person[j] {
				found++
			}
		}
	}
	if share := float64(found) / 3000; share < .98 {
		t.Errorf("blocks find %.3f of the persons", share)
	}
	if all := len(in.Records) * (len(in.Records) - 1) / 2; pairs > all/100 {
		t.Errorf("%d of %d pairs would be compared", pairs, all)
	}
}

// TestBlocksFindNumbers holds that a number which few have is enough.
func TestBlocksFindNumbers(t *testing.T) {
	in := &Input{Fields: []Field{{Name: "mail", Kind: KindEmail}}, Sources: []Source{{Name: "a"}}}
	for i, name := range []string{"Ana Paz", "Rosa Ruz", "Elsa Luz"} {
		in.Records = append(in.Records, Record{Row: i + 1, Key: name, Name: ParseName(name, GivenFirst), Values: []string{[]string{"x@y.org", "x@y.org", "z@y.org"}[i]}})
	}
	tab := newTable(in, 1)
	x := newBlocking(tab, newModel(tab))
	seen := make([]int32, 3)
	if out := x.before(1, seen, nil, new(ruleCounts)); !slices.Equal(out, []int32{0}) {
		t.Errorf("the second record meets %v", out)
	}
	if out := x.before(2, seen, nil, new(ruleCounts)); len(out) != 0 {
		t.Errorf("the third record meets %v", out)
	}
}
