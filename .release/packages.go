package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/deb" // the format "deb"
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm" // the format "rpm"
)

// linuxPackages are the packages for Debian and Fedora and what is made of them.
func (r *release) linuxPackages() ([]file, error) {
	dir, err := os.MkdirTemp("", "cotejo-package-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var out []file
	for _, t := range r.targets {
		if t.os != "linux" {
			continue
		}
		for _, format := range []string{"deb", "rpm"} {
			made, err := r.linuxPackage(dir, t, format)
			if err != nil {
				return nil, fmt.Errorf("%s for %s: %w", format, t, err)
			}
			out = append(out, made)
		}
	}
	return out, nil
}

func (r *release) linuxPackage(dir string, t target, format string) (file, error) {
	info := &nfpm.Info{
		Name: product, Arch: t.arch, Platform: "linux", Version: r.version, VersionSchema: "semver", Section: "utils", Priority: "optional",
		Maintainer: "The cotejo authors <" + r.address + ">", Description: summary, Homepage: r.address, License: licence, MTime: r.date,
	}
	info.RPM.BuildHost = "localhost" // instead of this machine's name
	info.Deb.Fields = map[string]string{"Bugs": r.address + "/issues"}
	for i, f := range r.installed(t) {
		content := f.content
		if strings.Contains(f.name, "/man/") {
			var err error
			if content, err = compressed(content); err != nil {
				return file{}, err
			}
			f.name += ".gz"
		}
		on, err := onDisk(dir, file{fmt.Sprint(t.os, t.arch, format, i), content, f.mode})
		if err != nil {
			return file{}, err
		}
		info.Contents = append(info.Contents, &files.Content{
			Source: on, Destination: "/" + f.name,
			FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: f.mode, MTime: r.date},
		})
	}
	info = nfpm.WithDefaults(info)
	if err := nfpm.PrepareForPackager(info, format); err != nil {
		return file{}, err
	}
	packager, err := nfpm.Get(format)
	if err != nil {
		return file{}, err
	}
	var b bytes.Buffer
	if err := packager.Package(info, &b); err != nil {
		return file{}, err
	}
	return file{packager.ConventionalFileName(info), b.Bytes(), 0o644}, nil
}

// installed are the files of an installation on Linux, by their place below /.
func (r *release) installed(t target) []file {
	out := []file{{"usr/bin/" + product, r.binaries[t], 0o755}}
	out = append(out, below("usr/share/man", r.man)...)
	for _, d := range r.docs {
		out = append(out, file{"usr/share/doc/" + product + "/" + d.name, d.content, 0o644})
	}
	for _, c := range r.complete {
		switch c.name {
		case "cotejo.bash":
			out = append(out, file{"usr/share/bash-completion/completions/" + product, c.content, 0o644})
		case "_cotejo":
			out = append(out, file{"usr/share/zsh/vendor-completions/" + c.name, c.content, 0o644})
		case "cotejo.fish":
			out = append(out, file{"usr/share/fish/vendor_completions.d/" + c.name, c.content, 0o644})
		}
	}
	return out
}
