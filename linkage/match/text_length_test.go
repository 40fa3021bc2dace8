package match

import (
	"strings"
	"testing"

	"cotejo/linkage"
)

func TestLongTexts(t *testing.T) {
	c := newCell(strings.Repeat("ab cd ", 10_000), linkage.KindText)
	if len(c.folded) > longestText || len(c.parts) > longestText {
		t.Errorf("%d bytes and %d words are compared", len(c.folded), len(c.parts))
	}
}
