package main

import (
	"io"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestManPages holds that every command that help names has a page in both
// languages, with every option of it, and that troff has nothing against them.
func TestManPages(t *testing.T) {
	groff, _ := exec.LookPath("groff")
	for _, lang := range []string{"es", "en"} {
		a := newApp(io.Discard, io.Discard, func(string) string { return "" }, []string{"--lang", lang})
		pages := a.manPages()
		commands := newRoot(a).Commands()
		for _, c := range commands {
			page, ok := pages["cotejo-"+c.Name()+".1"]
			switch c.Name() {
			case "help", "completion", "man":
				continue
			}
			if !ok {
				t.Errorf("%s: %s has no page", lang, c.Name())
			}
			for line := range strings.Lines(c.LocalFlags().FlagUsages()) {
				for _, word := range strings.Fields(line) {
					if name, long := strings.CutPrefix(word, "--"); long {
						if !strings.Contains(page, `\fB\-\-`+strings.ReplaceAll(name, "-", `\-`)+`\fP`) {
							t.Errorf("%s: the page of %s lacks --%s", lang, c.Name(), name)
						}
					}
					if !strings.HasPrefix(word, "-") {
						break
					}
				}
			}
			if !strings.Contains(pages["cotejo.1"], roff("cotejo-"+c.Name())) {
				t.Errorf("%s: the page of the program does not name %s", lang, c.Name())
			}
		}
		if heading := map[string]string{"es": ".SH DESCRIPCIÓN\n", "en": ".SH DESCRIPTION\n"}[lang]; !strings.Contains(pages["cotejo-merge.1"], heading) {
			t.Errorf("%s: no heading %s", lang, heading)
		}
		for name, page := range pages {
			for _, line := range strings.Split(page, "\n") {
				if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") && !strings.Contains(".TH.SH.SS.TP.B .BR.RI.PP.nf.fi", line[:min(3, len(line))]) {
					t.Errorf("%s: %s: %q is no command of troff", lang, name, line)
				}
			}
		}
		if groff == "" {
			continue
		}
		c := exec.Command(groff, "-K", "utf8", "-T", "utf8", "-man", "-ww", "-z")
		c.Stdin = strings.NewReader(strings.Join(slices.Collect(maps.Values(pages)), ""))
		if out, err := c.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: groff: %v\n%s", lang, err, out)
		}
	}
}

func TestRoff(t *testing.T) {
	for in, want := range map[string]string{
		`a\b`: `a\eb`, "--json": `\-\-json`, ".TH x": `\&.TH x`, "'x": `\&'x`, "a\nb": "a b", "ñ «x»": "ñ «x»",
	} {
		if got := roff(in); got != want {
			t.Errorf("roff(%q) = %q, want %q", in, got, want)
		}
	}
	if got, want := roffText("a\nb\n\n  c\n\nd:   e"), "a\nb\n.PP\n.nf\n  c\n.fi\n.PP\n.nf\nd:   e\n.fi\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
