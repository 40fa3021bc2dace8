package announcement

import (
	"cotejo/linkage/dates"
	"cotejo/linkage/timeline"
)

// Grace is the number of days after the end of an announcement in which an exit
// still counts as one of it.
const Grace = 7

// An Announcement is what somebody official said: that so many persons leave
// prison between two days. Days are written 2025-01-14.
type Announcement struct {
	ID        string
	Name      string
	On        string // the day on which it was made
	From      string // the first day of the releases
	To        string // the last day; "" while nobody has said that it is over
	Announced int
	Source    string // who said it
	URL       string
	Named     bool // the names were published
	Parts     []Part
	Line      int // of the file of announcements
}

// A Part is a number within an announcement: of one figure, or as it stood on a
// day, counted from the beginning.
type Part struct {
	Figure    string // a legal figure; "" for all
	AsOf      string // a day; "" for the announcement as a whole
	Announced int
}

// The states of a person towards an announcement.
const (
	Verified    = "verified"    // a confirmed exit within the days
	AlreadyOut  = "already-out" // outside before the days began
	Unconfirmed = "unconfirmed" // outside, and nobody says surely that it was within the days
	Silent      = "silent"      // in prison before the days ended, and no word since
)

// States lists the states.
func States() []string { return []string{Verified, AlreadyOut, Unconfirmed, Silent} }

// Since when a person was on a list, seen from the day of the announcement.
const (
	ListedBefore  = "before"  // some list had the person before
	ListedAfter   = "after"   // every list that has the person had an older edition without
	ListedUnknown = "unknown" // no list says since when
)

// Listings lists what can be known of that.
func Listings() []string { return []string{ListedBefore, ListedAfter, ListedUnknown} }

// A Person is what an announcement is held against.
type Person struct {
	Records  []timeline.Record
	Events   []timeline.Event
	Editions map[string][]string // by list, the days of all editions
	// Reported are the days on which citizens say that the person left prison, as
	// far as their reports are of this person and nobody refuted them. What a
	// document confirmed is an event.
	Reported []Reported
}

// A Reported is a report of citizens about the person.
type Reported struct {
	From, To string // the days within which the person left prison
}

// A Standing is how a person stands towards an announcement.
type Standing struct {
	State  string
	Listed string
	Event  int // index of the event that shows it, -1 for none
}

// days is an interval of days, ends included.
type days struct{ first, last int }

// never lies after every day.
const never = 1 << 30

func daysOf(from, to string) (d days, ok bool) {
	var known, also bool
	d = days{-never, never}
	if from != "" {
		d.first, _, known = dates.Days(from)
	}
	if to != "" {
		_, d.last, also = dates.Days(to)
	}
	return d, known || also
}

func (d days) within(o days) bool { return o.first <= d.first && d.last <= o.last }
func (d days) meets(o days) bool  { return d.first <= o.last && o.first <= d.last }

// window is the days of an announcement, and the same with the grace.
func (a *Announcement) window() (said, counted days) {
	said, _ = daysOf(a.From, a.To)
	counted = said
	if counted.last < never {
		counted.last += Grace
	}
	return said, counted
}

// Place says how a person stands towards the announcement; ok is false for one
// whom it does not concern.
func (a *Announcement) Place(p *Person) (s Standing, ok bool) {
	s.State, s.Event = a.state(p)
	if s.State == "" {
		return s, false
	}
	s.Listed = a.listed(p)
	return s, true
}

func (a *Announcement) state(p *Person) (state string, event int) {
	said, counted := a.window()
	maybe := -1
	for i, e := range p.Events {
		if e.Kind != timeline.Exit {
			continue
		}
		when, dated := daysOf(e.From, e.To)
		switch {
		case !dated || !when.meets(counted):
		case e.State == timeline.Confirmed && when.within(counted) && p.wordOutside(said.first):
			return AlreadyOut, i // another measure, under which the person was let go a second time
		case e.State == timeline.Confirmed && when.within(counted):
			return Verified, i
		case maybe < 0:
			maybe = i
		}
	}
	if i, out := p.outside(said); out {
		return AlreadyOut, i
	}
	if maybe >= 0 {
		return Unconfirmed, maybe
	}
	for _, r := range p.Reported {
		if when, _ := daysOf(r.From, r.To); when.meets(counted) {
			return Unconfirmed, -1
		}
	}
	return a.undated(p, said), -1
}

// outside reports whether a person was outside before some days began, by what is
// confirmed, and the event that says so. Who was or may have been taken back since
// was not.
func (p *Person) outside(said days) (event int, out bool) {
	event = -1
	for i, e := range p.Events {
		if e.State != timeline.Confirmed {
			continue
		}
		when, _ := daysOf(e.From, e.To)
		switch e.Kind {
		case timeline.Exit, timeline.Extinction, timeline.Death, timeline.Exile:
			if when.last < said.first {
				event, out = i, true
			}
		case timeline.Arrest, timeline.Revocation, timeline.Rearrest:
			if when.first <= said.last {
				event, out = -1, false
			}
		}
	}
	return event, out
}

// wordOutside reports whether the last that lists said of a person before a day is
// that the person was outside. Where they contradict one another on that day, the
// person was in prison.
func (p *Person) wordOutside(before int) bool {
	last, outside := -never, false
	for i := range p.Records {
		r := &p.Records[i]
		day, dated := saidOn(r)
		if !dated || day >= before || day < last {
			continue
		}
		if release, _, ok := dates.Days(r.Release); ok && release > day {
			continue // it tells of a release to come, and of nobody who is outside
		}
		var out bool
		switch timeline.Group(r.Custody, r.Figure) {
		case timeline.InPrison, timeline.InCamp:
		case timeline.Revocable, timeline.Extinguished, timeline.OutUnknown:
			out = true
		default:
			continue
		}
		outside = out && (day > last || outside)
		last = day
	}
	return outside
}

// undated is the state of a person of whom no event tells.
func (a *Announcement) undated(p *Person, said days) string {
	var inside, outside, before, later bool
	for i := range p.Records {
		r := &p.Records[i]
		day, dated := saidOn(r)
		switch group := timeline.Group(r.Custody, r.Figure); group {
		case timeline.NobodyKnows:
		case timeline.InPrison, timeline.InCamp:
			inside = true
			later = later || dated && day > said.last
		case timeline.Revocable, timeline.Extinguished, timeline.OutUnknown:
			outside = true
			before = before || dated && day < said.first
			later = later || dated && day > said.last
		default: // the dead and those in exile are of no announcement
			return ""
		}
	}
	hasExit, back := false, false
	arrested := -never
	for _, e := range p.Events {
		if e.State != timeline.Confirmed {
			continue
		}
		when, _ := daysOf(e.From, e.To)
		switch e.Kind {
		case timeline.Exit, timeline.Extinction:
			hasExit = true
		case timeline.Rearrest, timeline.Revocation:
			back = true
			arrested = max(arrested, when.first)
		case timeline.Arrest:
			arrested = max(arrested, when.first)
		}
	}
	switch {
	case arrested > said.last: // taken to prison after all of it
		return ""
	case outside && before && !back:
		return AlreadyOut
	case outside && !hasExit:
		return Unconfirmed
	case inside && !outside && !later:
		return Silent
	}
	return ""
}

// listed says since when the person was on a list.
func (a *Announcement) listed(p *Person) string {
	on, _, ok := dates.Days(a.On)
	if !ok {
		return ListedUnknown
	}
	older := make(map[string]bool) // lists with an edition from before
	for list, editions := range p.Editions {
		for _, e := range editions {
			if _, last, ok := dates.Days(e); ok && last < on {
				older[list] = true
			}
		}
	}
	after := true
	for i := range p.Records {
		r := &p.Records[i]
		day, dated := saidOn(r)
		if dated && day < on {
			return ListedBefore
		}
		after = after && dated && older[r.List]
	}
	if after {
		return ListedAfter
	}
	return ListedUnknown
}

// saidOn is the last day on which a record was true: of its edition, or its own.
func saidOn(r *timeline.Record) (day int, ok bool) {
	for _, text := range []string{r.Edition, r.AsOf} {
		if _, last, ok := dates.Days(text); ok {
			return last, true
		}
	}
	return 0, false
}
