package figures

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// person makes a person whose chosen values are those of the first text, and
// whose records are the others: "list custody=inside legal_figure=…".
func person(t *testing.T, chosen string, records ...string) Person {
	t.Helper()
	values := func(text string) (v Values) {
		for _, pair := range strings.Fields(text) {
			name, value, ok := strings.Cut(pair, "=")
			f := slices.Index(Fields[:], name)
			if !ok || f < 0 {
				t.Fatalf("%q is no field", pair)
			}
			v[f] = strings.ReplaceAll(value, "_of_", " ")
		}
		return v
	}
	p := Person{Values: values(chosen)}
	if len(records) == 0 {
		records = []string{"0 " + chosen}
	}
	for _, r := range records {
		list, said, _ := strings.Cut(r, " ")
		p.Records = append(p.Records, Record{List: int(list[0] - '0'), Values: values(said)})
	}
	return p
}

func input(persons ...Person) *Input {
	in := &Input{Persons: persons, Lists: []List{{Name: "a"}, {Name: "b"}}, Low: len(persons), High: len(persons)}
	for f := range in.Has {
		in.Has[f] = true
	}
	for i := range persons { // as the roster's timelines tell them
		if v := &persons[i].Values; outside(v) && v[Release] != "" {
			in.Happenings = append(in.Happenings, Happening{Person: i, Kind: "exit", Date: v[Release], Figure: v[Figure], Custody: v[Custody]})
		}
	}
	return in
}

// told writes the cells of a table of one column, with both ranges.
func told(t *Table) string {
	var out []string
	for _, c := range t.Cells {
		s := c.Row
		if c.Column != Persons {
			s += "/" + c.Column
		}
		s += fmt.Sprintf(" %d", c.Value)
		if c.Hidden {
			s = c.Row + "/" + c.Column + " <5"
		}
		if c.Lists != nil {
			s += fmt.Sprintf(" [%d %d]", c.Lists.Low, c.Lists.High)
		}
		if c.Linkage != nil && (c.Linkage.Low != c.Value || c.Linkage.High != c.Value) {
			s += fmt.Sprintf(" {%d %d}", c.Linkage.Low, c.Linkage.High)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestGroups(t *testing.T) {
	for values, want := range map[string]string{
		"custody=inside": inside, "custody=camp": camp, "custody=dead": dead, "custody=exiled": exiled,
		"custody=free legal_figure=libertad_condicional": revocable, "custody=free legal_figure=licencia_extrapenal": revocable,
		"custody=free legal_figure=pase":                inside,
		"custody=home legal_figure=limitacion_libertad": revocable, "custody=home": revocable,
		"custody=free legal_figure=medida_cautelar_fianza": revocable, "custody=free legal_figure=trabajo_correccional_sin_internamiento": revocable,
		"custody=free legal_figure=absuelto": extinguished, "custody=free legal_figure=indulto": extinguished, "custody=free legal_figure=multa": extinguished,
		"custody=free legal_figure=cumplimiento_sancion": extinguished,
		// Nobody is freed by what the program does not know.
		"custody=free": otherwise, "custody=free legal_figure=advertencia": otherwise, "custody=free legal_figure=otra_cosa": otherwise,
		"legal_figure=desaparicion_forzada": disappeared, "": "", "legal_figure=absuelto": "",
	} {
		p := person(t, values)
		if got := group(&p.Values); got != want {
			t.Errorf("%s: %q, not %q", values, got, want)
		}
	}
}

func TestListRanges(t *testing.T) {
	in := input(
		person(t, "custody=inside", "0 custody=inside", "1 custody=inside"),
		person(t, "custody=inside", "0 custody=inside", "1 custody=free legal_figure=absuelto"),
		person(t, "custody=inside", "0 custody=inside", "1 province=Granma"),
		// "Excarcelado" leaves room for every figure, and contradicts prison.
		person(t, "custody=free legal_figure=absuelto", "0 custody=free legal_figure=absuelto", "1 custody=free"),
		person(t, "custody=camp", "0 custody=camp", "1 custody=free"),
		person(t, ""),
	)
	want := "inside 3 [2 3]; camp 1 [0 1]; outside-revocable 0 [0 0]; outside-extinguished 1 [1 2]; outside-other 0 [0 1]; unknown 1 [1 1]"
	if got := told(custody(in)); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	if s := custody(in).Stat("sanctioned"); s.Value != 4 || s.Low != 3 || s.High != 4 {
		t.Errorf("%+v", s)
	}
	// What an editor settled, no list unsettles.
	in.Persons[1].Decided[Custody] = true
	if got := custody(in).Cell(inside, Persons).Lists; *got != (Range{3, 3}) {
		t.Errorf("%v", got)
	}
	if s := custody(in).Stat("sanctioned"); s.Value != 4 || s.Low != 4 || s.High != 4 {
		t.Errorf("%+v", s)
	}
}

func TestLinkageRanges(t *testing.T) {
	in := input(
		person(t, "custody=inside"), person(t, "custody=inside"), // may be one: inside 1 or 2
		person(t, "custody=inside"), person(t, "custody=camp"), // may be one, and then either
		person(t, "custody=inside"), person(t, ""), // may be one, who is inside
		person(t, "custody=inside", "0 custody=inside", "1 custody=inside"), // may be two
		person(t, "custody=inside", "0 custody=inside", "1 custody=dead"),
	)
	in.Open = []Open{{A: 0, B: 1}, {A: 2, B: 3}, {A: 4, B: 5}, {A: 6, B: 6, Record: 1}, {A: 7, B: 7, Record: 1}}
	got := custody(in)
	for row, want := range map[string]Range{inside: {4, 7}, camp: {0, 1}, Unknown: {0, 1}} {
		if c := got.Cell(row, Persons); *c.Linkage != want {
			t.Errorf("%s: %v, not %v", row, *c.Linkage, want)
		}
	}
	if c := got.Cell(dead, Persons); c.Value != 0 || *c.Linkage != (Range{0, 1}) {
		t.Errorf("%+v %v", c, c.Linkage)
	}
}

func TestExits(t *testing.T) {
	in := input(
		person(t, "custody=free legal_figure=libertad_condicional release_date=2025-01-16"),
		person(t, "custody=free legal_figure=libertad_condicional release_date=2024-12-31"),
		person(t, "custody=free legal_figure=libertad_condicional release_date=2025-01"), // may be before the 14th
		person(t, "custody=free legal_figure=licencia_extrapenal release_date=2025-02"),
		person(t, "custody=free legal_figure=absuelto"),
		person(t, "custody=free legal_figure=pase release_date=2025-02-01"),
		person(t, "custody=dead legal_figure=fallecido release_date=2025-02-01"),
		person(t, "custody=inside release_date=2025-02-01"),
	)
	in.Since = "2025-01-14"
	tab := exits(in)
	for cell, want := range map[[2]string]int{
		{"libertad_condicional", dated}: 1, {"libertad_condicional", earlier}: 1, {"libertad_condicional", CannotTell}: 1,
		{"licencia_extrapenal", dated}: 1, {"absuelto", undated}: 1, {Total, dated}: 2, {Total, undated}: 1,
	} {
		if c := tab.Cell(cell[0], cell[1]); c == nil || c.Value != want {
			t.Errorf("%v: %+v", cell, c)
		}
	}
	if tab.Denominator != 5 || tab.Cell("pase", dated) != nil {
		t.Errorf("%+v", tab)
	}
	// A confirmed exit counts although the person is back in prison.
	in.Happenings = append(in.Happenings, Happening{Person: 7, Kind: "exit", Date: "2025-02-01", Figure: "libertad_condicional"}, Happening{Person: 7, Kind: "exit", Date: "2025-03-01"}, Happening{Person: 7, Kind: "revocation"})
	if c := exits(in).Cell("libertad_condicional", dated); c.Value != 2 {
		t.Errorf("%+v", c)
	}
	if n := exits(in).Denominator; n != 6 { // each person once, at the first
		t.Errorf("%d ways out of six persons", n)
	}
	if c := returns(in).Cell("revocation", Persons); c.Value != 1 {
		t.Errorf("%+v", c)
	}
}

func TestServed(t *testing.T) {
	p := person(t, "arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=96")
	least, most, ok := servedShare(&p.Values, p.Values[Release])
	if !ok || fmt.Sprintf("%.3f %.3f", least, most) != "0.440 0.440" {
		t.Errorf("%v %v %v", least, most, ok)
	}
	p = person(t, "arrest_date=2021-07 release_date=2025-01-16 sentence_months=96")
	if least, most, _ := servedShare(&p.Values, p.Values[Release]); fmt.Sprintf("%.3f %.3f", least, most) != "0.433 0.443" {
		t.Errorf("%v %v", least, most)
	}
	free := "custody=free legal_figure=libertad_condicional "
	for values, want := range map[string]string{
		"arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=96":   tenth(4),
		"arrest_date=2021 release_date=2025-01-16 sentence_months=84":         CannotTell,
		"arrest_date=2021-07-11 sentence_months=96":                           Unknown,
		"arrest_date=2021-07-11 release_date=2025-01-16":                      Unknown,
		"arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=life": Unknown,
		"arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=12":   question,
		"arrest_date=2021-07-11 release_date=2020-01-16 sentence_months=12":   question,
		"arrest_date=2021-07-11 release_date=2022-07-12 sentence_months=12":   tenth(9),
	} {
		p := person(t, free+values)
		if got := servedRow(&p.Values, p.Values[Release]); got != want {
			t.Errorf("%s: %s, not %s", values, got, want)
		}
	}
	in := input(
		person(t, free+"arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=60"),
		person(t, free+"arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=96"),
		person(t, free+"arrest_date=2021 release_date=2025-01-16 sentence_months=84"), // half, perhaps
		person(t, free),
		person(t, "custody=free legal_figure=cumplimiento_sancion arrest_date=2021-07-11 release_date=2025-01-16 sentence_months=42"),
	)
	tab := served(in)
	if s := tab.Stat("half:libertad_condicional"); s == nil || s.N != 3 || s.Value != .333 || s.Low != .25 || s.High != .75 {
		t.Errorf("%+v", s)
	}
	if tab.Denominator != 4 || tab.Unknown != 1 {
		t.Errorf("%+v", tab)
	}
}

func TestEvent(t *testing.T) {
	for values, want := range map[string]string{
		"event=11J arrest_date=2021-09-01": during, "event=12J": during, "arrest_date=2021-07-12": during, "arrest_date=2021-07-11/2021-07-12": during,
		"arrest_date=2021-07-10": before, "arrest_date=2003": before, "arrest_date=2021-07-13": possible, "arrest_date=2021-12-31": possible,
		"event=15N arrest_date=2021-11-15": after, "arrest_date=2022-01-01": after, "arrest_date=2021-07": CannotTell, "arrest_date=2021": CannotTell,
		"arrest_date=2021-12/2022-01": CannotTell, "event=17M": CannotTell, "": "",
	} {
		p := person(t, values)
		got := ""
		if rows := eventView.of(&p.Values); len(rows) > 0 {
			got = rows[0]
		}
		if got != want {
			t.Errorf("%s: %q, not %q", values, got, want)
		}
	}
	// A date after the protests does not contradict the list that names them.
	tab := event(input(person(t, "event=11J arrest_date=2021-09-01", "0 event=11J", "1 arrest_date=2021-09-01")))
	if c := tab.Cell(during, Persons); *c.Lists != (Range{1, 1}) || tab.Cell(possible, Persons) != nil {
		t.Errorf("%+v", tab)
	}
}

func TestAges(t *testing.T) {
	for values, want := range map[string]string{
		"birth=2003-07-12 arrest_date=2021-07-11": "age-16-17", "birth=2003-07-11 arrest_date=2021-07-11": "age-18-20",
		"birth=2004-02-29 arrest_date=2022-02-28": "age-16-17", "birth=2004-02-29 arrest_date=2022-03-01": "age-18-20",
		"birth=2005-07-12 arrest_date=2021-07-11": "age-0-15", "birth=2003 arrest_date=2021-07-11": CannotTell,
		"birth=1990/1992 arrest_date=2021-07-11": CannotTell, "birth=1993/1999 arrest_date=2021-07-11": "age-21-29", "birth=1950 arrest_date=2021": "age-60",
		"birth=1980": Unknown, "arrest_date=2021-07-11": Unknown, "birth=2022-01-01 arrest_date=2021-07-11": Unknown,
	} {
		p := person(t, values)
		if got := ageBand(&p.Values); got != want {
			t.Errorf("%s: %s, not %s", values, got, want)
		}
	}
	tab := sexAndAge(input(person(t, "sex=f birth=2004-01-01 arrest_date=2021-07-11"), person(t, "sex=m birth=2003 arrest_date=2021-07-11"), person(t, "sex=m")))
	for stat, want := range map[string]float64{"minors-surely": 1, "minors-perhaps": 1, "age-unknown": 1} {
		if s := tab.Stat(stat); s.Value != want {
			t.Errorf("%+v", s)
		}
	}
}

// TestHideSmall holds that no sum gives away how many children of a sex there
// are, and that what is not about children stays.
func TestHideSmall(t *testing.T) {
	var persons []Person
	add := func(n int, values string) {
		for range n {
			persons = append(persons, person(t, values))
		}
	}
	add(3, "sex=m birth=2006-01-01 arrest_date=2021-07-11")
	add(1, "sex=f birth=2004-01-01 arrest_date=2021-07-11")
	add(9, "sex=m birth=2004-01-01 arrest_date=2021-07-11")
	add(2, "sex=f birth=2002-01-01 arrest_date=2021-07-11")
	add(20, "sex=m birth=2002-01-01 arrest_date=2021-07-11")
	add(8, "sex=f birth=1995-01-01 arrest_date=2021-07-11")
	add(30, "sex=m birth=1980-01-01 arrest_date=2021-07-11")
	in := input(persons...)
	in.Public = true
	tables := Tables(in)
	tab := tables[slices.IndexFunc(tables, func(t *Table) bool { return t.ID == "sex" })]
	for row, hidden := range map[string]bool{"age-0-15": true, "age-16-17": true, "age-18-20": true, "age-21-29": true, "age-30-44": false, Total: false} {
		for _, s := range sexColumns {
			if c := tab.Cell(row, s); c.Hidden != hidden || hidden && (c.Value != 0 || c.Lists != nil) {
				t.Errorf("%s, %s: %+v", row, s, c)
			}
		}
		if c := tab.Cell(row, Total); c.Hidden {
			t.Errorf("%s: %+v", row, c)
		}
	}
	// Ten girls can be told, unless there were nine in the edition before.
	in.Persons = nil
	for range 10 {
		in.Persons = append(in.Persons, person(t, "sex=f birth=2004-01-01 arrest_date=2021-07-11"), person(t, "sex=m birth=2004-01-01 arrest_date=2021-07-11"))
	}
	for before, hidden := range map[int]bool{20: false, 19: true, 16: true, 10: false} {
		in.Before = &Before{}
		for i := range before {
			in.Before.Persons = append(in.Before.Persons, Earlier{Person: in.Persons[i]})
		}
		tables := Tables(in)
		tab := tables[slices.IndexFunc(tables, func(t *Table) bool { return t.ID == "sex" })]
		if c := tab.Cell("age-16-17", "f"); c.Hidden != hidden {
			t.Errorf("after %d: %+v", before, c)
		}
	}
	in.Before = nil
	in.Persons = persons
	in.Public = false
	for _, tab := range Tables(in) {
		for _, c := range tab.Cells {
			if c.Hidden {
				t.Errorf("%s: %+v", tab.ID, c)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	tab := sentence(input(
		person(t, "sentence_months=59"), person(t, "sentence_months=60"), person(t, "sentence_months=180 charges=sedicion|atentado"),
		person(t, "sentence_months=life"), person(t, ""),
	))
	want := "years-0 1 [1 1]; years-5 1 [1 1]; years-10 0 [0 0]; years-15 1 [1 1]; years-20 0 [0 0]; life 1 [1 1]; unknown 1 [1 1]"
	if got := told(tab); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	for stat, want := range map[string]float64{"sentence-median": 5, "sentence-mean": 8.31, "sedition-median": 15} {
		if s := tab.Stat(stat); s == nil || s.Value != want {
			t.Errorf("%s: %+v", stat, s)
		}
	}
}

func TestCharges(t *testing.T) {
	tab := charges(input(person(t, "charges=atentado|desacato", "0 charges=atentado|desacato", "1 charges=desacato"), person(t, "charges=desacato", "0 charges=desacato", "1 charges=atentado|desacato"), person(t, "")))
	want := "desacato 2 [2 2]; atentado 1 [0 2]; desobediencia 0 [0 0]; sedicion 0 [0 0]; unknown 1 [1 1]"
	if got := told(tab); got != want || !tab.Overlapping {
		t.Errorf("%s\nnot %s", got, want)
	}
}

func TestPlaces(t *testing.T) {
	var persons []Person
	for range 5 {
		persons = append(persons, person(t, "province=Pinar municipality=Sandino"))
	}
	for range 4 {
		persons = append(persons, person(t, "province=Pinar municipality=Guane"))
	}
	persons = append(persons, person(t, "province=Granma|Holguín"), person(t, ""))
	in := input(persons...)
	if got, want := told(places(Municipality, minPlace)(in)), "Sandino, Pinar 5 [5 5]; other-places 4; unknown 2 [2 2]"; got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	if got, want := told(places(Province, 1)(in)), "Pinar 9 [9 9]; cannot-tell 1 [1 1]; unknown 1 [1 1]"; got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
}

func TestArrests(t *testing.T) {
	persons := []Person{person(t, "arrest_date=2021-07"), person(t, "arrest_date=2021"), person(t, "arrest_date=2021-07-31/2021-08-01"), person(t, "")}
	for range 5 {
		persons = append(persons, person(t, "arrest_date=2021-07-11"))
	}
	persons = append(persons, person(t, "arrest_date=2021-08-01"))
	in := input(persons...)
	if got, want := told(arrestMonths(in)), "2021-07 6 [6 6]; 2021-08 1 [1 1]; cannot-tell 2 [2 2]; unknown 1 [1 1]"; got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	if got, want := told(arrestDays(in)), "2021-07-11 5 [5 5]; other-days 1; cannot-tell 3 [3 3]; unknown 1 [1 1]"; got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
}

// TestSums holds that every table of one column that does not overlap has every
// person in one row.
func TestSums(t *testing.T) {
	in := input(
		person(t, "custody=inside arrest_date=2021-07-11 sentence_months=60 province=Granma legal_figure=sancionado"),
		person(t, "custody=free legal_figure=multa"), person(t, ""), person(t, "legal_figure=revocado custody=inside municipality=Guane"),
	)
	for _, tab := range Tables(in) {
		if len(tab.Columns) != 1 || tab.Overlapping || tab.ID == "totals" || tab.ID == "returns" {
			continue
		}
		sum := 0
		for _, c := range tab.Cells {
			sum += c.Value
		}
		if sum != len(in.Persons) {
			t.Errorf("%s: %d of %d persons: %s", tab.ID, sum, len(in.Persons), told(tab))
		}
	}
}

// TestFieldsMissing holds that tables without their fields are left out.
func TestFieldsMissing(t *testing.T) {
	in := input(person(t, "sex=m"))
	in.Has = [fields]bool{Sex: true, Province: true}
	var ids []string
	for _, tab := range Tables(in) {
		ids = append(ids, tab.ID)
	}
	if got := strings.Join(ids, " "); got != "totals province quality" {
		t.Error(got)
	}
}
