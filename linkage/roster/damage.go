package roster

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"cotejo/linkage"
	"cotejo/linkage/match"
)

// damage says that a roster could not be read, unless whoever asked has had
// enough.
func damage(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrDamaged):
		return err
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// damaged says what of a roster cannot be.
func damaged(what string) error { return fmt.Errorf("%w: %s", ErrDamaged, what) }

// maxFields bounds the fields of a roster: SQLite takes no more columns than
// 2000 in a table, and every field is a column beside some fixed ones.
const maxFields = 1900

// checkTables reads the fields and holds what the file says it contains against
// what [Write] makes. Tables must be tables: a view in the place of one could
// be made to run for ever.
func (r *Roster) checkTables(ctx context.Context) error {
	kinds, definitions := make(map[string]string), make(map[string]string)
	err := r.each(ctx, func(rows *sql.Rows) error {
		var kind, name, definition string
		if err := rows.Scan(&kind, &name, &definition); err != nil {
			return err
		}
		if _, twice := kinds[name]; twice && kind != "trigger" {
			return damaged("two of " + name)
		}
		if kind == "trigger" { // nothing is written, so that none ever runs
			return nil
		}
		virtual := strings.HasPrefix(strings.ToUpper(bare(definition)), "CREATE VIRTUAL")
		if kind == "view" && name != "claim" && name != "provenance" || virtual && name != "name_search" {
			return damaged(name + " is no table")
		}
		kinds[name], definitions[name] = kind, bare(definition)
		return nil
	}, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return err
	}
	if kinds["meta"] != "table" {
		return damaged("no table meta")
	}
	text, err := r.metaValue(ctx, "fields")
	if err != nil {
		return err
	}
	if r.fields, err = storedFields(text); err != nil {
		return damage(ctx, err)
	}
	schema, err := schemaOf(r.fields) // which takes no names that say more than a name
	if err != nil {
		return damage(ctx, err)
	}
	for statement := range strings.SplitSeq(bare(schema), ";") {
		words := strings.Fields(statement)
		if len(words) < 4 {
			continue
		}
		switch name := words[2]; {
		case words[1] == "TABLE" && kinds[name] != "table":
			return damaged("no table " + name)
		case words[1] == "VIEW" && (kinds[name] != "view" || definitions[name] != strings.TrimSpace(statement)):
			return damaged("the view " + name)
		case words[1] == "VIRTUAL" && definitions[words[3]] != strings.TrimSpace(statement):
			return damaged("the index " + words[3])
		}
	}
	for i, f := range r.fields {
		if slices.ContainsFunc(r.fields[:i], func(o linkage.Field) bool { return o.Name == f.Name }) {
			return damaged("field " + f.Name)
		}
	}
	return nil
}

// bare is SQL without its comments, on one line. No text in it has two dashes.
func bare(sql string) string {
	var words []string
	for line := range strings.Lines(sql) {
		code, _, _ := strings.Cut(line, "--")
		words = append(words, strings.Fields(code)...)
	}
	return strings.Join(words, " ")
}

// share reports whether a number is a probability.
func share(p float64) bool { return p >= 0 && p <= 1 }

// mostRows bounds what a roster counts; more rows than these no disk holds.
const mostRows = 1 << 40

func countable(n int) bool { return n >= 0 && int64(n) <= mostRows }

// mostBits bounds the evidence on a pair; the weights of real ones stay below a
// few hundred bits.
const mostBits = 1e6

// check holds a stored comparison against what one can be.
func (p *Pair) check() error {
	fits := math.Abs(p.Weight) <= mostBits && share(p.Posterior) && slices.Contains(match.Rivals(), p.Rival) &&
		slices.Contains([]linkage.Outcome{linkage.Joined, linkage.Apart, linkage.Undecided}, linkage.Outcome(p.Outcome))
	if !fits {
		return damaged(fmt.Sprintf("the pair %s, %s", p.A.Ref, p.B.Ref))
	}
	return nil
}

// conflictKinds are the kinds of questions.
var conflictKinds = []string{linkage.ConflictPair, linkage.ConflictDuplicate, linkage.ConflictFits, linkage.ConflictInside, linkage.ConflictField, linkage.ConflictTimeline,
	linkage.ConflictDisputed, linkage.ConflictMoved, linkage.ConflictAuditJoined, linkage.ConflictAuditApart}

// checkConflict holds a question against what one can be: ids are those of its
// records as the roster writes them.
func (r *Roster) checkConflict(c *Conflict, ids string) error {
	listed, err := storedQuestion(c.ID, ids)
	if err != nil {
		return err
	}
	fits := len(c.Records) == len(listed) && slices.Contains(conflictKinds, c.Kind) && share(c.Posterior) && math.Abs(c.Effect) <= mostRows
	for i, rec := range c.Records {
		fits = fits && rec.ID == listed[i]
	}
	if (c.Kind == linkage.ConflictField) != (c.Field != "") || c.Field != "" && (!r.has(c.Field) || len(listed) < 2) {
		fits = false
	}
	if !fits {
		return damaged(fmt.Sprintf("question %d", c.ID))
	}
	return nil
}
