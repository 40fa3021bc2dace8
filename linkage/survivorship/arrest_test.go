package survivorship

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"pgregory.net/rapid"
)

var arrestFields = []linkage.Field{
	{Name: "arrest_date", Kind: linkage.KindDate},
	{Name: "custody", Kind: linkage.KindStatus},
	{Name: "legal_figure", Kind: linkage.KindStatus},
	{Name: "release_date", Kind: linkage.KindStatus},
}

// arrestedPerson makes one person of rows "list asOf arrest custody figure release",
// "-" for nothing.
func arrestedPerson(rows []string) (*linkage.Input, *match.Result) {
	in := &linkage.Input{Fields: arrestFields, Sources: []linkage.Source{{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}}}
	res := &match.Result{Clusters: [][]int{nil}}
	for i, row := range rows {
		cells := strings.Fields(strings.ReplaceAll(row, "-\t", "- "))
		for j, c := range cells {
			if c == "-" {
				cells[j] = ""
			}
		}
		in.Records = append(in.Records, linkage.Record{Source: int(cells[0][0] - 'a'), Row: i + 1, Key: fmt.Sprint("k", i), Name: names.Parse("Ana Paz Ruz", names.GivenFirst), AsOf: cells[1], Values: cells[2:6]})
		res.Clusters[0] = append(res.Clusters[0], i)
	}
	return in, res
}

func TestArrestedAgain(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
		want string // arrest custody figure release, and what is asked
	}{
		{"freed on a dated list, arrested again on two undated ones",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2024-03-17 inside - -", "c - 2024-03-17 inside - -"}, "2024-03-17 inside - - arrest_date"},
		{"the older arrest on two lists",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2021-07-11 free - -", "c - 2024-03-17 inside - -"}, "2024-03-17 inside - - arrest_date"},
		{"two rows of one list",
			[]string{"a - 2021-07-11 free - -", "a - 2024-03-17 inside - -"}, "2024-03-17 inside - - arrest_date"},
		{"a list that goes on saying that the first arrest is over",
			[]string{"a 2026-01-01 2021-07-11 free - 2023-01-16", "b - 2024-03-17 inside - -"}, "2024-03-17 inside - - arrest_date"},
		{"nothing is known after the second arrest",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2024-03-17 - - -"}, "2024-03-17 - - - arrest_date"},
		{"a release without an arrest is of the first",
			[]string{"a 2023-02-10 - free - 2023-01-16", "b - 2024-03-17 inside - -", "c - 2021-07-11 inside - -"}, "2024-03-17 inside - - arrest_date"},
		{"freed after the second arrest",
			[]string{"a 2025-02-10 2021-07-11 free - 2025-01-16", "b - 2024-03-17 inside - -"}, "2024-03-17 free - 2025-01-16 arrest_date"},
		{"a month is precise enough, a year is not",
			[]string{"a - 2021-07 free - -", "b - 2024-03 inside - -"}, "2024-03 inside - - arrest_date"},
		{"a year alone",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2024 inside - -"}, "2021-07-11 free - 2023-01-16 arrest_date"},
		{"a slip of the pen is no second arrest",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2021-07-11 free - -", "c - 2024-07-11 free - -"}, "2021-07-11 free - 2023-01-16 -"},
		{"weeks apart is one arrest",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2021-09-02 free - -", "c - 2021-07-11 free - -"}, "2021-07-11 free - 2023-01-16 -"},
		{"a release before the one arrest there is",
			[]string{"a - 2024-03-17 inside - -", "b - - free - 2023-01-16", "c - 2024-03-17 inside - -"}, "2024-03-17 inside - - -"},
		{"a dated word that is older than the one arrest there is",
			[]string{"a 2023-02-10 - free - -", "b - 2024-03-17 inside - -"}, "2024-03-17 inside - - -"},
		{"a release taken back without a new arrest",
			[]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2021-07-11 inside revocado -"}, "2021-07-11 inside revocado - -"},
		{"one list alone writes dates",
			[]string{"a 2023-02-10 2021-07-11 free - -", "b - 2021-07-11 inside - -"}, "2021-07-11 free - - custody"},
		{"dated lists settle it",
			[]string{"a 2023-02-10 2021-07-11 free - -", "b 2022-02-10 2021-07-11 inside - -"}, "2021-07-11 free - - -"},
		{"at home between two prisons",
			[]string{"a 2021-09-01 2021-07-11 inside - -", "b 2022-09-01 2021-07-11 home reclusion_domiciliaria -", "c 2023-09-01 2021-07-11 inside - -"}, "2021-07-11 inside - - -"},
	} {
		in, res := arrestedPerson(c.rows)
		persons, _ := Resolve(in, res)
		p := persons.Person(0)
		var got []string
		for _, f := range p.Fields {
			got = append(got, orDash(f.Value))
		}
		asked := ""
		if q, ok := persons.FieldConflict(&p); ok {
			asked = q.Field
		}
		if got := strings.Join(append(got, orDash(asked)), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestNoReleaseBeforeTheArrest holds whatever lists say, in any order.
func TestNoReleaseBeforeTheArrest(t *testing.T) {
	dates := []string{"-", "2021-07-11", "2021-07", "2021", "2022-07-11", "2023-01-16", "2024-03-17"}
	rapid.Check(t, func(t *rapid.T) {
		var rows []string
		for range rapid.IntRange(2, 5).Draw(t, "records") {
			date := func(name string) string { return rapid.SampledFrom(dates).Draw(t, name) }
			rows = append(rows, fmt.Sprint(string(rune('a'+rapid.IntRange(0, 3).Draw(t, "list"))), " ", date("as of"), " ", date("arrest"), " ",
				rapid.SampledFrom([]string{"-", "inside", "free"}).Draw(t, "custody"), " ", rapid.SampledFrom([]string{"-", "revocado"}).Draw(t, "figure"), " ", date("release")))
		}
		in, res := arrestedPerson(rows)
		person := resolvePerson(in, res.Clusters[0], nil)
		if releasedBefore(person.Fields[3].Value, person.Fields[0].Value) {
			t.Fatalf("%q: released %s, arrested %s", rows, person.Fields[3].Value, person.Fields[0].Value)
		}
		slices.Reverse(res.Clusters[0])
		other := resolvePerson(in, res.Clusters[0], nil)
		for f := range person.Fields {
			if person.Fields[f].Value != other.Fields[f].Value {
				t.Fatalf("%q: another %s in another order", rows, in.Fields[f].Name)
			}
		}
	})
}
