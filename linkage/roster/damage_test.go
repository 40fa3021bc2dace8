package roster

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/figures"
	"cotejo/linkage/match"
)

// readAll reads all that the commands read of a roster.
func readAll(ctx context.Context, path string) error {
	r, err := Open(ctx, path)
	if err != nil {
		return err
	}
	defer r.Close()
	conflicts, err := r.Conflicts(ctx, "", 0)
	if err != nil {
		return err
	}
	for _, c := range conflicts {
		if c.Kind == linkage.ConflictField && len(c.Values) != len(c.Records) {
			panic("a question without its values")
		}
	}
	in, index, err := r.Input(ctx)
	if err != nil {
		return err
	}
	model, err := r.Model(ctx)
	if err != nil {
		return err
	}
	if len(in.Records) > 1 {
		if _, err := match.Explain(in, model, 0, len(in.Records)-1); errors.Is(err, match.ErrBrokenModel) {
			return errors.Join(ErrDamaged, err)
		}
	}
	standings, err := r.Standings(ctx)
	if err != nil {
		return err
	}
	for id := range standings {
		if _, err := r.Person(ctx, id); err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
	}
	for id := range index {
		if _, err := r.Said(ctx, id); err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		for other := range index {
			if _, err := r.Pair(ctx, Record{ID: id}, Record{ID: other}); err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
		}
	}
	tables, figuresErr := r.Figures(ctx)
	if figuresErr == nil {
		figures.Tables(tables)
	}
	_, countErr := r.Count(ctx)
	_, doubtsErr := r.Doubts(ctx)
	_, membersErr := r.Memberships(ctx)
	_, scoresErr := r.PairScores(ctx)
	_, belongErr := r.Belongings(ctx)
	_, appliedErr := r.Applied(ctx)
	_, findErr := r.Find(ctx, "yadira")
	_, facetErr := r.Facets(ctx, "province")
	_, _, browseErr := r.Search(ctx, "", nil, 0, 10)
	_, digestErr := readDigest(r.db)
	return errors.Join(figuresErr, countErr, doubtsErr, membersErr, scoresErr, belongErr, appliedErr, findErr, facetErr, browseErr, damage(ctx, digestErr))
}

// TestDamage changes one thing at a time in a whole roster, as a bad disk,
// another version or a foreign hand may. Whatever cannot be is told as damage,
// soon, and never by a panic.
func TestDamage(t *testing.T) {
	whole, err := os.ReadFile(write(t, contents(t)))
	if err != nil {
		t.Fatal(err)
	}
	const endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
	for _, change := range []string{
		"UPDATE conflict SET kind = 'field'",
		"UPDATE conflict SET kind = 'other'",
		"UPDATE conflict SET field = 'nothing'",
		"UPDATE conflict SET records = '[]'",
		"UPDATE conflict SET records = '[1,99]'",
		"UPDATE conflict SET records = '[1,1]'",
		"UPDATE conflict SET records = '[4,1'",
		"UPDATE conflict SET records = '{\"a\":1}'",
		"UPDATE conflict SET posterior = 9e999",
		"UPDATE conflict SET posterior = -1",
		"UPDATE conflict SET effect = 9e999",
		"UPDATE conflict SET id = id + 7",
		"UPDATE meta SET value = '{\"Comparisons\":null}' WHERE key = 'model'",
		"UPDATE meta SET value = '{\"comparisons\":[{}]}' WHERE key = 'model'",
		"UPDATE meta SET value = 'null' WHERE key = 'model'",
		"UPDATE meta SET value = '' WHERE key = 'model'",
		"DELETE FROM meta WHERE key = 'model'",
		"DELETE FROM meta WHERE key = 'fields'",
		"UPDATE meta SET value = 'null' WHERE key = 'fields'",
		"UPDATE meta SET value = '[{\"name\":\"1 FROM person; --\"}]' WHERE key = 'fields'",
		"UPDATE meta SET value = '[{\"name\":\"sex\"},{\"name\":\"sex\"}]' WHERE key = 'fields'",
		"DELETE FROM meta WHERE key = 'count'",
		"UPDATE meta SET value = 'many' WHERE key = 'count'",
		"UPDATE meta SET value = '-5' WHERE key = 'count_low'",
		"UPDATE meta SET value = '[]' WHERE key = 'overlap'",
		"UPDATE meta SET value = '[{\"sources\":null,\"persons\":-9}]' WHERE key = 'overlap'",
		"UPDATE pair SET levels = 'x'",
		"UPDATE pair SET levels = '[{\"bits\":1e300}]'",
		"UPDATE pair SET weight = -9e999",
		"UPDATE pair SET posterior = 7",
		"UPDATE pair SET rival = '../x'",
		"UPDATE pair SET outcome = ''",
		"UPDATE record SET reading = '{\"parses\":7}'",
		"UPDATE record SET reading = '{\"parses\":[{\"given\":[\"\"]}]}'",
		"UPDATE record SET reading = '{\"parses\":[{\"given\":[\"a\"],\"penalty\":-1e9}]}'",
		"UPDATE record SET raw = '[1]'",
		"UPDATE record SET raw = '{\"a\":{\"b\":1}}'",
		"UPDATE record SET source = 'none' WHERE id = 1",
		"UPDATE person SET confidence = 9e999",
		"UPDATE origin SET agreeing_records = 'x'",
		"PRAGMA ignore_check_constraints = ON; UPDATE source SET rows = -1",
		"DROP TABLE pair",
		"DROP VIEW claim",
		"DROP TABLE name_search",
		"ALTER TABLE person DROP COLUMN source_list",
		"DROP VIEW claim; CREATE VIEW claim AS " + endless + "i AS person, 'name' AS field, 'x' AS value, 'x' AS raw, 'alfa' AS source, 1 AS row, 1 AS record_id FROM n",
		"DROP VIEW claim; DROP TABLE pair; CREATE VIEW pair AS " + endless + "1 AS record_a, i AS record_b, 1.0 AS weight, 0.5 AS posterior, 'sibling' AS rival, 'same' AS outcome, '[]' AS levels FROM n",
		"DROP TABLE doubt; CREATE VIEW doubt AS " + endless + "i AS id, 'alfa' AS source, 1 AS row, 1 AS line, 'h' AS header, 'c' AS cell, 'r' AS reason FROM n",
		"DROP TABLE doubt; CREATE TABLE doubt (id INTEGER PRIMARY KEY, source DATETIME, row, line, header, cell, reason); INSERT INTO doubt VALUES (1, '2020-01-01', 1, 1, 'h', 'c', 'r')",
		"CREATE VIEW other AS " + endless + "i FROM n",
		"CREATE VIRTUAL TABLE other USING fts5 (a)",
	} {
		t.Run(change[:min(len(change), 60)], func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "copy.db")
			if err := os.WriteFile(path, whole, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open("sqlite", dataSource(path, "_dqs=0"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(change); err != nil {
				t.Fatal(err)
			}
			db.Close()
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			if err := readAll(ctx, path); !errors.Is(err, ErrDamaged) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestOverwrittenPages overwrites pages of a whole roster, one at a time.
func TestOverwrittenPages(t *testing.T) {
	whole, err := os.ReadFile(write(t, contents(t)))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	const page = 8192
	damage := 0
	for at := 0; at+page <= len(whole); at += page {
		text := strings.Repeat("\x0d\xff\x00\x7f", page/4)
		if at == 0 { // what says that it is a roster stays
			text = text[100:]
		}
		spoilt := append([]byte(nil), whole...)
		copy(spoilt[at+page-len(text):], text)
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := readAll(context.Background(), path); errors.Is(err, ErrDamaged) {
			damage++
		} else if err != nil {
			t.Errorf("page %d: %v", at/page, err)
		}
	}
	if damage == 0 {
		t.Error("no page was missed")
	}
}

// TestOtherSQLite holds that the program of another version of SQLite finds the
// roster whole: older ones look at more than ours.
func TestOtherSQLite(t *testing.T) {
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("the program sqlite3 is not installed")
	}
	out, err := exec.Command(sqlite, write(t, contents(t)), "PRAGMA integrity_check; PRAGMA foreign_key_check;").CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "ok" {
		t.Errorf("%v: %s", err, out)
	}
}
