package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A release is one version for some systems.
type release struct {
	root    string // the source
	version string
	commit  string
	date    time.Time // of the commit, in UTC: every file is dated so
	address string    // of the project's page, without a slash at its end
	targets []target

	binaries map[target][]byte
	man      []file // manual pages, man1/cotejo.1 and es/man1/cotejo.1 and so on
	complete []file // completions for shells
	docs     []file // what lies beside the program in archives
}

// product is the command's name, and that of most files.
const product = "cotejo"

// unpublished stands for the project's page where nobody said what it is.
const unpublished = "https://example.invalid/cotejo"

// newRelease finds out from git what is being released. SOURCE_DATE_EPOCH, if
// set, stands for the date of the commit, as reproducible-builds.org defines it.
func newRelease(root, version, address string) (*release, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	r := &release{root: root, version: version}
	git := func(args ...string) (string, error) {
		c := exec.Command("git", append([]string{"-C", root}, args...)...)
		out, err := c.Output()
		if e := new(exec.ExitError); errors.As(err, &e) {
			err = fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(string(e.Stderr)))
		}
		return strings.TrimSpace(string(out)), err
	}
	changed, err := git("status", "--porcelain")
	if err != nil {
		return nil, err
	}
	if changed != "" { // what is built would not be what the commit says
		return nil, fmt.Errorf("there are files that no commit has; commit them or put them away:\n%s", changed)
	}
	if r.commit, err = git("rev-parse", "HEAD"); err != nil {
		return nil, err
	}
	stamp := os.Getenv("SOURCE_DATE_EPOCH")
	if stamp == "" {
		if stamp, err = git("log", "-1", "--format=%ct"); err != nil {
			return nil, err
		}
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH %q is no number of seconds", stamp)
	}
	r.date = time.Unix(seconds, 0).UTC()
	if r.version == "" {
		tags, err := git("tag", "--points-at", "HEAD")
		if err != nil {
			return nil, err
		}
		source, err := os.ReadFile(filepath.Join(root, "cmd/cotejo/version.go"))
		if err != nil {
			return nil, err
		}
		count, err := git("rev-list", "--count", "HEAD")
		if err != nil {
			return nil, err
		}
		if r.version, err = versionOf(strings.Fields(tags), string(source), count); err != nil {
			return nil, err
		}
	}
	if !semantic.MatchString(r.version) {
		return nil, fmt.Errorf("%q is no version such as 1.2.3 or 1.2.3-rc.1", r.version)
	}
	if address == "" {
		remote, _ := git("remote", "get-url", "origin") // there need not be one
		address = addressOf(remote)
	}
	r.address = strings.TrimSuffix(address, "/")
	return r, nil
}

// semantic is a version as semver.org defines it, without build metadata, and
// with a pre-release that every package format can say.
var semantic = regexp.MustCompile(`^\d+\.\d+\.\d+(-(rc|dev)\.\d+)?$`)

// inSource is the line of the program that has the version being worked on.
var inSource = regexp.MustCompile(`(?m)^\s*version = "(\d+\.\d+\.\d+)"`)

// versionOf is the version of the tag of a commit. A commit without one is a
// step on the way to the version that the source names.
func versionOf(tags []string, source, count string) (string, error) {
	m := inSource.FindStringSubmatch(source)
	if m == nil {
		return "", errors.New("the source names no version")
	}
	for _, tag := range tags {
		v, ok := strings.CutPrefix(tag, "v")
		if !ok || !semantic.MatchString(v) {
			continue
		}
		if whole, _, _ := strings.Cut(v, "-"); whole != m[1] {
			return "", fmt.Errorf("the tag %s is another version than the source's %s", tag, m[1])
		}
		return v, nil
	}
	return m[1] + "-dev." + count, nil
}

// addressOf is the page of a repository that is fetched from a known kind of
// server.
func addressOf(remote string) string {
	remote = strings.TrimSuffix(remote, ".git")
	if at, ok := strings.CutPrefix(remote, "git@"); ok {
		remote = "https://" + strings.Replace(at, ":", "/", 1)
	}
	if !strings.HasPrefix(remote, "https://") || strings.Contains(remote, "@") {
		return unpublished
	}
	return remote
}

// download is the address of a file of the release.
func (r *release) download(name string) string { return r.downloads() + name }

// downloads is the address below which the files of the release are.
func (r *release) downloads() string { return r.address + "/releases/download/v" + r.version + "/" }
