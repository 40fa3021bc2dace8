package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// first is the system whose program the others name: init writes its address and
// fingerprint into the workflow of a project folder.
var first = target{"linux", "amd64"}

// compile builds the program for every system. What in the environment could
// change its bytes is set.
func (r *release) compile(work string) error {
	r.binaries = make(map[target][]byte)
	fingerprint := ""
	for _, t := range r.targets {
		path := filepath.Join(work, t.os+"-"+t.arch)
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", r.linkerFlags(fingerprint), "-o", path, "./cmd/cotejo")
		cmd.Dir = r.root
		cmd.Env = append(os.Environ(), "GOOS="+t.os, "GOARCH="+t.arch, "CGO_ENABLED=0", "GOFLAGS=", "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GOWORK=off")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", t, err, out)
		}
		binary, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		r.binaries[t] = binary
		if t == first {
			sum := sha256.Sum256(binary)
			fingerprint = hex.EncodeToString(sum[:])
		}
	}
	return nil
}

// linkerFlags name the version in the program, and leave out what only a
// debugger reads. The program for Linux cannot name its own fingerprint; it reads
// its own file instead.
func (r *release) linkerFlags(fingerprint string) string {
	flags := []string{"-s", "-w", "-buildid=", "-X main.version=" + r.version, "-X main.commit=" + r.commit, "-X main.releases=" + r.downloads()}
	if fingerprint != "" {
		flags = append(flags, "-X main.linuxSHA256="+fingerprint)
	}
	return strings.Join(flags, " ")
}

// accompany collects what goes with the program: its manual pages and
// completions, which it writes itself, and the papers.
func (r *release) accompany(work string) error {
	own, err := r.ownProgram(work)
	if err != nil {
		return err
	}
	pages := filepath.Join(work, "man")
	if out, err := exec.Command(own, "man", pages).CombinedOutput(); err != nil {
		return fmt.Errorf("cotejo man: %w\n%s", err, out)
	}
	if r.man, err = filesBelow(pages); err != nil {
		return err
	}
	for _, shell := range []struct{ name, file string }{{"bash", "cotejo.bash"}, {"zsh", "_cotejo"}, {"fish", "cotejo.fish"}, {"powershell", "cotejo.ps1"}} {
		text, err := exec.Command(own, "completion", shell.name).Output()
		if err != nil {
			return fmt.Errorf("cotejo completion %s: %w", shell.name, err)
		}
		r.complete = append(r.complete, file{shell.file, text, 0o644})
	}
	for _, name := range []string{"LICENSE", "README.md", "CHANGELOG.md"} {
		text, err := os.ReadFile(filepath.Join(r.root, name))
		if err != nil {
			return err
		}
		r.docs = append(r.docs, file{name, text, 0o644})
	}
	licences, err := r.licences()
	if err != nil {
		return err
	}
	r.docs = append(r.docs, file{"THIRD_PARTY_LICENSES", licences, 0o644})
	return nil
}

// ownProgram is the program for this machine, which may not be among those that
// are released.
func (r *release) ownProgram(work string) (string, error) {
	own := target{runtime.GOOS, runtime.GOARCH}
	path := filepath.Join(work, own.os+"-"+own.arch)
	if r.has(own) {
		return path, nil
	}
	cmd := exec.Command("go", "build", "-o", path, "./cmd/cotejo")
	cmd.Dir = r.root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
}

// filesBelow reads the files of a folder by name, with their paths in it.
func filesBelow(dir string) ([]file, error) {
	var out []file
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		out = append(out, file{filepath.ToSlash(name), bytes.Clone(text), 0o644})
		return err
	})
	return out, err
}
