package survivorship

import (
	"strings"
	"testing"

	"cotejo/linkage"
)

// One test for each rule that others would hide when it is gone.

// TestArrestCalledRight: where a person said which arrest it is, no other makes
// a record one of an earlier arrest.
func TestArrestCalledRight(t *testing.T) {
	in, res := arrestedPerson([]string{"a 2023-02-10 2021-07-11 free - 2023-01-16", "b - 2024-03-17 inside - -"})
	in.Verdicts = []linkage.FieldVerdict{{Record: 0, Field: in.FieldIndex(arrestField), Value: "2021-07-11", Right: true}}
	p := resolved(in, res)[0]
	if got := p.Fields[0].Value + " " + p.Fields[1].Value + " " + p.Fields[3].Value; got != "2021-07-11 free 2023-01-16" {
		t.Error(got)
	}
}

func TestReleasedBefore(t *testing.T) {
	for _, c := range []struct {
		release, arrest string
		want            bool
	}{
		{"2023-01-16", "2024-03-17", true}, {"2023", "2024-03", true}, {"2023-01", "2023-02-01", true},
		{"2023", "2023-05-01", false}, {"2023-05-01", "2023", false}, {"2023-05-01", "2023-05-01", false}, {"2024", "2023", false}, {"", "2023", false}, {"2023", "", false},
	} {
		if got := releasedBefore(c.release, c.arrest); got != c.want {
			t.Errorf("released %q, arrested %q: before %v", c.release, c.arrest, got)
		}
	}
}

// TestReleaseDatesItsRecord: whoever reports a release wrote after it, though the
// row has no date of its own.
func TestReleaseDatesItsRecord(t *testing.T) {
	in, res := arrestedPerson([]string{"a 2022-09-01 2021-07-11 inside - -", "b - 2021-07-11 free - 2023-01-16"})
	p := resolved(in, res)[0]
	if got := p.Fields[1].Value + " " + p.Fields[3].Value; got != "free 2023-01-16" {
		t.Error(got)
	}
}

// TestRoomSupports: a year stands behind the day in it, and not behind another.
func TestRoomSupports(t *testing.T) {
	in, res := onePerson([]said{{list: 0, name: "Ana Paz", fields: "birth=1980-01-02"}, {list: 1, name: "Ana Paz", fields: "birth=1980"}, {list: 2, name: "Ana Paz", fields: "birth=1990-03-04"}})
	if got := chosenText(in, resolved(in, res)[0]); !strings.Contains(got, "birth=1980-01-02 precise +2 -1") {
		t.Error(got)
	}
}
