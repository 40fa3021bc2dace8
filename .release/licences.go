package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// paper is the name of a file that a licence asks to pass on.
var paper = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents)([-._].*)?$`)

// licences are the terms of all that the programs are made of, word for word: the
// licences of most parts ask for it. A part without one stops the release.
func (r *release) licences() ([]byte, error) {
	modules, toolchain, err := r.modules()
	if err != nil {
		return nil, err
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("cotejo is under the licence in the file LICENSE. It is made of the following parts,\neach under its own terms.\n")
	if err := terms(&b, "The Go standard library, "+toolchain, strings.TrimSpace(string(goroot))); err != nil {
		return nil, err
	}
	for _, m := range modules {
		dir, err := r.folderOf(m)
		if err != nil {
			return nil, err
		}
		if err := terms(&b, m.path+" "+m.version, dir); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// folderOf is where the source of a module lies on this machine.
func (r *release) folderOf(m module) (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", m.path+"@"+m.version)
	cmd.Dir = r.root
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.path, err)
	}
	var at struct{ Dir string }
	if err := json.Unmarshal(out, &at); err != nil {
		return "", err
	}
	return at.Dir, nil
}

// terms adds the papers of a part.
func terms(b *bytes.Buffer, title, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		if e.IsDir() || !paper.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		found = true
		fmt.Fprintf(b, "\n%s\n%s (%s)\n%[1]s\n\n%[4]s\n", strings.Repeat("=", 80), title, e.Name(), strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	if !found {
		return errors.New(title + " has no licence")
	}
	return nil
}
