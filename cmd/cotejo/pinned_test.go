package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWorkflow runs what the workflow of a project folder does, with a curl that
// copies a file, and holds that it runs nothing but the program that is meant.
func TestWorkflow(t *testing.T) {
	if _, err := exec.LookPath("sha256sum"); err != nil {
		t.Skip("no sha256sum on this system")
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("curl", "#!/bin/sh\nfor last; do :; done\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$SERVED\" \"$2\"\n")
	right := write("right", "#!/bin/sh\necho ran \"$@\"\n")
	wrong := write("wrong", "#!/bin/sh\necho stolen\n")
	sum, err := exec.Command("sha256sum", right).Output()
	if err != nil {
		t.Fatal(err)
	}
	defer func(r, s string) { releases, linuxSHA256 = r, s }(releases, linuxSHA256)
	for _, lang := range []string{"es", "en"} {
		template, err := projectFiles.ReadFile("project/workflow." + lang + ".yml")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name, releases, served string
			ran                    bool
		}{
			{"a release", "https://example.org/cotejo/releases/download/v" + version + "/", right, true},
			{"another file in its place", "https://example.org/cotejo/releases/download/v" + version + "/", wrong, false},
			{"built from the source", "", right, false},
		} {
			releases, linuxSHA256 = c.releases, strings.Fields(string(sum))[0]
			text := string(pinned(template))
			value := func(name string) string {
				return regexp.MustCompile(name + `: "(.*)"`).FindStringSubmatch(text)[1]
			}
			if url := value("COTEJO_URL"); c.releases != "" && url != c.releases+"cotejo_"+version+"_linux_amd64" || c.releases == "" && url != "" {
				t.Errorf("%s, %s: the address is %q", lang, c.name, url)
			}
			var steps strings.Builder
			for _, block := range regexp.MustCompile(`(?m)run: \|\n((?:          .*\n)+)`).FindAllStringSubmatch(text, -1) {
				steps.WriteString(block[1])
			}
			sh := exec.Command("bash", "-e", "-c", steps.String())
			sh.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "RUNNER_TEMP="+t.TempDir(), "SERVED="+c.served, "COTEJO_URL="+value("COTEJO_URL"), "COTEJO_SHA256="+value("COTEJO_SHA256"))
			out, err := sh.CombinedOutput()
			if ran := strings.Contains(string(out), "ran verify ."); ran != c.ran || (err == nil) != c.ran || strings.Contains(string(out), "stolen") {
				t.Errorf("%s, %s: %v\n%s", lang, c.name, err, out)
			}
		}
	}
}
