package figures

import (
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage/bridge"
	"pgregory.net/rapid"
)

// A path is what really happened to somebody: where the person was from each
// month on.
type path []string // "custody/figure" by month; "" before the arrest

// month is the first day of a month of the generated years.
func month(m int) string { return fmt.Sprintf("%d-%02d", 2024+m/12, 1+m%12) }

// drawPath makes one of arrests, exits, returns, ends and deaths.
func drawPath(t *rapid.T, months int) path {
	l := make(path, months)
	at := ""
	for m := range months {
		switch at {
		case "":
			if rapid.IntRange(0, 5).Draw(t, "arrest") == 0 || m == 0 && rapid.Bool().Draw(t, "early") {
				at = "inside/"
			}
		case "inside/", "camp/":
			switch rapid.IntRange(0, 11).Draw(t, "in") {
			case 0:
				at = "free/libertad_condicional"
			case 1:
				at = "free/cumplimiento_sancion"
			case 2:
				at = "dead/fallecido"
			case 3:
				at = "exiled/destierro"
			case 4:
				at = "camp/"
			}
		case "free/libertad_condicional":
			switch rapid.IntRange(0, 8).Draw(t, "out") {
			case 0:
				at = "inside/revocado"
			case 1:
				at = "free/cumplimiento_sancion"
			}
		case "inside/revocado":
			if rapid.IntRange(0, 4).Draw(t, "again") == 0 {
				at = "free/licencia_extrapenal"
			}
		}
		l[m] = at
	}
	return l
}

// happenings are the events on a path, as a perfect list would tell them.
func (l path) happenings(person int) (out []Happening) {
	was := ""
	for m, at := range l {
		if at == was {
			continue
		}
		custody, figure, _ := strings.Cut(at, "/")
		h := Happening{Person: person, Date: month(m) + "-01", Figure: figure, Custody: custody}
		switch {
		case was == "":
			h.Kind = "arrest"
		case custody == "dead":
			h.Kind = "death"
		case custody == "exiled":
			h.Kind = "exile"
		case figure == "revocado":
			h.Kind = revocation
		case custody == "camp":
			h.Kind = "measure_change"
		case strings.HasPrefix(was, "free"):
			h.Kind = "extinction"
		default:
			h.Kind = "exit"
		}
		out = append(out, h)
		was = at
	}
	return out
}

func (l path) values(m int) (v Values) {
	v[Custody], v[Figure], _ = strings.Cut(l[m], "/")
	for n, at := range l {
		if at != "" {
			v[Arrest] = month(n) + "-01"
			break
		}
	}
	return v
}

// sum holds the identity, and returns the rows of the bridge.
func sum(t interface {
	Helper()
	Fatalf(string, ...any)
}, tab *Table, before, after [2]int) map[string][2]int {
	t.Helper()
	rows := make(map[string][2]int)
	for i, column := range []string{held, sanctioned} {
		total := 0
		for _, c := range tab.Cells {
			if c.Column != column {
				continue
			}
			r := rows[c.Row]
			r[i] = c.Value
			rows[c.Row] = r
			if c.Row != stockAfter {
				total += c.Value
			}
		}
		if rows[stockBefore][i] != before[i] || rows[stockAfter][i] != after[i] || total != after[i] {
			t.Fatalf("%s: %d, %d and %d, not %d and %d\n%s", column, rows[stockBefore][i], rows[stockAfter][i], total, before[i], after[i], told(tab))
		}
	}
	return rows
}

// stocks counts the two stocks of some persons.
func stocks(in *Input, persons []Person) (n [2]int) {
	for i := range persons {
		n[0] += one01(in.stock(&persons[i], heldGroups))
		n[1] += one01(in.stock(&persons[i], sanctionedGroups))
	}
	return n
}

// TestTrueFlows holds that, where lists tell everything, every row of the bridge
// is what really happened between the two days, and that nothing is left over.
func TestTrueFlows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const months, from = 18, 8
		in := input()
		in.Before = &Before{Day: month(from) + "-28"}
		want := make(map[string][2]int)
		var was []Person
		for i := range rapid.IntRange(1, 25).Draw(t, "persons") {
			l := drawPath(t, months)
			if l[months-1] == "" {
				continue
			}
			n := len(in.Persons)
			in.Persons = append(in.Persons, Person{ID: fmt.Sprint(i), Values: l.values(months - 1)})
			in.Happenings = append(in.Happenings, l.happenings(n)...)
			if l[from] != "" && rapid.IntRange(0, 9).Draw(t, "late") > 0 {
				e := Earlier{Person: Person{ID: fmt.Sprint(i), Values: l.values(from)}, Now: n}
				in.Before.Persons = append(in.Before.Persons, e)
				was = append(was, e.Person)
			} else if l[from] != "" {
				for s, groups := range [][]string{heldGroups, sanctionedGroups} {
					v := l.values(from)
					w := want[late]
					w[s] += one01(in.stock(&Person{Values: v}, groups))
					want[late] = w
				}
			}
			for m := from + 1; m < months; m++ {
				a, b := l.values(m-1), l.values(m)
				for s, groups := range [][]string{heldGroups, sanctionedGroups} {
					x, y := in.stock(&Person{Values: a}, groups), in.stock(&Person{Values: b}, groups)
					if x == y {
						continue
					}
					row := map[string]string{"dead": deaths, "exiled": exiles}[b[Custody]]
					switch {
					case row != "":
					case l[m-1] == "":
						row = newArrests
					case y:
						row = back
					case a[Custody] == "free":
						row = extinctions
					default:
						row = exitBy + b[Figure]
					}
					w := want[row]
					w[s] += one01(y) - one01(x)
					want[row] = w
				}
			}
		}
		got := sum(t, editionBridge(in), stocks(in, was), stocks(in, in.Persons))
		delete(got, stockBefore)
		delete(got, stockAfter)
		for row, n := range got {
			// Who is first listed after the day and left since may come in and go out, or do neither.
			if n != want[row] && row != late && !strings.HasPrefix(row, exitBy) && row != extinctions && row != deaths && row != exiles {
				t.Fatalf("%s: %v, not %v\n%s", row, n, want[row], told(editionBridge(in)))
			}
		}
		if n := got[revised]; n != [2]int{} {
			t.Fatalf("%v are unexplained\n%s", n, told(editionBridge(in)))
		}
	})
}

// TestIdentity holds the sum whatever the lists say and the links do: persons who
// merge, split, are withdrawn, fall off the lists or contradict their events.
func TestIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		custody := rapid.SampledFrom([]string{"inside", "camp", "home", "free", "dead", "exiled", ""})
		figure := rapid.SampledFrom([]string{"", "libertad_condicional", "cumplimiento_sancion", "revocado", "pase"})
		values := func() (v Values) {
			v[Custody], v[Figure] = custody.Draw(t, "custody"), figure.Draw(t, "figure")
			v[Arrest] = rapid.SampledFrom([]string{"", "2021-07-11", "2025-06-01"}).Draw(t, "arrest")
			return v
		}
		in := input()
		for range rapid.IntRange(0, 12).Draw(t, "persons") {
			n := len(in.Persons)
			in.Persons = append(in.Persons, Person{Values: values(), Former: rapid.IntRange(0, 5).Draw(t, "former") == 0})
			for range rapid.IntRange(0, 4).Draw(t, "events") {
				in.Happenings = append(in.Happenings, Happening{Person: n, Figure: figure.Draw(t, "under"), Custody: custody.Draw(t, "to"),
					Kind: rapid.SampledFrom([]string{"arrest", "exit", "death", "exile", "revocation", "rearrest", "extinction", "measure_change", "transfer", "listed"}).Draw(t, "kind"),
					Date: rapid.SampledFrom([]string{"", "2024-01-01", "2025-03-01", "2025-01-20/2025-02-20", "2025"}).Draw(t, "date")})
			}
		}
		in.Before = &Before{Day: rapid.SampledFrom([]string{"", "2025-01-31"}).Draw(t, "day"), Split: make(map[int]bool), Editions: rapid.Bool().Draw(t, "editions")}
		var was []Person
		taken := make(map[int]bool)
		for range rapid.IntRange(0, 12).Draw(t, "earlier") {
			e := Earlier{Person: Person{Values: values(), Former: rapid.IntRange(0, 5).Draw(t, "was former") == 0}, Now: rapid.IntRange(-1, len(in.Persons)-1).Draw(t, "now"),
				Merged: rapid.Bool().Draw(t, "merged"), Withdrawn: rapid.Bool().Draw(t, "withdrawn")}
			if taken[e.Now] {
				e.Now = -1
			}
			taken[e.Now] = true
			in.Before.Persons = append(in.Before.Persons, e)
			was = append(was, e.Person)
		}
		for i := range in.Persons {
			in.Before.Split[i] = rapid.Bool().Draw(t, "split")
		}
		sum(t, editionBridge(in), stocks(in, was), stocks(in, in.Persons))
	})
}

// earlierPerson is a person of an earlier roster.
func earlierPerson(t *testing.T, now int, values string) Earlier {
	return Earlier{Person: person(t, values), Now: now}
}

func TestBridge(t *testing.T) {
	in := input(
		person(t, "custody=free legal_figure=libertad_condicional"), // 0: left
		person(t, "custody=inside"),                                 // 1: the same
		person(t, "custody=inside arrest_date=2025-02-10"),          // 2: arrested since
		person(t, "custody=inside arrest_date=2021-07-11"),          // 3: known late
		person(t, "custody=inside"),                                 // 4: fell off the lists
		person(t, "custody=inside legal_figure=revocado"),           // 5: out and in again
		person(t, "custody=free legal_figure=absuelto"),             // 6: a list says so now, undated
		person(t, "custody=free legal_figure=libertad_condicional"), // 7: had left before, and nobody had said so
		person(t, "custody=inside"),                                 // 8: split off
		person(t, "custody=dead"),                                   // 9
	)
	in.Persons[4].Former = true
	in.Happenings = []Happening{
		{Person: 0, Kind: "exit", Date: "2025-02-03", Figure: "libertad_condicional"},
		{Person: 2, Kind: "arrest", Date: "2025-02-10"},
		{Person: 3, Kind: "arrest", Date: "2021-07-11"},
		{Person: 5, Kind: "exit", Date: "2025-02-01", Figure: "licencia_extrapenal"}, {Person: 5, Kind: revocation, Date: "2025-02-20", Figure: "revocado"},
		{Person: 7, Kind: "exit", Date: "2024-06-01", Figure: "libertad_condicional"},
	}
	in.Before = &Before{Day: "2025-01-31", Split: map[int]bool{8: true}}
	for i := range in.Persons {
		if i != 2 && i != 3 && i != 8 {
			in.Before.Persons = append(in.Before.Persons, earlierPerson(t, i, "custody=inside"))
		}
	}
	in.Before.Persons = append(in.Before.Persons, Earlier{Person: person(t, "custody=inside"), Now: -1, Merged: true}, Earlier{Person: person(t, "custody=camp"), Now: -1, Withdrawn: true})
	rows := sum(t, editionBridge(in), [2]int{9, 9}, [2]int{5, 7})
	for row, want := range map[string][2]int{
		newArrests: {1, 1}, late: {1, 1}, back: {1, 0}, "exit:libertad_condicional": {-1, 0}, "exit:licencia_extrapenal": {-1, 0}, "exit:absuelto": {-1, -1},
		lateExits: {-1, 0}, delisted: {-1, -1}, split: {1, 1}, merged: {-1, -1}, withdrawn: {-1, -1}, deaths: {-1, -1},
	} {
		if rows[row] != want {
			t.Errorf("%s: %v, not %v", row, rows[row], want)
		}
	}
}

// TestFromEditions holds what was known on the day of an older edition.
func TestFromEditions(t *testing.T) {
	p := func(records ...string) Person {
		out := Person{Former: true}
		for _, r := range records {
			edition, said, _ := strings.Cut(r, " ")
			rec := person(t, "", "0 "+said).Records[0]
			list, day, _ := strings.Cut(edition, "@")
			rec.List, rec.Edition = int(list[0]-'0'), day
			rec.AsOf, rec.Past = day, day == "2025-01-31"
			out.Former = out.Former && rec.Past
			out.Records = append(out.Records, rec)
			out.Values = rec.Values
		}
		return out
	}
	in := input(
		p("0@2025-01-31 custody=inside", "0@2025-02-28 custody=free"),
		p("0@2025-01-31 custody=inside"),
		p("0@2025-02-28 custody=inside arrest_date=2021"),
		p("1@2025-02-20 custody=free release_date=2025-02-10 legal_figure=absuelto"),
		p("1@2025-02-20 custody=inside arrest_date=2025-02-11"),
		p("1@2025-02-20 custody=free release_date=2024-02-10"),
		p("0@2025-01-31 custody=inside", "0@2025-02-28 custody=free", "1@2025-02-20 custody=free"),
	)
	in.Lists[0].Editions = []Edition{{AsOf: "2025-01-31"}, {AsOf: "2025-02-28"}}
	in.Lists[1].Editions = []Edition{{AsOf: "2025-02-20"}}
	b := FromEditions(in)
	if b == nil || b.Day != "2025-01-31" {
		t.Fatalf("%+v", b)
	}
	got := make(map[int]string)
	for _, e := range b.Persons {
		got[e.Now] = e.Values[Custody] + "/" + e.Values[Figure]
	}
	if want := (map[int]string{0: "inside/", 1: "inside/", 3: "inside/", 5: "free/", 6: "inside/"}); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, not %v", got, want)
	}
	in.Since = "2025-02-21"
	if b := FromEditions(in); b.Day != "2025-02-20" {
		t.Errorf("%s", b.Day)
	}
	in.Lists[0].Editions = in.Lists[0].Editions[1:]
	if FromEditions(in) != nil {
		t.Error("one edition of each list is compared with nothing")
	}
}

// TestFromRoster holds who became whom.
func TestFromRoster(t *testing.T) {
	rosterOf := func(ids ...string) *Input {
		in := input()
		for _, id := range ids {
			in.Persons = append(in.Persons, Person{ID: id, Records: []Record{{}}})
		}
		return in
	}
	belongings := func(text string) (out []bridge.Belonging) {
		for _, word := range strings.Fields(text) {
			ref, person, _ := strings.Cut(word, "=")
			out = append(out, bridge.Belonging{Ref: ref, Person: person})
		}
		return out
	}
	old, now := rosterOf("a", "b", "c", "d", "e"), rosterOf("A", "C", "D1", "D2", "e", "n")
	old.Lists[0].SHA256, now.Lists[0].SHA256 = "1", "1"
	was := belongings("l:1=a l:2=b l:3=a l:4=c l:5=d l:6=d l:7=d l:8=e")
	is := belongings("l:1=A l:3=A l:2=A l:5=D1 l:6=D1 l:7=D2 l:9=e l:10=n l:11=C")
	b := FromRoster(old, now, was, is)
	var got []string
	for _, e := range b.Persons {
		got = append(got, fmt.Sprintf("%s %d %v %v", e.ID, e.Now, e.Merged, e.Withdrawn))
	}
	if want := "a 0 false false; b -1 true false; c -1 false true; d 2 false false; e 4 false false"; strings.Join(got, "; ") != want {
		t.Errorf("%s\nnot %s", strings.Join(got, "; "), want)
	}
	if len(b.Split) != 1 || !b.Split[3] {
		t.Errorf("split: %v", b.Split)
	}
	now.Lists[0].SHA256 = "2" // a newer edition: who is gone is no longer listed
	if b := FromRoster(old, now, was, is); b.Persons[2].Withdrawn {
		t.Error("withdrawn although there is a newer edition")
	}
}
