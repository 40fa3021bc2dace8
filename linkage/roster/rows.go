package roster

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"cotejo/linkage"
)

// orNull is NULL for a missing text.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// sources writes the lists and their columns.
func (w *writer) sources() error {
	in := w.c.Input
	records, rejects := make([]int64, len(in.Sources)), make([]int64, len(in.Sources))
	for i := range in.Records {
		records[in.Records[i].Source]++
	}
	for _, r := range in.Rejects {
		rejects[r.Source]++
	}
	order := byName(in)
	err := w.insert("source", 9, len(order), func(n int, row *rows) {
		s := &in.Sources[order[n]]
		row.put(int64(n+1), s.Name, s.File, s.SHA256, s.Profile, s.Dialect, int64(s.Rows), records[order[n]], rejects[order[n]])
	})
	if err != nil {
		return err
	}
	editions := editionIDs(in)
	err = w.insert("edition", 5, len(order), func(n int, row *rows) {
		s := &in.Sources[order[n]]
		row.put(editions[order[n]], in.List(order[n]), orNull(s.AsOf), s.File, s.SHA256)
	})
	if err != nil {
		return err
	}
	return w.insert("source_column", 4, len(order), func(n int, row *rows) {
		s := &in.Sources[order[n]]
		for c, h := range s.Header {
			fields := []string{""}
			if c < len(s.Columns) && len(s.Columns[c]) > 0 {
				fields = slices.Sorted(slices.Values(s.Columns[c]))
			}
			for _, f := range slices.Compact(fields) {
				row.put(s.Name, int64(c+1), f, h)
			}
		}
	})
}

// byName returns the sources in the order of their names.
func byName(in *linkage.Input) []int {
	order := make([]int, len(in.Sources))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(in.Sources[a].Name, in.Sources[b].Name) })
	return order
}

// editionIDs returns the ids of the editions, by source.
func editionIDs(in *linkage.Input) []int64 {
	ids := make([]int64, len(in.Sources))
	for n, s := range byName(in) {
		ids[s] = int64(n + 1)
	}
	return ids
}

// pairs writes the compared pairs with their waterfalls.
func (w *writer) pairs() error {
	res := w.c.Result
	type ends struct{ a, b, pair int32 }
	order := make([]ends, len(res.Pairs))
	for i := range res.Pairs {
		a, b := w.ids[res.Pairs[i].A], w.ids[res.Pairs[i].B]
		order[i] = ends{min(a, b), max(a, b), int32(i)}
	}
	slices.SortFunc(order, func(x, y ends) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return w.insert("pair", 7, len(order), func(n int, row *rows) {
		e := order[n]
		p := res.Explain(int(e.pair))
		row.put(int64(e.a), int64(e.b), p.Weight, p.Posterior, p.Rival, string(p.Outcome))
		row.made(func(b []byte) []byte { return appendLevels(b, &p, w.ids[p.A] > w.ids[p.B]) })
	})
}

// conflicts writes the questions of the result, then those about values.
func (w *writer) conflicts() error {
	conflicts := append(slices.Clone(w.c.Result.Conflicts), w.questions...)
	return w.insert("conflict", 11, len(conflicts), func(n int, row *rows) {
		c := &conflicts[n]
		var record, person any
		if len(c.Records) > 1 {
			record, person = int64(w.ids[c.Records[1]]), w.c.Persons.Of(c.Records[1])
		}
		row.put(int64(n+1), c.Kind, int64(w.ids[c.Records[0]]), record, w.c.Persons.Of(c.Records[0]), person, jsonIDs(idsOf(w.ids, c.Records)), orNull(c.Field), c.Posterior, c.Effect, movesOf(c))
	})
}

// movesOf writes what the answers do, as a JSON array.
func movesOf(c *linkage.Conflict) any {
	if c.Moves == nil {
		return nil
	}
	text, err := json.Marshal(c.Moves)
	if err != nil { // numbers cannot fail to encode
		panic(err)
	}
	return string(text)
}

// decisions writes what people decided.
func (w *writer) decisions() error {
	record := make(map[string]any) // ids of the records that decisions are about
	for i := range w.c.Decisions {
		record[w.c.Decisions[i].NowA], record[w.c.Decisions[i].NowB] = nil, nil
	}
	if len(record) > 0 {
		for i := range w.ids {
			ref := w.c.Input.Ref(i)
			if _, ok := record[ref]; ok {
				record[ref] = int64(w.ids[i])
			}
		}
	}
	return w.insert("decision", 13, len(w.c.Decisions), func(n int, row *rows) {
		d := &w.c.Decisions[n]
		var field, value any
		if d.OfValue() {
			field, value = orNull(d.KeyB), orNull(d.NameB)
		}
		row.put(int64(n+1), d.Judgement, d.RefA(), orNull(d.RefB()), record[d.NowA], record[d.NowB], field, value, d.Reviewer, d.At, d.Reason, int64(d.Line), d.State)
	})
}

// aliases writes the ids that persons had before.
func (w *writer) aliases() error {
	old := slices.Sorted(maps.Keys(w.c.Aliases))
	return w.insert("person_alias", 2, len(old), func(n int, row *rows) { row.put(old[n], w.c.Aliases[old[n]]) })
}

// meta writes what the roster is, with the digest of all other rows.
func (w *writer) meta() error {
	meta := maps.Clone(w.c.Meta)
	if meta == nil {
		meta = make(map[string]string)
	}
	model, err := json.Marshal(&w.c.Result.Model)
	if err != nil {
		return err
	}
	fields, err := json.Marshal(w.c.Input.Fields)
	if err != nil {
		return err
	}
	overlap, err := json.Marshal(combinations(w.overlap))
	if err != nil {
		return err
	}
	count := w.c.Result.Count
	maps.Copy(meta, map[string]string{
		"tool": "cotejo", "schema_version": fmt.Sprint(Version), "model": string(model), "fields": string(fields), "overlap": string(overlap),
		"count": fmt.Sprint(count.Point), "count_low": fmt.Sprint(count.Low), "count_high": fmt.Sprint(count.High),
		"sure_joined": fmt.Sprint(count.SureJoined), "sure_apart": fmt.Sprint(count.SureApart),
	})
	for key, n := range map[string]int{"unnamed": count.Unnamed, "others": count.Others} {
		if n > 0 {
			meta[key] = fmt.Sprint(n)
		}
	}
	delete(meta, "digest")
	keys := slices.Sorted(maps.Keys(meta))
	if err := w.insert("meta", 2, len(keys), func(n int, row *rows) { row.put(keys[n], meta[keys[n]]) }); err != nil {
		return err
	}
	last := w.rows("meta", 2)
	last.put("digest", w.digest.sum())
	return w.send(last)
}
