package main

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestStyles holds where results are written in bold and colour.
func TestStyles(t *testing.T) {
	for _, c := range []struct {
		tty  bool
		env  map[string]string
		want bool
	}{
		{true, nil, true},
		{false, nil, false},
		{true, map[string]string{"NO_COLOR": "1"}, false},
		{true, map[string]string{"TERM": "dumb"}, false},
	} {
		if got := stylable(c.tty, func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("terminal %v, %v: %v", c.tty, c.env, got)
		}
	}
	var out strings.Builder
	a := newApp(&out, io.Discard, func(string) string { return "" }, nil)
	if a.style(styleBold, "x") != "x" {
		t.Error("styled where nobody said that it is a terminal")
	}
	a.styled = true
	if a.style(styleBold, "x") != "\x1b[1mx\x1b[0m" || a.style(styleBold, "") != "" {
		t.Error("not styled on a terminal")
	}
}

// TestUseLines holds that help names arguments in the user's language.
func TestUseLines(t *testing.T) {
	for lang, word := range map[string]string{"es": "REGISTRO", "en": "ROSTER"} {
		a := newApp(io.Discard, io.Discard, func(string) string { return lang }, nil)
		var walk func(c *cobra.Command)
		walk = func(c *cobra.Command) {
			if c.Name() == "count" && !strings.Contains(c.Use, word) {
				t.Errorf("%s: %s", lang, c.Use)
			}
			for _, english := range []string{"ROSTER", "WHO", "VERDICT", "FILE", "DIR", "NAME", "TABLE"} {
				if lang == "es" && strings.Contains(c.Use, english) {
					t.Errorf("the Spanish help says %q", c.Use)
				}
			}
			for _, sub := range c.Commands() {
				walk(sub)
			}
		}
		walk(newRoot(a))
	}
}
