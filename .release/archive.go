package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
	"time"
)

// plain is the bare program for Linux: one file that a workflow downloads and
// holds to its fingerprint.
func (r *release) plain() ([]file, error) {
	if !r.has(first) {
		return nil, nil
	}
	return []file{{r.plainName(), r.binaries[first], 0o755}}, nil
}

func (r *release) plainName() string {
	return fmt.Sprintf("%s_%s_%s_%s", product, r.version, first.os, first.arch)
}

// archiveName is the name of a system's archive: a zip for Windows, whose users
// open one with a double click.
func (r *release) archiveName(t target) string {
	ext := ".tar.gz"
	if t.os == "windows" {
		ext = ".zip"
	}
	return fmt.Sprintf("%s_%s_%s_%s%s", product, r.version, t.os, t.arch, ext)
}

// archives are the program and its papers, a file for each system.
func (r *release) archives() ([]file, error) {
	var out []file
	for _, t := range r.targets {
		inside := []file{{t.program(), r.binaries[t], 0o755}}
		inside = append(inside, r.docs...)
		if t.os != "windows" {
			inside = append(inside, below("man", r.man)...)
		}
		inside = append(inside, below("completions", r.complete)...)
		var b bytes.Buffer
		var err error
		if t.os == "windows" {
			err = writeZip(&b, inside, r.date)
		} else {
			err = writeTarGz(&b, inside, r.date)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, file{r.archiveName(t), b.Bytes(), 0o644})
	}
	return out, nil
}

// below puts files into a folder.
func below(dir string, files []file) []file {
	out := make([]file, len(files))
	for i, f := range files {
		out[i] = file{path.Join(dir, f.name), f.content, f.mode}
	}
	return out
}

// writeTar writes files that belong to root, as of one date, with the folders
// that they are in.
func writeTar(w io.Writer, files []file, date time.Time) error {
	t := tar.NewWriter(w)
	made := map[string]bool{".": true}
	var folder func(dir string) error
	folder = func(dir string) error {
		if made[dir] {
			return nil
		}
		made[dir] = true
		if err := folder(path.Dir(dir)); err != nil {
			return err
		}
		return t.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: dir + "/", Mode: 0o755, ModTime: date, Uname: "root", Gname: "root", Format: tar.FormatUSTAR})
	}
	for _, f := range files {
		if err := folder(path.Dir(f.name)); err != nil {
			return err
		}
		h := &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Mode: int64(f.mode.Perm()), Size: int64(len(f.content)), ModTime: date, Uname: "root", Gname: "root", Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.content); err != nil {
			return err
		}
	}
	return t.Close()
}

func writeTarGz(w io.Writer, files []file, date time.Time) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := writeTar(z, files, date); err != nil {
		return err
	}
	return z.Close()
}

// writeZip writes files as of one date. The bit that says "a regular file" is
// set: without it pip installs programs that cannot be run.
func writeZip(w io.Writer, files []file, date time.Time) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: date}
		h.SetMode(f.mode)
		h.ExternalAttrs |= regular << 16
		part, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.content); err != nil {
			return err
		}
	}
	return z.Close()
}

// regular is the type of a regular file in a mode of Unix.
const regular = 0o100000

// compressed is a file as gzip writes it, without a name or a date.
func compressed(content []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// onDisk writes files into a folder, for what reads only from there.
func onDisk(dir string, f file) (string, error) {
	name := path.Join(dir, path.Base(f.name))
	return name, os.WriteFile(name, f.content, f.mode)
}
