package main

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cotejo/linkage"
	"cotejo/linkage/citizen"
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
		confirmExample(t, folder, file)
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
	r := written(t, b)
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
		if q.Kind == linkage.ConflictField || q.Kind == linkage.ConflictTimeline { // the truth says who somebody is, not which value is right
			continue
		}
		x, y := q.Records[0], q.Records[1]
		d := review.Decision{Judgement: review.DecidedDifferent, NameA: x.Text, NameB: y.Text, Reviewer: "Lectora de ejemplo", At: "2026-11-02", Reason: "la verdad de las listas inventadas"}
		d.SourceA, d.KeyA, _ = strings.Cut(x.Ref, ":")
		d.SourceB, d.KeyB, _ = strings.Cut(y.Ref, ":")
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

// confirmExample decides on the one report of the example of which the reader has
// seen the document.
func confirmExample(t *testing.T, folder, file string) {
	t.Helper()
	_, b := buildExamples(t, folder)
	for _, r := range b.contents.Reports {
		if r.Name != "Milagros Vilcanot Rodríguez" {
			continue
		}
		in := b.contents.Input
		record := b.contents.Result.Clusters[r.Person][0]
		d := review.Decision{Judgement: review.DecidedConfirmReport, NameA: r.Name, NameB: in.Records[record].Name.Text, Reviewer: "Lectora de ejemplo",
			At: "2026-11-02T00:00:00.000Z", Reason: "auto de licencia extrapenal, visto"}
		d.SourceA, d.KeyA, _ = strings.Cut(r.Ref, ":")
		d.SourceB, d.KeyB, _ = strings.Cut(in.Ref(record), ":")
		if err := decisions.Append(file, d); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatal("nobody reports of her")
}

// TestExampleProject holds the example folder to what it is to show: three editions
// of one list, an announcement, reports in every state and a decision on one.
func TestExampleProject(t *testing.T) {
	_, b := buildExamples(t, filepath.Join("..", "..", "testdata", "exports"))
	editions := 0
	for _, s := range b.contents.Input.Sources {
		if s.List == "pd" {
			editions++
		}
	}
	states := make(map[string]int)
	for _, r := range b.contents.Reports {
		states[r.State]++
	}
	r := written(t, b)
	if breaches, err := r.Check(context.Background()); err != nil || len(breaches) > 0 {
		t.Errorf("%v %q", err, breaches)
	}
	if editions != 3 || len(b.contents.Announcements) != 1 || len(b.contents.Reports) != 10 || states[citizen.NoPerson] != 2 || states[citizen.Confirmed] != 1 || states[citizen.Duplicate] != 1 {
		t.Errorf("%d editions, %d announcements, reports %v", editions, len(b.contents.Announcements), states)
	}
}

// written is a built roster, written and opened.
func written(t *testing.T, b *built) *roster.Roster {
	t.Helper()
	path := filepath.Join(t.TempDir(), rosterFile)
	if err := roster.Write(context.Background(), path, b.contents, nil); err != nil {
		t.Fatal(err)
	}
	r, err := roster.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}
