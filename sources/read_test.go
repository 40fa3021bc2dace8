package sources

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cotejo/linkage"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// exports writes the lists of the four organisations and returns their paths.
func exports(t testing.TB, n int) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, of := range []struct {
		name, encoding, lineEnd string
		sep                     rune
	}{{"pd", "utf-8", "\r\n", ','}, {"j11j", "utf-8-bom", "\r\n", ';'}, {"cubalex", "windows-1252", "\r\n", ','}, {"ocdh", "utf-8", "\n", '\t'}} {
		path := filepath.Join(dir, of.name+".csv")
		content := encodings[of.encoding](encodeCSV(listOf(of.name, n, 9), of.sep, of.lineEnd))
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// The order of the paths leaves no trace, and every source has its profile.
func TestReadAnyOrder(t *testing.T) {
	paths := exports(t, 30)
	in, report := read(t, Options{}, paths...)
	slices.Reverse(paths)
	again, second := read(t, Options{}, paths...)
	if diff := cmp.Diff(in, again); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(report.Notices, second.Notices); diff != "" {
		t.Error(diff)
	}
	var got []string
	for _, s := range in.Sources {
		got = append(got, fmt.Sprintf("%s %s %d %t", s.Name, s.Dialect, s.Rows, s.StableKey))
	}
	want := []string{"cubalex windows-1252 , crlf 30 true", "j11j utf-8-bom ; crlf 30 false", "ocdh utf-8 tab lf 30 false", "pd utf-8 , crlf 30 true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, r := range in.Records {
		if len(r.Values) != len(in.Fields) || r.Raw.Len() != len(in.Sources[r.Source].Header) || len(r.Name.Readings) == 0 {
			t.Errorf("%s is incomplete: %+v", in.Ref(i), r)
		}
	}
}

// The same bytes twice are an error; two files of one organisation are two
// sources, numbered by their content.
func TestTwoFilesOfOne(t *testing.T) {
	a := write(t, "a.csv", encodeCSV(listOf("ocdh", 5, 1), '\t', "\n"))
	b := write(t, "b.csv", encodeCSV(listOf("ocdh", 5, 2), '\t', "\n"))
	c := write(t, "c.csv", encodeCSV(listOf("ocdh", 5, 1), '\t', "\n"))
	if got := problem(t, Options{}, a, c); got.Code != SameFileTwice || len(got.Args) != 1 {
		t.Errorf("got %v, want %s", got, SameFileTwice)
	}
	if got := problem(t, Options{}, a, a); got.Code != SameFileTwice {
		t.Errorf("got %v, want %s", got, SameFileTwice)
	}
	one, report := read(t, Options{}, a, b)
	two, _ := read(t, Options{}, b, a)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Error(diff)
	}
	if one.Sources[0].Name != "ocdh" || one.Sources[1].Name != "ocdh-2" || one.Sources[0].SHA256 > one.Sources[1].SHA256 {
		t.Errorf("sources are %s and %s", one.Sources[0].Name, one.Sources[1].Name)
	}
	if len(report.Notices) != 1 || report.Notices[0].Code != SecondFile {
		t.Errorf("notices are %v", report.Notices)
	}
}

// All files that cannot be read are named at once.
func TestAllProblems(t *testing.T) {
	dir := t.TempDir()
	_, _, err := Read(context.Background(), []string{write(t, "b.csv", ""), filepath.Join(dir, "a.csv"), dir}, Options{Vocabulary: vocabulary()})
	ps, ok := err.(Problems)
	if !ok || len(ps) != 3 {
		t.Fatalf("got %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Read(ctx, exports(t, 3), Options{Vocabulary: vocabulary()}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

// Dates after the closing day are told and enter nobody, and too many of them are an error.
func TestFuture(t *testing.T) {
	rows := listOf("ocdh", 100, 3)
	for i := range 4 {
		rows[i+3][5] = "11-07-2027"
	}
	path := write(t, "list.csv", encodeCSV(rows, '\t', "\n"))
	in, report := read(t, Options{Closed: "2026-11-23"}, path)
	want := []Problem{{File: path, Line: 4, Code: FutureDates, Args: []any{4, "2026-11-23"}}}
	if diff := cmp.Diff(want, report.Notices); diff != "" || in.Records[2].Values[in.FieldIndex("arrest_date")] != "" {
		t.Error(diff)
	}
	if _, report := read(t, Options{}, path); len(report.Notices) != 0 {
		t.Errorf("notices without a closing day: %v", report.Notices)
	}
	rows[50][5] = "1-1-2030"
	path = write(t, "list.csv", encodeCSV(rows, '\t', "\n"))
	if got := problem(t, Options{Closed: "2026-11-23"}, path); got.Code != FromTheFuture || got.Line != 4 {
		t.Errorf("got %v, want %s on line 4", got, FromTheFuture)
	}
}

// An id that several rows share names no row.
func TestRepeatedKey(t *testing.T) {
	rows := listOf("cubalex", 4, 3)
	rows[3][0] = rows[1][0]
	in, report := read(t, Options{}, write(t, "list.csv", encodeCSV(rows, ',', "\n")))
	if len(report.Notices) != 1 || report.Notices[0].Code != RepeatedKey {
		t.Errorf("notices are %v", report.Notices)
	}
	for i, r := range in.Records {
		if stable := i == 1 || i == 3; stable != (r.Key == rows[i+1][0]) {
			t.Errorf("row %d has key %s", r.Row, r.Key)
		}
	}
}

// keysOf returns each record's key by its cells.
func keysOf(in *linkage.Input) map[string][]string {
	keys := map[string][]string{}
	for _, r := range in.Records {
		cells := strings.Join(r.Raw.AppendTo(nil), "\x00")
		keys[cells] = append(keys[cells], r.Key)
		slices.Sort(keys[cells])
	}
	return keys
}

// Another order of rows gives every row the key it had, also where rows are
// alike or equal.
func TestKeysSurviveShuffling(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"pd", "j11j", "cubalex", "ocdh"}).Draw(rt, "list")
		seed := rapid.Uint64().Draw(rt, "seed")
		rows := listOf(name, 8, seed)
		rows = append(rows, slices.Clone(rows[1]), slices.Clone(rows[2]))
		rows[len(rows)-1][len(rows[1])-2] = "otra cosa"
		first, _ := read(t, Options{}, write(t, "list.csv", encodeCSV(rows, ',', "\n")))
		body := rows[1:]
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(body), func(i, j int) { body[i], body[j] = body[j], body[i] })
		second, _ := read(t, Options{}, write(t, "list.csv", encodeCSV(rows, ',', "\n")))
		if diff := cmp.Diff(keysOf(first), keysOf(second)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// Whatever stands in the cells, no row is lost and every key is one record's.
func TestRowsAreRecordsAndRejects(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom([]string{"pd", "j11j", "cubalex", "ocdh"}).Draw(rt, "list")
		cell := rapid.OneOf(rapid.SampledFrom([]string{"", "", "-", "N/D", "11/07/2021", "44 años", "Ana Paz Gil", "Paz Gil, Ana", "Matanzas", "Agüica", "En prisión", "32/13/2021", "«»", "Total"}), rapid.StringN(0, 12, 40))
		width := len(headers[name])
		n := rapid.IntRange(1, 12).Draw(rt, "rows")
		rows := [][]string{headers[name]}
		for range n {
			rows = append(rows, rapid.SliceOfN(cell, max(1, width-3), width+2).Draw(rt, "row"))
		}
		path := write(t, "list.csv", encodeCSV(rows, ';', "\n"))
		in, report, err := Read(context.Background(), []string{path}, Options{Vocabulary: vocabulary()})
		if err != nil {
			if _, ok := err.(Problems); !ok {
				rt.Fatal(err)
			}
			return
		}
		s := in.Sources[0]
		if s.Rows != len(in.Records)+len(in.Rejects) || s.Rows > n {
			rt.Fatalf("%d rows, %d records, %d rejects of %d rows", s.Rows, len(in.Records), len(in.Rejects), n)
		}
		if f := report.Files[0]; f.Rows != s.Rows || f.Records != len(in.Records) || f.Rejects != len(in.Rejects) || f.Doubts != len(in.Doubts) {
			rt.Fatalf("report says %+v", f)
		}
		seen := map[string]bool{}
		for _, r := range in.Records {
			if seen[r.Key] || r.Key == "" {
				rt.Fatalf("key %q twice", r.Key)
			}
			seen[r.Key] = true
		}
		for _, d := range in.Doubts {
			if d.Cell == "" || d.Column >= len(s.Header) || d.Reason == "" {
				rt.Fatalf("doubt %+v", d)
			}
		}
	})
}

// A report of a file holds what the inspector shows.
func TestInspect(t *testing.T) {
	rows := listOf("ocdh", 10, 3)
	rows[2][5] = "32/07/2021"
	rows[4][0] = ""
	r, err := Inspect(context.Background(), write(t, "list.csv", encodeCSV(rows, '\t', "\n")), Options{Vocabulary: vocabulary()})
	if err != nil {
		t.Fatal(err)
	}
	if r.Rows != 10 || r.Records != 9 || len(r.RejectList) != 1 || len(r.DoubtList) != 1 || r.DoubtList[0].Line != 3 {
		t.Errorf("%+v", r)
	}
	if c := r.Columns[5]; c.Filled != 10 || len(c.Samples) != sampleCells || !slices.Equal(c.Fields, []string{"arrest_date"}) {
		t.Errorf("%+v", c)
	}
	if _, err := Inspect(context.Background(), write(t, "list.csv", "\n"), Options{Vocabulary: vocabulary()}); err == nil {
		t.Error("an empty file can be inspected")
	}
}

// BenchmarkRead reads four lists of 10,000 rows each.
func BenchmarkRead(b *testing.B) {
	paths := exports(b, 10_000)
	var size int64
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			b.Fatal(err)
		}
		size += info.Size()
	}
	vocabulary()
	b.SetBytes(size)
	rows := 0
	for b.Loop() {
		in, _ := read(b, Options{}, paths...)
		rows += len(in.Records)
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkScan cuts a text into rows and cells.
func BenchmarkScan(b *testing.B) {
	text := encodeCSV(listOf("pd", 10_000, 1), ',', "\r\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, _, problem := scanAll(text, ',', false); problem != nil {
			b.Fatal(problem)
		}
	}
}

// A long list is read in chunks, on any number of processors, as if it were
// read row by row.
func TestChunksLeaveNoTrace(t *testing.T) {
	rows := listOf("pd", 2*chunkRows+100, 5)
	width := len(rows[0])
	for _, i := range []int{1, chunkRows, chunkRows + 1, 2*chunkRows + 7} {
		rows[i] = make([]string, width) // a reject in every chunk, at its ends too
	}
	rows[chunkRows+50][0] = rows[3][0] // an id that two chunks have
	rows[2*chunkRows+50][7] = "11/07/2031"
	path := write(t, "pd.csv", encodeCSV(rows, ',', "\n"))
	opt := Options{Today: "2026-11-24"}
	in, report := read(t, opt, path)
	before := runtime.GOMAXPROCS(1)
	again, second := read(t, opt, path)
	runtime.GOMAXPROCS(before)
	if diff := cmp.Diff(in, again); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(report, second, cmpopts.IgnoreUnexported(FileReport{})); diff != "" {
		t.Error(diff)
	}
	if len(in.Rejects) != 4 || len(in.Records) != len(rows)-5 {
		t.Errorf("%d rejects, %d records", len(in.Rejects), len(in.Records))
	}
	line, next := 2, 0
	for i, cells := range rows[1:] {
		if cells[0] != "" {
			r := &in.Records[next]
			if next++; r.Row != i+1 || r.Line != line || !r.Raw.Equal(linkage.CellsOf(cells...)) {
				t.Fatalf("row %d on line %d became row %d on line %d: %q", i+1, line, r.Row, r.Line, r.Raw.AppendTo(nil))
			}
		}
		line += 1 + strings.Count(strings.Join(cells, ""), "\n")
	}
	f := &report.Files[0]
	if name := f.Columns[2]; name.Filled != len(in.Records) || !slices.Equal(name.Samples, []string{rows[2][2], rows[3][2], rows[4][2]}) {
		t.Errorf("the names are reported as %+v", name)
	}
	if future := in.Records[slices.IndexFunc(in.Records, func(r linkage.Record) bool { return r.Row == 2*chunkRows+50 })].Line; f.Future != 1 || f.FutureLine != future {
		t.Errorf("%d dates from the future, the first on line %d", f.Future, f.FutureLine)
	}
	shared := func(n Problem) bool { return n.Code == RepeatedKey }
	if i := slices.IndexFunc(report.Notices, shared); i < 0 || !slices.Equal(report.Notices[i].Args[1].([]int), []int{3, chunkRows + 50}) {
		t.Errorf("notices are %v", report.Notices)
	}
}
