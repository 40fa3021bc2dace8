package sources

import (
	"maps"
	"slices"
	"time"

	"cotejo/sources/values"
)

// The closing day is the day against which dates lie in the future and to which
// ages without a date of their own relate. It is the one that the caller gives,
// else it is derived from the lists, so that the same lists give the same
// roster on any day: it is the latest day that the lists state and that is
// supported by others. A single date far beyond all others is a typing mistake,
// and must not become the closing day on the day on which it comes due.
//
// A row states the day of its arrest and of its update; without the latter, that
// of its release, which is an expected one where it lies after the update. Days
// after today support nothing, so that the clock is asked only where a list
// claims to be of the future.

// A day is supported by the statements of the year before it and all later
// ones. How many are needed, itself included: one in so many statements, at
// least two where there are enough to choose from, and at most maxSupport.
const (
	statementsPerSupport = 200
	maxSupport           = 5
	enoughStatements     = 4
)

// firstStatement is the day before which no statement can be one of closing;
// the lists began later.
const firstStatement = "1990"

// statements are days that lists state, with how often. There are far fewer days
// than rows.
type statements map[string]int

func (all statements) join(more statements) {
	for day, n := range more {
		all[day] += n
	}
}

// A dating is what the columns of dates of one list tell before its rows are
// read.
type dating struct {
	orders     []values.DayOrder // by column
	statements statements        // some may be after today
	notices    Problems
}

// surveyDates finds out in which order the numbers of each column of dates
// stand, and collects the days that the list states.
func surveyDates(t *table, m *mapping, opt *Options) *dating {
	d := &dating{orders: make([]values.DayOrder, len(t.header))}
	col := map[ColumnKind]int{}
	var dates []int
	for i, c := range m.columns {
		switch c.Kind {
		case BirthDate, ArrestDate, ReleaseDate, Updated, Date:
			dates = append(dates, i)
			if _, taken := col[c.Kind]; !taken {
				col[c.Kind] = i
			}
		}
	}
	if len(dates) == 0 {
		return d
	}
	chunks := make([][]values.DayOrders, t.count())
	t.chunks(opt.memories, func(c, from, to int, _ *memory) {
		chunks[c] = make([]values.DayOrders, len(dates))
		scan := t.scanner()
		for i := from; i < to; i++ {
			r := t.row(scan, i)
			for k, col := range dates {
				if col < len(r.cells) {
					chunks[c][k].Add(r.cells[col])
				}
			}
		}
	})
	if opt.memories.stopped() {
		return d
	}
	for k, col := range dates {
		var all values.DayOrders
		for _, of := range chunks {
			all.Join(of[k])
		}
		d.orders[col] = all.Judge()
		notice := &Problem{File: t.path, Line: t.headerLine, Args: []any{t.header[col]}}
		switch d.orders[col] {
		case values.MonthFirst:
			notice.Code = MonthsFirst
			d.notices = append(d.notices, notice)
		case values.EitherOrder:
			notice.Code, notice.Args = EitherFirst, append(notice.Args, all.Day, all.Month)
			d.notices = append(d.notices, notice)
		}
	}
	d.collect(t, m, col, opt)
	return d
}

// collect gathers the days that a list states.
func (d *dating) collect(t *table, m *mapping, col map[ColumnKind]int, opt *Options) {
	ages := slices.ContainsFunc(m.columns, func(c column) bool { return c.Kind == AgeNow })
	if (opt.Closed != "" || opt.Recipe != nil && opt.Recipe.Today != "") && (!ages || m.profile.ListDate != "") {
		return // nobody asks
	}
	at := func(k ColumnKind) int {
		if c, ok := col[k]; ok {
			return c
		}
		return -1
	}
	updated, released, arrested := at(Updated), at(ReleaseDate), at(ArrestDate)
	chunks := make([]statements, t.count())
	t.chunks(opt.memories, func(c, from, to int, with *memory) {
		chunks[c] = statements{}
		scan := t.scanner()
		var r row
		state := func(col int) bool {
			if col < 0 || col >= len(r.cells) || r.cells[col] == "" {
				return false
			}
			date := with.dateOf(r.cells[col], d.orders[col]).values[0]
			if len(date) != len("2006-01-02") || date < firstStatement {
				return false
			}
			chunks[c][date]++
			return true
		}
		for i := from; i < to; i++ {
			r = t.row(scan, i)
			if !state(updated) {
				state(released)
			}
			state(arrested)
		}
	})
	d.statements = statements{}
	for _, c := range chunks {
		d.statements.join(c)
	}
}

// supported returns the latest of the days that is supported by the others and
// not after a limit, "" for none. Without a limit no day is too late.
func (all statements) supported(limit string) string {
	total := 0
	for _, n := range all {
		total += n
	}
	// Of all days, so that it does not depend on the limit.
	needed := min(maxSupport, (total+statementsPerSupport-1)/statementsPerSupport)
	if total >= enoughStatements {
		needed = max(needed, 2)
	}
	days := slices.Sorted(maps.Keys(all))
	for len(days) > 0 && limit != "" && days[len(days)-1] > limit {
		days = days[:len(days)-1]
	}
	// The window runs from a year before the day to the last of them.
	from, support := len(days), 0
	for i := len(days) - 1; i >= 0; i-- {
		day, _ := parseDay(days[i])
		first := day.AddDate(-1, 0, 0).Format(time.DateOnly)
		for from > 0 && days[from-1] >= first {
			from--
			support += all[days[from]]
		}
		if support >= needed {
			return days[i]
		}
	}
	return ""
}

// closingDay derives the closing day from what all lists state.
func closingDay(datings []*dating, today string) string {
	all := statements{}
	for _, d := range datings {
		all.join(d.statements)
	}
	return all.supported(today)
}

// Shares of the people with a date of birth who must have one and the same day
// before it stands for nothing: fewer are enough of a first of January, which
// programs and people write for an unknown day. In each case at least so many
// rows.
const (
	repeatedRows  = 4
	repeatedShare = 0.25
	newYearRows   = 3
	newYearShare  = 0.1
)

// repeatedBirths returns the days of birth that so many people of the list
// share that nobody was born on them. A sample shows such a day.
func (s *standardiser) repeatedBirths() map[string]bool {
	col := s.at.birthDate
	if col < 0 || s.mapping.columns[col].FirstOfMonth != "" || len(s.table.rows) < newYearRows {
		return nil
	}
	counts, filled := map[string]int{}, 0
	rows, _ := s.table.sample()
	for _, r := range rows {
		if col >= len(r.cells) {
			continue
		}
		if date, _ := s.dayOrders[col].Date(r.cells[col]); date != "" {
			filled++
			if len(date) == 10 {
				counts[date]++
			}
		}
	}
	out := map[string]bool{}
	for date, n := range counts {
		share := float64(n) / float64(filled)
		if n >= repeatedRows && share >= repeatedShare || n >= newYearRows && share >= newYearShare && date[4:] == "-01-01" {
			out[date] = true
		}
	}
	return out
}
