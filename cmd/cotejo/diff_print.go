package main

import (
	"cotejo/sources/decisions"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// shownChanges bounds the changes of one term that are told.
const shownChanges = 12

func (a *app) printBridge(b *countBridge, all bool) error {
	signed := func(n int) string {
		if n > 0 {
			return "+" + a.number(n)
		}
		return a.number(n)
	}
	few := func(n int, line func(i int)) {
		for i := range n {
			if i == shownChanges && !all {
				a.line("  " + a.t("diff.more", n-shownChanges))
				return
			}
			line(i)
		}
	}
	t := a.table("", a.t("column.persons"))
	t.row(a.t("diff.old"), a.number(b.Old))
	for _, term := range b.Terms {
		t.row(a.t(termKey(term.Term, term.Cause)), signed(term.Delta))
	}
	t.row(a.t("diff.new"), a.number(b.New))
	if err := t.print(); err != nil {
		return err
	}
	for _, term := range b.Terms {
		a.line("")
		a.line(a.t(termKey(term.Term, term.Cause)) + ":")
		shown := 0
		for _, c := range b.Changes {
			if c.Term != term.Term || c.Cause != term.Cause {
				continue
			}
			if shown++; shown > shownChanges && !all {
				a.line("  " + a.t("diff.more", term.Changes-shownChanges))
				break
			}
			ids := strings.Join(c.New, ", ")
			if len(c.Old) > 0 && len(c.New) > 0 {
				ids = strings.Join(c.Old, ", ") + " → " + ids
			} else if len(c.Old) > 0 {
				ids = strings.Join(c.Old, ", ")
			}
			a.line(clean(fmt.Sprintf("  %s  %s  (%s: %s)", signed(c.Delta), a.allNamed(c.Names), ids, strings.Join(c.Refs, ", "))))
		}
	}
	if len(b.Status) > 0 {
		words, err := a.labels()
		if err != nil {
			return err
		}
		a.line("")
		a.line(a.t("diff.status", a.number(len(b.Status))))
		for i, s := range b.Status {
			if i == shownChanges && !all {
				a.line("  " + a.t("diff.more", len(b.Status)-shownChanges))
				break
			}
			say := func(custody, figure string) string {
				out := words.value("custody", custody)
				if figure != "" {
					out = strings.TrimPrefix(out+", "+words.value("legal_figure", figure), ", ")
				}
				if out == "" {
					return "—"
				}
				return out
			}
			a.line(clean(fmt.Sprintf("  %s  %s (%s): %s → %s", a.t("diff.kind."+s.Kind), a.named(s.Name), s.Person, say(s.OldCustody, s.OldFigure), say(s.NewCustody, s.NewFigure))))
		}
	}
	if b.tooMany {
		a.line("")
		a.line(a.t("diff.values-not", a.number(mostCompared)))
	}
	if len(b.Values) > 0 {
		words, err := a.labels()
		if err != nil {
			return err
		}
		a.line("")
		a.line(a.t("diff.values", len(b.Values)))
		few(len(b.Values), func(i int) {
			v := b.Values[i]
			say := func(value string) string {
				if value == "" {
					return "—"
				}
				return shorten(words.value(v.Field, value), 60)
			}
			a.line(clean(fmt.Sprintf("  %s (%s) %s: %s → %s", a.named(v.Name), v.Person, a.field(v.Field), say(v.Old), say(v.New))))
		})
	}
	if len(b.Left) > 0 {
		a.line("")
		a.line(a.t("diff.left", len(b.Left)))
		few(len(b.Left), func(i int) {
			l := b.Left[i]
			where := a.t("diff.left-nowhere")
			if l.Person != "" {
				where = a.t("diff.left-stays", l.Person)
			}
			a.line(clean(fmt.Sprintf("  %s: %s (%s), %s", l.List, a.named(l.Name), l.Ref, where)))
		})
	}
	if len(b.Corrected) > 0 {
		a.line("")
		a.line(a.t("diff.corrected", len(b.Corrected)))
		few(len(b.Corrected), func(i int) { a.line(clean(fmt.Sprintf("  %s → %s", b.Corrected[i].Old, b.Corrected[i].New))) })
	}
	if len(b.IDs) > 0 {
		a.line("")
		a.line(a.t("diff.ids", a.number(len(b.IDs))))
		for i, m := range b.IDs {
			if i == shownChanges && !all {
				a.line("  " + a.t("diff.more", len(b.IDs)-shownChanges))
				break
			}
			a.line(clean(fmt.Sprintf("  %s → %s  %s", m.Old, m.New, a.named(m.Name))))
		}
	}
	return nil
}

func termKey(term, cause string) string {
	if cause == "" {
		return "diff.term." + term
	}
	return "diff.term." + term + "." + cause
}

// bridgeCSV writes every change as a row for a spreadsheet.
func (a *app) bridgeCSV(b *countBridge) error {
	w := csv.NewWriter(a.out)
	rows := [][]string{{"term", "cause", "delta", "old", "new", "names", "records"}}
	for _, c := range b.Changes {
		rows = append(rows, []string{c.Term, c.Cause, strconv.Itoa(c.Delta), strings.Join(c.Old, " "), strings.Join(c.New, " "), a.allNamed(c.Names), strings.Join(c.Refs, " ")})
	}
	for _, s := range b.Status {
		rows = append(rows, []string{"status", s.Kind, "0", s.Person, s.Person, a.named(s.Name), s.OldCustody + " " + s.OldFigure + " → " + s.NewCustody + " " + s.NewFigure})
	}
	for i, row := range rows {
		for j := range row {
			if i > 0 && j != 2 { // a delta is a number, whatever its sign
				rows[i][j] = decisions.Neutralise(row[j])
			}
		}
	}
	return w.WriteAll(rows)
}
