// Release makes everything by which cotejo reaches people: archives, packages
// for Debian and Fedora, wheels, a container image, manifests for Homebrew and
// Scoop, a list of parts, licences and checksums. The same commit gives the same
// bytes: nothing of this machine, its clock or its folders enters them.
//
// It is a module of its own, so that what builds packages is no part of what
// people install.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	fs := flag.NewFlagSet("release", flag.ContinueOnError)
	root := fs.String("root", "..", "`folder` of the source")
	out := fs.String("out", "../bin/release", "`folder` for the files")
	version := fs.String("version", "", "`version` instead of that of the tag")
	address := fs.String("address", os.Getenv("COTEJO_ADDRESS"), "`address` of the project's page, whose releases will have the files")
	names := fs.String("targets", "", "systems to build for, such as linux/amd64,windows/arm64; all of them when empty")
	twice := fs.Bool("twice", false, "build everything a second time elsewhere, from nothing, and compare the bytes")
	key := fs.String("sign", os.Getenv("SIGNING_KEY"), "SSH `key` to sign the checksums with")
	if err := fs.Parse(args); err != nil {
		return err
	}
	targets, err := targetsOf(*names)
	if err != nil {
		return err
	}
	r, err := newRelease(*root, *version, *address)
	if err != nil {
		return err
	}
	r.targets = targets
	if err := r.make(*out); err != nil {
		return err
	}
	if *twice {
		if err := r.again(*out); err != nil {
			return err
		}
	}
	if *key != "" {
		return sign(filepath.Join(*out, checksumsName), *key)
	}
	return nil
}

// make writes all files of the release into an empty folder. A folder of an
// earlier release is emptied, any other is left alone.
func (r *release) make(out string) error {
	if err := emptied(out); err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "cotejo-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := r.compile(work); err != nil {
		return err
	}
	if err := r.accompany(work); err != nil {
		return err
	}
	var files []file
	for _, step := range []func() ([]file, error){r.plain, r.archives, r.linuxPackages, r.wheels, r.image, r.parts} {
		made, err := step()
		if err != nil {
			return err
		}
		files = append(files, made...)
	}
	manifests, err := r.manifests(files)
	if err != nil {
		return err
	}
	files = append(files, manifests...)
	files = append(files, file{checksumsName, checksums(files), 0o644})
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(out, f.name), f.content, f.mode); err != nil {
			return err
		}
		fmt.Printf("%10d  %s\n", len(f.content), f.name)
	}
	return nil
}

// emptied makes the folder, and takes away what an earlier release left in it.
func emptied(out string) error {
	entries, err := os.ReadDir(out)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		if _, err := os.Stat(filepath.Join(out, checksumsName)); err != nil {
			return fmt.Errorf("%s holds files that are no release; choose another folder with -out", out)
		}
	}
	for _, e := range entries {
		if err := os.Remove(filepath.Join(out, e.Name())); err != nil {
			return err
		}
	}
	return os.MkdirAll(out, 0o755)
}

// A file is one file of a release.
type file struct {
	name    string
	content []byte
	mode    os.FileMode
}

// list joins names for a message.
func list(names []string) string { return strings.Join(names, ", ") }
