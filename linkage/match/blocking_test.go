package match

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
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
		in.Records[i].Name = names.Parse(string(letters), names.GivenFirst)
		if rng.IntN(3) == 0 { // and its list does not know the birth
			in.Records[i].Values[1] = ""
		}
	}
	tab := newTable(in, 1)
	x := newBlocking(tab, 0)
	seen := make([]int32, len(in.Records))
	var out []candidate
	pairs, found := 0, 0
	for i := range int32(len(in.Records)) {
		out = x.before(i, seen, out)
		pairs += len(out)
		met := make(map[int32]bool)
		for _, j := range out {
			if met[j.record] {
				t.Fatalf("record %d meets %d twice", i, j.record)
			}
			met[j.record] = true
			if j.record >= i {
				t.Fatalf("record %d meets %d, which does not stand before it", i, j.record)
			}
			if person[tab.order[i]] == person[tab.order[j.record]] {
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
	in := &linkage.Input{Fields: []linkage.Field{{Name: "mail", Kind: linkage.KindEmail}}, Sources: []linkage.Source{{Name: "a"}}}
	for i, name := range []string{"Rosa Luz", "Ana Paz", "Elsa Ruz"} {
		in.Records = append(in.Records, linkage.Record{Row: i + 1, Key: name, Name: names.Parse(name, names.GivenFirst), Values: []string{[]string{"x@y.org", "x@y.org", "z@y.org"}[i]}})
	}
	tab := newTable(in, 1)
	x := newBlocking(tab, 0)
	seen := make([]int32, 3)
	if out := x.before(1, seen, nil); !slices.Equal(out, []candidate{{0, ruleNumber}}) {
		t.Errorf("the second record meets %v", out)
	}
	if out := x.before(2, seen, nil); len(out) != 0 {
		t.Errorf("the third record meets %v", out)
	}
}

// TestLargestBlock holds that larger blocks bring more records together.
func TestLargestBlock(t *testing.T) {
	in, _ := crowd(3000, 1, 5)
	tab := newTable(in, 1)
	met := func(largest int) (n int) {
		x := newBlocking(tab, largest)
		seen := make([]int32, len(in.Records))
		for i := range int32(len(in.Records)) {
			n += len(x.before(i, seen, nil))
		}
		return n
	}
	if few, usual, same, many := met(5), met(0), met(pairBlock), met(400); !(few < usual && usual == same && usual < many) {
		t.Errorf("pairs in blocks of 5: %d, as usual: %d, of %d: %d, of 400: %d", few, usual, pairBlock, same, many)
	}
}
