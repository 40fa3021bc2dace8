package bridge

import (
	"fmt"
	"testing"
)

func TestCorrected(t *testing.T) {
	row := func(ref, list, name string, cells ...string) Row {
		return Row{Ref: ref, List: list, Name: name, Cells: append([]string{name}, cells...)}
	}
	for _, c := range []struct {
		what     string
		old, now []Row
		want     string
	}{
		{"a slip mended", []Row{row("x:1", "x", "Ariel Sotto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, "map[x:1:x:2]"},
		{"another town", []Row{row("x:1", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Ariel Soto Brito", "Cerro", "2021", "a", "c")}, "map[x:1:x:2]"},
		{"a brother", []Row{row("x:1", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Abel Soto Brito", "Regla", "2021", "a", "b")}, "map[]"},
		{"all else is another", []Row{row("x:1", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Ariel Soto Brito", "Cerro", "2023", "c", "d")}, "map[]"},
		{"another list", []Row{row("x:1", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, []Row{row("y:2", "y", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, "map[]"},
		{"two as near", []Row{row("x:1", "x", "Ariel Sotto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b"), row("x:3", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b")}, "map[]"},
		{"the nearer of two", []Row{row("x:1", "x", "Ariel Sotto Brito", "Regla", "2021", "a", "b")}, []Row{row("x:2", "x", "Ariel Soto Brito", "Regla", "2021", "a", "b"), row("x:3", "x", "Ariel Soto Brito", "Regla", "2021", "a", "c")}, "map[x:1:x:2]"},
	} {
		if got := fmt.Sprint(Corrected(c.old, c.now)); got != c.want {
			t.Errorf("%s: %s, not %s", c.what, got, c.want)
		}
	}
}
