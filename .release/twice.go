package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// again makes the release a second time, from a clone of the commit in another
// folder and with nothing compiled before, and holds it to the first, byte by
// byte.
func (r *release) again(out string) error {
	work, err := os.MkdirTemp("", "cotejo-again-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	root := filepath.Join(work, "a clone elsewhere")
	if said, err := exec.Command("git", "clone", "--quiet", "--no-local", r.root, root).CombinedOutput(); err != nil {
		return fmt.Errorf("git clone: %w\n%s", err, said)
	}
	checkout := exec.Command("git", "-C", root, "checkout", "--quiet", "--detach", r.commit)
	if said, err := checkout.CombinedOutput(); err != nil {
		return fmt.Errorf("git checkout: %w\n%s", err, said)
	}
	if err := os.Setenv("GOCACHE", filepath.Join(work, "cache")); err != nil {
		return err
	}
	second := &release{root: root, version: r.version, commit: r.commit, date: r.date, address: r.address, targets: r.targets}
	elsewhere := filepath.Join(work, "release")
	if err := second.make(elsewhere); err != nil {
		return err
	}
	if err := sameFiles(out, elsewhere); err != nil {
		return err
	}
	fmt.Println("built twice, from two folders: the same bytes")
	return nil
}

// sameFiles says which files of two folders are not the same.
func sameFiles(a, b string) error {
	ours, err := filesBelow(a)
	if err != nil {
		return err
	}
	theirs, err := filesBelow(b)
	if err != nil {
		return err
	}
	other := make(map[string][]byte)
	for _, f := range theirs {
		other[f.name] = f.content
	}
	var different []error
	for _, f := range ours {
		content, ok := other[f.name]
		if !ok || !bytes.Equal(content, f.content) {
			different = append(different, fmt.Errorf("%s has other bytes when it is built again", f.name))
		}
		delete(other, f.name)
	}
	for name := range other {
		different = append(different, fmt.Errorf("%s is made by one of two builds", name))
	}
	return errors.Join(different...)
}
