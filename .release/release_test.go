package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// invented is a release of programs that are none, for all systems.
func invented() *release {
	r := &release{version: "1.2.3", commit: "0123abc", date: time.Unix(1_700_000_000, 0).UTC(), address: "https://example.org/cotejo", targets: allTargets, binaries: make(map[target][]byte)}
	for _, t := range allTargets {
		r.binaries[t] = []byte("#!/bin/sh\necho " + t.String() + "\n")
	}
	r.man = []file{{"es/man1/cotejo.1", []byte(".TH COTEJO 1\n"), 0o644}, {"man1/cotejo.1", []byte(".TH COTEJO 1\n"), 0o644}}
	r.complete = []file{{"cotejo.bash", []byte("#\n"), 0o644}, {"_cotejo", []byte("#\n"), 0o644}, {"cotejo.fish", []byte("#\n"), 0o644}}
	r.docs = []file{{"LICENSE", []byte("licence\n"), 0o644}, {"README.md", []byte("# cotejo\n"), 0o644}, {"THIRD_PARTY_LICENSES", []byte("others\n"), 0o644}}
	return r
}

func TestVersionOf(t *testing.T) {
	const source = "var (\n\tversion = \"1.2.3\" // of the tool\n)\n"
	for _, c := range []struct {
		tags string
		want string // "" for an error
	}{
		{"v1.2.3", "1.2.3"},
		{"", "1.2.3-dev.40"},
		{"v1.2.3-rc.1", "1.2.3-rc.1"},
		{"tried-by-ana v1.2.3", "1.2.3"},
		{"v1.2.3-alpha", "1.2.3-dev.40"}, // no package could say it
		{"v1.2.4", ""},                   // the source says another
	} {
		got, err := versionOf(strings.Fields(c.tags), source, "40")
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%q: %q, %v", c.tags, got, err)
		}
	}
	if _, err := versionOf(nil, "package main", "1"); err == nil {
		t.Error("a source without a version has one")
	}
}

func TestAddressOf(t *testing.T) {
	for remote, want := range map[string]string{
		"https://example.org/who/cotejo.git": "https://example.org/who/cotejo", "git@example.org:who/cotejo.git": "https://example.org/who/cotejo",
		"": unpublished, "/srv/git/cotejo": unpublished, "http://example.org/x": unpublished, "https://user:secret@example.org/x": unpublished,
	} {
		if got := addressOf(remote); got != want {
			t.Errorf("%q: %q, want %q", remote, got, want)
		}
	}
}

func TestTargets(t *testing.T) {
	got, err := targetsOf("windows/arm64,linux/amd64")
	if err != nil || !slices.Equal(got, []target{{"linux", "amd64"}, {"windows", "arm64"}}) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := targetsOf("plan9/386"); err == nil {
		t.Error("a system that nothing is made for is taken")
	}
	if all, err := targetsOf(""); err != nil || all[0] != first || len(all) != len(wheelTags) {
		t.Errorf("%v, %v", all, err)
	}
}

// steps are what make a file of every kind.
func (r *release) steps(t *testing.T) (all []file) {
	t.Helper()
	for _, step := range []func() ([]file, error){r.plain, r.archives, r.linuxPackages, r.wheels, r.image} {
		made, err := step()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, made...)
	}
	return all
}

// TestSameBytes makes everything twice; neither the clock nor a folder's name may
// show.
func TestSameBytes(t *testing.T) {
	one := invented().steps(t)
	time.Sleep(1100 * time.Millisecond) // the clock of archives has whole seconds
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TZ", "Pacific/Kiritimati")
	two := invented().steps(t)
	if len(one) != len(two) || len(one) != 1+6+4+6+2 {
		t.Fatalf("%d and %d files", len(one), len(two))
	}
	seen := make(map[string]bool)
	for i := range one {
		if one[i].name != two[i].name || !bytes.Equal(one[i].content, two[i].content) {
			t.Errorf("%s has other bytes the second time", one[i].name)
		}
		if seen[one[i].name] {
			t.Errorf("%s is made twice", one[i].name)
		}
		seen[one[i].name] = true
		for _, word := range []string{os.TempDir(), "/root/", "/home/"} {
			if bytes.Contains(one[i].content, []byte(word)) {
				t.Errorf("%s names %s", one[i].name, word)
			}
		}
	}
}

func TestWheel(t *testing.T) {
	wheels, err := invented().wheels()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, w := range wheels {
		names = append(names, w.name)
		z, err := zip.NewReader(bytes.NewReader(w.content), int64(len(w.content)))
		if err != nil {
			t.Fatal(err)
		}
		content := make(map[string][]byte)
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if content[f.Name], err = io.ReadAll(in); err != nil {
				t.Fatal(err)
			}
			if program := strings.Contains(f.Name, ".data/scripts/"); program && f.ExternalAttrs>>16 != 0o100755 || !program && f.ExternalAttrs>>16 != 0o100644 {
				t.Errorf("%s: %s has mode %o", w.name, f.Name, f.ExternalAttrs>>16)
			}
		}
		lines := strings.Split(strings.TrimSpace(string(content["cotejo_roster-1.2.3.dist-info/RECORD"])), "\n")
		if len(lines) != len(content) {
			t.Errorf("%s: %d files, %d on record", w.name, len(content), len(lines))
		}
		for _, line := range lines {
			name, rest, _ := strings.Cut(line, ",")
			sum := sha256.Sum256(content[name])
			if want := "sha256=" + base64.RawURLEncoding.EncodeToString(sum[:]); !strings.HasSuffix(name, "/RECORD") && !strings.HasPrefix(rest, want+",") {
				t.Errorf("%s: %s", w.name, line)
			}
		}
		tags := strings.TrimSuffix(w.name[strings.LastIndexByte(w.name, '-')+1:], ".whl")
		for _, tag := range strings.Split(tags, ".") {
			if !bytes.Contains(content["cotejo_roster-1.2.3.dist-info/WHEEL"], []byte("Tag: py3-none-"+tag+"\n")) {
				t.Errorf("%s does not name the platform %s", w.name, tag)
			}
		}
	}
	if !slices.Contains(names, "cotejo_roster-1.2.3-py3-none-win_amd64.whl") {
		t.Errorf("%q", names)
	}
	for v, want := range map[string]string{"1.2.3": "1.2.3", "1.2.3-rc.2": "1.2.3rc2", "1.2.3-dev.40": "1.2.3.dev40"} {
		if got := pythonVersion(v); got != want {
			t.Errorf("%s: %s, want %s", v, got, want)
		}
	}
}

func TestArchives(t *testing.T) {
	archives, err := invented().archives()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range archives {
		modes := make(map[string]int64)
		if strings.HasSuffix(a.name, ".zip") {
			z, err := zip.NewReader(bytes.NewReader(a.content), int64(len(a.content)))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range z.File {
				modes[f.Name] = int64(f.Mode().Perm())
			}
		} else {
			z, err := gzip.NewReader(bytes.NewReader(a.content))
			if err != nil {
				t.Fatal(err)
			}
			for in := tar.NewReader(z); ; {
				h, err := in.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				modes[h.Name] = h.Mode
			}
		}
		program := "cotejo"
		if strings.Contains(a.name, "windows") {
			program = "cotejo.exe"
		}
		if modes[program] != 0o755 || modes["LICENSE"] != 0o644 || modes["THIRD_PARTY_LICENSES"] != 0o644 || modes["completions/cotejo.bash"] != 0o644 {
			t.Errorf("%s: %v", a.name, modes)
		}
	}
}

func TestManifests(t *testing.T) {
	r := invented()
	archives, err := r.archives()
	if err != nil {
		t.Fatal(err)
	}
	made, err := r.manifests(archives)
	if err != nil || len(made) != 2 {
		t.Fatalf("%d manifests, %v", len(made), err)
	}
	sum := func(name string) string {
		for _, a := range archives {
			if a.name == name {
				return fingerprint(a.content)
			}
		}
		t.Fatalf("no %s", name)
		return ""
	}
	ruby := string(made[0].content)
	for _, want := range []string{
		`version "1.2.3"`, `arm:   "` + sum("cotejo_1.2.3_darwin_arm64.tar.gz") + `"`, `intel: "` + sum("cotejo_1.2.3_darwin_amd64.tar.gz") + `"`,
		`url "https://example.org/cotejo/releases/download/v#{version}/cotejo_#{version}_darwin_#{arch}.tar.gz"`, `manpage "man/man1/cotejo.1"`, "com.apple.quarantine",
	} {
		if !strings.Contains(ruby, want) {
			t.Errorf("the cask lacks %s:\n%s", want, ruby)
		}
	}
	if path, err := exec.LookPath("ruby"); err == nil {
		c := exec.Command(path, "-c")
		c.Stdin = strings.NewReader(ruby)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}
	var scoop struct {
		Bin          string
		Architecture map[string]struct{ URL, Hash string }
	}
	if err := json.Unmarshal(made[1].content, &scoop); err != nil {
		t.Fatal(err)
	}
	if x := scoop.Architecture["64bit"]; scoop.Bin != "cotejo.exe" || x.Hash != sum("cotejo_1.2.3_windows_amd64.zip") || x.URL != "https://example.org/cotejo/releases/download/v1.2.3/cotejo_1.2.3_windows_amd64.zip" {
		t.Errorf("%s", made[1].content)
	}
	few := invented()
	few.targets = []target{first}
	some, err := few.archives()
	if err != nil {
		t.Fatal(err)
	}
	if none, err := few.manifests(some); err != nil || len(none) != 0 {
		t.Errorf("manifests name archives that are not there: %v, %v", none, err)
	}
}

func TestChecksums(t *testing.T) {
	dir := t.TempDir()
	files := []file{{"a", []byte("a"), 0o600}, {"b c", []byte("b"), 0o600}}
	for _, f := range append(files, file{checksumsName, checksums(files), 0o600}) {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.content, f.mode); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("sha256sum", "--check", "--strict", checksumsName)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestSign signs and checks as README says, and holds that a changed list is
// found out.
func TestSign(t *testing.T) {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("no ssh-keygen on this system")
	}
	dir := t.TempDir()
	key, sums, signers := filepath.Join(dir, "key"), filepath.Join(dir, checksumsName), filepath.Join(dir, "signers")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	public, err := os.ReadFile(key + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{sums: "00  a\n", signers: "cotejo " + string(public)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := sign(sums, key); err != nil {
		t.Fatal(err)
	}
	check := func(text string) error {
		c := exec.Command("ssh-keygen", "-Y", "verify", "-f", signers, "-I", "cotejo", "-n", namespace, "-s", sums+".sig")
		c.Stdin = strings.NewReader(text)
		return c.Run()
	}
	if err := check("00  a\n"); err != nil {
		t.Errorf("a good signature: %v", err)
	}
	if check("01  a\n") == nil {
		t.Error("a changed list has a good signature")
	}
}

func TestEmptied(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.odt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if emptied(dir) == nil {
		t.Error("a folder that is no release was emptied")
	}
	if err := os.WriteFile(filepath.Join(dir, checksumsName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := emptied(dir); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestSameFiles(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(a, "x", "1")
	write(b, "x", "1")
	if err := sameFiles(a, b); err != nil {
		t.Error(err)
	}
	write(b, "y", "1")
	if sameFiles(a, b) == nil {
		t.Error("a file more is not noticed")
	}
	write(a, "y", "2")
	if sameFiles(a, b) == nil {
		t.Error("other bytes are not noticed")
	}
}

func TestLicences(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	if terms(&b, "x v1", dir) == nil {
		t.Error("a part without a licence is passed on")
	}
	for name, text := range map[string]string{"LICENSE-MIT": "Permission", "NOTICE.txt": "by Ana", "license.go": "package x", "README": "no"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := terms(&b, "x v1", dir); err != nil || !strings.Contains(b.String(), "Permission") || !strings.Contains(b.String(), "by Ana") || strings.Contains(b.String(), "package x") {
		t.Errorf("%v\n%s", err, b.String())
	}
}
