package figures

import (
	"fmt"
	"strings"
	"testing"
)

// TestSurvival holds the curve of the patients under 6-MP of Freireich and others
// (1963), as every textbook gives it, with the interval on the scale of
// log(−log S).
func TestSurvival(t *testing.T) {
	var seen []observation
	for _, d := range []int{6, 6, 6, 7, 10, 13, 16, 22, 23} {
		seen = append(seen, observation{d, true})
	}
	for _, d := range []int{6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35} {
		seen = append(seen, observation{d, false})
	}
	var got []string
	for _, p := range survival(seen) {
		got = append(got, fmt.Sprintf("%d %.3f %.3f-%.3f %d", p.Day, p.Share, p.Low, p.High, p.AtRisk))
	}
	want := "6 0.857 0.620-0.952 21; 7 0.807 0.563-0.923 17; 10 0.753 0.503-0.889 15; 13 0.690 0.432-0.849 12; 16 0.627 0.368-0.805 11; 22 0.538 0.268-0.747 7; 23 0.448 0.188-0.680 6"
	if strings.Join(got, "; ") != want {
		t.Errorf("%s\nnot %s", strings.Join(got, "; "), want)
	}
	if curve := survival([]observation{{3, true}, {5, true}}); curve[1].Share != 0 || curve[1].Low != 0 || curve[1].High != curve[0].High {
		t.Errorf("%+v", curve)
	}
	if p, ok := shareAt(survival(seen), 12, 35); !ok || fmt.Sprintf("%.3f", p.Share) != "0.753" {
		t.Errorf("%+v", p)
	}
	if p, ok := shareAt(nil, 40, 35); ok || p.Share != 1 {
		t.Errorf("%+v", p)
	}
}

func TestReturns(t *testing.T) {
	in := input()
	in.Closed = "2025-12-31"
	add := func(values string, events ...string) {
		n := len(in.Persons)
		in.Persons = append(in.Persons, person(t, values))
		for _, e := range events {
			kind, date, _ := strings.Cut(e, " ")
			h := Happening{Person: n, Kind: kind, Date: date}
			if kind == "exit" {
				h.Figure = "libertad_condicional"
			}
			in.Happenings = append(in.Happenings, h)
		}
	}
	in.Lists[0].Editions = []Edition{{AsOf: "2025-12-31"}}
	for range 12 {
		add("custody=inside legal_figure=revocado", "arrest 2021-07-11", "exit 2024-01-01", "revocation 2024-07-01")
		add("custody=inside", "exit 2024-01-01", "rearrest 2025-01-01")
	}
	for range 10 {
		add("custody=free legal_figure=libertad_condicional", "exit 2024-01-01")
		add("custody=dead", "exit 2024-01-01", "death 2024-03-01")
		add("custody=free legal_figure=libertad_condicional", "exit 2024") // in no month
	}
	add("custody=inside legal_figure=revocado")
	add("custody=inside", "arrest 2021-07-11", "rearrest 2024-01-01") // nobody tells of an exit
	tab := returns(in)
	if got, want := told(tab), "revocable-exits 54; revocation 12; rearrest 12; revoked-undated 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	// 44 are dated: 10 died in March, of the 34 left 12 are back after half a year and 12 more after a year.
	if len(tab.Curve) != 2 || tab.Curve[0].AtRisk != 34 || tab.Curve[0].Day != 182 || tab.Curve[1].AtRisk != 22 {
		t.Errorf("%+v", tab.Curve)
	}
	if s := tab.Stat("still-out:12"); s == nil || s.Value != .647 || s.N != 44 || tab.Stat("still-out:24").Value != .294 {
		t.Errorf("%+v", tab.Stats)
	}
	in.Happenings = in.Happenings[:30]
	if tab := returns(in); tab.Curve != nil || len(tab.Stats) != 0 || tab.Notes[0] != "returns-few" {
		t.Errorf("%+v", tab)
	}
}

func TestFlow(t *testing.T) {
	in := input(person(t, ""), person(t, ""), person(t, ""), person(t, ""))
	in.Happenings = []Happening{
		{Person: 0, Kind: "arrest", Date: "2021-07-11"}, {Person: 0, Kind: "exit", Date: "2021-08-01", Figure: "libertad_condicional"},
		{Person: 0, Kind: "extinction", Date: "2021-09-01"}, {Person: 0, Kind: "rearrest", Date: "2021-09-02/2021-09-20"}, {Person: 0, Kind: "death", Date: "2021-09-25"},
		{Person: 1, Kind: "listed", Date: "2021-07-11"}, {Person: 1, Kind: "exit", Date: "2021-08"}, {Person: 1, Kind: "death", Date: "2021-09-25"},
		{Person: 2, Kind: "exit", Date: "", Until: "2021-09-01"},
		{Person: 3, Kind: "arrest", Date: "2021"}, {Person: 3, Kind: "arrest", Date: "2021-07-12"}, {Person: 3, Kind: "exile", Date: "2021-08-31/2021-09-01"},
	}
	tab := flow(in)
	var got []string
	for _, row := range tab.Rows {
		line := row
		for _, c := range tab.Columns {
			if cell := tab.Cell(row, c); cell != nil {
				line += fmt.Sprint(" ", cell.Value)
			}
		}
		got = append(got, line)
	}
	// After the end of a case, or after an exit, a death is no exit from prison.
	want := "2021-07 1 0 0 0 0 1; 2021-08 0 0 2 0 0 -2; 2021-09 0 1 0 1 0 0; cannot-tell 1 0 0 0 1; unknown 0 0 1 0 0"
	if strings.Join(got, "; ") != want {
		t.Errorf("%s\nnot %s", strings.Join(got, "; "), want)
	}
	if tab.Unknown != 3 {
		t.Errorf("%d unknown", tab.Unknown)
	}
}

// TestExitsOfEditions holds the first confirmed exit, and that a date which no
// event confirms is no exit.
func TestExitsOfEditions(t *testing.T) {
	in := input(
		person(t, "custody=free legal_figure=cumplimiento_sancion release_date=2025-03-01"),
		person(t, "custody=free legal_figure=libertad_condicional release_date=2025-03-01"),
		person(t, "custody=free legal_figure=libertad_condicional"),
		person(t, "custody=free legal_figure=absuelto"),
		person(t, "custody=free legal_figure=libertad_condicional"),
	)
	in.Lists[0].Editions = []Edition{{AsOf: "2025-12-31"}}
	in.Happenings = []Happening{
		{Person: 0, Kind: "exit", Date: "2024-01-01", Figure: "libertad_condicional"}, {Person: 0, Kind: "extinction", Date: "2025-03-01"},
		{Person: 2, Kind: "exit", Date: "2025-02-01"}, {Person: 2, Kind: "delisted", Date: "2025-04-01"},
		{Person: 3, Kind: "exit", Date: "2025-02-01"},
		{Person: 4, Kind: "exit", Until: "2024-12-31", Figure: "libertad_condicional"},
	}
	in.Since = "2025-01-14"
	tab := exits(in)
	for cell, want := range map[[2]string]int{
		{"libertad_condicional", earlier}: 2, {"libertad_condicional", disputed}: 1, {"libertad_condicional", dated}: 1,
		{Unknown, dated}: 1, {Total, dated}: 2, {Total, undated}: 0,
	} {
		if c := tab.Cell(cell[0], cell[1]); c == nil || c.Value != want {
			t.Errorf("%v: %+v", cell, c)
		}
	}
	if tab.Cell("cumplimiento_sancion", earlier) != nil || tab.Denominator != 5 {
		t.Errorf("%s", told(tab))
	}
}

// TestFormer holds that of whom no list speaks any more is in no stock, and in
// the tables of what does not change.
func TestFormer(t *testing.T) {
	in := input(person(t, "custody=inside sentence_months=60 sex=f"), person(t, "custody=inside legal_figure=prision_provisional"))
	in.Persons[0].Former = true
	if got, want := told(custody(in)), "inside 1 [1 1]; outside-revocable 0 [0 0]; outside-extinguished 0 [0 0]; former 1 [1 1]; unknown 0 [0 0]"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got, want := told(process(in)), "remand 1 [1 1]; sentenced 0 [0 0]; former 1 [1 1]"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got := told(sentence(in)); !strings.HasPrefix(got, "years-0 0 [0 0]; years-5 1 [1 1]") {
		t.Errorf("%s", got)
	}
}

// TestOlderEditions holds that what a list said before widens no range and is no
// row of the list.
func TestOlderEditions(t *testing.T) {
	p := person(t, "custody=free legal_figure=absuelto sex=f", "0 custody=inside sex=f", "0 custody=free legal_figure=absuelto sex=f", "1 custody=free legal_figure=absuelto")
	p.Records[0].Past, p.Records[0].Older = true, true
	in := input(p)
	if c := custody(in).Cell(extinguished, Persons); *c.Lists != (Range{1, 1}) {
		t.Errorf("%+v", c.Lists)
	}
	if c := custody(in).Cell(inside, Persons); c.Lists.High != 0 {
		t.Errorf("%+v", c.Lists)
	}
	if c := quality(in).Cell("sex", "list:a"); c.Value != 1 || c.Of != 1 {
		t.Errorf("%+v", c)
	}
	if got := totals(in).Cell("lists-2", Persons); got.Value != 1 {
		t.Errorf("two editions are one list: %s", told(totals(in)))
	}
}

// TestCorrections holds the bridge of the total, and who has another value.
func TestCorrections(t *testing.T) {
	in := input(person(t, "sex=f birth=1990"), person(t, "custody=free"))
	in.Before = &Before{Persons: []Earlier{earlierPerson(t, 0, "sex=m custody=inside"), earlierPerson(t, 1, "custody=inside"), earlierPerson(t, -1, "sex=m")}}
	in.Corrections = []Correction{{"merged", "decision", -1}, {"gone-records", "", -1}, {"new-records", "", 1}}
	if got, want := told(corrections(in)), "persons-before 3; new-records 1; gone-records -1; merged:decision -1; persons-after 2; changed:sex 1"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	in.Before.Editions = true
	if corrections(in).Denominator != 0 {
		t.Error("editions in one roster correct nothing")
	}
}
