package figures

import "slices"

// A view sorts values into the rows of a table.
type view struct {
	// of returns the rows for some values, none where they say nothing.
	of   func(*Values) []string
	uses []int // the fields that it looks at
	// vague rows leave room for others: of a record they say nothing.
	vague []string
	// stock says that the rows tell where somebody is now: of whom no list speaks
	// any more nobody knows.
	stock bool
	// room are the rows that a row leaves room for: who is only said to be outside
	// may be so in any way.
	room map[string][]string
}

// agrees reports whether what a record says is a row, or leaves room for it.
func (v *view) agrees(said []string, row string) bool {
	return slices.Contains(said, row) || v.leaves(said, row)
}

// leaves reports whether what a record says leaves room for a row.
func (v *view) leaves(said []string, row string) bool {
	return len(said) == 1 && slices.Contains(v.room[said[0]], row)
}

func one(row string) []string {
	if row == "" {
		return nil
	}
	return []string{row}
}

// said returns the rows that a record speaks for; what a list said in an older
// edition it no longer says.
func (v *view) said(r *Record) []string {
	if r.Older {
		return nil
	}
	rows := v.of(&r.Values)
	if len(rows) == 1 && slices.Contains(v.vague, rows[0]) {
		return nil
	}
	return rows
}

// chosen returns the rows of a person.
func (v *view) chosen(p *Person) []string {
	if v.stock && p.Former {
		return []string{former}
	}
	if rows := v.of(&p.Values); len(rows) > 0 {
		return rows
	}
	return []string{Unknown}
}

// A counted row.
type counted struct {
	value          int
	lists, linkage Range
}

// tally counts persons by rows, with both ranges.
func (in *Input) tally(v *view) map[string]*counted {
	out := make(map[string]*counted)
	row := func(code string) *counted {
		if out[code] == nil {
			out[code] = &counted{}
		}
		return out[code]
	}
	rows := make([][]string, len(in.Persons))
	for i := range in.Persons {
		p := &in.Persons[i]
		rows[i] = v.chosen(p)
		v.tallyLists(p, rows[i], row)
	}
	for code := range out {
		c := out[code]
		c.linkage = Range{c.value, c.value}
	}
	in.tallyLinks(v, rows, row)
	for _, c := range out {
		c.linkage.Low, c.linkage.High = max(0, c.linkage.Low), max(c.linkage.High, c.value)
	}
	return out
}

// tallyLists adds a person to its rows, and to the ranges of those that a list
// would put it into.
func (v *view) tallyLists(p *Person, rows []string, row func(string) *counted) {
	settled := false
	for _, f := range v.uses {
		settled = settled || p.Decided[f]
	}
	var said [][]string
	if !settled && !(v.stock && p.Former) {
		for i := range p.Records {
			if s := v.said(&p.Records[i]); len(s) > 0 {
				said = append(said, s)
			}
		}
	}
	for _, code := range rows {
		c := row(code)
		c.value++
		c.lists.High++
		agreed := code != Unknown || len(said) == 0
		for _, s := range said {
			agreed = agreed && v.agrees(s, code)
		}
		if agreed || len(rows) == 1 && slices.Contains(v.vague, code) {
			c.lists.Low++
		}
	}
	var others []string
	for _, s := range said {
		if len(rows) == 1 && v.leaves(s, rows[0]) {
			continue
		}
		for _, code := range s {
			if !slices.Contains(rows, code) && !slices.Contains(others, code) {
				others = append(others, code)
				row(code).lists.High++
			}
		}
	}
}

// tallyLinks widens the linkage ranges by what the open questions can do. A
// component, which is persons bound together by open questions, contributes at
// least nothing to a row that one of them contradicts, and one person to a row
// that none does; it contributes most when all of them are apart. A record that
// may have to leave its person counts for itself then.
func (in *Input) tallyLinks(v *view, rows [][]string, row func(string) *counted) {
	for _, c := range in.components() {
		for _, code := range codesOf(rows, c) {
			in, against := 0, false
			for _, p := range c {
				switch {
				case slices.Contains(rows[p], code):
					in++
				case code == Unknown || !slices.Contains(rows[p], Unknown):
					against = true
				}
			}
			least := min(in, 1)
			if against {
				least = 0
			}
			row(code).linkage.Low -= in - least
		}
	}
	for _, o := range in.Open {
		if o.A == o.B {
			in.tallySplit(v, o, rows[o.A], row)
		}
	}
}

// tallySplit widens the ranges by what one record does that leaves its person.
func (in *Input) tallySplit(v *view, o Open, rows []string, row func(string) *counted) {
	p := &in.Persons[o.A]
	leaving := v.said(&p.Records[o.Record])
	codes := append(slices.Clone(rows), Unknown)
	for i := range p.Records {
		codes = append(codes, v.said(&p.Records[i])...)
	}
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		together, alone := 0, 0
		if slices.Contains(rows, code) {
			together = 1
		}
		if slices.Contains(leaving, code) || code == Unknown && len(leaving) == 0 {
			alone = 1
		}
		speak, agree := 0, 0
		for i := range p.Records {
			s := v.said(&p.Records[i])
			if i == o.Record || len(s) == 0 {
				continue
			}
			speak++
			if v.agrees(s, code) {
				agree++
			}
		}
		low, high := 0, 0 // what those who stay contribute
		switch {
		case code == Unknown && speak == 0:
			low, high = 1, 1
		case agree > 0:
			high = 1
			if agree == speak {
				low = 1
			}
		}
		c := row(code)
		c.linkage.Low += min(0, low+alone-together)
		c.linkage.High += max(0, high+alone-together)
	}
}

// components are the persons bound together by open questions, ascending.
func (in *Input) components() [][]int {
	head := make(map[int]int)
	find := func(x int) int {
		for {
			h, ok := head[x]
			if !ok || h == x {
				return x
			}
			x = h
		}
	}
	var members []int
	for _, o := range in.Open {
		if o.A == o.B {
			continue
		}
		members = append(members, o.A, o.B)
		a, b := find(o.A), find(o.B)
		head[max(a, b)] = min(a, b)
	}
	slices.Sort(members)
	members = slices.Compact(members)
	place := make(map[int]int)
	var out [][]int
	for _, m := range members {
		h := find(m)
		i, known := place[h]
		if !known {
			i = len(out)
			place[h] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	return out
}

func codesOf(rows [][]string, persons []int) []string {
	var out []string
	for _, p := range persons {
		out = append(out, rows[p]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// table makes a table of one column from a tally, with the rows in the order
// given; rows that always lists stand there although nobody is in them.
func (in *Input) table(v *view, order []string, always ...string) *Table {
	t := &Table{Denominator: len(in.Persons), Columns: []string{Persons}}
	counts := in.tally(v)
	for _, code := range order {
		c := counts[code]
		if c == nil || c.value == 0 && c.lists.High == 0 {
			if !slices.Contains(always, code) {
				continue
			}
			c = &counted{}
		}
		t.add(code, Persons, c)
	}
	if c := counts[Unknown]; c != nil {
		t.Unknown = c.value
	}
	return t
}

// add adds a counted cell, and its row where the table lacks it.
func (t *Table) add(row, column string, c *counted) {
	lists, linkage := c.lists, c.linkage
	t.put(Cell{Row: row, Column: column, Value: c.value, Lists: &lists, Linkage: &linkage})
}

func (t *Table) put(c Cell) {
	if !slices.Contains(t.Rows, c.Row) {
		t.Rows = append(t.Rows, c.Row)
	}
	t.Cells = append(t.Cells, c)
}
