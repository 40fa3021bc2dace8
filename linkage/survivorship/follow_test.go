package survivorship

import (
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// The prison, the charges and the sentence are those of the arrest that is shown,
// however many lists state those of an earlier one.
func TestWhatFollowsTheArrest(t *testing.T) {
	fields := []linkage.Field{{Name: arrestField, Kind: linkage.KindDate}, {Name: "prison", Kind: linkage.KindPlace}, {Name: "charges", Kind: linkage.KindSet}, {Name: "sentence_months", Kind: linkage.KindMonths}}
	for _, c := range []struct {
		name string
		rows []string // list arrest prison charges months
		want string
	}{
		{"two lists on the first, one on the second", []string{"a 2021-07-11 Boniato desacato 48", "b 2021-07-11 Boniato desacato 48", "c 2024-03-17 Guamajal sedicion 108"}, "2024-03-17 Guamajal sedicion 108"},
		{"nothing is known of the second", []string{"a 2021-07-11 Boniato desacato 48", "b 2021-07-11 Boniato - 48", "c 2024-03-17 - - -"}, "2024-03-17 Boniato desacato 48"},
		{"one without a date may speak of the second", []string{"a 2021-07-11 Boniato desacato 48", "b - Guamajal - -", "c 2024-03-17 - - 108"}, "2024-03-17 Guamajal desacato 108"},
		{"one arrest", []string{"a 2021-07-11 Boniato desacato 48", "b 2021-07-11 Boniato desacato 48", "c 2021-07-12 Guamajal sedicion 108"}, "2021-07-11 Boniato desacato 48"},
	} {
		in, res := arrestedPerson(nil)
		in.Fields = fields
		for i, row := range c.rows {
			cells := strings.Fields(row)
			for j := range cells {
				cells[j] = strings.TrimPrefix(cells[j], "-")
			}
			in.Records = append(in.Records, linkage.Record{Source: int(row[0] - 'a'), Row: i + 1, Key: row, Name: names.Parse("Ana Paz Ruz", names.GivenFirst), Values: cells[1:]})
			res.Clusters[0] = append(res.Clusters[0], i)
		}
		p := resolvePerson(in, res.Clusters[0], nil)
		var got []string
		for _, f := range p.Fields {
			got = append(got, orDash(f.Value))
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Lists that disagree only on how somebody is held ask nobody; an even vote on
// whether he is held does, and frees nobody.
func TestEvenVoteOnCustody(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"a - 2021-07-11 free - -", "b - 2021-07-11 inside - -", "inside custody"},
		{"a - 2021-07-11 free libertad_condicional -", "b - 2021-07-11 inside - -", "inside custody"},
		{"a - 2021-07-11 home - -", "b - 2021-07-11 inside - -", "inside custody"},
		{"a - 2021-07-11 exiled - -", "b - 2021-07-11 free - -", "exiled custody"},
		{"a 2023-02-10 2021-07-11 inside - -", "b - 2021-07-11 camp - -", "inside -"},
		{"a 2023-02-10 2021-07-11 free - -", "b - 2021-07-11 home - -", "free -"},
		{"a 2023-02-10 2021-07-11 free - -", "b - 2021-07-11 camp - -", "free custody"},
	} {
		in, res := arrestedPerson([]string{c.first, c.second})
		persons, _ := Resolve(in, res)
		p := persons.Person(0)
		asked := ""
		if q, ok := persons.FieldConflict(&p); ok {
			asked = q.Field
		}
		if got := p.Fields[1].Value + " " + orDash(asked); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.first, c.second, got, c.want)
		}
	}
}
