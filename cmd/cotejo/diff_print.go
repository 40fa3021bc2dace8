package main

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"cotejo/sources/decisions"
)

// shownChanges bounds the changes of one term that are told.
const shownChanges = 12

// printBridge prints the way from one count to another: its terms with the persons
// of each, then what else changed between the two rosters.
func (a *app) printBridge(b *countBridge, all bool) error {
	signed := func(n int) string {
		if n > 0 {
			return "+" + a.number(n)
		}
		return a.number(n)
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
	few := &fewLines{a: a, all: all}
	for _, term := range b.Terms {
		var of []*bridgeChange
		for i := range b.Changes {
			if c := &b.Changes[i]; c.Term == term.Term && c.Cause == term.Cause {
				of = append(of, c)
			}
		}
		few.section(a.t(termKey(term.Term, term.Cause))+":", len(of), func(i int) string {
			c := of[i]
			ids := strings.Join(c.New, ", ")
			if len(c.Old) > 0 && len(c.New) > 0 {
				ids = strings.Join(c.Old, ", ") + " → " + ids
			} else if len(c.Old) > 0 {
				ids = strings.Join(c.Old, ", ")
			}
			return fmt.Sprintf("%s  %s  (%s: %s)", signed(c.Delta), a.allNamed(c.Names), ids, strings.Join(c.Refs, ", "))
		})
	}
	words, err := a.labels()
	if err != nil {
		return err
	}
	few.section(a.t("diff.status", a.number(len(b.Status))), len(b.Status), func(i int) string {
		s := &b.Status[i]
		return fmt.Sprintf("%s  %s (%s): %s → %s", a.t("diff.kind."+s.Kind), a.named(s.Name), s.Person, orDash(words.standing(s.OldCustody, s.OldFigure)), orDash(words.standing(s.NewCustody, s.NewFigure)))
	})
	if b.tooMany {
		a.line("")
		a.line(a.t("diff.values-not", a.number(mostCompared)))
	}
	few.section(a.t("diff.values", len(b.Values)), len(b.Values), func(i int) string {
		v := &b.Values[i]
		return fmt.Sprintf("%s (%s) %s: %s → %s", a.named(v.Name), v.Person, a.field(v.Field), orDash(shorten(words.value(v.Field, v.Old), 60)), orDash(shorten(words.value(v.Field, v.New), 60)))
	})
	few.section(a.t("diff.left", len(b.Left)), len(b.Left), func(i int) string {
		l := &b.Left[i]
		where := a.t("diff.left-nowhere")
		if l.Person != "" {
			where = a.t("diff.left-stays", l.Person)
		}
		return fmt.Sprintf("%s: %s (%s), %s", l.List, a.named(l.Name), l.Ref, where)
	})
	few.section(a.t("diff.corrected", len(b.Corrected)), len(b.Corrected), func(i int) string {
		return b.Corrected[i].Old + " → " + b.Corrected[i].New
	})
	few.section(a.t("diff.ids", a.number(len(b.IDs))), len(b.IDs), func(i int) string {
		return fmt.Sprintf("%s → %s  %s", b.IDs[i].Old, b.IDs[i].New, a.named(b.IDs[i].Name))
	})
	return nil
}

// fewLines prints the first lines of a section, or all of them.
type fewLines struct {
	a   *app
	all bool
}

// section prints a heading and n lines under it; nothing when there are none.
func (f *fewLines) section(heading string, n int, line func(i int) string) {
	if n == 0 {
		return
	}
	f.a.line("")
	f.a.line(heading)
	for i := range n {
		if i == shownChanges && !f.all {
			f.a.line("  " + f.a.t("diff.more", n-shownChanges))
			return
		}
		f.a.line(clean("  " + line(i)))
	}
}

// orDash is a dash for nothing.
func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
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
