package names

import (
	"strings"
	"testing"
)

func TestManyLettersInOneByte(t *testing.T) {
	var a strings.Builder
	for r := rune(0x4e00); r < 0x4e00+400; r++ {
		a.WriteRune(r)
	}
	x, y := OneByte(a.String(), a.String()[:300])
	if len(x) != 400 || len(y) != 100 {
		t.Errorf("%d and %d bytes", len(x), len(y))
	}
	if x[255] != 255 || x[399] != 255 {
		t.Errorf("letters beyond 255 are %d and %d", x[255], x[399])
	}
}
