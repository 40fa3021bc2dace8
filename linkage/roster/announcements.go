package roster

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"cotejo/linkage/announcement"
	"cotejo/linkage/figures"
	"cotejo/linkage/timeline"
)

// A stance is how a person stands towards an announcement.
type stance struct {
	announcement int // by index into Contents.Announcements
	person       string
	event        int // by place among the events of the persons written together, -1 for none; later its id
	announcement.Standing
}

// stand says how a person stands towards every announcement.
func (e *eventWriter) stand(id string, records []timeline.Record, events []timeline.Event, reported []announcement.Reported, out *personRows) {
	if len(e.announced) == 0 {
		return
	}
	told := len(out.events) / eventColumns
	of := announcement.Person{Records: records, Events: events, Editions: e.editions, Reported: reported}
	for i := range e.announced {
		if s, ok := e.announced[i].Place(&of); ok {
			at := -1
			if s.Event >= 0 {
				at = told + s.Event
			}
			out.standings = append(out.standings, stance{i, id, at, s})
		}
	}
}

// stand keeps standings until all persons are written. It is called before the
// events of the same persons get their ids.
func (w *writer) stand(of []stance) {
	for _, s := range of {
		if s.event >= 0 {
			s.event += w.told + 1
		}
		w.standings = append(w.standings, s)
	}
}

// announcements writes what was announced, and how persons stand towards it.
func (w *writer) announcements() error {
	all := w.c.Announcements
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(all[a].ID, all[b].ID) })
	type part struct {
		id string
		announcement.Part
	}
	var parts []part
	rank := make([]int, len(all))
	for n, i := range order {
		rank[i] = n
		for _, p := range all[i].Parts {
			parts = append(parts, part{all[i].ID, p})
		}
	}
	err := w.insert("announcement", 10, len(order), func(n int, row *rows) {
		a := &all[order[n]]
		row.put(a.ID, a.Name, a.On, a.From, orNull(a.To), int64(a.Announced), orNull(a.Source), orNull(a.URL), bit(a.Named), int64(a.Line))
	})
	if err != nil {
		return err
	}
	slices.SortFunc(parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.Figure, b.Figure), cmp.Compare(a.AsOf, b.AsOf))
	})
	err = w.insert("announcement_part", 4, len(parts), func(n int, row *rows) {
		p := &parts[n]
		row.put(p.id, p.Figure, p.AsOf, int64(p.Announced))
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(w.standings, func(a, b stance) int { return cmp.Compare(rank[a.announcement], rank[b.announcement]) })
	return w.insert("announcement_person", 6, len(w.standings), func(n int, row *rows) {
		s := &w.standings[n]
		var event, listed any
		if s.event >= 0 {
			event = int64(s.event)
		}
		if s.Listed != announcement.ListedUnknown {
			listed = bit(s.Listed == announcement.ListedBefore)
		}
		row.put(all[s.announcement].ID, s.person, event, bit(s.State == announcement.AlreadyOut), listed, s.State)
	})
}

// bit is how a table says yes and no.
func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// announced reads what was announced and who stands towards it, for the tables of
// a report.
func (r *Roster) announced(ctx context.Context, in *figures.Input, person map[string]int) error {
	at := make(map[string]int)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var a figures.Announcement
		if err := rows.Scan(&a.ID, &a.Name, &a.On, &a.From, &a.To, &a.Announced, &a.Source, &a.URL, &a.Named); err != nil {
			return err
		}
		if !countable(a.Announced) {
			return damaged("announcement " + a.ID)
		}
		at[a.ID] = len(in.Announcements)
		in.Announcements = append(in.Announcements, a)
		return nil
	}, `SELECT id, name, announced_on, window_start, coalesce(window_end, ''), announced, coalesce(official_source, ''), coalesce(url, ''), named
		FROM announcement ORDER BY announced_on, id`)
	if err != nil || len(at) == 0 {
		return err
	}
	err = r.each(ctx, func(rows *sql.Rows) error {
		var id string
		var p announcement.Part
		if err := rows.Scan(&id, &p.Figure, &p.AsOf, &p.Announced); err != nil {
			return err
		}
		i, known := at[id]
		if !known || !countable(p.Announced) {
			return damaged("a part of announcement " + id)
		}
		in.Announcements[i].Parts = append(in.Announcements[i].Parts, p)
		return nil
	}, "SELECT announcement_id, figure, as_of, announced FROM announcement_part ORDER BY announcement_id, as_of, figure")
	if err != nil {
		return err
	}
	list := make(map[string]int)
	for i := range in.Lists {
		list[in.Lists[i].Name] = i
	}
	return r.each(ctx, func(rows *sql.Rows) error {
		var id, who, lists string
		var s figures.Standing
		if err := rows.Scan(&id, &who, &s.State, &s.Listed, &s.Figure, &s.Date, &lists); err != nil {
			return err
		}
		i, known := at[id]
		p, also := person[who]
		if !known || !also || !slices.Contains(announcement.States(), s.State) || !slices.Contains(announcement.Listings(), s.Listed) {
			return damaged(fmt.Sprintf("%s in announcement %s", who, id))
		}
		s.Person = p
		for name := range strings.FieldsSeq(lists) {
			if l, known := list[name]; known && !slices.Contains(s.Lists, l) {
				s.Lists = append(s.Lists, l)
			}
		}
		slices.Sort(s.Lists)
		in.Announcements[i].Standings = append(in.Announcements[i].Standings, s)
		return nil
	}, `SELECT a.announcement_id, a.person_id, a.state, CASE a.listed_before WHEN 1 THEN 'before' WHEN 0 THEN 'after' ELSE 'unknown' END,
		coalesce(v.figure, ''), coalesce(CASE WHEN v.date_lo = v.date_hi THEN v.date_lo END, ''),
		coalesce((SELECT group_concat(e.list, ' ') FROM json_each(v.agreeing) j JOIN record r ON r.id = j.value JOIN edition e ON e.id = r.edition_id), '')
		FROM announcement_person a LEFT JOIN status_event v ON v.id = a.event_id ORDER BY a.announcement_id, a.person_id`)
}
