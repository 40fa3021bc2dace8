package linkage

import (
	"strings"
	"testing"
)

func TestManyAlternatives(t *testing.T) {
	many := strings.Repeat("a|", 100) + "b"
	if !SharesAlternative(many, "b") || !SharesAlternative("c|b", many) || SharesAlternative(many, "c|d") {
		t.Error("one of many alternatives is not found, or one too many")
	}
}
