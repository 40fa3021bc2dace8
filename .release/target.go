package main

import (
	"fmt"
	"slices"
	"strings"
)

// A target is a kind of machine to build for, in the words of Go.
type target struct{ os, arch string }

func (t target) String() string { return t.os + "/" + t.arch }

// allTargets are the systems that a release is for. linux/amd64 is the first,
// since the others name its fingerprint.
var allTargets = []target{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// wheelTags are the platforms of a wheel. The program for Linux is linked with
// no C library, so that it runs beside that of Debian and that of Alpine; Go
// supports macOS 12 and later.
var wheelTags = map[target]string{
	{"linux", "amd64"}:   "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
	{"linux", "arm64"}:   "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
	{"darwin", "amd64"}:  "macosx_12_0_x86_64",
	{"darwin", "arm64"}:  "macosx_12_0_arm64",
	{"windows", "amd64"}: "win_amd64",
	{"windows", "arm64"}: "win_arm64",
}

// program is the name of the program's file on a system.
func (t target) program() string {
	if t.os == "windows" {
		return product + ".exe"
	}
	return product
}

// targetsOf reads a list of systems.
func targetsOf(names string) ([]target, error) {
	if names == "" {
		return allTargets, nil
	}
	wanted := strings.Split(names, ",")
	var out []target
	for _, t := range allTargets { // in this order, whatever that of the names
		if i := slices.Index(wanted, t.String()); i >= 0 {
			out = append(out, t)
			wanted = slices.Delete(wanted, i, i+1)
		}
	}
	if len(wanted) > 0 {
		return nil, fmt.Errorf("no release is made for %s", list(wanted))
	}
	return out, nil
}

// has reports whether the release is for a system.
func (r *release) has(t target) bool { return slices.Contains(r.targets, t) }
