package figures

import (
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage/announcement"
)

// standings makes n standings of a kind.
func standings(n int, s Standing) []Standing {
	out := make([]Standing, n)
	for i := range out {
		out[i] = s
	}
	return out
}

// write writes the cells of a table, one row a line.
func write(t *Table) string {
	var b strings.Builder
	for _, row := range t.Rows {
		b.WriteString(row + ":")
		for _, c := range t.Columns {
			if cell := t.Cell(row, c); cell != nil {
				fmt.Fprintf(&b, " %s=%d", c, cell.Value)
				if cell.Of > 0 {
					fmt.Fprintf(&b, "/%d", cell.Of)
				}
				if cell.Lists != nil {
					fmt.Fprintf(&b, "[%d-%d]", cell.Lists.Low, cell.Lists.High)
				}
			}
		}
		b.WriteString("\n")
	}
	return b.String() + strings.Join(t.Notes, " ")
}

// The example of the specification: 553 announced, 230 verified, 9 unconfirmed and
// 14 of whom there is no word are 41.6 to 45.8 %.
func TestAnnounced(t *testing.T) {
	a := Announcement{Announcement: announcement.Announcement{ID: "a", From: "2025-01-14", To: "2025-03-10", Announced: 553}}
	for n, s := range map[int]Standing{
		200: {State: announcement.Verified, Listed: announcement.ListedBefore, Lists: []int{0}}, 25: {State: announcement.Verified, Listed: announcement.ListedAfter, Lists: []int{0, 1}},
		5: {State: announcement.Verified, Listed: announcement.ListedUnknown, Lists: []int{1}}, 9: {State: announcement.Unconfirmed}, 14: {State: announcement.Silent}, 60: {State: announcement.AlreadyOut},
	} {
		a.Standings = append(a.Standings, standings(n, s)...)
	}
	in := &Input{Lists: []List{{Name: "x"}, {Name: "y"}}, Announcements: []Announcement{a}}
	want := "a: announced=553 verified=230[230-253] share=230/553 share-most=253/553 listed-before=200 listed-after=25 listed-unknown=5 unconfirmed=9 silent=14 already-out=60\nannounced-others"
	if got := write(announced(in)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got, want := write(announcedLists(in)), "a|list:x: verified=225\na|list:y: verified=30\na|any-list: verified=230\na|all-lists: verified=25\n"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// No more can be among the announced than were announced, and where more left than
// that, no share is given.
func TestAnnouncedBounds(t *testing.T) {
	for _, c := range []struct {
		announced, verified, silent int
		want                        string
	}{
		{10, 4, 2, "verified=4[4-6] share=4/10 share-most=6/10"}, {10, 4, 50, "verified=4[4-10] share=4/10 share-most=10/10"}, {10, 11, 2, "verified=11[11-11] listed-before"},
	} {
		in := &Input{Announcements: []Announcement{{Announcement: announcement.Announcement{ID: "a", Announced: c.announced},
			Standings: append(standings(c.verified, Standing{State: announcement.Verified}), standings(c.silent, Standing{State: announcement.Silent})...)}}}
		tab := announced(in)
		if got := write(tab); !strings.Contains(got, c.want) {
			t.Errorf("%+v: %s", c, got)
		}
		if beyond := strings.Contains(strings.Join(tab.Notes, " "), "announced-beyond"); beyond != (c.verified > c.announced) {
			t.Errorf("%+v: %v", c, tab.Notes)
		}
	}
}

func TestAnnouncedParts(t *testing.T) {
	a := Announcement{Announcement: announcement.Announcement{ID: "a", From: "2025-01-14", Announced: 127, Parts: []announcement.Part{
		{Figure: "libertad_condicional", Announced: 121, AsOf: "2025-01-20"}, {Figure: "libertad_condicional", Announced: 100, AsOf: "2025-01-16"},
		{Figure: "licencia_extrapenal", Announced: 6}, {AsOf: "2025-01-16", Announced: 20}, {AsOf: "2025-01-18", Announced: 127}}}}
	for _, s := range []Standing{
		{Figure: "libertad_condicional", Date: "2025-01-16"}, {Figure: "libertad_condicional", Date: "2025-01-17"}, {Figure: "cumplimiento_sancion", Date: "2025-01-17"}, {Figure: "", Date: ""},
	} {
		s.State = announcement.Verified
		a.Standings = append(a.Standings, s)
	}
	in := &Input{Announcements: []Announcement{a}}
	want := "a|libertad_condicional: announced=121 verified=2\na|licencia_extrapenal: announced=6 verified=0\na|cumplimiento_sancion: verified=1\na|unknown: verified=1\n"
	if got := write(announcedFigures(in)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	want = "a|2025-01-16: official=20 verified=1\na|2025-01-17: verified=3\na|2025-01-18: official=127 verified=3\nannounced-undated"
	if got := write(announcedDays(in)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Two announcements whose days overlap say so; one after the other does not.
func TestAnnouncedOverlap(t *testing.T) {
	for to, want := range map[string]bool{"2025-02-01": true, "2025-01-31": false, "": true} {
		in := &Input{Announcements: []Announcement{{Announcement: announcement.Announcement{ID: "a", From: "2025-01-14", To: to, Announced: 5}},
			{Announcement: announcement.Announcement{ID: "b", From: "2025-02-01", Announced: 5}}}}
		if got := strings.Contains(strings.Join(announced(in).Notes, " "), "announced-overlap"); got != want {
			t.Errorf("until %q: %v", to, got)
		}
	}
}
