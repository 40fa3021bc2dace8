package decisions

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"cotejo/linkage"
	"cotejo/sources"
	"github.com/gocarina/gocsv"
)

// Append adds decisions to the end of a file and returns when they are safe on
// the disk. A new file gets the header and can be read by its owner alone. Each
// decision goes out in one write, so that a crash leaves whole lines, and a last
// line that somebody left without its end is ended first.
//
// Decisions that [Read] would not take are returned as [sources.Problems], with
// 1 for the line of the first decision, and then nothing is written. Otherwise
// an error is that of the file system. Line of a decision is not used.
func Append(path string, ds ...linkage.Decision) error {
	if len(ds) == 0 {
		return nil
	}
	var problems sources.Problems
	var out [][]byte
	for i, d := range ds {
		d.Line = i + 1
		problems = append(problems, check(filepath.Base(path), &d)...)
		var b bytes.Buffer
		if err := gocsv.MarshalWithoutHeaders([]*line{lineOf(&d)}, &b); err != nil {
			return err
		}
		out = append(out, b.Bytes())
	}
	if len(problems) > 0 {
		return problems
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(write(f, out), f.Close())
}

// write adds lines to an open file.
func write(f *os.File, lines [][]byte) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	last := make([]byte, 1)
	switch size := info.Size(); {
	case size == 0:
		if _, err := f.WriteString(header + "\n"); err != nil {
			return err
		}
		if err := syncFolder(f.Name()); err != nil {
			return err
		}
	default:
		if _, err := f.ReadAt(last, size-1); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if last[0] != '\n' {
			lines[0] = append([]byte("\n"), lines[0]...)
		}
	}
	for _, l := range lines {
		if _, err := f.Write(l); err != nil {
			return err
		}
	}
	return f.Sync()
}

// syncFolder makes the entry of a new file as safe as its content. Systems that
// cannot sync a folder do without.
func syncFolder(path string) error {
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil
	}
	_ = folder.Sync()
	return folder.Close()
}
