package roster

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/figures"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/survivorship"
)

// threeEditions returns three editions of a list with keys and one of another:
// somebody leaves prison and is taken back, somebody dies, somebody falls off the
// list and somebody stands on it late.
func threeEditions(t *testing.T) *Contents {
	in := &linkage.Input{Fields: []linkage.Field{{Name: "birth", Kind: linkage.KindBirth}, {Name: "arrest_date", Kind: linkage.KindDate}, {Name: "custody", Kind: linkage.KindStatus},
		{Name: "legal_figure", Kind: linkage.KindStatus}, {Name: "release_date", Kind: linkage.KindStatus}}}
	rows := map[string]string{
		"alfa-2025-01-31": "a 1990-01-02 2021-07-11 inside; b 1980-03-04 2021-07-12 inside; c 1970-05-06 2021-07-13 inside",
		"alfa-2025-02-28": "a 1990-01-02 2021-07-11 free libertad_condicional; b 1980-03-04 2021-07-12 inside; c 1970-05-06 2021-07-13 inside",
		"alfa":            "a 1990-01-02 2021-07-11 inside revocado; b 1980-03-04 2021-07-12 dead; d 1960-07-08 2020-02-02 inside",
		"beta":            "x 1990-01-02 2021-07-11 free - 2025-02-14",
	}
	nameList := map[string]string{"a": "Nemesia Bacallao Urrutia", "b": "Teodosio Fumero Lugo", "c": "Wilfredo Quiala Sarduy", "d": "Idalmis Roque Pita", "x": "Nemesia Bacallao Urrutia"}
	for i, name := range []string{"alfa", "alfa-2025-01-31", "alfa-2025-02-28", "beta"} {
		list, day := "alfa", strings.TrimPrefix(name, "alfa-")
		if name == "alfa" {
			day = "2025-03-31"
		}
		if name == "beta" {
			list, day = "beta", "2025-02-20"
		}
		lines := strings.Split(rows[name], "; ")
		in.Sources = append(in.Sources, linkage.Source{Name: name, List: list, AsOf: day, File: name + ".csv", SHA256: strings.Repeat(fmt.Sprint(i), 64), Profile: "p", Dialect: "utf-8 , lf",
			Header: []string{"name"}, Columns: [][]string{{"name"}}, StableKey: true, Rows: len(lines)})
		for row, line := range lines {
			words := append(strings.Fields(line), "", "", "")
			for k := range words {
				words[k] = strings.TrimPrefix(words[k], "-")
			}
			in.Records = append(in.Records, linkage.Record{Source: i, Row: row + 1, Line: row + 2, Key: words[0], Name: names.Parse(nameList[words[0]], names.GivenFirst),
				Values: words[1:6], Raw: linkage.CellsOf(nameList[words[0]]), AsOf: day})
		}
	}
	res, err := match.Link(context.Background(), in, match.Options{Exhaustive: true})
	if err != nil {
		t.Fatal(err)
	}
	persons, _ := survivorship.Resolve(in, res)
	return &Contents{Input: in, Result: res, Persons: persons, Meta: map[string]string{"tool_version": "test"}}
}

// TestFiguresOfEditions holds what a report reads of a roster of three editions:
// the lists as one, who is no longer listed, the events, and what was before.
func TestFiguresOfEditions(t *testing.T) {
	in, err := open(t, write(t, threeEditions(t))).Figures(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(in.Lists) != 2 || in.Lists[0].Name != "alfa" || len(in.Lists[0].Editions) != 3 || in.Lists[0].File != "alfa.csv" || in.Lists[0].Persons != 3 || in.Lists[0].Records != 3 || in.Lists[0].Last != "2025-03-31" {
		t.Errorf("%+v", in.Lists)
	}
	former := 0
	for _, p := range in.Persons {
		if p.Former {
			former++
		}
	}
	if len(in.Persons) != 4 || former != 1 {
		t.Errorf("%d persons, %d former", len(in.Persons), former)
	}
	of := func(id string) *figures.Table {
		for _, tab := range figures.Tables(in) {
			if tab.ID == id {
				return tab
			}
		}
		t.Fatalf("no table %s", id)
		return nil
	}
	cells := func(tab *figures.Table, column string) string {
		var out []string
		for _, c := range tab.Cells {
			if c.Column == column && c.Value != 0 {
				out = append(out, fmt.Sprint(c.Row, " ", c.Value))
			}
		}
		return strings.Join(out, ", ")
	}
	for _, c := range []struct{ since, held string }{
		{"", "stock-before 2, late-additions 1, returns 1, deaths -1, delisted -1, stock-after 2"},
		{"2025-02-01", "stock-before 3, late-additions 1, returns 1, exit:libertad_condicional -1, deaths -1, delisted -1, stock-after 2"},
	} {
		in.Since = c.since
		in.Before = figures.FromEditions(in)
		if got := cells(of("bridge"), "held"); got != c.held {
			t.Errorf("since %q: %s, not %s", c.since, got, c.held)
		}
	}
	if got, want := cells(of("flow"), "out:exits"), "2025-02 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got, want := cells(of("returns"), "persons"), "revocable-exits 1, revocation 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got, want := cells(of("exits"), "dated"), "libertad_condicional 1, total 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got, want := cells(of("custody"), "persons"), "inside 2, dead 1, former 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}
