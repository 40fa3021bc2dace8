package main

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/linkage/roster"
	"cotejo/sources/decisions"
)

// examplePersons is the number of persons on the example lists.
const examplePersons = 1396

// TestExampleDecisions holds that the example folder, with what was decided of
// the questions that the program asks about it, comes to the true number of
// persons. With -update a reader who knows the truth answers them anew.
func TestExampleDecisions(t *testing.T) {
	folder := filepath.Join("..", "..", "testdata", "exports")
	file := filepath.Join(folder, decisionsFile)
	if *update {
		for _, name := range []string{decisionsFile, "ids.csv"} {
			if err := os.Remove(filepath.Join(folder, name)); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		for answerExamples(t, folder, file) > 0 {
		}
		p, b := buildExamples(t, folder)
		if err := appendIDs(p.ids, b.register); err != nil {
			t.Fatal(err)
		}
	}
	_, b := buildExamples(t, folder)
	if got := b.contents.Result.Count.Point; got != examplePersons || len(b.problems) > 0 || len(b.register) > 0 {
		t.Errorf("%d persons, %d problems, %d ids missing (-update answers the questions anew)", got, len(b.problems), len(b.register))
	}
}

func buildExamples(t *testing.T, folder string) (*plan, *built) {
	t.Helper()
	p, err := newPlan(folder, nil, &reading{}, false)
	if err != nil {
		t.Fatal(err)
	}
	b, err := build(context.Background(), p, newProgress(newApp(io.Discard, io.Discard, os.Getenv, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return p, b
}

// answerExamples answers the questions that are open as the truth has it, and
// returns how many there were.
func answerExamples(t *testing.T, folder, file string) int {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "truth.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	person := make(map[string]string)
	for _, l := range lines[1:] {
		person[l[0]+" "+l[1]] = l[2]
	}
	_, b := buildExamples(t, folder)
	path := filepath.Join(t.TempDir(), rosterFile)
	if err := roster.Write(context.Background(), path, b.contents, nil); err != nil {
		t.Fatal(err)
	}
	r, err := roster.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	questions, err := r.Conflicts(context.Background(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	known, err := decisions.Read(file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var answers []review.Decision
	for _, q := range questions {
		if q.Kind == linkage.ConflictField { // the truth says who somebody is, not which value is right
			continue
		}
		x, y := q.Records[0], q.Records[1]
		d := review.Decision{Judgement: review.DecidedDifferent, NameA: x.Text, NameB: y.Text, Reviewer: "Lectora de ejemplo", At: "2026-11-02", Reason: "la verdad de las listas inventadas"}
		d.SourceA, d.KeyA = x.Source, x.Ref[len(x.Source)+1:]
		d.SourceB, d.KeyB = y.Source, y.Ref[len(y.Source)+1:]
		if person[x.Source+" "+strconv.Itoa(x.Row)] == person[y.Source+" "+strconv.Itoa(y.Row)] {
			d.Judgement = review.DecidedSame
		}
		answers = append(answers, d)
	}
	answers = newOpinions(known, answers)
	if len(answers) == 0 {
		return 0
	}
	if err := decisions.Append(file, answers...); err != nil {
		t.Fatal(err)
	}
	return len(answers)
}
