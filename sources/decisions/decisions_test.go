package decisions

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cotejo/linkage"
	"cotejo/linkage/review"
	"cotejo/sources"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"
	"pgregory.net/rapid"
)

// texts of problems by line, without the file.
func complaints(err error) string {
	if err == nil {
		return ""
	}
	var ps sources.Problems
	if !errors.As(err, &ps) {
		return "not problems: " + err.Error()
	}
	return strings.ReplaceAll(ps.Error(), "f.csv:", "")
}

const good = "same,x,1,Ana Soto,y,k,Ana S.,eva,2026-01-02T03:04:05-05:00,a reason\n"

var goodDecision = review.Decision{Line: 2, Judgement: "same", SourceA: "x", KeyA: "1", NameA: "Ana Soto", SourceB: "y", KeyB: "k", NameB: "Ana S.",
	Reviewer: "eva", At: "2026-01-02T08:04:05.000Z", Reason: "a reason"}

func TestParse(t *testing.T) {
	at := func(line int) review.Decision { d := goodDecision; d.Line = line; return d }
	for _, c := range []struct {
		name, text string
		want       []review.Decision
		problems   string
	}{
		{"empty file", "", nil, ""},
		{"header only", header + "\n", nil, ""},
		{"one line", header + "\n" + good, []review.Decision{at(2)}, ""},
		{"no last line end", header + "\n" + strings.TrimSuffix(good, "\n"), nil, "2: decisions-cut-off"},
		{"cut off in a name", header + "\n" + good + "same,x,1,Ana Soto,y,k,An", nil, "3: decisions-cut-off"},
		{"cut off in a letter", header + "\n" + good + "same,x,1,Ana Soto,y,k,Mar\xc3", nil, "3: decisions-cut-off"},
		{"header without its end", header, nil, ""},
		{"blanks without their end", header + "\n" + good + "  ", []review.Decision{at(2)}, ""},
		{"byte order mark, crlf, blank line", "\ufeff" + header + "\r\n\r\n" + strings.ReplaceAll(good, "\n", "\r\n"), []review.Decision{at(3)}, ""},
		{"header of the other branch", header + "\n" + good + header + "\n" + good, []review.Decision{at(2), at(4)}, ""},
		{"no header", good, nil, "1: decisions-header [" + header + "]"},
		{"semicolons", strings.ReplaceAll(header, ",", ";") + "\n", nil, "1: decisions-header [" + header + "]"},
		{"merge conflict", header + "\n<<<<<<< HEAD\n" + good + "=======\n" + good + ">>>>>>> b\n", nil,
			"2: decisions-merge-conflict\n4: decisions-merge-conflict\n6: decisions-merge-conflict"},
		{"conflict in the header", "<<<<<<< HEAD\n" + header + "\n" + good, nil, "1: decisions-merge-conflict"},
		{"everything at once", header + "\n" +
			"same,x,1\n" +
			"maybe,x,1,A,y,k,B,eva,2026-01-02,\n" +
			"same,x,1,\"A,y,k,B,eva,2026-01-02,\n" +
			"same,x,1,A,,k,B,eva,2026-01-02,\n" +
			"wrong-value,x,1,A,y,k,B,eva,2026-01-02,\n" +
			"same,x,1,A,x,1,A,,32/01/2026,\n" +
			"same,x,1,\xff,y,k,B,eva,2026-01-02,\n" +
			"right-value,x:y,1,A,,birth,,eva,2026-01-02,\n" + good, nil,
			"2: decisions-cells [3 10]\n" +
				"3: decisions-judgement [maybe [same different unsure retract wrong-value right-value confirm-report reject-report]]\n" +
				"4: decisions-bad-quote\n" +
				"5: decisions-not-of-value [same]\n" +
				"6: decisions-not-of-pair [wrong-value]\n" +
				"7: decisions-one-record [x:1]\n7: decisions-missing [reviewer]\n7: decisions-at [32/01/2026]\n" +
				"8: decisions-bad-utf8\n" +
				"9: decisions-missing [name_b]\n9: decisions-reference [x:y]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Parse("f.csv", []byte(c.text))
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.problems, complaints(err)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestReadMissing(t *testing.T) {
	if _, err := Read(filepath.Join(t.TempDir(), "none.csv")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := Read(t.TempDir()); !strings.Contains(complaints(err), UnreadableFile) {
		t.Errorf("a folder: %v", err)
	}
}

func TestStamp(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-24":                     "2026-11-24T00:00:00.000Z",
		"2026-11-24T10:00:00Z":           "2026-11-24T10:00:00.000Z",
		"2026-11-24T10:00:00.5Z":         "2026-11-24T10:00:00.500Z",
		"2026-11-24T23:00:00.1234-05:00": "2026-11-25T04:00:00.123Z",
		"2026-11-24 10:00":               "",
		"2026-02-30":                     "",
		"9999-12-31T23:00:00-05:00":      "",
		"":                               "",
	} {
		if got, ok := parseStamp(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x, y := time.UnixMilli(rapid.Int64Range(0, 1<<41).Draw(t, "x")), time.UnixMilli(rapid.Int64Range(0, 1<<41).Draw(t, "y"))
		if x.Before(y) != (Stamp(x) < Stamp(y)) {
			t.Fatalf("%s and %s are in another order than their texts", Stamp(x), Stamp(y))
		}
	})
}

func TestAppend(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.csv")
	if err := Append(path); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("nothing was decided, and there is a file")
	}
	if err := Append(path, goodDecision); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	whole, _ := os.ReadFile(path)
	want := header + "\nsame,x,1,Ana Soto,y,k,Ana S.,eva,2026-01-02T08:04:05.000Z,a reason\n"
	if string(whole) != want {
		t.Errorf("got %q", whole)
	}
	// What no merge would read is not added to: a last line without its end, a
	// line of too few cells.
	for text, problem := range map[string]string{strings.TrimSuffix(want, "\n"): "2: decisions-cut-off", want + "same,x,1\n": "3: decisions-cells [3 10]"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := complaints(Append(path, goodDecision)); got != problem {
			t.Errorf("got %s", got)
		}
		if after, _ := os.ReadFile(path); string(after) != text {
			t.Error("a file that nobody can read was added to")
		}
	}
	for _, empty := range []string{"", "\n", " ", "\ufeff", header} {
		if err := os.WriteFile(path, []byte(empty), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := Append(path, goodDecision); err != nil {
			t.Fatal(err)
		}
		if ds, err := Read(path); err != nil || len(ds) != 1 {
			t.Errorf("added to %q: %v %v", empty, ds, err)
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	formula := goodDecision
	formula.NameB, formula.Reason = "=HYPERLINK(1)", "two\nlines"
	if err := Append(path, formula, goodDecision); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	if want += "same,x,1,Ana Soto,y,k,'=HYPERLINK(1),eva,2026-01-02T08:04:05.000Z,two lines\n" +
		"same,x,1,Ana Soto,y,k,Ana S.,eva,2026-01-02T08:04:05.000Z,a reason\n"; string(text) != want {
		t.Errorf("got %q", text)
	}
	bad := goodDecision
	bad.Reviewer = ""
	if got := complaints(Append(path, goodDecision, bad)); got != "2: decisions-missing [reviewer]" {
		t.Errorf("got %s", got)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(after, text) {
		t.Error("a part of what was refused was written")
	}
}

// drawDecision draws a decision that can be written, with texts of any signs.
func drawDecision(t *rapid.T) review.Decision {
	d := drawOf(t, judgements)
	if d.Judgement == review.DecidedConfirmReport {
		d.Reason = "r" + d.Reason
	}
	return d
}

// drawOf draws a decision of some judgements.
func drawOf(t *rapid.T, judgements []string) review.Decision {
	text := rapid.OneOf(rapid.Map(rapid.String(), oneLine), rapid.SampledFrom([]string{"=1+1", "'=1", "'hola", `"`, `a,"b"`, "-", "#", "\\.", "'"}))
	part := rapid.OneOf(rapid.StringMatching(`[a-z0-9~=+@'"-]{1,8}`), rapid.Just("ñ k"))
	d := review.Decision{
		Judgement: rapid.SampledFrom(judgements).Draw(t, "judgement"),
		SourceA:   part.Draw(t, "source a"), KeyA: part.Draw(t, "key a"), NameA: text.Draw(t, "name a"),
		SourceB: part.Draw(t, "source b"), KeyB: part.Draw(t, "key b"), NameB: text.Draw(t, "name b"),
		Reviewer: "r" + text.Draw(t, "reviewer"), At: Stamp(time.UnixMilli(rapid.Int64Range(0, 1<<41).Draw(t, "at"))), Reason: text.Draw(t, "reason"),
	}
	if strings.HasSuffix(d.Judgement, "-value") || d.Judgement == review.DecidedRejectReport {
		d.SourceB, d.NameB = "", "v"+d.NameB
	} else if d.RefA() == d.RefB() {
		d.KeyB += "x"
	}
	return d
}

func TestAppendReadRoundTrip(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, "f.csv")
		defer os.Remove(path)
		ds := rapid.SliceOfN(rapid.Custom(drawDecision), 1, 5).Draw(t, "decisions")
		for i := range ds {
			if err := Append(path, ds[i]); err != nil {
				t.Fatal(err)
			}
			ds[i].Line = i + 2
		}
		got, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(ds, got); d != "" {
			t.Fatal(d)
		}
	})
}

func TestNeutralise(t *testing.T) {
	for cell, want := range map[string]string{"": "", "Ana": "Ana", "=1": "'=1", "'=1": "''=1", "'ndrangheta": "'ndrangheta", "\t=1": "'\t=1", "-": "'-", "＝1": "'＝1"} {
		if got := Neutralise(cell); got != want {
			t.Errorf("%q: %q", cell, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(rapid.String(), rapid.StringMatching(`['=+@\t-]{0,4}a?`)).Draw(t, "cell")
		n := Neutralise(cell)
		if Restore(n) != cell {
			t.Fatalf("%q: %q: %q", cell, n, Restore(n))
		}
		if n != "" && strings.ContainsRune(formulaStarts, []rune(n)[0]) {
			t.Fatalf("%q starts a formula", n)
		}
	})
}

func TestProblems(t *testing.T) {
	got := Problems("f.csv", []review.DecisionProblem{{Code: review.DecisionContradiction, Lines: []int{2, 5}, Args: []any{[]string{"x:1", "y:1"}}}})
	if got.Error() != "f.csv:5: decision-contradiction [[x:1 y:1] [2 5]]" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(header + "\n" + good))
	f.Add([]byte("\ufeff" + header + "\r\n" + `same,'=x,1,"A ""B""",y,k,,eva,2026-01-02,` + "\r\n"))
	f.Add([]byte(header + "\n<<<<<<< HEAD\nright-value,x,1,A,,birth,1990,eva,2026-01-02,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ds, err := Parse("f.csv", data)
		if err != nil {
			var ps sources.Problems
			if !errors.As(err, &ps) || len(ps) == 0 || len(ds) > 0 {
				t.Fatalf("%d decisions and %v", len(ds), err)
			}
			for _, p := range ps {
				if p.Line < 1 || p.Line > bytes.Count(data, []byte("\n"))+1 {
					t.Fatalf("no such line: %v", p)
				}
			}
			return
		}
		// What was read can be written, and reads the same.
		text, err := marshal("f.csv", ds)
		if err != nil {
			t.Fatal(err)
		}
		if len(ds) == 0 {
			return
		}
		again, err := Parse("f.csv", append(begin(nil), text...))
		if err != nil {
			t.Fatal(err)
		}
		for i := range ds {
			ds[i].Line, again[i].Line = 0, 0
		}
		if d := cmp.Diff(ds, again); d != "" {
			t.Fatal(d)
		}
		review.ApplyDecisions(&linkage.Input{}, ds)
		review.Agreements(ds)
	})
}

// TestAddAtOnce holds that of many who bring one decision at the same moment one
// adds it, and the others find it.
func TestAddAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.csv")
	var group errgroup.Group
	var added atomic.Int32
	for range 12 {
		group.Go(func() error {
			got, err := Add(path, func(known []review.Decision) []review.Decision {
				if len(known) > 0 {
					return nil
				}
				return []review.Decision{goodDecision}
			})
			added.Add(int32(len(got)))
			return err
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	ds, err := Read(path)
	if err != nil || len(ds) != 1 || added.Load() != 1 {
		t.Errorf("%d decisions stand in the file, %d were added; %v", len(ds), added.Load(), err)
	}
}
