package values

import (
	"encoding/csv"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the values and doubts in testdata/cases from what the code reads; review the difference")

// vocabulary is the built-in one.
func vocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCases checks the tables of cells in testdata/cases: text, context (what
// stands beside the cell: a province, "years"), value, doubt, note.
func TestCases(t *testing.T) {
	v := vocabulary(t)
	for file, read := range map[string]func(text, context string) (value, doubt string){
		"dates": func(text, _ string) (string, string) { return Date(text) },
		"ages": func(text, _ string) (string, string) {
			years, ok, doubt := Age(text)
			if !ok {
				return "", doubt
			}
			return strconv.Itoa(years), doubt
		},
		"sentences": func(text, context string) (string, string) { return Sentence(text, context == "years") },
		"sexes":     func(text, context string) (string, string) { return SexColumn(strings.Split(context, " "))(text) },
		"provinces": func(text, _ string) (string, string) { return v.Province(text) },
		"municipalities": func(text, context string) (string, string) {
			municipality, province, doubt := v.Municipality(text, context)
			return municipality + " / " + province, doubt
		},
		"places": func(text, _ string) (string, string) {
			locality, municipality, province, doubt := v.Place(text)
			return locality + " / " + municipality + " / " + province, doubt
		},
		"charges": func(text, _ string) (string, string) {
			set, doubts := v.Charges(text)
			return set, strings.Join(doubts, " ")
		},
		"events":  func(text, _ string) (string, string) { return v.Event(text) },
		"prisons": v.Prison,
		"statuses": func(text, _ string) (string, string) {
			s, ok := v.Status(text)
			if !ok {
				return "", "not a status"
			}
			return s.Custody + " / " + s.LegalFigure + " / " + s.Class, ""
		},
	} {
		t.Run(file, func(t *testing.T) { checkCases(t, "../../testdata/cases/"+file+".csv", read) })
	}
}

func checkCases(t *testing.T, path string, read func(text, context string) (value, doubt string)) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0], ","); got != "text,context,value,doubt,note" {
		t.Fatalf("%s: header %q", path, got)
	}
	if len(rows) < 10 {
		t.Fatalf("%s: only %d rows", path, len(rows))
	}
	for i, row := range rows[1:] {
		value, doubt := read(row[0], row[1])
		if *update {
			row[2], row[3] = value, doubt
		} else if value != row[2] || doubt != row[3] {
			t.Errorf("%s: case %d: %q beside %q: got %q, doubt %q; want %q, doubt %q", path, i+1, row[0], row[1], value, doubt, row[2], row[3])
		}
	}
	if *update {
		out, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w := csv.NewWriter(out)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
