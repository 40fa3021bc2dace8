package review

import (
	"fmt"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/names"
)

// listFields are the fields of a list in these tests.
var listFields = []linkage.Field{{Name: "municipality", Kind: linkage.KindPlace}}

// TestFollowDecisions holds which corrected rows a decision binds of.
func TestFollowDecisions(t *testing.T) {
	// A key is the folded cells themselves, so that a test can be read.
	plain := func(cells []byte) string { return strings.ReplaceAll(string(cells), "\x00", "|") }
	list := func(rows ...string) *linkage.Input {
		in := &linkage.Input{Fields: listFields, Sources: []linkage.Source{
			{Name: "ocdh", Header: []string{"nombre", "lugar"}, Columns: [][]string{{"name"}, {"municipality"}}, Identify: []int{0, 1}},
			{Name: "pd", StableKey: true},
		}}
		for i, row := range rows {
			cells := strings.Split(row, ";")
			r := linkage.Record{Source: 0, Row: i + 1, Name: names.Parse(cells[0], names.GivenFirst), Values: make([]string, len(listFields))}
			if id, name, ok := strings.Cut(cells[0], "="); ok {
				r.Source, r.Key, r.Name = 1, id, names.Parse(name, names.GivenFirst)
			} else {
				r.Raw = linkage.CellsOf(cells...)
				r.Key = plain(append(append(names.AppendFold(nil, cells[0]), 0), append(names.AppendFold(nil, cells[1]), 0)...))
			}
			in.Records = append(in.Records, r)
		}
		return in
	}
	decided := func(name, place, id, other string) Decision {
		key := plain(append(append(names.AppendFold(nil, name), 0), append(names.AppendFold(nil, place), 0)...))
		return Decision{Line: 2, Judgement: DecidedSame, SourceA: "ocdh", KeyA: key, NameA: names.Parse(name, names.GivenFirst).Text, SourceB: "pd", KeyB: id, NameB: other, Reviewer: "Marta", At: "2026-11-24"}
	}
	const other = "9=Ariel Soto Brito"
	for _, c := range []struct {
		what string
		rows []string
		d    Decision
		want string // the references followed, "?" behind those that are asked about; "bound" when the decision binds
	}{
		{"nothing changed", []string{"Ariel Soto Brito;Regla", other}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito"), "bound"},
		{"a slip mended", []string{"Ariel Soto Brito;Regla", other}, decided("Ariel Sotto Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"spelled as it sounds", []string{"Yosvany Vega Brito;Regla", other}, decided("Yosbani Bega Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"a surname added", []string{"Ariel Soto Brito;Regla", other}, decided("Ariel Soto", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"a surname taken out", []string{"Ariel Soto Brito;Regla", other}, decided("Ariel Soto Brito Leal", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"the surname in front", []string{"SOTO BRITO, Ariel;Regla", other}, decided("SOTTO BRITO, Ariel", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"a word twice", []string{"Ariel Soto Soto;Regla", other}, decided("Ariel Sotto Soto", "Regla", "9", "Ariel Soto Brito"), "ocdh bound"},
		{"a brother in the same place", []string{"Adrián Soto Brito;Regla", other}, decided("Adriel Soto Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh? moved"},
		{"a sister", []string{"Daniela Soto Brito;Regla", other}, decided("Daniel Soto Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh? moved"},
		{"another place", []string{"Ariel Soto Brito;Cerro", other}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh? moved"},
		{"name and place", []string{"Ariel Soto Brito;Cerro", other}, decided("Ariel Sotto Brito", "Regla", "9", "Ariel Soto Brito"), "ocdh? moved"},
		{"two that it may be", []string{"Ariel Soto Brito;Cerro", "Ariel Soto Brito;Guanabo", other}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito"), ""},
		{"somebody else", []string{"Dania Ruz Leal;Regla", other}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito"), ""},
		{"an id whose name is spelled better", []string{"Ariel Soto Brito;Regla", other}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Sotto Brito"), "pd bound"},
		{"an id that went to another", []string{"Ariel Soto Brito;Regla", "9=Dania Ruz Leal"}, decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito"), "pd? moved"},
	} {
		in := list(c.rows...)
		now, followed := FollowDecisions(in, []Decision{c.d}, plain)
		var got []string
		for _, f := range followed {
			of, _, _ := strings.Cut(f.Old, ":")
			if !f.Sure {
				of += "?"
			}
			got = append(got, of)
		}
		if j, _, _ := ApplyDecisions(in, now); len(j) == 1 {
			got = append(got, "bound")
		}
		if len(MovedConflicts(in, nil, now, followed)) > 0 {
			got = append(got, "moved")
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, not %q (%+v)", c.what, s, c.want, followed)
		}
	}

	// Two old rows that one row of today may be; and a row that stood beside the
	// other in an earlier roster.
	in := list("Ariel Soto Brito;Regla", other)
	a, b := decided("Ariel Sotto Brito", "Regla", "9", "Ariel Soto Brito"), decided("Ariel Soto Britto", "Regla", "9", "Ariel Soto Brito")
	b.Line = 3
	if _, followed := FollowDecisions(in, []Decision{a, b}, plain); len(followed) != 2 || followed[0].Sure || followed[1].Sure {
		t.Errorf("two claims of one row: %+v", followed)
	}
	in.IDs = map[string][]string{a.RefA(): {"p-1"}, in.Ref(0): {"p-2"}}
	if _, followed := FollowDecisions(in, []Decision{a}, plain); len(followed) != 0 {
		t.Errorf("the row was there before: %+v", followed)
	}

	// Once somebody has judged the record of today, nothing is asked any more.
	in = list("Ariel Soto Brito;Cerro", other)
	old := decided("Ariel Soto Brito", "Regla", "9", "Ariel Soto Brito")
	again := decided("Ariel Soto Brito", "Cerro", "9", "Ariel Soto Brito")
	again.Line, again.Judgement, again.Reviewer, again.At = 3, DecidedDifferent, "Luis", "2026-12-24"
	now, followed := FollowDecisions(in, []Decision{old, again}, plain)
	j, _, problems := ApplyDecisions(in, now)
	if len(MovedConflicts(in, nil, now, followed)) != 0 || len(problems) != 0 || fmt.Sprint(j) != "[{0 1 false}]" {
		t.Errorf("judged anew: %v %v %v", now, j, problems)
	}
}

// TestReword holds which changes of a name are spelling.
func TestReword(t *testing.T) {
	for _, c := range []struct {
		old, now string
		near     bool
		spelling bool
	}{
		{"Ariel Soto Brito", "Ariel Soto Brito", true, true},
		{"Yoel Peres Zayas", "Yoel Pérez Sayas", true, true},
		{"Juan Pérez Soto", "Juan Carlos Pérez Soto", true, false},
		{"José Pérez Soto", "Jesús Pérez Soto", true, false},
		{"Mario Pérez Soto", "María Pérez Soto", true, false},
		{"Julio Pérez", "Julia Pérez", true, false},
		{"Ana", "Ana María Díaz", false, false},
		{"Ariel Soto Brito", "Dania Ruz Leal", false, false},
		{"", "Dania Ruz Leal", false, false},
	} {
		r, near := names.Reword(c.old, c.now)
		if near != c.near || near && r.Spelling != c.spelling {
			t.Errorf("%s, %s: near %v, spelling %v", c.old, c.now, near, r.Spelling)
		}
	}
}
