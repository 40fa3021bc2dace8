package match

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// Numbers that are kept in few bits stay within them, whatever stands in a list.

func TestManyUnitsInOneName(t *testing.T) {
	var in linkage.Input
	in.Sources = []linkage.Source{{Name: "a"}, {Name: "b"}}
	for s := range in.Sources {
		for i := range 30 {
			name := fmt.Sprintf("Ana%c Paz Gil", 'a'+i%26)
			if i == 7 {
				name = strings.TrimSpace(strings.Repeat("B ", 300)) // 256 units of one letter fit into a name
			}
			in.Records = append(in.Records, linkage.Record{Source: s, Row: i + 1, Key: fmt.Sprint(s, i), Name: names.Parse(name, names.GivenFirst)})
		}
	}
	res, err := Link(context.Background(), &in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	records := 0
	for _, c := range res.Clusters {
		records += len(c)
	}
	if records != len(in.Records) {
		t.Errorf("%d records of %d belong to a person", records, len(in.Records))
	}
}

func TestNumberBits(t *testing.T) {
	for n, want := range map[int]int{0: 24, 1<<24 - 1: 24, 1 << 24: 25, 1 << 28: 29} {
		if got := numberBits(n); got != want {
			t.Errorf("%d units are numbered in %d bits, want %d", n, got, want)
		}
	}
}

func TestTooManyRecords(t *testing.T) {
	in := &linkage.Input{Sources: []linkage.Source{{Name: "a"}}, Records: make([]linkage.Record, 0)}
	if _, err := Link(context.Background(), in, Options{}); err != nil {
		t.Errorf("no records: %v", err)
	}
}
