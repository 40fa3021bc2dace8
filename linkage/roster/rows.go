package roster

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"cotejo/linkage"
)

// A writer turns contents into rows, in an order that depends on nothing but
// the contents.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	c        *Contents
	progress func(done, total int)
	digest   *digest
	ids      []int64 // record id by record index
	done     int
	total    int
}

// all writes every table.
func (w *writer) all() error {
	order := w.numberRecords()
	w.total = len(w.c.Input.Sources) + len(w.c.Persons)*3 + len(order) + len(w.c.Input.Rejects) + len(w.c.Input.Doubts) + len(w.c.Result.Pairs) + len(w.c.Result.Conflicts)
	for _, step := range []func() error{
		w.sources, w.persons,
		func() error { return w.records(order) },
		w.rejects, w.doubts, w.provenance, w.pairs, w.conflicts, w.decisions, w.aliases, w.search, w.meta,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// numberRecords gives the records their ids, in the order of list and row.
func (w *writer) numberRecords() []int {
	in := w.c.Input
	order := make([]int, len(in.Records))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &in.Records[a], &in.Records[b]
		return cmp.Or(cmp.Compare(in.Sources[x.Source].Name, in.Sources[y.Source].Name), cmp.Compare(x.Row, y.Row), cmp.Compare(a, b))
	})
	w.ids = make([]int64, len(in.Records))
	for n, i := range order {
		w.ids[i] = int64(n + 1)
	}
	return order
}

// orNull is NULL for a missing text.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (w *writer) sources() error {
	in := w.c.Input
	records, rejects := make([]int, len(in.Sources)), make([]int, len(in.Sources))
	for i := range in.Records {
		records[in.Records[i].Source]++
	}
	for _, r := range in.Rejects {
		rejects[r.Source]++
	}
	order := make([]int, len(in.Sources))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(in.Sources[a].Name, in.Sources[b].Name) })
	err := w.insert("source", 9, func(yield func(...any) error) error {
		for n, i := range order {
			s := &in.Sources[i]
			if err := yield(n+1, s.Name, s.File, s.SHA256, s.Profile, s.Dialect, s.Rows, records[i], rejects[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.insert("source_column", 4, func(yield func(...any) error) error {
		for _, i := range order {
			s := &in.Sources[i]
			for c, h := range s.Header {
				fields := []string{""}
				if c < len(s.Columns) && len(s.Columns[c]) > 0 {
					fields = slices.Sorted(slices.Values(s.Columns[c]))
				}
				for _, f := range slices.Compact(fields) {
					if err := yield(s.Name, c+1, h, f); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

func (w *writer) persons() error {
	in := w.c.Input
	order := w.personOrder()
	return w.insert("person", 7+len(in.Fields), func(yield func(...any) error) error {
		for _, i := range order {
			p := &w.c.Persons[i]
			row := []any{p.ID, orNull(p.Name.Value), orNull(strings.Join(p.Aliases, "; "))}
			for _, f := range p.Fields {
				row = append(row, orNull(f.Value))
			}
			var lists []string
			for _, r := range p.Records {
				lists = append(lists, in.Sources[in.Records[r].Source].Name)
			}
			slices.Sort(lists)
			row = append(row, len(p.Records), p.Sources, strings.Join(slices.Compact(lists), " "), p.Confidence)
			if err := yield(row...); err != nil {
				return err
			}
		}
		return nil
	})
}

// personOrder orders the persons by id, as the table keeps them.
func (w *writer) personOrder() []int {
	order := make([]int, len(w.c.Persons))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.c.Persons[a].ID, w.c.Persons[b].ID) })
	return order
}

func (w *writer) records(order []int) error {
	in := w.c.Input
	person := make([]string, len(in.Records))
	for i := range w.c.Persons {
		for _, r := range w.c.Persons[i].Records {
			person[r] = w.c.Persons[i].ID
		}
	}
	return w.insert("record", 15+len(in.Fields), func(yield func(...any) error) error {
		for _, i := range order {
			r := &in.Records[i]
			s := &in.Sources[r.Source]
			reading, err := json.Marshal(r.Name)
			if err != nil {
				return err
			}
			given, surname1, surname2 := readParts(&r.Name)
			row := []any{w.ids[i], s.Name, r.Row, r.Line, r.Key, in.Ref(i), person[i], orNull(r.Name.Text), orNull(strings.Join(r.Name.Aliases, "; ")), orNull(given), orNull(surname1), orNull(surname2)}
			for _, v := range r.Values {
				row = append(row, orNull(v))
			}
			row = append(row, orNull(r.AsOf), string(reading), string(appendRaw(nil, s.Header, r.Raw.AppendTo(nil))))
			if err := yield(row...); err != nil {
				return err
			}
		}
		return nil
	})
}

// readParts returns the units of a name's likeliest reading.
func readParts(n *linkage.Name) (given, surname1, surname2 string) {
	if len(n.Parses) == 0 {
		return "", "", ""
	}
	p := n.Parses[0]
	given = strings.Join(p.Given, " ")
	if len(p.Surnames) > 0 {
		surname1 = p.Surnames[0]
	}
	if len(p.Surnames) > 1 {
		surname2 = p.Surnames[1]
	}
	return given, surname1, surname2
}

func (w *writer) rejects() error {
	in := w.c.Input
	rejects := slices.Clone(in.Rejects)
	slices.SortFunc(rejects, func(a, b linkage.Reject) int {
		return cmp.Or(cmp.Compare(in.Sources[a.Source].Name, in.Sources[b.Source].Name), cmp.Compare(a.Row, b.Row))
	})
	return w.insert("reject", 5, func(yield func(...any) error) error {
		for _, r := range rejects {
			raw, err := json.Marshal(r.Raw)
			if err != nil {
				return err
			}
			if err := yield(in.Sources[r.Source].Name, r.Row, r.Line, r.Reason, string(raw)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) doubts() error {
	in := w.c.Input
	doubts := slices.Clone(in.Doubts)
	slices.SortStableFunc(doubts, func(a, b linkage.Doubt) int {
		return cmp.Or(cmp.Compare(in.Sources[a.Source].Name, in.Sources[b.Source].Name), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Reason, b.Reason))
	})
	return w.insert("doubt", 7, func(yield func(...any) error) error {
		for n, d := range doubts {
			s := &in.Sources[d.Source]
			if err := yield(n+1, s.Name, d.Row, d.Line, s.Header[d.Column], d.Cell, d.Reason); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) provenance() error {
	in := w.c.Input
	return w.insert("provenance", 9, func(yield func(...any) error) error {
		for _, i := range w.personOrder() {
			p := &w.c.Persons[i]
			type choice struct {
				field  string
				chosen linkage.Chosen
			}
			choices := []choice{{"name", p.Name}}
			for f := range in.Fields {
				choices = append(choices, choice{in.Fields[f].Name, p.Fields[f]})
			}
			slices.SortFunc(choices, func(a, b choice) int { return cmp.Compare(a.field, b.field) })
			for _, c := range choices {
				if c.chosen.Value == "" {
					continue
				}
				err := yield(p.ID, c.field, c.chosen.Value, w.ids[c.chosen.Record], c.chosen.Rule, len(c.chosen.Agreeing), len(c.chosen.Dissenting), w.idList(c.chosen.Agreeing), w.idList(c.chosen.Dissenting))
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// idList writes the ids of records as a JSON array, ascending.
func (w *writer) idList(records []int) string {
	ids := w.idsOf(records)
	slices.Sort(ids)
	return jsonIDs(ids)
}

// idOrder writes them in the order given.
func (w *writer) idOrder(records []int) string { return jsonIDs(w.idsOf(records)) }

func (w *writer) idsOf(records []int) []int64 {
	ids := make([]int64, len(records))
	for i, r := range records {
		ids[i] = w.ids[r]
	}
	return ids
}

func (w *writer) pairs() error {
	res := w.c.Result
	ends := func(p *linkage.Pair) (int64, int64) {
		a, b := w.ids[p.A], w.ids[p.B]
		return min(a, b), max(a, b)
	}
	order := make([]int, len(res.Pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := ends(&res.Pairs[i])
		c, d := ends(&res.Pairs[j])
		return cmp.Or(cmp.Compare(a, c), cmp.Compare(b, d))
	})
	waterfall := func(n int) string {
		p := res.Explain(order[n])
		return string(appendLevels(nil, &p, w.ids[p.A] > w.ids[p.B]))
	}
	return w.insert("pair", 7, func(yield func(...any) error) error {
		for n, levels := range ahead(len(order), waterfall) {
			p := &res.Pairs[order[n]]
			a, b := ends(p)
			if err := yield(a, b, p.Weight, p.Posterior, p.Rival, string(p.Outcome), levels); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) conflicts() error {
	person := make([]string, len(w.c.Input.Records))
	for i := range w.c.Persons {
		for _, r := range w.c.Persons[i].Records {
			person[r] = w.c.Persons[i].ID
		}
	}
	return w.insert("conflict", 10, func(yield func(...any) error) error {
		for n, c := range w.c.Result.Conflicts {
			row := []any{n + 1, c.Kind, w.ids[c.Records[0]], nil, person[c.Records[0]], nil, w.idOrder(c.Records), orNull(c.Field), c.Posterior, c.Effect}
			if len(c.Records) > 1 {
				row[3], row[5] = w.ids[c.Records[1]], person[c.Records[1]]
			}
			if err := yield(row...); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) decisions() error {
	record := make(map[string]any, len(w.ids))
	if len(w.c.Decisions) > 0 {
		for i := range w.ids {
			record[w.c.Input.Ref(i)] = w.ids[i]
		}
	}
	return w.insert("decision", 13, func(yield func(...any) error) error {
		for n, d := range w.c.Decisions {
			var field, value any
			if d.OfValue() {
				field, value = orNull(d.KeyB), orNull(d.NameB)
			}
			if err := yield(n+1, d.Judgement, d.RefA(), orNull(d.RefB()), record[d.RefA()], record[d.RefB()], field, value, d.Reviewer, d.At, d.Reason, d.Line, d.State); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *writer) aliases() error {
	return w.insert("person_alias", 2, func(yield func(...any) error) error {
		for _, old := range slices.Sorted(maps.Keys(w.c.Aliases)) {
			if err := yield(old, w.c.Aliases[old]); err != nil {
				return err
			}
		}
		return nil
	})
}

// search fills the search index; it repeats what other tables say and has no
// part in the digest.
func (w *writer) search() error {
	insert, err := w.tx.Prepare("INSERT INTO name_search (person_id, names) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for n, i := range w.personOrder() {
		if n%1000 == 0 && w.ctx.Err() != nil {
			return w.ctx.Err()
		}
		p := &w.c.Persons[i]
		names := []string{p.Name.Value}
		for _, r := range p.Records {
			name := &w.c.Input.Records[r].Name
			names = append(append(append(names, name.Text), name.Aliases...), name.Other...)
		}
		for _, n := range names { // "O'Farrill" is one word to us and two to the tokenizer
			if folded := linkage.Fold(n); strings.ContainsAny(n, "'’`´") {
				names = append(names, folded)
			}
		}
		slices.Sort(names)
		if _, err := insert.Exec(p.ID, strings.Join(slices.Compact(names), "\n")); err != nil {
			return err
		}
	}
	return nil
}

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
	count := w.c.Result.Count
	maps.Copy(meta, map[string]string{
		"tool": "cotejo", "schema_version": fmt.Sprint(Version), "model": string(model), "fields": string(fields),
		"count": fmt.Sprint(count.Point), "count_low": fmt.Sprint(count.Low), "count_high": fmt.Sprint(count.High),
		"sure_joined": fmt.Sprint(count.SureJoined), "sure_apart": fmt.Sprint(count.SureApart),
	})
	keys := slices.Sorted(maps.Keys(meta))
	w.digest.table("meta")
	for _, k := range keys {
		w.digest.row([]any{k, meta[k]})
	}
	meta["digest"] = w.digest.sum()
	for _, k := range slices.Sorted(maps.Keys(meta)) {
		if _, err := w.tx.Exec("INSERT INTO meta VALUES (?, ?)", k, meta[k]); err != nil {
			return err
		}
	}
	return nil
}
