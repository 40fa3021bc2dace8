package citizen

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage/dates"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
	"cotejo/linkage/timeline"
)

// report reads "name=Ana Ruz;received=2025-01-16T10:00:00;left=2025-01-15;figure=…;proof=…;is=3:.96,5:.01".
func report(text string) Report {
	r := Report{Form: "avisos", Person: -1, Duplicate: -1, State: New}
	for part := range strings.SplitSeq(text, ";") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "name":
			r.Name = value
		case "received":
			r.Received = value
		case "left":
			first, last, _ := dates.Days(value)
			r.From, r.To = dates.DayText(first), dates.DayText(last)
		case "figure":
			r.Figure = value
		case "proof":
			r.ProofRef = value
		case "is":
			for of := range strings.SplitSeq(value, ",") {
				var c Candidate
				if _, err := fmt.Sscan(strings.Replace(of, ":", " ", 1), &c.Person, &c.Posterior); err != nil {
					panic(err)
				}
				r.Candidates = append(r.Candidates, c)
			}
		}
	}
	r.text = names.Fold(r.Name + " " + r.From + " " + r.To + " " + r.Figure)
	return r
}

func reports(texts ...string) []Report {
	var out []Report
	for i, t := range texts {
		r := report(t)
		r.Ref, r.Row = fmt.Sprintf("avisos:%d", i+1), i+1
		out = append(out, r)
	}
	return out
}

func nobody(string) (int, string, bool) { return 0, "", false }

// somebody has the person 3 in uno:u3 and the person 5 in uno:u5.
func somebody(ref string) (int, string, bool) {
	switch ref {
	case "uno:u3":
		return 3, "Ana Ruz", true
	case "uno:u5":
		return 5, "Ana Ruz Gil", true
	}
	return 0, "", false
}

func states(all []Report) string {
	var out []string
	for i := range all {
		s := all[i].State
		if all[i].Duplicate >= 0 {
			s += fmt.Sprintf("(%d)", all[i].Duplicate+1)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestStates(t *testing.T) {
	const at = "received=2025-01-16T10:00:00;left=2025-01-15;"
	for _, c := range []struct {
		name    string
		reports []string
		want    string
	}{
		{"surely one person", []string{at + "name=Ana;is=3:.95,5:.05"}, "matched"},
		{"not sure enough", []string{at + "name=Ana;is=3:.949"}, "new"},
		{"a second one too likely", []string{at + "name=Ana;is=3:.95,5:.051"}, "new"},
		{"nobody like it", []string{at + "name=Ana;is=3:.049", at + "name=Eva"}, "no-person no-person"},
		{"no name is no lead", []string{at}, "new"},
		{"twice, by the person", []string{at + "name=Ana;is=3:.96", "received=2025-01-20T10:00:00;left=2025-01-22;name=Anita;is=3:.96"}, "matched duplicate(1)"},
		{"eight days apart are two", []string{at + "name=Ana;is=3:.96", "received=2025-01-30T10:00:00;left=2025-01-23;name=Anita;is=3:.96"}, "matched matched"},
		{"two figures are two", []string{at + "name=Ana;figure=libertad_condicional;is=3:.96", at + "name=Anita;figure=licencia_extrapenal;is=3:.96"}, "matched matched"},
		{"one figure missing is one", []string{at + "name=Ana;figure=libertad_condicional;is=3:.96", at + "name=Anita;is=3:.96"}, "matched duplicate(1)"},
		{"twice, by the text", []string{at + "name=Zoilo", "received=2025-02-16T10:00:00;left=2025-01-15;name=ZOÍLO"}, "no-person duplicate(1)"},
		{"the earlier is the first, in whatever row", []string{"received=2025-02-16T10:00:00;left=2025-01-15;name=Zoilo", at + "name=Zoilo", "left=2025-01-15;name=Zoilo"}, "duplicate(2) no-person duplicate(2)"},
		{"other persons", []string{at + "name=Ana;is=3:.96", at + "name=Eva;is=5:.96"}, "matched matched"},
	} {
		all := reports(c.reports...)
		if problems := Settle(all, nil, nobody); len(problems) > 0 {
			t.Errorf("%s: %v", c.name, problems)
		}
		if got := states(all); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	all := reports("received=2025-01-16T10:00:00;left=2025-01-17;name=Ana;is=3:.96", "received=2025-01-16T10:00:00;left=2025-01-16;name=Eva;proof=https://x.example/1",
		"received=2025-01-16;left=2025-01-16", "name=Luz;proof=https://x.example/1", "name=Sol;proof=HTTPS://x.example/1", "name=EVA;proof=https://x.example/2", "name=Ana;proof=auto", "name=Eva;proof=auto", "name=Luz;proof=auto")
	Settle(all, nil, nobody)
	var got []string
	for i := range all {
		got = append(got, strings.Join(all[i].Marks, "+"))
	}
	if want := "future-date same-evidence no-name same-evidence same-evidence    "; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", strings.Join(got, " "), want)
	}
	if all[0].State != Matched || all[0].Stands() {
		t.Errorf("a marked report is %s and stands %v", all[0].State, all[0].Stands())
	}
}

// Twenty in an hour are many, one more too many; each form has an hour of its own.
func TestBursts(t *testing.T) {
	for _, c := range []struct{ n, seconds, want int }{{20, 10, 0}, {21, 10, 21}, {21, 180, 0}, {21, 179, 21}, {41, 170, 41}} {
		var texts []string
		for i := range c.n {
			at := i * c.seconds
			texts = append(texts, fmt.Sprintf("name=n%d;received=2025-01-16T%02d:%02d:%02d", i, 10+at/3600, at/60%60, at%60))
		}
		all := reports(texts...)
		all = append(all, report("name=other;received=2025-01-16T10:00:05"))
		all[c.n].Form = "otro"
		Settle(all, nil, nobody)
		marked := 0
		for i := range all {
			if slices.Contains(all[i].Marks, MarkBurst) {
				marked++
			}
		}
		if marked != c.want {
			t.Errorf("%d in steps of %d seconds: %d marked", c.n, c.seconds, marked)
		}
	}
}

func TestDecisions(t *testing.T) {
	line := 0
	say := func(judgement, b string) review.Decision {
		line++
		d := review.Decision{Line: line, Judgement: judgement, SourceA: "avisos", KeyA: "1", Reviewer: "Eva", At: fmt.Sprintf("2025-02-%02dT00:00:00.000Z", line), Reason: "visto"}
		switch source, key, _ := strings.Cut(b, ":"); {
		case judgement == review.DecidedRejectReport:
			d.KeyB, d.NameB = "report", "rejected"
		default:
			d.SourceB, d.KeyB = source, key
			_, d.NameB, _ = somebody(b)
		}
		return d
	}
	by := func(who string, d review.Decision) review.Decision { d.Reviewer = who; return d }
	for _, c := range []struct {
		name, want string
		say        func() []review.Decision
	}{
		{"about whom", "matched 3", func() []review.Decision { return []review.Decision{say("same", "uno:u3")} }},
		{"not about whom", "matched 5", func() []review.Decision { return []review.Decision{say("different", "uno:u3")} }},
		{"confirmed", "confirmed 3", func() []review.Decision { return []review.Decision{say("confirm-report", "uno:u3")} }},
		{"rejected", "rejected -1", func() []review.Decision { return []review.Decision{say("reject-report", "")} }},
		{"confirmed after same", "confirmed 3", func() []review.Decision {
			return []review.Decision{say("same", "uno:u3"), say("confirm-report", "uno:u3")}
		}},
		{"about two", "new -1 decision-disagreement", func() []review.Decision {
			return []review.Decision{say("same", "uno:u3"), say("confirm-report", "uno:u5")}
		}},
		{"confirmed and rejected", "new -1 decision-disagreement", func() []review.Decision {
			return []review.Decision{say("confirm-report", "uno:u3"), by("Ana", say("reject-report", ""))}
		}},
		{"two readers, two persons", "new -1 decision-disagreement", func() []review.Decision {
			return []review.Decision{say("same", "uno:u3"), by("Ana", say("different", "uno:u3"))}
		}},
		{"taken back", "new -1", func() []review.Decision {
			d := say("confirm-report", "uno:u3")
			back := d
			back.Judgement, back.At = "retract", "2025-03-01T00:00:00.000Z"
			return []review.Decision{d, back}
		}},
		{"the record is gone", "new -1 decision-record-gone", func() []review.Decision { return []review.Decision{say("same", "uno:u9")} }},
		{"of another name now", "new -1 decision-name-changed", func() []review.Decision {
			d := say("same", "uno:u3")
			d.NameB = "Otra"
			return []review.Decision{d}
		}},
		{"the report is gone", "new -1 decision-record-gone", func() []review.Decision {
			d := say("same", "uno:u3")
			d.KeyA = "9"
			return []review.Decision{d}
		}},
		{"a value of a report", "new -1 decision-malformed", func() []review.Decision {
			return []review.Decision{{Line: 1, Judgement: "right-value", SourceA: "avisos", KeyA: "1", KeyB: "prison", NameB: "x", Reviewer: "Eva", At: "2025-02-01T00:00:00.000Z"}}
		}},
	} {
		line = 0
		all := reports("name=Ana;received=2025-01-16T10:00:00;left=2025-01-15;is=3:.5,5:.96")
		if c.name != "not about whom" {
			all[0].Candidates = []Candidate{{3, .5}, {5, .4}}
		}
		problems := Settle(all, c.say(), somebody)
		got := fmt.Sprint(all[0].State, " ", all[0].Person)
		for _, p := range problems {
			got += " " + p.Code
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestConfirm(t *testing.T) {
	editions := map[string][]string{"uno": {"2024-12-31", "2025-01-31", "2025-12-31"}}
	inside := timeline.Record{Ref: "uno-2024-12-31:u3", List: "uno", Edition: "2024-12-31", Custody: "inside"}
	for _, c := range []struct {
		name, report string
		second       timeline.Record
		want         string
	}{
		{"a later edition tells the day", "left=2025-01-15", timeline.Record{Edition: "2025-12-31", Custody: "free", Release: "2025-01-20"}, "2025-12-31"},
		{"thirty days off", "left=2025-01-15", timeline.Record{Edition: "2025-12-31", Custody: "free", Release: "2025-02-14"}, "2025-12-31"},
		{"thirty-one", "left=2025-01-15", timeline.Record{Edition: "2025-12-31", Custody: "free", Release: "2025-02-15"}, ""},
		{"between two editions", "left=2025-01-15", timeline.Record{Edition: "2025-01-31", Custody: "free"}, "2025-01-31"},
		{"another figure", "left=2025-01-15;figure=licencia_extrapenal", timeline.Record{Edition: "2025-12-31", Custody: "free", Release: "2025-01-20", Figure: "libertad_condicional"}, ""},
		{"foretold before the day", "left=2025-01-15", timeline.Record{Edition: "2025-01-10", Custody: "free", Release: "2025-01-15"}, ""},
		{"an undated list", "left=2025-01-15", timeline.Record{Custody: "free", Release: "2025-01-15"}, ""},
		{"no day, sent in the month after", "received=2025-02-10T10:00:00", timeline.Record{Edition: "2025-12-31", Custody: "free", Release: "2025-01-20"}, "2025-12-31"},
		{"still in prison", "left=2025-01-15", timeline.Record{Edition: "2025-12-31", Custody: "inside"}, ""},
		{"vanished", "left=2025-01-15", timeline.Record{Edition: "2024-12-31", Custody: "inside"}, ""},
	} {
		c.second.Ref, c.second.List = "uno:u3", "uno"
		records := []timeline.Record{inside, c.second}
		events, _ := timeline.Of(records, editions)
		r := report(c.report + ";name=Ana")
		r.State, r.Person = Matched, 3
		ok := r.Confirm(events, records, func(i int) string { return records[i].Ref })
		if r.ConfirmedOn != c.want || ok != (c.want != "") || ok != (r.State == Confirmed) {
			t.Errorf("%s: %q %s", c.name, r.ConfirmedOn, r.State)
		}
		for _, state := range []string{New, Duplicate, Rejected, NoPerson} { // nothing but what is surely about a person
			r := report(c.report + ";name=Ana")
			r.State = state
			if r.Confirm(events, records, func(int) string { return "" }) {
				t.Errorf("%s: %s was confirmed", c.name, state)
			}
		}
	}
}

// A report about one of two people of one name is about nobody until a document
// says of whom; with the town of one it is of that one.
func TestCandidatesShareTheOdds(t *testing.T) {
	c := candidates(map[int]float64{7: 99, 2: 99})
	if len(c) != 2 || c[0].Person != 2 || c[0].Posterior > .5 {
		t.Errorf("%v", c)
	}
	if c := candidates(map[int]float64{7: 99}); c[0].Posterior != .99 {
		t.Errorf("%v", c)
	}
}
