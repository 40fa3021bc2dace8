package main

import (
	"strings"
	"testing"
)

// TestTableLinesUp holds that the columns of a table begin at one place of the
// terminal, whatever the letters before them.
func TestTableLinesUp(t *testing.T) {
	t.Setenv("RUNEWIDTH_EASTASIAN", "1")
	var b strings.Builder
	table := (&app{out: &b, lang: "es"}).table("nombre", "lista")
	for _, name := range []string{"Núñez", "Nu\u0301n\u0303ez", "李明", "O’Farrill «Ñico»"} {
		table.row(name, "pd")
	}
	if err := table.print(); err != nil {
		t.Fatal(err)
	}
	const want = 18 // the longest name has sixteen letters, and two blanks follow
	for _, line := range strings.Split(strings.TrimSpace(b.String()), "\n")[1:] {
		before, _, _ := strings.Cut(line, "pd")
		if got := columns(before); got != want {
			t.Errorf("%q: the list stands in column %d, not %d", line, got, want)
		}
	}
	for text, want := range map[string]int{"李明": 4, "Nu\u0301n\u0303ez": 5, "«…»": 3, "█": 1, "": 0} {
		if got := columns(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}
