package sources

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// scanAll reads all rows of a text.
func scanAll(text string, sep byte, cr bool) (cells [][]string, lines []int, problem *Problem) {
	s := newScanner(text, sep, cr)
	for {
		r, ok := s.next()
		if !ok {
			return cells, lines, s.problem
		}
		cells, lines = append(cells, r.kept().cells), append(lines, r.line)
	}
}

func TestScan(t *testing.T) {
	for _, c := range []struct {
		name, text string
		cr         bool
		want       [][]string
		lines      []int
	}{
		{"plain", "a,b\n1,2\n", false, [][]string{{"a", "b"}, {"1", "2"}}, []int{1, 2}},
		{"no last line end", "a,b\r\n1,2", false, [][]string{{"a", "b"}, {"1", "2"}}, []int{1, 2}},
		{"last cell blank", "a,b\n1,", false, [][]string{{"a", "b"}, {"1", ""}}, []int{1, 2}},
		{"blank line", "a\n\nb\n", false, [][]string{{"a"}, {""}, {"b"}}, []int{1, 2, 3}},
		{"line break in a cell", "a,\"x\r\ny\"\n1,2\n", false, [][]string{{"a", "x\r\ny"}, {"1", "2"}}, []int{1, 3}},
		{"doubled quotes", `"El ""Moro""",b`, false, [][]string{{`El "Moro"`, "b"}}, []int{1}},
		{"empty quotes", `"",""` + "\n", false, [][]string{{"", ""}}, []int{1}},
		{"bare quote inside", `Juan "El Moro" Paz,b`, false, [][]string{{`Juan "El Moro" Paz`, "b"}}, []int{1}},
		{"quoted word first", "\"El Moro\" Paz,b\nx,y", false, [][]string{{`"El Moro" Paz`, "b"}, {"x", "y"}}, []int{1, 2}},
		{"quoted word first, quoted cell next", `"El Moro" Paz,"b"`, false, [][]string{{`"El Moro" Paz`, "b"}}, []int{1}},
		{"quotes not doubled", `"Juan "El Moro" Paz, hijo","b"`, false, [][]string{{`Juan "El Moro" Paz, hijo`, "b"}}, []int{1}},
		{"blanks behind the quote", `"a" ,b`, false, [][]string{{"a", "b"}}, []int{1}},
		{"CR ends rows", "a,b\r1,\"x\ny\"\r3,4", true, [][]string{{"a", "b"}, {"1", "x\ny"}, {"3", "4"}}, []int{1, 2, 4}},
		{"CR inside a cell", "a,b\rc\nd,e", false, [][]string{{"a", "b\rc"}, {"d", "e"}}, []int{1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, lines, problem := scanAll(c.text, ',', c.cr)
			if problem != nil {
				t.Fatal(problem)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.lines, lines); diff != "" {
				t.Error("lines", diff)
			}
		})
	}
}

func TestScanProblems(t *testing.T) {
	for _, c := range []struct {
		name, text, code string
		line             int
	}{
		{"quote open to the end", "a,b\n1,2\n3,\"4\n5,6\n", OpenQuote, 3},
		{"quote lost in the middle", "a,b\n1,\"2\n3,\"4\"\n5,6\n", OpenQuote, 2},
		{"row too long", "a,b\n1," + strings.Repeat("x", maxRow+1) + "\n", RowTooLong, 2},
		{"quoted cell too long", "a,b\n1,\"" + strings.Repeat("x", maxRow+1) + "\"\n", RowTooLong, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, problem := scanAll(c.text, ',', false)
			if problem == nil || problem.Code != c.code || problem.Line != c.line {
				t.Errorf("got %v, want %s on line %d", problem, c.code, c.line)
			}
		})
	}
}

// What a writer of correct CSV writes is read as it was, whatever the cells.
func TestScanReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.SampledFrom([]rune("aé ,;\"\n|1")), 0, 8, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 4), 1, 6).Draw(t, "rows")
		var b strings.Builder
		w := csv.NewWriter(&b)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		got, lines, problem := scanAll(b.String(), ',', false)
		if problem != nil {
			t.Fatal(problem)
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatal(diff)
		}
		line := 1
		for i, r := range rows {
			if lines[i] != line {
				t.Fatalf("row %d on line %d, want %d", i, lines[i], line)
			}
			line += 1 + strings.Count(strings.Join(r, ""), "\n")
		}
	})
}

// Any text is cut into rows without a panic, and the cells of rows without
// quotes give the text back.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"a,b\n1,2", "\"a\"\"b\",c\r\n", "\"a\nb", "a\rb\r\"c\"d,\"e\"", "\"x\" y,\"z\n\"", "\"\"\"", ",,\n"} {
		f.Add(s, byte(','), false)
		f.Add(s, byte(';'), true)
	}
	f.Fuzz(func(t *testing.T, text string, sep byte, cr bool) {
		if sep == '"' || sep == '\n' || sep == '\r' || sep == ' ' {
			return
		}
		rows, lines, _ := scanAll(text, sep, cr)
		read, skipped := newScanner(text, sep, cr), newScanner(text, sep, cr)
		for more := true; more; {
			r, ok := read.next()
			if more = skipped.skip(); more != ok || skipped.pos != read.pos || skipped.line != read.line {
				t.Fatalf("a row read ends at %d on line %d, skipped at %d on line %d", read.pos, read.line, skipped.pos, skipped.line)
			}
			if r.raw != "" && strings.Join(r.cells, string([]byte{sep})) != r.raw {
				t.Fatalf("the cells of %q are %q", r.raw, r.cells)
			}
		}
		for i, line := range lines {
			if line < 1 || line > 1+strings.Count(text, "\n")+strings.Count(text, "\r") || i > 0 && line <= lines[i-1] {
				t.Fatalf("row %d on line %d after %v", i, line, lines[:i])
			}
			if len(rows[i]) == 0 {
				t.Fatal("a row without cells")
			}
		}
		if !strings.ContainsAny(text, "\"\r") && !cr && text != "" {
			var back []string
			for _, r := range rows {
				back = append(back, strings.Join(r, string([]byte{sep})))
			}
			if got := strings.Join(back, "\n"); got != strings.TrimSuffix(text, "\n") {
				t.Fatalf("got %q, want %q", got, text)
			}
		}
	})
}
