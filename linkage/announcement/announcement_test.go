package announcement

import (
	"strings"
	"testing"

	"cotejo/linkage/timeline"
	"pgregory.net/rapid"
)

// january is an announcement of two months.
var january = Announcement{ID: "enero", On: "2025-01-14", From: "2025-01-14", To: "2025-03-10", Announced: 553}

// person reads "pd@2025-01-31 arrest=2021-07-11 custody=free figure=…; j11j …".
func person(text string, editions map[string][]string) *Person {
	p := &Person{Editions: editions}
	for line := range strings.SplitSeq(text, ";") {
		words := strings.Fields(line)
		r := timeline.Record{Ref: line}
		r.List, r.Edition, _ = strings.Cut(words[0], "@")
		for _, w := range words[1:] {
			key, value, _ := strings.Cut(w, "=")
			*map[string]*string{"arrest": &r.Arrest, "release": &r.Release, "custody": &r.Custody, "figure": &r.Figure, "as_of": &r.AsOf}[key] = value
		}
		p.Records = append(p.Records, r)
	}
	p.Events, _ = timeline.Of(p.Records, editions)
	return p
}

func TestPlace(t *testing.T) {
	editions := map[string][]string{"pd": {"2024-12-31", "2025-02-28", "2025-12-31"}, "j11j": {"2025-06-30"}}
	for _, c := range []struct{ name, records, want string }{
		{"a stated day", "pd@2025-12-31 arrest=2021-07-11 release=2025-01-16 custody=free; pd@2024-12-31 arrest=2021-07-11 custody=inside", "verified before"},
		{"a day of grace", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=free release=2025-03-17", "verified before"},
		{"the day after the grace", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=free release=2025-03-18", ""},
		{"the day before the first, and outside since", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=free release=2025-01-13", "already-out before"},
		{"out before, and taken back", "pd@2024-12-31 custody=free release=2022-01-13; pd@2025-02-28 custody=inside figure=revocado; pd@2025-12-31 custody=inside", ""},
		{"a month that lies half before", "pd@2024-12-31 custody=inside; j11j@2025-06-30 custody=free release=2025-01", "unconfirmed before"},
		{"a month within", "pd@2024-12-31 custody=inside; j11j@2025-06-30 custody=free release=2025-02", "verified before"},
		{"between two editions", "pd@2024-12-31 custody=inside; pd@2025-02-28 custody=home figure=limitacion_libertad; pd@2025-12-31 custody=home", "unconfirmed before"},
		{"first listed afterwards", "pd@2025-12-31 custody=free release=2025-01-20", "verified after"},
		{"nobody says since when", "ocdh custody=free release=2025-01-20", "verified unknown"},
		{"a list whose first edition came later tells nothing", "j11j@2025-06-30 custody=free release=2025-01-20", "verified unknown"},
		{"a row that was true before", "ocdh custody=free release=2025-01-20 as_of=2025-01-13; pd@2025-12-31 custody=free", "verified before"},
		{"a row of that very day was not before", "ocdh custody=free release=2025-01-20 as_of=2025-01-14", "verified unknown"},
		{"at home before, and another measure within the days", "pd@2024-12-31 custody=home figure=reclusion_domiciliaria; pd@2025-12-31 custody=free figure=libertad_condicional release=2025-02-01", "already-out before"},
		{"at home before, and in prison by a later word", "pd@2024-12-31 custody=home; ocdh as_of=2025-01-13 custody=inside; pd@2025-12-31 custody=free release=2025-02-01", "verified before"},
		{"two words of one day", "pd@2024-12-31 custody=home; ocdh as_of=2024-12-31 custody=inside; pd@2025-12-31 custody=free release=2025-02-01", "verified before"},
		{"a word of the first day is not of before", "pd@2024-12-31 custody=inside; ocdh as_of=2025-01-14 custody=free; pd@2025-12-31 custody=free release=2025-02-01", "verified before"},
		{"one undated list", "ocdh custody=free figure=libertad_condicional", "unconfirmed unknown"},
		{"outside at a day before", "ocdh custody=free figure=libertad_condicional as_of=2024-12-01", "already-out before"},
		{"outside at a later day, nobody says since when", "ocdh custody=free as_of=2025-05-01", "unconfirmed unknown"},
		{"in prison, and no word since", "pd@2024-12-31 custody=inside", "silent before"},
		{"in prison on a day within", "pd@2025-02-28 custody=inside", "silent after"},
		{"in prison, nobody says when", "ocdh custody=inside", "silent unknown"},
		{"in prison after all of it", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=inside", ""},
		{"arrested after all of it", "ocdh arrest=2025-05-01 custody=inside", ""},
		{"arrested within the days", "ocdh arrest=2025-02-01 custody=inside", "silent unknown"},
		{"dead", "ocdh custody=dead", ""},
		{"exiled", "ocdh custody=exiled", ""},
		{"nobody says where", "ocdh arrest=2021-07-11", ""},
		{"days of leave are no exit", "pd@2024-12-31 custody=inside; pd@2025-02-28 custody=free figure=pase release=2025-02-10; pd@2025-12-31 custody=inside", ""},
		{"an exit that later words dispute", "j11j@2025-06-30 custody=free release=2025-02-16; pd@2025-12-31 custody=inside", "unconfirmed unknown"},
	} {
		s, ok := january.Place(person(c.records, editions))
		got := strings.TrimSpace(s.State + " " + s.Listed)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Without a last day everything since the first counts.
func TestOpenEnd(t *testing.T) {
	open := january
	open.To = ""
	for records, want := range map[string]string{
		"pd@2025-12-31 custody=free release=2025-11-16": Verified, "pd@2025-12-31 custody=inside": Silent,
		"pd@2025-12-31 custody=free release=2025-01-13": AlreadyOut,
	} {
		if s, _ := open.Place(person(records, map[string][]string{"pd": {"2025-12-31"}})); s.State != want {
			t.Errorf("%s: %s, want %s", records, s.State, want)
		}
	}
}

// A report alone verifies nobody.
func TestReported(t *testing.T) {
	p := person("pd@2024-12-31 custody=inside; pd@2025-12-31 custody=inside", map[string][]string{"pd": {"2024-12-31", "2025-12-31"}})
	for _, c := range []struct{ from, to, want string }{
		{"2025-01-20", "2025-01-20", Unconfirmed}, {"2024-01-20", "2024-01-20", ""}, {"2025-01-01", "2025-01-31", Unconfirmed}, {"", "2025-02-01", Unconfirmed},
	} {
		p.Reported = []Reported{{c.from, c.to}}
		if s, _ := january.Place(p); s.State != c.want {
			t.Errorf("%+v: %q", c, s.State)
		}
	}
}

// Vanishing from a list verifies nobody.
func TestVanishingVerifiesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		editions := map[string][]string{"pd": {"2024-12-31", "2025-02-28", "2025-12-31"}}
		p := &Person{Editions: editions}
		for _, day := range rapid.SliceOfNDistinct(rapid.SampledFrom(editions["pd"]), 1, 3, rapid.ID[string]).Draw(t, "days") {
			p.Records = append(p.Records, timeline.Record{Ref: "pd:1", List: "pd", Edition: day, Custody: "inside"})
		}
		p.Events, _ = timeline.Of(p.Records, editions)
		if s, _ := january.Place(p); s.State == Verified || s.State == AlreadyOut {
			t.Fatalf("%+v: %s", p.Records, s.State)
		}
	})
}
