package values

import (
	"testing"

	"cotejo/linkage/timeline"
)

// The custodies of legal figures by which timelines count are those of the
// vocabulary.
func TestFiguresOfTimelines(t *testing.T) {
	v, err := Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range v.tables["statuses"] {
		if want, got := v.FigureCustody(r.Figure), timeline.Custody(r.Figure); r.Figure != "" && got != want {
			t.Errorf("%s is %q for timelines and %q in the vocabulary", r.Figure, got, want)
		}
		if r.Figure != "" && !timeline.Known(r.Figure) {
			t.Errorf("timelines do not know %s", r.Figure)
		}
	}
}
