package roster

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
	"cotejo/linkage/survivorship"
)

// personRows are the rows of some persons in the tables that tell of persons.
type personRows struct {
	person, origin *rows
	questions      []linkage.Conflict
	events         []any // values of table status_event, without the ids
	standings      []stance
	overlap        map[string]int
	persons        int
}

// persons writes persons in the order of their ids, with the origin of their
// values.
func (w *writer) persons() error {
	byID := w.c.Persons.ByID()
	d, events := w.describer(), newEventWriter(w)
	for chunk := range ahead(len(byID), func(from, to int) *personRows {
		out := &personRows{
			person: w.rows("person", 8+len(w.c.Input.Fields)+len(d.derived)), origin: w.rows("origin", 9),
			overlap: make(map[string]int), persons: to - from,
		}
		values := make([]any, 1+len(w.c.Input.Fields))
		for _, cluster := range byID[from:to] {
			p := w.c.Persons.Person(int(cluster))
			d.describe(&p, values, out)
			if q, ok := w.c.Persons.FieldConflict(&p); ok {
				out.questions = append(out.questions, q)
			}
			if events != nil {
				events.tell(&p, out)
			}
		}
		return out
	}) {
		w.questions = append(w.questions, chunk.questions...)
		for lists, n := range chunk.overlap {
			w.overlap[lists] += n
		}
		for _, r := range []*rows{chunk.person, chunk.origin} {
			if err := w.send(r); err != nil {
				return err
			}
		}
		w.stand(chunk.standings)
		if err := w.events(chunk.events); err != nil {
			return err
		}
		w.advance(chunk.persons)
	}
	byEffect(w.questions)
	return nil
}

// A describer writes the rows of a person. What many rows share is made into a
// value once.
type describer struct {
	in     *linkage.Input
	ids    []int32 // record id by record index
	names  []any   // names of the sources
	lists  []any   // names of the lists of which they are editions
	fields []any   // "name" and the names of the fields
	order  []int   // indexes of fields in the order of names
	rules  map[string]any

	derived []derived
}

func (w *writer) describer() *describer {
	d := &describer{in: w.c.Input, ids: w.ids, fields: []any{"name"}, order: []int{0}, rules: make(map[string]any), derived: derivedOf(w.c.Input.Fields)}
	for i := range d.in.Sources {
		d.names, d.lists = append(d.names, d.in.Sources[i].Name), append(d.lists, d.in.List(i))
	}
	for i, f := range d.in.Fields {
		d.fields, d.order = append(d.fields, f.Name), append(d.order, i+1)
	}
	slices.SortFunc(d.order, func(a, b int) int { return cmp.Compare(d.fields[a].(string), d.fields[b].(string)) })
	for _, rule := range survivorship.Rules() {
		d.rules[rule] = rule
	}
	return d
}

// describe writes a person; values is scratch space for the chosen ones.
func (d *describer) describe(p *linkage.Person, values []any, out *personRows) {
	id := any(p.ID)
	values[0] = orNull(p.Name.Value)
	for f := range p.Fields {
		values[f+1] = orNull(p.Fields[f].Value)
	}
	out.person.put(id, values[0], orNull(strings.Join(p.Aliases, "; ")), d.spellings(p, values[0]))
	out.person.put(values[1:]...)
	for i := range d.derived {
		c := &d.derived[i]
		if value, ok := values[c.field+1].(string); ok {
			out.person.put(c.of(value))
		} else {
			out.person.put(nil)
		}
	}
	lists := d.listsOf(p.Records)
	out.person.put(int64(len(p.Records)), int64(p.Sources), lists, p.Confidence)
	out.overlap[lists.(string)]++
	if simple(p) {
		return
	}
	var agreeing, dissenting recordList
	for _, f := range d.order {
		if values[f] == nil {
			continue
		}
		c := &p.Name
		if f > 0 {
			c = &p.Fields[f-1]
		}
		out.origin.put(id, d.fields[f], values[f], int64(d.ids[c.Record]), d.rules[c.Rule], int64(len(c.Agreeing)), int64(len(c.Dissenting)), agreeing.write(d.ids, c.Agreeing), dissenting.write(d.ids, c.Dissenting))
	}
}

// simple reports whether all that is shown of a person is what the only record
// says, so that the record itself is the origin of every value.
func simple(p *linkage.Person) bool {
	said := func(c *linkage.Chosen) bool { return c.Value == "" || c.Rule == survivorship.RuleOnly }
	if len(p.Records) > 1 || !said(&p.Name) {
		return false
	}
	for f := range p.Fields {
		if !said(&p.Fields[f]) {
			return false
		}
	}
	return true
}

// listsOf writes the names of the lists that records stand on.
func (d *describer) listsOf(records []int) any {
	first := d.in.Records[records[0]].Source
	if !slices.ContainsFunc(records, func(r int) bool { return d.in.Records[r].Source != first }) {
		return d.lists[first]
	}
	var lists []string
	for _, r := range records {
		lists = append(lists, d.in.List(d.in.Records[r].Source))
	}
	slices.Sort(lists)
	return strings.Join(slices.Compact(lists), " ")
}

// spellings writes all names of a person, each once, for the search.
func (d *describer) spellings(p *linkage.Person, name any) any {
	if r := &d.in.Records[p.Records[0]].Name; len(p.Records) == 1 && r.Text == p.Name.Value && len(r.Aliases)+len(r.Other) == 0 && !strings.ContainsAny(r.Text, apostrophes) {
		if name == nil {
			return ""
		}
		return name
	}
	nameList := []string{p.Name.Value}
	for _, r := range p.Records {
		name := &d.in.Records[r].Name
		nameList = append(append(append(nameList, name.Text), name.Aliases...), name.Other...)
	}
	for _, n := range nameList {
		if strings.ContainsAny(n, apostrophes) {
			nameList = append(nameList, names.Fold(n))
		}
	}
	slices.Sort(nameList)
	return strings.Join(slices.Compact(nameList), "\n")
}

// apostrophes join what stands on both sides: "O'Farrill" is one word to us and
// two to the tokenizer.
const apostrophes = "'’`´"

// A recordList writes lists of records as JSON, and one that follows itself
// only once.
type recordList struct {
	records []int
	text    any
}

var noRecords any = "[]"

func (l *recordList) write(ids []int32, records []int) any {
	switch {
	case len(records) == 0:
		return noRecords
	case l.text == nil || !slices.Equal(l.records, records):
		l.records, l.text = records, idList(ids, records)
	}
	return l.text
}

// idList writes the ids of records as a JSON array, ascending.
func idList(ids []int32, records []int) string {
	if len(records) == 1 {
		return "[" + strconv.Itoa(int(ids[records[0]])) + "]"
	}
	of := idsOf(ids, records)
	slices.Sort(of)
	return jsonIDs(of)
}

func idsOf(ids []int32, records []int) []int32 {
	of := make([]int32, len(records))
	for i, r := range records {
		of[i] = ids[r]
	}
	return of
}
