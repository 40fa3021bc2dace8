package roster

import (
	"cmp"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// numberRecords gives the records their ids, in the order of list and row.
func (w *writer) numberRecords() {
	in := w.c.Input
	lists := make([]int, len(in.Sources)) // in the order of names
	for i := range lists {
		lists[i] = i
	}
	slices.SortFunc(lists, func(a, b int) int { return cmp.Compare(in.Sources[a].Name, in.Sources[b].Name) })
	rank := make([]int, len(lists))
	for n, i := range lists {
		rank[i] = n
	}
	w.order = make([]int32, len(in.Records))
	for i := range w.order {
		w.order[i] = int32(i)
	}
	slices.SortFunc(w.order, func(a, b int32) int {
		x, y := &in.Records[a], &in.Records[b]
		return cmp.Or(cmp.Compare(rank[x.Source], rank[y.Source]), cmp.Compare(x.Row, y.Row), cmp.Compare(a, b))
	})
	w.ids = make([]int32, len(in.Records))
	for n, i := range w.order {
		w.ids[i] = int32(n + 1)
	}
}

// records writes the records in the order of their ids.
func (w *writer) records() error {
	in := w.c.Input
	names, editions := w.describer().names, editionIDs(in)
	return w.insert("record", 16+len(in.Fields), len(w.order), func(n int, row *rows) {
		i := int(w.order[n])
		r := &in.Records[i]
		given, surname1, surname2 := readParts(&r.Name)
		row.put(int64(w.ids[i]), names[r.Source], editions[r.Source], int64(r.Row), int64(r.Line), r.Key, in.Ref(i), w.c.Persons.Of(i))
		row.put(orNull(r.Name.Text), orNull(strings.Join(r.Name.Aliases, "; ")), orNull(given), orNull(surname1), orNull(surname2))
		for _, v := range r.Values {
			row.put(orNull(v))
		}
		row.put(orNull(r.AsOf))
		row.made(func(b []byte) []byte { return appendName(b, &r.Name) })
		row.made(func(b []byte) []byte { return appendRaw(b, in.Sources[r.Source].Header, r.Raw) })
	})
}

// readParts returns the units of a name's likeliest reading.
func readParts(n *names.Name) (given, surname1, surname2 string) {
	if len(n.Readings) == 0 {
		return "", "", ""
	}
	p := n.Readings[0]
	given = strings.Join(p.Given, " ")
	if len(p.Surnames) > 0 {
		surname1 = p.Surnames[0]
	}
	if len(p.Surnames) > 1 {
		surname2 = p.Surnames[1]
	}
	return given, surname1, surname2
}

// rejects writes the rows that could not become records.
func (w *writer) rejects() error {
	in := w.c.Input
	rejects := slices.Clone(in.Rejects)
	slices.SortFunc(rejects, func(a, b linkage.Reject) int {
		return cmp.Or(cmp.Compare(in.Sources[a.Source].Name, in.Sources[b.Source].Name), cmp.Compare(a.Row, b.Row))
	})
	return w.insert("reject", 5, len(rejects), func(n int, row *rows) {
		r := &rejects[n]
		row.put(in.Sources[r.Source].Name, int64(r.Row), int64(r.Line), r.Reason, string(appendTexts(nil, r.Raw)))
	})
}

// doubts writes the cells that could not be read.
func (w *writer) doubts() error {
	in := w.c.Input
	doubts := slices.Clone(in.Doubts)
	slices.SortStableFunc(doubts, func(a, b linkage.Doubt) int {
		return cmp.Or(cmp.Compare(in.Sources[a.Source].Name, in.Sources[b.Source].Name), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Reason, b.Reason))
	})
	return w.insert("doubt", 7, len(doubts), func(n int, row *rows) {
		d := &doubts[n]
		s := &in.Sources[d.Source]
		row.put(int64(n+1), s.Name, int64(d.Row), int64(d.Line), s.Header[d.Column], d.Cell, d.Reason)
	})
}
