package roster

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"testing"

	"cotejo/linkage/match"
	"cotejo/linkage/names"
	"cotejo/linkage/review"
)

// One test for each rule that others would hide when it is gone.

func TestStratumLeavesErrors(t *testing.T) {
	if got := (Stratum{Size: 40}).most(); got != 40 {
		t.Errorf("nothing asked of 40: %d may be wrong", got)
	}
	_, upper := match.ShareInterval(1, 10)
	if got, want := (Stratum{Size: 100, Asked: 10, Wrong: 1}).most(), int(100*upper)+1; got != want {
		t.Errorf("one of ten wrong: %d of 100 may be, want %d", got, want)
	}
}

// TestAuditOfTheCount: a join that is two persons may raise the count, and two who
// are one may lower it.
func TestAuditOfTheCount(t *testing.T) {
	c := contents(t)
	c.Result.Count.SureJoined, c.Result.Count.SureApart = 30, 200
	for i, d := range []struct{ kind, judgement string }{
		{"audit-joined", "different"}, {"audit-joined", "same"}, {"audit-joined", "same"}, {"audit-apart", "same"}, {"audit-apart", "different"}, {"audit-apart", "different"}, {"audit-apart", "unsure"}, {"", "same"},
	} {
		c.Decisions = append(c.Decisions, Decision{Decision: review.Decision{Line: 10 + i, Judgement: d.judgement, SourceA: "alfa", KeyA: "k1", NameA: "A", SourceB: "beta", KeyB: fmt.Sprint("x", i), NameB: "B",
			Reviewer: "M", At: "2026-01-01T00:00:00.000Z", Reason: review.AuditReason(d.kind, "")}, State: review.DecisionApplied})
	}
	got, err := open(t, write(t, c)).Count(context.Background())
	if err != nil || got.Audit == nil {
		t.Fatal(got, err)
	}
	a := got.Audit
	if a.Joined != (Stratum{30, 3, 1}) || a.Apart != (Stratum{200, 3, 1}) {
		t.Errorf("joined %+v, apart %+v", a.Joined, a.Apart)
	}
	if a.Low != got.Persons-a.Apart.most() || a.High != got.Persons+a.Joined.most() {
		t.Errorf("from %d to %d of %d persons", a.Low, a.High, got.Persons)
	}
}

func TestCombinationsInOrder(t *testing.T) {
	got := fmt.Sprint(combinations(map[string]int{"a": 2, "a b": 5, "b": 2, "c": 9}))
	if want := "[{[c] 9} {[a b] 5} {[a] 2} {[b] 2}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// changed opens a roster in which one statement was run.
func changed(t *testing.T, statement string) *Roster {
	t.Helper()
	path := write(t, contents(t))
	db, err := sql.Open("sqlite", dataSource(path, "_dqs=0"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(statement, err)
	}
	return open(t, path)
}

// TestNumbersThatCannotBe of a count are damage.
func TestNumbersThatCannotBe(t *testing.T) {
	for _, statement := range []string{"UPDATE meta SET value = '-5' WHERE key = 'count_low'", "UPDATE meta SET value = '9' WHERE key = 'count'"} {
		if _, err := changed(t, statement).Count(context.Background()); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

// TestFirstDifferences of two rosters: the row and the column, or the row that one
// of them lacks.
func TestFirstDifferences(t *testing.T) {
	ctx := context.Background()
	a := open(t, write(t, contents(t)))
	for _, c := range []struct{ statement, want string }{
		{"UPDATE meta SET value = 'x' WHERE key = 'digest'", "[]"},
		{"UPDATE record SET line = 77 WHERE id = 2", "[{record 2 line 3 77}]"},
		{"DELETE FROM person_alias", "[{person_alias p-00000000  p-00000000 }]"},
		{"INSERT INTO person_alias SELECT 'p-00000001', new_id FROM person_alias", "[{person_alias p-00000001   p-00000001}]"},
	} {
		b := changed(t, c.statement)
		got, err := Compare(ctx, a, b)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, %v", c.statement, got, err)
		}
	}
}

// TestDigestValues: no two rows of values look alike.
func TestDigestValues(t *testing.T) {
	row := func(values ...any) (b []byte) {
		for _, v := range values {
			b = appendValue(b, v)
		}
		return b
	}
	rows := [][]byte{row("a", "b"), row("ab", ""), row("", "ab"), row("asb"), row(nil, "a"), row("", "a"), row(int64(1)), row(1.0), row("1"), row(nil, nil), row("", "")}
	for i := range rows {
		for j := range rows[:i] {
			if bytes.Equal(rows[i], rows[j]) {
				t.Errorf("rows %d and %d look alike: %q", i, j, rows[i])
			}
		}
	}
}

// TestWholeNames: what was read back can be compared.
func TestWholeNames(t *testing.T) {
	for _, c := range []struct {
		reading names.Reading
		want    bool
	}{
		{names.Reading{Given: []string{"ana"}, Surnames: []string{"gil"}}, true},
		{names.Reading{Given: []string{""}, Surnames: []string{"gil"}}, false},
		{names.Reading{Given: []string{"ana"}, Surnames: []string{"gil", ""}}, false},
		{names.Reading{Given: []string{"ana"}, Penalty: -1}, false},
	} {
		if got := whole(&names.Name{Readings: []names.Reading{c.reading}}); got != c.want {
			t.Errorf("%+v: whole %v", c.reading, got)
		}
	}
}

// TestCellsInOrder: header and text, as the file has them.
func TestCellsInOrder(t *testing.T) {
	got, err := storedCells(`{"Nombre":"Ana","Edad":"","Año":"x"}`)
	if want := []Cell{{"Nombre", "Ana"}, {"Edad", ""}, {"Año", "x"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestRefusedContents are told as damage, whatever program changed the roster.
func TestRefusedContents(t *testing.T) {
	for _, statement := range []string{
		"UPDATE conflict SET field = 'birth' WHERE kind = 'pair'",
		"UPDATE conflict SET posterior = 1.5",
	} {
		if _, err := changed(t, statement).Conflicts(context.Background(), "", 0); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", statement, err)
		}
	}
	for _, statement := range []string{
		"ALTER TABLE doubt RENAME TO doubted; CREATE VIEW doubt AS SELECT * FROM doubted",
		"DROP VIEW claim; CREATE VIEW claim AS SELECT 1 AS person_id",
	} {
		path := write(t, contents(t))
		db, err := sql.Open("sqlite", dataSource(path, "_dqs=0"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec(statement)
		db.Close()
		if err != nil {
			t.Fatal(statement, err)
		}
		if r, err := Open(context.Background(), path); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", statement, err)
			if r != nil {
				r.Close()
			}
		}
	}
}

// TestChecksFindBreaches: rows that were lost, and contents that are not those of
// the digest.
func TestChecksFindBreaches(t *testing.T) {
	for statement, want := range map[string]string{
		"DELETE FROM reject WHERE source = 'alfa' AND row = 3": "rows are not records and rejects: alfa",
		"UPDATE record SET line = 77 WHERE id = 2":             "the digest is ",
	} {
		breaches, err := changed(t, statement).Check(context.Background())
		if err != nil || !slices.ContainsFunc(breaches, func(b string) bool { return len(b) >= len(want) && b[:len(want)] == want }) {
			t.Errorf("%s: %q, %v", statement, breaches, err)
		}
	}
}
