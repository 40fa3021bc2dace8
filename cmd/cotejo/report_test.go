package main

import (
	"io"
	"strings"
	"testing"

	"cotejo/linkage/announcement"
	"cotejo/linkage/bridge"
	"cotejo/linkage/citizen"
	"cotejo/linkage/figures"
)

// TestReportHasWords holds that every table, row, column, note and figure of a
// report has its words in both languages.
func TestReportHasWords(t *testing.T) {
	in := &figures.Input{Lists: []figures.List{{Name: "a"}, {Name: "b"}}, Low: 1, High: 3}
	for f := range in.Has {
		in.Has[f] = true
	}
	for _, custody := range []string{"inside", "camp", "home", "free", "dead", "exiled", ""} {
		for _, figure := range []string{"libertad_condicional", "absuelto", "multa", "sancionado", "prision_provisional", "revocado", "desaparicion_forzada", ""} {
			for i, arrest := range []string{"2021-07-11", "2021-07-13", "2003-03-18", "2024-03-17", "2021", ""} {
				v := figures.Values{figures.Custody: custody, figures.Figure: figure, figures.Arrest: arrest, figures.Charges: "desacato|sedicion", figures.Sex: []string{"f", "m", ""}[i%3]}
				v[figures.Birth] = []string{"2010", "2004-01-01", "2002-01-01", "1995-01-01", "1980-01-01", "1950"}[i]
				v[figures.Sentence] = []string{"24", "72", "130", "200", "300", "life"}[i]
				v[figures.Municipality] = []string{"", "Sandino", "Guane", "Guane", "Guane|Sandino", "Mantua"}[i]
				if i == 4 {
					v[figures.Sentence] = ""
				}
				v[figures.Release] = []string{"", "2022-01", "2022-01-01"}[i%3]
				in.Persons = append(in.Persons, figures.Person{Values: v, Records: []figures.Record{{List: i % 2, Values: v}}})
			}
		}
	}
	in.Open = []figures.Open{{A: 0, B: 60}}
	in.Announcements = announcedExample
	for _, state := range citizen.States() {
		in.Reports = append(in.Reports, figures.Report{State: state, Marks: citizen.Marks(), Received: "2025-01-16T10:00:00", ConfirmedOn: "2025-01-31"})
	}
	for i := range in.Persons {
		add := func(kind, date string) {
			in.Happenings = append(in.Happenings, figures.Happening{Person: i, Kind: kind, Date: date, Until: date, Figure: in.Persons[i].Values[figures.Figure]})
		}
		add("arrest", "2021-07-11")
		add([]string{"exit", "exit", "death", "exile"}[i%4], []string{"2026-01-10", "2022-02", "2022/2023"}[i%3])
		if i%4 == 0 {
			add([]string{"revocation", "rearrest"}[i/4%2], "2026-02-01")
		}
	}
	for f, figure := range []string{"libertad_condicional", "absuelto", ""} { // enough for a curve
		for i := range 80 {
			in.Happenings = append(in.Happenings, figures.Happening{Person: i, Kind: "exit", Date: "2023-02-01", Figure: figure}, figures.Happening{Person: i, Kind: []string{"revocation", "rearrest"}[f%2], Date: "2024-02-01"})
		}
	}
	before := &figures.Before{Day: "2025-12-31", Split: map[int]bool{3: true}}
	for i, p := range in.Persons {
		e := figures.Earlier{Person: p, Now: i}
		switch i % 7 {
		case 0:
			e.Values[figures.Custody], e.Values[figures.Sex] = "inside", "x"
		case 1:
			e.Now, e.Merged = -1, i%2 == 0
		case 2:
			e.Now, e.Withdrawn = -1, i%2 == 0
		case 3:
			e.Former = true
		}
		before.Persons = append(before.Persons, e)
	}
	in.Before = before
	for _, term := range []string{bridge.TermSplit, bridge.TermMerged} {
		for _, why := range []string{bridge.CauseDecision, bridge.CauseRecipe, bridge.CauseVersion, bridge.CauseEvidence} {
			in.Corrections = append(in.Corrections, figures.Correction{Term: term, Cause: why, Delta: 1})
		}
	}
	in.Corrections = append(in.Corrections, figures.Correction{Term: bridge.TermNew, Delta: 2}, figures.Correction{Term: bridge.TermGone, Delta: -2})
	in.Persons[5].Former = true
	for _, lang := range []string{"es", "en"} {
		for _, since := range []string{"", "2022-01-14"} {
			for _, public := range []bool{false, true} {
				in.Since, in.Public = since, public
				a := &app{out: io.Discard, err: io.Discard, lang: lang, words: loadCatalogue()}
				r, err := a.reporter(in, "2026-03-13")
				if err != nil {
					t.Fatal(err)
				}
				if len(r.tables) != len(figures.IDs()) {
					t.Errorf("%d tables of %d", len(r.tables), len(figures.IDs()))
				}
				files, err := r.files(map[string]string{"digest": "d", "tool_version": "v"})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range files {
					// A key that the catalogue lacks is shown as it is, and a verb that nothing
					// fills in says so.
					for _, bad := range []string{"report.", "%!", "outside-", "age-1", "years-", "tenth-", "cannot-tell", "late-a", "late-e", "exit:", "stock-", "-because", "changed:", "still-out"} {
						if text := string(f.text); (strings.HasSuffix(f.path, ".html") || strings.HasSuffix(f.path, ".md") || strings.HasSuffix(f.path, ".svg")) && strings.Contains(text, bad) {
							at := strings.Index(text, bad)
							t.Errorf("%s, %s: %q", lang, f.path, text[max(0, at-40):min(len(text), at+60)])
						}
					}
				}
			}
		}
	}
}

// announcedExample has all that can be said of announcements.
var announcedExample = []figures.Announcement{
	{Announcement: announcement.Announcement{ID: "enero", Name: "Anuncio de enero", On: "2025-01-14", From: "2025-01-14", To: "2025-03-10", Announced: 553, Source: "el ministerio",
		URL: "https://gobierno.example/enero", Parts: []announcement.Part{{Figure: "libertad_condicional", Announced: 121}, {AsOf: "2025-01-20", Announced: 121}}},
		Standings: []figures.Standing{
			{Person: 0, State: announcement.Verified, Listed: announcement.ListedBefore, Figure: "libertad_condicional", Date: "2025-01-16", Lists: []int{0}},
			{Person: 1, State: announcement.Verified, Listed: announcement.ListedAfter, Lists: []int{0, 1}}, {Person: 2, State: announcement.Silent}, {Person: 3, State: announcement.AlreadyOut},
		}},
	{Announcement: announcement.Announcement{ID: "febrero", Name: "Otro <b>anuncio</b>", On: "2025-02-01", From: "2025-02-01", Announced: 1},
		Standings: []figures.Standing{{Person: 4, State: announcement.Verified, Listed: announcement.ListedUnknown, Date: "2025-02-03"}, {Person: 5, State: announcement.Verified, Listed: announcement.ListedBefore, Date: "2025-02-03"}}},
}

// TestReportEscapes holds that what lists call a place cannot become part of the
// page, nor a formula of a spreadsheet.
func TestReportEscapes(t *testing.T) {
	in := &figures.Input{Lists: []figures.List{{Name: "a<b>", File: "`x`<script>.csv"}}, Low: 1, High: 1}
	in.Has[figures.Prison] = true
	v := figures.Values{figures.Prison: `=1+1<script>alert(1)</script>`}
	in.Persons = []figures.Person{{Values: v, Records: []figures.Record{{Values: v}}}}
	a := &app{out: io.Discard, err: io.Discard, lang: "es", words: loadCatalogue()}
	r, err := a.reporter(in, "")
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.files(map[string]string{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text := string(f.text)
		if (strings.HasSuffix(f.path, ".html") || strings.HasSuffix(f.path, ".svg")) && strings.Contains(text, "<script") {
			t.Errorf("%s has a script", f.path)
		}
		if strings.HasSuffix(f.path, ".csv") && (strings.Contains(text, "\n=") || strings.Contains(text, ",=")) {
			t.Errorf("%s has a formula:\n%s", f.path, text)
		}
	}
}
