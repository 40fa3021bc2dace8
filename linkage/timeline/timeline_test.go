package timeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tell writes events and questions, one a line.
func tell(events []Event, questions []Question) string {
	var b strings.Builder
	for _, e := range events {
		when := e.From
		if e.To != e.From {
			when += ".." + e.To
		}
		fmt.Fprintln(&b, strings.Join(strings.Fields(fmt.Sprint(e.Kind, " ", when, " ", e.Figure, " ", e.Basis, " ", e.State)), " "))
	}
	for _, q := range questions {
		fmt.Fprintln(&b, "?", q.Kind)
	}
	return strings.TrimSpace(b.String())
}

// record reads "pd@2025-01-31 arrest=2021-07-11 custody=inside …".
func record(line string) Record {
	words := strings.Fields(line)
	r := Record{Ref: line}
	r.List, r.Edition, _ = strings.Cut(words[0], "@")
	for _, w := range words[1:] {
		key, value, _ := strings.Cut(w, "=")
		*map[string]*string{"arrest": &r.Arrest, "release": &r.Release, "custody": &r.Custody, "figure": &r.Figure, "prison": &r.Prison, "as_of": &r.AsOf, "charges": &r.Charges, "months": &r.Months}[key] = value
	}
	return r
}

// threeEditions of pd and one of j11j.
var threeEditions = map[string][]string{"pd": {"2024-12-31", "2025-01-31", "2025-12-31"}, "j11j": {"2025-02-28"}}

func TestTimeline(t *testing.T) {
	for _, c := range []struct{ name, records, want string }{
		{"a stated arrest", "pd arrest=2021-07-11 custody=inside", "arrest 2021-07-11 stated confirmed"},
		{"a stated exit", "pd arrest=2021-07 release=2022-01-05 custody=free figure=libertad_condicional",
			"arrest 2021-07-01..2021-07-31 stated confirmed\nexit 2022-01-05 libertad_condicional stated confirmed"},
		{"free, and nobody knows by when", "pd custody=free figure=libertad_condicional", "exit libertad_condicional stated unconfirmed"},
		{"free by the day of the row", "pd as_of=2025-01-31 custody=free figure=libertad_condicional; j11j custody=free", "exit ..2025-01-31 libertad_condicional stated confirmed"},
		{"free since the oldest edition", "pd@2024-12-31 custody=free; pd@2025-01-31 custody=free; pd@2025-12-31 custody=free figure=absuelto", "exit ..2024-12-31 absuelto stated confirmed"},
		{"free under two figures", "pd custody=free figure=libertad_condicional as_of=2025-01-31; j11j custody=free figure=licencia_extrapenal", "exit ..2025-01-31 stated confirmed"},
		{"free to one list and in prison to the next", "pd custody=free as_of=2025-01-31; j11j custody=inside as_of=2025-01-31", "exit ..2025-01-31 stated disputed"},
		{"in prison on an older list", "pd custody=free as_of=2025-01-31; j11j custody=inside as_of=2024-01-31", "exit ..2025-01-31 stated confirmed"},
		{"free from the first arrest, in again", "j11j custody=free as_of=2021-12-01; pd@2024-12-31 custody=inside; pd@2025-01-31 custody=free release=2025-01-10; pd@2025-12-31 custody=inside figure=revocado",
			"exit 2025-01-10 stated confirmed\nrevocation 2025-02-01..2025-12-31 revocado diff confirmed"},
		{"dead, and nobody says when", "pd custody=dead as_of=2025-01-31; j11j custody=inside", "death ..2025-01-31 stated confirmed"},
		{"dead, and alive later", "pd custody=dead as_of=2025-01-31; j11j custody=free as_of=2025-02-28", "death ..2025-01-31 stated disputed"},
		{"exiled, and nobody says when", "pd custody=exiled", "exile stated unconfirmed"},
		{"on leave nobody is out", "pd custody=free figure=pase as_of=2025-01-31", ""},
		{"other charges", "pd@2024-12-31 custody=inside charges=propagacion_epidemias; pd@2025-01-31 custody=inside charges=sedicion; pd@2025-12-31 custody=inside charges=sedicion",
			"charge 2025-01-01..2025-01-31 diff confirmed"},
		{"a list that learns of a charge", "pd@2024-12-31 custody=inside charges=desacato; pd@2025-01-31 custody=inside charges=desacato|atentado; pd@2025-12-31 custody=inside charges=atentado", ""},
		{"a shorter sentence", "pd@2024-12-31 custody=inside months=180; pd@2025-01-31 custody=inside; pd@2025-12-31 custody=inside months=120", "appeal 2025-01-01..2025-12-31 diff unconfirmed"},
		{"a sentence that becomes known", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=inside months=180; pd@2025-12-31 custody=inside months=180|200", ""},
		{"between two editions", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=free figure=licencia_extrapenal; pd@2025-12-31 custody=free figure=licencia_extrapenal",
			"exit 2025-01-01..2025-01-31 licencia_extrapenal diff confirmed"},
		{"an edition that does not know widens the interval", "pd@2024-12-31 custody=inside; pd@2025-01-31; pd@2025-12-31 custody=home",
			"exit 2025-01-01..2025-12-31 diff confirmed"},
		{"gone is no exit", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=inside", "delisted 2025-02-01..2025-12-31 diff confirmed"},
		{"who comes back was never gone", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=inside", ""},
		{"a late addition", "pd@2025-12-31 custody=inside arrest=2021-07-11", "arrest 2021-07-11 stated confirmed\nlisted 2025-02-01..2025-12-31 diff confirmed"},
		{"dead", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=dead; pd@2025-12-31 custody=dead", "death 2025-01-01..2025-01-31 diff confirmed"},
		{"exiled", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=exiled; pd@2025-12-31 custody=exiled", "exile 2025-01-01..2025-01-31 diff confirmed"},
		{"released after death", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=dead; pd@2025-12-31 custody=dead; j11j custody=free release=2025-06-01",
			"death 2025-01-01..2025-01-31 diff confirmed\nexit 2025-06-01 stated disputed\n? alive-after-death"},
		{"alive after death", "pd@2024-12-31 custody=dead; pd@2025-01-31 custody=inside; pd@2025-12-31 custody=inside", "? alive-after-death"},
		{"revoked between editions", "pd@2024-12-31 custody=free figure=libertad_condicional; pd@2025-01-31 custody=inside figure=revocado; pd@2025-12-31 custody=inside figure=revocado",
			"revocation 2025-01-01..2025-01-31 revocado diff confirmed"},
		{"arrested again on a day", "pd@2024-12-31 custody=free arrest=2021-07-11; pd@2025-01-31 custody=inside arrest=2025-01-15; pd@2025-12-31 custody=inside arrest=2025-01-15; j11j arrest=2021-07-11 release=2022-01-01 custody=free",
			"arrest 2021-07-11 stated confirmed\nexit 2022-01-01 stated confirmed\nrearrest 2025-01-15 stated confirmed"},
		{"a release and in prison all the same", "j11j as_of=2025-01-31 arrest=2021-07-11 release=2021-08-01 custody=inside figure=revocado",
			"arrest 2021-07-11 stated confirmed\nexit 2021-08-01 stated confirmed\nrevocation 2021-08-02..2025-01-31 revocado stated confirmed"},
		{"the same, of nobody knows when", "j11j arrest=2021-07-11 release=2021-08-01 custody=inside",
			"arrest 2021-07-11 stated confirmed\nexit 2021-08-01 stated confirmed\nrearrest 2021-08-02.. stated unconfirmed"},
		{"one exit on two lists", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=free figure=libertad_condicional; pd@2025-12-31 custody=free figure=libertad_condicional; j11j@2025-02-28 custody=free release=2025-01-16",
			"exit 2025-01-16 libertad_condicional stated confirmed"},
		{"thirty days apart are one", "pd custody=free release=2025-01-01 figure=libertad_condicional; j11j custody=free release=2025-01-31", "exit 2025-01-31 libertad_condicional stated confirmed"},
		{"thirty-one are two", "pd custody=free release=2025-01-01 figure=libertad_condicional; j11j custody=free release=2025-02-01",
			"exit 2025-01-01 libertad_condicional stated confirmed\nexit 2025-02-01 stated disputed\n? two-exits"},
		{"two figures are two, and one is wrong", "pd custody=free release=2025-01-16 figure=libertad_condicional; j11j custody=free release=2025-01-16 figure=licencia_extrapenal",
			"exit 2025-01-16 libertad_condicional stated disputed\nexit 2025-01-16 licencia_extrapenal stated confirmed\n? two-exits"},
		{"served after a conditional release", "j11j custody=free release=2024-01-16 figure=libertad_condicional; pd custody=free release=2025-06-01 figure=cumplimiento_sancion",
			"exit 2024-01-16 libertad_condicional stated confirmed\nextinction 2025-06-01 cumplimiento_sancion stated confirmed"},
		{"release before the only arrest", "j11j custody=free release=2021-08-01; pd arrest=2023-01-01 custody=inside",
			"exit 2021-08-01 stated disputed\narrest 2023-01-01 stated confirmed\n? release-before-arrest"},
		{"released in the month of the arrest", "j11j arrest=2021-07-11 release=2021-07 custody=free",
			"exit 2021-07-01..2021-07-31 stated confirmed\narrest 2021-07-11 stated confirmed"},
		{"released in the year of the arrest, on another list", "j11j custody=free release=2021; pd arrest=2021-07-11 custody=free",
			"exit 2021-01-01..2021-12-31 stated confirmed\narrest 2021-07-11 stated confirmed"},
		{"sentenced", "pd@2024-12-31 custody=inside figure=prision_provisional; pd@2025-01-31 custody=inside figure=privacion_libertad; pd@2025-12-31 custody=inside figure=privacion_libertad",
			"sentence 2025-01-01..2025-01-31 privacion_libertad diff confirmed"},
		{"moved", "pd@2024-12-31 custody=inside prison=Boniato; pd@2025-01-31 custody=inside prison=Mar_Verde; pd@2025-12-31 custody=inside prison=Mar_Verde",
			"transfer 2025-01-01..2025-01-31 diff confirmed"},
		{"a prison that may be the same", "pd@2024-12-31 custody=inside prison=Boniato; pd@2025-01-31 custody=inside prison=Boniato|Mar_Verde; pd@2025-12-31 custody=inside", ""},
		{"to a camp", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=camp; pd@2025-12-31 custody=camp", "measure_change 2025-01-01..2025-01-31 diff confirmed"},
		{"days of leave are no exit", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=free figure=pase release=2025-01-10; pd@2025-12-31 custody=inside", "measure_change 2025-01-01..2025-01-31 pase diff confirmed\nmeasure_change 2025-02-01..2025-12-31 diff confirmed"},
		{"ended while out", "pd@2024-12-31 custody=free figure=libertad_condicional; pd@2025-01-31 custody=free figure=cumplimiento_sancion; pd@2025-12-31 custody=free figure=cumplimiento_sancion",
			"extinction 2025-01-01..2025-01-31 cumplimiento_sancion diff confirmed"},
		{"a later word against the exit", "j11j custody=free release=2024-01-16; pd@2025-12-31 custody=inside", "exit 2024-01-16 stated disputed\nlisted 2025-02-01..2025-12-31 diff confirmed"},
		{"a later word for the exit", "j11j custody=free release=2024-01-16; cubalex as_of=2024-06-30 custody=inside; pd as_of=2025-01-31 custody=free", "exit 2024-01-16 stated confirmed"},
		{"a later word against an earlier one for the exit", "j11j custody=free release=2024-01-16; cubalex as_of=2025-06-30 custody=inside; pd as_of=2025-01-31 custody=free", "exit 2024-01-16 stated disputed"},
		{"an undated word disputes nothing", "j11j custody=free release=2024-01-16; pd custody=inside", "exit 2024-01-16 stated confirmed"},
		{"the list learned late", "pd@2024-12-31 custody=inside; pd@2025-01-31 custody=free release=2023-05-01; pd@2025-12-31 custody=free release=2023-05-01", "exit 2023-05-01 stated confirmed"},
		{"a day that was expected", "pd@2024-12-31 custody=inside release=2025-06-01; pd@2025-01-31 custody=inside release=2025-06-01; pd@2025-12-31 custody=inside", ""},
		{"two rows of one edition that disagree", "pd@2024-12-31 custody=inside; pd@2025-12-31 custody=inside; pd@2025-12-31 custody=free", "exit ..2025-12-31 stated disputed"},
	} {
		var records []Record
		for line := range strings.SplitSeq(c.records, ";") {
			records = append(records, record(strings.TrimSpace(line)))
		}
		if got := tell(Of(records, threeEditions)); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

// The example of the package's documentation.
func TestWorkedExample(t *testing.T) {
	records := []Record{
		record("pd@2024-12-31 custody=inside figure=privacion_libertad"), record("pd@2025-01-31 custody=free figure=libertad_condicional"),
		record("j11j@2025-02-28 custody=free release=2025-01-16"), record("pd@2025-12-31 custody=inside figure=revocado"),
	}
	editions := map[string][]string{"pd": {"2026-01-31", "2024-12-31", "2025-12-31", "2025-01-31"}, "j11j": {"2025-02-28"}}
	events, questions := Of(records, editions)
	want := "exit 2025-01-16 libertad_condicional stated confirmed\nrevocation 2025-02-01..2025-12-31 revocado diff confirmed\ndelisted 2026-01-01..2026-01-31 diff confirmed"
	if got := tell(events, questions); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if e := events[0]; e.Record != 2 || e.AsOf != "2025-02-28" || !slices.Equal(e.Agreeing, []int{2, 1}) || len(e.Dissenting) != 0 {
		t.Errorf("the exit is told by %+v", e)
	}
}

// drawRecords makes up to six rows of a person on two lists.
func drawRecords(t *rapid.T) []Record {
	pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	return rapid.SliceOfN(rapid.Custom(func(*rapid.T) Record {
		return Record{
			Ref: pick("ref", "a", "b", "c"), List: pick("list", "pd", "j11j"), Edition: pick("edition", "", "2024-12-31", "2025-01-31", "2025-12-31"),
			AsOf: pick("as-of", "", "2025-01-10"), Arrest: pick("arrest", "", "2021-07-11", "2021-07", "2024-05-01"), Release: pick("release", "", "", "2022-01-05", "2025-01-16"),
			Custody: pick("custody", "", "inside", "camp", "home", "free", "dead", "exiled"), Figure: pick("figure", "", "libertad_condicional", "revocado", "cumplimiento_sancion", "prision_provisional"),
			Prison: pick("prison", "", "Boniato", "Mar Verde"), Charges: pick("charges", "", "desacato", "sedicion", "atentado|desacato"), Months: pick("months", "", "60", "120"),
		}
	}), 1, 6).Draw(t, "records")
}

// The order of the rows leaves no trace, and every event is sound.
func TestOrderLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := drawRecords(t)
		events, questions := Of(records, threeEditions)
		other := rapid.Permutation(records).Draw(t, "other order")
		again, asked := Of(other, threeEditions)
		show := func(records []Record, events []Event, questions []Question) string {
			text := tell(events, questions)
			for _, e := range events {
				text += fmt.Sprint("\n", records[e.Record], e.AsOf)
				for _, of := range [][]int{e.Agreeing, e.Dissenting} {
					var all []string
					for _, r := range of {
						all = append(all, fmt.Sprint(records[r]))
					}
					slices.Sort(all)
					text += fmt.Sprint(slices.Compact(all))
				}
			}
			return text
		}
		if a, b := show(records, events, questions), show(other, again, asked); a != b {
			t.Fatalf("one order:\n%s\nanother:\n%s", a, b)
		}
		for _, e := range events {
			if e.From != "" && e.To != "" && e.From > e.To || !slices.Contains(e.Agreeing, e.Record) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// Nobody leaves prison by vanishing: rows that say that a person is inside, or
// nothing, never make an exit, whatever editions lack them.
func TestVanishingIsNoExit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := drawRecords(t)
		for i := range records {
			records[i].Release, records[i].Figure = "", ""
			if records[i].Custody != "camp" {
				records[i].Custody = rapid.SampledFrom([]string{"", "inside"}).Draw(t, "inside")
			}
		}
		events, _ := Of(records, threeEditions)
		for _, e := range events {
			switch e.Kind {
			case Exit, Extinction, Death, Exile:
				t.Fatalf("%+v", e)
			}
		}
	})
}

func TestGroup(t *testing.T) {
	for _, c := range []struct{ custody, figure, want string }{
		{"inside", "", InPrison}, {"inside", "libertad_condicional", InPrison}, {"camp", "", InCamp}, {"", "trabajo_correccional_con_internamiento", InCamp},
		{"free", "libertad_condicional", Revocable}, {"home", "", Revocable}, {"home", "reclusion_domiciliaria", Revocable}, {"", "licencia_extrapenal", Revocable},
		{"free", "cumplimiento_sancion", Extinguished}, {"free", "indulto", Extinguished}, {"", "absuelto", Extinguished}, {"home", "absuelto", Extinguished},
		{"free", "", OutUnknown}, {"free", "privacion_libertad", OutUnknown}, {"free", "something", OutUnknown}, {"free", "pase", InPrison},
		{"dead", "", Dead}, {"", "destierro", Exiled}, {"", "", NobodyKnows}, {"", "prision_provisional", InPrison}, {"", "sancionado", NobodyKnows}, {"unknown", "", NobodyKnows},
	} {
		if got := Group(c.custody, c.figure); got != c.want || !slices.Contains(Groups(), got) {
			t.Errorf("Group(%q, %q) = %q, want %q", c.custody, c.figure, got, c.want)
		}
	}
}
